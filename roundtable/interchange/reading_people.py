"""Sectors, organisations and contributors of a file as records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, Sector, initials_for
from roundtable.domain.words import Attribution
from roundtable.interchange.fields import Fields
from roundtable.interchange.refusal import ImportRefused, Notes, inside, shown


def sector(fields: Fields, sort: str) -> Sector:
    """A sector."""
    return Sector(id=fields.own_id(), sort=sort, name=fields.name("name"))


def organisation(fields: Fields, sort: str) -> Organisation:
    """An organisation."""
    return Organisation(
        id=fields.own_id(),
        sort=sort,
        name=fields.name("name"),
        short=fields.name("short"),
        sector_id=fields.pointer("sector", "sector"),
        aliases=fields.names("aliases"),
    )


def contributor(fields: Fields, sort: str) -> Contributor:
    """A person; initials are "" where the file has none."""
    arrived_at, left_at = fields.span("arrived_at", "left_at")
    consent = fields.under("consent")
    return Contributor(
        id=fields.own_id(),
        sort=sort,
        name=fields.name("name"),
        organisation_id=fields.pointer("organisation", "organisation"),
        sector_id=fields.pointer("sector", "sector"),
        role=fields.name("role"),
        initials=fields.name("initials"),
        email=fields.name("email"),
        seat=fields.whole("seat") if "seat" in fields.values else None,
        present=fields.values.get("present", True),
        arrived_at=arrived_at,
        left_at=left_at,
        attribution=fields.wish("attribution", Attribution),
        consent_how=consent.text("how"),
        consent_at=consent.moment("at"),
        loosened_because=fields.text("loosened_because"),
    )


def with_initials(people: list[Contributor], given: Fields) -> Iterator[Contributor]:
    """The people, with initials made for those who bring none; refused when two bring the same."""
    taken: dict[str, str] = {}
    for n, person in enumerate(people):
        here = inside("contributors", n)
        if person.initials and (other := taken.setdefault(fold(person.initials), here)) != here:
            raise ImportRefused(f"{here}.initials", f"{shown(person.initials)} are already those of {other}")
    used = [person.initials for person in people if person.initials]
    for person, (fields, _) in zip(people, given.members("contributors"), strict=True):
        if "initials" in fields.values:
            yield person
        else:
            used.append(initials_for(person.name, used))
            yield replace(person, initials=used[-1])


def note_shared_seats(people: list[Contributor], notes: Notes) -> None:
    """Note where two people sit on one seat: the table would show only one of them."""
    seated: dict[int, int] = {}
    for n, person in enumerate(people):
        if person.seat is not None and (first := seated.setdefault(person.seat, n)) != n:
            notes.add(f"contributors[{n}].seat", f"{person.seat} is also the seat of contributors[{first}]")

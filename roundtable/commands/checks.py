"""What every command asks of its arguments, refused in the same words everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import overload

from roundtable.domain.clean import clean_name, clean_text
from roundtable.domain.errors import Refused
from roundtable.domain.floor import ShowCount
from roundtable.domain.limits import LONGEST_TEXT
from roundtable.domain.loosening import is_looser
from roundtable.domain.order import key_between
from roundtable.domain.people import Sector
from roundtable.domain.records import Edit, Id, R, Record, revise
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution


@overload
def known(session: Session, kind: type[R], record_id: Id) -> R: ...
@overload
def known(session: Session, kind: type[R], record_id: None) -> None: ...
@overload
def known(session: Session, kind: type[R], record_id: Id | None) -> R | None: ...
def known(session: Session, kind: type[R], record_id: Id | None) -> R | None:
    """The record with that id; None stays None. Refused: unknown-<kind>, when it has been removed meanwhile."""
    if record_id is None:
        return None
    record = session.find(kind, record_id)
    if record is None:
        raise Refused(f"unknown-{kind.__name__.lower()}", record_id=record_id)
    return record


def known_segments(session: Session, segments: Iterable[str]) -> tuple[str, ...]:
    """The segments, each once, in the order given. Refused: unknown-segment."""
    found = tuple(dict.fromkeys(segments))
    for segment_id in found:
        if session.details.star.find(segment_id) is None:
            raise Refused("unknown-segment", segment=segment_id)
    return found


def known_counts(session: Session, counts: Iterable[ShowCount]) -> tuple[ShowCount, ...]:
    """Hands by sector. Refused: unknown-sector, count-is-negative."""
    found = tuple(counts)
    for count in found:
        known(session, Sector, count.sector_id)
        if min(count.in_favour, count.unsure, count.against) < 0:
            raise Refused("count-is-negative")
    return found


def text_of(text: str, empty: str) -> str:
    """The text, clean and without white space around it, lines kept. Refused: the reason `empty`; text-too-long."""
    found = clean_text(text).strip()
    if not found:
        raise Refused(empty)
    if len(found) > LONGEST_TEXT:
        raise Refused("text-too-long", length=len(found), most=LONGEST_TEXT)
    return found


def name_of(text: str, empty: str) -> str:
    """A name, clean, in one line, spaces single. Refused: the reason `empty`; text-too-long."""
    return text_of(one_line(text), empty)


def one_line(text: str) -> str:
    """A name that may be empty, clean, in one line, spaces single."""
    return " ".join(clean_name(text).split())


def changed(record: Record, **fields: object) -> Iterator[Edit]:
    """The edit that gives a record these values; nothing when it has them already."""
    after = replace(record, **fields)  # type: ignore[arg-type]  # the fields are the caller's own
    if after != record:
        yield Edit(record, after)


def moved(session: Session, record: Record, before_id: Id | None) -> Iterator[Edit]:
    """The edit that moves a record to stand before another of its list, or to the end for None."""
    others = [each for each in session.all(type(record)) if each.id != record.id]
    if before_id is None:
        low, high = (others[-1].sort if others else ""), ""
    else:
        place = next((n for n, each in enumerate(others) if each.id == before_id), None)
        if place is None:
            raise Refused(f"unknown-{type(record).__name__.lower()}", record_id=before_id)
        low, high = (others[place - 1].sort if place else ""), others[place].sort
    unmoved = (not low or low < record.sort) and (not high or record.sort < high)
    if not unmoved:
        yield revise(record, sort=key_between(low, high))


def why_looser(before: Attribution | None, after: Attribution | None, because: str, kept: str) -> str:
    """What a record keeps beside its rule: why it was loosened; "" once tightened; what it `kept` when it is the same.

    Refused: loosening-needs-a-reason.
    """
    if is_looser(before, after):
        return text_of(because, "loosening-needs-a-reason")
    return "" if is_looser(after, before) else kept

"""Edits of what the roundtable is as a whole: title, host, day, rules of attribution and print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roundtable.commands.checks import changed, name_of, text_of
from roundtable.domain.details import DETAILS_ID, Details
from roundtable.domain.errors import Refused
from roundtable.domain.look import Edition, Look, Released, Theme
from roundtable.domain.loosening import loosens, was_relied_on
from roundtable.domain.records import Edit, add, in_room_time
from roundtable.domain.session import Session
from roundtable.domain.weights import Weights
from roundtable.domain.words import Attribution, QuoteState


class DetailFields(TypedDict, total=False):
    """The fields of the session that may be set, each only when it is named."""

    title: str
    subtitle: str
    host: str
    kind: str
    question: str
    held_on: date
    reported_on: date | None
    venue: str
    time_zone: str
    authors: tuple[str, ...]
    language: str
    attribution: Attribution
    prints: QuoteState
    list_contributors: bool
    weights: Weights
    ends_by: time | None
    look: Look


PRINT_LEVELS = (QuoteState.HEARD, QuoteState.READ_BACK, QuoteState.CONFIRMED)


def revise_details(
    session: Session, now: datetime, *, because: str = "", **fields: Unpack[DetailFields]
) -> Iterator[Edit]:
    """Set the named fields of the session; to widen its rule wants a reason once somebody has spoken under it.

    Refused: session-has-no-title, unknown-time-zone, unknown-print-level, loosening-needs-a-reason.
    """
    if "title" in fields:
        fields["title"] = name_of(fields["title"], "session-has-no-title")
    if "time_zone" in fields:
        _check_zone(fields["time_zone"])
    if "prints" in fields and fields["prints"] not in PRINT_LEVELS:
        raise Refused("unknown-print-level", level=fields["prints"])
    if session.find(Details, DETAILS_ID) is None:
        yield add(Details(**fields))
    else:
        why = _why(session, replace(session.details, **fields), because)
        yield from changed(session.details, loosened_because=why, **fields)


def set_look(session: Session, now: datetime, *, look: Look) -> Iterator[Edit]:
    """Set how the report looks. Refused: look-needs-a-colour, no-such-colour."""
    if look.theme is Theme.HOST and not look.main:
        raise Refused("look-needs-a-colour")
    for colour in filter(None, (look.main, look.accent)):
        if not re.fullmatch("#[0-9A-F]{6}", colour):
            raise Refused("no-such-colour", colour=colour)
    yield from changed(session.details, look=look)


@in_room_time
def note_published(session: Session, now: datetime, *, edition: Edition) -> Iterator[Edit]:
    """Note the version of the report that was published; what is out is not taken back by undo."""
    yield from changed(session.details, edition=edition)


def release_names(session: Session, now: datetime, *, names: Iterable[Released], because: str) -> Iterator[Edit]:
    """Let names that the rules protect stand, each in the one text where it was seen. Refused: release-needs-a-reason.

    What was let stand of the same people without a place, as in files of before, has its place now.
    """
    why, chosen = text_of(because, "release-needs-a-reason"), tuple(names)
    whose = {each.record_id for each in chosen}
    kept = (each for each in session.details.released if each.place or each.record_id not in whose)
    released = {each.what: each for each in kept} | {each.what: replace(each, because=why) for each in chosen}
    yield from changed(session.details, released=tuple(released.values()))


def keep_names_back(session: Session, now: datetime, *, names: Iterable[Released]) -> Iterator[Edit]:
    """Keep names back again that were let stand; the next report asks anew."""
    back = {each.what for each in names}
    yield from changed(session.details, released=tuple(r for r in session.details.released if r.what not in back))


def _why(session: Session, after: Details, because: str) -> str:
    """Why the rule is wider than it was; "" once it is narrower, or while nobody has relied on it."""
    before = session.details
    if loosens(before, after):
        return text_of(because, "loosening-needs-a-reason") if was_relied_on(session) else ""
    return "" if loosens(after, before) else before.loosened_because


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused("unknown-time-zone", time_zone=name) from error

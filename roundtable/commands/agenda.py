"""Edits of the plan: agenda items, their order, their minutes and their fixed points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time

from roundtable.commands.checks import changed, known, known_segments, moved, name_of
from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.errors import Refused
from roundtable.domain.order import key_between
from roundtable.domain.records import Edit, Id, add, remove
from roundtable.domain.session import Session

LONGEST_ITEM = 24 * 60
"""Minutes of one item."""


def add_item(
    session: Session,
    now: datetime,
    *,
    title: str,
    minutes: int = 10,
    kind: ItemKind = ItemKind.DEBATE,
    question: str = "",
    segments: Iterable[str] = (),
    starts_at: time | None = None,
    optional: bool = False,
    public_clock: bool = True,
    after_id: Id | None = None,
) -> Iterator[Edit]:
    """Add an item behind another one, or at the end.

    Refused: item-has-no-title, minutes-out-of-range, unknown-segment, unknown-agendaitem.
    """
    items = session.all(AgendaItem)
    sort = session.next_sort(AgendaItem)
    if after_id is not None:
        place = items.index(known(session, AgendaItem, after_id))
        sort = key_between(items[place].sort, items[place + 1].sort if place + 1 < len(items) else "")
    yield add(
        AgendaItem(
            sort=sort,
            title=name_of(title, "item-has-no-title"),
            minutes=_minutes(minutes),
            kind=kind,
            question=question.strip(),
            segments=known_segments(session, segments),
            starts_at=starts_at,
            optional=optional,
            public_clock=public_clock,
        )
    )


def revise_item(
    session: Session,
    now: datetime,
    *,
    item_id: Id,
    title: str,
    minutes: int,
    kind: ItemKind,
    question: str = "",
    segments: Iterable[str] = (),
    starts_at: time | None = None,
    optional: bool = False,
    public_clock: bool = True,
    dropped: bool = False,
) -> Iterator[Edit]:
    """Set everything that a form says of an item; `minutes` are those it is to take. Refused as for `add_item`."""
    item = known(session, AgendaItem, item_id)
    planned, cut = _planned(item, minutes)
    yield from changed(
        item,
        title=name_of(title, "item-has-no-title"),
        minutes=planned,
        cut_minutes=cut,
        kind=kind,
        question=question.strip(),
        segments=known_segments(session, segments),
        starts_at=starts_at,
        optional=optional,
        public_clock=public_clock,
        dropped=dropped,
    )


def set_minutes(session: Session, now: datetime, *, item_id: Id, minutes: int) -> Iterator[Edit]:
    """Plan an item longer or shorter. Refused: minutes-out-of-range."""
    item = known(session, AgendaItem, item_id)
    planned, cut = _planned(item, minutes)
    yield from changed(item, minutes=planned, cut_minutes=cut)


def catch_up(session: Session, now: datetime, *, minutes: Mapping[Id, int]) -> Iterator[Edit]:
    """Give items to come fewer minutes than they were to take, as a plan for a late day has it; none drops an item.

    What was planned stays on record. Refused: unknown-agendaitem, item-has-run, minutes-out-of-range.
    """
    for item_id, takes in minutes.items():
        item = known(session, AgendaItem, item_id)
        if session.find(Run, item_id) is not None:
            raise Refused("item-has-run", title=item.title)
        if not 0 <= takes <= item.allotted:
            raise Refused("minutes-out-of-range", minutes=takes, most=item.allotted)
        if takes == 0 < item.allotted:
            yield from changed(item, dropped=True)
        else:
            yield from changed(item, cut_minutes=item.minutes - takes)


def move_item(session: Session, now: datetime, *, item_id: Id, before_id: Id | None) -> Iterator[Edit]:
    """Move an item to stand before another one, or to the end."""
    yield from moved(session, known(session, AgendaItem, item_id), before_id)


def remove_item(session: Session, now: datetime, *, item_id: Id) -> Iterator[Edit]:
    """Take an item off the agenda. Refused: item-has-run, since what happened is not unsaid."""
    item = known(session, AgendaItem, item_id)
    if session.find(Run, item_id) is not None:
        raise Refused("item-has-run", title=item.title)
    yield remove(item)


def _planned(item: AgendaItem, minutes: int) -> tuple[int, int]:
    """Planned minutes, and those given up since: as they were, unless the item is to take other ones from now on."""
    return (item.minutes, item.cut_minutes) if minutes == item.allotted else (_minutes(minutes), 0)


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST_ITEM:
        raise Refused("minutes-out-of-range", minutes=minutes, most=LONGEST_ITEM)
    return minutes

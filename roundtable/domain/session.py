"""One roundtable as it stands, held as an immutable value, and the questions that views and commands ask of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from types import MappingProxyType
from typing import cast

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.details import DETAILS_ID, Details
from roundtable.domain.errors import Conflict
from roundtable.domain.floor import Hand, Show, Turn
from roundtable.domain.order import key_between
from roundtable.domain.outline import Figure, Image, Reference, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.projection import PROJECTION_ID, Projection
from roundtable.domain.records import Edit, Id, R, Record
from roundtable.domain.words import ActionPoint, Insight, Quote

KINDS: tuple[type[Record], ...] = (
    Details,
    Sector,
    Organisation,
    Contributor,
    AgendaItem,
    Run,
    Turn,
    Hand,
    Show,
    Quote,
    ActionPoint,
    Insight,
    Image,
    Figure,
    Reference,
    Section,
    Projection,
)
"""Every kind of record that a session holds."""


FEW = 16
"""As many edits at once are followed one by one; after more, a list is sorted anew."""
MOST_NEWER = 256
"""How many changes lie beside a shelf's other records before all are put together."""

NOTHING: Mapping[Id, Record | None] = MappingProxyType({})


class Shelf:
    """All records of one kind, by id and in the order of the list; immutable.

    The newest few changes lie beside the rest, which all shelves of a session's life share: copying ten thousand
    records for every quote would take as long as writing it.
    """

    def __init__(
        self,
        settled: Mapping[Id, Record],
        newer: Mapping[Id, Record | None] = NOTHING,
        ordered: tuple[Record, ...] | None = None,
        behind: tuple[Record, ...] = (),
    ) -> None:
        self._settled = settled
        self._newer = newer  # None is a removed record
        self._ordered = ordered  # None is not yet sorted
        self._behind = behind  # the last ones, in order, not yet put behind the ordered ones

    @cached_property
    def ordered(self) -> tuple[Record, ...]:
        """The records in the order of (sort, id)."""
        if self._ordered is None:
            return tuple(sorted(self.by_id.values(), key=_place))
        return self._ordered + self._behind

    @property
    def last(self) -> Record | None:
        """The last record in that order."""
        return self._behind[-1] if self._behind else self.ordered[-1] if self.ordered else None

    @cached_property
    def by_id(self) -> Mapping[Id, Record]:
        """The records by their ids, in no order."""
        return _merged(self._settled, self._newer) if self._newer else self._settled

    def find(self, record_id: Id) -> Record | None:
        """The record with that id, or None."""
        return self._newer[record_id] if record_id in self._newer else self._settled.get(record_id)

    def __len__(self) -> int:
        return len(self._settled) if self._ordered is None else len(self._ordered) + len(self._behind)

    def with_edits(self, edits: Sequence[Edit]) -> Shelf:
        """The shelf after edits of its kind; Conflict when one does not start from what is held here."""
        newer = dict(self._newer)
        for edit in edits:
            record_id = edit.record.id
            held = newer[record_id] if record_id in newer else self._settled.get(record_id)
            if held != edit.before:
                raise Conflict(f"{edit.kind.__name__} {record_id} is not as the edit expects it")
            newer[record_id] = edit.after
        ordered, behind = self._with_last(edits) or (_reordered(self.ordered, edits), ())
        if ordered is None or len(newer) > MOST_NEWER:
            together = None if ordered is None else ordered + behind
            return Shelf(_merged(self._settled, newer), NOTHING, together)
        return Shelf(self._settled, newer, ordered, behind)

    def _with_last(self, edits: Sequence[Edit]) -> tuple[tuple[Record, ...], tuple[Record, ...]] | None:
        """The order when all that happens is one more at the end, as with nearly every quote: nothing is copied."""
        if len(edits) != 1 or edits[0].before is not None or edits[0].after is None:
            return None
        new, last = edits[0].after, self.last
        if last is not None and _place(new) < _place(last):
            return None
        if self._ordered is None or "ordered" in self.__dict__:  # where a cached_property keeps what it has found
            return self.ordered, (new,)
        return self._ordered, (*self._behind, new)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shelf) and self.by_id == other.by_id

    __hash__ = None  # type: ignore[assignment]  # compared by value and never used as a key


def _merged(settled: Mapping[Id, Record], newer: Mapping[Id, Record | None]) -> dict[Id, Record]:
    merged = dict(settled)
    for record_id, record in newer.items():
        if record is None:
            merged.pop(record_id, None)
        else:
            merged[record_id] = record
    return merged


def _place(record: Record) -> tuple[str, Id]:
    return record.sort, record.id


def _reordered(ordered: tuple[Record, ...], edits: Sequence[Edit]) -> tuple[Record, ...] | None:
    """Follow a few edits in a list in order, as sorting ten thousand records anew would be felt; None after many."""
    if len(edits) > FEW:
        return None
    places = list(ordered)
    for edit in edits:
        if edit.before is not None:
            del places[bisect_left(places, _place(edit.before), key=_place)]
        if edit.after is not None:
            insort(places, edit.after, key=_place)
    return tuple(places)


EMPTY = Shelf({})


@dataclass(frozen=True)
class Session:
    """The value: a shelf for each kind of record. Edits make the next value and leave this one as it is."""

    shelves: Mapping[type[Record], Shelf] = field(default_factory=dict)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a kind, in the order of their list."""
        return cast("tuple[R, ...]", self.shelves.get(kind, EMPTY).ordered)

    def count(self, kind: type[Record]) -> int:
        """How many records of a kind there are."""
        return len(self.shelves.get(kind, EMPTY))

    def find(self, kind: type[R], record_id: Id | None) -> R | None:
        """The record with that id, or None."""
        if record_id is None:
            return None
        return cast("R | None", self.shelves.get(kind, EMPTY).find(record_id))

    def get(self, kind: type[R], record_id: Id) -> R:
        """The record with that id; KeyError when there is none."""
        if (record := self.find(kind, record_id)) is None:
            raise KeyError(record_id)
        return record

    def with_edits(self, edits: Iterable[Edit]) -> Session:
        """The session after the edits; Conflict when one does not start from what is held here."""
        by_kind: dict[type[Record], list[Edit]] = {}
        for edit in edits:
            by_kind.setdefault(edit.kind, []).append(edit)
        shelves = dict(self.shelves)
        for kind, of_kind in by_kind.items():
            shelf = shelves.get(kind, EMPTY).with_edits(of_kind)
            if len(shelf):
                shelves[kind] = shelf
            else:
                shelves.pop(kind, None)
        return Session(shelves)

    def last_sort(self, kind: type[Record]) -> str:
        """The place of the last record of a list, "" when it is empty."""
        last = self.shelves.get(kind, EMPTY).last
        return last.sort if last is not None else ""

    def next_sort(self, kind: type[Record]) -> str:
        """A place behind the last record of a list."""
        return key_between(self.last_sort(kind), "")

    # What a roundtable is asked all the time

    @property
    def details(self) -> Details:
        """The session's own fields; empty ones when the session is new."""
        return self.find(Details, DETAILS_ID) or Details()

    @property
    def projection(self) -> Projection:
        """What the room sees; the welcome slide before anything was projected."""
        return self.find(Projection, PROJECTION_ID) or Projection()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes in the order of their list, withdrawn ones too."""
        return self.all(Quote)

    @cached_property
    def running(self) -> tuple[AgendaItem, Run] | None:
        """The item whose clock is open (running or paused), the one started last if there are several."""
        open_runs = [run for run in self.all(Run) if run.is_open]
        for run in sorted(open_runs, key=lambda run: run.started_at, reverse=True):
            if (item := self.find(AgendaItem, run.id)) is not None:
                return item, run
        return None

    @cached_property
    def last_ended(self) -> tuple[AgendaItem, Run] | None:
        """The item that ended last."""
        ended = [(run.ended_at, run) for run in self.all(Run) if run.ended_at is not None]
        for _, run in sorted(ended, key=lambda pair: pair[0], reverse=True):
            if (item := self.find(AgendaItem, run.id)) is not None:
                return item, run
        return None

    @cached_property
    def next_item(self) -> AgendaItem | None:
        """What comes next: an item that was left to go back, or the first that has not run."""
        return next(iter((*self.left_behind, *self.to_come)), None)

    @cached_property
    def to_come(self) -> tuple[AgendaItem, ...]:
        """The items not yet run in the order in which they come: those behind the running one, then those before it.

        A dropped item comes only when it is asked for.
        """
        items = self.all(AgendaItem)
        here = items.index(self.running[0]) if self.running is not None else 0
        return tuple(item for item in (*items[here:], *items[:here]) if self.awaits(item))

    def awaits(self, item: AgendaItem) -> bool:
        """Whether an item is still to come."""
        return not item.dropped and self.find(Run, item.id) is None

    @cached_property
    def left_behind(self) -> tuple[AgendaItem, ...]:
        """Items that were left to go back to an earlier one, in the order in which they go on.

        Such an item began after the one that runs (or ran last) and stands behind it, with none between them that is
        still to come; the one left last goes on first.
        """
        found: list[AgendaItem] = []
        items = self.all(AgendaItem)
        current = self.running or self.last_ended
        while current is not None:
            here, since = items.index(current[0]), current[1].started_at
            reached = takewhile(lambda item: not self.awaits(item), items[here + 1 :])
            runs = ((item, self.find(Run, item.id)) for item in reached)
            left = [(item, run) for item, run in runs if run is not None and run.ended_at and run.started_at > since]
            current = max(left, key=lambda pair: pair[1].ended_at or since, default=None)
            if current is not None:
                found.append(current[0])
        return tuple(found)

    @cached_property
    def item_before(self) -> AgendaItem | None:
        """The item to go back to: the one that ran before the running one; the last one where none runs."""
        if self.running is None:
            return self.last_ended[0] if self.last_ended else None
        since = self.running[1].started_at
        before = [run for run in self.all(Run) if run.started_at < since and self.find(AgendaItem, run.id)]
        last = max(before, key=lambda run: run.started_at, default=None)
        return self.find(AgendaItem, last.id) if last is not None else None

    @cached_property
    def open_turn(self) -> Turn | None:
        """The turn of whoever has the floor now; None is silence."""
        turns = [turn for turn in self.all(Turn) if turn.ended_at is None]
        return max(turns, key=lambda turn: turn.started_at, default=None)

    @property
    def speaker(self) -> Contributor | None:
        """Whoever has the floor now."""
        return self.find(Contributor, self.open_turn.contributor_id) if self.open_turn else None

    @cached_property
    def hands_up(self) -> tuple[Hand, ...]:
        """The hands that are up, first raised first."""
        up = (hand for hand in self.all(Hand) if hand.lowered_at is None)
        return tuple(sorted(up, key=lambda hand: hand.raised_at))

    def organisation_of(self, contributor: Contributor | None) -> Organisation | None:
        """The organisation that a contributor comes from."""
        return self.find(Organisation, contributor.organisation_id) if contributor else None

    def sector_of(self, contributor: Contributor | None) -> Sector | None:
        """The sector that a contributor counts for: their own, else their organisation's."""
        if contributor is None:
            return None
        if contributor.sector_id is not None:
            return self.find(Sector, contributor.sector_id)
        organisation = self.organisation_of(contributor)
        return self.find(Sector, organisation.sector_id) if organisation else None

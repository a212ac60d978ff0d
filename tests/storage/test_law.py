"""The law: after any commands, undos and redos, and after reopening, what is stored is what is shown."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from roundtable.domain.errors import Refused
from roundtable.domain.projection import PROJECTION_ID, Projection
from roundtable.domain.records import Edit, Record, add, in_room_time, remove
from roundtable.domain.session import KINDS, Session, Shelf
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.storage.generated import records

PLANNED = [kind for kind in KINDS if kind is not Projection]


def edit_session(session: Session, now: datetime, *, edits: list[Edit]) -> Iterator[Edit]:
    yield from edits


@in_room_time
def act(session: Session, now: datetime, *, after: Record) -> Iterator[Edit]:
    yield Edit(session.find(Projection, PROJECTION_ID), after)


def without_reasons(session: Session) -> Session:
    """The session without why rules were loosened: an undo that loosens one is given a reason of its own."""
    bare = (
        Edit(record, replace(record, loosened_because=""))  # type: ignore[call-arg]  # of kinds that have it
        for kind in PLANNED
        for record in session.all(kind)
        if hasattr(record, "loosened_because")
    )
    return session.with_edits(bare)


class Law(RuleBasedStateMachine):
    """Edits of all kinds but the projection are done and undone; the projection is changed in room time."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="law-"))
        self.clock = Clock()
        self.room = Room(Store.create(self.folder / "law.roundtable"), self.clock)
        self.past: list[Session] = []
        self.future: list[Session] = []

    def do(self, edits: list[Edit]) -> None:
        before = self.planned
        if self.room.do(edit_session, edits=edits).edits:
            self.past.append(before)
            self.future.clear()

    @property
    def planned(self) -> Session:
        return Session({kind: shelf for kind, shelf in self.room.session.shelves.items() if kind is not Projection})

    @property
    def all(self) -> list[Record]:
        return [record for kind in PLANNED for record in self.room.session.all(kind)]

    @rule(data=st.data(), kinds=st.lists(st.sampled_from(PLANNED), min_size=1, max_size=3))
    def add_some(self, data: st.DataObject, kinds: list[type[Record]]) -> None:
        new: dict[tuple[type[Record], str], Record] = {}
        for kind in kinds:
            record = data.draw(records(kind))
            if self.room.session.find(kind, record.id) is None:
                new[kind, record.id] = record
        self.do([add(record) for record in new.values()])

    @precondition(lambda self: self.all)
    @rule(data=st.data())
    def revise_one(self, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from(self.all))
        after = data.draw(records(type(before), before.id))
        self.do([Edit(before, after)])

    @precondition(lambda self: self.all)
    @rule(data=st.data())
    def remove_one(self, data: st.DataObject) -> None:
        self.do([remove(data.draw(st.sampled_from(self.all)))])

    @precondition(lambda self: self.all)
    @rule(data=st.data())
    def change_one_to_and_fro_in_one_thought(self, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from(self.all))
        between = data.draw(records(type(before), before.id))
        after = data.draw(records(type(before), before.id))
        self.do([Edit(before, between), Edit(between, None), Edit(None, after)] if before != between else [])

    @rule(projection=records(Projection, PROJECTION_ID))
    def act_in_room_time(self, projection: Record) -> None:
        self.room.do(act, after=projection)

    @rule()
    def undo(self) -> None:
        now = self.planned
        try:
            change = self.room.undo()
        except Refused as refused:
            assert refused.reason == "undo-needs-a-reason" and self.planned == now
            change = self.room.undo("Agreed in the room")
        assert (change is None) == (not self.past)
        if change is not None:
            assert without_reasons(self.planned) == without_reasons(self.past.pop())
            self.future.append(now)

    @rule()
    def redo(self) -> None:
        now = self.planned
        change = self.room.redo()
        assert (change is None) == (not self.future)
        if change is not None:
            assert without_reasons(self.planned) == without_reasons(self.future.pop())
            self.past.append(now)

    @rule()
    def reopen(self) -> None:
        session = self.room.session
        self.room.close()
        self.room = Room(Store.open(self.folder / "law.roundtable"), self.clock)
        assert self.room.session == session

    @invariant()
    def what_is_stored_is_what_is_shown(self) -> None:
        if hasattr(self, "room"):
            assert self.room._store.load() == self.room.session
            assert (self.room.undoable is None) == (not self.past)
            assert (self.room.redoable is None) == (not self.future)

    def teardown(self) -> None:
        if hasattr(self, "room"):
            report = self.room._store.check()
            self.room.close()
            shutil.rmtree(self.folder)
            assert report.whole, report.lines


TestLaw = Law.TestCase
TestLaw.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_sessions_of_equal_records_are_equal() -> None:
    """The law compares values, so that a shelf that was read anew must equal the one that was edited."""
    record = Projection()
    assert Session({Projection: Shelf({record.id: record})}) == Session().with_edits([add(record)])

"""The one door: one command is one transaction, told to everybody, or nothing at all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from roundtable.commands.words import capture_quote, reword_quote
from roundtable.domain.errors import Conflict, Refused
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Edit, Id, add, in_room_time, remove, revise
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.room import Change, Room
from roundtable.storage.errors import StorageError
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.files import modules_after


def rename(session: Session, now: datetime, *, name: str) -> Iterator[Edit]:
    yield revise(session.get(Contributor, Id("amina-otieno")), name=name)


@in_room_time
def arrive(session: Session, now: datetime) -> Iterator[Edit]:
    yield revise(session.get(Contributor, Id("amina-otieno")), arrived_at=now)


@in_room_time
def rename_in_room_time(session: Session, now: datetime, *, name: str) -> Iterator[Edit]:
    yield from rename(session, now, name=name)


def turn_over(session: Session, now: datetime) -> Iterator[Edit]:
    """Add one, remove one, revise one."""
    yield add(Sector(name="Students"))
    yield remove(session.get(Quote, Id("quote-1")))
    yield from rename(session, now, name="Amina O.")


def transactions(room: Room) -> int:
    return room._store.check().transactions


def test_a_command_is_one_transaction_and_one_change(room: Room, store: Store) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: Ask us first
    """
    heard: list[Change] = []
    room.subscribe(heard.append)
    before = transactions(room)
    change = room.do(turn_over)
    assert heard == [change] and transactions(room) == before + 1
    assert (change.label, change.kind) == ("turn_over", "do")
    assert [sector.name for sector in change.added(Sector)] == ["Students"]
    assert [quote.text for quote in change.removed(Quote)] == ["Ask us first"]
    assert [person.name for person in change.revised(Contributor)] == ["Amina O."]
    assert Quote in change and Sector in change
    assert not change.added(Quote) and not change.revised(Quote) and not change.removed(Sector)
    assert store.load() == room.session


def test_what_is_not_of_a_kind_is_not_in_the_change(room: Room) -> None:
    """
    person: Amina Otieno
    """
    change = room.do(rename, name="Amina O.")
    assert Contributor in change and Quote not in change


def test_a_refusal_changes_nothing(room: Room, store: Store) -> None:
    before, heard = room.session, list[Change]()
    room.subscribe(heard.append)
    with pytest.raises(Refused, match="quote-is-empty"):
        room.do(capture_quote, text="  ")
    assert room.session is before and store.load() == before and heard == [] and transactions(room) == 0


def test_an_edit_of_another_session_is_a_conflict_and_changes_nothing(room: Room) -> None:
    """
    person: Amina Otieno
    """
    before = room.session

    def stale(session: Session, now: datetime) -> Iterator[Edit]:
        yield revise(Contributor(id=Id("amina-otieno"), name="Somebody"), name="Else")

    with pytest.raises(Conflict):
        room.do(stale)
    assert room.session is before


def test_a_failed_write_changes_nothing(room: Room, store: Store) -> None:
    """
    person: Amina Otieno
    """
    before, heard = room.session, list[Change]()
    room.subscribe(heard.append)
    store._conn.execute("PRAGMA query_only=ON")
    with pytest.raises(StorageError, match="may only be read") as failure:
        room.do(rename, name="Amina")
    store._conn.execute("PRAGMA query_only=OFF")
    assert not failure.value.written
    assert room.session is before and store.load() == before and heard == []
    room.do(rename, name="Amina O.")
    assert store.load() == room.session


def test_a_command_that_changes_nothing_writes_nothing_and_tells_nobody(room: Room) -> None:
    """
    person: Amina Otieno
    """
    before, heard, count = room.session, list[Change](), transactions(room)
    room.subscribe(heard.append)
    assert room.do(rename, name="Amina Otieno").edits == ()
    assert room.session is before and heard == [] and transactions(room) == count
    assert room.undoable is None


def test_undo_and_redo_are_told_and_named(room: Room, store: Store) -> None:
    """
    person: Amina Otieno
    quote: AO: One
    """
    heard: list[Change] = []
    start = room.session
    room.do(capture_quote, text="Two")
    room.do(reword_quote, quote_id=Id("quote-1"), text="Uno")
    end = room.session
    assert (room.undoable, room.redoable) == ("reword_quote", None)
    room.subscribe(heard.append)
    room.undo()
    assert (room.undoable, room.redoable) == ("capture_quote", "reword_quote")
    room.undo()
    assert room.session == start == store.load()
    assert (room.undoable, room.redoable) == (None, "capture_quote")
    assert room.undo() is None
    room.redo()
    room.redo()
    assert room.session == end == store.load()
    assert room.redo() is None
    told = [(change.kind, change.label) for change in heard]
    assert told == [
        ("undo", "reword_quote"),
        ("undo", "capture_quote"),
        ("redo", "capture_quote"),
        ("redo", "reword_quote"),
    ]


def test_a_new_command_ends_redo(room: Room) -> None:
    room.do(capture_quote, text="One")
    room.undo()
    room.do(capture_quote, text="Two")
    assert room.redoable is None and room.redo() is None
    room.undo()
    assert room.undo() is None and room.redoable == "capture_quote"


def test_an_act_in_room_time_is_written_down_and_not_undone(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    """
    room.do(rename, name="Amina O.")
    assert room.do(arrive).kind == "act"
    room.undo()
    (amina,) = room.session.all(Contributor)
    assert (amina.name, amina.arrived_at) == ("Amina Otieno", clock())
    assert room.undo() is None


def test_an_act_between_undo_and_redo_does_not_end_redo(room: Room) -> None:
    """
    person: Amina Otieno
    """
    room.do(rename, name="Amina O.")
    room.undo()
    room.do(arrive)
    room.redo()
    (amina,) = room.session.all(Contributor)
    assert amina.name == "Amina O." and amina.arrived_at is not None


def test_what_was_changed_since_is_not_undone(room: Room, store: Store) -> None:
    """
    person: Amina Otieno
    """
    room.do(rename, name="Amina O.")
    room.do(rename_in_room_time, name="Dr Amina Otieno")
    before = room.session
    with pytest.raises(Conflict, match="name changed since"):
        room.undo()
    assert room.session is before and store.load() == before


def test_what_was_added_or_removed_since_is_not_undone(room: Room) -> None:
    """
    person: Amina Otieno
    quote: AO: One
    """
    quote = room.session.quotes[0]
    another = Quote(text="Two")

    def take_away(session: Session, now: datetime) -> Iterator[Edit]:
        yield remove(quote)

    @in_room_time
    def put_back(session: Session, now: datetime) -> Iterator[Edit]:
        yield add(quote)

    def put(session: Session, now: datetime) -> Iterator[Edit]:
        yield add(another)

    @in_room_time
    def take_back(session: Session, now: datetime) -> Iterator[Edit]:
        yield remove(another)

    for command, since in ((take_away, put_back), (put, take_back)):
        room.do(command)
        room.do(since)
        before = room.session
        with pytest.raises(Conflict, match="added or removed since"):
            room.undo()
        assert room.session is before


def test_a_listener_may_not_issue_commands(room: Room) -> None:
    refused: list[str] = []

    def echo(change: Change) -> None:
        for act in (lambda: room.do(capture_quote, text="echo"), room.undo, room.redo):
            with pytest.raises(RuntimeError, match="a listener may not issue commands") as error:
                act()
            refused.append(str(error.value))

    room.subscribe(echo)
    room.do(capture_quote, text="voice")
    assert len(refused) == 3
    assert [quote.text for quote in room.session.quotes] == ["voice"]


def test_everybody_is_told_though_one_listener_fails(room: Room, store: Store) -> None:
    heard: list[str] = []

    def fail(change: Change) -> None:
        heard.append("failing")
        raise LookupError("a bug of a view")

    def fail_too(change: Change) -> None:
        raise KeyError("another")

    room.subscribe(fail)
    room.subscribe(fail_too)
    room.subscribe(lambda change: heard.append("last"))
    with pytest.raises(LookupError, match="a bug of a view"):
        room.do(capture_quote, text="kept all the same")
    assert heard == ["failing", "last"]
    assert store.load() == room.session and len(room.session.quotes) == 1
    with pytest.raises(LookupError):  # and the room goes on
        room.undo()
    assert not room.session.quotes


def test_who_has_left_is_not_told(room: Room) -> None:
    heard: list[str] = []
    leave_second = [lambda: None]

    def first(change: Change) -> None:
        heard.append("first")
        leave_second[0]()

    leave_first = room.subscribe(first)
    leave_second[0] = room.subscribe(lambda change: heard.append("second"))
    room.do(capture_quote, text="One")
    leave_first()
    leave_first()
    room.do(capture_quote, text="Two")
    assert heard == ["first"]


def test_a_moment_of_the_hour_that_autumn_repeats_is_itself_when_loaded(store: Store) -> None:
    london = ZoneInfo("Europe/London")
    room = Room(store, lambda: datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=1))
    room.do(capture_quote, text="Twice")
    assert store.load() == room.session
    assert room.now().utcoffset() == timedelta()
    assert room.now() == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_the_clock_of_a_room_knows_its_zone(store: Store) -> None:
    room = Room(store, lambda: datetime(2026, 3, 5, 14, 0))
    with pytest.raises(ValueError, match="time zone"):
        room.do(capture_quote, text="When?")


def test_half_typed_text_is_outside_the_journal(room: Room) -> None:
    count = transactions(room)
    assert room.draft("desk") == ""
    room.keep_draft("desk", "We were ask")
    room.keep_draft("desk", "We were asked")
    room.keep_draft("note", "later")
    assert room.draft("desk") == "We were asked"
    room.keep_draft("note", "")
    assert room._store.drafts() == {"desk": "We were asked"}
    assert transactions(room) == count and room.undoable is None


def test_the_database_is_imported_with_the_first_store_and_not_with_the_room() -> None:
    assert "sqlite_utils" not in modules_after("import roundtable.room")
    assert "sqlite_utils" in modules_after("import roundtable.room\nimport roundtable.storage.store")

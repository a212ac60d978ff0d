"""A commit of which nobody knows whether it reached the disk: the file is asked as soon as it can be, never guessed."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.commands.words import capture_quote
from roundtable.domain.session import Session
from roundtable.room import Change, Room
from roundtable.storage import errors
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.storage.failing import FailingConnection, failing


def broken_room() -> tuple[Room, Store, FailingConnection]:
    store, disk = failing(Store.in_memory())
    return Room(store, Clock()), store, disk


def texts(session: Session) -> list[str]:
    return [quote.text for quote in session.quotes]


@pytest.mark.parametrize(("commits", "kept"), [("before", []), ("after", ["One"])])
def test_what_became_of_an_edit_is_asked_before_the_next(commits: str, kept: list[str]) -> None:
    room, store, disk = broken_room()
    heard: list[Change] = []
    room.subscribe(heard.append)
    disk.commits, disk.gone_after = commits, 2
    with pytest.raises(errors.DiskFailed):
        room.do(capture_quote, text="One")
    assert store.in_doubt and room.session == Session() and heard == []
    with pytest.raises(errors.DiskFailed):  # it still cannot be asked, so nothing else is done
        room.do(capture_quote, text="Two")
    disk.commits = "work"
    room.do(capture_quote, text="Three")
    assert texts(room.session) == [*kept, "Three"]
    assert room.session == store.load() and store.check().whole and not store.in_doubt
    assert len(heard) == len(kept) + 1
    store.close()


@pytest.mark.parametrize("act", ["do", "undo", "redo"])
def test_asking_again_for_what_was_kept_after_all_does_it_once(act: str) -> None:
    room, store, disk = broken_room()
    room.do(capture_quote, text="One")
    if act == "redo":
        room.undo()

    def ask() -> Change | None:
        return room.do(capture_quote, text="Two") if act == "do" else room.undo() if act == "undo" else room.redo()

    disk.commits, disk.gone_after = "after", 1
    with pytest.raises(errors.DiskFailed):
        ask()
    before, disk.commits = store.check().transactions, "work"
    change = ask()
    assert change is not None and change.kind == act
    assert store.check().transactions == before and room.session == store.load()
    assert texts(room.session) == {"do": ["One", "Two"], "undo": [], "redo": ["One"]}[act]
    assert (room.undoable, room.redoable)[act == "undo"] == "capture_quote"
    store.close()


def test_half_typed_words_are_kept_only_once_the_doubt_is_settled() -> None:
    room, store, disk = broken_room()
    disk.commits, disk.gone_after = "after", 2
    with pytest.raises(errors.DiskFailed):
        room.do(capture_quote, text="One")
    disk.commits = "work"
    with pytest.raises(errors.DiskFailed):
        room.keep_draft("desk", "Tw")
    room.keep_draft("desk", "Two")
    assert texts(room.session) == ["One"] and room.session == store.load() and room.draft("desk") == "Two"
    store.close()


FAULTS = st.lists(
    st.tuples(st.sampled_from(["work", "before", "after"]), st.integers(0, 4), st.booleans()), max_size=12
)


@given(FAULTS)
def test_the_room_never_differs_from_a_file_that_can_be_read(faults: list[tuple[str, int, bool]]) -> None:
    room, store, disk = broken_room()
    with closing(store):
        acknowledged: list[str] = []
        for number, (commits, gone_after, undo) in enumerate(faults):
            disk.commits, disk.gone_after = commits, gone_after
            try:
                change = room.undo() if undo else room.do(capture_quote, text=str(number))
                if undo and change is not None and acknowledged:
                    acknowledged.pop()
                elif not undo:
                    acknowledged.append(str(number))
            except errors.StorageError:
                acknowledged = []  # from here on the file decides
            disk.gone, disk.commits = 0, "work"
            room.try_writing()
            assert room.session == store.load() and not disk.in_transaction
            assert texts(room.session)[len(texts(room.session)) - len(acknowledged) :] == acknowledged
        assert store.check().whole and room.draft("trial") == ""

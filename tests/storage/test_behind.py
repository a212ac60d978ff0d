"""Acts in room time go on while the disk does not, and are written in their order and with their own times after it."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.commands.clock import next_item
from roundtable.commands.projection import project
from roundtable.commands.words import capture_quote
from roundtable.domain.projection import Slide
from roundtable.domain.session import Session
from roundtable.room import Change, Room
from roundtable.storage import errors
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.scenes import set_scene
from tests.storage.failing import FailingConnection, failing

SCENE = """
item: Welcome 10
item: Design 25
quote: Ask us first
"""


def broken_room(clock: Clock) -> tuple[Room, Store, FailingConnection]:
    store, disk = failing(Store.in_memory())
    room = Room(store, clock)
    room.do(set_scene, text=SCENE)
    return room, store, disk


def act(room: Room, slide: Slide) -> None:
    """Project a slide; that it cannot be written is told, and it is carried out all the same."""
    with pytest.raises(errors.StorageError) as told:
        room.do(project, slide=slide)
    assert told.value.written and room.session.projection.slide is slide


@pytest.mark.parametrize("gone_after", [0, 2])
def test_the_room_goes_on_and_the_journal_tells_when_it_did(clock: Clock, gone_after: int) -> None:
    room, store, disk = broken_room(clock)
    heard: list[Change] = []
    room.subscribe(heard.append)
    before = room.session
    disk.commits, disk.gone_after = "before", gone_after
    times = []
    for slide in (Slide.STAR, Slide.BLANK):
        times.append(room.now())
        act(room, slide)
        clock.pass_(minutes=3)
    assert len(heard) == 2 and room.is_behind
    with pytest.raises(errors.StorageError):
        room.do(capture_quote, text="Not while it fails")
    with pytest.raises(errors.StorageError):
        room.undo()
    assert room.session.quotes == before.quotes
    disk.commits, disk.gone = "work", 0
    room.do(capture_quote, text="Now")
    assert store.load() == room.session and not room.is_behind and store.check().whole
    assert [line.at for line in reversed(room.lines(3))][:2] == times
    assert [line.label for line in room.lines(3)] == ["capture_quote", "project", "project"]
    store.close()


def test_words_in_doubt_come_before_the_acts_that_followed_them(clock: Clock) -> None:
    room, store, disk = broken_room(clock)
    disk.commits, disk.gone_after = "after", 1_000_000
    with pytest.raises(errors.DiskFailed):
        room.do(capture_quote, text="In doubt")
    act(room, Slide.BLANK)
    disk.commits, disk.gone = "work", 0
    room.try_writing()
    assert [quote.text for quote in room.session.quotes][-1] == "In doubt"
    assert room.session.projection.slide is Slide.BLANK and store.load() == room.session
    assert [line.label for line in room.lines(2)] == ["project", "capture_quote"]
    store.close()


@pytest.mark.parametrize("commits", ["before", "after"])
def test_an_act_in_doubt_is_written_once(clock: Clock, commits: str) -> None:
    room, store, disk = broken_room(clock)
    disk.commits, disk.gone_after = commits, 3
    act(room, Slide.STAR)
    disk.commits, disk.gone = "work", 0
    room.do(next_item)
    assert store.load() == room.session
    assert [line.label for line in room.lines(3)] == ["next_item", "project", "set_scene"]
    store.close()


def test_a_copy_elsewhere_holds_them_with_the_whole_history(tmp_path: Path, clock: Clock) -> None:
    store, disk = failing(Store.create(tmp_path / "session.roundtable"))
    room = Room(store, clock)
    room.do(set_scene, text=SCENE)
    disk.commits = "before"
    act(room, Slide.BLANK)
    with pytest.raises(errors.StorageError):
        room.move_to(tmp_path / "no such folder" / "copy.roundtable")
    assert room.is_behind
    assert room.move_to(tmp_path / "copy.roundtable")
    assert not room.is_behind
    room.close()
    with closing(Store.open(tmp_path / "copy.roundtable")) as copy:
        assert copy.load() == room.session and copy.check().whole
        assert [line.label for line in copy.lines(2)] == ["project", "set_scene"]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["work", "before", "after"]), st.integers(0, 4), st.sampled_from(["word", "act", "undo", "try"])
    ),
    max_size=14,
)


@given(STEPS)
def test_no_act_is_lost_and_the_file_is_as_the_room(steps: list[tuple[str, int, str]]) -> None:
    room, store, disk = broken_room(Clock())
    with closing(store):
        acts = 0
        for number, (commits, gone_after, what) in enumerate(steps):
            disk.commits, disk.gone_after = commits, gone_after
            with suppress(errors.StorageError):
                if what == "act":
                    acts += 1
                    room.do(project, slide=Slide.STAR, page=number + 1)
                elif what == "word":
                    room.do(capture_quote, text=str(number))
                elif what == "undo":
                    room.undo()
                else:
                    room.try_writing()
            if what == "act":
                assert room.session.projection.page == number + 1
        disk.commits, disk.gone = "work", 0
        room.try_writing()
        assert store.load() == room.session and not room.is_behind and store.check().whole
        assert sum(line.label == "project" for line in room.lines(100)) == acts
        assert room.session != Session()

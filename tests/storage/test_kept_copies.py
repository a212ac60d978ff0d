"""The copies that are kept of a session: each named once, ten at most, none without a change, never over a file."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roundtable.commands.words import capture_action, capture_quote
from roundtable.domain.words import Quote
from roundtable.room import Room
from roundtable.storage import errors
from roundtable.storage.kept_copies import (
    MOST,
    KeptCopies,
    KeptCopy,
    in_second_place,
    look_into,
    mark_of,
    of_all_sessions,
)
from roundtable.storage.second_place import put, room_in
from roundtable.storage.store import Store
from tests.clock import Clock


@pytest.fixture
def kept(tmp_path: Path, file_room: Room) -> KeptCopies:
    assert file_room.path is not None
    return KeptCopies(tmp_path / "copies", file_room.path)


def keep(kept: KeptCopies, room: Room) -> KeptCopy | None:
    return kept.keep(room.copy_to, room.now(), mark_of(next(iter(room.lines(1)), None)))


def spoil(path: Path) -> None:
    """Change bytes where the words are."""
    data = bytearray(path.read_bytes())
    data[4096:8192] = bytes(4096)
    path.write_bytes(bytes(data))


def texts(path: Path) -> list[str]:
    store = Store.open(path, read_only=True)
    try:
        return [quote.text for quote in store.load().quotes]
    finally:
        store.close()


def test_a_copy_is_named_by_number_time_and_state(kept: KeptCopies, file_room: Room, clock: Clock) -> None:
    """quote: Ask us first"""
    first = keep(kept, file_room)
    assert first is not None and first.path.name.startswith("0001 2026-03-05 14.00.00Z ")
    clock.pass_(minutes=5)
    file_room.do(capture_quote, text="Then ask the boats")
    second = keep(kept, file_room)
    assert second is not None and second.mark != first.mark
    assert kept.all() == (second, first) and second.at == datetime(2026, 3, 5, 14, 5, tzinfo=UTC)
    assert texts(second.path) == ["Ask us first", "Then ask the boats"] and texts(first.path) == ["Ask us first"]


def test_nothing_is_copied_without_a_change_nor_after_opening_it_again(
    kept: KeptCopies, file_room: Room, clock: Clock, tmp_path: Path
) -> None:
    """quote: Ask us first"""
    assert keep(kept, file_room) is not None
    clock.pass_(hours=1)
    assert keep(kept, file_room) is None
    file_room.close()
    assert file_room.path is not None
    again = Room(Store.open(file_room.path), clock)
    assert keep(KeptCopies(tmp_path / "copies", file_room.path), again) is None
    again.do(capture_quote, text="More")
    again.undo()
    assert keep(kept, again) is not None, "an undo is a change"
    again.close()


def test_ten_are_kept_and_the_oldest_go_whatever_the_clock_says(
    kept: KeptCopies, file_room: Room, clock: Clock
) -> None:
    for number in range(MOST + 3):
        clock.pass_(hours=-24)  # each evening the clock of the computer is a day further back
        file_room.do(capture_quote, text=f"Words {number}")
        keep(kept, file_room)
        kept.prune()
    assert [copy.number for copy in kept.all()] == list(range(MOST + 3, 3, -1))
    assert len(texts(kept.all()[0].path)) == MOST + 3


def test_the_only_copy_that_is_whole_stays(kept: KeptCopies, file_room: Room) -> None:
    made = []
    for number in range(MOST + 2):
        file_room.do(capture_quote, text=f"Words {number}")
        made.append(keep(kept, file_room))
    for copy in made[2:]:
        assert copy is not None
        spoil(copy.path)
    kept.prune()
    assert [copy.number for copy in kept.all()] == [*range(MOST + 2, 2, -1), 2]
    assert made[1] is not None and texts(made[1].path) == ["Words 0", "Words 1"]


def test_two_sessions_of_one_name_share_nothing(tmp_path: Path) -> None:
    one, other = (KeptCopies(tmp_path, tmp_path / name / "Debate.roundtable") for name in "ab")
    assert one.folder != other.folder and one.name_elsewhere != other.name_elsewhere
    assert one.folder == KeptCopies(tmp_path, tmp_path / "b" / ".." / "a" / "Debate.roundtable").folder
    assert one.folder.name.startswith("Debate ") and one.name_elsewhere.startswith("Debate (copy ")
    long = KeptCopies(tmp_path, tmp_path / f"{'川と町は何を負うか' * 9}.roundtable")
    assert len(long.folder.name.encode()) < 80 and 150 < len(long.name_elsewhere.encode()) < 220


def test_the_copies_of_a_session_that_is_gone_are_found(kept: KeptCopies, file_room: Room, tmp_path: Path) -> None:
    """quote: Ask us first"""
    assert of_all_sessions(tmp_path / "copies") == ()
    copy = keep(kept, file_room)
    file_room.close()
    assert file_room.path is not None
    file_room.path.unlink()
    assert of_all_sessions(tmp_path / "copies") == ((file_room.path, copy),)


def test_what_else_lies_in_the_folder_is_left_alone(kept: KeptCopies, file_room: Room) -> None:
    """quote: Ask us first"""
    keep(kept, file_room)
    (kept.folder / "notes.txt").write_text("mine")
    (kept.folder / "0002 2026-99-99 99.99.99Z 00000000.roundtable").touch()
    left = kept.folder / ".0002 x.roundtable.1234.part"
    left.write_text("what a power cut left")
    file_room.do(capture_quote, text="More")
    assert keep(kept, file_room) is not None
    assert len(kept.all()) == 2 and (kept.folder / "notes.txt").exists() and not left.exists()


def test_a_copy_says_what_it_holds(kept: KeptCopies, file_room: Room, clock: Clock) -> None:
    """
    title: The river
    quote: Ask us first
    """
    file_room.do(capture_action, text="Publish the dates")
    copy = keep(kept, file_room)
    assert copy is not None
    contents = look_into(copy.path)
    assert (contents.title, contents.quotes, contents.actions) == ("The river", 1, 1)
    assert contents.last_words == "Publish the dates"
    spoil(copy.path)
    with pytest.raises(errors.StorageError):
        look_into(copy.path)


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_written(file_room: Room, tmp_path: Path) -> None:
    """quote: Ask us first"""
    (tmp_path / "copies").write_text("a file where the folder should be")
    assert file_room.path is not None
    with pytest.raises(errors.StorageError):
        keep(KeptCopies(tmp_path / "copies", file_room.path), file_room)
    assert file_room.session.count(Quote) == 1


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "STICK [1]"
    folder.mkdir()
    yield folder


def test_a_second_place_has_the_newest_copy_whole(kept: KeptCopies, file_room: Room, stick: Path) -> None:
    """quote: Ask us first"""
    left = stick / f".{kept.name_elsewhere}.00ff.part"
    left.write_text("half of it, when the stick was pulled")
    for text in ("One", "Two"):
        file_room.do(capture_quote, text=text)
        copy = keep(kept, file_room)
        assert copy is not None
        put(copy.path, stick, kept.name_elsewhere)
    assert [path.name for path in stick.iterdir()] == [kept.name_elsewhere]
    assert texts(stick / kept.name_elsewhere) == ["Ask us first", "One", "Two"]
    assert room_in(stick) > 0
    (stick / "another.roundtable").touch()
    (found,) = in_second_place(stick)
    assert found[:2] == ("session", stick / kept.name_elsewhere)
    assert in_second_place(stick, kept.name_elsewhere) == (found,) and in_second_place(stick, "x") == ()
    assert in_second_place(stick / "gone") == ()


def test_a_stick_that_is_gone_is_missing_and_never_made(kept: KeptCopies, file_room: Room, stick: Path) -> None:
    """quote: Ask us first"""
    copy = keep(kept, file_room)
    assert copy is not None
    stick.rmdir()
    with pytest.raises(errors.Missing):
        put(copy.path, stick, "x.roundtable")
    with pytest.raises(errors.Missing):
        room_in(stick)
    assert not stick.exists()

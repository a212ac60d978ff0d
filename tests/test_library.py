"""Files made from what was kept: beside the session, under a name of their own, never over a file."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roundtable.commands.words import capture_quote
from roundtable.library import rescue_beside, restore_copy, restored_name
from roundtable.room import Room
from roundtable.storage import errors
from roundtable.storage.store import Store

AT = datetime(2026, 3, 5, 14, 32, tzinfo=UTC)


def texts(path: Path) -> list[str]:
    with closing(Store.open(path)) as store:
        assert store.check().whole
        return [quote.text for quote in store.load().quotes]


@pytest.fixture
def session(file_room: Room, tmp_path: Path) -> Path:
    """A closed session with a copy of it beside."""
    file_room.copy_to(tmp_path / "kept.roundtable")
    file_room.close()
    assert file_room.path is not None
    return file_room.path


def test_a_restored_session_is_named_after_the_time_of_its_copy(tmp_path: Path) -> None:
    session = tmp_path / "Debate.roundtable"
    assert restored_name(session, AT, AT.replace(hour=23)) == "Debate (restored 14.32)"
    assert restored_name(session, AT, AT.replace(day=6)) == "Debate (restored 2026-03-05 14.32)"
    for made in ("Debate (restored 2025-03-05 14.32)", "Debate (restored 9.05) (2)", "Debate (rescued)"):
        assert restored_name(tmp_path / f"{made}.roundtable", AT, AT) == "Debate (restored 14.32)"
    long = tmp_path / f"{'川と町は何を負うか' * 9}.roundtable"
    assert 150 < len(restored_name(long, AT, AT).encode()) < 200


def test_a_copy_is_restored_beside_the_session_and_never_over_a_file(session: Path, tmp_path: Path) -> None:
    """quote: Ask us first"""
    session.write_bytes(b"damaged")
    made = [restore_copy(tmp_path / "kept.roundtable", session, tmp_path / "else", "X") for _ in range(2)]
    assert [path.name for path in made] == ["X.roundtable", "X (2).roundtable"]
    assert [texts(path) for path in made] == [["Ask us first"]] * 2
    assert session.read_bytes() == b"damaged" and not (tmp_path / "else").exists()


def test_where_the_folder_is_gone_it_is_restored_into_the_other(session: Path, tmp_path: Path) -> None:
    """quote: Ask us first"""
    made = restore_copy(tmp_path / "kept.roundtable", tmp_path / "gone" / "a.roundtable", tmp_path / "else", "X")
    assert made == tmp_path / "else" / "X.roundtable" and texts(made) == ["Ask us first"]


def test_a_copy_that_cannot_be_read_leaves_nothing(session: Path, tmp_path: Path) -> None:
    """quote: Ask us first"""
    (tmp_path / "kept.roundtable").write_bytes(session.read_bytes()[:5000])
    with pytest.raises(errors.StorageError):
        restore_copy(tmp_path / "kept.roundtable", session, tmp_path / "else", "X")
    assert sorted(path.name for path in tmp_path.glob("*.roundtable")) == ["kept.roundtable", session.name]


def test_what_can_be_read_of_a_damaged_session_is_saved_beside(file_room: Room, tmp_path: Path) -> None:
    for number in range(300):
        file_room.do(capture_quote, text=f"Number {number}: " + "said " * 20)
    session = file_room.path
    file_room.close()
    assert session is not None
    damaged = bytearray(session.read_bytes())
    start = len(damaged) // 2 // 4096 * 4096
    damaged[start : start + 4096] = bytes(4096)
    session.write_bytes(damaged)
    made = [rescue_beside(session, tmp_path / "else", AT) for _ in range(2)]
    assert [each.path.name for each in made] == ["session (rescued).roundtable", "session (rescued) (2).roundtable"]
    assert len(texts(made[0].path)) > 250 and made[0].lost
    told = made[0].told
    assert told is not None and told.name == "session (rescued).txt"
    assert f"lost: {made[0].lost[0]}" in told.read_text(encoding="utf-8").splitlines()
    assert session.read_bytes() == damaged

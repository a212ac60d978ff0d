"""A rescue reads each record twice, in its row and in the journal, and says where the two differ."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from roundtable import cli
from roundtable.commands.words import capture_quote, remove_words
from roundtable.domain.records import Id
from roundtable.domain.words import Quote
from roundtable.room import Room
from roundtable.storage.rescue import LEFT_BEHIND, Salvaged, salvage
from roundtable.storage.store import Store

ALL = ["Ask us first", "Somebody said so"]
TAMPERED = "UPDATE quote SET text = 'Nobody said this' WHERE id = 'quote-1'"


@pytest.fixture
def path(file_room: Room, tmp_path: Path) -> Path:
    """A closed file with what a test's scene says, a quote that was removed, and half-typed words."""
    file_room.do(capture_quote, text="Taken out again")
    file_room.do(remove_words, kind=Quote, record_id=file_room.session.quotes[-1].id)
    file_room.keep_draft("desk-line", "Half typed")
    file_room.close()
    return tmp_path / "session.roundtable"


def rescued(path: Path, *statements: str) -> Salvaged:
    """What is rescued after somebody changed the file with another program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for statement in statements:
            conn.execute(statement)
    return salvage(path)


def texts(salvaged: Salvaged) -> list[str]:
    return sorted(quote.text for quote in salvaged.session.quotes)


def test_of_a_whole_file_nothing_is_said(path: Path) -> None:
    """
    quote: Ask us first
    quote: Somebody said so
    """
    found = rescued(path)
    assert texts(found) == ALL and not found.lost and not found.notes


@pytest.mark.parametrize(
    ("statement", "note"),
    [
        (TAMPERED, "text: the row says “Nobody said this”, the journal “Ask us first”; the journal was taken"),
        (
            "UPDATE quote SET deleted_at = '2026-01-01T00:00:00+00:00' WHERE id = 'quote-1'",
            "its row is marked as removed, and the journal knows nothing of that; the journal was taken",
        ),
        ("DELETE FROM quote WHERE id = 'quote-1'", "it has no row; the journal was taken"),
    ],
)
def test_the_sealed_journal_is_believed_and_both_readings_are_said(path: Path, statement: str, note: str) -> None:
    """
    quote: Ask us first
    quote: Somebody said so
    """
    found = rescued(path, statement)
    assert texts(found) == ALL and not found.lost
    assert found.notes == (f"quote quote-1: {note}",)


def test_what_the_journal_does_not_know_is_kept_and_said(path: Path) -> None:
    """
    quote: Ask us first
    quote: Somebody said so
    """
    found = rescued(path, "UPDATE quote SET id = 'other' WHERE id = 'quote-1'")
    assert texts(found) == sorted([*ALL, "Ask us first"])
    assert "quote other: the journal does not know it; the row was taken" in found.notes
    assert "quote quote-1: it has no row; the journal was taken" in found.notes


def test_what_was_removed_does_not_come_back_unseen(path: Path) -> None:
    """
    quote: Ask us first
    quote: Somebody said so
    """
    found = rescued(path, "UPDATE quote SET deleted_at = NULL")
    assert texts(found) == ALL
    (note,) = found.notes
    assert "removed, the row does not (“Taken out again”); it was left out" in note


@pytest.mark.parametrize(
    "breaking",
    [
        "UPDATE change SET after = json_set(after, '$.text', 'Forged') WHERE uid = 'quote-1'",
        "DELETE FROM change WHERE uid = 'quote-2'",
        "DELETE FROM txn WHERE n = 1",
    ],
)
def test_a_journal_whose_chain_is_broken_is_not_believed(path: Path, breaking: str) -> None:
    """
    quote: Ask us first
    quote: Somebody said so
    """
    found = rescued(path, TAMPERED, breaking)
    assert "Nobody said this" in texts(found) and "Somebody said so" in texts(found)
    assert any("seals hold only up to entry" in note for note in found.notes)
    assert any("the row says “Nobody said this”" in note and "the row was taken" in note for note in found.notes)


def test_half_typed_words_come_along_and_what_does_not_is_said(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    quote: Ask us first
    quote: Somebody said so
    """
    assert rescued(path, TAMPERED).drafts == {"desk-line": "Half typed"}
    out = tmp_path / "out.roundtable"
    assert cli.run(cli.parse(["check", str(path), "--rescue", str(out)])) == cli.DONE
    said = capsys.readouterr().out
    assert "differs: quote quote-1: text: the row says" in said and LEFT_BEHIND in said
    with closing(Store.open(out, read_only=True)) as store:
        assert store.draft("desk-line") == "Half typed"
        assert store.load().find(Quote, Id("quote-1")) is not None

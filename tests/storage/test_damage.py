"""Files with bytes changed at random, as bad disks and cut-off copies leave them: told in plain words, no crash."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from roundtable.commands.words import capture_quote, reword_quote
from roundtable.domain.errors import Conflict
from roundtable.domain.records import Id
from roundtable.room import Room
from roundtable.storage import errors
from roundtable.storage.rescue import salvage
from roundtable.storage.store import Store
from tests.storage.damaging import damaged, everything

SEED = 20181026
FILES = 100


def test_a_damaged_file_is_told_and_never_a_crash(file_room: Room, tmp_path: Path) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    item: Welcome 10 talk @co-design
    started: Welcome
    quote: AO: Ask us first @co-design
    quote: Somebody said so
    action: AO: Map the quays by 2026-04-30
    figure: The quays
    """
    for number in range(30):
        file_room.do(capture_quote, text=f"Words {number}. " * (number % 5 * 20 + 1))
    file_room.do(reword_quote, quote_id=Id("quote-1"), text="Ask us before anybody else")
    file_room.undo()
    file_room.close()
    whole = (tmp_path / "session.roundtable").read_bytes()
    path, chance, told = tmp_path / "damaged.roundtable", random.Random(SEED), 0
    for number in range(FILES):
        path.write_bytes(damaged(whole, chance))
        Path(f"{path}-journal").unlink(missing_ok=True)
        try:
            everything(path)
        except (errors.StorageError, Conflict) as error:
            told += 1
            assert str(error)
        except Exception as error:
            pytest.fail(f"file {number} of seed {SEED}: {error!r}")
    assert told > FILES // 4, "the damage is real"
    path.write_bytes(whole)
    everything(path)


def test_one_flipped_bit_in_a_text_costs_one_character(file_room: Room, tmp_path: Path) -> None:
    """
    quote: Ask us first
    """
    file_room.do(capture_quote, text="The café on the quay, and nothing else")
    file_room.close()
    path = tmp_path / "session.roundtable"
    whole = path.read_bytes()
    assert whole.count("café".encode()) == 2, "in the row and in the journal"
    path.write_bytes(whole.replace("café".encode(), b"caf\xc3\x29"))
    store = Store.open(path)
    texts = [quote.text for quote in store.load().quotes]
    store.close()
    assert texts == ["Ask us first", "The caf\N{REPLACEMENT CHARACTER}) on the quay, and nothing else"]


def test_a_rescue_goes_on_past_a_word_that_is_none(file_room: Room, tmp_path: Path) -> None:
    """
    quote: Ask us first
    quote: Somebody said so
    """
    file_room.close()
    path = tmp_path / "session.roundtable"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("DELETE FROM quote WHERE id = 'quote-1'")
        conn.execute("UPDATE change SET after = json_set(after, '$.text', NULL) WHERE uid = 'quote-1'")
    salvaged = salvage(path)
    assert [quote.text for quote in salvaged.session.quotes] == ["Somebody said so"]
    assert "quote quote-1" in salvaged.lost

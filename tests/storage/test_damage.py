"""Files with bytes changed at random, as bad disks and cut-off copies leave them: told in plain words, no crash."""

import random
from pathlib import Path

import pytest

from roundtable.commands.words import capture_quote, reword_quote
from roundtable.domain.errors import Conflict
from roundtable.domain.records import Id
from roundtable.domain.session import KINDS
from roundtable.room import Room
from roundtable.storage import errors
from roundtable.storage.store import Store
from tests.clock import Clock

SEED = 20181026
FILES = 100


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, a piece copied elsewhere, zeroed or cut off; most often near the start."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 3, 30))):
        at = int(len(data) * chance.random() ** chance.choice((1, 3)))
        match chance.randrange(4):
            case 0 | 1:
                data[min(at, len(data) - 1)] = chance.randrange(256)
            case 2:
                source = chance.randrange(len(data))
                data[at : at + 64] = data[source : source + 64]
            case _:
                data[at : at + 16] = bytes(len(data[at : at + 16]))
    return bytes(data[: chance.randrange(len(data))] if chance.random() < 0.1 else data)


def everything(path: Path) -> None:
    """All that the program does with a file, up to an edit and its undo."""
    Store.open(path, read_only=True).close()
    store = Store.open(path)
    try:
        store.load()
        assert store.check().lines
        for kind in KINDS:
            store.history(kind, Id("quote-1"))
        store.drafts()
        room = Room(store, Clock())
        room.do(capture_quote, text="One more")
        for _ in range(4):
            room.undo()
    finally:
        store.close()


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

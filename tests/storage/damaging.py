"""Session files with bytes changed at random, and all that the program does with a file."""

import random
from pathlib import Path

from roundtable.commands.words import capture_quote
from roundtable.domain.records import Id
from roundtable.domain.session import KINDS
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock


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

"""The child that is killed and recorded: plays the evening through a room, and says what is on the disk.

Called with the path of a session file, which it makes where there is none, the number of the first act, and how many
(-1 for without end). Prints `ready`, then `did` after each act, and `closed` at the end. Further words are `copy`,
after which it saves a copy twice and says `copied`, and `careless`, with which it does not flush.
"""

from __future__ import annotations

import os
import sys
from itertools import count, islice
from pathlib import Path

from roundtable.room import Room
from roundtable.storage.store import Store
from tests.faults.evening import act, now


def say(line: str) -> None:
    """Write a line that is out when this returns, which print's may not be."""
    os.write(1, f"{line}\n".encode())


def main(name: str, first: str, acts: str, *words: str) -> None:
    """Play until the acts are done or somebody kills it."""
    path, most = Path(name), int(acts)
    store = Store.open(path) if path.exists() else Store.create(path)
    if "careless" in words:
        store._conn.execute("PRAGMA synchronous=OFF")
    room = Room(store, now)
    say("ready")
    for number in islice(count(int(first)), None if most < 0 else most):
        act(room, number)
        say("did")
        if "copy" in words and number in (int(first) + most // 2, int(first) + most - 1):
            room.copy_to(path.with_name("copy.roundtable"))
            say("copied")
    room.close()
    say("closed")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The child that `test_kill.py` kills: captures, rewords and undoes through a room, and says what is on the disk.

Called with the path of a session file. Prints `ready`, then the id of each quote whose capture has returned and that
is not taken back.
"""

import os
import sys
from datetime import UTC, datetime
from itertools import count

from roundtable.commands.words import capture_quote, reword_quote
from roundtable.domain.words import Quote
from roundtable.room import Room
from roundtable.storage.store import Store


def say(line: str) -> None:
    """Write a line that is out when this returns, which print's may not be."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Capture until killed."""
    room = Room(Store.open(sys.argv[1]), lambda: datetime.now(UTC))
    say("ready")
    for number in count():
        (quote,) = room.do(capture_quote, text=f"Quote {number}. " + "And more words. " * (number % 30)).added(Quote)
        say(quote.id)
        if number % 5 == 0:
            room.do(reword_quote, quote_id=quote.id, text=f"Quote {number}, in other words.")
        if number % 7 == 0:
            room.do(capture_quote, text="Taken back")
            room.undo()


if __name__ == "__main__":
    main()

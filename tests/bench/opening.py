"""How long it takes to open a session of ten thousand quotes, against reading the same bytes."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from roundtable.domain.order import key_between
from roundtable.domain.records import add
from roundtable.domain.words import Quote
from roundtable.storage.store import Store
from tests.bench.measure import Figure, median, ratio, taking_turns
from tests.files import ROOT

QUOTES = 10_000
ROUNDS = 7


def _fill(path: Path) -> None:
    """Write the quotes as one journal line; the tables are the same as after ten thousand."""
    now = datetime.now(UTC)
    edits, sort = [], ""
    for number in range(QUOTES):
        sort = key_between(sort, "")
        text = f"The {number}th thing that was said: we want to be asked before it is decided, and not after it."
        edits.append(add(Quote(sort=sort, text=text, said_at=now)))
    store = Store.create(path)
    store.commit(edits, label="fill", kind="do", at=now)
    store.close()


def figures() -> list[Figure]:
    """Return one line; no aim is set, as the bytes are read from the memory of the system."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        path = Path(folder, "bench.roundtable")
        _fill(path)
        megabytes = path.stat().st_size / 1e6

        def load() -> None:
            store = Store.open(path)
            assert store.load().count(Quote) == QUOTES
            store.close()

        bare, ours = taking_turns(ROUNDS, path.read_bytes, load)
    return [
        ratio(
            f"open {QUOTES:,} quotes / read the bytes",
            median(ours),
            median(bare),
            most=None,
            behind=f"{median(ours) * 1e3:.0f} ms / {median(bare) * 1e3:.1f} ms, {megabytes:.1f} MB",
        )
    ]

"""Every fault in full, and one table at the end: `python -m tests.faults [names]`.

Ends in status 1 when anything that was acknowledged is lost, an interpreter crashed or a file is left unreadable.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.faults import disk_errors, full_disk, kill, migration, moved, mutated, power, read_only, two_openers
from tests.faults.outcome import Outcome, Unavailable, table

FAULTS: dict[str, Callable[[Path], Outcome]] = {
    "kill": lambda folder: kill.run(folder, kills=200),
    "power": lambda folder: power.run(folder, acts=36, torn=4),
    "disk-errors": lambda folder: disk_errors.run(folder, step=1),
    "full-pages": full_disk.by_pages,
    "full-size": full_disk.by_size,
    "full-disk": full_disk.by_small_disk,
    "moved": moved.run,
    "two-openers": lambda folder: two_openers.run(folder, rounds=20),
    "read-only": read_only.run,
    "medium": read_only.run_on_a_medium,
    "migration": lambda folder: migration.run(folder, step=1),
    "mutated": lambda folder: mutated.run(folder, files=600),
}


def _carried_out(name: str) -> Outcome:
    """Run one fault in a folder that everybody may enter, as some of them are tried as an ordinary user."""
    print(f"{name} …", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="roundtable-faults-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        try:
            return FAULTS[name](folder)
        except Unavailable as error:
            return Outcome(name, left_out=str(error))


def main(names: list[str]) -> int:
    """Run the faults of these names, all of them when there is none, and print the table."""
    if unknown := [name for name in names if name not in FAULTS]:
        print(f"{', '.join(unknown)}: no such fault; there are {', '.join(FAULTS)}", file=sys.stderr)
        return 2
    outcomes = [_carried_out(name) for name in names or FAULTS]
    print(table(outcomes))
    return 1 if any(outcome.findings or outcome.crashed for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Every n-th write, flush or cut of a session file and its journal fails, in each of the ways in which disks fail."""

from __future__ import annotations

import ctypes
import errno
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from roundtable.room import Room
from roundtable.storage.errors import StorageError
from roundtable.storage.onward import go_on
from roundtable.storage.store import Store
from tests.faults.children import in_child
from tests.faults.evening import ACTS, DRAFTS, NotWhole, Rehearsal, act, now, play, seen, seen_again, spoken
from tests.faults.outcome import Outcome, Unavailable

MEMORY = Path("/dev/shm")
"""A disk that is quick: what happens to the failing one is up to these tests, and not to it."""
SOURCE = Path(__file__).with_name("failing.c")


@dataclass(frozen=True)
class Manner:
    """How a disk fails: the error that it gives, whether it goes on failing, and whether half a write is done."""

    error: int
    for_good: bool
    halfway: bool

    def __str__(self) -> str:
        ways = [name for name, is_so in (("for good", self.for_good), ("halfway", self.halfway)) if is_so]
        return " ".join([errno.errorcode[self.error], *(ways or ["once"])])


MANNERS = [
    Manner(error, for_good, halfway)
    for error in (errno.EIO, errno.ENOSPC)
    for for_good, halfway in ((False, False), (True, False), (False, True))
]


def run(folder: Path, *, step: int) -> Outcome:
    """Let every `step`-th operation fail, in a child that stands on a disk that can fail."""
    library = _built(folder)
    outcome = Outcome("every n-th write, flush or cut fails")
    with outcome.timed(), TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else folder) as place:
        for runner in (of_an_evening, of_a_new_file, of_a_copy):
            outcome.take_in(in_child(runner, place, step, more={"LD_PRELOAD": str(library)}))
    return outcome


def _built(folder: Path) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not Path("/proc/self/fd").is_dir():
        raise Unavailable("there is no C compiler" if compiler is None else "there is no /proc")
    library = folder / "failing.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return library


# In the child


class Disk:
    """The disk of a folder, which fails when it is told to."""

    def __init__(self, folder: Path, nth: int, manner: Manner) -> None:
        self.folder = folder
        self.where = f"{manner}, operation {nth}"
        self.operations = 0
        self._nth = nth
        self._manner = manner

    @contextmanager
    def failing(self) -> Iterator[None]:
        """Let the n-th operation inside fail; 0 is none. Counts the `operations`."""
        library, manner = ctypes.CDLL(None), self._manner
        folder = str(self.folder).encode()
        library.failing_arm(folder, ctypes.c_long(self._nth), manner.error, manner.for_good, manner.halfway)
        try:
            yield
        finally:
            self.operations = library.failing_disarm()


Case = Callable[[Outcome, Disk], None]


def of_an_evening(folder: Path, step: int) -> Outcome:
    """The disk fails while a session is open."""
    return _every_nth(_evening, folder / "evening", step)


def of_a_new_file(folder: Path, step: int) -> Outcome:
    """The disk fails while a session file is made."""
    return _every_nth(_making, folder / "new", step)


def of_a_copy(folder: Path, step: int) -> Outcome:
    """The disk fails while a copy is saved over an older one."""
    return _every_nth(_copying, folder / "copy", step)


def _every_nth(case: Case, folder: Path, step: int) -> Outcome:
    outcome = Outcome(case.__name__)
    total = _carried_out(case, Outcome("nothing fails"), Disk(folder, 0, MANNERS[0]))
    outcome.expect(total > 0, "the disk", "nothing was written through the functions that can fail")
    for number, manner in enumerate(MANNERS):
        first = 1 + number * step // len(MANNERS)  # each manner has its turn at other operations
        for nth in range(first, total + 1, step):
            outcome.cases += 1
            _carried_out(case, outcome, Disk(folder, nth, manner))
    return outcome


def _carried_out(case: Case, outcome: Outcome, disk: Disk) -> int:
    disk.folder.mkdir()
    try:
        case(outcome, disk)
    finally:
        shutil.rmtree(disk.folder)
    return disk.operations


def _evening(outcome: Outcome, disk: Disk) -> None:
    """Each act is kept or refused; the one that the disk failed in may be either, once it is well."""
    path, rehearsal, other = disk.folder / "session.roundtable", Rehearsal(), Rehearsal()
    store = Store.create(path)
    room = Room(store, now)
    well = True
    with disk.failing():
        for number in range(ACTS):
            try:
                done = act(room, number)
            except StorageError as error:
                outcome.refused += 1
                where = f"{disk.where}, act {number}, {error!r}"
                outcome.expect(not store._conn.in_transaction, where, "left in a transaction")
                _expect_agreement(outcome, where, room, store)
                if well:
                    _expect_a_copy(outcome, where, room, rehearsal)
                if well and (store.in_doubt or number in DRAFTS):
                    other.follow(number)
                well = False
            else:
                outcome.acknowledged += done
                for each in (rehearsal, other) if done else ():
                    each.follow(number)
    either = rehearsal.follow(ACTS), other.follow(ACTS)
    try:
        act(room, ACTS)
    except Exception as error:  # whatever it is, it must not happen
        outcome.findings.append(f"{disk.where}: nothing can be captured once the disk is well: {error!r}")
    else:
        _expect_agreement(outcome, disk.where, room, store)
        outcome.compare(f"{disk.where}, still open", seen(room), *either)
    room.close()
    outcome.open_again(disk.where, path, *either)
    rehearsal.close()
    other.close()


def _expect_a_copy(outcome: Outcome, where: str, room: Room, rehearsal: Rehearsal) -> None:
    """Expect that one can go on in a copy on another disk at this moment; drafts are on the screen."""
    with TemporaryDirectory() as elsewhere:
        copy = Path(elsewhere) / "copy.roundtable"
        try:
            store, _ = go_on(room._store, room.session, copy, now())
            store.close()
            outcome.compare(f"{where}, copy", spoken(seen_again(copy)), spoken(rehearsal.last))
        except (StorageError, NotWhole) as error:
            outcome.findings.append(f"{where}: no copy can be saved elsewhere: {error!r}")


def _expect_agreement(outcome: Outcome, where: str, room: Room, store: Store) -> None:
    """Expect the file to have what the room has, if it can be read at all at this moment."""
    try:
        held = store.load()
    except StorageError:
        return
    outcome.expect(held == room.session, where, "the room and the file have come apart")


def _making(outcome: Outcome, disk: Disk) -> None:
    """A file that cannot be made is not there afterwards."""
    path = disk.folder / "session.roundtable"
    with disk.failing():
        made = _attempt(outcome, lambda: Store.create(path).close())
    left = [each.name for each in disk.folder.iterdir()]
    outcome.expect(left == ([path.name] if made else []), disk.where, f"made: {made}, there: {left}")
    if made:
        outcome.open_again(disk.where, path, ())


def _copying(outcome: Outcome, disk: Disk) -> None:
    """A copy that cannot be made leaves the old one as it was, and nothing beside it."""
    path, copy, rehearsal = disk.folder / "session.roundtable", disk.folder / "copy.roundtable", Rehearsal()
    room = Room(Store.create(path), now)
    play(room, rehearsal, range(2))
    room.copy_to(copy)
    play(room, rehearsal, range(2, ACTS))
    with disk.failing():
        copied = _attempt(outcome, lambda: room.copy_to(copy))
    room.close()
    older = [] if copied else [rehearsal.after(2)]  # the copy may be in place, and flushing the folder have failed
    outcome.open_again(disk.where, copy, rehearsal.last, *older)
    outcome.open_again(disk.where, path, rehearsal.last)
    left = sorted(each.name for each in disk.folder.iterdir())
    outcome.expect(left == [copy.name, path.name], disk.where, f"there are {left}")
    rehearsal.close()


def _attempt(outcome: Outcome, deed: Callable[[], None]) -> bool:
    """Whether a deed was done, and not refused."""
    try:
        deed()
    except StorageError:
        outcome.refused += 1
        return False
    outcome.acknowledged += 1
    return True

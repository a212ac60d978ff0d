"""The command line: import, export, report, star, check and history, which need no screen; main.py runs what does."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from roundtable.arguments import parse
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.errors import Refused
from roundtable.domain.figures import points_heard
from roundtable.domain.outline import Figure, Reference, Section
from roundtable.domain.people import Contributor
from roundtable.domain.records import Record
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote
from roundtable.storage.errors import Damaged, Locked, StorageError

if TYPE_CHECKING:
    from roundtable.report.leaks import Leaks

__all__ = ["parse", "run"]

DONE, REFUSED, INTERRUPTED = 0, 1, 130
"""Exit statuses; wrong usage is 2, which argparse raises."""
MOST_WARNINGS = 50
"""Warnings that are told line by line; of more, how many there are."""
WAY_OUT = "check --rescue OUT.roundtable saves what can be read."
STAR_PICTURES = (".svg", ".pdf", ".png")
SEAL_SHOWN = 16
"""Hexadecimal digits of a journal's last seal that are told: enough to compare two files by eye."""
SQLITE_HEAD = b"SQLite format 3\0"
COUNTED: Mapping[type[Record], tuple[str, str]] = {
    Contributor: ("contributor", "contributors"),
    AgendaItem: ("agenda item", "agenda items"),
    Quote: ("quote", "quotes"),
    ActionPoint: ("action point", "action points"),
    Insight: ("insight", "insights"),
    Figure: ("figure", "figures"),
    Reference: ("reference", "references"),
    Section: ("report section", "report sections"),
}


class Stop(Exception):
    """The command cannot be carried out; the text is the one line that says why."""


def run(arguments: argparse.Namespace) -> int:
    """Carry out a command; returns the exit status and never shows a traceback."""
    commands = {
        "import": _import,
        "export": _export,
        "report": _report,
        "slips": _slips,
        "star": _star,
        "check": _check,
        "history": _history,
    }
    try:
        return commands[arguments.command](arguments)
    except Stop as stop:
        _complain(str(stop))
    except KeyboardInterrupt:
        _complain("interrupted; nothing was written")
        return INTERRUPTED
    except MemoryError:
        _complain(f"{arguments.file}: there is not enough memory for it")
    except OSError as error:
        _complain(f"{_named_by(error, arguments)}: {error.strerror or error}")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        _complain(f"{arguments.file}: a fault in Roundtable itself: {type(error).__name__}: {error}")
    return REFUSED


def _import(arguments: argparse.Namespace) -> int:
    _check_out(arguments.out, arguments.file)
    session = _read_text(arguments.file)
    _make_session_file(session, arguments.out, "import_session")
    _say(f"{arguments.out}: {holdings(session)}")
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    from roundtable.interchange.refusal import ExportRefused
    from roundtable.interchange.session_json import export_session

    if arguments.out.suffix.lower() == ".xlsx" or arguments.out.is_dir():
        return _export_sheets(arguments)
    if arguments.out.suffix.lower() in STAR_PICTURES:
        return _export_star(arguments)
    _check_out(arguments.out, arguments.file)
    session = _read_file(arguments.file)
    try:
        warnings = export_session(session, arguments.out)
    except ExportRefused as error:
        raise Stop(f"{arguments.out}: {error}") from error
    _warn(warnings)
    _say(f"{arguments.out}: {holdings(session)}")
    return DONE


def _export_sheets(arguments: argparse.Namespace) -> int:
    """A workbook, or CSV files into a folder."""
    from roundtable.interchange.sheet_files import write_csv_files, write_workbook
    from roundtable.interchange.sheets import sheets_of

    out: Path = arguments.out
    if not out.is_dir():
        _check_out(out, arguments.file)
    sheets = sheets_of(_read_file(arguments.file), for_the_host=arguments.for_the_host)
    if out.is_dir():
        write_csv_files(sheets, out, for_spreadsheets=arguments.for_spreadsheets)
    else:
        write_workbook(sheets, out)
    rows = ", ".join(f"{sheet.name.lower()} {len(sheet.rows):,}" for sheet in sheets)
    _say(f"{out}: {rows}")
    return DONE


def _export_star(arguments: argparse.Namespace) -> int:
    """The star as it stands, as a picture."""
    from roundtable.report.star_picture import write_star

    _check_out(arguments.out, arguments.file)
    session = _read_file(arguments.file)
    if not session.details.star:
        raise Stop(f"{arguments.file}: the session has no star")
    write_star(session, arguments.out, look="dark" if arguments.dark else "light", words=arguments.words)
    _say(f"{arguments.out}: the star, {_number(points_heard(session), 'point', 'points')} heard")
    return DONE


def _star(arguments: argparse.Namespace) -> int:
    """Another star for a session file: one of the program's, or one from a file; or its rings change places."""
    from roundtable.commands.star import choose_star
    from roundtable.domain.star import turned
    from roundtable.interchange.refusal import ImportRefused
    from roundtable.interchange.stars import load_star, shipped_star, star_ids
    from roundtable.room import Room
    from roundtable.storage.store import Store

    given: Path | None = arguments.star
    star = None if given is None else shipped_star(str(given))
    if given is not None and star is None:
        if not given.suffix and not given.exists():
            raise Stop(f"{given}: neither a file nor a star; there is {', '.join(star_ids())}")
        try:
            star = load_star(given)
        except ImportRefused as error:
            raise Stop(f"{given}: {error}") from error
    with _spoken(arguments.file), closing(Store.open(arguments.file)) as store:
        room = Room(store, lambda: datetime.now(UTC))
        star = star or room.session.details.star
        star = turned(star) if arguments.turned else star
        try:
            room.do(choose_star, star=star)
        except Refused as refused:
            still = f"words or items still hang on {refused.facts.get('segment')}, which that star has not"
            raise Stop(f"{arguments.file}: {still}; nothing was changed") from refused
    inside, outside = (", ".join(each.label for each in ring) for ring in (star.inner, star.outer))
    _say(f"{arguments.file}: {inside} inside; {outside} outside")
    return DONE


def _report(arguments: argparse.Namespace) -> int:
    from roundtable.interchange.whole_file import write_whole
    from roundtable.report.leaks import Leaked
    from roundtable.report.publication import ENDINGS, publish

    _check_out(arguments.out, arguments.file)
    suffix = arguments.out.suffix.lower() or ".pdf"
    if suffix not in ENDINGS:
        raise Stop(f"{arguments.out}: a report is written as {', '.join(ENDINGS)}")
    session = _read_file(arguments.file) if _is_session_file(arguments.file) else _read_text(arguments.file)
    if arguments.names_may_stand:
        session = _releasing(session, arguments.names_may_stand)
    built = publish(session, suffix, actions_only=arguments.actions)
    _warn(built.warnings)
    for line in built.leaks.overlaps:
        _complain(f"note: {line}")
    for leak in built.leaks.let_stand:
        _complain(f"note: let stand: {leak.line}")
    try:
        data = built.publishable()
    except Leaked as leaked:
        _tell_leaks(leaked.leaks)
        raise Stop(f"{arguments.out}: {leaked}") from leaked
    write_whole(arguments.out, data)
    _say(f"{arguments.out}: {_number(built.pages, 'page', 'pages') if built.pages else 'done'}")
    return DONE


def _releasing(session: Session, because: str) -> Session:
    """The session with every protected name in the host's own text let stand, for this report only."""
    from roundtable.commands.details import release_names
    from roundtable.domain.guarded import guarded

    who = dict.fromkeys(each.record_id for each in guarded(session))
    return session.with_edits(release_names(session, datetime.now(UTC), record_ids=who, because=because))


def _tell_leaks(leaks: Leaks) -> None:
    """Each place on a line of its own, and what can be done."""
    for leak in leaks.stopping[:MOST_WARNINGS]:
        _complain(f"keeps back: {leak.line}")
    if (more := len(leaks.stopping) - MOST_WARNINGS) > 0:
        _complain(f"keeps back: and {more:,} more")
    if all(leak.may_stand for leak in leaks.stopping):
        _complain('Mend the text, or say why these may stand: --names-may-stand "REASON".')


def _slips(arguments: argparse.Namespace) -> int:
    from roundtable.report.slip_files import write_slips
    from roundtable.report.slips import slips_of

    out = arguments.out
    if not out.parent.is_dir():
        raise Stop(f"{out}: there is no folder {out.parent}")
    if out.exists() and not out.is_dir():
        raise Stop(f"{out}: is a file; the slips want a folder")
    session = _read_file(arguments.file) if _is_session_file(arguments.file) else _read_text(arguments.file)
    slips = slips_of(session)
    written = sum(1 for _ in write_slips(slips, out)) if slips else 0
    _say(f"{out}: {_number(len(slips), 'proof slip', 'proof slips')}, {_number(written, 'file', 'files')}")
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    if arguments.rescue is not None:
        return _rescue(arguments.file, arguments.rescue)
    from roundtable.storage.store import Store

    try:
        with _spoken(arguments.file), closing(Store.open(arguments.file, read_only=True)) as store:
            found = store.check()
            session = store.load() if found.whole else None
    except Stop as stop:
        if not isinstance(stop.__cause__, Damaged):
            raise
        raise Stop(f"{stop} {WAY_OUT}") from stop
    if session is None:
        for problem in found.problems:
            _say(problem)
        raise Stop(f"{arguments.file}: not whole. {WAY_OUT}")
    _say(f"{arguments.file}: whole")
    entries = _number(found.transactions, "journal entry", "journal entries")
    _say(f"{holdings(session)}; {entries}, seal {found.seal[:SEAL_SHOWN] or 'none'}")
    return DONE


def _history(arguments: argparse.Namespace) -> int:
    from roundtable.interchange.history_export import NOTICE, export_history
    from roundtable.interchange.refusal import ExportRefused
    from roundtable.storage.store import Store

    _check_out(arguments.out, arguments.file)
    with _spoken(arguments.file), closing(Store.open(arguments.file, read_only=True)) as store:
        session, told = store.load(), store.whole_history()
    try:
        export_history(session, told, arguments.out)
    except ExportRefused as error:
        raise Stop(f"{arguments.out}: {error}") from error
    changes = sum(len(touched) for _, touched in told)
    entries = _number(len(told), "journal entry", "journal entries")
    _say(f"{arguments.out}: {_number(changes, 'change', 'changes')} in {entries}")
    _say(NOTICE)
    return DONE


def _rescue(file: Path, out: Path) -> int:
    from roundtable.storage.rescue import LEFT_BEHIND, salvage

    _check_out(out, file)
    with _spoken(file):
        salvaged = salvage(file)
    for line in salvaged.lost:
        _say(f"lost: {line}")
    for line in salvaged.notes:
        _say(f"differs: {line}")
    _make_session_file(salvaged.session, out, "rescue_session", salvaged.drafts)
    _say(f"{out}: {holdings(salvaged.session)}")
    _say(LEFT_BEHIND)
    return DONE


# Reading and writing


def _read_text(file: Path) -> Session:
    from roundtable.interchange.refusal import ImportRefused
    from roundtable.interchange.session_json import read_session

    try:
        imported = read_session(file)
    except ImportRefused as error:
        raise Stop(f"{file}: {error}") from error
    _warn(imported.warnings)
    return imported.session


def _read_file(file: Path) -> Session:
    from roundtable.storage.store import Store

    with _spoken(file), closing(Store.open(file, read_only=True)) as store:
        return store.load()


def _is_session_file(file: Path) -> bool:
    """Whether a file begins as every SQLite database does; what cannot be read is left to the reader to refuse."""
    try:
        if not file.is_file():
            return False
        with file.open("rb") as start:
            return start.read(len(SQLITE_HEAD)) == SQLITE_HEAD
    except OSError:
        return False


def _make_session_file(session: Session, out: Path, label: str, drafts: Mapping[str, str] | None = None) -> None:
    """A new session file with all records as one act, in the place of `out` only when it is whole."""
    from roundtable.interchange.session_json import edits_of
    from roundtable.interchange.whole_file import made_beside
    from roundtable.storage.store import Store

    _let_go_of(out)
    try:
        with made_beside(out) as made:
            try:
                with closing(Store.create(made)) as store:
                    store.commit(edits_of(session), label=label, kind="act", at=datetime.now(UTC))
                    for name, text in (drafts or {}).items():
                        store.keep_draft(name, text)
            finally:
                Path(f"{made}-journal").unlink(missing_ok=True)  # left behind when the disk is full
    except StorageError as error:
        raise Stop(f"{out}: {error.happened} Nothing was written.") from error


def _let_go_of(out: Path) -> None:
    """Refuse to replace a session that is open elsewhere, or whose last words are still in a journal beside it.

    SQLite would play such a journal back into whatever file has the name, the new session too.
    """
    from roundtable.storage.store import Store

    journal = Path(f"{out}-journal")
    try:
        if out.exists() and journal.exists():
            Store.open(out).close()
        elif _is_session_file(out):
            Store.open(out, read_only=True).close()
    except Locked as error:
        raise Stop(f"{out}: {error.happened} {error.advice}") from error
    except StorageError:
        pass
    if journal.exists():
        raise Stop(f"{journal}: left over from another session; move it away first")


def _check_out(out: Path, file: Path) -> None:
    """Refuse a place that cannot be written to, before any work is done."""
    if not out.parent.is_dir():
        raise Stop(f"{out}: there is no folder {out.parent}")
    if out.is_dir():
        raise Stop(f"{out}: is a folder")
    if out.exists() and not out.is_file():
        raise Stop(f"{out}: is not a plain file")
    if out.exists() and file.exists() and out.samefile(file):
        raise Stop(f"{out}: is the file that is read; choose another name")
    if not os.access(out.parent, os.W_OK):
        raise Stop(f"{out}: the folder may not be written to")


@contextmanager
def _spoken(file: Path) -> Iterator[None]:
    try:
        yield
    except StorageError as error:
        words = " ".join(part for part in (error.happened, error.safe, error.advice) if part)
        raise Stop(f"{file}: {words}") from error


# Words


def holdings(session: Session) -> str:
    """What a session holds, in one line: "17 contributors, 46 quotes"."""
    counts = ((session.count(kind), names) for kind, names in COUNTED.items())
    return ", ".join(_number(count, *names) for count, names in counts if count) or "no records yet"


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _named_by(error: OSError, arguments: argparse.Namespace) -> object:
    """The file that an error is about; not the one in the making, which nobody has heard of."""
    unknown = error.filename is None or str(error.filename).endswith(".part")
    return (arguments.out or arguments.rescue or arguments.file) if unknown else error.filename


def _warn(warnings: Sequence[str]) -> None:
    for warning in warnings[:MOST_WARNINGS]:
        _complain(f"warning: {warning}")
    if (more := len(warnings) - MOST_WARNINGS) > 0:
        _complain(f"warning: and {more:,} more")


def _complain(line: str) -> None:
    _say(line, sys.stderr)


def _say(line: str, stream: TextIO | None = None) -> None:
    """One line, whatever is in it, and whatever the terminal can show."""
    stream = stream or sys.stdout
    seen = "".join(c if c.isprintable() else "?" for c in line)
    encoding = stream.encoding or "utf-8"
    print(seen.encode(encoding, "replace").decode(encoding), file=stream)

"""The command line: import, export, report, star, check and history, which need no screen; main.py runs what does."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roundtable.arguments import parse
from roundtable.cli_files import Stop, check_out, is_session_file, make_session_file, read_file, read_text, spoken
from roundtable.cli_words import MOST_WARNINGS, complain, holdings, named_by, number, say, warn
from roundtable.domain.errors import Refused
from roundtable.domain.figures import points_heard
from roundtable.storage.errors import Damaged

if TYPE_CHECKING:
    from roundtable.report.leaks import Leaks

__all__ = ["parse", "run"]

DONE, REFUSED, INTERRUPTED = 0, 1, 130
"""Exit statuses; wrong usage is 2, which argparse raises."""
WAY_OUT = "check --rescue OUT.roundtable saves what can be read."
STAR_PICTURES = (".svg", ".pdf", ".png")
SEAL_SHOWN = 16
"""Hexadecimal digits of a journal's last seal that are told: enough to compare two files by eye."""


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
        complain(str(stop))
    except KeyboardInterrupt:
        complain("interrupted; nothing was written")
        return INTERRUPTED
    except MemoryError:
        complain(f"{arguments.file}: there is not enough memory for it")
    except OSError as error:
        complain(f"{named_by(error, arguments)}: {error.strerror or error}")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        complain(f"{arguments.file}: a fault in Roundtable itself: {type(error).__name__}: {error}")
    return REFUSED


def _import(arguments: argparse.Namespace) -> int:
    check_out(arguments.out, arguments.file)
    session = read_text(arguments.file)
    make_session_file(session, arguments.out, "import_session")
    say(f"{arguments.out}: {holdings(session)}")
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    from roundtable.interchange.refusal import ExportRefused
    from roundtable.interchange.session_json import export_session

    if arguments.out.suffix.lower() == ".xlsx" or arguments.out.is_dir():
        return _export_sheets(arguments)
    if arguments.out.suffix.lower() in STAR_PICTURES:
        return _export_star(arguments)
    check_out(arguments.out, arguments.file)
    if arguments.out.suffix.lower() != ".json":
        endings = ", ".join((".json", ".xlsx", *STAR_PICTURES))
        raise Stop(f"{arguments.out}: written as {endings} by its ending; for CSV, name a folder that is there")
    session = read_file(arguments.file)
    try:
        warnings = export_session(session, arguments.out)
    except ExportRefused as error:
        raise Stop(f"{arguments.out}: {error}") from error
    warn(warnings)
    say(f"{arguments.out}: {holdings(session)}")
    return DONE


def _export_sheets(arguments: argparse.Namespace) -> int:
    """A workbook, or CSV files into a folder."""
    from roundtable.interchange.sheet_files import write_csv_files, write_workbook
    from roundtable.interchange.sheets import sheets_of

    out: Path = arguments.out
    if not out.is_dir():
        check_out(out, arguments.file)
    sheets = sheets_of(read_file(arguments.file), for_the_host=arguments.for_the_host)
    if out.is_dir():
        write_csv_files(sheets, out, for_spreadsheets=arguments.for_spreadsheets)
    else:
        write_workbook(sheets, out)
    rows = ", ".join(f"{sheet.name.lower()} {len(sheet.rows):,}" for sheet in sheets)
    say(f"{out}: {rows}")
    return DONE


def _export_star(arguments: argparse.Namespace) -> int:
    """The star as it stands, as a picture."""
    from roundtable.report.leaks import Leaked
    from roundtable.report.star_picture import write_star

    check_out(arguments.out, arguments.file)
    session = read_file(arguments.file)
    if not session.details.star:
        raise Stop(f"{arguments.file}: the session has no star")
    try:
        write_star(session, arguments.out, look="dark" if arguments.dark else "light", words=arguments.words)
    except Leaked as leaked:
        _tell_leaks(leaked.leaks, "Mend the text, or let it stand in “Publish…” of the report.")
        raise Stop(f"{arguments.out}: {leaked}") from leaked
    say(f"{arguments.out}: the star, {number(points_heard(session), 'point', 'points')} heard")
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
    with spoken(arguments.file), closing(Store.open(arguments.file)) as store:
        room = Room(store, lambda: datetime.now(UTC))
        star = star or room.session.details.star
        star = turned(star) if arguments.turned else star
        try:
            room.do(choose_star, star=star)
        except Refused as refused:
            still = f"words or items still hang on {refused.facts.get('segment')}, which that star has not"
            raise Stop(f"{arguments.file}: {still}; nothing was changed") from refused
    inside, outside = (", ".join(each.label for each in ring) for ring in (star.inner, star.outer))
    say(f"{arguments.file}: {inside} inside; {outside} outside")
    return DONE


def _report(arguments: argparse.Namespace) -> int:
    from roundtable.interchange.whole_file import write_whole
    from roundtable.report.leaks import Leaked
    from roundtable.report.publication import ENDINGS, publish

    check_out(arguments.out, arguments.file)
    suffix = arguments.out.suffix.lower() or ".pdf"
    if suffix not in ENDINGS:
        raise Stop(f"{arguments.out}: a report is written as {', '.join(ENDINGS)}")
    session = read_file(arguments.file) if is_session_file(arguments.file) else read_text(arguments.file)
    built = publish(session, suffix, actions_only=arguments.actions)
    if arguments.names_may_stand:
        if not arguments.names_may_stand.strip():
            raise Stop("--names-may-stand: say why these names may stand")
        built = replace(built, leaks=built.leaks.letting_stand())  # for this report only
    warn(built.warnings)
    for line in built.leaks.overlaps:
        complain(f"note: {line}")
    for leak in built.leaks.let_stand:
        complain(f"note: let stand: {leak.line}")
    try:
        data = built.publishable()
    except Leaked as leaked:
        _tell_leaks(leaked.leaks, 'Mend the text, or say why these may stand: --names-may-stand "REASON".')
        raise Stop(f"{arguments.out}: {leaked}") from leaked
    write_whole(arguments.out, data)
    say(f"{arguments.out}: {number(built.pages, 'page', 'pages') if built.pages else 'done'}")
    return DONE


def _tell_leaks(leaks: Leaks, way_out: str) -> None:
    """Each place on a line of its own, and what can be done where all of it may stand."""
    for leak in leaks.stopping[:MOST_WARNINGS]:
        complain(f"keeps back: {leak.line}")
    if (more := len(leaks.stopping) - MOST_WARNINGS) > 0:
        complain(f"keeps back: and {more:,} more")
    if all(leak.may_stand for leak in leaks.stopping):
        complain(way_out)


def _slips(arguments: argparse.Namespace) -> int:
    from roundtable.report.slip_files import write_slips
    from roundtable.report.slips import slips_of

    out = arguments.out
    if not out.parent.is_dir():
        raise Stop(f"{out}: there is no folder {out.parent}")
    if out.exists() and not out.is_dir():
        raise Stop(f"{out}: is a file; the slips want a folder")
    session = read_file(arguments.file) if is_session_file(arguments.file) else read_text(arguments.file)
    slips = slips_of(session)
    written = sum(1 for _ in write_slips(slips, out)) if slips else 0
    say(f"{out}: {number(len(slips), 'proof slip', 'proof slips')}, {number(written, 'file', 'files')}")
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    if arguments.rescue is not None:
        return _rescue(arguments.file, arguments.rescue)
    from roundtable.storage.store import Store

    try:
        with spoken(arguments.file), closing(Store.open(arguments.file, read_only=True)) as store:
            found = store.check()
            session = store.load() if found.whole else None
    except Stop as stop:
        if not isinstance(stop.__cause__, Damaged):
            raise
        raise Stop(f"{stop} {WAY_OUT}") from stop
    if session is None:
        for problem in found.problems:
            say(problem)
        raise Stop(f"{arguments.file}: not whole. {WAY_OUT}")
    say(f"{arguments.file}: whole")
    entries = number(found.transactions, "journal entry", "journal entries")
    say(f"{holdings(session)}; {entries}, seal {found.seal[:SEAL_SHOWN] or 'none'}")
    return DONE


def _history(arguments: argparse.Namespace) -> int:
    from roundtable.interchange.history_export import NOTICE, export_history
    from roundtable.interchange.refusal import ExportRefused
    from roundtable.storage.store import Store

    check_out(arguments.out, arguments.file)
    with spoken(arguments.file), closing(Store.open(arguments.file, read_only=True)) as store:
        session, told = store.load(), store.whole_history()
    try:
        export_history(session, told, arguments.out)
    except ExportRefused as error:
        raise Stop(f"{arguments.out}: {error}") from error
    changes = sum(len(touched) for _, touched in told)
    entries = number(len(told), "journal entry", "journal entries")
    say(f"{arguments.out}: {number(changes, 'change', 'changes')} in {entries}")
    say(NOTICE)
    return DONE


def _rescue(file: Path, out: Path) -> int:
    from roundtable.storage.rescue import LEFT_BEHIND, salvage

    check_out(out, file)
    with spoken(file):
        salvaged = salvage(file)
    for line in salvaged.lost:
        say(f"lost: {line}")
    for line in salvaged.notes:
        say(f"differs: {line}")
    make_session_file(salvaged.session, out, "rescue_session", salvaged.drafts)
    say(f"{out}: {holdings(salvaged.session)}")
    say(LEFT_BEHIND)
    return DONE

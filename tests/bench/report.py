"""How long a report takes, against others that set the same; per page, whatever its length; and after one edit."""

import io
import tempfile
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

from roundtable import resources
from roundtable.domain.outline import Section
from roundtable.domain.records import Edit
from roundtable.domain.session import Session
from roundtable.interchange.session_json import read_session
from roundtable.report import fonts
from roundtable.report.build import build_report
from roundtable.report.compose import compose
from roundtable.report.finished import passages_of
from roundtable.report.leaks import leaks_of
from tests.bench import engines
from tests.bench.measure import Figure, median, ratio, run, taking_turns
from tests.bench.written import session_of
from ui.report.preview import WAIT

ROUNDS, LONG_ROUNDS = 7, 3
SAMPLE = resources.path("sample", "sample.json")
SHORT, MIDDLE, LONG = 1, 3, 45
"""Some ten, forty and five hundred pages."""
MOST_OVER_BARE, MOST_OVER_OTHERS = 2.0, 1.0
MOST_GROWTH = 1.3
MOST_SEARCHING = 0.15
"""Three quarters of it is reading the file as a reader does (PDFium), which stays while building has become faster."""
MOST_SECONDS = 1.0
SCALE = 2.0
"""Device pixels for each point of a page that is shown."""


def _pages(data: bytes) -> int:
    return len(PdfReader(io.BytesIO(data)).pages)


def figures() -> list[Figure]:
    """Return the lines of the report."""
    fonts.register()
    with tempfile.TemporaryDirectory() as folder:
        megabytes = run("main.py", "report", str(SAMPLE), str(Path(folder, "report.pdf"))).megabytes
    return [
        *_against_others(),
        _searching(),
        *_by_length(),
        _after_one_edit(),
        Figure("peak memory of building the sample's report", f"{megabytes:.0f} MB", "", "a process of its own"),
    ]


def _against_others() -> list[Figure]:
    """Ours against each: the archive is ours alone, and so are the composing and the search for what is kept back."""
    session = session_of(SHORT)
    report = compose(session)
    others = {"reportlab alone": engines.bare, **engines.installed()}
    acts = [make(report) for make in others.values()]
    ours, *theirs = taking_turns(ROUNDS, lambda: build_report(session), *acts)
    pages = build_report(session).pages
    return [
        ratio(
            f"report, tagged / {name}, the same words",
            median(ours),
            median(taken),
            most=MOST_OVER_BARE if act is acts[0] else MOST_OVER_OTHERS,
            behind=f"{median(ours) * 1e3:.0f} ms, {pages} pages / {median(taken) * 1e3:.0f} ms, {_pages(act())} pages",
        )
        for name, act, taken in zip(others, acts, theirs, strict=True)
    ]


def _searching() -> Figure:
    """How long the finished report is searched for what the rules keep back."""
    session = read_session(SAMPLE).session
    data = build_report(session).data
    searched, built = taking_turns(ROUNDS, lambda: leaks_of(session, passages_of(data)), lambda: build_report(session))
    return ratio(
        "searching the finished report for what is kept back / building it, search included",
        median(searched),
        median(built),
        most=MOST_SEARCHING,
        behind=f"{median(searched) * 1e3:.0f} ms / {median(built) * 1e3:.0f} ms",
    )


def _by_length() -> list[Figure]:
    """Time and memory for a page of a long report against a page of a short one."""
    short, long = session_of(SHORT), session_of(LONG)
    few, many = build_report(short).pages, build_report(long).pages
    quick, slow = _working(short, LONG), _working(long, LONG_ROUNDS)
    small, large = _peak(short) / few, _peak(long) / many
    return [
        ratio(
            f"time for a page of {many} / of {few}",
            slow / many,
            quick / few,
            most=MOST_GROWTH,
            behind=f"{slow / many * 1e3:.1f} ms / {quick / few * 1e3:.1f} ms",
        ),
        ratio(
            f"memory for a page of {many} / of {few}",
            large,
            small,
            most=MOST_GROWTH,
            behind=f"{large / 1e3:.0f} kB / {small / 1e3:.0f} kB",
        ),
    ]


def _working(session: Session, rounds: int) -> float:
    """The median seconds of a build in which this process worked: a long one meets more of what else goes on."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        build_report(session)
        taken.append(time.process_time() - started)
    return median(taken)


def _peak(session: Session) -> int:
    """The most bytes that Python held while it built."""
    tracemalloc.start()
    build_report(session)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _after_one_edit() -> Figure:
    """From a changed title to the page of the preview, with the moment that it waits for the next key."""
    session = session_of(MIDDLE)
    section = session.all(Section)[0]
    taken = []
    for number in range(ROUNDS):
        edited = session.with_edits([Edit(section, replace(section, title=f"Title {number}"))])
        started = time.perf_counter()
        built = build_report(edited)
        with pypdfium2.PdfDocument(built.data) as document:
            document[built.pages // 2].render(scale=SCALE)
        taken.append(time.perf_counter() - started + WAIT / 1e3)
    return Figure(
        f"preview of {built.pages} pages after one edit",
        f"{median(taken):.2f} s",
        f"≤ {MOST_SECONDS:g} s",
        f"of it {WAIT} ms of waiting for the next key",
        median(taken) <= MOST_SECONDS,
    )

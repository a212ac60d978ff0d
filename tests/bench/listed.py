"""How long the desk's list takes with ten thousand rows: for one key of the filter, and for one step of scrolling.

The least for a key of the filter is to look for the same letters in as many texts. A step of scrolling has nothing to
do with how many rows there are, so that the least is the same step with two hundred of them.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.measure import Figure, median, percentile, ratio, taking_turns
from tests.bench.sessions import make_session, open_room
from tests.files import ROOT

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roundtable.domain.folding import fold
from roundtable.domain.words import Quote
from ui import app
from ui.capture.captured_model import PAGE
from ui.capture.desk import DeskView
from ui.live import Live
from ui.settings import Settings

QUOTES = 10_000
TYPED = ("asked 7", "decided", "zzz", "near-verb", "99. we")
"""Common letters, letters that few rows hold, letters that none holds, a kind, and a number."""
ROUNDS = 4
STEPS = 60
FRAME = 16.0
"""Milliseconds between two frames of a screen."""
FILTER, SCROLL = 40.0, 1.5
"""A key also lays out and paints the rows that are left; the least paints nothing."""


class _Desk:
    """A desk alone, as wide as in the window, with all its rows made ready for the filter."""

    def __init__(self, application: QApplication, live: Live) -> None:
        self._application = application
        self.view = DeskView(live)
        self.view.resize(1440, 774)
        self.view.show()
        self.view.activateWindow()
        application.processEvents()
        self.list = self.view.list

    def settle(self) -> None:
        """Let it do what it does while nothing else is to be done."""
        for _ in range(QUOTES // 100):
            self._application.processEvents()

    def filter_by(self, letters: str) -> list[float]:
        """Type letters into the filter; the milliseconds of each key, until the list was painted."""
        self.view.filters.field.clear()
        self._application.processEvents()
        taken = []
        for letter in letters:
            started = time.perf_counter()
            QTest.keyClicks(self.view.filters.field, letter)
            self._application.processEvents()
            taken.append((time.perf_counter() - started) * 1e3)
        if self.view.filters.field.text() != letters:
            raise RuntimeError(f"the filter reads {self.view.filters.field.text()!r}")
        return taken

    def everything(self) -> None:
        """Show all rows again, from the first."""
        self.view.filters.field.clear()
        self.list.scrollToTop()
        self._application.processEvents()

    def step(self) -> None:
        """Scroll on by three rows, and paint."""
        bar = self.list.verticalScrollBar()
        bar.setValue(0 if bar.value() + 180 > bar.maximum() else bar.value() + 180)
        self._application.processEvents()


def figures() -> list[Figure]:
    """Return two lines for a key of the filter, the median of which is judged, and one for a step of scrolling."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        settings = QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)
        application = app.make_application(Settings(settings))
        lives = [_live(Path(folder, f"{size}.roundtable"), size) for size in (QUOTES, PAGE)]
        texts = [fold(quote.text) for quote in lives[0].session.all(Quote)]
        long_, short = (_Desk(application, live) for live in lives)
        long_.settle()
        keys = [taken for _ in range(ROUNDS) for letters in TYPED for taken in long_.filter_by(letters)]
        least = median([_searched(texts, letters) for _ in range(ROUNDS) for letters in TYPED])
        for desk in (long_, short):
            desk.everything()
        acts: list[Callable[[], object]] = [long_.step, short.step]
        scrolled, scrolled_short = map(median, taking_turns(STEPS, *acts))
        for desk, live in zip((long_, short), lives, strict=True):
            desk.view.close()
            live.close()
    middle, slow = median(keys), percentile(keys, 0.99)
    behind = f"p99 {slow:.1f} ms, slowest {max(keys):.1f} ms, of {len(keys)} keys"
    rows = f"{QUOTES:,} rows"
    return [
        Figure(f"one key of the filter, {rows}", f"{middle:.1f} ms", f"≤ {FRAME:g} ms", behind, middle <= FRAME),
        ratio(
            f"one key of the filter, {rows} / looked through",
            middle,
            least,
            most=FILTER,
            behind=f"{middle:.1f} ms / {least:.2f} ms",
        ),
        ratio(
            f"a step of scrolling, {rows} / {PAGE} rows",
            scrolled,
            scrolled_short,
            most=SCROLL,
            behind=f"{scrolled * 1e3:.1f} ms / {scrolled_short * 1e3:.1f} ms",
        ),
    ]


def _live(path: Path, quotes: int) -> Live:
    make_session(path, quotes)
    return Live(open_room(path))


def _searched(texts: list[str], letters: str) -> float:
    """The milliseconds for looking for letters in all texts."""
    started = time.perf_counter()
    found = [text for text in texts if letters in text]
    taken = (time.perf_counter() - started) * 1e3
    if len(found) > len(texts):
        raise RuntimeError("more was found than there is")
    return taken

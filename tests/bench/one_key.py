"""How long one key takes at the desk, from its event to the painted line, with ten thousand quotes in the list."""

import os
import tempfile
import time
from pathlib import Path

from tests.bench.measure import Figure, median, percentile
from tests.bench.sessions import make_session, open_room
from tests.files import ROOT

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from roundtable.domain.words import Quote
from ui import app
from ui.capture.desk import DeskView
from ui.live import Live
from ui.main.window import MainWindow
from ui.settings import Settings

QUOTES = 10_000
LINES = 8
ENTER = "\n"
LINE = "Amina: we want to be asked before it is decided @co-d and then once more"
SETTLING = 3.0
"""Seconds for what the app prepares while nothing is to be done."""
FRAME = 16.0
"""Milliseconds between two frames of a screen."""


class _Paints(QObject):
    """Counts the paints of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


class _Desk:
    """The desk in the main window, its line under the fingers."""

    def __init__(self, application: QApplication, live: Live) -> None:
        self._application, self._live = application, live
        self.window = MainWindow(live)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.show_view("Desk")
        desk = self.window.view_named("Desk")
        assert isinstance(desk, DeskView)
        self._edit = desk.line.edit
        self._edit.setFocus()
        self._paints = _Paints(self._edit.viewport())
        self.settle()

    def settle(self) -> None:
        end = time.perf_counter() + SETTLING
        while time.perf_counter() < end:
            self._application.processEvents()

    def press(self, key: str) -> float:
        """Return the milliseconds until the line was painted; RuntimeError when it was not."""
        painted = self._paints.count
        started = time.perf_counter()
        if key == ENTER:
            QTest.keyClick(self._edit, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(self._edit, key)
        self._application.processEvents()
        taken = (time.perf_counter() - started) * 1e3
        if self._paints.count == painted:
            raise RuntimeError(f"after {key!r} nothing was painted")
        return taken

    def note(self) -> tuple[list[float], float]:
        """Return the milliseconds of each key of a line, and of Enter; RuntimeError when it was not noted."""
        before = self._live.session.count(Quote)
        typed = [self.press(character) for character in LINE]
        if self._edit.text() != LINE:
            raise RuntimeError(f"the line reads {self._edit.text()!r}")
        entered = self.press(ENTER)
        if self._live.session.count(Quote) != before + 1:
            raise RuntimeError("the line was not noted")
        return typed, entered


def figures() -> list[Figure]:
    """Return two lines: for the keys of a text, and for Enter, which also waits for the disk."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        path = Path(folder, "bench.roundtable")
        make_session(path, QUOTES)
        settings = QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)
        application = app.make_application(Settings(settings))
        live = Live(open_room(path))
        desk = _Desk(application, live)
        noted = [desk.note() for _ in range(LINES)]
        desk.window.close()
        live.close()
    keys = [taken for typed, _ in noted for taken in typed]
    entered = median([taken for _, taken in noted])
    middle, slow = median(keys), percentile(keys, 0.99)
    return [
        Figure(
            f"one key at the desk, {QUOTES:,} quotes",
            f"{middle:.1f} ms",
            f"≤ {FRAME:g} ms",
            f"p99 {slow:.1f} ms (the offers of @), slowest {max(keys):.1f} ms, of {len(keys)} keys",
            middle <= FRAME,
        ),
        Figure(f"Enter at the desk, {QUOTES:,} quotes", f"{entered:.1f} ms", "", "noted, on the disk and painted"),
    ]

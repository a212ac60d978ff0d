"""The desk in the main window with ten thousand quotes in its list, and fingers that measure."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
ENTER = "\n"
SETTLING = 3.0
"""Seconds for what the app prepares while nothing is to be done."""


class _Paints(QObject):
    """Counts the paints of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


class Desk:
    """The desk, its line under the fingers; `folder` is where its file lies."""

    def __init__(self, application: QApplication, live: Live, folder: Path) -> None:
        self._application, self._live, self.folder = application, live, folder
        self.window = MainWindow(live)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.show_view("Desk")
        desk = self.window.view_named("Desk")
        assert isinstance(desk, DeskView)
        self._edit = desk.line.edit
        self._edit.setFocus()
        self._line, self._list = _Paints(self._edit.viewport()), _Paints(desk.list.viewport())
        self.worked: list[float] = []
        self.rest(SETTLING)

    def rest(self, seconds: float) -> None:
        """Let the app do what it does between two keys."""
        self.wait_until(time.perf_counter() + seconds)

    def wait_until(self, moment: float) -> None:
        """The same, until a moment of the performance counter."""
        while time.perf_counter() < moment:
            self._application.processEvents()

    def press(self, key: str, due: float | None = None) -> float:
        """Return the milliseconds until line and, after Enter, list were painted; RuntimeError when they were not.

        They count from when the key was `due`, if it was: whatever else was being done delays it too. `worked` has
        the milliseconds that the program itself was busy with each key, which no other program's work is part of.
        """
        wanted = [self._line, self._list] if key == ENTER else [self._line]
        before = [each.count for each in wanted]
        started, busy = due or time.perf_counter(), time.process_time()
        if key == ENTER:
            QTest.keyClick(self._edit, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(self._edit, key)
        while any(each.count == count for each, count in zip(wanted, before, strict=True)):
            self._application.processEvents()
            if time.perf_counter() - started > SETTLING:
                raise RuntimeError(f"after {key!r} nothing was painted")
        self.worked.append((time.process_time() - busy) * 1e3)
        return (time.perf_counter() - started) * 1e3

    def type(self, text: str, between: float, stands: str) -> list[float]:
        """Return the milliseconds of each key of a text, which then `stands` so; each is due so many seconds later."""
        taken, due = [], time.perf_counter()
        for key in text:
            due += between
            self.wait_until(due)
            taken.append(self.press(key, due))
        if self._edit.text() != stands:
            raise RuntimeError(f"the line reads {self._edit.text()!r}")
        return taken

    def enter(self) -> float:
        """Return the milliseconds of Enter; RuntimeError when nothing was noted."""
        before = self._live.session.count(Quote)
        taken = self.press(ENTER)
        if self._live.session.count(Quote) != before + 1:
            raise RuntimeError("the line was not noted")
        return taken


@contextmanager
def desk() -> Iterator[Desk]:
    """The desk of a large session, in a folder beside the program, as a user's own would be on the same disk."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        path = Path(folder, "bench.roundtable")
        make_session(path, QUOTES)
        settings = QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)
        application = app.make_application(Settings(settings))
        live = Live(open_room(path))
        shown = Desk(application, live, Path(folder))
        yield shown
        shown.window.close()
        live.close()

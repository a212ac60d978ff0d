"""Plugs and unplugs a projector on a real X server, and tells as JSON what happened: run by test_real_screens.py."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from roundtable.commands.projection import project
from roundtable.domain.projection import Slide
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock
from ui import theme
from ui.live import Live
from ui.projector.window import ProjectorWindow

OPERATOR = ("--setmonitor", "OPERATOR", "1280/338x800/211+0+0", "screen")
PROJECTOR = ("--setmonitor", "PROJECTOR", "1280/338x720/190+1280+0", "none")
BESIDE = QRect(1280, 0, 1280, 720)
PATIENCE = 10.0
"""Seconds after which something will not happen any more."""


class Watcher(QObject):
    """Counts the paints of the room's picture, and those over the operator's screen."""

    def __init__(self, projector: ProjectorWindow, operator: QMainWindow) -> None:
        super().__init__(projector)
        self.over_operator = 0
        self.paints = 0
        self._projector, self._operator = projector, operator
        projector.stage.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.paints += 1
            self.over_operator += self._projector.geometry().intersects(self._operator.screen().geometry())
        return False


def xrandr(*arguments: str) -> None:
    """Change the monitors, as plugging and unplugging a cable does."""
    subprocess.run(["xrandr", *arguments], check=True, capture_output=True)


def wait_for(what: str, happened: Callable[[], bool]) -> None:
    """Let the event loop run until something has happened; end with status 1 when it does not."""
    end = monotonic() + PATIENCE
    while not happened():
        if monotonic() > end:
            sys.exit(f"it did not happen: {what}")
        pause(20)


def pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def type_letter(letter: str) -> None:
    """Press a key of the real keyboard."""
    subprocess.run(["xdotool", "key", letter], check=True, capture_output=True)


def main() -> int:
    """Print what was seen in three rounds of unplugging and plugging, a swap and a retake."""
    xrandr(*OPERATOR)
    xrandr(*PROJECTOR)
    application = QApplication(sys.argv)
    theme.apply(application, theme.Choice.LIGHT)
    live = Live(Room(Store.in_memory(), Clock()))
    operator, line = QMainWindow(), QLineEdit()
    operator.setCentralWidget(line)
    operator.setGeometry(100, 100, 900, 500)
    operator.show()
    operator.activateWindow()
    line.setFocus()
    wait_for("the operator's window has the keyboard", line.hasFocus)
    projector = ProjectorWindow(live)
    watcher = Watcher(projector, operator)
    grounds: list[str] = []

    def expect_beside(letter: str) -> None:
        wait_for("the projector fills its screen", lambda: projector.isVisible() and projector.geometry() == BESIDE)
        pause(200)
        type_letter(letter)
        wait_for(f"{letter} is typed into the operator's line", lambda: line.text().endswith(letter))
        corner = projector.screen().grabWindow(0, 4, 4, 1, 1).toImage().pixelColor(0, 0)
        grounds.append(corner.name())

    projector.place_beside(operator)
    expect_beside("a")
    for letter in "bcd":
        xrandr("--delmonitor", "PROJECTOR")
        wait_for("the projector is hidden", lambda: not projector.isVisible())
        live.do(project, slide=Slide.STAR if letter == "b" else Slide.THANKS)
        xrandr(*PROJECTOR)
        expect_beside(letter)
    projector.retake()
    expect_beside("e")
    over = watcher.over_operator
    projector.swap()
    wait_for(
        "the projector stands where the operator's window was", lambda: projector.geometry() == QRect(0, 0, 1280, 800)
    )
    wait_for("the operator's window stands on the other screen", lambda: BESIDE.contains(operator.geometry().center()))
    pause(200)
    type_letter("f")
    wait_for("f is typed", lambda: line.text().endswith("f"))
    told = {
        "typed": line.text(),
        "paints": watcher.paints,
        "over operator": over,
        "grounds": sorted(set(grounds)),
        "active": QApplication.activeWindow() is operator,
        "content": type(projector.content).__name__,
    }
    projector.close()
    operator.close()
    live.close()
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs the demo: chooses a screen, opens the session, plays the script, takes the pictures, and says what it left."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer

from roundtable import resources
from roundtable.domain.agenda import Run
from roundtable.domain.session import Session
from roundtable.interchange.session_json import read_session
from roundtable.library import write_session_file
from ui.app import App, make_application
from ui.demo.cut import session_at
from ui.demo.pictures import Pictures
from ui.demo.script import BEGINS, ITEM, DemoClock, Script, Step
from ui.errors import Bugs
from ui.settings import Settings
from ui.sitting import Sitting

PATIENCE = 60
"""Seconds that a step may be waited for."""
SCREENS = {
    "screens": [
        {"name": "LAPTOP", "x": 0, "y": 0, "width": 1512, "height": 982},
        {"name": "PROJECTOR", "x": 1512, "y": 0, "width": 1920, "height": 1080},
    ]
}
"""What is plugged in where there is no screen at all."""


def run(out: Path, pace: float = 0.75) -> int:
    """Play the demo into a folder and return the exit status; `pace` 0 does not wait between the steps.

    Leaves session.roundtable, report.pdf and screenshots/. What an earlier run left under these names is replaced
    at the end, when everything is whole.
    """
    with tempfile.TemporaryDirectory(prefix="roundtable-demo-") as scratch:
        screenless = _without_screen(Path(scratch))
        made = Path(scratch) / "made"
        made.mkdir()
        player = Player(made, Path(scratch), pace)
        status = player.run()
        if status == 0:
            _put_in_place(made, out)
            where = "offscreen" if screenless else "on this screen"
            sys.stdout.write(f"played {where} in {player.seconds:.0f} s\n")
            for line in player.left:
                sys.stdout.write(f"{out / line}\n")
    return status


class _DemoSettings(Settings):
    """Settings that keep no copy of the demo among those of the user's sessions."""

    def __init__(self, store: QSettings, scratch: Path) -> None:
        super().__init__(store)
        self._scratch = scratch

    @property
    def copies_folder(self) -> Path:
        """Gone with the demo."""
        return self._scratch / "copies"


class Player(QObject):
    """Goes through script and pictures step by step, in the event loop of the real app."""

    def __init__(self, made: Path, scratch: Path, pace: float) -> None:
        super().__init__()
        self._made, self._pace = made, pace
        store = QSettings(str(scratch / "settings.ini"), QSettings.Format.IniFormat)
        self._settings = _DemoSettings(store, scratch)
        self._settings.theme = "light"
        self._application = make_application(self._settings)
        self._whole = read_session(resources.path("sample", "sample.json")).session
        self._clock = DemoClock(_beginning(self._whole))
        self._app = App(self._application, self._settings, self._clock)
        self._bugs = Bugs(self)
        self._bugs.found.connect(self._on_bug)
        self._waited = 0.0
        self._failed = ""
        self.left: list[str] = []
        self.seconds = 0.0

    def run(self) -> int:
        """Play until the end and return the exit status."""
        self._bugs.install()
        try:
            self._steps = self._play()
            QTimer.singleShot(0, self, self._step)
            self._application.exec()
        finally:
            self._bugs.uninstall()
        if self._failed:
            sys.stderr.write(f"the demo stopped: {self._failed}\n")
            return 1
        return 0

    def _play(self) -> Iterator[Step]:
        began = time.perf_counter()
        start = self._app.show_start()
        yield 1.5
        path = self._made / "session.roundtable"
        write_session_file(session_at(self._whole, self._clock.at), path, self._clock.at, "import_session")
        sitting = self._app.open(path)
        if sitting is None:
            raise RuntimeError(f"the session could not be opened: {start.advice.advice()}")
        pictures = Pictures(self._application, self._settings, self._made / "screenshots")
        yield from Script(sitting, self._whole, self._clock, self._made / "report.pdf", pictures).play()
        self._close(sitting)
        self.seconds = time.perf_counter() - began
        self.left = ["session.roundtable", "report.pdf", *(f"screenshots/{name}" for name in pictures.names)]

    def _close(self, sitting: Sitting) -> None:
        self._app.sitting = None
        sitting.close()

    def _step(self) -> None:
        try:
            step = next(self._steps)
        except StopIteration:
            self._application.quit()
            return
        if isinstance(step, float):
            self._clock.pass_(step)
            QTimer.singleShot(round(step * 1000 * self._pace), self, self._step)
        else:
            self._wait_for(step)

    def _wait_for(self, question: Step) -> None:
        if callable(question) and question():
            self._waited = 0.0
            self._step()
        elif self._waited > PATIENCE:
            self._failed = f"nothing came of a step within {PATIENCE} s"
            self._application.quit()
        else:
            self._waited += 0.05
            QTimer.singleShot(50, self, lambda: self._wait_for(question))

    def _on_bug(self, details: str) -> None:
        self._failed = details
        self._application.quit()


def _beginning(whole: Session) -> datetime:
    return whole.get(Run, ITEM).started_at + BEGINS


def _without_screen(scratch: Path) -> bool:
    """Where there is no screen, have Qt pretend to two of them; whether that was needed."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    has_screen = sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if asked and not asked.startswith("offscreen"):
        return False
    if has_screen and not asked:
        return False
    plan = scratch / "screens.json"
    common = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    plan.write_text(json.dumps({"screens": [{**screen, **common} for screen in SCREENS["screens"]]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={plan}"
    return True


def _put_in_place(made: Path, out: Path) -> None:
    """Move what was made into the folder, each file as a whole."""
    for source in sorted(made.rglob("*")):
        if source.is_file():
            target = out / source.relative_to(made)
            target.parent.mkdir(parents=True, exist_ok=True)
            partial = target.with_name(f".{target.name}.part")
            partial.write_bytes(source.read_bytes())
            partial.replace(target)

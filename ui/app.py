"""The composition root: opens sessions and wires store, room, windows and projector together."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from roundtable import __version__, resources
from roundtable.interchange.refusal import ImportRefused
from roundtable.storage.errors import Damaged, Missing, NotASession, StorageError
from ui import opening, theme
from ui.errors import Bugs
from ui.less_motion import LessMotion
from ui.names import short_name
from ui.opening import left_without_file, not_opened
from ui.settings import Settings
from ui.start.window import StartWindow
from ui.startup import milliseconds_since_start
from ui.theme import Choice
from ui.widgets.advice import AdviceText, Gravity
from ui.widgets.screen_fit import fit_to_screen

TEXT_ENDING = ".json"
"""How a session as text is named."""

if TYPE_CHECKING:
    from roundtable.room import Room
    from ui.restoring import Restoring
    from ui.sitting import Sitting


def now() -> datetime:
    """The time of this computer with its zone."""
    return datetime.now(UTC).astimezone()


class App(QObject):
    """Holds what is open: the start window, or one session with its window and its projector."""

    def __init__(self, application: QApplication, settings: Settings, clock: Callable[[], datetime] = now) -> None:
        super().__init__(application)
        self._application = application
        self._clock = clock
        self.settings = settings
        self.motion = LessMotion(settings, self)
        self.start: StartWindow | None = None
        self.sitting: Sitting | None = None
        self._bugs = Bugs(self)
        self._bugs.found.connect(self._on_bug)

    def catch_bugs(self) -> None:
        """Tell uncaught exceptions in a bar instead of dying of them."""
        self._bugs.install()

    def show_start(self) -> StartWindow:
        """Show the start screen."""
        start = StartWindow(self.settings, self._clock().date())
        start.open_requested.connect(self.open)
        start.template_requested.connect(self.new)
        start.sample_requested.connect(self.open_sample)
        start.theme_requested.connect(self.choose_theme)
        start.restore_requested.connect(self.restore)
        self.start = start
        fit_to_screen(start)
        start.show()
        return start

    def open(self, path: Path) -> Sitting | None:
        """Open a session file, or make one from a session as text; what stands in the way is told.

        Where the open session is not whole on the disk it is asked first, and the other one is opened after that.
        """
        if self.sitting is not None and not self.sitting.window.leaving.may(lambda: self.open(path)):
            return None
        if path.suffix.lower() == TEXT_ENDING:
            return self._import(path)
        from roundtable.room import Room  # noqa: PLC0415 - with the next one, the database: not before the first frame
        from roundtable.storage.store import Store  # noqa: PLC0415

        try:
            room = Room(Store.open(path), self._clock)
        except StorageError as error:
            self._tell_start(not_opened(path, error, self._ways_on(path, error)))
            return None
        return self._seat(room)

    def open_copy(self, path: Path) -> Sitting | None:
        """Put a copy of a session that may only be read into the user's folder of sessions and open it."""
        from roundtable.library import copy_into  # noqa: PLC0415 - as below

        return self._make(lambda folder: copy_into(path, folder), f"{short_name(path)} could not be copied.")

    def _ways_on(self, path: Path, error: StorageError) -> dict[str, Callable[[], object]]:
        """What the buttons do beside the words on a file that could not be opened."""
        ways: dict[str, Callable[[], object]] = {
            opening.AGAIN: lambda: self._later(lambda: self.open(path)),
            opening.COPY: lambda: self._later(lambda: self.open_copy(path)),
        }
        if self.start is not None:
            ways[opening.ASK] = self.start.ask
        if self._has_way_back(path, error):
            ways[opening.RESTORE] = lambda: self.restore(path)
        return ways

    def _later(self, act: Callable[[], object]) -> None:
        """Do what may take away the very bar whose button was pressed, once the button is done with it."""
        QTimer.singleShot(0, self, act)

    def restore(self, session: Path | None = None) -> Restoring:
        """Show the copies that are kept of a session, or of all; the one that is chosen is opened as a new file."""
        from ui.restoring import Restoring  # noqa: PLC0415 - the database: not before the first frame

        window = self.sitting.window if self.sitting is not None else self.start or self.show_start()
        live = self.sitting.live if self.sitting is not None else None
        is_open = live is not None and session == live.path
        restoring = Restoring(self.settings, self._clock, session, window, is_open=is_open, live=live)
        restoring.made.connect(self._on_restored)
        restoring.open()
        return restoring

    def _has_way_back(self, path: Path, error: StorageError) -> bool:
        """Whether a copy may help with a file that could not be opened."""
        from roundtable.storage.kept_copies import KeptCopies  # noqa: PLC0415 - as above

        lost = isinstance(error, (Missing, NotASession)) and KeptCopies(self.settings.copies_folder, path).all()
        return bool(lost) or isinstance(error, Damaged)

    def _on_restored(self, made: Path, advice: AdviceText) -> None:
        sitting = self.open(made)
        if sitting is not None:
            sitting.advise(advice)

    def new(self, template: str) -> Sitting | None:
        """Make a session from a template, dated today, in the user's folder of sessions, and open it."""
        from roundtable.library import new_session  # noqa: PLC0415 - reads JSON, writes a file: not at start

        return self._make(lambda folder: new_session(template, folder, self._clock()))

    def open_sample(self) -> Sitting | None:
        """Put a fresh copy of the sample into the user's folder of sessions and open it."""
        from roundtable.library import new_sample  # noqa: PLC0415 - as above

        return self._make(lambda folder: new_sample(folder, self._clock()))

    def _import(self, path: Path) -> Sitting | None:
        from roundtable.library import new_from_text  # noqa: PLC0415 - as above

        return self._make(lambda folder: new_from_text(path, folder, self._clock()), f"{path.name} could not be read.")

    def close_session(self) -> None:
        """Close the open session, its window and its projector, and go back to the start screen.

        Where it is not whole on the disk it is asked first.
        """
        if self.sitting is not None and self.sitting.window.leaving.may(self.close_session):
            sitting, self.sitting = self.sitting, None
            sitting.note_closed()  # so that the start screen does not offer it as after a crash
            start = self.show_start()
            sitting.close()
            start.refresh()  # now the session has been remembered as it was left
            if sitting.window.leaving.lost_file and (path := sitting.live.path) is not None:
                start.advise(left_without_file(path, lambda: self.restore(path)))

    def choose_theme(self, choice: str) -> None:
        """Dress the windows anew, and remember it."""
        self.settings.theme = choice
        theme.apply(self._application, Choice(choice))

    def _make(self, make: Callable[[Path], Path], failed: str = "The session could not be made.") -> Sitting | None:
        try:
            path = make(self.settings.sessions_folder)
        except (StorageError, ImportRefused, OSError) as error:
            rest = error.strerror or str(error) if isinstance(error, OSError) else str(error)
            self._tell_start(AdviceText(Gravity.BAD, "hard-drive", f"{failed} Nothing was changed.", rest))
            return None
        return self.open(path)

    def _seat(self, room: Room) -> Sitting:
        from ui.sitting import Sitting  # noqa: PLC0415 - five views: not before the first frame

        sitting = Sitting(room, self.settings, self)
        sitting.window.close_requested.connect(self.close_session)
        sitting.window.closed.connect(lambda: self._on_window_closed(sitting))
        sitting.window.restore_requested.connect(lambda: self.restore(sitting.live.path))
        sitting.window.theme_requested.connect(self.choose_theme)
        less_motion = sitting.window.actions_["less-motion"]
        less_motion.setChecked(self.motion.is_on)
        self.motion.changed.connect(less_motion.setChecked)
        sitting.window.motion_requested.connect(self.motion.choose)
        start, self.start = self.start, None
        before, self.sitting = self.sitting, sitting
        sitting.show()
        for each in (start, before):
            if each is not None:
                each.close()
        return sitting

    def _tell_start(self, advice: AdviceText) -> None:
        if self.sitting is not None:
            self.sitting.advise(advice)
        else:
            (self.start or self.show_start()).advise(advice)

    def _on_window_closed(self, sitting: Sitting) -> None:
        if self.sitting is sitting:
            self.sitting = None
            QTimer.singleShot(0, self, sitting.close)
            QTimer.singleShot(0, self, self._application.quit)

    def _on_bug(self, details: str) -> None:
        """Say that something went wrong, and offer the details; the words are on disk."""
        title = "Something went wrong. Everything noted is on disk, and you can go on."
        advice = AdviceText(Gravity.WARN, "triangle-alert", title, buttons=("Copy details",))
        bar = self.sitting.window.advice if self.sitting else self.start.advice if self.start else None
        if bar is not None:
            bar.show_advice(advice)
            bar.buttons()[0].clicked.connect(lambda: self._application.clipboard().setText(details))


class FirstFrame(QObject):
    """Waits for the first paint of a window, then calls back once the frame is out."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first paint."""
        if event.type() is QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            QTimer.singleShot(0, self, then)
        return False


def make_application(settings: Settings) -> QApplication:
    """The QApplication, dressed; there is one in a process."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("Roundtable")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.roundtable.Roundtable")
    application.setWindowIcon(QIcon(str(resources.path("desktop", "roundtable.svg"))))
    theme.apply(application, Choice(settings.theme))
    return application


def run(path: Path | None, *, smoke: bool = False) -> int:
    """Open the app, on a session if one is named; with `smoke`, print the milliseconds to the first frame and leave."""
    settings = Settings()
    application = make_application(settings)
    app = App(application, settings)
    app.catch_bugs()
    window: QWidget = app.show_start()
    if path is not None and (sitting := app.open(path)) is not None:
        window = sitting.window
    FirstFrame(window, lambda: _report_frame(application) if smoke else app.motion.follow_system(application))
    return application.exec()


def _report_frame(application: QApplication) -> None:
    sys.stdout.write(f"{milliseconds_since_start():.0f}\n")
    sys.stdout.flush()
    application.quit()

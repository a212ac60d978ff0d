"""Where the projector's window may stand: on a screen of its own, never over the operator's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ui.projector.choices import candidates, find_screen, screen_choices, screen_key, screen_label
from ui.widgets.screen_map import ScreenChoice

SETTLE = 50
"""Milliseconds to wait after a change of screens: desktops report one plug in several steps."""


class ScreenKeeper(QObject):
    """Keeps a window full screen beside the operator's, hides it when there is no such place, and brings it back.

    Qt says that a screen is gone before it moves the windows that stood there: the projector is hidden at that
    moment, so that it never lands on the operator's screen. Only bound methods are connected to the application and
    its screens, which outlive this object. `placing(QRect)` and `leaving()` are told before the window is shown there,
    and before it is hidden, so that it can be painted first; `settled()` after any change of the screens.
    """

    placing = Signal(object)
    placed = Signal(str)
    leaving = Signal()
    withdrawn = Signal()
    settled = Signal()

    def __init__(self, projector: QWidget) -> None:
        super().__init__(projector)
        self._projector = projector
        self._operator: QWidget | None = None
        self._operator_window: QWindow | None = None
        self._on: QScreen | None = None
        self._is_shown = True
        self.wanted = ""
        projector.installEventFilter(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._on_settled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keyboard back to who types: some platforms ignore that the projector accepts no focus."""
        if event.type() is QEvent.Type.WindowActivate and self._operator is not None:
            (QApplication.activeModalWidget() or self._operator).activateWindow()
        return False

    @property
    def screen(self) -> QScreen | None:
        """The screen that the projector stands on now."""
        return self._on

    @property
    def is_keeping(self) -> bool:
        """Whether the projector is looked after."""
        return self._operator is not None

    def show(self, shown: bool) -> None:
        """Keep the projector on a screen, or hidden until asked again."""
        self._is_shown = shown
        self.place()

    @property
    def is_settling(self) -> bool:
        """Whether a change of screens is still waited out."""
        return self._settle.isActive()

    def keep_beside(self, operator: QWidget) -> None:
        """Place the projector beside a window that is shown, and look after it from now on."""
        if not self.is_keeping:
            application = QGuiApplication.instance()
            if isinstance(application, QGuiApplication):
                application.screenAdded.connect(self._on_screen_added)
                application.screenRemoved.connect(self._on_screen_removed)
                application.primaryScreenChanged.connect(self._on_screens_changed)
            for screen in QGuiApplication.screens():
                self._watch(screen)
        self._operator = operator
        self._follow(operator.windowHandle())
        self.place()

    def place(self) -> None:
        """Put the projector where it belongs, if it is not there already."""
        if self._operator is None:
            return
        screen = self._choose() if self._is_shown else None
        if screen is None:
            self._hide()
            return
        projector = self._projector
        if self._on is screen and projector.isVisible() and projector.geometry() == screen.geometry():
            return
        self._on = screen
        if projector.isVisible() and projector.screen() is not screen:
            self.leaving.emit()
            projector.hide()
        projector.setScreen(screen)
        projector.setGeometry(screen.geometry())
        self.placing.emit(screen.geometry())
        # showFullScreen() would also ask for the focus.
        projector.setWindowState(Qt.WindowState.WindowFullScreen)
        projector.show()
        self.placed.emit(screen_label(screen))

    @property
    def has_screen(self) -> bool:
        """Whether there is a screen for the projector."""
        return self._choose() is not None

    def choices(self) -> list[ScreenChoice]:
        """The screens to choose from."""
        return screen_choices(self._operator, self._on) if self._operator is not None else []

    def choose(self, key: str) -> None:
        """Keep the projector on the screen of that key; it and the operator's window change places on the latter's."""
        if self._operator is not None and key == screen_key(self._operator.screen()):
            self.swap()
            return
        self.wanted = key
        self.show(True)

    def rebuild(self) -> None:
        """Make the window anew for the window system, and put it where it belongs: another program lies over it."""
        self._on = None
        self.leaving.emit()
        self._projector.hide()
        self._projector.destroy()
        self._is_shown = True
        self.place()

    def swap(self) -> bool:
        """Let the operator's window and the projector change places; whether there are two screens to do it on.

        The projector is hidden before the operator's window moves, and comes back when that has arrived.
        """
        if self._operator is None:
            return False
        there = self._on or self._choose()
        if there is None:
            return False
        here = self._operator.screen()
        self._on = None
        self.leaving.emit()
        self._projector.hide()
        self.wanted, self._is_shown = screen_key(here), True
        _move(self._operator, there)
        self._settle.start()
        return True

    def _choose(self) -> QScreen | None:
        """The remembered screen when it is there, else the first one that is free."""
        if self._operator is None:
            return None
        free = candidates(self._operator)
        return find_screen(self.wanted, free) or (free[0] if free else None)

    def _hide(self) -> None:
        """Leave the screen; a window that was asked for where there is no screen stays."""
        if self._on is not None:
            self._on = None
            self.leaving.emit()
            self._projector.hide()
            self.withdrawn.emit()

    def _follow(self, window: QWindow | None) -> None:
        """Notice when the operator's window is dragged to another screen."""
        if window is self._operator_window:
            return
        if self._operator_window is not None:
            self._operator_window.screenChanged.disconnect(self._on_screens_changed)
        self._operator_window = window
        if window is not None:
            window.screenChanged.connect(self._on_screens_changed)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens_changed, Qt.ConnectionType.UniqueConnection)

    def _on_settled(self) -> None:
        self.place()
        self.settled.emit()

    def _on_screen_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._settle.start()

    def _on_screen_removed(self, screen: QScreen) -> None:
        if self._operator is not None and (screen is self._on or self._projector.screen() is screen):
            self._hide()
        self._settle.start()

    def _on_screens_changed(self, *_: object) -> None:
        if self._operator is not None and self._on is not None and self._on not in candidates(self._operator):
            self._hide()  # it became a mirror of the operator's screen, or the operator's window went there
        self._settle.start()


def _move(window: QWidget, screen: QScreen) -> None:
    """Put a window on another screen, as large as it was, or smaller where that is smaller."""
    state = window.windowState()
    kept = state & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen)
    if kept:
        window.setWindowState(state & ~kept)
    free = screen.availableGeometry()
    size = window.size().boundedTo(free.size()).expandedTo(window.minimumSize())
    window.setScreen(screen)
    window.resize(size)
    window.move(free.center() - QRect(QPoint(), size).center())
    if kept:
        window.setWindowState(state)
    window.activateWindow()

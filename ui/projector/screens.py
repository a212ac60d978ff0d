"""Where the projector's window may stand: on a screen of its own, never over the operator's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

SETTLE = 50
"""Milliseconds to wait after a change of screens: desktops report one plug in several steps."""


def screen_key(screen: QScreen) -> str:
    """What a screen is remembered by: its maker, model, serial number and connector."""
    return "|".join((screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name()))


def screen_label(screen: QScreen) -> str:
    """What a screen is called in the status line: "EPSON 1920×1080"."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    return f"{screen.model() or screen.name()} {size.width()}×{size.height()}"


def candidates(operator: QWidget) -> list[QScreen]:
    """The screens that are not the operator's and show nothing of it: a mirrored one shares its geometry."""
    own = operator.screen()
    geometry = own.geometry()
    return [
        screen
        for screen in QGuiApplication.screens()
        if screen is not own and not screen.geometry().intersects(geometry)
    ]


class ScreenKeeper(QObject):
    """Keeps a window full screen beside the operator's, hides it when there is no such place, and brings it back.

    Qt says that a screen is gone before it moves the windows that stood there: the projector is hidden at that
    moment, so that it never lands on the operator's screen. Only bound methods are connected to the application and
    its screens, which outlive this object.
    """

    placed = Signal(str)
    withdrawn = Signal()

    def __init__(self, projector: QWidget) -> None:
        super().__init__(projector)
        self._projector = projector
        self._operator: QWidget | None = None
        self._operator_window: QWindow | None = None
        self._on: QScreen | None = None
        self._is_shown = True
        self.wanted = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self.place)

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
            projector.hide()
        had_focus = self._operator.isActiveWindow()
        projector.setScreen(screen)
        projector.setGeometry(screen.geometry())
        # showFullScreen() would also ask for the focus.
        projector.setWindowState(Qt.WindowState.WindowFullScreen)
        projector.show()
        if had_focus and not self._operator.isActiveWindow():
            # Some platforms ignore that the projector accepts no focus: the keyboard stays with who types.
            self._operator.activateWindow()
        self.placed.emit(screen_label(screen))

    def _choose(self) -> QScreen | None:
        """The remembered screen when it is there, else the first one that is free."""
        if self._operator is None:
            return None
        free = candidates(self._operator)
        chosen = next((screen for screen in free if screen_key(screen) == self.wanted), None)
        return chosen or (free[0] if free else None)

    def _hide(self) -> None:
        """Leave the screen; a window that was asked for where there is no screen stays."""
        if self._on is not None:
            self._on = None
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

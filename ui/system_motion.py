"""Whether the system asks for less motion: asked after the first frame, followed as it changes, and never waited for.

Qt 6.11 does not tell. Linux says it through the desktop portal (`reduced-motion` of newer ones, GNOME's
`enable-animations`, KDE's `AnimationDurationFactor`), which any bus or none may answer late or never; KDE without
a portal in its file; Windows by SPI_GETCLIENTAREAANIMATION; macOS by its own `defaults`.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Callable, Sequence
from configparser import ConfigParser, Error
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from ui.worker import Worker

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

Answer = bool | None
"""Whether less motion is asked for; None where there is no answer."""
_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_KDE = "AnimationDurationFactor"
MEANS: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda value: int(value) == 1,
    ("org.gnome.desktop.interface", "enable-animations"): lambda value: value is False,
    ("org.kde.kdeglobals.KDE", _KDE): lambda value: float(value) == 0,
}
"""What the portal's settings mean, by namespace and key."""
_PATIENCE = 5_000
"""Milliseconds that the portal, which the question may start, has for its answer; nothing waits meanwhile."""
_MAC = ("/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion")
_MAC_PATIENCE = 3
"""Seconds that macOS has."""
_GET_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION of winuser.h."""


class SystemMotion(QObject):
    """Asks the system; `told(bool)` as soon as it wishes for less motion, and when that has changed."""

    told = Signal(bool)

    def __init__(self, parent: QObject | None = None, *, look: Callable[[], Answer] | None = None) -> None:
        super().__init__(parent)
        self._look = look or system_answer(sys.platform)
        self._answers: dict[object, bool] = {}
        self._wished = False
        self._worker = Worker(self)
        self._portal: Portal | None = None

    def follow(self, application: QApplication, *, has_portal: bool = sys.platform.startswith("linux")) -> None:
        """Ask now, and whenever the program comes to the front again."""
        application.applicationStateChanged.connect(self._on_state)
        if has_portal:
            self._portal = Portal(self)
            self._portal.told.connect(self._on_answer)
            self._portal.ask()
        self.ask()

    def ask(self) -> None:
        """Ask what is asked anew; the portal tells by itself."""
        self._worker.do(self._look, lambda answer: self._on_answer("system", answer))

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.ask()

    def _on_answer(self, source: object, answer: Answer) -> None:
        """Less motion is wished for where anybody says so; silence changes nothing."""
        if answer is None:
            self._answers.pop(source, None)
        else:
            self._answers[source] = answer
        wished = any(self._answers.values())
        if wished is not self._wished:
            self._wished = wished
            self.told.emit(wished)


class Portal(QObject):
    """The settings of the desktop portal; `told(key, bool)` for each that is known to it, and when one changes."""

    told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[QDBusPendingCallWatcher] = []

    def ask(self) -> None:
        """Ask for each setting; without a bus there is nobody to ask."""
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - only here, after the first frame, and on Linux

        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            slot: Any = SLOT("on_changed(QDBusMessage)")  # a str, which PySide wants and its stub denies
            bus.connect(*_PORTAL, "SettingChanged", self, slot)
            for key in MEANS:
                self._ask(bus, key, "ReadOne")

    def _ask(self, bus: QDBusConnection, key: tuple[str, str], how: str) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher  # noqa: PLC0415 - as above

        question = QDBusMessage.createMethodCall(*_PORTAL, how)
        question.setArguments(list(key))
        watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _PATIENCE), self)
        self._waiting.append(watcher)

        def answered() -> None:
            self._waiting.remove(watcher)
            reply = watcher.reply()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage:
                self._tell(key, reply.arguments())
            elif how == "ReadOne" and reply.errorName() == "org.freedesktop.DBus.Error.UnknownMethod":
                self._ask(bus, key, "Read")  # of portals before 1.18

        watcher.finished.connect(answered)

    @Slot("QDBusMessage")
    def on_changed(self, message: QDBusMessage) -> None:
        """A setting has changed."""
        if len(arguments := message.arguments()) == 3 and (key := (arguments[0], arguments[1])) in MEANS:
            self._tell(key, arguments[2:])

    def _tell(self, key: tuple[str, str], arguments: Sequence[Any]) -> None:
        value: Any = arguments[0] if arguments else None
        while hasattr(value, "variant"):
            value = value.variant()
        try:
            self.told.emit(key, MEANS[key](value))
        except (TypeError, ValueError):
            return  # a setting of that name that means something else


def system_answer(platform: str) -> Callable[[], Answer]:
    """How a system other than the portal is asked, in a thread of its own."""
    return {"win32": windows_answer, "darwin": mac_answer}.get(platform, kde_answer)


def windows_answer() -> Answer:
    """Whether animations in windows are switched off ("Animation effects")."""
    animated = ctypes.c_int(1)
    libraries: Any = ctypes  # which has windll on Windows alone
    known = libraries.windll.user32.SystemParametersInfoW(_GET_ANIMATION, 0, ctypes.byref(animated), 0)
    return not animated.value if known else None


def mac_answer() -> Answer:
    """Whether "Reduce motion" is on; where it was never touched there is no answer."""
    try:
        found = subprocess.run(_MAC, capture_output=True, text=True, timeout=_MAC_PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return found.stdout.strip() == "1" if found.returncode == 0 else None


def kde_answer() -> Answer:
    """What KDE's own file says: animations that take no time."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    file = ConfigParser(strict=False, interpolation=None)
    try:
        file.read(Path(folder) / "kdeglobals", encoding="utf-8")
        factor = file.get("KDE", _KDE, fallback=None)
        return None if factor is None else float(factor) == 0
    except (Error, OSError, ValueError):
        return None

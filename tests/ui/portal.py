"""A desktop portal of a test on a bus of its own, in its own process, and beside it the program that asks it.

Arguments: how it may be asked (Read or ReadOne), then what it keeps, as "enable-animations=false"; none for no portal.
What the program is told is written to the standard output. Animations are let be again after half a second.
"""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

NAMESPACES = {"enable-animations": "org.gnome.desktop.interface", "reduced-motion": "org.freedesktop.appearance"}
NAME, PATH, INTERFACE = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal"
SERVES = "--serves"


class Portal(QDBusVirtualObject):
    """Answers for the settings that it keeps."""

    def __init__(self, how: str, kept: dict[str, object]) -> None:
        super().__init__()
        self._how, self._kept = how, kept

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != self._how:
            return bool(connection.send(message.createErrorReply("org.freedesktop.DBus.Error.UnknownMethod", "")))
        namespace, key = message.arguments()
        if key not in self._kept or NAMESPACES[key] != namespace:
            return bool(connection.send(message.createErrorReply("org.freedesktop.portal.Error.NotFound", "")))
        reply = message.createReply()
        reply.setArguments([QDBusVariant(self._kept[key])])
        if key == "enable-animations":
            QTimer.singleShot(500, lambda: connection.send(changed(key, True)))
        return bool(connection.send(reply))


def changed(key: str, value: object) -> QDBusMessage:
    """The signal that a setting has changed."""
    message = QDBusMessage.createSignal(PATH, f"{INTERFACE}.Settings", "SettingChanged")
    message.setArguments([NAMESPACES[key], key, QDBusVariant(value)])
    return message


def serve(how: str, *kept: str) -> None:
    """Be the portal until killed."""
    application = QCoreApplication([])
    values: dict[str, object] = {}
    for each in kept:
        key, _, value = each.partition("=")
        values[key] = value == "true" if value in ("true", "false") else int(value)
    portal, bus = Portal(how, values), QDBusConnection.sessionBus()
    bus.registerVirtualObject(PATH, portal)
    bus.registerService(NAME)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    application.exec()


def ask() -> None:
    """Be the program, and write what it is told."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - of the program, which is not in the portal's process

    from ui.system_motion import SystemMotion  # noqa: PLC0415 - as above

    application = QApplication([])
    motion = SystemMotion(look=lambda: None)
    motion.told.connect(lambda less: sys.stdout.write(f"{less}\n"))
    motion.follow(application, has_portal=True)
    QTimer.singleShot(1500, application.quit)
    application.exec()


if __name__ == "__main__":
    if SERVES in sys.argv:
        serve(*sys.argv[2:])
    else:
        server = None
        if sys.argv[1:]:
            command = [sys.executable, "-m", "tests.ui.portal", SERVES, *sys.argv[1:]]
            server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            assert server.stdout is not None
            server.stdout.readline()
        try:
            ask()
        finally:
            if server is not None:
                server.kill()
                server.wait()

"""The screens of this computer, as people choose from them: a number, a name, and what each shows now."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.widgets.screen_map import ScreenChoice


def screen_key(screen: QScreen) -> str:
    """What a screen is remembered by: its maker, model, serial number and connector."""
    return "|".join((screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name()))


def screen_label(screen: QScreen) -> str:
    """What a screen is called in the status line: "EPSON 1920×1080"."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    return f"{screen.model() or screen.name()} {size.width()}×{size.height()}"


def is_beside(screen: QScreen, operator: QWidget) -> bool:
    """Whether a screen shows nothing of the operator's: a mirrored one shares its geometry."""
    own = operator.screen()
    return screen is not own and not screen.geometry().intersects(own.geometry())


def candidates(operator: QWidget) -> list[QScreen]:
    """The screens that are not the operator's and show nothing of it."""
    return [screen for screen in QGuiApplication.screens() if is_beside(screen, operator)]


def find_screen(wanted: str, among: list[QScreen]) -> QScreen | None:
    """The screen that is remembered by a key; else the only one of that maker, model and serial number.

    A projector that is plugged into another socket keeps what it is and changes the name of its connector; one that
    tells nothing of itself is known by its connector alone.
    """
    for screen in among:
        if screen_key(screen) == wanted:
            return screen
    device = wanted.rpartition("|")[0]
    alike = [screen for screen in among if screen_key(screen).rpartition("|")[0] == device]
    return alike[0] if device.strip("|") and len(alike) == 1 else None


def screen_choices(operator: QWidget, on: QScreen | None) -> list[ScreenChoice]:
    """All screens from left to right and from the top down, `on` being the projector's."""
    screens = sorted(QGuiApplication.screens(), key=lambda each: (each.geometry().x(), each.geometry().y()))
    return [
        ScreenChoice(
            number,
            screen_key(screen),
            screen_label(screen),
            screen.geometry(),
            screen is operator.screen(),
            not is_beside(screen, operator),
            screen is on,
        )
        for number, screen in enumerate(screens, start=1)
    ]

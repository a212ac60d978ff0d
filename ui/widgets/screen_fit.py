"""A window that has no place of its own yet is made to fit the screen it comes up on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 40)
"""Pixels that a window manager may put round a window; how many is known only after it has been shown."""


def fit_to_screen(window: QWidget) -> None:
    """Shrink a window, down to its minimum, until it stands with its frame in the free part of its screen."""
    free = window.screen().availableGeometry().size() - FRAME
    window.resize(window.size().boundedTo(free).expandedTo(window.minimumSize()))

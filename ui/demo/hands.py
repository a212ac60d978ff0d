"""Hands that type and drag as a person does: real events to real widgets, in steps that can be watched."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

KEY = 0.012
"""Seconds between two letters."""
DRAG_STEPS = 14


def type_text(widget: QWidget, text: str) -> Iterator[float]:
    """Type a text letter by letter; each step is the seconds to wait.

    A letter is sent as one key event with its text: QTest aborts the process at letters beyond ASCII.
    """
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        yield KEY


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key that writes nothing."""
    QTest.keyClick(widget, key, modifier)


def drag(view: QGraphicsView, start: QPointF, end: QPointF) -> Iterator[float]:
    """Drag from one point of a scene to another with the left button."""
    port = view.viewport()
    first, last = view.mapFromScene(start), view.mapFromScene(end)
    left = Qt.MouseButton.LeftButton
    QTest.mouseMove(port, first)
    yield 0.2
    QTest.mousePress(port, left, Qt.KeyboardModifier.NoModifier, first)
    for step in range(1, DRAG_STEPS + 1):
        share = step / DRAG_STEPS
        QTest.mouseMove(port, first + _part(last - first, share))
        yield 0.035
    QTest.mouseRelease(port, left, Qt.KeyboardModifier.NoModifier, last)
    yield 0.5


def _part(way: QPoint, share: float) -> QPoint:
    return QPoint(round(way.x() * share), round(way.y() * share))

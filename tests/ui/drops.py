"""What the system sends while something is dragged over a widget and let go, without a real drag's own event loop."""

from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, qVersion
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_PLACE: Any = QPointF if tuple(map(int, qVersion().split("."))) >= (6, 12, 0) else QPoint
"""Qt 6.12 says where a drag is in parts of a pixel; whole ones are deprecated there, and all that 6.11 takes."""


def enter(target: QWidget, data: QMimeData, where: QPoint) -> bool:
    """Drag onto a widget; whether it takes what is dragged."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(_PLACE(where), copy, data, left, none)
    entered.setAccepted(False)
    QApplication.sendEvent(target, entered)
    return entered.isAccepted()


def hover(target: QWidget, data: QMimeData, where: QPoint) -> bool:
    """Drag over a place of a widget; whether the widget wants it there."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(_PLACE(where), copy, data, left, none))
    moved = QDragMoveEvent(_PLACE(where), copy, data, left, none)
    QApplication.sendEvent(target, moved)
    return moved.isAccepted()


def drop(target: QWidget, data: QMimeData, where: QPoint) -> bool:
    """Drag over a place of a widget and let go; whether the widget wanted it there."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    wanted = hover(target, data, where)
    QApplication.sendEvent(target, QDropEvent(QPointF(where), copy, data, left, none))
    return wanted

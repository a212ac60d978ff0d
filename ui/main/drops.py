"""A list of people dropped anywhere on the window is previewed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.dialogs.import_people import dropped


class PeopleDrops(QObject):
    """`people_dropped(Path)`; whatever else is dropped goes where it went."""

    people_dropped = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are lists of people."""
        if not isinstance(event, QDropEvent) or (path := dropped(event)) is None:
            return False
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            event.acceptProposedAction()
        elif event.type() is QEvent.Type.Drop:
            event.acceptProposedAction()
            self.people_dropped.emit(path)
        return True

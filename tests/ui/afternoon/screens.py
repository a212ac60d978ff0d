"""The screens of the scripted afternoon, and a watcher of what the projector does on them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect

from tests.ui.projector.offscreens import PROJECTOR
from ui.projector.window import ProjectorWindow

BEAMER = PROJECTOR | {"width": 1024, "height": 768}
BESIDE = QRect(1440, 0, 1024, 768)


class Watcher(QObject):
    """Counts the paints of the room's picture, and notes where its window was when it was over the operator's."""

    def __init__(self, projector: ProjectorWindow) -> None:
        super().__init__(projector)
        self._projector = projector
        self.paints = 0
        self.over: list[QRect] = []
        projector.installEventFilter(self)
        projector.stage.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Show, QEvent.Type.Paint, QEvent.Type.Move, QEvent.Type.Resize}:
            self.paints += event.type() is QEvent.Type.Paint
            if self._projector.isVisible() and not BESIDE.contains(self._projector.geometry()):
                self.over.append(self._projector.geometry())
        return False

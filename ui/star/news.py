"""What is told of words that come to the star while others note them: at most a sentence in two seconds."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ui.star.values import Chip, StarView

PAUSE = 2_000
"""Milliseconds between two sentences; what comes meanwhile is counted in the next one."""


class News(QObject):
    """`told(sentence)`: of one that came its words, of several how many."""

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view = StarView()
        self._new: list[Chip] = []
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self._speak)

    def tell(self, view: StarView, before: StarView) -> None:
        """Tell of what a view has more than the one before, now or when the pause is over."""
        if view.chips == before.chips:
            return
        known = {chip.record_id for chip in before.chips}
        self._view = view
        self._new += [chip for chip in view.chips if chip.record_id not in known]
        if not self.timer.isActive():
            self._speak()

    def _speak(self) -> None:
        if not self._new:
            return
        last, count = self._new[-1], len(self._new)
        self._new = []
        self.told.emit(
            f"New: {self._view.told(last)}" if count == 1 else f"{count} new, the last: {self._view.told(last)}"
        )
        self.timer.start()

"""Reasons as chips: as many rows as there is room for, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import chip, paint
from ui.widgets.chip import ChipFace

_GAP = 6
_ROW = theme.HEIGHT_CHIP + 4


class Reasons(QWidget):
    """Chips that wrap; what does not fit into the rows is told by the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._most_rows = 2
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Because")

    def show_words(self, words: Sequence[str], most_rows: int) -> None:
        """Show other reasons in at most so many rows."""
        if (tuple(words), most_rows) != (self._words, self._most_rows):
            self._words, self._most_rows = tuple(words), most_rows
            self.setAccessibleDescription("; ".join(words))
            self.setToolTip("\n".join(words))
            self._fit()
            self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """As sizeHint; the width is what it is given."""
        return QSize(60, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(len(self._rows()), 1) * _ROW - 4)

    def _rows(self) -> list[list[str]]:
        """The words of each row; one that is wider than a row has a row of its own, cut."""
        rows: list[list[str]] = []
        room = 0.0
        for words in self._words:
            needed = chip.chip_width(ChipFace(words), chip.ON_CARD) + _GAP
            if not rows or needed - _GAP > room:
                if len(rows) == self._most_rows:
                    break
                rows.append([])
                room = float(self.width())
            rows[-1].append(words)
            room -= needed
        return rows

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chips."""
        painter = paint.painter_for(self)
        for place, row in enumerate(self._rows()):
            x = 0.0
            for words in row:
                face, y = ChipFace(words), place * _ROW
                x += chip.paint_chip(painter, x, y, face, chip.ON_TINT, width=self.width() - x) + _GAP
        painter.end()

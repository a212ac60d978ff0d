"""The card with the whole words of a chip: who said them, and who put them where when."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from roundtable.domain.star_marks import SectorMark
from ui import theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import paint_paragraph, paragraph_height
from ui.widgets.sector_mark import paint_mark

WIDTH = 340
_AIR = 14
_LINES = 8
_LINE = 18
_BESIDE = 6


@dataclass(frozen=True)
class Reading:
    """What the card says: `name` and `mark` of who said it, `placed` who put it where when; each may be ""."""

    record_id: str
    text: str
    name: str = ""
    mark: SectorMark | None = None
    placed: str = ""


class ReadingCard(QWidget):
    """Lies beside the chip that is read, never over it, and is in nobody's way."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._reading = Reading("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Words of the chip")
        self.hide()

    @property
    def reading(self) -> Reading:
        """What it says."""
        return self._reading

    def reads(self, record_id: str) -> bool:
        """Whether the words of that record are shown."""
        return not self.isHidden() and self._reading.record_id == record_id

    def show_reading(self, reading: Reading, chip: QRect) -> None:
        """Show words beside a chip (pixels of the viewport)."""
        self._reading = reading
        self.setAccessibleDescription(". ".join(part for part in (reading.text, reading.name, reading.placed) if part))
        words = paragraph_height(reading.text, Type.QUOTE_CARD, WIDTH - 2 * _AIR, most=_LINES)
        foot = sum(_LINE for part in (reading.name, reading.placed) if part)
        height = round(words) + foot + 2 * _AIR + (4 if foot else 0)
        room = self._over.rect()
        left = min(max(chip.left(), 4), max(room.width() - WIDTH - 4, 4))
        below = chip.bottom() + _BESIDE
        top = below if below + height <= room.height() - 4 else max(chip.top() - _BESIDE - height, 4)
        self.setGeometry(left, top, WIDTH, height)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, name and placing."""
        painter = paint.painter_for(self)
        reading = self._reading
        paint.box(painter, QRectF(self.rect()), theme.RADIUS_CARD, "base", "edge")
        room = self.width() - 2 * _AIR
        paint_paragraph(painter, _AIR, _AIR - 2, room, reading.text, Type.QUOTE_CARD, most=_LINES)
        y = self.height() - _AIR - _LINE / 2
        for words, use, role in ((reading.placed, Type.META, "ink2"), (reading.name, Type.META_STRONG, "ink2")):
            if not words:
                continue
            left = float(_AIR)
            if words is reading.name and reading.mark is not None:
                paint_mark(painter, reading.mark, left + 5, y, 9.5)
                left += 16
            paint.text(painter, left, paint.baseline(y, theme.metrics(use)), words, use, role, width=room - left + _AIR)
            y -= _LINE
        painter.end()

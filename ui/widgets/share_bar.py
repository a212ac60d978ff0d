"""Time by sector: a bar for each, a tick at its share of seats, amber where it is heard too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.star_marks import SectorMark
from ui import theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.sector_mark import paint_mark, sector_colour

_MARGIN = 16
_NAME_AT = 36
_NUMBER = 48
_BAR = 8


@dataclass(frozen=True)
class Share:
    """A sector's, an organisation's or a person's part of the time and of the seats, 0 to 1; `low` asks for a look."""

    mark: SectorMark | None
    name: str
    time: float
    seats: float
    low: bool = False


class ShareBars(QWidget):
    """A row for each sector; rows are 22 px high, 20 where it is narrow, 27 where there is room."""

    def __init__(self, row_height: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[Share, ...] = ()
        self._row_height = row_height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Time by sector")

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show the sectors in their order."""
        self._shares = tuple(shares)
        said = (f"{each.name}: {each.time:.0%} of time, {each.seats:.0%} of seats" for each in self._shares)
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def set_row_height(self, height: int) -> None:
        """Fold or unfold the rows."""
        self._row_height = height
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(280, self._row_height * len(self._shares))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its rows."""
        return QSize(220, self._row_height * len(self._shares))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = paint.painter_for(self)
        longest = max((max(each.time, each.seats) for each in self._shares), default=0.0)
        scale = 1 / max(longest * 1.08, 0.01)
        for index, share in enumerate(self._shares):
            self._paint_row(painter, index * self._row_height, share, scale)
        painter.end()

    def _bar_at(self) -> int:
        """Where the bars begin: behind the longest name, as far as the bars keep room to be compared."""
        names = (paint.advance(share.name, Type.LIST_MEDIUM) for share in self._shares)
        needed = _NAME_AT + max(names, default=0.0) + 10
        inner = self.width() - 2 * _MARGIN
        return round(min(max(needed, _MARGIN + inner * 0.46), _MARGIN + inner * 0.62))

    def _paint_row(self, painter: QPainter, top: float, share: Share, scale: float) -> None:
        middle = top + self._row_height / 2
        bar_at = self._bar_at()
        width = self.width() - bar_at - _MARGIN - _NUMBER
        base = paint.baseline(middle, theme.metrics(Type.LIST))
        if share.mark is not None:
            paint_mark(painter, share.mark, _MARGIN + 6, middle, 10)
        use = Type.LIST_MEDIUM if share.low else Type.LIST
        paint.text(painter, _NAME_AT, base, share.name, use, width=bar_at - _NAME_AT - 6)
        paint.box(painter, QRectF(bar_at, middle - _BAR / 2, width, _BAR), 2, "track")
        if share.time > 0:
            filled = max(width * share.time * scale, 2)
            hue = sector_colour(share.mark) if share.mark is not None else theme.colour("ink3")
            paint.box(painter, QRectF(bar_at, middle - _BAR / 2, filled, _BAR), 2, hue)
        seat = bar_at + width * share.seats * scale
        paint.line(painter, QPointF(seat, middle - 7), QPointF(seat, middle + 7), "ink", 1.6)
        tint, weight = ("warn", 700) if share.low else ("ink2", 500)
        number = f"{share.time * 100:.0f}\u00a0%"
        right = self.width() - _MARGIN
        paint.text(painter, right, base, number, Type.LIST, tint, align="right", weight=weight)

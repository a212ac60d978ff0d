"""The legend of sectors over the round table: marks with their names, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark
from ui import theme
from ui.operator.people import lettered_marks
from ui.operator.prompts import seated_sectors
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.sector_mark import paint_mark

_BETWEEN = 18
_MARK = 19


class Legend(QWidget):
    """The sectors at the table; where they do not all fit, the longest names give way."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[tuple[SectorMark, str], ...] = ()
        self.setFixedHeight(theme.HEIGHT_BUTTON)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_session(self, session: Session) -> None:
        """Show the sectors with people at the table."""
        marks = lettered_marks(session)
        entries = tuple((marks[sector.id], sector.name) for sector in seated_sectors(session))
        if entries != self._entries:
            self._entries = entries
            names = ", ".join(f"{mark.letter} {name}" for mark, name in entries)
            self.setAccessibleName(f"Sectors: {names}")
            self.setToolTip(names)
            self.update()

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(400, self.height())

    def minimumSizeHint(self) -> QSize:
        """The marks alone."""
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks and names."""
        painter = paint.painter_for(self)
        middle, x = self.height() / 2, 4.0
        widths = [paint.advance(name, Type.LIST_MEDIUM) for _, name in self._entries]
        fixed = len(widths) * (_MARK + _BETWEEN)
        most = _widest(widths, self.width() - fixed)
        base = paint.baseline(middle, theme.metrics(Type.LIST_MEDIUM))
        for (mark, name), width in zip(self._entries, widths, strict=True):
            paint_mark(painter, mark, x + 5, middle, 10)
            x += _MARK
            paint.text(painter, x, base, name, Type.LIST_MEDIUM, "ink2", width=min(width, most))
            x += min(width, most) + _BETWEEN
        painter.end()


def _widest(widths: Sequence[float], room: float) -> float:
    """The width to which the longest names are cut so that all fit; shorter ones stay whole."""
    left = max(room, 0.0)
    for place, width in enumerate(sorted(widths)):
        share = left / (len(widths) - place)
        if width > share:
            return share
        left -= width
    return max(widths, default=0.0)

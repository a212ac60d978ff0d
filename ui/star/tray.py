"""The tray under the star for words that hang nowhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui import theme
from ui.star import painter as star_painter

_FONT = 13.0
_LABEL = 112.0
"""Pixels for the tray's name."""
_MORE = 52.0
"""Pixels of a count."""
_AIR = 16.0
_TOP = 6.0
"""Pixels over the chips."""


class Tray(QGraphicsItem):
    """A shelf with its name; words dropped on it come off the star."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._unit = 1.0
        self._waiting, self._beyond, self._end = 0, 0, 0.0
        self._nothing = ""
        self._is_under_drag = False
        self.setZValue(1)
        self.hide()

    def lie_in(self, rect: QRectF, unit: float) -> None:
        """Lie in a rectangle, at so many units to a pixel."""
        self.prepareGeometryChange()
        self._rect, self._unit = rect, unit

    def shelf(self) -> tuple[float, float, float]:
        """Where chips may lie: left, top, and right less the room for a count."""
        unit = self._unit
        top = self._rect.top() + _TOP * unit
        return self._rect.left() + (_AIR + _LABEL) * unit, top, self._rect.right() - (_AIR + _MORE) * unit

    def show_counts(self, waiting: int, beyond: int, end: float, *, is_bare: bool) -> None:
        """How many wait, how many of them are not seen, where the last one ends, and whether there are no words yet."""
        self._waiting, self._beyond, self._end = waiting, beyond, end
        self._nothing = "Nothing is noted yet" if is_bare else "Nothing waits: all words hang on the star"
        self.setToolTip(f"{beyond} more wait: a click on +{beyond} lists them" if beyond else "")
        self.update()

    def more_at(self, x: float, y: float) -> bool:
        """Whether the count of those that are not seen lies at a point."""
        return bool(self._beyond) and self._rect.contains(x, y) and self._end <= x <= self._end + _MORE * self._unit

    def invite(self, invited: bool) -> None:
        """Show that what is carried would be taken off the star here."""
        if invited != self._is_under_drag:
            self._is_under_drag = invited
            self.update()

    def boundingRect(self) -> QRectF:
        """The whole shelf."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the line, the name, and the count at the end."""
        unit, rect = self._unit, self._rect
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if self._is_under_drag:
            painter.fillRect(rect, theme.colour("accenttint"))
        line = QPen(theme.colour("accent" if self._is_under_drag else "line"), 2.0 if self._is_under_drag else 1.0)
        line.setCosmetic(True)
        painter.setPen(line)
        painter.drawLine(rect.topLeft(), rect.topRight())
        base = rect.top() + (_TOP + 12 + 0.34 * _FONT) * unit
        left = rect.left() + _AIR * unit
        painter.setFont(star_painter.star_font(600, "words", max(1, round(_FONT * unit))))
        painter.setPen(theme.colour("ink2"))
        if self._is_under_drag:
            painter.drawText(QPointF(left, base), "Take off")
            return
        name = f"To place {self._waiting}" if self._waiting else "To place"
        painter.drawText(QPointF(left, base), name)
        if not self._waiting:
            painter.setFont(star_painter.star_font(400, "words", max(1, round(_FONT * unit))))
            painter.setPen(theme.colour("ink3"))
            painter.drawText(QPointF(rect.left() + (_AIR + _LABEL) * unit, base), self._nothing)
        elif self._beyond:
            painter.drawText(QPointF(self._end + 4 * unit, base), f"+{self._beyond}")

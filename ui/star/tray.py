"""The tray under the star for words that hang nowhere, and the counts of what found no room around it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from roundtable.domain.star import NO_STAR, Star
from roundtable.domain.star_chip_figure import counter
from ui import theme
from ui.star import painter as star_painter
from ui.star.chips import is_in_pill

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


class More(QGraphicsItem):
    """For each segment how many more hang on it than there is room for: "+12", where the layout keeps room for it."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._star = NO_STAR
        self._counts: dict[str, tuple[int, QRectF | None]] = {}
        self._colours: star_painter.Colours = {}
        self.setZValue(2)
        self.hide()

    def lie_in(self, rect: QRectF) -> None:
        """Lie over an area."""
        self.prepareGeometryChange()
        self._rect = rect

    def show_counts(
        self,
        star: Star,
        counts: Mapping[str, tuple[int, QRectF | None]],
        height: float,
        colours: star_painter.Colours,
    ) -> None:
        """Show counts of segments in their places; one without a place is added to the one in the corner."""
        self._star, self._colours = star, colours
        rest = sum(count for count, place in counts.values() if place is None)
        self._counts = {segment: count for segment, count in counts.items() if count[1] is not None}
        if rest:
            width = 3.4 * height
            corner = QRectF(self._rect.right() - width - 8, self._rect.bottom() - height - 8, width, height)
            self._counts[""] = rest, corner
        self.update()

    def counts(self) -> dict[str, int]:
        """How many more there are, by segment; "" for those that are counted in the corner."""
        return {segment: count for segment, (count, _) in self._counts.items()}

    def told(self, segment_id: str, label: str) -> str:
        """What a count says in words."""
        return f"{self.counts().get(segment_id, 0)} more on {label}: a click lists them"

    def at(self, x: float, y: float) -> str | None:
        """The segment whose count lies under a point; "" for the one in the corner, None for no count."""
        return next((key for key, (_, place) in self._counts.items() if place and is_in_pill(place, x, y)), None)

    def boundingRect(self) -> QRectF:
        """The whole area."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the counts as `star_chip_figure.counter` draws them."""
        for segment, (count, place) in self._counts.items():
            if place is not None:
                drawn = counter(self._star, count, (place.left(), place.top(), place.right(), place.bottom()), segment)
                star_painter.paint(painter, drawn, self._colours)

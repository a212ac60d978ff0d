"""The screens of a computer as they stand beside each other, each with its number, drawn to scale."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

_HEIGHT = 176
_MARGIN = 12
_APART = 6
"""Pixels between two screens that touch."""


@dataclass(frozen=True)
class ScreenChoice:
    """One screen: `number` counts from the left, `key` is what it is remembered by, `label` what it is called.

    `shows_operator` is true of every screen that shows something of the operator's window, a mirrored one too;
    `is_operators` only of the one on which it stands.
    """

    number: int
    key: str
    label: str
    geometry: QRect
    is_operators: bool = False
    shows_operator: bool = False
    shows_room: bool = False

    @property
    def is_free(self) -> bool:
        """Whether the room can be shown there: on its own screen the operator's window would make way."""
        return self.is_operators or not self.shows_operator

    @property
    def note(self) -> str:
        """What it shows now."""
        if self.shows_room:
            return "the room’s picture"
        if self.is_operators:
            return "this window"
        return "the same as this window" if self.shows_operator else ""


class ScreenMap(QWidget):
    """A picture of the screens; a click on one is a wish for it. The rows beside it are for the keyboard."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[ScreenChoice, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_choices(self, choices: tuple[ScreenChoice, ...]) -> None:
        """Draw these screens."""
        self._choices = choices
        self.setAccessibleName(", ".join(f"{each.number}: {each.label}" for each in choices))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for three."""
        return QSize(480, _HEIGHT)

    def place_of(self, number: int) -> QRectF:
        """Where a screen is drawn, in pixels of the widget."""
        whole = QRect()
        for each in self._choices:
            whole = whole.united(each.geometry)
        geometry = next(each.geometry for each in self._choices if each.number == number)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / whole.width(), room.height() / whole.height())
        left = room.center().x() - whole.width() * scale / 2 + (geometry.x() - whole.x()) * scale
        top = room.center().y() - whole.height() * scale / 2 + (geometry.y() - whole.y()) * scale
        inset = _APART / 2
        return QRectF(left, top, geometry.width() * scale, geometry.height() * scale).adjusted(
            inset, inset, -inset, -inset
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Wish for the screen under the pointer."""
        for each in self._choices:
            if each.is_free and self.place_of(each.number).contains(event.position()):
                self.chosen.emit(each.key)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and on it the screens."""
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), theme.RADIUS, "canvas", "line2")
        for place, each in enumerate(self._choices):
            if each.geometry not in [other.geometry for other in self._choices[:place]]:  # mirrored ones are one
                self._paint_screen(painter, each)
        painter.end()

    def _paint_screen(self, painter: QPainter, each: ScreenChoice) -> None:
        """Gold is what the room sees, blue is you, as in the frames of the pictures."""
        area = self.place_of(each.number)
        fill, edge = (
            ("nowtint", "nowline") if each.shows_room else ("sel", "accent") if each.is_operators else ("base", "edge")
        )
        paint.box(painter, area, theme.RADIUS_TOKEN, fill, edge, 2)
        pixels = round(min(area.height() * 0.5, area.width() * 0.5, 64))
        tint = "nowink" if each.shows_room else "ink" if each.is_free else "disabled"
        painter.setFont(theme.font(Type.CLOCK, pixels=pixels))
        painter.setPen(theme.colour(tint))
        metrics = QFontMetricsF(painter.font())
        words = " ".join(str(other.number) for other in self._choices if other.geometry == each.geometry)
        x = area.center().x() - metrics.horizontalAdvance(words) / 2
        painter.drawText(QPointF(x, paint.baseline(area.center().y(), metrics)), words)

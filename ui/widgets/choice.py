"""One of several that exclude each other, as a row with a circle: how words may be signed, what is printed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

_CIRCLE = 15
_TEXT_AT = 44
_HEIGHT = 44


class ChoiceRow(QRadioButton):
    """A radio button with its label, an example after it and a note at the right."""

    def __init__(
        self,
        label: str,
        example: str = "",
        note: str = "",
        *,
        example_at: int = 164,
        height: int = _HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._example_at = example_at
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(example, note)

    def set_words(self, example: str, note: str) -> None:
        """Say something else beside the label."""
        self._example, self._note = example, note
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(". ".join(part for part in (example, note) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Label, example and note in a row."""
        label = _TEXT_AT + paint.advance(self.text(), Type.CONTROL)
        example = self._example_at + paint.advance(self._example, Type.BODY) if self._example else 0
        note = paint.advance(self._note, Type.LIST) + 32 if self._note else 16
        return QSize(round(max(label, example) + note), self.height())

    def minimumSizeHint(self) -> QSize:
        """The label; example and note elide."""
        return QSize(round(_TEXT_AT + paint.advance(self.text(), Type.CONTROL)) + 16, self.height())

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, circle and words."""
        painter = paint.painter_for(self)
        area, on = QRectF(self.rect()), self.isChecked()
        fill = "sel" if on else "hover" if self.underMouse() and self.isEnabled() else "base"
        edge = "accent" if on else "line2"
        paint.box(painter, area, theme.RADIUS, fill if self.isEnabled() else "panel", edge, 1.5 if on else 1)
        self._paint_circle(painter, QPointF(20 + _CIRCLE / 2 - 7.5, self.height() / 2))
        self._paint_words(painter)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        painter.end()

    def _paint_circle(self, painter: QPainter, middle: QPointF) -> None:
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if on else "edge"), 1.5))
        painter.setBrush(theme.colour("base" if self.isEnabled() else "panel"))
        painter.drawEllipse(middle, _CIRCLE / 2, _CIRCLE / 2)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(middle, 4, 4)

    def _paint_words(self, painter: QPainter) -> None:
        tint = "ink" if self.isEnabled() else "disabled"
        second = "ink2" if self.isEnabled() else "disabled"
        base = paint.baseline(self.height() / 2, theme.metrics(Type.CONTROL))
        right = self.width() - theme.GAP_L
        noted = paint.text(painter, right, base, self._note, Type.LIST, second, align="right")
        label_room = right - noted - theme.GAP_M - _TEXT_AT
        label = paint.text(painter, _TEXT_AT, base, self.text(), Type.CONTROL, tint, width=label_room)
        at = max(self._example_at, _TEXT_AT + label + theme.GAP_M)
        if self._example and (room := right - noted - theme.GAP_M - at) > 30:
            paint.text(painter, at, base, self._example, Type.BODY, second, width=room)

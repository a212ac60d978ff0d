"""What can come next at the foot of a section: a text that is written there, or a quote that is let go there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint

_HIGH = 44


class Place(QAbstractButton):
    """A dashed place that takes something, by a click too."""

    def __init__(self, words: str, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Room for its words."""
        return QSize(round(paint.advance(self.text(), Type.LIST_MEDIUM)) + 60, _HIGH)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed box with sign and words in its middle."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        awake = self.underMouse() or self.hasFocus()
        fill, edge, tint = ("accenttint", "accent", "accent") if awake else (None, "line2", "ink3")
        paint.box(painter, area, theme.RADIUS, fill, edge, dashed=True)
        wide = min(paint.advance(self.text(), Type.LIST_MEDIUM), area.width() - 48)
        left = (area.width() - wide - 24) / 2
        icons.paint(painter, round(left), area.center().y() - 8, self._sign, 16, tint)
        base = paint.baseline(area.center().y(), theme.metrics(Type.LIST_MEDIUM))
        paint.text(painter, left + 24, base, self.text(), Type.LIST_MEDIUM, tint, width=wide + 1)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        painter.end()


class Foot(QWidget):
    """The two places side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Place("Write on here", "type")
        self.text.setToolTip("A new text at the end (Ctrl+Shift+Enter: behind the block)")
        self.quote = Place("Drop a quote here, or Ctrl+↵", "quote")
        self.quote.setToolTip("Put the quote chosen at the right at the end")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.GAP_S, 0, 0)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.text, 1)
        row.addWidget(self.quote, 2)

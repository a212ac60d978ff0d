"""A few words that do something, where a button would be too much."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint


class Link(QAbstractButton):
    """Words in the colour of what can be pressed, underlined under the pointer; Enter and Space press it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(math.ceil(paint.advance(self.text(), Type.LIST_MEDIUM)) + 2, math.ceil(Type.LIST.leading) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline it."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        base = paint.baseline(area.center().y(), theme.metrics(Type.LIST_MEDIUM))
        wide = paint.text(painter, 0, base, self.text(), Type.LIST_MEDIUM, "accent", width=area.width())
        if self.underMouse():
            paint.line(painter, QPointF(0, base + 2.5), QPointF(wide, base + 2.5), "accent")
        if self.hasFocus():
            paint.focus_ring(painter, area, 3)
        painter.end()

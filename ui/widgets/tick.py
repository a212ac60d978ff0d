"""A box to tick, with its label."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint

_BOX = 16
_TEXT_AT = 26


class Tick(QCheckBox):
    """A check box; the whole of it can be pressed."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setAccessibleName(label)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Box and label."""
        return QSize(math.ceil(_TEXT_AT + paint.advance(self.text(), Type.BODY)) + 6, 28)

    def minimumSizeHint(self) -> QSize:
        """The label elides last of all."""
        return QSize(min(self.sizeHint().width(), 120), 28)

    def hitButton(self, pos: QPoint) -> bool:
        """Label and box are one."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, tick, label and focus."""
        painter = paint.painter_for(self)
        middle = self.height() / 2
        box = QRectF(3, middle - _BOX / 2, _BOX, _BOX)
        on, live = self.isChecked(), self.isEnabled()
        if on:
            paint.box(painter, box, 4, "accent" if live else "disabled")
            icons.paint(painter, box.x() + 1.5, box.y() + 1.5, "check", 13, "onaccent" if live else "panel")
        else:
            paint.box(painter, box, 4, "hover" if self.underMouse() and live else "base", "edge", 1.3)
        base = paint.baseline(middle, theme.metrics(Type.BODY))
        room = self.width() - _TEXT_AT - 2
        paint.text(painter, _TEXT_AT, base, self.text(), Type.BODY, "ink" if live else "disabled", width=room)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()).adjusted(-0.5, 1, 0, -1), theme.RADIUS)
        painter.end()

"""A choice from a list that drops down, painted like a button."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint

_CHEVRON = 14
_QUIET_GAP = 4


class Select(QComboBox):
    """A combo box; the wheel scrolls the page under it and never changes the choice by accident.

    A `quiet` one has no frame and less air.
    """

    def __init__(
        self, name: str, *, height: int = theme.HEIGHT_BUTTON, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the combo box's own ignores app.qss
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Room for its longest item."""
        items = [self.itemText(index) for index in range(self.count())] + [self.placeholderText()]
        widest = math.ceil(max(paint.advance(item, Type.LIST_MEDIUM) for item in items))
        air = 12 + _QUIET_GAP + 8 if self._quiet else 12 + theme.GAP_M + 12
        return QSize(widest + air + _CHEVRON, self.height())

    def minimumSizeHint(self) -> QSize:
        """A long item may be cut; the list shows it whole."""
        return QSize(self.sizeHint().width() if self._quiet else min(self.sizeHint().width(), 96), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, choice and arrow."""
        painter = paint.painter_for(self)
        area, live = QRectF(self.rect()), self.isEnabled()
        fill = "panel" if not live else "hover" if self.underMouse() else "btn"
        if self._quiet:
            paint.box(painter, area, theme.RADIUS, "hover" if live and self.underMouse() else None)
        else:
            paint.box(painter, area, theme.RADIUS, fill, "btnline" if live else "line")
        words = self.currentText() or self.placeholderText()
        tint = "disabled" if not live else "ink" if self.currentText() else "ink3"
        middle = self.height() / 2
        base = paint.baseline(middle, theme.metrics(Type.LIST_MEDIUM))
        room = self.width() - 12 - (_QUIET_GAP if self._quiet else theme.GAP_M) - _CHEVRON - 8
        paint.text(painter, 12, base, words, Type.LIST_MEDIUM, tint, width=room)
        right = self.width() - (8 if self._quiet else 12) - _CHEVRON
        icons.paint(painter, right, middle - _CHEVRON / 2, "chevron-down", _CHEVRON, "ink3" if live else tint)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        painter.end()

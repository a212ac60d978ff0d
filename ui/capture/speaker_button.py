"""The chip before the capture line: whose words Enter will note."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.capture.faces import NOBODY, Face
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import paint_avatar
from ui.widgets.sector_mark import sector_colour

_HEIGHT = 36
_AVATAR = 28
_NAME_AT = 40
_CHEVRON = 14
_MOST = 236


class SpeakerButton(QPushButton):
    """Shows a face in the tint of its sector; pressed, it opens the choice of another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: Face = NOBODY
        self._name = ""
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.show_face(NOBODY)

    def show_face(self, face: Face, name: str = "") -> None:
        """Show somebody; `name` replaces the face's own words ("No owner yet")."""
        self._face, shown = face, name or face.name
        if shown != self._name:
            self._name = shown
            self.setAccessibleName(f"Speaker: {shown}")
            self.setToolTip(f"{shown}\nChoose another speaker (Alt+↓)")
            self.updateGeometry()
        self.update()

    def shown(self) -> str:
        """The name that is shown."""
        return self._name

    def sizeHint(self) -> QSize:
        """Avatar, name and arrow; a very long name elides."""
        name = math.ceil(paint.advance(self._name, Type.CONTROL))
        return QSize(min(_NAME_AT + name + 10 + _CHEVRON + 8, _MOST), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, avatar, name, arrow and focus."""
        painter = paint.painter_for(self)
        face, area, middle = self._face, QRectF(self.rect()), self.height() / 2
        share = 0.9 if theme.current() == "light" else 0.78
        hue = sector_colour(face.mark) if face.mark else theme.colour("ink3")
        ground = theme.mix(hue, theme.colour("base"), share - 0.06 if self.underMouse() else share)
        paint.box(painter, area, theme.RADIUS, ground if face.is_known else "warntint")
        if face.is_known:
            avatar = QRectF(4, middle - _AVATAR / 2, _AVATAR, _AVATAR)
            paint_avatar(painter, avatar, face.initials, face.mark, badge=False)
        else:
            at = paint.baseline(middle, theme.metrics(Type.STRONG))
            paint.text(painter, 18, at, face.initials, Type.STRONG, "warn", align="centre", weight=700)
        base = paint.baseline(middle, theme.metrics(Type.CONTROL))
        room = self.width() - _NAME_AT - _CHEVRON - 16
        paint.text(painter, _NAME_AT, base, self._name, Type.CONTROL, "ink" if face.is_known else "warn", width=room)
        icons.paint(painter, self.width() - _CHEVRON - 8, middle - _CHEVRON / 2, "chevron-down", _CHEVRON, "ink3")
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        painter.end()

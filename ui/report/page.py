"""A page of the report on white paper: what is chosen in the editor is lit on it, and a click leads to its block."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable import palette
from roundtable.report.areas import Area, area_at
from roundtable.report.content import Origin
from ui.widgets import paint

A4 = 297 / 210
LEAST = 160
"""Pixels of width of the smallest page."""
_ALPHA = {"under": 0.07, "lit": 0.07}
"""How strong the light is on what can be pressed, and on what is chosen."""
_REACH = 5
"""Pixels by which the light goes beyond the words that it lights."""


class Page(QWidget):
    """A sheet of paper: always white, whatever the theme. `pressed(Origin)` where a block was clicked."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self._areas: tuple[Area, ...] = ()
        self._lit: Origin | None = None
        self._under: Area | None = None
        self.setAccessibleName("Page of the report")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage, areas: tuple[Area, ...]) -> None:
        """Show a drawn page, and know where its blocks are."""
        self._picture, self._areas, self._under = picture, areas, None
        self.update()

    def light(self, origin: Origin | None) -> None:
        """Light what comes from a place of the outline."""
        self._lit = origin
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether there is more than white paper."""
        return not self._picture.isNull()

    @property
    def areas(self) -> tuple[Area, ...]:
        """Where the blocks of the page are."""
        return self._areas

    def lit_area(self) -> QRectF | None:
        """What is lit, in pixels of the page; None when it is on another one."""
        found = next((area for area in self._areas if area.origin == self._lit), None)
        return self.rect_of(found) if found is not None else None

    def rect_of(self, area: Area) -> QRectF:
        """An area in pixels of the page."""
        wide, high = self.width(), self.height()
        return QRectF(QPointF(area.left * wide, area.top * high), QPointF(area.right * wide, area.bottom * high))

    def sizeHint(self) -> QSize:
        """As it was made."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet and page, and the light on it."""
        painter = paint.painter_for(self)
        sheet = QRectF(self.rect())
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, self._picture)
        if self._under is not None and self._under.origin != self._lit:
            self._paint_light(painter, self.rect_of(self._under), _ALPHA["under"])
        if (lit := self.lit_area()) is not None:
            self._paint_light(painter, lit, _ALPHA["lit"], _light())
        if self.hasFocus():
            paint.focus_ring(painter, sheet, 2)
        else:
            paint.box(painter, sheet, 1, edge="line2")
        painter.end()

    def _paint_light(self, painter: QPainter, area: QRectF, alpha: float, edge: QColor | None = None) -> None:
        ink = _light()
        ink.setAlphaF(alpha)
        paint.box(painter, area.adjusted(-_REACH, -_REACH, _REACH, _REACH), 3, ink, edge, width=1.5)

    def _at(self, place: QPointF) -> Area | None:
        return area_at(self._areas, place.x() / max(self.width(), 1), place.y() / max(self.height(), 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a block can be pressed."""
        under = self._at(event.position())
        if under != self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer."""
        self._under = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lead to the block that is pressed."""
        area = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and area is not None:
            self.pressed.emit(area.origin)
        else:
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring the page."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring any more."""
        super().focusOutEvent(event)
        self.update()


def _light() -> QColor:
    """The light theme's accent in both themes, since paper stays white."""
    return QColor(palette.colours("ui")["accent"])

"""Chips: small labels in a pill, standing alone, painted by a delegate, or pressed as a filter."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from roundtable.domain.star_marks import SectorMark
from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.dot import SegmentDot, paint_dot
from ui.widgets.sector_mark import paint_mark

_LEFT, _RIGHT = 8, 9
_ICON = 13
_DOT = 8
_MARK = 9
_AFTER = 5  # between a leading figure and the text


@dataclass(frozen=True)
class ChipLook:
    """Roles of a chip: `fill` and `edge` may be None."""

    ink: str = "ink2"
    fill: str | None = None
    edge: str | None = "line2"


PLAIN = ChipLook()
ON_CARD = ChipLook(fill="base")
ON_TINT = ChipLook(ink="ink", fill="base")
NAKED = ChipLook(edge=None)
ACCENT = ChipLook("accent", "accenttint", None)
WARN = ChipLook("warn", "warntint", None)
OK = ChipLook("ok", "oktint", None)
BAD = ChipLook("bad", "badtint", None)
NOW = ChipLook("nowink", "nowtint", None)


@dataclass(frozen=True)
class ChipFace:
    """What a chip shows: a text, and before it an icon, a segment's dot or a sector's mark."""

    text: str = ""
    icon: str = ""
    dot: SegmentDot | None = None
    mark: SectorMark | None = None

    def lead(self) -> float:
        """Width of what stands before the text."""
        figures = (_ICON if self.icon else 0, _DOT if self.dot else 0, _MARK if self.mark else 0)
        shown = [figure for figure in figures if figure]
        return sum(shown) + _AFTER * (len(shown) if self.text else max(len(shown) - 1, 0))


def chip_width(face: ChipFace, look: ChipLook = PLAIN) -> float:
    """Natural width of a chip."""
    padding = _LEFT + _RIGHT if look.edge or look.fill else 0
    return math.ceil(face.lead() + paint.advance(face.text, Type.META_STRONG)) + padding


def paint_chip(
    painter: QPainter,
    x: float,
    y: float,
    face: ChipFace,
    look: ChipLook = PLAIN,
    *,
    height: float = theme.HEIGHT_CHIP,
    width: float | None = None,
) -> float:
    """Paint a chip with its upper left corner at x, y; return its width; `width` elides the text."""
    width = chip_width(face, look) if width is None else min(width, chip_width(face, look))
    paint.box(painter, QRectF(x, y, width, height), height / 2, look.fill, look.edge)
    middle = y + height / 2
    padding = _LEFT if look.edge or look.fill else 0
    at, end = x + padding, x + width - (_RIGHT if padding else 0)
    if face.icon:
        icons.paint(painter, at, middle - _ICON / 2, face.icon, _ICON, look.ink)
        at += _ICON + _AFTER
    if face.dot:
        paint_dot(painter, at + _DOT / 2, middle, face.dot)
        at += _DOT + _AFTER
    if face.mark:
        paint_mark(painter, face.mark, at + _MARK / 2, middle, _MARK - 0.5)
        at += _MARK + _AFTER
    base = paint.baseline(middle, theme.metrics(Type.META_STRONG))
    paint.text(painter, at, base, face.text, Type.META_STRONG, look.ink, width=end - at)
    return width


class Chip(QWidget):
    """A chip in a layout; 20 px high, 24 under the capture line."""

    def __init__(
        self,
        face: ChipFace,
        look: ChipLook = PLAIN,
        *,
        height: int = theme.HEIGHT_CHIP,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_face(face, name=name)

    def show_face(self, face: ChipFace, look: ChipLook | None = None, name: str = "") -> None:
        """Show something else; `name` is for a chip without a text."""
        self._face = face
        self._look = look or self._look
        self.setAccessibleName(name or face.text)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        return QSize(math.ceil(chip_width(self._face, self._look)), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip over the whole widget."""
        painter = paint.painter_for(self)
        paint_chip(painter, 0, 0, self._face, self._look, height=self.height(), width=self.width())
        painter.end()


class FilterChip(QPushButton):
    """A checkable pill with a count, as over the list of the desk: "Actions 6"."""

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setFixedHeight(theme.HEIGHT_BUTTON_SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None for no number."""
        self._count = "" if count is None else str(count)
        self.setAccessibleName(f"{self.text()} {self._count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Text and count at their heaviest, so that a chosen pill does not move its neighbours."""
        text = paint.advance(self.text(), Type.HEAD)
        count = paint.advance(self._count, Type.META_STRONG) + 6 if self._count else 0
        return QSize(math.ceil(text + count) + 22, self.height())

    def minimumSizeHint(self) -> QSize:
        """A pill is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pill, text, count and focus."""
        painter = paint.painter_for(self)
        area, radius = QRectF(self.rect()), self.height() / 2
        fill = "sel" if self.isChecked() else "hover" if self.underMouse() else None
        paint.box(painter, area, radius, fill, "accent" if self.isChecked() else "line2")
        use = Type.HEAD if self.isChecked() else Type.LIST_MEDIUM
        tint = "ink" if self.isEnabled() else "disabled"
        text = paint.advance(self.text(), use)
        count = paint.advance(self._count, Type.META_STRONG) + 6 if self._count else 0
        x = (self.width() - text - count) / 2
        base = paint.baseline(self.height() / 2, theme.metrics(use))
        paint.text(painter, x, base, self.text(), use, tint)
        paint.text(painter, x + text + 6, base, self._count, Type.META_STRONG, "ink2" if self.isEnabled() else tint)
        if self.hasFocus():
            paint.focus_ring(painter, area, radius)
        painter.end()

"""A person's initials in a circle of the sector's hue; dashed and without tint while not heard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.star_marks import SectorMark
from ui import theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.sector_mark import paint_mark, sector_colour

BADGE_FROM = 28  # smaller avatars stand beside their mark instead of wearing it
_NOBODY = "ink3"
_LETTERED = 1.2  # a badge with a letter is a little larger
_WIDEST = 0.8  # of the circle, as far as initials reach: those of Han and Hangul are as wide as they are high


def avatar_tint(mark: SectorMark | None) -> tuple[paint.Tint, paint.Tint, paint.Tint]:
    """Ink, edge and ground of an avatar of that sector, in the theme in force."""
    hue = sector_colour(mark) if mark else theme.colour(_NOBODY)
    base = theme.colour("base")
    share = 0.86 if theme.current() == "light" else 0.82
    return hue, theme.mix(hue, base, 0.45), theme.mix(hue, base, share)


def paint_avatar(
    painter: QPainter,
    rect: QRectF,
    initials: str,
    mark: SectorMark | None,
    *,
    heard: bool = True,
    speaking: bool = False,
    badge: bool = True,
) -> None:
    """Paint an avatar into a square; `speaking` rings it in gold, `badge` adds the sector's mark from 28 px on."""
    hue, edge, ground = avatar_tint(mark)
    side = rect.width()
    pen = QPen(paint.ink("nowline"), 2.5) if speaking else QPen(paint.ink(edge if heard else hue), 1.2)
    if not heard and not speaking:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(paint.ink(ground if heard else "base"))
    inset = pen.widthF() / 2 + 0.4
    painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    short = len(initials) < 3
    pixels = max(10 if short else 8, round(side * (0.36 if short else 0.3)))
    wide = paint.advance(initials, Type.KEY_CAP, weight=700, pixels=pixels)
    pixels = max(8, min(pixels, int(pixels * _WIDEST * side / max(wide, 1))))
    base = paint.baseline(rect.center().y(), theme.metrics(Type.KEY_CAP, weight=700, pixels=pixels))
    tint = hue if heard else "ink2"
    middle = rect.center().x()
    paint.text(painter, middle, base, initials, Type.KEY_CAP, tint, align="centre", weight=700, pixels=pixels)
    if badge and mark and side >= BADGE_FROM:
        _paint_badge(painter, rect, mark, heard)


def _paint_badge(painter: QPainter, rect: QRectF, mark: SectorMark, heard: bool) -> None:
    small = rect.width() < 36  # it stands further out there, or it would lie on the initials
    size = 10 if small else 11 if rect.width() < 40 else 14
    size = round(size * _LETTERED) if mark.letter else size
    inwards = size * (0.15 if small else 0.42)
    middle = QPointF(rect.right() - inwards, rect.bottom() - inwards)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("base"))
    painter.drawEllipse(middle, size * 0.72, size * 0.72)
    inner = 0.6 if mark.letter else 0.68
    paint_mark(painter, mark, middle.x(), middle.y(), size * inner, heard=heard)


class Avatar(QWidget):
    """An avatar in a layout: 24 px in a row, 28 in the capture line, 36 to 44 on a card, 48 at a seat."""

    def __init__(self, size: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = ""
        self._mark: SectorMark | None = None
        self._heard, self._speaking = True, False
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(
        self, name: str, initials: str, mark: SectorMark | None, *, heard: bool = True, speaking: bool = False
    ) -> None:
        """Show somebody; the name is for the tooltip and for assistive technology."""
        self._initials, self._mark, self._heard, self._speaking = initials, mark, heard, speaking
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square, and what the badge stands out by."""
        out = 3 if self._size >= BADGE_FROM else 0
        return QSize(self._size + out, self._size + out)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the person."""
        painter = paint.painter_for(self)
        rect = QRectF(0, 0, self._size, self._size)
        paint_avatar(painter, rect, self._initials, self._mark, heard=self._heard, speaking=self._speaking)
        painter.end()

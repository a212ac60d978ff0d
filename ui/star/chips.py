"""Chips of words: how one is painted, and all that lie around the star as one picture that Qt keeps."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QStaticText
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from roundtable.domain.star_chip_figure import BASE, PLAIN
from roundtable.domain.star_geometry import Box, Ops
from roundtable.domain.star_labels import elided
from roundtable.domain.star_marks import Shape, mark_ops
from ui.star import painter as star_painter
from ui.star.values import Chip, ChipKind

_EDGE = 2.0
"""Units around a chip that its edge may take."""
_LINE = 0.07
"""The width of a chip's edge, in sizes of the type."""
_EIGHTH = 1 / 104
"""An eighth of a pixel where the type has 13, in sizes: Qt begins a letter on the quarter before its place."""
MOST = 90
"""Characters of which the widest chip never shows all."""


def is_in_pill(rect: QRectF, x: float, y: float) -> bool:
    """Whether a point lies in the pill that fills a rectangle; its corners are none of it."""
    if not rect.contains(x, y):
        return False
    round_ = min(rect.height(), rect.width()) / 2
    nearest = min(max(x, rect.left() + round_), rect.right() - round_)
    return math.hypot(x - nearest, y - rect.center().y()) <= round_


class LaidChip:
    """A chip in its place; `dot` is the colour role of its mark, `size` its type in units. One that waits is dashed."""

    def __init__(self, chip: Chip, box: Box, size: float, dot: str, *, waits: bool = False) -> None:
        left, top, right, bottom = box
        self.chip, self.size, self.dot, self.waits = chip, size, dot, waits
        self.rect = QRectF(left, top, right - left, bottom - top)

    def moved_to(self, place: QPointF) -> LaidChip:
        """The same chip with its upper left corner elsewhere, as one that is carried."""
        box = (place.x(), place.y(), place.x() + self.rect.width(), place.y() + self.rect.height())
        return LaidChip(self.chip, box, self.size, self.dot, waits=self.waits)

    @cached_property
    def rim(self) -> QPainterPath:
        """The pill with its edge."""
        return self._pill(self.size * _LINE / 2)

    @cached_property
    def pill(self) -> QPainterPath:
        """The pill within its edge."""
        return self._pill(-self.size * _LINE / 2)

    def _pill(self, out: float) -> QPainterPath:
        path, rect = QPainterPath(), self.rect.adjusted(-out, -out, out, out)
        path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        return path

    @cached_property
    def mark(self) -> QPainterPath:
        """A disc for a quote, a diamond for an insight, a square for an action point."""
        at = QPointF(self.rect.left() + self.size * 0.95, self.rect.center().y())
        return star_painter.path_of(_mark_of(self.chip.kind, self.size * 0.66)).translated(at)

    @cached_property
    def words(self) -> QStaticText:
        """As much of the text as fits."""
        room = self.rect.width() - self.size * 2.4 + 0.01
        words = QStaticText(elided(self.chip.text[:MOST], room, self.size, 500, star_painter.measure))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        return words

    @cached_property
    def words_at(self) -> QPointF:
        """Where the upper left corner of the words comes to lie, where a size measures as many units as `EM`."""
        em = star_painter.EM / self.size
        base = self.rect.center().y() + BASE * self.rect.height()
        return QPointF((self.rect.left() + (1.6 + _EIGHTH) * self.size) * em, base * em - _ascent())


def paint_chips(painter: QPainter, chips: Sequence[LaidChip], colours: star_painter.Colours) -> None:
    """Pills, marks of the shape of their kind, and words, as `star_chip_figure.chip` draws them.

    One colour after the other: a painter is told of a pen or a brush once for hundreds of chips. An edge that is
    whole is the rim of a larger pill under the pill, which takes a third of the time of a stroke.
    """
    if not chips:
        return
    size = chips[0].size
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    hanging = [chip for chip in chips if not chip.waits]
    painter.setBrush(colours["chipline"])
    for chip in hanging:
        painter.drawPath(chip.rim)
    painter.setBrush(colours["chip"])
    for chip in hanging:
        painter.drawPath(chip.pill)
    if len(hanging) < len(chips):
        _paint_waiting(painter, [chip for chip in chips if chip.waits], colours)
    for dot in dict.fromkeys(chip.dot for chip in chips):
        painter.setBrush(colours[dot])
        for chip in chips:
            if chip.dot == dot:
                painter.drawPath(chip.mark)
    painter.save()
    painter.scale(size / star_painter.EM, size / star_painter.EM)  # in small type, a line of letters would be too short
    painter.setFont(star_painter.star_font(500, "words"))
    painter.setPen(colours["chipink"])
    for chip in chips:
        painter.drawStaticText(chip.words_at, chip.words)
    painter.restore()


def _paint_waiting(painter: QPainter, chips: Sequence[LaidChip], colours: star_painter.Colours) -> None:
    edge = QPen(colours[PLAIN], chips[0].size * _LINE)
    edge.setDashPattern([4, 3])
    edge.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(edge)
    for chip in chips:
        painter.drawRoundedRect(chip.rect, chip.rect.height() / 2, chip.rect.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)


@cache
def _ascent() -> float:
    return QFontMetricsF(star_painter.star_font(500, "words")).ascent()


@cache
def _mark_of(kind: ChipKind, size: float) -> Ops:
    shapes: dict[ChipKind, Shape] = {ChipKind.INSIGHT: "diamond", ChipKind.ACTION: "square"}
    return mark_ops(shapes.get(kind, "circle"), 0, 0, size)


class ChipLayer(QGraphicsItem):
    """All chips as one picture: one item however many there are, and only what changes is painted again."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, LaidChip] = {}
        self._lifted: dict[CarriedChips, frozenset[str]] = {}
        """By what carries them, the chips that are seen there instead."""
        self._colours: star_painter.Colours = {}
        self._rect = QRectF()
        self.setZValue(2)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def cover(self, area: QRectF, colours: star_painter.Colours) -> None:
        """Lie over an area, in these colours."""
        if area != self._rect:
            self.prepareGeometryChange()
            self._rect = QRectF(area)
        if colours is not self._colours:
            self._colours = colours
            self.update()

    def chips(self) -> list[LaidChip]:
        """The chips, in the order in which they were laid."""
        return list(self._chips.values())

    def find(self, record_id: str) -> LaidChip | None:
        """The chip of a record, if it found room."""
        return self._chips.get(record_id)

    def add(self, laid: LaidChip) -> None:
        """Lay one chip more."""
        self._chips[laid.chip.record_id] = laid
        self._touch(laid)

    def remove(self, record_id: str) -> None:
        """Take a chip away."""
        self._touch(self._chips.pop(record_id))

    def clear(self) -> None:
        """Take all away."""
        self._chips.clear()
        self._lifted.clear()
        self.update()

    def lift(self, carrier: CarriedChips) -> None:
        """Leave out of the picture what something carries, and put back what it carries no more."""
        changed = self._lifted.get(carrier, frozenset()) ^ frozenset(carrier.record_ids)
        self._lifted[carrier] = frozenset(carrier.record_ids)
        for record_id in changed & self._chips.keys():
            self._touch(self._chips[record_id])

    def at(self, x: float, y: float) -> LaidChip | None:
        """The chip under a point."""
        for laid in self._chips.values():
            if is_in_pill(laid.rect, x, y):
                return laid
        return None

    def within(self, area: QRectF) -> list[str]:
        """The chips that an area touches."""
        return [record_id for record_id, laid in self._chips.items() if laid.rect.intersects(area)]

    def outline(self, record_ids: Iterable[str]) -> QPainterPath:
        """The outlines of chips, a little outside of them."""
        path = QPainterPath()
        for record_id in record_ids:
            if record_id in self._chips:
                rect = self._chips[record_id].rect.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
                path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        return path

    def boundingRect(self) -> QRectF:
        """The whole area."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the chips that lie in what is asked for."""
        exposed, lifted = option.exposedRect, frozenset().union(*self._lifted.values())
        seen = [
            laid for record_id, laid in self._chips.items() if record_id not in lifted and laid.rect.intersects(exposed)
        ]
        paint_chips(painter, seen, self._colours)

    def _touch(self, laid: LaidChip) -> None:
        self.update(laid.rect.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE))


class CarriedChips(QGraphicsItem):
    """What the pointer or the keyboard carries: the chip, and how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[LaidChip] = []
        self._colours: star_painter.Colours = {}
        self._rect = QRectF()
        self.setZValue(9)
        self.hide()

    def carry(self, chips: Iterable[LaidChip], colours: star_painter.Colours) -> None:
        """Take up chips; the first one is seen, the others are counted."""
        self._chips, self._colours = [laid.moved_to(QPointF()) for laid in chips], colours
        self._measure()
        self.setVisible(bool(self._chips))

    def drop(self) -> None:
        """Carry nothing."""
        self._chips = []
        self.hide()

    @property
    def record_ids(self) -> tuple[str, ...]:
        """What is carried."""
        return tuple(laid.chip.record_id for laid in self._chips)

    @property
    def seen(self) -> QRectF:
        """Where the chip is seen, in the scene."""
        return self._chips[0].rect.translated(self.pos()) if self._chips else QRectF()

    def boundingRect(self) -> QRectF:
        """Chip and count."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the first chip, those behind it, and how many there are on a pill of its own."""
        if not self._chips:
            return
        laid, size = self._chips[0], self._chips[0].size
        behind = [laid.moved_to(QPointF(size, size) * 0.3 * place) for place in range(len(self._chips[:3]) - 1, 0, -1)]
        for each in (*behind, laid):
            paint_chips(painter, [each], self._colours)
        if len(self._chips) > 1:
            pill = self._count()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colours["chipink"])
            painter.drawRoundedRect(pill, size * 0.5, size * 0.5)
            painter.setPen(self._colours["chip"])
            painter.setFont(star_painter.star_font(600, "words", max(1, round(size))))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(len(self._chips)))

    def _count(self) -> QRectF:
        """The pill of the count, at the upper right corner of the chip."""
        rect, size = self._chips[0].rect, self._chips[0].size
        width = size * (1.1 + 0.6 * len(str(len(self._chips))))
        return QRectF(rect.right() - width / 2, rect.top() - size * 0.85, width, size * 1.7)

    def _measure(self) -> None:
        self.prepareGeometryChange()
        if not self._chips:
            self._rect = QRectF()
            return
        size = self._chips[0].size
        self._rect = self._chips[0].rect.adjusted(-_EDGE, -size - _EDGE, 2 * size + _EDGE, size + _EDGE)

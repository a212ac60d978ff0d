"""Notes in the corners of the star: for each part of the ring, which sectors have not been heard on it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from roundtable.domain.people import Sector
from roundtable.domain.session import Session
from roundtable.domain.star import NO_STAR
from roundtable.domain.star_geometry import CANVAS, inner_angle, outline
from roundtable.domain.star_marks import SectorMark
from ui import theme
from ui.operator.people import marks_of
from ui.operator.prompts import Gap, all_heard
from ui.star.painter import path_of
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import break_lines
from ui.widgets.sector_mark import paint_mark
from ui.wording import in_sentence

_MARGIN = 20
_LINE = 19
_HEAD = 20
_WIDEST = 190
_SHARE = 0.24
"""Of the width, what a note may take."""
_TOP, _CLEAR, _MARK = 8, 6, 18
"""Pixels over the upper notes, between a note and the star, and for the mark of a sector."""
_MOST_PARTS = 4
_LEVEL = 1e-6
"""What lies no lower than this below the hub lies beside it."""


@dataclass(frozen=True)
class Note:
    """A gap at a side of the star, its name on one line or two, and how much room it takes, in pixels."""

    gap: Gap
    right: bool
    low: bool
    names: tuple[str, ...]
    width: float

    @property
    def height(self) -> float:
        """Name, summary and sectors."""
        return _HEAD * len(self.names) + _LINE + (_LINE - 1) * len(_listed(self.gap))


class CornerNotes(QWidget):
    """Lies over the star without being in the way; only a star with up to four parts has a corner for each.

    A note that would lie over an arm stands in the other corner of its side, or is left out: the pointer and those who
    hear the star are told it there.
    """

    def __init__(self, over: QGraphicsView) -> None:
        super().__init__(over)
        self._over = over
        self._star = NO_STAR
        self._gaps: tuple[tuple[Gap, bool, bool], ...] = ()
        self._marks: dict[str, SectorMark] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Who has not been heard")
        over.installEventFilter(self)

    def show_gaps(self, session: Session, known: Mapping[str, Gap]) -> None:
        """Show who is missing now."""
        star = self._star = session.details.star
        found = [known[segment.id] for segment in star.inner]
        placed = []
        if len(found) <= _MOST_PARTS and any(gap.seated for gap in found):
            for place, gap in enumerate(found):
                angle = inner_angle(star, place)
                placed.append((gap, math.cos(angle) > 0, math.sin(angle) > _LEVEL))
        self._gaps = tuple(placed)
        self._marks = {str(sector_id): mark for sector_id, mark in marks_of(session).items()}
        self.setAccessibleDescription(". ".join(f"{gap.name}: {_told(gap)}" for gap in found))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover what lies below."""
        if event.type() is QEvent.Type.Resize:
            self.resize(self._over.size())
        return super().eventFilter(watched, event)

    def notes(self) -> list[tuple[Note, QRectF]]:
        """The notes that have room beside the star, and where; two that share a corner stand one under the other."""
        star, used = self._outline(), dict.fromkeys(product((False, True), repeat=2), 0.0)
        found: list[tuple[Note, QRectF]] = []
        for gap, right, low in sorted(self._gaps, key=lambda each: each[2]):  # the upper parts first
            note = self._note(gap, right, low)
            for at_foot in (low, not low):
                rect = self._rect(note, at_foot, used[right, at_foot])
                others = any(rect.intersects(other) for _, other in found)
                if not others and not star.intersects(rect.adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR)):
                    used[right, at_foot] += note.height + theme.GAP_M
                    found.append((note, rect))
                    break
        return found

    def _outline(self) -> QPainterPath:
        """The star as it lies below, in pixels."""
        path = QPainterPath()
        for segment in self._star.segments:
            path.addPath(path_of(outline(self._star, CANVAS, segment.id) or ()))
        return self._over.viewportTransform().map(path)

    def _note(self, gap: Gap, right: bool, low: bool) -> Note:
        room = min(_WIDEST, self.width() * _SHARE)
        names = break_lines(gap.name, Type.HEAD, room, most=2)
        below = [(_summary(gap), 0.0), *((in_sentence(sector.name), _MARK) for sector in _listed(gap))]
        widths = [paint.advance(name, Type.HEAD) for name in names]
        widths += [min(paint.advance(words, Type.META) + indent, room) for words, indent in below]
        return Note(gap, right, low, names, max(widths))

    def _rect(self, note: Note, low: bool, offset: float) -> QRectF:
        top = self.height() - _MARGIN - note.height - offset if low else _TOP + offset
        left = self.width() - _MARGIN - note.width if note.right else _MARGIN
        return QRectF(left, top, note.width, note.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the notes."""
        painter = paint.painter_for(self)
        for note, rect in self.notes():
            self._paint_note(painter, note, rect)
        painter.end()

    def _paint_note(self, painter: QPainter, note: Note, rect: QRectF) -> None:
        gap, right = note.gap, note.right
        edge = rect.right() if right else rect.left()
        align: paint.Align = "right" if right else "left"
        at = rect.top() + _HEAD / 2
        for name in note.names:
            paint.text(painter, edge, paint.baseline(at, theme.metrics(Type.HEAD)), name, Type.HEAD, align=align)
            at += _HEAD
        at += _LINE - _HEAD
        base = paint.baseline(at, theme.metrics(Type.META))
        paint.text(painter, edge, base, _summary(gap), Type.META, "ink3", align=align, width=rect.width())
        for sector in _listed(gap):
            at += _LINE - 1
            base = paint.baseline(at, theme.metrics(Type.META))
            mark = self._marks[sector.id]
            middle = edge - 6 if right else edge + 6
            paint_mark(painter, mark, middle, at, 9.5, heard=False)
            words = in_sentence(sector.name)
            beside = edge - _MARK if right else edge + _MARK
            paint.text(painter, beside, base, words, Type.META, "ink2", align=align, width=rect.width() - _MARK)


def _listed(gap: Gap) -> Sequence[Sector]:
    return gap.missing if gap.points else ()


def _summary(gap: Gap) -> str:
    if not gap.points:
        return "nobody yet"
    return "not heard from:" if gap.missing else all_heard(gap.seated)


def _told(gap: Gap) -> str:
    """The note as sentences: "nobody yet", "not heard from: charities, host"."""
    named = ", ".join(in_sentence(sector.name) for sector in _listed(gap))
    return f"{_summary(gap)} {named}".rstrip()

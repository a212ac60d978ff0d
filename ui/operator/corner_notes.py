"""Notes in the corners of the star: for each part of the ring, which sectors have not been heard on it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from roundtable.domain.people import Sector
from roundtable.domain.session import Session
from roundtable.domain.star_geometry import inner_angle
from roundtable.domain.star_marks import SectorMark
from ui import theme
from ui.operator.people import marks_of
from ui.operator.prompts import Gap, all_heard
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.sector_mark import paint_mark
from ui.wording import in_sentence

_MARGIN = 20
_LINE = 19
_HEAD = 20
_WIDEST = 190
_MOST_PARTS = 4


class CornerNotes(QWidget):
    """Lies over the star without being in the way; only a star with up to four parts has a corner for each."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._gaps: tuple[tuple[Gap, bool, bool], ...] = ()
        self._marks: dict[str, SectorMark] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Who has not been heard")
        over.installEventFilter(self)

    def show_gaps(self, session: Session, known: Mapping[str, Gap]) -> None:
        """Show who is missing now."""
        star = session.details.star
        found = [known[segment.id] for segment in star.inner]
        placed = []
        if len(found) <= _MOST_PARTS and any(gap.seated for gap in found):
            for place, gap in enumerate(found):
                angle = inner_angle(star, place)
                placed.append((gap, math.cos(angle) > 0, math.sin(angle) > 0))
        self._gaps = tuple(placed)
        self._marks = {str(sector_id): mark for sector_id, mark in marks_of(session).items()}
        self.setAccessibleDescription(". ".join(f"{gap.segment.label}: {_told(gap)}" for gap in found))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover what lies below."""
        if event.type() is QEvent.Type.Resize:
            self.resize(self._over.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the notes; two that share a corner stand one under the other."""
        painter = paint.painter_for(self)
        used: dict[tuple[bool, bool], float] = {}
        for gap, right, low in self._gaps:
            corner = (right, low)
            height = _height(gap)
            offset = used.get(corner, 0.0)
            top = self.height() - _MARGIN - height - offset if low else 8 + offset
            self._paint_note(painter, gap, top, right)
            used[corner] = offset + height + theme.GAP_M
        painter.end()

    def _paint_note(self, painter: QPainter, gap: Gap, top: float, right: bool) -> None:
        edge = self.width() - _MARGIN if right else _MARGIN
        align: paint.Align = "right" if right else "left"
        room = min(_WIDEST, self.width() * 0.24)
        at = top + _HEAD / 2
        base = paint.baseline(at, theme.metrics(Type.HEAD))
        paint.text(painter, edge, base, gap.segment.label, Type.HEAD, align=align, width=room)
        at += _LINE
        base = paint.baseline(at, theme.metrics(Type.META))
        paint.text(painter, edge, base, _summary(gap), Type.META, "ink3", align=align, width=room)
        for sector in _listed(gap):
            at += _LINE - 1
            base = paint.baseline(at, theme.metrics(Type.META))
            mark = self._marks[sector.id]
            middle = edge - 6 if right else edge + 6
            paint_mark(painter, mark, middle, at, 9.5, heard=False)
            words = in_sentence(sector.name)
            beside = edge - 18 if right else edge + 18
            paint.text(painter, beside, base, words, Type.META, "ink2", align=align, width=room - 18)


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


def _height(gap: Gap) -> float:
    return _HEAD + _LINE + (_LINE - 1) * len(_listed(gap))

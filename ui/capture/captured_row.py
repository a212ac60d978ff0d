"""One row of the desk's list, painted: time, speaker, words, and at the right kind, segments and state."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from roundtable.domain.records import Id
from roundtable.domain.words import Insight, InsightKind
from ui import icons
from ui.capture.captured_model import ROW
from ui.capture.mend_field import HINTS_HEIGHT
from ui.capture.rows import ON_SCREEN, Row, Sign
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import paint_avatar
from ui.widgets.dot import SegmentDot, paint_dot
from ui.widgets.labels import break_lines, paint_paragraph
from ui.widgets.row import Index, RowDelegate, RowState
from ui.widgets.sector_mark import paint_mark

LEAST_HEIGHT = 58
WORDS_AT = 288
SIGNS_WIDTH = 224
_TIME_AT, _FACE_AT, _NAME_AT = 20, 64, 96
_AVATAR = 24
_RIGHT = 20
_WORDS_TOP = 10
_SPACE = 22  # above and below the words together
_CACHE = 4000
_KEYS_AIR = 6  # under the keys of the field that the words are mended in


def words_width(width: int) -> int:
    """Room for the words in a list of that width."""
    return max(width - WORDS_AT - SIGNS_WIDTH - _RIGHT, 120)


class CapturedRow(RowDelegate):
    """Paints the rows of the desk's list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, rule_from=_FACE_AT)
        self._lines: dict[tuple[str, int, int | None], int] = {}
        self.on_screen: Id | None = None
        self.with_buttons: Id | None = None
        self.mending: Id | None = None

    def row_height(self, index: Index, width: int) -> int:
        """As high as its words, remembered for as long as the width stays; while they are mended, as the keys too."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return LEAST_HEIGHT
        key = (row.words, words_width(width), _weight(row))
        lines = self._lines.get(key)
        if lines is None:
            if len(self._lines) > _CACHE:
                self._lines.clear()
            lines = self._lines[key] = len(break_lines(row.words, Type.SAID, key[1], weight=key[2]))
        keys = HINTS_HEIGHT + _KEYS_AIR if row.id == self.mending else 0
        return max(LEAST_HEIGHT, math.ceil(lines * Type.SAID.leading) + _SPACE) + keys

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint what the row says."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.translate(rect.topLeft())
        width = int(rect.width())
        paint.text(painter, _TIME_AT, 26, row.time, Type.LIST_MEDIUM, "ink3")
        self._paint_speaker(painter, row)
        if row.id != self.mending:
            tint = "ink3" if row.is_withdrawn else "ink"
            room = words_width(width)
            paint_paragraph(painter, WORDS_AT, _WORDS_TOP, room, row.words, Type.SAID, tint, weight=_weight(row))
        self._paint_signs(painter, row, width)

    def _paint_speaker(self, painter: QPainter, row: Row) -> None:
        face = row.face
        room = WORDS_AT - _NAME_AT - 12
        if face.is_known:
            avatar = QRectF(_FACE_AT, 11, _AVATAR, _AVATAR)
            paint_avatar(painter, avatar, face.initials, face.mark, badge=False)
        else:
            paint.text(
                painter, _FACE_AT + _AVATAR / 2, 28, face.initials, Type.STRONG, "warn", align="centre", weight=700
            )
        tint = "ink" if face.is_known else "warn"
        paint.text(painter, _NAME_AT, 25, face.name, Type.HEAD, tint, width=room)
        if face.organisation:
            at = _NAME_AT
            if face.mark:
                paint_mark(painter, face.mark, at + 5, 39.5, 8.5)
                at += 14
            paint.text(painter, at, 43.5, face.organisation, Type.META, "ink3", width=room - (at - _NAME_AT))

    def _paint_signs(self, painter: QPainter, row: Row, width: int) -> None:
        left, right = width - SIGNS_WIDTH, width - _RIGHT
        icons.paint(painter, left, 13, row.kind.icon, 14, row.kind.role)
        if row.id != self.with_buttons:
            state = ON_SCREEN if row.id == self.on_screen else row.state
            taken = _paint_state(painter, right, state)
            room = right - taken - left - 28
            paint.text(painter, left + 21, 25, row.kind.text, Type.META_STRONG, "ink2", width=room)
        _paint_tags(painter, left, right, row.tags)


def _weight(row: Row) -> int | None:
    is_insight = isinstance(row.record, Insight) and row.record.kind is InsightKind.INSIGHT
    return 500 if is_insight else None


def _paint_state(painter: QPainter, right: float, state: Sign) -> float:
    """Paint a state standing at the right; return the width that it takes."""
    use = Type.META_STRONG if state.icon else Type.META
    taken = paint.text(painter, right, 25, state.text, use, state.role, align="right")
    if state.icon:
        icons.paint(painter, right - taken - 19, 13.5, state.icon, 13, state.role)
        taken += 19
    return taken


def _paint_tags(painter: QPainter, left: float, right: float, tags: tuple[tuple[SegmentDot, str], ...]) -> None:
    """Paint the segments side by side; those for which there is no room become a number."""
    x = left
    for place, (dot, label) in enumerate(tags):
        more = len(tags) - place
        width = 13 + paint.advance(label, Type.META_STRONG)
        reserve = 24 if more > 1 else 0
        if x + width > right - reserve and place:
            paint.text(painter, x, 44, f"+{more}", Type.META_STRONG, "ink3")
            return
        paint_dot(painter, x + 4, 39.8, dot)
        paint.text(painter, x + 13, 44, label, Type.META_STRONG, "ink2", width=right - x - 13)
        x += width + 12

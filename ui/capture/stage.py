"""The words being read back, large, with the label that they will be signed with."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.attribution import quote_label
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution, Quote, QuoteState
from ui import theme, wording
from ui.capture.faces import local
from ui.capture.rows import quoted
from ui.theme import Type
from ui.widgets import chip, paint
from ui.widgets.chip import ChipFace, chip_width, paint_chip
from ui.widgets.dot import SegmentDot, dot_for
from ui.widgets.labels import break_lines, paint_paragraph

_LEFT, _RIGHT, _TOP = 54, 40, 24
_LABEL = 52
_MANY_LINES = 6
_LEAST = 160


@dataclass(frozen=True)
class StageText:
    """What stands on the stage: words, the label that signs them, its rule in a word, how and when they were noted."""

    words: str = ""
    signed: str = ""
    rule: str = ""
    note: str = ""
    dot: SegmentDot | None = None
    withdrawn: bool = False


def stage_text(session: Session, quote: Quote) -> StageText:
    """A quote as it would be signed."""
    label = quote_label(session, quote)
    unsigned = "Speaker to be found" if quote.contributor_id is None else "Without a name"
    note = wording.WORDINGS[quote.words].lower()
    if quote.said_at is not None:
        note += f", first key {local(session, quote.said_at):%H:%M:%S}"
    rule = wording.RULES[label.rule] if label.rule is not Attribution.NAMED else ""
    segment = next(iter(quote.segments), "")
    dot = dot_for(session.details.star, segment) if segment else None
    return StageText(quoted(quote), label.text or unsigned, rule, note, dot, quote.state is QuoteState.WITHDRAWN)


class Stage(QWidget):
    """A card as high as its words; they are never cut, but smaller when there are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = StageText()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: StageText) -> None:
        """Show other words."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(f"{text.words} {text.signed}")
            self.updateGeometry()
            self.update()

    def text(self) -> StageText:
        """What is shown."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Words, label and the air around them."""
        use, _, lines = self._setting(width)
        return max(math.ceil(lines * use.leading) + 2 * _TOP + _LABEL - 12, _LEAST)

    def sizeHint(self) -> QSize:
        """As at the middle of a window of 1440."""
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its words."""
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def _setting(self, width: int) -> tuple[Type, int, int]:
        """Use, weight and number of lines."""
        room = max(width - _LEFT - _RIGHT, 160)
        lines = len(break_lines(self._text.words, Type.STAGE, room))
        if lines <= _MANY_LINES:
            return Type.STAGE, 500, lines
        return Type.PANEL_TITLE, 500, len(break_lines(self._text.words, Type.PANEL_TITLE, room, weight=500))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, bar, words, label and rule."""
        painter = paint.painter_for(self)
        width, height, text = float(self.width()), float(self.height()), self._text
        paint.box(painter, QRectF(self.rect()), theme.RADIUS_PANEL, "base", "line2")
        use, weight, lines = self._setting(self.width())
        bar = QRectF(28, _TOP + 6, 6, max(lines * use.leading - 8, 24))
        paint.box(painter, bar, 3, text.dot.colour if text.dot else "line2")
        tint = "ink3" if text.withdrawn else "ink"
        paint_paragraph(painter, _LEFT, _TOP, width - _LEFT - _RIGHT, text.words, use, tint, weight=weight)
        base = height - 26
        taken = paint.text(painter, width - 28, base, text.note, Type.LIST, "ink3", align="right")
        room = width - 28 - taken - 16 - _LEFT
        rule = ChipFace(text.rule, "lock") if text.rule else None
        if rule:
            room -= chip_width(rule) + 14
        end = _LEFT + paint.text(painter, _LEFT, base, text.signed, Type.NAME, "ink2", weight=500, width=room)
        if rule:
            paint_chip(painter, end + 14, base - 15, rule, chip.PLAIN)
        painter.end()

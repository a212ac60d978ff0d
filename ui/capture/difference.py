"""What changes when words are reworded: the difference by words, and a line that shows it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

_CONTEXT = 4  # words kept on either side of a change
_LINE = 26
_SPACE = 4.0


class Fate(Enum):
    """What becomes of a stretch of words."""

    KEPT = "kept"
    ADDED = "added"
    STRUCK = "struck"


@dataclass(frozen=True)
class Piece:
    """A stretch of words and its fate."""

    words: str
    fate: Fate


def difference(old: str, new: str) -> list[Piece]:
    """The stretches from the old words to the new, those that stay shortened to a few words around a change."""
    before, after = re.findall(r"\S+", old), re.findall(r"\S+", new)
    pieces: list[Piece] = []
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (kind, start, end, new_start, new_end) in enumerate(blocks):
        if kind == "equal":
            words = _shortened(before[start:end], first=number == 0, last=number == len(blocks) - 1)
            pieces.append(Piece(words, Fate.KEPT))
            continue
        if new_end > new_start:
            pieces.append(Piece(" ".join(after[new_start:new_end]), Fate.ADDED))
        if end > start:
            pieces.append(Piece(" ".join(before[start:end]), Fate.STRUCK))
    return [] if all(piece.fate is Fate.KEPT for piece in pieces) else pieces


def _shortened(words: Sequence[str], *, first: bool, last: bool) -> str:
    if first and not last and len(words) > _CONTEXT:
        return " ".join(["…", *words[-_CONTEXT:]])
    if last and not first and len(words) > _CONTEXT:
        return " ".join([*words[:_CONTEXT], "…"])
    if len(words) > 2 * _CONTEXT + 1:
        return " ".join([*words[:_CONTEXT], "…", *words[-_CONTEXT:]])
    return " ".join(words)


class DifferenceLine(QWidget):
    """Shows a difference on as many lines as it needs: added words on green, struck ones in red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show another difference; nothing when there is none."""
        if tuple(pieces) != self._pieces:
            self._pieces = tuple(pieces)
            said = {Fate.ADDED: "added: {}", Fate.STRUCK: "struck: {}", Fate.KEPT: "{}"}
            self.setAccessibleName("; ".join(said[each.fate].format(each.words) for each in pieces))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it needs, one at least."""
        lines = {y for _, y, _, _ in self._placed(width)}
        return max(len(lines), 1) * _LINE

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def _placed(self, width: int) -> list[tuple[float, int, str, Fate]]:
        """Each word with its x and its line, so that a stretch may break."""
        found: list[tuple[float, int, str, Fate]] = []
        x, line = 0.0, 0
        for piece in self._pieces:
            weight = 600 if piece.fate is Fate.ADDED else None
            for word in piece.words.split(" "):
                advance = paint.advance(word, Type.LIST, weight=weight)
                if x and x + advance > width:
                    x, line = 0.0, line + 1
                found.append((x, line, word, piece.fate))
                x += math.ceil(advance) + _SPACE
            x += _SPACE if piece.fate is not Fate.KEPT else 0
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of what is added, then the words."""
        painter = paint.painter_for(self)
        for x, line, word, fate in self._placed(self.width()):
            _paint_word(painter, x, line * _LINE, word, fate)
        painter.end()


def _paint_word(painter: QPainter, x: float, y: float, word: str, fate: Fate) -> None:
    base = paint.baseline(y + _LINE / 2, theme.metrics(Type.LIST))
    if fate is Fate.ADDED:
        width = paint.advance(word, Type.LIST, weight=600)
        paint.box(painter, QRectF(x - 2, y + 3, width + 5, 20), theme.RADIUS_TOKEN, "oktint")
        paint.text(painter, x, base, word, Type.LIST, "ok", weight=600)
    elif fate is Fate.STRUCK:
        paint.text(painter, x, base, word, Type.LIST, "bad", struck=True)
    else:
        paint.text(painter, x, base, word, Type.LIST, "ink2")

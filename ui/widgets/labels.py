"""Text by its use: one line that elides and tells the whole in its tooltip, or a paragraph with its own leading."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

_NARROWEST = 24


class _Plain(QLabel):
    """Plain text in a type and a tint, the same to the eye and to assistive technology."""

    def __init__(self, use: Type, tint: str, align: paint.Align, weight: int | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._use, self._tint, self._align, self._weight = use, tint, align, weight
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def set_tint(self, tint: str) -> None:
        """Say it in the colour of another role."""
        self._tint = tint
        self.update()


class Label(_Plain):
    """One line of plain text; `elides` lets a layout cut it at its end."""

    def __init__(
        self,
        text: str = "",
        use: Type = Type.BODY,
        tint: str = "ink",
        *,
        align: paint.Align = "left",
        weight: int | None = None,
        elides: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(use, tint, align, weight, parent)
        self._elides = elides
        growth = QSizePolicy.Policy.Preferred if elides else QSizePolicy.Policy.Fixed
        self.setSizePolicy(growth, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def _natural(self) -> int:
        return math.ceil(paint.advance(self.text(), self._use, weight=self._weight)) + 1

    def is_cut(self) -> bool:
        """Whether the text does not fit."""
        return self._natural() > self.width() + 1

    def sizeHint(self) -> QSize:
        """The whole text, and the line that it stands in."""
        return QSize(self._natural(), math.ceil(self._use.pixels * 1.4))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one may cut it."""
        hint = self.sizeHint()
        return QSize(min(_NARROWEST, hint.width()), hint.height()) if self._elides else hint

    def event(self, event: QEvent) -> bool:
        """Tell the whole text in a tooltip when it is cut and no other tooltip was given."""
        if event.type() is QEvent.Type.ToolTip and self.is_cut() and not self.toolTip():
            QToolTip.showText(cast(QHelpEvent, event).globalPos(), self.text(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, its capitals centred on the height."""
        painter = paint.painter_for(self)
        metrics = theme.metrics(self._use, weight=self._weight)
        x = {"left": 0.0, "right": float(self.width()), "centre": self.width() / 2}[self._align]
        tint = self._tint if self.isEnabled() else "disabled"
        base = paint.baseline(self.height() / 2, metrics)
        paint.text(
            painter,
            x,
            base,
            self.text(),
            self._use,
            tint,
            align=self._align,
            width=self.width(),
            weight=self._weight,
        )
        painter.end()


def break_lines(text: str, use: Type, width: float, *, weight: int | None = None, most: int = 0) -> tuple[str, ...]:
    """Break a text into lines of a width; from `most` lines on the last one is elided."""
    return _broken(text, use, width, weight, most)


@lru_cache(maxsize=4096)  # a list asks for the same rows at every step of scrolling
def _broken(text: str, use: Type, width: float, weight: int | None, most: int) -> tuple[str, ...]:
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(use, weight=weight))
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    spans: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    # Qt counts in UTF-16, Python in characters: a name with an emoji must not shift what follows.
    units = text.encode("utf-16-le")
    lines = [units[2 * start : 2 * (start + length)].decode("utf-16-le").rstrip() for start, length in spans]
    if most and len(lines) > most:
        rest = units[2 * spans[most - 1][0] :].decode("utf-16-le").replace("\n", " ")
        elided = theme.metrics(use, weight=weight).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return (*lines[: most - 1], elided)
    return tuple(lines)


def paragraph_height(text: str, use: Type, width: float, *, weight: int | None = None, most: int = 0) -> float:
    """How high `paint_paragraph` will be."""
    return len(break_lines(text, use, width, weight=weight, most=most)) * use.leading


def paint_paragraph(
    painter: QPainter,
    x: float,
    y: float,
    width: float,
    text: str,
    use: Type,
    tint: paint.Tint = "ink",
    *,
    align: paint.Align = "left",
    weight: int | None = None,
    most: int = 0,
) -> float:
    """Paint broken lines from the top y, by their baselines, whatever faces they hold; return the height."""
    metrics: QFontMetricsF = theme.metrics(use, weight=weight)
    lines = break_lines(text, use, width, weight=weight, most=most)
    top = QPointF(x + {"left": 0.0, "right": width, "centre": width / 2}[align], y)
    for number, words in enumerate(lines):
        base = paint.baseline(top.y() + (number + 0.5) * use.leading, metrics)
        paint.text(painter, top.x(), base, words, use, tint, align=align, weight=weight)
    return len(lines) * use.leading


class Paragraph(_Plain):
    """Plain text that wraps and grows in height; `most` lines at the most, 0 for as many as it needs."""

    def __init__(
        self,
        text: str = "",
        use: Type = Type.BODY,
        tint: str = "ink",
        *,
        align: paint.Align = "left",
        weight: int | None = None,
        most: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(use, tint, align, weight, parent)
        self._most = most
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines at that width."""
        height = paragraph_height(self.text(), self._use, max(width, 40), weight=self._weight, most=self._most)
        return math.ceil(height)

    def sizeHint(self) -> QSize:
        """One line, at most 480 px wide."""
        natural = math.ceil(paint.advance(self.text(), self._use, weight=self._weight)) + 1
        width = min(natural, 480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow, and high enough for the width that it has now."""
        return QSize(80, self.heightForWidth(max(self.width(), 80)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = paint.painter_for(self)
        tint = self._tint if self.isEnabled() else "disabled"
        paint_paragraph(
            painter,
            0,
            0,
            self.width(),
            self.text(),
            self._use,
            tint,
            align=self._align,
            weight=self._weight,
            most=self._most,
        )
        painter.end()

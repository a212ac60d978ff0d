"""Large letters, painted from pictures that are kept: Qt fills the outline of each one anew from 64 pixels on.

A page of words at 3840 x 2160 takes a tenth of the time so. Words are laid out by Qt, with all their fallback faces,
and each letter stands where it says, to half a pixel across and a whole one down.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QPainter,
    QPixmap,
    QRawFont,
    QTextLayout,
    QTextLine,
)

QT_KEEPS = 64
"""Pixels up to which Qt keeps letters itself."""
MOST_BYTES = 48_000_000
"""What all pictures of letters may take together; those that were used longest ago go first."""
_STEPS = 2
"""Places within a pixel, across."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """The picture of a letter, and where its upper left corner is, from the origin of the letter."""

    picture: QPixmap
    corner: QPoint


class _Kept:
    """The letters painted last, up to so many bytes."""

    def __init__(self) -> None:
        self._letters: OrderedDict[tuple[object, ...], _Letter | None] = OrderedDict()
        self._bytes = 0

    def letter(self, face: QRawFont, name: tuple[object, ...], index: int, step: int, colour: QColor) -> _Letter | None:
        """A letter in a colour; None for one that has no outline, as a space."""
        key = (*name, index, step, colour.rgba())
        if key in self._letters:
            self._letters.move_to_end(key)
            return self._letters[key]
        letter = _made(face, index, step / _STEPS, colour)
        self._letters[key] = letter
        self._bytes += _size(letter)
        while self._bytes > MOST_BYTES and len(self._letters) > 1:
            self._bytes -= _size(self._letters.popitem(last=False)[1])
        return letter

    def clear(self) -> None:
        """Forget all letters."""
        self._letters.clear()
        self._bytes = 0


_kept = _Kept()
forget_letters = _kept.clear


def draw_line(painter: QPainter, line: QTextLine, at: QPointF, pixels: float) -> None:
    """What `line.draw` does, in the colour of the painter's pen."""
    transform = painter.transform()
    if pixels <= QT_KEEPS or transform.isScaling():  # which is true of whatever is more than moved
        line.draw(painter, at)
        return
    for run in line.glyphRuns():
        if not _draw_run(painter, run, at, QPointF(transform.dx(), transform.dy())):
            painter.drawGlyphRun(at, run)


def draw_text(painter: QPainter, at: QPointF, text: str, font: QFont) -> None:
    """What `drawText` does: one line from left to right, whose baseline begins at a point."""
    if font.pixelSize() <= QT_KEEPS:
        painter.setFont(font)
        painter.drawText(at, text)
        return
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    draw_line(painter, line, at - QPointF(0, line.ascent()), font.pixelSize())


def _draw_run(painter: QPainter, run: QGlyphRun, at: QPointF, moved: QPointF) -> bool:
    """Draw the letters of one face; False, and nothing is drawn, where they are pictures and no outlines.

    `moved` is how far the painter is moved already: letters stand on the pixels of the device.
    """
    face, colour = run.rawFont(), painter.pen().color()
    name = (face.familyName(), face.styleName(), face.weight(), face.pixelSize())
    origin, found = at + moved, list[tuple[QPointF, QPixmap]]()
    for index, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        whole, step = divmod(math.floor((origin.x() + place.x()) * _STEPS + 0.5), _STEPS)
        letter = _kept.letter(face, name, index, step, colour)
        if letter is not None:
            base = QPointF(whole, math.floor(origin.y() + place.y() + 0.5))
            found.append((base + letter.corner.toPointF() - moved, letter.picture))
    for corner, picture in found:
        painter.drawPixmap(corner, picture)
    return bool(found) or run.boundingRect().isEmpty()


def _made(face: QRawFont, index: int, shift: float, colour: QColor) -> _Letter | None:
    outline = face.pathForGlyph(index).translated(shift, 0)
    outline.setFillRule(Qt.FillRule.WindingFill)  # strokes of a letter may lie over each other
    if outline.isEmpty():
        return None
    area = outline.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
    image = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-area.topLeft())
    painter.fillPath(outline, colour)
    painter.end()
    return _Letter(QPixmap.fromImage(image), area.topLeft())


def _size(letter: _Letter | None) -> int:
    return 4 * letter.picture.width() * letter.picture.height() if letter else 0

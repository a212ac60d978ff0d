"""What stands under the name of an arm: a numeral with discs or shapes for the sectors that spoke, or plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roundtable.domain.star_geometry import Face, Primitive, Text
from roundtable.domain.star_labels import Line, Measure
from roundtable.domain.star_marks import SectorMark, disc_row, shape_row

_ARM_DISC: Final = 6.5
_ARM_DISC_PITCH: Final = 17.4
_ARM_SHAPE, _ARM_SHAPE_PITCH, _ARM_SHAPE_DROP = 15.0, 21.0, 19.0


@dataclass(frozen=True, slots=True)
class Count:
    """What stands under the label of an arm: a numeral with discs for the sectors that spoke, or plain words.

    Where `marks` are given each sector is its own shape, and these stand in a row under the words.
    """

    text: str
    size: float
    weight: int = 500
    face: Face = "words"
    spoke: tuple[bool, ...] = ()
    marks: tuple[SectorMark, ...] = ()

    def discs_width(self) -> float:
        """The width of the discs at full size, 0 without any."""
        if not self.spoke or self.marks:
            return 0.0
        return (len(self.spoke) - 1) * _ARM_DISC_PITCH + 2 * _ARM_DISC

    def shapes(self, baseline: float, scale: float) -> tuple[Line, ...]:
        """The row of shapes under a baseline as a line; none without marks."""
        if not (self.spoke and self.marks):
            return ()
        width = (len(self.spoke) - 1) * _ARM_SHAPE_PITCH + _ARM_SHAPE
        return (Line(width * scale, baseline + (_ARM_SHAPE_DROP + _ARM_SHAPE / 2) * scale, _ARM_SHAPE * scale / 0.72),)

    def width(self, scale: float, measure: Measure) -> float:
        """The width of the row in which the text stands."""
        gap = self.size * 0.26 if self.spoke and not self.marks else 0.0
        return measure(self.text, self.size * scale, self.weight, self.face) + scale * (gap + self.discs_width())

    def draw(self, x: float, y: float, scale: float, ink: str, key: str, measure: Measure) -> list[Primitive]:
        """The row centred on x, its baseline at y; discs sit on the middle of the numeral, shapes under the words."""
        size = self.size * scale
        if not self.spoke or self.marks:
            mark, pitch, level = _ARM_SHAPE * scale, _ARM_SHAPE_PITCH * scale, y + _ARM_SHAPE_DROP * scale
            said = Text(self.text, x, y, size, ink, self.weight, key=key, face=self.face)
            return [said, *shape_row(self.spoke, self.marks, x, level, mark, pitch, ink, key)]
        numeral = measure(self.text, size, self.weight, self.face)
        discs = self.discs_width() * scale
        whole = numeral + size * 0.26 + discs
        text = Text(self.text, x - (whole - numeral) / 2, y, size, ink, self.weight, key=key, face=self.face)
        middle = x + (whole - discs) / 2
        radius, pitch = _ARM_DISC * scale, _ARM_DISC_PITCH * scale
        return [text, *disc_row(self.spoke, middle, y - size * 0.364, radius, pitch, ink, key)]

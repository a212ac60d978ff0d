"""What stands under the name of an arm: a numeral with discs or shapes for the sectors that spoke, or plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from roundtable.domain.star_geometry import Face, Primitive, Text
from roundtable.domain.star_labels import Line, Measure
from roundtable.domain.star_marks import SectorMark, disc_row, shape_row, spoke_in_figures

_ARM_DISC: Final = 6.5
_ARM_DISC_PITCH: Final = 17.4
_ARM_SHAPE, _ARM_SHAPE_PITCH, _ARM_SHAPE_DROP = 15.0, 21.0, 19.0
_FIGURES, _FIGURES_DROP = 25.0, 1.05
"""The size of figures in the place of shapes, and how far their baseline lies below the count's, in sizes."""


@dataclass(frozen=True, slots=True)
class Count:
    """What stands under the label of an arm: a numeral with discs for the sectors that spoke, or plain words.

    Where `marks` are given each sector is its own shape, and these stand in a row under the words; or, where it is
    `told`, figures say there of how many sectors somebody spoke. Shapes shrink to `least_mark`, figures to `least`.
    """

    text: str
    size: float
    weight: int = 500
    face: Face = "words"
    spoke: tuple[bool, ...] = ()
    marks: tuple[SectorMark, ...] = ()
    told: bool = False
    least: float = 0.0
    least_mark: float = 0.0

    def discs_width(self) -> float:
        """The width of the discs at full size, 0 without any."""
        if not self.spoke or self.marks:
            return 0.0
        return (len(self.spoke) - 1) * _ARM_DISC_PITCH + 2 * _ARM_DISC

    def ways(self) -> tuple[Count, ...]:
        """The count with as much about its sectors as has room: marks, else figures, else nothing."""
        figures = (replace(self, told=True),) if self.spoke and self.marks else ()
        return tuple(dict.fromkeys((self, *figures, replace(self, spoke=()))))

    def below(self, baseline: float, scale: float, measure: Measure) -> tuple[Line, ...]:
        """The row under a baseline as a line: of shapes, or of figures; none without marks."""
        if not (self.spoke and self.marks):
            return ()
        if self.told:
            size = self._figures_size(scale)
            width = measure(spoke_in_figures(self.spoke), size, 500, "figures")
            return (Line(width, baseline + _FIGURES_DROP * size, size),)
        mark = self._mark_size(scale)
        width = ((len(self.spoke) - 1) * _ARM_SHAPE_PITCH / _ARM_SHAPE + 1) * mark
        return (Line(width, baseline + self._drop(scale) + mark / 2, mark / 0.72),)

    def _mark_size(self, scale: float) -> float:
        return max(_ARM_SHAPE * scale, self.least_mark)

    def _figures_size(self, scale: float) -> float:
        return max(_FIGURES * scale, self.least)

    def _drop(self, scale: float) -> float:
        """From the baseline to the middle of the shapes."""
        return _ARM_SHAPE_DROP * scale + (self._mark_size(scale) - _ARM_SHAPE * scale) / 2

    def width(self, scale: float, measure: Measure) -> float:
        """The width of the row in which the text stands."""
        gap = self.size * 0.26 if self.spoke and not self.marks else 0.0
        return measure(self.text, self.size * scale, self.weight, self.face) + scale * (gap + self.discs_width())

    def draw(self, x: float, y: float, scale: float, ink: str, key: str, measure: Measure) -> list[Primitive]:
        """The row centred on x, its baseline at y; discs sit on the middle of the numeral, shapes under the words."""
        size = self.size * scale
        if not self.spoke or self.marks:
            said = Text(self.text, x, y, size, ink, self.weight, key=key, face=self.face)
            if self.spoke and self.told:
                small = self._figures_size(scale)
                figures, low = spoke_in_figures(self.spoke), y + _FIGURES_DROP * small
                return [said, Text(figures, x, low, small, ink, 500, key=key, face="figures")]
            mark, level = self._mark_size(scale), y + self._drop(scale)
            pitch = _ARM_SHAPE_PITCH / _ARM_SHAPE * mark
            return [said, *shape_row(self.spoke, self.marks, x, level, mark, pitch, ink, key)]
        numeral = measure(self.text, size, self.weight, self.face)
        discs = self.discs_width() * scale
        whole = numeral + size * 0.26 + discs
        text = Text(self.text, x - (whole - numeral) / 2, y, size, ink, self.weight, key=key, face=self.face)
        middle = x + (whole - discs) / 2
        radius, pitch = _ARM_DISC * scale, _ARM_DISC_PITCH * scale
        return [text, *disc_row(self.spoke, middle, y - size * 0.364, radius, pitch, ink, key)]

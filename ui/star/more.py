"""The counts of what found no room around the star: "Map it +12" beside the words that did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from roundtable.domain.star import NO_STAR, Star
from roundtable.domain.star_chip_figure import counter, counter_width
from roundtable.domain.star_geometry import Primitive, segment_at
from roundtable.domain.star_labels import elided
from ui.star import painter as star_painter
from ui.star.chips import is_in_pill
from ui.star.values import NO_LETTERS, lettered

_AIR = 0.16
"""Between a count with its name and what lies beside it, in heights of it: as between chips."""
_CUTS = (0.6, 0.45)
"""Shares of a name that are tried, before a number or a letter stands for it."""
_SHORTEST = 4
"""A name is not cut to fewer letters."""
_STEPS = 12
"""Places along a count at which it must lie beside the star."""
_Place = tuple[int, QRectF, str]
"""How many, where, and what is written before it."""


class More(QGraphicsItem):
    """For each segment how many more hang on it than there is room for, where the layout keeps room for it.

    The place that is kept holds a number. Where what lies beside it is free just now, the segment's name is written
    there too; else, if that has room, the number that an arm bears on the star, or a part's letters.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._star = NO_STAR
        self._kept: dict[str, tuple[int, QRectF]] = {}
        self._taken: Sequence[QRectF] = ()
        self._letters = NO_LETTERS
        self._counts: dict[str, _Place] = {}
        self._colours: star_painter.Colours = {}
        self._beside: dict[tuple[float, float, float, float], bool] = {}
        """Whether a place lies beside the star: asked for the same places whenever a note comes."""
        self.setZValue(2)
        self.hide()

    def lie_in(self, rect: QRectF) -> None:
        """Lie over an area."""
        self.prepareGeometryChange()
        if rect != self._rect:
            self._beside.clear()
        self._rect = rect

    def show_counts(
        self,
        star: Star,
        counts: Mapping[str, tuple[int, QRectF | None]],
        height: float,
        colours: star_painter.Colours,
        taken: Sequence[QRectF] = (),
    ) -> None:
        """Show counts of segments in their places, clear of what is taken; one without a place goes to the corner."""
        if star != self._star:
            self._beside.clear()
        self._star, self._colours = star, colours
        rest = sum(count for count, place in counts.values() if place is None)
        kept = {segment: (count, place) for segment, (count, place) in counts.items() if place is not None}
        if rest:
            width = 3.4 * height
            kept[""] = rest, QRectF(self._rect.right() - width - 8, self._rect.bottom() - height - 8, width, height)
        self._kept, self._taken = kept, taken
        self._name_all()

    def letter(self, letters: Mapping[str, str]) -> None:
        """Name segments by the letters that the star shows, by segment; by none where it shows names."""
        if letters != self._letters:
            self._letters = letters
            self._name_all()

    def _name_all(self) -> None:
        self._counts = {segment: (count, place, "") for segment, (count, place) in self._kept.items()}
        for segment, (count, place) in self._kept.items():
            others = [each for key, (_, each, _) in self._counts.items() if key != segment]
            self._counts[segment] = self._named(segment, count, place, [*self._taken, *others]) or (count, place, "")
        self.update()

    def counts(self) -> dict[str, int]:
        """How many more there are, by segment; "" for those that are counted in the corner."""
        return {segment: count for segment, (count, _, _) in self._counts.items()}

    def names(self) -> dict[str, str]:
        """What is written before each count."""
        return {segment: name for segment, (_, _, name) in self._counts.items()}

    def places(self) -> dict[str, QRectF]:
        """Where each count lies."""
        return {segment: place for segment, (_, place, _) in self._counts.items()}

    def told(self, segment_id: str, label: str) -> str:
        """What a count says in words."""
        return f"{self.counts().get(segment_id, 0)} more on {label}: a click lists them"

    def at(self, x: float, y: float) -> str | None:
        """The segment whose count lies under a point; "" for the one in the corner, None for no count."""
        return next((key for key, place in self.places().items() if is_in_pill(place, x, y)), None)

    def boundingRect(self) -> QRectF:
        """The whole area."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the counts."""
        star_painter.paint(painter, self.drawn(), self._colours)

    def drawn(self) -> tuple[Primitive, ...]:
        """The counts as `star_chip_figure.counter` draws them."""
        drawn: list[Primitive] = []
        for segment, (count, place, name) in self._counts.items():
            box = place.left(), place.top(), place.right(), place.bottom()
            drawn += counter(self._star, count, box, segment, name, star_painter.measure)
        return tuple(drawn)

    def _named(self, segment_id: str, count: int, place: QRectF, taken: Sequence[QRectF]) -> _Place | None:
        """A count with the longest name that has room to the right or to the left of its place."""
        height = place.height()
        for name in self._ways(segment_id):
            width = counter_width(name, count, height, star_painter.measure)
            for left in (place.left(), place.right() - max(width, place.width())):
                rect = QRectF(left, place.top(), max(width, place.width()), height)
                if self._is_free(rect, place, taken):
                    return count, rect, name
        sign = self._sign(segment_id)
        tight = counter_width(sign, count, height, star_painter.measure, tight=True)
        return (count, place, sign) if sign and tight <= place.width() else None

    def _ways(self, segment_id: str) -> Iterator[str]:
        """The whole name, shorter ones, and the letter, or the number of an arm."""
        segment = self._star.find(segment_id)
        if segment is None:
            return
        letter = self._letters.get(segment_id, "")
        name = lettered(letter, segment.label)
        yield name
        whole = star_painter.measure(name, 1.0, 500, "words")
        for share in _CUTS:
            cut = elided(name, whole * share, 1.0, 500, star_painter.measure)
            if len(cut) > _SHORTEST + len(letter):
                yield cut
        yield from filter(None, [self._sign(segment_id)])

    def _sign(self, segment_id: str) -> str:
        """What stands on the segment beside its name: its letter, or the number of an arm; "" for nothing."""
        arms = [segment.id for segment in self._star.outer]
        number = str(arms.index(segment_id) + 1) if segment_id in arms else ""
        return self._letters.get(segment_id, number)

    def _is_free(self, rect: QRectF, place: QRectF, taken: Sequence[QRectF]) -> bool:
        """Whether a count may lie there: within the area, clear of all that is taken, and beside the star."""
        air = rect.height() * _AIR
        if rect == place:
            return True
        if not self._rect.adjusted(air, 0, -air, 0).contains(rect):
            return False
        wide = rect.adjusted(-air, 0, air, 0)
        if any(wide.intersects(each) for each in taken):
            return False
        return self._is_beside(rect)

    def _is_beside(self, rect: QRectF) -> bool:
        """Whether no segment lies under the upper or the lower edge of a place."""
        key = rect.left(), rect.top(), rect.width(), rect.height()
        if key not in self._beside:
            across = (rect.left() + rect.width() * step / _STEPS for step in range(_STEPS + 1))
            on_star = any(segment_at(self._star, x, y) for x in across for y in (rect.top(), rect.bottom()))
            self._beside[key] = not on_star
        return self._beside[key]

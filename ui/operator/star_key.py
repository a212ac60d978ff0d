"""The key beside a star of counts whose names have no room on it: the letter of each segment, and its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.star_geometry import hue
from ui import theme
from ui.star import painter as star_painter
from ui.star.lettering import least_of_counts, with_letters
from ui.star.values import StarView
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import break_lines

_WIDTHS, _WIDE_FROM = (204, 248), 900
"""Pixels of the key in a narrow middle of the Room and in a wide one, and from where that is wide."""
_MARGIN, _DISC, _INDENT, _AIR = 10, 20, 28, 6
_USES = (Type.LIST_MEDIUM, Type.META_STRONG)
"""How names are set: smaller where some word is wider than the column."""
_MOST_LINES = 2


class StarKey(QWidget):
    """Names are set on two lines where all have room so, else on one."""

    def __init__(self) -> None:
        super().__init__()
        self._view = StarView()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(_WIDTHS[0])

    def show_view(self, view: StarView) -> None:
        """Show the letters of a view; none where its star shows names."""
        self._view = view
        self.setAccessibleName("Key of the star")
        self.setAccessibleDescription(", ".join(view.name(each) for each in view.letters))
        self.update()

    def fit(self, room: QSizeF) -> bool:
        """Be as wide as there is room for; whether a star that had all of it, in pixels, would show letters.

        The star is narrower beside its key, and needs letters all the more.
        """
        self.setFixedWidth(_WIDTHS[room.width() >= _WIDE_FROM])
        return not room.isEmpty() and bool(with_letters(self._view, least_of_counts(self._view, room)).letters)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, in the middle of the height."""
        painter = paint.painter_for(self)
        room, names = self.width() - _INDENT - _MARGIN, [segment.label for segment in self._view.star.segments]
        words = [word for name in names for word in name.split()]
        use = _USES[any(paint.advance(word, _USES[0]) > room for word in words)]
        lines = [break_lines(name, use, room, most=_MOST_LINES) for name in names]
        if _height(lines, use) > self.height():
            lines = [(name,) for name in names]
        top = max((self.height() - _height(lines, use)) / 2, 0.0)
        for segment, on in zip(self._view.star.segments, lines, strict=True):
            self._paint_letter(painter, segment.id, top + use.leading / 2)
            for each in on:
                base = paint.baseline(top + use.leading / 2, theme.metrics(use))
                paint.text(painter, _INDENT, base, each, use, width=room)
                top += use.leading
            top += _AIR
        painter.end()

    def _paint_letter(self, painter: QPainter, segment_id: str, middle: float) -> None:
        """A disc in the colour of the segment, dashed where nothing was heard, as its letter on the star."""
        view = self._view
        colours = star_painter.colours("star", theme.current())
        place = next((at for at, each in enumerate(view.star.inner) if each.id == segment_id), None)
        role, line = ("arm", "armline") if place is None else (hue(place), f"{hue(place)}_line")
        heard = view.evidence.get(segment_id)
        disc = QRectF(0.75, middle - _DISC / 2, _DISC, _DISC)
        if heard is not None and heard.points:
            painter.setPen(QPen(colours[line], 1))
            painter.setBrush(colours[role])
            ink = colours["armink" if place is None else "white"]
        else:
            painter.setPen(QPen(colours[line], 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = colours["hollowink"]
        painter.drawEllipse(disc)
        base = paint.baseline(middle, theme.metrics(Type.META, weight=700))
        paint.text(
            painter, disc.center().x(), base, view.letters[segment_id], Type.META, ink, align="centre", weight=700
        )


def _height(names: Sequence[Sequence[str]], use: Type) -> float:
    return sum(len(lines) * use.leading + _AIR for lines in names) - _AIR

"""The two charts of the report: who was heard, as small multiples, and the agenda as planned and as it was."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import Final

from reportlab.platypus import Flowable

from roundtable.report import fonts
from roundtable.report.content import AgendaRow, Panel
from roundtable.report.style import TALLEST, colour, paint, styles
from roundtable.report.text import Typesetter, plain
from roundtable.report.words import Words

_GRIDLINE: Final = "#E2E7EC"
_BREAK: Final = "#9FB3C4"
CAPTION_ROOM: Final = 150.0
"""What a caption may take of the page below a chart."""


def _cut(text: str, longest: int) -> str:
    """The text, or as much of it as a chart has room for."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


class Multiples(Flowable):
    """One panel for each sector, three in a row; a bar for each part of the debate, all on one scale."""

    COLUMNS = 3
    GUTTER = 22.0
    PLOT = 46.0
    """Height of the longest bar."""
    HEAD = 44.0
    """Above the bars: the sector, its people and their minutes, and room for a number on the longest bar."""
    FOOT = 15.0
    ROW_GAP = 20.0

    KEY_NUMBER = 12.0
    """What a number and its space take of a line of the key."""
    LONGEST_NAME = 120
    """Characters of a name; a sector is hardly called longer."""
    LONGEST_PART = 160
    """Characters of a part, as of an item in the chart of the agenda."""

    def __init__(
        self, setter: Typesetter, parts: tuple[str, ...], panels: tuple[Panel, ...], most: int | None = None
    ) -> None:
        super().__init__()
        self.setter, self.panels = setter, panels
        self.parts = tuple(_cut(part, self.LONGEST_PART) for part in parts)
        self.most = most or max((max(panel.values, default=0) for panel in panels), default=0) or 1
        """The value of the longest bar there is; it sets the scale."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As many rows of panels as it takes, and the key above them where parts have only a number."""
        self.panel_width = (available_width - (self.COLUMNS - 1) * self.GUTTER) / self.COLUMNS
        self.slot = self.panel_width / max(len(self.parts), 1)
        widest = max((self.setter.width(part, fonts.REGULAR, 8.5) for part in self.parts), default=0.0)
        self.numbered = widest > self.slot - 2
        self.key = self._key(available_width) if self.numbered else []
        self.key_height = len(self.key) * 14.0 + (8.0 if self.key else 0.0)
        self.names = [
            Words(self.setter.markup(_cut(panel.name, self.LONGEST_NAME), fonts.SEMIBOLD), styles()["panel"])
            for panel in self.panels
        ]
        self.name_height = max((name.wrap(self.panel_width, 200)[1] for name in self.names), default=14.0)
        self.panel_height = self.name_height - 14 + self.HEAD + self.PLOT + self.FOOT
        rows = math.ceil(len(self.panels) / self.COLUMNS)
        self.width = available_width
        self.height = rows * self.panel_height + (rows - 1) * self.ROW_GAP + self.key_height
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """As many rows of panels as fit, and a chart of the rest on the same scale; for a chart beyond a page only."""
        if self.height <= TALLEST - CAPTION_ROOM:
            return []
        rows = int((available_height - self.key_height + self.ROW_GAP) // (self.panel_height + self.ROW_GAP))
        cut = rows * self.COLUMNS
        if not 0 < cut < len(self.panels):
            return []
        return [
            Multiples(self.setter, self.parts, self.panels[:cut], self.most),
            Multiples(self.setter, self.parts, self.panels[cut:], self.most),
        ]

    def _key(self, width: float) -> list[list[tuple[str, str]]]:
        """Lines of (number, part) that say which bar is which; a part wider than the chart goes on without a number."""
        lines: list[list[tuple[str, str]]] = [[]]
        used = 0.0
        for number, part in enumerate(self.parts, 1):
            first, *rest = self._broken(part, width - self.KEY_NUMBER)
            each = self.setter.width(f"{number} {first}", fonts.REGULAR, 9.5) + 18
            if lines[-1] and used + each > width:
                lines.append([])
                used = 0.0
            lines[-1].append((str(number), first))
            lines += [[("", more)] for more in rest]
            used = width if rest else used + each
        return lines

    def _broken(self, part: str, width: float) -> list[str]:
        """A name in as many lines as it takes, broken at spaces, or anywhere in a word that is wider than a line."""
        lines, rest = [], plain(part)
        while self._width(rest) > width:
            room = bisect_right(range(1, len(rest)), width, key=lambda cut: self._width(rest[:cut]))
            cut = rest.rfind(" ", 0, room + 1)
            cut = cut if cut > 0 else max(room, 1)
            lines.append(rest[:cut])
            rest = rest[cut:].lstrip()
        return [*lines, rest]

    def _width(self, text: str) -> float:
        return self.setter.width(text, fonts.REGULAR, 9.5)

    def draw(self) -> None:
        """Key, then panel by panel."""
        self._draw_key()
        top = self.height - self.key_height
        for index, panel in enumerate(self.panels):
            column, row = index % self.COLUMNS, index // self.COLUMNS
            x = column * (self.panel_width + self.GUTTER)
            y = top - row * (self.panel_height + self.ROW_GAP)
            name = self.names[index]
            name.drawOn(self.canv, x, y - name.height)
            self.canv.setFillColor(colour("small"))
            self.setter.draw(self.canv, x, y - name.height - 9, panel.below, fonts.REGULAR, 9.5)
            self._draw_panel(panel, x, y - self.name_height)

    def _draw_key(self) -> None:
        for place, line in enumerate(self.key):
            x, y = 0.0, self.height - 10 - place * 14
            for number, part in line:
                x = x if number else self.KEY_NUMBER
                self.canv.setFillColor(colour("blue"))
                self.setter.draw(self.canv, x, y, number, fonts.SEMIBOLD, 9.5)
                x += self.setter.width(number, fonts.SEMIBOLD, 9.5) + 4 if number else 0.0
                self.canv.setFillColor(colour("small"))
                self.setter.draw(self.canv, x, y, part, fonts.REGULAR, 9.5)
                x += self.setter.width(part, fonts.REGULAR, 9.5) + 14

    def _draw_panel(self, panel: Panel, x: float, top: float) -> None:
        canvas = self.canv
        ground = top - (self.HEAD - 14) - self.PLOT
        highest = max(panel.values, default=0)
        for place, value in enumerate(panel.values):
            middle = x + (place + 0.5) * self.slot
            tall, leads = self.PLOT * value / self.most, bool(value) and value == highest
            canvas.setFillColor(colour("numeral" if leads else "bar"))
            canvas.rect(middle - self.slot * 0.31, ground, self.slot * 0.62, tall, stroke=0, fill=1)
            canvas.setFillColor(colour("navy" if leads else "small"))
            face = fonts.SEMIBOLD if leads else fonts.REGULAR
            self.setter.draw(canvas, middle, ground + tall + 3, str(value), face, 9, "middle")
            canvas.setFillColor(colour("small"))
            label = str(place + 1) if self.numbered else self.parts[place]
            self.setter.draw(canvas, middle, ground - 11, label, fonts.REGULAR, 8.5, "middle")
        canvas.setStrokeColor(colour("planned"))
        canvas.setLineWidth(0.6)
        canvas.line(x, ground, x + self.panel_width, ground)


class AgendaChart(Flowable):
    """Planned time as an outline above actual time as a bar, item under item, on one clock."""

    NARROWEST_LABELS, WIDEST_LABELS = 96.0, 204.0
    DIFFERENCES = 46.0
    ROW = 18.5
    AXIS = 20.0

    LONGEST_TITLE = 160
    """Characters of an item's title."""

    def __init__(
        self,
        setter: Typesetter,
        rows: tuple[AgendaRow, ...],
        clock: tuple[float, float, int] | None = None,
        label_width: float | None = None,
    ) -> None:
        super().__init__()
        self.setter, self.rows = setter, rows
        self.clock, self.label_width = clock or self.span(rows), label_width

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """A row for each item, higher where its title takes more lines."""
        style = styles()["agenda-label"]
        titles = [_cut(row.title, self.LONGEST_TITLE) for row in self.rows]
        self.labels = [Words(self.setter.markup(title), style) for title in titles]
        if self.label_width is None:
            widest = max((self.setter.width(title, style.fontName, style.fontSize) for title in titles), default=0.0)
            self.label_width = min(max(widest + 20, self.NARROWEST_LABELS), self.WIDEST_LABELS)
        heights = [label.wrap(self.label_width - 18, 400)[1] for label in self.labels]
        self.row_heights = [max(self.ROW, height + 5) for height in heights]
        self.width, self.height = available_width, sum(self.row_heights) + self.AXIS
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """As many items as fit, and a chart of the rest on the same clock; for a chart beyond a page only."""
        if self.height <= TALLEST - CAPTION_ROOM:
            return []
        room, cut = available_height - self.AXIS, 0
        while cut < len(self.rows) and self.row_heights[cut] <= room:
            room -= self.row_heights[cut]
            cut += 1
        if not 0 < cut < len(self.rows):
            return []
        return [
            AgendaChart(self.setter, self.rows[:cut], self.clock, self.label_width),
            AgendaChart(self.setter, self.rows[cut:], self.clock, self.label_width),
        ]

    def draw(self) -> None:
        """Clock, then row by row."""
        start, end, step = self.clock
        left, right = self.label_width or 0.0, self.width - self.DIFFERENCES
        per_minute = (right - left) / (end - start)
        self._draw_clock(start, end, step, left, per_minute)
        y = self.height - self.AXIS
        for row, label, height in zip(self.rows, self.labels, self.row_heights, strict=True):
            y -= height
            label.drawOn(self.canv, 0, y + (height - label.height) / 2)
            self._draw_row(row, y + height / 2, left, start, per_minute)

    @staticmethod
    def span(rows: tuple[AgendaRow, ...]) -> tuple[float, float, int]:
        """The first and last minute of the clock, and the minutes between two of its lines."""
        starts = [row.planned_start for row in rows] + [row.start for row in rows if row.start is not None]
        ends = [row.planned_start + row.planned_minutes for row in rows]
        ends += [row.start + (row.minutes or 0) for row in rows if row.start is not None]
        whole = max(max(ends) - min(starts), 1)
        step = next((each for each in (5, 10, 15, 30, 60, 120, 240, 480, 1440) if whole / each <= 7), 1440)
        while whole / step > 12:
            step *= 2
        start = math.floor(min(starts) / step) * step
        return start, max(math.ceil(max(ends) / step) * step, start + step), step

    def _draw_clock(self, start: float, end: float, step: int, left: float, per_minute: float) -> None:
        canvas, top = self.canv, self.height - self.AXIS
        minute = start
        while minute <= end:
            x = left + (minute - start) * per_minute
            canvas.setStrokeColor(paint(_GRIDLINE))
            canvas.setLineWidth(0.6)
            canvas.line(x, 0, x, top + 4)
            canvas.setFillColor(colour("small"))
            hour, rest = divmod(int(minute), 60)
            self.setter.draw(canvas, x, top + 8, f"{hour % 24}:{rest:02d}", fonts.REGULAR, 8.5, "middle")
            minute += step

    def _draw_row(self, row: AgendaRow, y: float, left: float, start: float, per_minute: float) -> None:
        canvas = self.canv
        canvas.setStrokeColor(colour("planned"))
        canvas.setLineWidth(0.9)
        canvas.setFillColor(colour("white"))
        x = left + (row.planned_start - start) * per_minute
        canvas.rect(x, y + 0.7, max(row.planned_minutes * per_minute, 0.9), 6.2, stroke=1, fill=1)
        if row.start is not None and row.minutes is not None:
            canvas.setFillColor(paint(_BREAK) if row.is_break else colour("numeral"))
            x = left + (row.start - start) * per_minute
            canvas.rect(x, y - 7.1, max(row.minutes * per_minute, 0.9), 6.8, stroke=0, fill=1)
        canvas.setFillColor(colour("navy" if row.stands_out else "small"))
        face = fonts.SEMIBOLD if row.stands_out else fonts.REGULAR
        self.setter.draw(canvas, self.width, y - 3.6, row.difference, face, 10, "end")

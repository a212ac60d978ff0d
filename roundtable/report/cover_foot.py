"""Below the band of the cover: the day of the report and its authors at the left, who took part at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from roundtable.report.content import Cover
from roundtable.report.elements import Node, list_node
from roundtable.report.style import LEFT, MEASURE, PAGE_WIDTH, RIGHT, styles
from roundtable.report.text import Typesetter
from roundtable.report.wordings import counted, listed
from roundtable.report.words import Words

_FLOOR: Final = 26.0
"""Nothing stands lower on the page."""
_WIDE: Final = 0.58
"""The share that is left of partners who are only counted."""
_LONGEST_NAME: Final = 200
"""Characters of a name that is itself longer than the foot."""
_TOGETHER: Final = "Together with"
_FORMS: Final = ((7, 1, "cover-line", 0.52, 0.0), (14, 2, "cover-partner", 0.41, 1.5))
"""How partners stand: as many at most, columns, style, the share of the measure at their left, space between them."""


@dataclass(frozen=True)
class _Column:
    """Words below each other; the first has its top `drop` below the foot's."""

    x: float
    drop: float
    words: tuple[Words, ...]
    gap: float = 0.0

    @property
    def depth(self) -> float:
        """How far below the foot's top the words end."""
        return self.drop + sum(float(each.height) + self.gap for each in self.words)

    def draw(self, canvas: Canvas, top: float, node: Node) -> None:
        """Draw the words, each a paragraph, or an item if the element is a list."""
        top -= self.drop
        for each in self.words:
            top -= each.height
            each.node = node.add("LI").add("LBody") if node.tag == "L" else node.add("P")
            each.drawOn(canvas, self.x, top)
            top -= self.gap


@dataclass(frozen=True)
class _Setting:
    """Sets lines as columns."""

    setter: Typesetter

    def column(
        self, lines: Sequence[str], style: str, x: float, width: float, *, drop: float = 0, gap: float = 0
    ) -> _Column:
        found = styles()[style]
        words = tuple(Words(self.setter.markup(line, found.fontName), found) for line in lines if line)
        for each in words:
            each.wrap(width, 10_000)
        return _Column(x, drop, words, gap)


def draw_foot(canvas: Canvas, cover: Cover, setter: Typesetter, node: Node, top: float) -> None:
    """Draw date, authors and partners below `top`; what would not fit is counted, and no name is cut."""
    setting, room = _Setting(setter), top - _FLOOR
    share, partners = _partners(setting, cover.partners, room)
    date = setting.column([cover.date_line], "cover-strong", LEFT, MEASURE * share - 16)
    authors = _authors(setting, cover.authors, MEASURE * share - 16, date.depth, room)
    for column in (date, authors, *partners[:1]):
        column.draw(canvas, top, node)
    is_named = len(cover.partners) > 1 and sum(len(column.words) for column in partners[1:]) == len(cover.partners)
    below = list_node(node, "None") if is_named else node
    for column in partners[1:]:
        column.draw(canvas, top, below)


def _authors(setting: _Setting, names: Sequence[str], width: float, drop: float, room: float) -> _Column:
    """The authors in the first form that fits."""
    column = setting.column([], "cover-line", LEFT, width)
    for style, line in _of_authors(names):
        column = setting.column([line], style, LEFT, width, drop=drop)
        if column.depth <= room:
            break
    return column


def _of_authors(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """All of them, all of them in small, the first ones and how many more."""
    said = "Authors: " if len(names) > 1 else "Author: "
    for style in ("cover-line", "cover-partner") if names else ():
        yield style, said + listed(names)
    for shown in range(len(names) - 1, 0, -1):
        yield "cover-partner", f"{said}{', '.join(names[:shown])} and {counted(len(names) - shown, 'other')}"
    if names:
        yield "cover-partner", f"{said}{names[0][:_LONGEST_NAME]}…"


def _partners(setting: _Setting, names: Sequence[str], room: float) -> tuple[float, list[_Column]]:
    """The share of the measure that is left of the partners, and them in columns, or how many they are."""
    if not names:
        return 1.0, []
    for most, columns, style, share, gap in _FORMS:
        x = LEFT + MEASURE * share
        width = (PAGE_WIDTH - RIGHT + 34 - x) / columns
        head = setting.column([_TOGETHER], "cover-strong", x, width)
        each = -(-len(names) // columns)
        found = [
            setting.column(names[n * each : (n + 1) * each], style, x + n * width, width - 8, drop=head.depth, gap=gap)
            for n in range(columns)
        ]
        if len(names) <= most and max(column.depth for column in found) <= room:
            return share, [head, *found]
    x = LEFT + MEASURE * _WIDE
    said = f"{counted(len(names), 'organisation')}, listed with the contributors".capitalize()
    return _WIDE, [replace(head, x=x), setting.column([said], "cover-line", x, MEASURE * (1 - _WIDE), drop=head.depth)]

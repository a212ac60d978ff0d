"""Tables of the report: hairlines under rows, words and never bare strings in cells, no row left alone on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.platypus import Flowable, Table, TableStyle

from roundtable.report import fonts
from roundtable.report.content import Cell, Findings, Grid
from roundtable.report.elements import Node, list_node
from roundtable.report.style import COLUMN, MEASURE, TALLEST, colour, styles
from roundtable.report.words import Words

if TYPE_CHECKING:
    from roundtable.report.layout import Layout

NUMERAL = 38.0
"""The width that the numeral of a finding hangs in."""
_PLAIN = [
    ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
]

BUTT = 0
"""How lines end: reportlab would round their ends, and let them poke out."""
_LOWER = {(True, False): 0.45, (False, True): 1.35}
"""By how much the first cell of a row, set smaller, stands lower, so that all stand on one line."""
_STAYS_WHOLE = 150.0
"""A table up to this height is not parted."""


class Rows(Table):
    """A table that is parted between rows, two at least on either page; a row only where it is higher than a page."""

    _rowHeights: list[float]  # reportlab's: known once it is wrapped
    repeatRows: int

    @property
    def least(self) -> float:
        """The height of what may stand at the foot of a page, once it is wrapped: its head and two rows, or all."""
        whole = float(sum(self._rowHeights))
        return whole if whole <= _STAYS_WHOLE else float(sum(self._rowHeights[: self.repeatRows + 2]))

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """What stands on this page and what goes on over it; nothing where all of it does."""
        self._calc(available_width, available_height)
        heights, head = self._rowHeights, self.repeatRows
        fitting, room = 0, available_height
        while fitting < len(heights) and heights[fitting] <= room:
            room -= heights[fitting]
            fitting += 1
        if fitting <= head:
            return self._parted_in_a_row(available_height) if fitting == head else []
        if self.least > available_height and self.least <= TALLEST:
            return []
        if len(heights) - fitting == 1 and fitting - head > 2:
            fitting -= 1
        parts: list[Flowable] = self._splitRows(sum(heights[:fitting]) + 0.01)
        return parts

    def _parted_in_a_row(self, available_height: float) -> list[Flowable]:
        """The table with its first row in two, if that is higher than a page; else it begins on the next one."""
        whole = sum(self._rowHeights[: self.repeatRows + 1])
        if whole <= TALLEST or available_height < COLUMN / 2:
            return []
        parts: list[Flowable] = self._splitRows(available_height, doInRowSplit=1)
        return parts


def grid_table(layout: Layout, grid: Grid) -> list[Flowable]:
    """A table of cells; nothing for one without rows."""
    if not grid.rows:
        return []
    data: list[list[list[Words]]] = []
    node = layout.section.add("Table")
    if grid.header:
        columns = ["column-right" if place in grid.right else "column" for place in range(len(grid.header))]
        head = node.add("THead").add("TR")
        data.append(
            [
                layout.words(title, style, _head(head, "Column"))
                for title, style in zip(grid.header, columns, strict=True)
            ]
        )
    body = node.add("TBody")
    for row in grid.rows:
        line = body.add("TR")
        data.append(
            [
                _cell(layout, grid, cell, place, line.add("TD") if place else _head(line, "Row"))
                for place, cell in enumerate(row)
            ]
        )
    table = Rows(
        data,
        colWidths=[MEASURE * share for share in grid.shares],
        repeatRows=1 if grid.header else 0,
        style=TableStyle(_commands(grid)),
        spaceAfter=10,
        splitInRow=1,
    )
    return [table]


def _head(row: Node, scope: str) -> Node:
    """The element of a cell that is the head of its column or row."""
    return row.add("TH", owner="Table", attributes={"Scope": PDFName(scope)})


def _commands(grid: Grid) -> list[tuple[object, ...]]:
    """Hairlines and padding; a header stands over a stronger line."""
    top, bottom = (2.6, 3.6) if grid.dense and not grid.header else (3.5, 4.5) if grid.dense else (4.5, 5.5)
    commands: list[tuple[object, ...]] = [
        *_PLAIN,
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour("hairline"), BUTT),
        ("RIGHTPADDING", (0, 0), (-2, -1), 10),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), top),
        ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
    ]
    if lower := _LOWER.get((grid.strong_first, grid.kinds_first)):
        commands.append(("TOPPADDING", (0, 0), (0, -1), top + lower))
    for place in sorted(grid.right):
        if place + 1 < len(grid.shares):
            commands.append(("LEFTPADDING", (place + 1, 0), (place + 1, -1), 20))
    if grid.header:
        commands += [
            ("LINEBELOW", (0, 0), (-1, 0), 1, colour("navy"), BUTT),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("TOPPADDING", (0, 0), (-1, 0), 3),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
        ]
    return commands


def _cell(layout: Layout, grid: Grid, cell: Cell, place: int, node: Node) -> list[Words]:
    right = place in grid.right
    if place == 0 and grid.strong_first:
        style = "cell-strong"
    elif place == 0 and grid.kinds_first:
        style = "kind"
    elif grid.dense and grid.header:
        style = "row-right" if right else "row"
    else:
        style = "cell-right" if right else "cell"
    if not cell.below:
        return layout.words(cell.text, style, node)
    small = "cell-small-right" if right else "cell-small"
    return layout.words(cell.text, style, node.add("P")) + layout.words(cell.below, small, node.add("P"))


def findings_table(layout: Layout, findings: Findings) -> list[Flowable]:
    """Findings under hairlines: a light numeral, the claim, what is said of it and what it rests on."""
    found: list[Flowable] = []
    node = list_node(layout.section, "Decimal")
    for number, finding in enumerate(findings.items, 1):
        item = node.add("LI")
        numeral = layout.words(str(number), "finding-numeral", item.add("Lbl"))
        body = item.add("LBody")
        words = layout.words(finding.claim, "finding", body.add("P"))
        if finding.text:
            words += layout.words(finding.text, "finding-text", body.add("P"))
        if finding.evidence:
            words += layout.words(finding.evidence, "small", body.add("P"))
        commands = [
            *_PLAIN,
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (0, 0), 1),
            ("TOPPADDING", (1, 0), (1, 0), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, colour("hairline"), BUTT),
        ]
        table = Rows(
            [[numeral, words]],
            colWidths=[NUMERAL, MEASURE - NUMERAL],
            style=TableStyle(commands),
            splitInRow=1,
        )
        found.append(table)
    if found:
        found[-1].spaceAfter = styles()["body"].spaceAfter
    return found

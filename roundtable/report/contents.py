"""The contents: sections over hairlines and figures below them, each with its page and a link to it."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Table, TableStyle

from roundtable.report import fonts
from roundtable.report.content import Report
from roundtable.report.elements import Node
from roundtable.report.markdown import Rich, Span, letters
from roundtable.report.style import MEASURE, colour, styles
from roundtable.report.tables import BUTT
from roundtable.report.text import Typesetter, plain
from roundtable.report.words import HeadingLine, Places, Words

FROM_PAGES = 8
"""A report of so many pages has contents."""
KEY = "contents"
_NUMBER = 40.0
_LONGEST_ENTRY = 300


def contents(
    report: Report, setter: Typesetter, pages: Mapping[str, int], places: Places, node: Node
) -> list[Flowable]:
    """The contents as flowables that end with a page break; `pages` are the pages by key, `node` their element."""
    title = Words(setter.markup("Contents", fonts.SEMIBOLD), styles()["heading-1"])
    title.node = node.add("H2")
    story: list[Flowable] = [HeadingLine(title, KEY, "Contents", 0, places)]
    sections = [heading for heading in report.headings if heading.level == 1]
    if sections:
        toc = node.add("TOC")
        rows = [
            _row(
                _entry(setter, (Span(_cut(heading.text)),), heading.key, "contents"),
                _number(setter, pages.get(heading.key), "contents-page"),
                toc,
            )
            for heading in sections
        ]
        story.append(_table(rows, 6, 5, ruled=True))
    if report.figures:
        head = Words(setter.markup("Figures", fonts.SEMIBOLD), styles()["heading-2"])
        head.spaceAfter = 4
        head.node = node.add("H3")
        toc = node.add("TOC")
        story += [CondPageBreak(80), head]
        rows = [
            _row(
                _entry(setter, _figure_entry(figure.number, figure.caption), figure.key, "cell"),
                _number(setter, pages.get(figure.key), "contents-figure-page"),
                toc,
            )
            for figure in report.figures
        ]
        story.append(_table(rows, 3, 4, ruled=False))
    return [*story, PageBreak()]


def _row(entry: Words, number: Words, toc: Node) -> list[Words]:
    """A row of the contents; the number belongs to the same reference as the words."""
    entry.node = number.node = toc.add("TOCI").add("Reference")
    return [entry, number]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_ENTRY else text[: _LONGEST_ENTRY - 1] + "…"


def _figure_entry(number: int, caption: Rich) -> Rich:
    """The number and the first sentence of the caption."""
    first = plain(letters(caption)).split(". ", 1)[0].rstrip(".")
    return (Span(f"Figure {number}", strong=True), Span("\u00a0\u00a0" + _cut(first)))


def _entry(setter: Typesetter, text: Rich, key: str, style: str) -> Words:
    """A line that leads to its page; set as plain words, since a whole page of underlines cannot be read."""
    found = styles()[style]
    markup = setter.markup(text, found.fontName)
    return Words(f'<a href="#{key}">{markup}</a>', found)


def _number(setter: Typesetter, page: int | None, style: str) -> Words:
    return Words(setter.markup(str(page) if page else "", styles()[style].fontName), styles()[style])


def _table(rows: list[list[Words]], top: float, bottom: float, *, ruled: bool) -> Table:
    commands: list[tuple[object, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), top),
        ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
    ]
    if ruled:
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colour("hairline"), BUTT))
    return Table(rows, colWidths=[MEASURE - _NUMBER, _NUMBER], style=TableStyle(commands), splitInRow=1)

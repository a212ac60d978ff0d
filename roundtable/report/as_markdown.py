"""The report as Markdown: its words in order, tables as GitHub and Pandoc read them, pictures by their descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from typing import Final

from roundtable.report.content import (
    AgendaFigure,
    Bibliography,
    Cell,
    Counts,
    Figure,
    Findings,
    Grid,
    Heading,
    Illustration,
    Paragraph,
    Part,
    Points,
    Quotation,
    Report,
    StarFigure,
    VoicesFigure,
)
from roundtable.report.markdown import Rich, Span, letters
from roundtable.report.pictured import as_a_table
from roundtable.report.text import clean, plain, safe_link

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START: Final = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|\d{1,9}[.)](?=\s)|={3,}|-{3,})")


def as_markdown(report: Report) -> str:
    """The whole report; the same report gives the same characters."""
    cover = report.cover
    head = [f"# {_line(cover.title)}", f"**{_line(cover.subtitle)}**" if cover.subtitle else ""]
    said = [*cover.lines, cover.date_line, cover.authors_line]
    head.append("  \n".join(_line(line) for line in said if line))
    if cover.partners:
        head += ["Together with", "\n".join(f"- {_line(name)}" for name in cover.partners)]
    return "\n\n".join(block for block in (*head, *_blocks(report.parts)) if block) + "\n"


def _blocks(parts: Iterable[Part]) -> Iterator[str]:
    depth = -1
    for part in parts:
        if isinstance(part, Heading):
            depth = min(part.level - 1, depth + 1)
            yield f"{'#' * (depth + 2)} {_line(part.text)}"
            yield f"*{_line(part.evidence)}*" if part.evidence else ""
        else:
            yield _block(part)


def block_text(part: Part) -> str:
    """One part as Markdown."""
    return f"{part.level} {part.text} {part.evidence}" if isinstance(part, Heading) else _block(part)


def _line(text: str) -> str:
    """A text in which nothing is Markdown, on one line."""
    return _AT_START.sub(_at_start, _escaped(plain(text)))


def _at_start(match: re.Match[str]) -> str:
    """A mark at the beginning of a line, made harmless: in a number it is the point that makes the list."""
    mark = match[2]
    return f"{match[1]}{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"{match[1]}\\{mark}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(clean(text).split("\n"))).replace("&", "&amp;")


def _rich(text: Rich) -> str:
    return _AT_START.sub(_at_start, "".join(map(_span, text)))


def _span(span: Span) -> str:
    text = clean(span.text)
    inside = text.strip()
    if not inside:
        return text
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :]
    made = _escaped(inside)
    if span.strong:
        made = f"**{made}**"
    if span.emphasis:
        made = f"*{made}*"
    if address := safe_link(span.href):
        made = f"[{made}](<{address}>)"
    return f"{before}{made}{after}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown already."""
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _figure(part: Figure, *below: str) -> str:
    is_chart = isinstance(part, VoicesFigure | AgendaFigure)
    said = f"**Figure {part.number}** {_rich(as_a_table(part.caption) if is_chart else part.caption)}"
    return "\n\n".join((*(each for each in below if each), said))


@singledispatch
def _block(part: object) -> str:
    raise TypeError(f"no form for {type(part).__name__}")


@_block.register
def _(part: Paragraph) -> str:
    return _rich(part.text)


@_block.register
def _(part: Points) -> str:
    signs = (f"{part.first + place}." if part.numbered else "-" for place in range(len(part.items)))
    return "\n".join(f"{sign} {_rich(item)}" for sign, item in zip(signs, part.items, strict=True))


@_block.register
def _(part: Findings) -> str:
    said = []
    for number, each in enumerate(part.items, 1):
        rest = [_rich(each.text), f"*{_line(each.evidence)}*" if each.evidence else ""]
        claim = f"{number}. **{_escaped(letters(each.claim).strip())}**"
        said.append("\n\n   ".join([claim, *(line for line in rest if line)]))
    return "\n\n".join(said)


@_block.register
def _(part: Quotation) -> str:
    words = f"“{_rich(part.text)}”" if part.marked else _rich(part.text)
    lead = f"**{_escaped(part.lead)}:** " if part.lead else ""
    lines = [lead + words, *(f"— {_line(said)}" for said in (part.signature, part.note) if said)]
    return "\n>\n".join(f"> {line}" for line in lines)


@_block.register
def _(part: Illustration) -> str:
    return _figure(part, f"\\[Picture: {_line(part.alt)}\\]" if part.alt else "")


@_block.register
def _(part: StarFigure) -> str:
    return _figure(part, _line(part.alt))


@_block.register
def _(part: VoicesFigure) -> str:
    head = ["Part of the debate", *(_line(panel.name) for panel in part.panels)]
    rows = ([_line(name), *(str(panel.values[n]) for panel in part.panels)] for n, name in enumerate(part.parts))
    return _figure(part, _table(head, rows))


@_block.register
def _(part: AgendaFigure) -> str:
    return _figure(part, _line(part.alt))


@_block.register
def _(part: Grid) -> str:
    width = max((len(row) for row in part.rows), default=len(part.header))
    return _table([_line(name) for name in part.header] or [" "] * width, ([*map(_cell, row)] for row in part.rows))


def _cell(cell: Cell) -> str:
    return _rich(cell.text) + (f" ({_line(cell.below)})" if cell.below else "")


@_block.register
def _(part: Counts) -> str:
    return "\n".join(f"- **{number}** {_line(label)}" for number, label in part.items)


@_block.register
def _(part: Bibliography) -> str:
    return "\n".join(f"- {_rich(item)}" for item in part.items)

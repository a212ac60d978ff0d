"""The report as a web page in one file: structure for who has it read out, and nothing fetched from anywhere.

What the PDF draws and says in words (charts of who was heard, the agenda) is a table here. No script, no font, no
address but those that the text leads to.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import singledispatchmethod

from roundtable import resources
from roundtable.report import images, star_svg
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
from roundtable.report.markdown import Rich, Span
from roundtable.report.pictured import as_a_table
from roundtable.report.text import as_html, safe_link


def web_page(report: Report, inks: Mapping[str, str]) -> str:
    """The whole page; the same report gives the same characters."""
    return _Page(report, inks).whole()


@dataclass
class _Page:
    report: Report
    inks: Mapping[str, str]
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        anchors = {each.key for each in self.report.headings} | {each.key for each in self.report.figures}
        self.keys = frozenset(anchors)

    def whole(self) -> str:
        report = self.report
        style = resources.read_text("report.css")
        roles = "".join(f"--{role.replace('_', '-')}:{value};" for role, value in sorted(self.inks.items()))
        lines = [
            "<!DOCTYPE html>",
            f'<html lang="{as_html(report.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{as_html(report.title)}</title>",
            f'<meta name="author" content="{as_html(report.authors)}">',
            f'<meta name="description" content="{as_html(report.subject)}">',
            f"<style>:root{{{roles}}}\n{style}</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#main">To the text</a>',
            *self._cover(),
            *self._contents(),
            '<main id="main">',
            *self._chapters(),
            "</main>",
            f"<footer><p>{as_html(report.host)}</p></footer>" if report.host else "",
            "</body>",
            "</html>",
        ]
        return "\n".join(line for line in lines if line) + "\n"

    def _cover(self) -> Iterator[str]:
        cover = self.report.cover
        yield "<header>"
        for data, alt in zip(cover.logos, cover.logo_alts, strict=False):
            yield f'<img class="logo" src="{_data(data)}" alt="{as_html(alt)}">'
        yield f"<h1>{as_html(cover.title)}</h1>"
        if cover.subtitle:
            yield f'<p class="subtitle">{as_html(cover.subtitle)}</p>'
        for line in (*cover.lines, cover.date_line, cover.authors_line):
            if line:
                yield f"<p>{as_html(line)}</p>"
        if cover.photo is not None:
            yield f'<img class="photo" src="{_data(cover.photo)}" alt="{as_html(cover.photo_alt)}">'
        if cover.partners:
            yield "<p>Together with</p>"
            yield f"<ul>{''.join(f'<li>{as_html(name)}</li>' for name in cover.partners)}</ul>"
        yield "</header>"

    def _contents(self) -> Iterator[str]:
        chapters = [each for each in self.report.headings if each.level == 1]
        if len(chapters) > 1:
            yield '<nav aria-label="Contents"><h2>Contents</h2><ol>'
            yield from (f'<li><a href="#{as_html(each.key)}">{as_html(each.text)}</a></li>' for each in chapters)
            yield "</ol></nav>"

    def _chapters(self) -> Iterator[str]:
        depth, is_open = -1, False
        for part in self.report.parts:
            if isinstance(part, Heading):
                depth = min(part.level - 1, depth + 1)  # no level is skipped
                if depth == 0:
                    yield "</section>" if is_open else ""
                    yield f'<section aria-labelledby="{as_html(part.key)}">'
                    is_open = True
                tag = f"h{depth + 2}"
                yield f'<{tag} id="{as_html(part.key)}">{as_html(part.text)}</{tag}>'
                if part.evidence:
                    yield f'<p class="evidence">{as_html(part.evidence)}</p>'
            else:
                yield self.set(part)
        if is_open:
            yield "</section>"

    def _rich(self, text: Rich) -> str:
        return "".join(map(self._span, text))

    def _span(self, span: Span) -> str:
        made = as_html(span.text)
        if span.emphasis:
            made = f"<em>{made}</em>"
        if span.strong:
            made = f"<strong>{made}</strong>"
        if span.soft:
            made = f"<small>{made}</small>"
        if address := safe_link(span.href):
            return f'<a href="{as_html(address)}">{made}</a>'
        return f'<a href="#{as_html(span.target)}">{made}</a>' if span.target in self.keys else made

    # Each kind of part

    @singledispatchmethod
    def set(self, part: Part) -> str:
        """One part."""
        raise TypeError(f"no form for {type(part).__name__}")

    @set.register
    def _(self, part: Paragraph) -> str:
        return f'<p class="{part.role}">{self._rich(part.text)}</p>'

    @set.register
    def _(self, part: Points) -> str:
        items = "".join(f"<li>{self._rich(item)}</li>" for item in part.items)
        return f'<ol start="{part.first}">{items}</ol>' if part.numbered else f"<ul>{items}</ul>"

    @set.register
    def _(self, part: Findings) -> str:
        items = []
        for each in part.items:
            text = f"<p>{self._rich(each.text)}</p>" if each.text else ""
            evidence = f'<p class="evidence">{as_html(each.evidence)}</p>' if each.evidence else ""
            items.append(f"<li><p><strong>{self._rich(each.claim)}</strong></p>{text}{evidence}</li>")
        return f'<ol class="findings">{"".join(items)}</ol>'

    @set.register
    def _(self, part: Quotation) -> str:
        words = f"“{self._rich(part.text)}”" if part.marked else self._rich(part.text)
        lead = f"<strong>{as_html(part.lead)}:</strong> " if part.lead else ""
        lines = (("by", part.signature), ("note", part.note))
        by = "".join(f'<p class="{kind}">{as_html(said)}</p>' for kind, said in lines if said)
        return f'<blockquote class="{part.role}"><p dir="auto">{lead}{words}</p>{by}</blockquote>'

    @set.register
    def _(self, part: Illustration) -> str:
        alt = part.alt or f"Figure {part.number}"
        return self._figure(part, f'<img src="{_data(part.image)}" alt="{as_html(alt)}">')

    @set.register
    def _(self, part: StarFigure) -> str:
        return self._figure(part, star_svg.figure(part))

    @set.register
    def _(self, part: VoicesFigure) -> str:
        head = ("Part of the debate", *(panel.name for panel in part.panels))
        rows = [(name, *(str(panel.values[n]) for panel in part.panels)) for n, name in enumerate(part.parts)]
        below = ("", *(panel.below for panel in part.panels))
        return self._figure(part, _table(head, [below, *rows] if any(below) else rows))

    @set.register
    def _(self, part: AgendaFigure) -> str:
        head = ("Item", "Planned start", "Planned minutes", "Start", "Minutes", "Difference")
        rows = []
        for row in part.rows:
            was = (_clock(row.start), str(round(row.minutes)) if row.minutes is not None else "")
            rows.append((row.title, _clock(row.planned_start), str(row.planned_minutes), *was, row.difference))
        return self._figure(part, _table(head, rows))

    @set.register
    def _(self, part: Grid) -> str:
        head = "".join(f'<th scope="col">{as_html(name)}</th>' for name in part.header)
        rows = []
        for row in part.rows:
            cells = [
                f'<th scope="row">{self._cell(row[0])}</th>',
                *(f"<td>{self._cell(cell)}</td>" for cell in row[1:]),
            ]
            rows.append(f"<tr>{''.join(cells)}</tr>")
        top = f"<thead><tr>{head}</tr></thead>" if head else ""
        return f"<table>{top}<tbody>{''.join(rows)}</tbody></table>"

    def _cell(self, cell: Cell) -> str:
        return self._rich(cell.text) + (f"<br><small>{as_html(cell.below)}</small>" if cell.below else "")

    @set.register
    def _(self, part: Counts) -> str:
        pairs = "".join(
            f"<div><dt>{as_html(label)}</dt><dd>{as_html(number)}</dd></div>" for number, label in part.items
        )
        return f'<dl class="counts">{pairs}</dl>'

    @set.register
    def _(self, part: Bibliography) -> str:
        return f'<ul class="works">{"".join(f"<li>{self._rich(item)}</li>" for item in part.items)}</ul>'

    def _figure(self, part: Figure, drawn: str) -> str:
        is_chart = isinstance(part, VoicesFigure | AgendaFigure)
        said = self._rich(as_a_table(part.caption) if is_chart else part.caption)
        return f'<figure id="{part.key}">{drawn}<figcaption><b>Figure {part.number}</b> {said}</figcaption></figure>'


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{as_html(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{as_html(first)}</th>{"".join(f"<td>{as_html(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _clock(minute: float | None) -> str:
    """Minutes since midnight as a time of day."""
    return "" if minute is None else f"{int(minute) // 60 % 24:02}:{int(minute) % 60:02}"


def _data(image: bytes) -> str:
    """A picture encoded anew, as the address of itself."""
    kind, data = images.encoded(image)
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"

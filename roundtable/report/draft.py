"""The standard report as sections that its author can go on from: its prose as text, its records as blocks.

What carries a speaker stays a block of records and never becomes a text: a text would keep the name when a rule is
tightened later. What the program counts anew for each report (the least heard, the next dates, examples of a segment)
is a section without blocks, which it goes on to fill; the row of figures ends the introduction by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.outline import FILLED, Block, BlockKind, Figure, FigurePlace
from roundtable.domain.session import Session
from roundtable.domain.words import InsightKind
from roundtable.report.compose import CHANGES, compose
from roundtable.report.content import (
    AgendaFigure,
    Bibliography,
    Findings,
    Grid,
    Heading,
    Illustration,
    Paragraph,
    Part,
    Points,
    Quotation,
    StarFigure,
    VoicesFigure,
)
from roundtable.report.markdown import REFERRED, Rich, Span

Drafted = tuple[str, int, tuple[Block, ...]]
"""A section: its title, its level, its blocks."""

OF_RECORDS = {
    Findings: Block(BlockKind.INSIGHTS, InsightKind.INSIGHT.value),
    StarFigure: Block(BlockKind.STAR),
    VoicesFigure: Block(BlockKind.VOICES),
    AgendaFigure: Block(BlockKind.AGENDA),
    Bibliography: Block(BlockKind.REFERENCES),
}
CHARTS = {StarFigure: "star", VoicesFigure: "voices", AgendaFigure: "agenda"}
"""By what a text refers to a figure that the program draws."""
IN_THE_FINDINGS = "Also noted"
"""The subheading of what the block of findings above it prints."""
OFF_THE_STAR = frozenset({"Also said", "What was said"})


def draft(session: Session) -> tuple[Drafted, ...]:
    """The sections of the standard report on a session that has none of its own."""
    return tuple(_sections(session, _groups(_referring(compose(session).parts))))


def _referring(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, in which words that refer to a chart of the program do so by what it shows, not by its number."""
    shown = {
        part.key: CHARTS[type(part)] for part in parts if isinstance(part, StarFigure | VoicesFigure | AgendaFigure)
    }
    for part in parts:
        if isinstance(part, Paragraph):
            spans = (
                replace(span, text=f"([figure](#{REFERRED}{shown[span.target]}))", target="")
                if span.target in shown
                else span
                for span in part.text
            )
            yield replace(part, text=tuple(spans))
        else:
            yield part


def _groups(parts: Iterable[Part]) -> Iterator[tuple[Heading, list[Part]]]:
    """Each heading with what stands under it."""
    heading, under = None, list[Part]()
    for part in parts:
        if isinstance(part, Heading):
            if heading is not None:
                yield heading, under
            heading, under = part, []
        else:
            under.append(part)
    if heading is not None:
        yield heading, under


def _sections(session: Session, groups: Iterable[tuple[Heading, list[Part]]]) -> Iterator[Drafted]:
    figures = iter(each for each in session.all(Figure) if each.place is FigurePlace.TEXT and not each.is_star)
    off, is_off = _off_the_star(session), False
    covered = False  # what stands below a chapter that is one block already
    for heading, under in groups:
        if heading.level == 1:
            covered, is_off = False, heading.text in OFF_THE_STAR
        if heading.key == CHANGES or covered or (heading.level > 1 and heading.text == IN_THE_FINDINGS):
            continue
        if heading.level > 1 and heading.text in FILLED:
            yield heading.text, heading.level, ()
        elif heading.segment:
            yield heading.text, heading.level, (Block(BlockKind.QUOTES, heading.segment),)
        elif heading.key == "contributors":
            covered = True
            yield heading.text, heading.level, (Block(BlockKind.CONTRIBUTORS),)
        elif is_off:
            boxes = sum(isinstance(part, Quotation) for part in under)
            yield heading.text, heading.level, tuple(islice(off, boxes))
        else:
            yield heading.text, heading.level, tuple(_blocks(under, figures))


def _off_the_star(session: Session) -> Iterator[Block]:
    """The quotes that lie on no part of the star, in the order of the agenda; those beside it come last."""
    known = {segment.id for segment in session.details.star.segments}
    items = [item.id for item in session.all(AgendaItem)]
    rest = [
        quote
        for quote in session.quotes
        if not known & set(quote.segments) and quote.prints_at(session.details.prints) and quote.text.strip()
    ]
    for quote in sorted(rest, key=lambda each: items.index(each.item_id) if each.item_id in items else len(items)):
        yield Block(BlockKind.QUOTE, quote.id)


def _blocks(parts: Iterable[Part], figures: Iterator[Figure]) -> Iterator[Block]:
    """Prose as texts, as long as nothing comes between, and records as their blocks."""
    prose: list[str] = []
    for part in parts:
        match part:
            case Paragraph(role="lead" | "body"):
                prose.append(_marked(part.text))
                continue
            case Points():
                prose.append(_listed(part))
                continue
            case Illustration():
                block = Block(BlockKind.FIGURE, next(figures).id)
            case Grid():
                block = Block(BlockKind.ACTIONS)
            case Findings() | StarFigure() | VoicesFigure() | AgendaFigure() | Bibliography():
                block = OF_RECORDS[type(part)]
            case _:
                continue
        if prose:
            yield Block(BlockKind.TEXT, "\n\n".join(prose))
            prose = []
        yield block
    if prose:
        yield Block(BlockKind.TEXT, "\n\n".join(prose))


def _listed(points: Points) -> str:
    signs = (f"{points.first + place}." if points.numbered else "-" for place in range(len(points.items)))
    return "\n".join(f"{sign} {_marked(item)}" for sign, item in zip(signs, points.items, strict=True))


def _marked(text: Rich) -> str:
    """A text with its emphases written as an author would; a link inside the report is its words alone."""
    return "".join(_marked_span(span) for span in text)


def _marked_span(span: Span) -> str:
    words = span.text
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    inside = words.strip()
    if not inside:
        return words
    if span.href:
        inside = f"[{inside}]({span.href})"
    if span.strong:
        inside = f"**{inside}**"
    elif span.emphasis:
        inside = f"*{inside}*"
    return f"{before}{inside}{after}"

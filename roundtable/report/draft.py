"""The standard report as sections that its author can go on from: its prose as text, its records as blocks.

What carries a speaker stays a block of records and never becomes a text: a text would keep the name when a rule is
tightened later. What the program counts anew for each report (the row of figures, the least heard, the next dates) has
no block of its own and is left to the standard report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace
from roundtable.domain.session import Session
from roundtable.domain.words import Insight, InsightKind, Quote
from roundtable.report.compose import CHANGES, compose
from roundtable.report.composer import FIGURE
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
    StarFigure,
    VoicesFigure,
)
from roundtable.report.markdown import Rich, Span

Drafted = tuple[str, int, tuple[Block, ...]]
"""A section: its title, its level, its blocks."""

OF_RECORDS = {
    Findings: Block(BlockKind.INSIGHTS, InsightKind.INSIGHT.value),
    StarFigure: Block(BlockKind.STAR),
    VoicesFigure: Block(BlockKind.VOICES),
    AgendaFigure: Block(BlockKind.AGENDA),
    Bibliography: Block(BlockKind.REFERENCES),
}
COUNTED = frozenset({"Least heard", "What happens next", "Examples", "Open questions", "Limits", "Also noted"})
"""Subheadings whose content is counted anew, or stands in the blocks of insights above them."""
OFF_THE_STAR = frozenset({"Also said", "What was said"})


def draft(session: Session) -> tuple[Drafted, ...]:
    """The sections of the standard report on a session that has none of its own."""
    return tuple(_sections(session, _groups(compose(session).parts)))


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
    covered = False  # what stands below a chapter that is one block already
    for heading, under in groups:
        if heading.level == 1:
            covered = False
        if heading.key == CHANGES or covered or (heading.level > 1 and heading.text in COUNTED):
            continue
        if heading.segment:
            yield heading.text, heading.level, tuple(_of_segment(session, heading.segment))
        elif heading.key == "contributors":
            covered = True
            yield heading.text, heading.level, (Block(BlockKind.CONTRIBUTORS),)
        elif heading.text in OFF_THE_STAR:
            covered = True
            yield heading.text, heading.level, tuple(_off_the_star(session))
        else:
            yield heading.text, heading.level, tuple(_blocks(under, figures))


def _of_segment(session: Session, segment: str) -> Iterator[Block]:
    if any(segment in quote.segments for quote in session.quotes):
        yield Block(BlockKind.QUOTES, segment)
    if any(segment in insight.segments for insight in session.all(Insight)):
        yield Block(BlockKind.INSIGHTS, segment)


def _off_the_star(session: Session) -> Iterator[Block]:
    known = {segment.id for segment in session.details.star.segments}
    for quote in session.all(Quote):
        if not known & set(quote.segments) and quote.prints_at(session.details.prints):
            yield Block(BlockKind.QUOTE, quote.id)
    kinds = [each.kind for each in session.all(Insight) if not known & set(each.segments)]
    for kind in InsightKind:
        if kind in kinds and kind is not InsightKind.INSIGHT:
            yield Block(BlockKind.INSIGHTS, kind.value)


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
    # The number of a figure is counted, and would be typed from here on.
    kept = [span for span in text if not span.target.startswith(FIGURE)]
    said = "".join(_marked_span(span) for span in kept)
    return said if len(kept) == len(text) else said.replace("  ", " ")


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

"""The middle of the standard report: the star, a chapter for each part of it, and what lies on no part."""

from __future__ import annotations

from collections.abc import Sequence

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.star import Segment
from roundtable.domain.words import Insight, InsightKind, Quote
from roundtable.report.composer import Composer
from roundtable.report.content import Cell, Grid, Paragraph, Points
from roundtable.report.markdown import Span, bare, joined
from roundtable.report.pictured import print_star
from roundtable.report.spoken import MOST_BOXES, insight_item, print_quote
from roundtable.report.wordings import capital, counted, ended, in_a_sentence, in_words, listed

LEAST_HEARD = 4
"""Rows of the table of what was least heard."""


def star_chapter(composer: Composer) -> None:
    """The star with how to read it, and what was least heard; nothing where there is no star."""
    star, facts = composer.session.details.star, composer.facts
    if not star or not facts.heard:
        return
    composer.place = "what was heard"
    composer.heading("What was heard", opens_page=True, key="heard")
    said = " shows where the debate went. A number counts the points heard on that part"
    if len(facts.sectors) > 1:
        said += f"; the marks beside it show how many of the {in_words(len(facts.sectors))} sectors spoke to it"
    hollow = [segment.label for segment in star.segments if not facts.points(segment)]
    if hollow:
        said += f". {listed(hollow)} {'was' if len(hollow) == 1 else 'were'} not reached: "
        said += "its outline is dashed" if len(hollow) == 1 else "their outlines are dashed"
    composer.add(Paragraph(joined("The star ", (composer.coming_figure(),), ended(said))))
    print_star(composer)
    least_heard(composer)


def least_heard(composer: Composer) -> None:
    """The table of the parts that least was heard on, and who did not speak to them."""
    star, facts = composer.session.details.star, composer.facts
    ranked = sorted(star.segments, key=facts.points, reverse=True)
    least = [segment for segment in ranked if facts.misses_some(segment) or not facts.points(segment)][-LEAST_HEARD:]
    if not least:
        return
    composer.heading("Least heard", 2)
    rows = tuple(
        (
            Cell(bare(segment.label)),
            Cell(bare(str(facts.points(segment)) if facts.points(segment) else "none")),
            Cell(bare(_absent(composer, segment))),
        )
        for segment in least
    )
    header = ("Part of the star", "Points", "Who did not speak to it")
    composer.add(Grid(rows, (0.27, 0.12, 0.61), header, frozenset({1}), dense=True))


def _absent(composer: Composer, segment: Segment) -> str:
    if not composer.facts.points(segment):
        return "Nobody spoke to it"
    names = [sector.name for sector in composer.facts.silent(segment)]
    if not names:
        heard = composer.facts.evidence[segment.id].sectors
        return f"{heard.count(False)} of {len(heard)} sectors"
    return ", ".join([names[0], *(in_a_sentence(name) for name in names[1:])])


def segment_chapter(composer: Composer, segment: Segment) -> None:
    """One part of the star: its words in boxes, its examples, open questions and limits."""
    facts = composer.facts
    composer.place = f"segment {segment.id}"
    composer.heading(segment.title, segment=segment, key=_anchor(composer, segment))
    quotes = facts.printable(segment.id)
    fresh = [quote for quote in quotes if quote.id not in composer.printed]
    _quotes(composer, fresh)
    if seen := len(quotes) - len(fresh):
        composer.add(Paragraph(_elsewhere(composer, segment, seen, bool(fresh)), "body"))
    elif not quotes:
        composer.add(Paragraph(bare("None of the words noted here has passed the level that this report prints.")))
    insights_by_kind(composer, [each for each in composer.session.all(Insight) if segment.id in each.segments])


def insights_by_kind(composer: Composer, insights: Sequence[Insight]) -> None:
    """Examples, open questions and limits, each once in a report; findings stand in the summary."""
    for kind, title in (
        (InsightKind.EXAMPLE, "Examples"),
        (InsightKind.QUESTION, "Open questions"),
        (InsightKind.LIMIT, "Limits"),
    ):
        found = [each for each in insights if each.kind is kind and each.id not in composer.printed]
        if found:
            composer.printed |= {each.id for each in found}
            composer.heading(title, 2)
            composer.add(Points(tuple(insight_item(composer, each) for each in found)))


def off_the_star(composer: Composer) -> None:
    """What lies on no part of the star, words by agenda item: all of it, where there is no star."""
    session = composer.session
    known = {segment.id for segment in session.details.star.segments}
    rest = [
        quote
        for quote in session.quotes
        if quote.id not in composer.printed and composer.facts.prints(quote) and quote.text.strip()
    ]
    insights = [
        each for each in session.all(Insight) if not known & set(each.segments) and each.kind is not InsightKind.INSIGHT
    ]
    if not rest and not insights:
        return
    composer.place = "off the star"
    composer.heading("Also said" if composer.printed else "What was said")
    items = [item for item in session.all(AgendaItem) if any(quote.item_id == item.id for quote in rest)]
    for item in items:
        composer.heading(item.title.strip() or "Untitled", 2)
        _quotes(composer, [quote for quote in rest if quote.item_id == item.id])
    loose = [quote for quote in rest if quote.item_id not in {item.id for item in items}]
    if loose and items:
        composer.heading("Beside the agenda", 2)
    _quotes(composer, loose)
    insights_by_kind(composer, insights)


def _quotes(composer: Composer, quotes: Sequence[Quote]) -> None:
    """Boxes; of more than a few, all but the first in smaller type."""
    for place, quote in enumerate(quotes):
        print_quote(composer, quote, compact=place > 0 and len(quotes) > MOST_BOXES)


def _anchor(composer: Composer, segment: Segment) -> str:
    """The anchor of a segment's heading."""
    return f"segment-{composer.session.details.star.segments.index(segment) + 1}"


def _elsewhere(composer: Composer, segment: Segment, seen: int, more: bool) -> tuple[Span, ...]:
    """Where the quotes stand that were printed under an earlier heading."""
    star = composer.session.details.star
    places = []
    for other in star.segments:
        if other == segment:
            break
        if any(
            quote.id in composer.printed for quote in composer.facts.printable(segment.id) if other.id in quote.segments
        ):
            places.append(joined((Span(other.title, target=_anchor(composer, other)),)))
    what = f"{capital(counted(seen, 'quote'))} on this part" if not more else f"{capital(in_words(seen))} more"
    said: list[tuple[Span, ...] | str] = [f"{what} {'stands' if seen == 1 else 'stand'} under "]
    for index, place in enumerate(places):
        said += ["" if index == 0 else " and " if index == len(places) - 1 else ", ", place]
    return joined(*said, ".")

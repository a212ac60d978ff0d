"""The report that stands at once, with nobody having written a line: composed from the records of a session.

Every number in it is counted and every sentence follows from the record; what was not recorded is not spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.attribution import listed_contributors, owner_label
from roundtable.domain.floor import Show
from roundtable.domain.outline import Figure, FigurePlace, Reference
from roundtable.domain.star import Segment
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, QuoteState
from roundtable.report import method
from roundtable.report.composer import MOST_BOXES, Composer
from roundtable.report.content import Cell, Counts, Grid, Paragraph, Points
from roundtable.report.markdown import Span, bare, joined
from roundtable.report.wordings import (
    capital,
    counted,
    ended,
    in_a_sentence,
    in_words,
    listed,
    long_date,
    silence,
)

MOST_FINDINGS = 5
LEAST_HEARD = 4
"""Rows of the table of what was least heard."""
NEXT_DATES = 6


def compose(composer: Composer) -> None:
    """Compose the standard report, in the order that the interchange format gives."""
    _introduction(composer)
    _star(composer)
    for segment in composer.session.details.star.segments:
        if composer.facts.points(segment):
            _segment(composer, segment)
    _off_the_star(composer)
    _summary(composer)
    _impact(composer)
    _voices(composer)
    if composer.session.count(Reference):
        composer.heading("References")
        composer.references()
    method.method(composer)
    if composer.session.details.list_contributors and listed_contributors(composer.session):
        composer.heading("Contributors to the debate", opens_page=True, key="contributors")
        composer.contributors()


# ---- introduction


def _introduction(composer: Composer) -> None:
    details, facts = composer.session.details, composer.facts
    composer.place = "introduction"
    composer.heading("Introduction")
    composer.add(Paragraph(bare(_lead(composer)), "lead"))
    pictures = [
        figure for figure in composer.session.all(Figure) if figure.place is FigurePlace.TEXT and not figure.is_star
    ]
    for figure in pictures[:1]:
        composer.figure(figure, beside=True)
    if details.star and facts.heard:
        composer.add(Paragraph(_course(composer)))
    if composer.session.quotes:
        composer.add(Paragraph(bare(method.what_is_printed(details))))
    for figure in pictures[1:]:
        composer.figure(figure)
    if len(facts.sectors) > 1:
        composer.heading("Who came", 2)
        composer.add(Paragraph(_who_came(composer)))
    counts(composer)


def _lead(composer: Composer) -> str:
    details, facts = composer.session.details, composer.facts
    when = f"On {long_date(details.held_on)} " if details.held_on else ""
    if facts.people:
        who = counted(len(facts.people), "person", "people")
        if len(facts.sectors) > 1:
            who += f" from {counted(len(facts.sectors), 'sector')}"
        said = f"{when}{who} met at one table"
    elif when:
        said = f"{when}a roundtable was held"
    else:
        return ended(
            f"This is the report of {details.title}" if details.title else "This is the report of a roundtable"
        )
    if details.question:
        question = details.question.strip()
        said += f", with one question: {question[:1].lower() + question[1:] if _is_plain(question) else question}"
    return capital(ended(said))


def _is_plain(question: str) -> bool:
    """Whether a question begins with a word that is small inside a sentence."""
    first = question.split(" ", 1)[0].rstrip(",").casefold()
    return first in {
        "how", "what", "who", "why", "when", "where", "which", "whose", "should", "can", "could", "would", "do",
        "does", "is", "are", "if", "in", "will",
    }  # fmt: skip


def _course(composer: Composer) -> tuple[Span, ...]:
    star, facts = composer.session.details.star, composer.facts
    parts = []
    if star.inner:
        parts.append(f"{counted(len(star.inner), 'part')} at its centre")
    if star.outer:
        parts.append(f"{counted(len(star.outer), 'step')} around {'them' if parts else 'it'}")
    name = "the co-production star" if star.id == "co-production" else "a star"
    said = f"The table worked round {name}: {', '.join(parts)}. "
    said += f"What was said was noted under these headings as it was said: {counted(facts.heard, 'point')} in all (see "
    return joined(said, (Span("What was heard", target="heard"),), ").")


def _who_came(composer: Composer) -> tuple[Span, ...]:
    facts = composer.facts
    groups = [
        f"{in_words(facts.seats[sector.id])} from {in_a_sentence(sector.name)}"
        for sector in facts.sectors
        if sector != facts.host and facts.is_large(sector)
    ]
    alone = sum(not facts.is_large(sector) for sector in facts.sectors if sector != facts.host)
    if alone and composer.session.details.list_contributors:
        groups.append(f"one each from {counted(alone, 'other sector')}" if alone > 1 else "one from another sector")
    if facts.host:
        groups.append(f"{in_words(facts.seats[facts.host.id])} from the host")
    said = capital(listed(groups)) + ". Nobody spoke for a whole sector, and nobody was asked to."
    if not (composer.session.details.list_contributors and listed_contributors(composer.session)):
        return bare(said)
    return joined(said + " The full list is at the end (see ", (Span("Contributors", target="contributors"),), ").")


def counts(composer: Composer) -> None:
    """The row of counted figures; what was never counted is not in it."""
    facts = composer.facts
    stood = facts.how_many(QuoteState.CONFIRMED)
    sectors = f" from {counted(len(facts.sectors), 'sector')}" if len(facts.sectors) > 1 else ""
    found = [
        (len(facts.people), f"people{sectors}" if len(facts.people) != 1 else "person"),
        (facts.heard, "point heard" if facts.heard == 1 else "points heard"),
        (facts.read_back, "quote read back" if facts.read_back == 1 else "quotes read back"),
        (stood, "confirmed as it stood" if stood == 1 else "confirmed as they stood"),
        (facts.owned_actions, "action with an owner" if facts.owned_actions == 1 else "actions with an owner"),
    ]
    items = tuple((f"{number:,}", label) for number, label in found if number)
    if len(items) > 1:
        composer.add(Counts(items))


# ---- the star and its parts


def _star(composer: Composer) -> None:
    star, facts = composer.session.details.star, composer.facts
    if not star or not facts.heard:
        return
    composer.place = "what was heard"
    composer.heading("What was heard", opens_page=True, key="heard")
    said = "The star shows where the debate went. A number counts the points heard on that part"
    if len(facts.sectors) > 1:
        said += f"; the marks beside it show how many of the {in_words(len(facts.sectors))} sectors spoke to it"
    hollow = [segment.label for segment in star.segments if not facts.points(segment)]
    if hollow:
        said += f". {listed(hollow)} {'was' if len(hollow) == 1 else 'were'} not reached: "
        said += "its outline is dashed" if len(hollow) == 1 else "their outlines are dashed"
    composer.add(Paragraph(bare(ended(said))))
    composer.star()
    least_heard(composer)


def least_heard(composer: Composer) -> None:
    """The table of the parts that least was heard on, and who did not speak to them."""
    star, facts = composer.session.details.star, composer.facts
    ranked = sorted(star.segments, key=facts.points, reverse=True)
    least = [segment for segment in ranked if facts.silent(segment) or not facts.points(segment)][-LEAST_HEARD:]
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
    return ", ".join([names[0], *(in_a_sentence(name) for name in names[1:])]) if names else ""


def _segment(composer: Composer, segment: Segment) -> None:
    facts = composer.facts
    composer.place = f"segment {segment.id}"
    composer.heading(segment.title, segment=segment, key=_anchor(composer, segment))
    quotes = facts.printable(segment.id)
    fresh = [quote for quote in quotes if quote.id not in composer.printed and quote.text.strip()]
    _quotes(composer, fresh)
    if seen := len(quotes) - len(fresh):
        composer.add(Paragraph(_elsewhere(composer, segment, seen, bool(fresh)), "body"))
    elif not quotes:
        composer.add(Paragraph(bare("None of the words noted here has passed the level that this report prints.")))
    insights = [each for each in composer.session.all(Insight) if segment.id in each.segments]
    is_inner = segment in composer.session.details.star.inner
    for kind, title in (
        (InsightKind.EXAMPLE, "Examples"),
        (InsightKind.QUESTION, "Open questions"),
        (InsightKind.LIMIT, "Limits"),
    ):
        found = [each for each in insights if each.kind is kind and (is_inner or not _is_on_inner(composer, each))]
        if found:
            composer.heading(title, 2)
            composer.add(Points(tuple(composer.insight(each) for each in found)))


def _off_the_star(composer: Composer) -> None:
    """The words that lie on no part of the star, by agenda item: all of them, where there is no star."""
    session = composer.session
    rest = [
        quote
        for quote in session.quotes
        if quote.id not in composer.printed and composer.facts.prints(quote) and quote.text.strip()
    ]
    if not rest:
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


def _quotes(composer: Composer, quotes: Sequence[Quote]) -> None:
    """Boxes; of more than a few, all but the first in smaller type."""
    for place, quote in enumerate(quotes):
        composer.quote(quote, compact=place > 0 and len(quotes) > MOST_BOXES)


def _anchor(composer: Composer, segment: Segment) -> str:
    """The anchor of a segment's heading."""
    return f"segment-{composer.session.details.star.segments.index(segment) + 1}"


def _is_on_inner(composer: Composer, insight: Insight) -> bool:
    """Whether an insight also lies on an inner part, under which it was printed already."""
    return any(segment.id in insight.segments for segment in composer.session.details.star.inner)


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


# ---- summary, impact, voices


def _summary(composer: Composer) -> None:
    insights = [each for each in composer.session.all(Insight) if each.kind is InsightKind.INSIGHT]
    shows = [show for show in composer.session.all(Show) if _divides(show)]
    if not insights and not shows and not composer.facts.heard:
        return
    composer.place = "executive summary"
    composer.heading("Executive summary", opens_page=True)
    if insights:
        chosen = insights[:MOST_FINDINGS]
        said = f"{capital(counted(len(chosen), 'finding'))} {'was' if len(chosen) == 1 else 'were'} noted at the table:"
        composer.add(Paragraph(bare(said), "lead"))
        composer.findings(chosen)
        if rest := insights[MOST_FINDINGS:]:
            composer.heading("Also noted", 2)
            composer.add(Points(tuple(composer.insight(each) for each in rest)))
    elif composer.facts.heard:
        _in_numbers(composer)
    if shows:
        composer.heading("Where the table did not agree", 2)
        composer.add(Points(tuple(_show(show) for show in shows)))
    questions = [each for each in composer.session.all(Insight) if each.kind is InsightKind.QUESTION]
    loose = [
        each for each in questions if not set(each.segments) & {s.id for s in composer.session.details.star.segments}
    ]
    if loose:
        composer.heading("Questions still open", 2)
        composer.add(Points(tuple(composer.insight(each) for each in loose)))


def _in_numbers(composer: Composer) -> None:
    """The summary of a debate of which no insights were noted: where it went, and where it did not."""
    star, facts = composer.session.details.star, composer.facts
    ranked = sorted((segment for segment in star.segments if facts.points(segment)), key=facts.points, reverse=True)
    composer.add(Paragraph(bare("The record shows where the debate went:"), "lead"))
    host = facts.host.name if facts.host else ""
    items = []
    for segment in ranked[:3]:
        silent = silence([sector.name for sector in facts.silent(segment)], host)
        said = f"{counted(facts.points(segment), 'point')} {'was' if facts.points(segment) == 1 else 'were'} heard"
        items.append(
            joined((Span(f"{segment.title}: ", strong=True),), ended(said + (f"; {silent} to it" if silent else "")))
        )
    hollow = [segment.title for segment in star.segments if not facts.points(segment)]
    if hollow:
        items.append(joined((Span("Not reached: ", strong=True),), ended(listed(hollow))))
    composer.add(Points(tuple(items)))


def _divides(show: Show) -> bool:
    """Whether hands were raised on both sides."""
    return any(count.in_favour for count in show.counts) and any(count.against for count in show.counts)


def _show(show: Show) -> tuple[Span, ...]:
    """A show of hands in total: counts by sector would tell how a single person voted."""
    counts_of = [
        (sum(count.in_favour for count in show.counts), "for"),
        (sum(count.against for count in show.counts), "against"),
        (sum(count.unsure for count in show.counts), "unsure"),
    ]
    hands = listed([f"{in_words(number)} {side}" for number, side in counts_of if number])
    return joined((Span(ended(show.statement.strip()) + " ", strong=True),), ended(f"By a show of hands {hands}"))


def _impact(composer: Composer) -> None:
    actions = composer.session.all(ActionPoint)
    if not actions:
        return
    composer.place = "impact"
    composer.heading("Impact of the debate", opens_page=True)
    said = "Before they left, the organisations at the table said what they will do. The words are theirs."
    composer.add(Paragraph(bare(said), "lead"))
    composer.actions()
    _next_dates(composer)


def _next_dates(composer: Composer) -> None:
    """What happens next: the day of the report, then the next dates that somebody has promised something for."""
    details = composer.session.details
    after = details.reported_on or details.held_on
    promised: dict[str, list[str]] = {}
    due = [action for action in composer.session.all(ActionPoint) if action.due and not action.done]
    for action in sorted(due, key=lambda each: (each.due, each.sort, each.id)):
        if after is None or (action.due and action.due >= after):
            label = owner_label(composer.session, action)
            who = promised.setdefault(long_date(action.due), [])
            name = label.organisation or label.first or "the table"
            if name not in who:
                who.append(name)
    rows = [(long_date(details.reported_on), "This report is published.")] if details.reported_on else []
    rows += [(day, f"Promised for this day by {listed(who)}.") for day, who in list(promised.items())[:NEXT_DATES]]
    if not promised:
        return
    composer.heading("What happens next", 2)
    cells = tuple((Cell(bare(day)), Cell(bare(said))) for day, said in rows)
    composer.add(Grid(cells, (128 / 425, 297 / 425), dense=True))


def _voices(composer: Composer) -> None:
    from_turns = composer.facts.speaking_time
    has_agenda = composer.session.count(AgendaItem) > 0
    if not from_turns and not composer.session.quotes:
        return
    composer.place = "who was heard"
    composer.heading("Who was heard", opens_page=True)
    minutes = round(from_turns)
    said = f"{capital(counted(composer.facts.speakers, 'person', 'people'))} spoke"
    if minutes:
        said += f" for {counted(minutes, 'minute')} in all"
    said += ". A share is no merit and no fault: some had come to open, some to listen."
    composer.add(Paragraph(bare(said)))
    composer.voices()
    if has_agenda:
        composer.heading("The agenda as it was", 2)
        composer.agenda()

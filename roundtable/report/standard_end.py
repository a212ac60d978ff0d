"""The end of the standard report: executive summary, impact, and who was heard."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.floor import Show
from roundtable.domain.singling import printed_label
from roundtable.domain.words import ActionPoint, Insight, InsightKind
from roundtable.report.composer import Composer
from roundtable.report.content import Cell, Grid, Paragraph, Points
from roundtable.report.listed import print_actions
from roundtable.report.markdown import Rich, Span, bare, inline, joined
from roundtable.report.pictured import print_agenda, print_voices
from roundtable.report.spoken import insight_item, print_findings
from roundtable.report.text import plain
from roundtable.report.voices import voices
from roundtable.report.wordings import capital, counted, ended, in_words, listed, long_date, silence

MOST_FINDINGS = 5
NEXT_DATES = 6
PROMISES = 3
"""So many for one day are told with their words."""
LINE_OF_PROMISE, FEWEST = 57, 24
"""Characters of a line that says who promised and what in its first words; so many of these at least."""
_SMALL_LAST = re.compile(r"( [\w’']{1,3})+$")


def summary(composer: Composer) -> None:
    """The executive summary: findings, and where the table did not agree."""
    insights = noted(composer)
    shows = [show for show in composer.session.all(Show) if show.divides]
    if not insights and not shows and not composer.facts.heard:
        return
    composer.place = "executive summary"
    composer.heading("Executive summary", opens_page=True)
    if insights:
        chosen = len(insights[:MOST_FINDINGS])
        said = f"{capital(counted(chosen, 'finding'))} {'was' if chosen == 1 else 'were'} noted at the table:"
        composer.add(Paragraph(bare(said), "lead"))
        findings(composer)
    elif composer.facts.heard:
        _in_numbers(composer)
    if shows:
        composer.heading("Where the table did not agree", 2)
        for show in shows:
            composer.check_names(show.statement, f"show {show.id} statement")
        composer.add(Points(tuple(_show(show) for show in shows)))


def noted(composer: Composer) -> list[Insight]:
    """The insights in the order in which they were noted; examples, questions and limits are others."""
    return [each for each in composer.session.all(Insight) if each.kind is InsightKind.INSIGHT]


def findings(composer: Composer) -> None:
    """The insights of an executive summary: the first ones as numbered findings, the others as a list below them."""
    insights = noted(composer)
    print_findings(composer, insights[:MOST_FINDINGS])
    if rest := insights[MOST_FINDINGS:]:
        composer.heading("Also noted", 2)
        composer.add(Points(tuple(insight_item(composer, each) for each in rest)))


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


def _show(show: Show) -> tuple[Span, ...]:
    """A show of hands in total: counts by sector would tell how a single person voted."""
    counts_of = [
        (sum(count.in_favour for count in show.counts), "for"),
        (sum(count.against for count in show.counts), "against"),
        (sum(count.unsure for count in show.counts), "unsure"),
    ]
    hands = listed([f"{in_words(number)} {side}" for number, side in counts_of if number])
    return joined((Span(ended(show.statement.strip()) + " ", strong=True),), ended(f"By a show of hands {hands}"))


def impact(composer: Composer) -> None:
    """The action points and the next dates; nothing where nothing was promised."""
    actions = composer.session.all(ActionPoint)
    if not actions:
        return
    composer.place = "impact"
    composer.heading("Impact of the debate", opens_page=True)
    said = "What was promised at the table, by whom and by when, in the words in which it was noted."
    composer.add(Paragraph(bare(said), "lead"))
    print_actions(composer)
    next_dates(composer)


def next_dates(composer: Composer) -> None:
    """What happens next: the day of the report, then the next dates that somebody has promised something for."""
    details = composer.session.details
    after = details.reported_on or details.held_on
    promised: dict[str, list[tuple[str, str]]] = {}
    due = [action for action in composer.session.all(ActionPoint) if action.due and not action.done]
    for action in sorted(due, key=lambda each: (each.due, each.sort, each.id)):
        if after is None or (action.due and action.due >= after):
            label = printed_label(composer.session, action)
            who = label.organisation or label.first or "The table"
            promised.setdefault(long_date(action.due), []).append((who, action.text))
    rows = [(long_date(details.reported_on), bare("This report is published."))] if details.reported_on else []
    rows += [(day, _promises(made)) for day, made in list(promised.items())[:NEXT_DATES]]
    if not promised:
        return
    composer.heading("What happens next", 2)
    cells = tuple((Cell(bare(day)), Cell(said)) for day, said in rows)
    composer.add(Grid(cells, (102 / 425, 323 / 425), dense=True))


def _promises(made: Sequence[tuple[str, str]]) -> Rich:
    """Who promised what for one day, in the first words of each; of many only who."""
    if len(made) > PROMISES:
        return bare(
            f"{capital(counted(len(made), 'promise'))} by {listed(list(dict.fromkeys(who for who, _ in made)))}."
        )
    said = [
        joined((Span(f"{who}: ", strong=True),), _first_words(text, max(LINE_OF_PROMISE - len(who), FEWEST)))
        for who, text in made
    ]
    return joined(*(each if place == 0 else joined(" ", each) for place, each in enumerate(said)))


def _first_words(text: str, room: int) -> str:
    """As many whole words as fit, and no small one last: "We lend two advisers…", where "to the" would follow."""
    words = plain(inline(text))
    if len(words) <= room:
        return ended(words)
    return _SMALL_LAST.sub("", words[: room + 1].rpartition(" ")[0]).rstrip(",;:.–") + "…"


def _of_them(composer: Composer, minutes: int) -> str:
    """How many of all minutes the panels below show: they leave out what was no debate, and who may not be told of."""
    found = voices(composer.facts)
    if found is None or found.unit != "minutes" or found.total == minutes:
        return " in all"
    parts = "part" if len(found.parts) == 1 else f"{in_words(len(found.parts))} parts"
    where = "as shown below" if found.left_out or composer.facts.others else f"in the {parts} below"
    return f", {in_words(found.total)} of them {where}"


def voices_chapter(composer: Composer) -> None:
    """Who was heard, and the agenda as it was."""
    from_turns = composer.facts.speaking_time
    has_agenda = composer.session.count(AgendaItem) > 0
    if not from_turns and not composer.session.quotes:
        return
    composer.place = "who was heard"
    composer.heading("Who was heard", opens_page=True)
    minutes = round(from_turns)
    said = f"{capital(counted(composer.facts.speakers, 'person', 'people'))} spoke"
    if minutes:
        said += f" for {counted(minutes, 'minute')}{_of_them(composer, minutes)}"
    said += ". A share is no merit and no fault: some had come to open, some to listen."
    composer.add(Paragraph(bare(said)))
    print_voices(composer)
    if has_agenda:
        composer.heading("The agenda as it was", 2)
        print_agenda(composer)

"""The end of the standard report: executive summary, impact, and who was heard."""

from __future__ import annotations

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.floor import Show
from roundtable.domain.singling import printed_label
from roundtable.domain.words import ActionPoint, Insight, InsightKind
from roundtable.report.composer import Composer
from roundtable.report.content import Cell, Grid, Paragraph, Points
from roundtable.report.listed import print_actions
from roundtable.report.markdown import Span, bare, joined
from roundtable.report.pictured import print_agenda, print_voices
from roundtable.report.spoken import insight_item, print_findings
from roundtable.report.wordings import capital, counted, ended, in_words, listed, long_date, silence

MOST_FINDINGS = 5
NEXT_DATES = 6


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
    promised: dict[str, list[str]] = {}
    due = [action for action in composer.session.all(ActionPoint) if action.due and not action.done]
    for action in sorted(due, key=lambda each: (each.due, each.sort, each.id)):
        if after is None or (action.due and action.due >= after):
            label = printed_label(composer.session, action)
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
        said += f" for {counted(minutes, 'minute')} in all"
    said += ". A share is no merit and no fault: some had come to open, some to listen."
    composer.add(Paragraph(bare(said)))
    print_voices(composer)
    if has_agenda:
        composer.heading("The agenda as it was", 2)
        print_agenda(composer)

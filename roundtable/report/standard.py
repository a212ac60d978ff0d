"""The report that stands at once, with nobody having written a line: composed from the records of a session.

Every number in it is counted and every sentence follows from the record; what was not recorded is not spoken of.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from roundtable.domain.attribution import listed_contributors
from roundtable.domain.outline import Figure, FigurePlace, Reference
from roundtable.domain.star import Segment
from roundtable.domain.words import QuoteState
from roundtable.report import method
from roundtable.report.composer import Composer
from roundtable.report.content import Counts, Paragraph
from roundtable.report.listed import print_contributors, print_references
from roundtable.report.markdown import Span, bare, joined
from roundtable.report.pictured import print_figure
from roundtable.report.standard_end import impact, summary, voices_chapter
from roundtable.report.standard_star import off_the_star, segment_chapter, star_chapter
from roundtable.report.wordings import capital, counted, ended, in_a_sentence, in_words, listed, long_date

LIST_OF_CONTRIBUTORS = "Contributors to the debate"


def compose(composer: Composer) -> None:
    """Compose the standard report, in the order that the interchange format gives."""
    steps: list[Callable[[Composer], None]] = [
        _introduction,
        star_chapter,
        *(partial(segment_chapter, segment=each) for each in _heard(composer)),
        off_the_star,
        summary,
        impact,
        voices_chapter,
        _references,
        method.method,
        _contributors,
    ]
    for step in steps:
        with composer.careful():
            step(composer)


def _heard(composer: Composer) -> list[Segment]:
    """The parts of the star that something was said on."""
    return [segment for segment in composer.session.details.star.segments if composer.facts.points(segment)]


def _references(composer: Composer) -> None:
    if composer.session.count(Reference):
        composer.heading("References", opens_page=True)
        print_references(composer)


def _contributors(composer: Composer) -> None:
    if composer.session.details.list_contributors and listed_contributors(composer.session):
        composer.heading(LIST_OF_CONTRIBUTORS, opens_page=True, key="contributors")
        print_contributors(composer)


def _introduction(composer: Composer) -> None:
    details, facts = composer.session.details, composer.facts
    composer.place = "introduction"
    composer.heading("Introduction")
    composer.add(Paragraph(bare(_lead(composer)), "lead"))
    pictures = [
        figure for figure in composer.session.all(Figure) if figure.place is FigurePlace.TEXT and not figure.is_star
    ]
    for figure in pictures[:1]:
        print_figure(composer, figure, beside=True)
    if details.star and facts.heard:
        composer.add(Paragraph(_course(composer)))
    if composer.session.quotes:
        composer.add(Paragraph(bare(method.what_is_printed(details))))
    for figure in pictures[1:]:
        print_figure(composer, figure)
    groups = _groups(composer)
    if len(groups) > 1:
        composer.heading("Who came", 2)
        composer.add(Paragraph(_who_came(composer, groups)))
    counts(composer)


def _lead(composer: Composer) -> str:
    details, facts = composer.session.details, composer.facts
    when = f"On {long_date(details.held_on)} " if details.held_on else ""
    if facts.people:
        who = counted(len(facts.people), "person", "people")
        if when and who[0].isdigit():
            when = f"{when.rstrip()}, "  # the year and the number would be read as one
        who += from_sectors(composer)
        said = f"{when}{who} {'met at one table' if len(facts.people) > 1 else 'came to the table'}"
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


def from_sectors(composer: Composer) -> str:
    """What says from how many sectors they came; empty where somebody belongs to none, or all to the same."""
    sectors = composer.facts.sectors
    return f" from {counted(len(sectors), 'sector')}" if len(sectors) > 1 and not composer.facts.others else ""


def _groups(composer: Composer) -> list[str]:
    """How many came from where; one alone is told of only where all are listed."""
    facts = composer.facts
    groups = [
        f"{in_words(facts.seats[sector.id])} from {in_a_sentence(sector.name)}"
        for sector in facts.sectors
        if sector != facts.host and facts.is_large(sector)
    ]
    alone = sum(not facts.is_large(sector) for sector in facts.sectors if sector != facts.host)
    if alone and composer.session.details.list_contributors:
        groups.append(f"one each from {counted(alone, 'other sector')}" if alone > 1 else "one from another sector")
    if facts.others > 1 or (facts.others and composer.session.details.list_contributors):
        groups.append(counted(facts.others, "other"))
    if facts.host:
        groups.append(f"{in_words(facts.seats[facts.host.id])} from the host")
    return groups


def _who_came(composer: Composer, groups: list[str]) -> tuple[Span, ...]:
    said = capital(listed(groups)) + "."
    if not (composer.session.details.list_contributors and listed_contributors(composer.session)):
        return bare(said)
    return joined(said + " The full list is at the end (see ", (Span("Contributors", target="contributors"),), ").")


def counts(composer: Composer) -> None:
    """The row of counted figures; what was never counted is not in it."""
    facts = composer.facts
    stood = facts.how_many(QuoteState.CONFIRMED)
    found = [
        (len(facts.people), f"people{from_sectors(composer)}" if len(facts.people) != 1 else "person"),
        (facts.heard, "point heard" if facts.heard == 1 else "points heard"),
        (facts.read_back, "quote read back" if facts.read_back == 1 else "quotes read back"),
        (stood, "confirmed as it stood" if stood == 1 else "confirmed as they stood"),
        (facts.owned_actions, "action with an owner" if facts.owned_actions == 1 else "actions with an owner"),
    ]
    items = tuple((f"{number:,}", label) for number, label in found if number)
    if len(items) > 1:
        composer.add(Counts(items))

"""The standard report, composed from the records alone: it stands at once, and every number in it is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from roundtable.domain.agenda import AgendaItem, ItemKind
from roundtable.domain.figures import evidence_by_segment, points_heard
from roundtable.domain.floor import Show, ShowCount, Turn
from roundtable.domain.outline import Reference
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Edit, Id, Record, remove
from roundtable.domain.session import Session
from roundtable.domain.star import NO_STAR
from roundtable.domain.weights import Weights
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.report.build import build_report
from roundtable.report.compose import compose
from roundtable.report.content import Counts, Heading, Paragraph, Quotation, StarFigure, VoicesFigure
from roundtable.report.draft import draft
from roundtable.report.markdown import letters
from roundtable.report.method import how_the_next_was_suggested

from .conftest import DETAILS, PEOPLE, make_session
from .pdf import text_of


def titles(session: Session, level: int = 1) -> list[str]:
    return [part.text for part in compose(session).parts if isinstance(part, Heading) and part.level == level]


def test_it_has_the_chapters_of_the_interchange_format(sample_without_outline: Session) -> None:
    assert titles(sample_without_outline) == [
        "Introduction",
        "What was heard",
        "Co-commissioning",
        "Co-design",
        "Co-delivery",
        "Co-assessment",
        "Map it",
        "Focus it",
        "People it",
        "Market it",
        "Also said",
        "Executive summary",
        "Impact of the debate",
        "Who was heard",
        "References",
        "How this report was made",
        "Contributors to the debate",
    ]


def test_every_printable_quote_stands_in_it_once(sample_without_outline: Session) -> None:
    """In the first segment that it lies on; later ones say where it stands. What lies on none stands behind them."""
    session = sample_without_outline
    due = [quote.text for quote in session.quotes if quote.prints_at(session.details.prints)]
    boxes = [letters(part.text) for part in compose(session).parts if isinstance(part, Quotation)]
    assert sorted(boxes) == sorted(due)
    assert "Six quotes on this part stand under Co-commissioning." in text_of(build_report(session).data)


def test_evidence_lines_are_counted(sample_without_outline: Session) -> None:
    session = sample_without_outline
    found = evidence_by_segment(session)
    lines = {part.text: part.evidence for part in compose(session).parts if isinstance(part, Heading) and part.evidence}
    for segment in session.details.star.segments:
        if found[segment.id].points:
            sectors = len(found[segment.id].sectors)
            said = "all six sectors" if sectors == 6 else f"{sectors} of 6 sectors"
            assert lines[segment.title].startswith(f"{found[segment.id].points} points from {said}")
    assert lines["Co-design"] == "24 points from 5 of 6 sectors; the host did not speak to it"


def test_counted_figures_end_the_introduction(sample_without_outline: Session) -> None:
    session = sample_without_outline
    parts = compose(session).parts
    place = next(index for index, part in enumerate(parts) if isinstance(part, Counts))
    counts = parts[place]
    assert isinstance(counts, Counts)
    following = parts[place + 1]
    assert isinstance(following, Heading) and following.text == "What was heard"
    numbers = [int(number) for number, _ in counts.items]
    confirmed = sum(quote.state is QuoteState.CONFIRMED for quote in session.quotes)
    read_back = sum(quote.state is not QuoteState.HEARD for quote in session.quotes)
    assert numbers == [17, points_heard(session), read_back, confirmed, session.count(ActionPoint)]


def test_least_heard_names_who_was_silent(sample_without_outline: Session) -> None:
    found = text_of(build_report(sample_without_outline).data)
    assert "Part of the star Points Who did not speak to it" in found
    assert "Grow it none Nobody spoke to it" in found
    assert "Market it 5 Universities, sector bodies, professional bodies" in found


def test_the_method_counts_what_became_of_the_words(sample_without_outline: Session) -> None:
    said = " ".join(letters(part.text) for part in compose(sample_without_outline).parts if isinstance(part, Paragraph))
    assert "Of 56 quotes read back, 39 stood, five were reworded, three were taken back and nine were" in said
    assert (
        "Points of order came first; what counted else was most (3): not having been heard yet and replying to what "
        "was being said; more (2): belonging to a sector with less of the time than of the seats and the minutes "
        "waited; a little (1): having spoken less than others."
    ) in said
    assert "Cite as: Dr Miriam Castellanos and Iain Rushworth (2026) Across the same desk." in said


def test_what_nobody_counted_is_said_too() -> None:
    said = how_the_next_was_suggested(Weights(0, 0, 0, 0, 0))
    assert said.endswith("Points of order came first; else the order in which hands were raised.")


def test_next_dates_are_those_still_to_come() -> None:
    """Sorted by day; what is done, or was due before the report, is no next date."""
    actions = [
        ActionPoint(id=Id("late"), sort="a1", text="Later.", organisation_id=Id("calder"), due=date(2027, 3, 1)),
        ActionPoint(id=Id("soon"), sort="a2", text="Soon.", organisation_id=Id("bench"), due=date(2027, 1, 1)),
        ActionPoint(
            id=Id("done"), sort="a3", text="Done.", organisation_id=Id("bench"), due=date(2027, 2, 1), done=True
        ),
        ActionPoint(id=Id("past"), sort="a4", text="Past.", organisation_id=Id("bench"), due=date(2026, 11, 20)),
    ]
    found = text_of(build_report(make_session(*actions)).data)
    assert (
        "26 November 2026 This report is published. 1 January 2027 Open Bench Foundation: Soon. "
        "1 March 2027 Calder Institute: Later." in found
    )
    assert "Past." not in found.split("What happens next")[1] and "Done." not in found.split("What happens next")[1]


def test_a_next_date_says_what_was_promised_in_its_first_words() -> None:
    """Whole words of a long promise; of many for one day only who made them."""
    long = "We publish *all* the minutes of the panel together with what it was paid for reading them, every year."
    day, crowded = date(2027, 1, 1), date(2027, 2, 1)
    actions = [
        ActionPoint(id=Id("a"), sort="a1", text=long, organisation_id=Id("calder"), due=day),
        ActionPoint(id=Id("b"), sort="a2", text="We come", organisation_id=Id("bench"), due=day),
        *(
            ActionPoint(id=Id(f"c{n}"), sort=f"a3{n}", text=f"Number {n}.", organisation_id=Id("calder"), due=crowded)
            for n in range(4)
        ),
    ]
    found = text_of(build_report(make_session(*actions)).data).split("What happens next")[1]
    assert (
        "1 January 2027 Calder Institute: We publish all the minutes of the panel… "
        "Open Bench Foundation: We come. 1 February 2027 Four promises by Calder Institute." in found
    )


def test_hands_are_counted_in_total_only() -> None:
    """By sector, a show of hands would tell how the only person of a sector voted."""
    show = Show(
        id=Id("s"),
        statement="Clients should vote.",
        segment="co-design",
        counts=(ShowCount(Id("uni"), in_favour=3, against=1), ShowCount(Id("char"), unsure=1, against=1)),
    )
    quote = Quote(
        id=Id("q"), text="It depends.", words=Wording.VERBATIM, contributor_id=Id("varga"), segments=("co-design",)
    )
    session = make_session(show, quote)
    found = text_of(build_report(session).data)
    assert "Clients should vote. By a show of hands three for, two against and one unsure." in found


def test_a_debate_without_insights_is_summed_up_from_its_counts() -> None:
    quotes = [
        Quote(
            id=Id(f"q{n}"),
            text=f"Words {n}.",
            words=Wording.VERBATIM,
            contributor_id=Id("varga"),
            segments=("co-design",),
        )
        for n in range(3)
    ]
    found = text_of(build_report(make_session(*quotes)).data)
    assert "Co-design: three points were heard; no one from charities spoke to it." in found
    assert "Not reached: Co-commissioning," in found


def test_without_a_star_words_stand_under_their_agenda_item() -> None:
    """No word is lost because the roundtable has no star."""
    item = AgendaItem(id=Id("i"), title="First round", minutes=20)
    quotes = [
        Quote(id=Id("q1"), text="In it.", words=Wording.VERBATIM, contributor_id=Id("varga"), item_id=item.id),
        Quote(id=Id("q2"), text="Beside it.", words=Wording.VERBATIM, contributor_id=Id("abara")),
    ]
    found = text_of(build_report(make_session(item, *quotes, details=replace(DETAILS, star=NO_STAR))).data)
    assert (
        "What was said First round “In it.” Prof Ilse Varga, Calder Institute Beside the agenda “Beside it.”" in found
    )


def test_each_insight_stands_in_it_once() -> None:
    """Under the first part that it lies on; on none, behind them; findings in the summary."""
    insights = [
        Insight(id=Id(f"{kind.value}-{n}"), text=f"A {kind.value} {n}.", kind=kind, segments=segments)
        for kind in InsightKind
        for n, segments in enumerate([("co-design", "co-delivery", "map-it"), ("map-it",), ()])
    ]
    found = text_of(build_report(make_session(*insights)).data)
    for insight in insights:
        assert found.count(insight.text) == 1, insight.text


def test_nothing_is_said_of_what_was_not_recorded() -> None:
    """A session with people and nothing else: no star, no summary, no impact, no voices, no references."""
    session = make_session()
    assert titles(session) == ["Introduction", "How this report was made", "Contributors to the debate"]
    found = text_of(build_report(session).data)
    for words in ("points heard", "read back", "Executive", "none was typed", "took part for"):
        assert words not in found


def test_the_minutes_in_all_and_those_of_the_panels_are_told_apart(
    sample: Session, sample_without_outline: Session
) -> None:
    """The words, the panels, the caption and what is said of the figure add up to the same."""
    for session in (sample, sample_without_outline):
        parts = compose(session).parts
        (figure,) = (part for part in parts if isinstance(part, VoicesFigure))
        inside = sum(sum(panel.values) for panel in figure.panels)
        assert sum(int(re.findall(r"(\d+) min", panel.below)[0]) for panel in figure.panels) == inside
        assert figure.alt.startswith(f"Bars by sector, in minutes, {inside} in all. ")
        assert sum(map(int, re.findall(r"[a-z] (\d+)\b", figure.alt.partition(". ")[2]))) == inside
        assert f"each part of the debate: {inside} minutes of speech." in letters(figure.caption)
    (said,) = (
        letters(part.text) for part in parts if isinstance(part, Paragraph) and " spoke for " in letters(part.text)
    )
    assert said.startswith(f"Seventeen people spoke for 152 minutes, {inside} of them in the four parts below. A share")


def test_minutes_that_all_stand_in_the_panels_are_told_once() -> None:
    """And where nobody of a sector is shown, the parts below are not all that was said in them."""
    start = datetime(2026, 11, 12, 13, 30, tzinfo=UTC)
    item, other = (
        AgendaItem(id=Id(name), title=name, minutes=30, kind=kind)
        for name, kind in zip(("Round", "Welcome"), (ItemKind.DEBATE, ItemKind.TALK), strict=True)
    )

    def turn(who: str, minutes: int, place: AgendaItem) -> Turn:
        end = start + timedelta(minutes=minutes)
        return Turn(id=Id(f"{who}{place.id}"), contributor_id=Id(who), started_at=start, ended_at=end, item_id=place.id)

    def said(*records: Record) -> str:
        found = text_of(build_report(make_session(item, other, *records)).data)
        return found

    assert "Two people spoke for ten minutes in all. A share" in said(turn("varga", 7, item), turn("abara", 3, item))
    more = said(turn("varga", 7, item), turn("abara", 3, item), turn("abara", 2, other))
    assert "Two people spoke for twelve minutes, ten of them in the part below. A share" in more
    alone = Contributor(id=Id("piotr"), name="Piotr Żółkiewski", sector_id=None, organisation_id=None)
    without = make_session(item, turn("varga", 7, item), turn("piotr", 3, item))
    without = without.with_edits([Edit(without.get(Contributor, alone.id), alone)])
    assert "spoke for ten minutes, seven of them as shown below. A share" in text_of(build_report(without).data)


def test_a_session_without_sectors_or_star(sample_without_outline: Session) -> None:
    """Nothing is counted by sectors where there are none."""
    session = sample_without_outline.with_edits([remove(each) for each in sample_without_outline.all(Sector)])
    found = text_of(build_report(session).data)
    assert " of 6 sectors" not in found and "from all" not in found
    assert "Seventeen people" in found or "seventeen people" in found


def test_words_that_have_not_passed_the_level_are_told_of() -> None:
    quote = Quote(id=Id("q"), text="Unheard of.", contributor_id=Id("varga"), segments=("co-design",))
    session = make_session(quote, details=replace(DETAILS, prints=QuoteState.CONFIRMED))
    found = text_of(build_report(session).data)
    assert "None of the words noted here has passed the level that this report prints." in found
    assert "Unheard of" not in found


def test_references_only_where_there_are_some() -> None:
    assert "References" not in titles(make_session())
    assert "References" in titles(make_session(Reference(id=Id("r"), item='{"title": "T"}')))


def test_insights_become_findings_with_their_claim_first() -> None:
    insight = Insight(
        id=Id("i"), text="First claim. Then the rest of it.", contributor_id=Id("abara"), segments=("co-design",)
    )
    found = text_of(build_report(make_session(insight)).data)
    assert (
        "One finding was noted at the table: 1 First claim. Then the rest of it. Open Bench Foundation, on Co-design"
        in found
    )


def test_the_star_is_referred_to_by_its_own_number(sample_without_outline: Session) -> None:
    """Whatever pictures stand before it; and no number is typed into a draft that is taken over."""
    parts = compose(sample_without_outline).parts
    (place,) = [n for n, part in enumerate(parts) if isinstance(part, StarFigure)]
    star, said = parts[place], parts[place - 1]
    assert isinstance(star, StarFigure) and isinstance(said, Paragraph)
    (link,) = [span for span in said.text if span.target]
    assert (link.text, link.target) == (f"(figure {star.number})", star.key) and star.number == 3
    texts = [block.value for _, _, blocks in draft(sample_without_outline) for block in blocks]
    assert any(text.startswith("The star ([figure](#figure:star)) shows where") for text in texts)
    assert not [text for text in texts if "(figure" in text]


def test_whoever_has_no_sector_is_counted_and_listed_apart() -> None:
    """Under a heading of their own, not under the last sector's; and in the sum of those who came."""
    alone = [Contributor(id=Id(name), name=name) for name in ("Freelance Fred", "Solo Sue")]
    said = text_of(build_report(make_session(*alone)).data)
    assert "six people met at one table" in said
    assert "Two from universities, two from charities and two others." in said
    assert said.index("Marian Abara") < said.index("Others Freelance Fred") < said.index("Solo Sue")


def test_where_nobody_has_a_sector_no_heading_tells_so() -> None:
    alone = [Contributor(id=Id(name), name=name) for name in ("Freelance Fred", "Solo Sue")]
    said = text_of(build_report(make_session(*alone, people=())).data)
    assert "Solo Sue" in said and "Others" not in said and "Who came" not in said


def test_nothing_is_said_of_who_came_where_each_is_alone_and_nobody_is_listed() -> None:
    """Two sectors of one seat each, and no list: there is no sentence that would be left."""
    people = [record for record in PEOPLE if record.id not in ("trần", "piotr")]
    said = text_of(
        build_report(make_session(people=tuple(people), details=replace(DETAILS, list_contributors=False))).data
    )
    assert "two people from two sectors met" in said and "Who came" not in said


def test_one_of_anything_is_told_as_one() -> None:
    """One person comes and does not meet; one quote is noted."""
    quote = Quote(id=Id("q"), text="Only one.", contributor_id=Id("varga"))
    said = text_of(build_report(make_session(quote, people=PEOPLE[:5])).data)
    assert "one person came to the table" in said
    assert "One quote was noted; it was not read back." in said

"""Nothing is printed that should not be: text and metadata of reports are searched for what the rules protect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Edit, Id, add, remove
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.report.build import build_report
from roundtable.report.compose import compose
from roundtable.report.content import Grid, VoicesFigure

from .conftest import DETAILS, make_session
from .pdf import bare, metadata_of, outline_of, text_of

EVERY_BLOCK = Section(
    id=Id("all"),
    title="Everything",
    blocks=tuple(
        Block(kind, value)
        for kind, values in (
            (BlockKind.STAR, ("",)),
            (BlockKind.QUOTES, ("co-design", "co-commissioning", "map-it")),
            (BlockKind.INSIGHTS, ("insight", "example", "question", "limit", "co-design")),
            (BlockKind.ACTIONS, ("",)),
            (BlockKind.AGENDA, ("",)),
            (BlockKind.VOICES, ("",)),
            (BlockKind.CONTRIBUTORS, ("",)),
        )
        for value in values
    ),
)


def everything_in(data: bytes) -> str:
    """Text, metadata and outline, without white space."""
    outline = " ".join(title for _, title, _ in outline_of(data))
    return bare(" ".join([text_of(data), outline, *metadata_of(data).values()]))


def uncredited(session: Session) -> Session:
    """The session without authors and captions, which name people at the host's own wish."""
    details = session.details
    edits = [Edit(details, replace(details, authors=())), *(remove(figure) for figure in session.all(Figure))]
    return session.with_edits(edits)


def with_every_block(session: Session) -> Session:
    return session.with_edits([add(EVERY_BLOCK)])


@pytest.mark.parametrize("prints", [QuoteState.HEARD, QuoteState.READ_BACK, QuoteState.CONFIRMED])
@pytest.mark.parametrize("outlined", [False, True])
def test_withdrawn_words_and_words_below_the_level(
    ruled: Callable[..., Session], prints: QuoteState, outlined: bool
) -> None:
    session = ruled(prints=prints)
    session = with_every_block(session) if outlined else session
    found = everything_in(build_report(session).data)
    kept_back = [quote for quote in session.quotes if not quote.prints_at(prints)]
    assert len(kept_back) >= 3
    for quote in kept_back:
        assert bare(quote.text) not in found
        assert not quote.note or bare(quote.note) not in found


def test_notes_of_quotes_are_the_hosts_own(sample: Session, sample_without_outline: Session) -> None:
    """What the note-taker wrote beside a quote is never printed."""
    notes = [quote.note for quote in sample.quotes if quote.note]
    assert notes
    for session in (sample, sample_without_outline):
        found = everything_in(build_report(session).data)
        assert not any(bare(note) in found for note in notes)


@pytest.mark.parametrize("outlined", [False, True])
def test_people_who_narrowed_their_own_rule(sample_without_outline: Session, outlined: bool) -> None:
    """Three of the sample asked not to be named: by organisation, by sector, and not at all."""
    session = uncredited(sample_without_outline)
    session = with_every_block(session) if outlined else session
    found = everything_in(build_report(session).data)
    guarded = [person for person in session.all(Contributor) if person.attribution is not None]
    assert len(guarded) == 3
    for person in guarded:
        assert bare(person.name) not in found
        assert bare(person.name.split()[-1]) not in found
    only_sector = next(person for person in guarded if person.attribution is Attribution.SECTOR)
    others = {person.organisation_id for person in session.all(Contributor) if person is not only_sector}
    assert only_sector.organisation_id not in others
    said_under = [quote for quote in session.quotes if quote.organisation_id == only_sector.organisation_id]
    if not said_under:
        assert bare(session.get(Organisation, Id(str(only_sector.organisation_id))).name) not in found


@pytest.mark.parametrize("rule", [Attribution.ORGANISATION, Attribution.SECTOR, Attribution.UNATTRIBUTED])
@pytest.mark.parametrize("outlined", [False, True])
def test_the_rule_of_the_session(ruled: Callable[..., Session], rule: Attribution, outlined: bool) -> None:
    """Under a rule of the session, and with no list, nobody's name is anywhere."""
    session = uncredited(ruled(attribution=rule, list_contributors=False, host="The Clinic"))
    session = with_every_block(session) if outlined else session
    found = everything_in(build_report(session).data)
    for person in session.all(Contributor):
        assert bare(person.name) not in found
        assert not person.email or person.email not in found
    for organisation in session.all(Organisation):
        # A text may speak of an organisation; nothing is said under its name.
        assert (bare(f"{organisation.name}:") in found) is False or rule is Attribution.ORGANISATION
    quoted = [quote for quote in session.quotes if quote.prints_at(session.details.prints)]
    assert any(bare(quote.text) in found for quote in quoted)


def test_emails_initials_and_seats_are_never_printed(sample: Session, sample_without_outline: Session) -> None:
    for session in (sample, sample_without_outline):
        found = everything_in(build_report(session).data)
        for person in session.all(Contributor):
            assert not person.email or person.email not in found
            assert not person.consent_how or bare(person.consent_how) not in found


def test_no_list_means_no_list_no_count_and_no_partners(ruled: Callable[..., Session]) -> None:
    """Under the Chatham House Rule nobody's presence is told, and nothing counts to one."""
    session = uncredited(ruled(list_contributors=False))
    report = compose(with_every_block(session))
    assert report.cover.partners == ()
    found = text_of(build_report(session).data)
    assert "Contributors to the debate" not in found
    assert "Together with" not in found


def test_a_sector_of_one_is_not_told_of() -> None:
    """Where a person may not be known, nobody is told that their sector was silent, or how long it spoke."""
    alone = Contributor(id=Id("alone"), name="Only One", organisation_id=Id("solo"))
    solo = Organisation(id=Id("solo"), name="Solo Ltd", sector_id=Id("lone"))
    lone = Sector(id=Id("lone"), sort="a3", name="Firms")
    quote = Quote(
        id=Id("q"), text="Words.", words=Wording.VERBATIM, contributor_id=Id("varga"), segments=("co-design",)
    )
    named = make_session(alone, solo, lone, quote)
    hidden = make_session(alone, solo, lone, quote, details=replace(DETAILS, list_contributors=False))
    assert "firms" in text_of(build_report(named).data)
    found = text_of(build_report(hidden).data)
    assert "firms" not in found.lower()
    assert "one from another" not in found
    for part in compose(named).parts:
        assert not isinstance(part, VoicesFigure)


def test_a_quotes_own_rule_wins_over_a_wider_one() -> None:
    quote = Quote(
        id=Id("q"),
        text="Between us.",
        words=Wording.VERBATIM,
        contributor_id=Id("abara"),
        attribution=Attribution.SECTOR,
        segments=("co-design",),
    )
    session = make_session(quote, details=replace(DETAILS, list_contributors=False))
    found = text_of(build_report(session).data)
    assert "“Between us.” Charities" in found
    assert "Abara" not in found and "Open Bench" not in found


def test_owners_and_insights_keep_the_rule_too() -> None:
    session = make_session(
        ActionPoint(id=Id("a"), text="We do it.", owner_id=Id("abara")),
        *(
            Insight(
                id=Id(kind.value),
                text=f"Of {kind.value}.",
                kind=kind,
                contributor_id=Id("abara"),
                segments=("co-design",),
            )
            for kind in InsightKind
        ),
        details=replace(DETAILS, attribution=Attribution.UNATTRIBUTED, list_contributors=False),
    )
    found = text_of(build_report(session).data)
    assert "We do it." in found and "Of example." in found
    assert "Abara" not in found and "Open Bench" not in found
    grids = [part for part in compose(session).parts if isinstance(part, Grid) and part.strong_first]
    assert grids[0].rows[0][0].text[0].text == "The table"


def test_a_sector_that_points_to_one_person_is_warned_of() -> None:
    """The label is printed as the rule says; the author is told, and may choose a wider one."""
    lone = Sector(id=Id("lone"), sort="a3", name="Firms")
    alone = Contributor(id=Id("alone"), name="Only One", sector_id=Id("lone"), attribution=Attribution.SECTOR)
    sector = Attribution.SECTOR
    quotes = [
        Quote(id=Id(who), text="Words.", contributor_id=Id(who), attribution=sector, segments=("co-design",))
        for who in ("alone", "varga")
    ]
    warnings = build_report(make_session(lone, alone, *quotes)).warnings
    assert warnings == (
        'segment co-design: quote "alone" stands under "Firms", which had one seat: it points to one person',
    )


def test_an_organisation_that_fits_one_person_is_told_and_kept_off_insights_and_promises() -> None:
    """A quote's label is chosen beside it; an insight and a promise have none of their own, and are printed wider."""
    docks = Organisation(id=Id("docks"), name="Lone Docks", sector_id=Id("lone"))
    quays = Organisation(id=Id("quays"), name="Other Quays", sector_id=Id("lone"))
    firms = Sector(id=Id("lone"), sort="a3", name="Firms")
    people = [
        Contributor(id=Id(each.id + "-one"), name=f"One of {each.id}", organisation_id=each.id)
        for each in (docks, quays)
    ]
    one, on = Id("docks-one"), ("co-design",)
    points = (
        Quote(id=Id("said"), text="Ask us first.", contributor_id=one, segments=on, state=QuoteState.CONFIRMED),
        Insight(id=Id("found"), text="Trust comes first.", contributor_id=one, segments=on),
        ActionPoint(id=Id("promised"), text="Map the quays.", owner_id=one),
    )
    details = replace(DETAILS, attribution=Attribution.ORGANISATION, list_contributors=False)
    session = with_every_block(uncredited(make_session(docks, quays, firms, *people, details=details)))
    found = build_report(session.with_edits([add(each) for each in points[1:]]))
    printed = bare(text_of(found.data))
    assert bare("Trust comes first. (Firms)") in printed
    assert bare("Lone Docks") not in printed
    told = {each.partition(": ")[2] for each in found.warnings}
    assert 'an insight stands under "Firms", as "Lone Docks" fits one person only' in told
    assert 'a promise stands under "Firms", as "Lone Docks" fits one person only' in told
    told = {each.partition(": ")[2] for each in build_report(session.with_edits([add(points[0])])).warnings}
    assert 'quote "said" stands under "Lone Docks", which fits one person only' in told

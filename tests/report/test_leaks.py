"""Nothing that the rules keep back is published: finished reports are searched, and each door is sabotaged once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from roundtable.commands.details import keep_names_back, release_names
from roundtable.domain.attribution import Label
from roundtable.domain.errors import Refused
from roundtable.domain.look import Released
from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id, Record, add
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Quote, QuoteState
from roundtable.report import build
from roundtable.report.build import build_report, write_report
from roundtable.report.compose import compose
from roundtable.report.content import Heading, Report, StarFigure
from roundtable.report.finished import Passage
from roundtable.report.leaks import Leaked, Leaks, leaks_of
from roundtable.report.publication import publish
from tests.report.conftest import DETAILS, make_session, one_section, text_block
from tests.report.pdf import text_of

NOW = datetime(2026, 11, 12, 15, tzinfo=UTC)
CHATHAM = replace(DETAILS, attribution=Attribution.UNATTRIBUTED, list_contributors=False)
SAID = Quote(
    id=Id("q"),
    text="Ask the table first",
    contributor_id=Id("varga"),
    state=QuoteState.CONFIRMED,
    segments=("co-design",),
)
EVERYTHING = one_section(
    text_block("What the table said."), Block(BlockKind.QUOTES, "co-design"), Block(BlockKind.CONTRIBUTORS)
)
ILSE = Id("varga")


def secret(session: Session, **changes: object) -> Session:
    """The session with Ilse Varga, who alone is chair of the board, asking for no name."""
    person = session.get(Contributor, ILSE)
    wishes = {"attribution": Attribution.UNATTRIBUTED, "initials": "IV", "role": "Chair of the board", **changes}
    return session.with_edits([Edit(person, replace(person, **wishes))])  # type: ignore[arg-type]  # fields by name


def found(session: Session, *texts: str, kind: str = "text", section: str = "Section") -> Leaks:
    return leaks_of(session, [Passage(kind, text, 3, section) for text in texts])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("as Ilse Varga said", "name"),
        ("AS ILSE VARGA SAID", "name"),
        ("as ilse varga said", "name"),
        ("Ílsé Várga’s view", "name"),
        ("the Varga-led group", "name"),
        ("as Ilse\r\nVarga said", "name"),
        ("as Var-\r\nga said", "name"),
        ("as Ilse Var\nga said", "name"),
        ("I\u00adl\u00adse said so", "name"),
        ("write to ILSE@calder.example", "e-mail"),
        ("said IV", "initials"),
        ("the Chair of the Board", "role"),
    ],
)
def test_it_is_found_in_any_dress(text: str, kind: str) -> None:
    *_, leak = sorted(found(secret(make_session()), text).stopping, key=lambda each: each.kind == kind)
    assert (leak.kind, leak.whose, leak.page, leak.section) == (kind, "Prof Ilse Varga", 3, "Section")
    assert "page 3, “Section”" in leak.line and leak.line.endswith("put there by the program")


def test_a_ligature_and_a_word_that_only_holds_it() -> None:
    session = secret(make_session(), name="Effie Affleck")
    assert [each.found for each in found(session, "said Eﬀie Aﬄeck").stopping] == ["Eﬀie Aﬄeck"]
    assert not found(secret(make_session()), "the vargasse of Elseworth, IVY, ivory, chairs of the boards").stopping


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".md"])
def test_the_doors_agree_on_words_that_only_look_like_names(suffix: str) -> None:
    """A session in May, with May Fields, who is told of nowhere, and words that begin with the month or the wish."""
    texts = ("May told us first about the flood", "May we go on to the flood?", "May is the month of the flood")
    words = [replace(SAID, id=Id(text), text=text, sort=text) for text in texts]
    details = replace(CHATHAM, held_on=date(2026, 5, 12), reported_on=date(2026, 5, 30))
    built = publish(secret(make_session(*words, details=details), name="May Fields"), suffix)
    assert not built.leaks.stopping and not built.leaks.let_stand


@pytest.mark.parametrize("text", ["to\nby the river", "Will\niam", "see a var\nga"])
def test_words_at_the_ends_of_lines_are_no_names(text: str) -> None:
    assert not found(secret(make_session(), name="Toby Liam"), text).stopping


def test_organisations_of_a_table_that_nobody_may_know_of() -> None:
    session = make_session(SAID, details=CHATHAM)
    (leak,) = found(session, "said the calder institute").stopping
    assert leak.line.startswith("page 3, “Section”: the organisation (“calder institute”)")
    assert not found(make_session(SAID), "said the Calder Institute").stopping


def test_a_sound_report_is_published_whatever_the_rules(tmp_path: Path) -> None:
    for rule in Attribution:
        for listed in (True, False):
            details = replace(DETAILS, attribution=rule, list_contributors=listed)
            for session in (make_session(SAID, EVERYTHING, details=details), make_session(SAID, details=details)):
                built = write_report(secret(session, attribution=None), tmp_path / "r.pdf")
                assert not built.leaks.stopping and not built.leaks.let_stand


@pytest.mark.parametrize("outline", [(), (EVERYTHING,)])
@pytest.mark.parametrize("rule", Attribution)
def test_whoever_is_listed_without_sector_organisation_or_role_is_no_leak(
    rule: Attribution, outline: tuple[Record, ...]
) -> None:
    lone: Record = Contributor(id=Id("lone"), name="Zed Lonely")
    roled: Record = Contributor(id=Id("roled"), name="Ann Roler", role="Chair", sector_id=Id("char"))
    session = make_session(SAID, lone, roled, *outline, details=replace(DETAILS, attribution=rule))
    built = build_report(session)
    assert "Zed Lonely" in text_of(built.data) and not built.leaks.stopping


def test_what_every_file_says_of_itself_is_nobodys_name() -> None:
    session = secret(make_session(EVERYTHING), name="Uma Library", initials="UA", role="Schema")
    assert not build_report(session).leaks.stopping


def test_the_sample_is_published(sample: Session, sample_without_outline: Session) -> None:
    for session in (sample, sample_without_outline):
        assert build_report(session).leaks == Leaks()


# Each door sabotaged


def _label(*_: object) -> Label:
    return Label("Prof Ilse Varga", "Calder Institute")


def _with_report(changed: Callable[[Report], Report], monkeypatch: pytest.MonkeyPatch) -> None:
    composed = compose
    monkeypatch.setattr(build, "compose", lambda session: changed(composed(session)))


def _signature(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roundtable.report.spoken.quote_label", _label)


def _list(monkeypatch: pytest.MonkeyPatch) -> None:
    def everybody(session: Session) -> Iterable[tuple[Contributor, Label]]:
        return [(person, Label(person.name)) for person in session.all(Contributor)]

    monkeypatch.setattr("roundtable.report.listed.listed_contributors", everybody)


def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roundtable.report.compose.redacted", lambda session: session)


def _metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    _with_report(lambda report: replace(report, authors="I. Varga"), monkeypatch)


def _subject(monkeypatch: pytest.MonkeyPatch) -> None:
    _with_report(lambda report: replace(report, subject="Talk of ilse@calder.example"), monkeypatch)


def _bookmark(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(report: Report) -> Report:
        parts = (replace(p, text="What Ilse Varga said") if isinstance(p, Heading) else p for p in report.parts)
        return replace(report, parts=tuple(parts))

    _with_report(changed, monkeypatch)


def _description(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(report: Report) -> Report:
        parts = (replace(p, alt="Ilse Varga") if isinstance(p, StarFigure) else p for p in report.parts)
        return replace(report, parts=tuple(parts))

    _with_report(changed, monkeypatch)


DOORS: dict[Callable[[pytest.MonkeyPatch], None], str] = {
    _signature: "text",
    _list: "text",
    _words: "text",
    _metadata: "metadata",
    _subject: "metadata",
    _bookmark: "bookmark",
    _description: "description",
}


@pytest.mark.parametrize("door", DOORS)
def test_a_sabotaged_report_is_not_published(
    door: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    quote = replace(SAID, id=Id("r"), contributor_id=Id("abara"), text="As Ilse Varga says, ask first")
    outline = replace(EVERYTHING, blocks=(*EVERYTHING.blocks, Block(BlockKind.STAR)))
    session, path = secret(make_session(SAID, quote, outline)), tmp_path / "r.pdf"
    path.write_bytes(b"before")
    assert not build_report(session).leaks.stopping
    door(monkeypatch)
    with pytest.raises(Leaked, match=r"not published: .*the (name|e-mail) of Prof Ilse Varga") as told:
        write_report(session, path)
    assert path.read_bytes() == b"before" and list(tmp_path.iterdir()) == [path]
    assert DOORS[door] in {leak.part for leak in told.value.leaks.stopping}
    assert not any(leak.typed_in for leak in told.value.leaks.stopping)


def test_a_name_that_only_the_list_may_tell_is_found_under_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule keeps names from words; the list of contributors, which prints them, is no excuse."""
    session = make_session(SAID, EVERYTHING, details=replace(DETAILS, attribution=Attribution.ORGANISATION))
    assert not build_report(session).leaks.stopping
    _signature(monkeypatch)
    (leak,) = build_report(session).leaks.stopping
    assert (leak.whose, leak.found, leak.part) == ("Prof Ilse Varga", "Ilse Varga", "text")


@pytest.mark.parametrize("rule", [Attribution.ORGANISATION, Attribution.SECTOR, Attribution.UNATTRIBUTED])
def test_a_quote_that_alone_is_kept_without_its_name_is_looked_at(
    rule: Attribution, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ilse may be named, her other quote and the list name her, and this one may not."""
    own = Quote(
        id=Id("own"),
        text="What was said in confidence, and printed",
        contributor_id=ILSE,
        state=QuoteState.CONFIRMED,
        segments=("co-design",),
        attribution=rule,
    )
    session = make_session(own, SAID, EVERYTHING)
    assert not build_report(session).leaks.stopping
    _signature(monkeypatch)
    found = build_report(session).leaks.stopping
    assert {(leak.whose, leak.page, leak.section) for leak in found if leak.kind == "name"} == {
        ("Prof Ilse Varga", 2, "Section")
    }
    assert any(leak.kind == "organisation" for leak in found) == (rule is not Attribution.ORGANISATION)


def test_the_hosts_text_behind_such_a_quote_may_name_its_speaker() -> None:
    own = replace(SAID, attribution=Attribution.UNATTRIBUTED)
    blocks = (Block(BlockKind.QUOTE, "q"), text_block("Ilse Varga then showed the hall."))
    assert not build_report(make_session(own, one_section(*blocks))).leaks.stopping


def test_a_link_is_searched() -> None:
    session = secret(make_session(one_section(text_block("[here](https://a.example/people/ilse%2Dvarga)"))))
    found = build_report(session).leaks.stopping
    assert {(leak.found, leak.part, leak.page, leak.typed_in) for leak in found} == {
        ("ilse-varga", "link", 2, "the section “Section”")
    }


# What the host typed


def test_title_host_authors_and_credits_are_allowed_and_each_is_listed_once() -> None:
    details = replace(DETAILS, title="For Ilse Varga", host="Varga House", authors=("Prof Ilse Varga", "A. N. Other"))
    star = Figure(id=Id("f"), caption="The star", is_star=True, credit="Drawn by Ilse Varga")
    session = secret(make_session(star, one_section(Block(BlockKind.FIGURE, "f")), details=details))
    leaks = build_report(session).leaks
    assert not leaks.stopping
    assert sorted(leaks.overlaps) == [
        "a credit: holds the name of Prof Ilse Varga (“Ilse Varga”), which is allowed there",
        "the authors: holds the name of Prof Ilse Varga (“Ilse Varga”), which is allowed there",
        "the host: holds the name of Prof Ilse Varga (“Varga”), which is allowed there",
        "the title: holds the name of Prof Ilse Varga (“Ilse Varga”), which is allowed there",
    ]


def test_an_author_is_no_excuse_for_a_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    details = replace(DETAILS, authors=("Prof Ilse Varga",))
    session = secret(make_session(SAID, EVERYTHING, details=details))
    _signature(monkeypatch)
    found = build_report(session).leaks.stopping
    assert [(leak.section, leak.kind) for leak in found] == [("Section", "name"), ("Section", "organisation")]


def letting(session: Session, leaks: Leaks, because: str = "she opened the day") -> Session:
    """The session with all that may stand let stand, each where it was found."""
    names = [leak.permission for leak in leaks.stopping if leak.may_stand]
    return session.with_edits(release_names(session, NOW, names=names, because=because))


def prose(*blocks: Block) -> Session:
    return secret(make_session(one_section(*(blocks or (text_block("Then Ilse Varga spoke of doors."),)))))


def test_the_hosts_own_text_stops_it_until_it_may_stand(tmp_path: Path) -> None:
    session = prose()
    with pytest.raises(Leaked) as told:
        write_report(session, tmp_path / "r.pdf")
    (leak,) = told.value.leaks.stopping
    assert (leak.typed_in, leak.section_id, leak.may_stand) == ("the section “Section”", Id("only"), True)
    with pytest.raises(Refused, match="release-needs-a-reason"):
        letting(session, told.value.leaks, because=" ")
    standing = letting(session, told.value.leaks)
    built = write_report(standing, tmp_path / "r.pdf")
    assert [each.found for each in built.leaks.let_stand] == ["Ilse Varga"]
    assert build_report(session).warnings and not built.warnings


def test_what_may_stand_in_the_text_may_not_stand_under_words(monkeypatch: pytest.MonkeyPatch) -> None:
    session = secret(
        make_session(SAID, replace(EVERYTHING, blocks=(text_block("Ilse Varga came."), *EVERYTHING.blocks)))
    )
    standing = letting(session, build_report(session).leaks)
    assert not build_report(standing).leaks.stopping
    _signature(monkeypatch)
    leak, organisation = build_report(standing).leaks.stopping
    assert not leak.typed_in and not leak.may_stand and organisation.found == "Calder Institute"


def test_a_name_at_the_foot_of_a_page_is_known_as_the_hosts() -> None:
    """A paragraph that goes on over pages: where it is cut, the words on one side tell where it comes from."""
    filler = "Words of no weight stand here one after another, and then some more of them follow. "
    session = prose(text_block((filler * 7 + "Then Ilse Varga spoke of doors. ") * 12))
    leaks = build_report(session).leaks.stopping
    assert leaks and all(leak.typed_in for leak in leaks)


def test_others_with_the_same_words_in_their_names_are_told() -> None:
    other: Record = Contributor(id=Id("tom"), name="Tom Varga", organisation_id=Id("bench"))
    session = secret(make_session(replace(SAID, contributor_id=Id("tom")), other, EVERYTHING))
    assert not build_report(session).leaks.stopping


@pytest.mark.parametrize("part", ["theresamay", "TheresaMay", "theresa%20may", "%54heresa.may", "theresamay-mp"])
def test_an_address_that_tells_a_name_is_the_hosts_to_mend_or_to_let_stand(part: str) -> None:
    may = Contributor(id=Id("may"), name="Theresa May", attribution=Attribution.UNATTRIBUTED)
    text = text_block(f"Seen [on a page](https://www.linkedin.com/in/{part}) by many of us.")
    leaks = build_report(make_session(may, one_section(text))).leaks
    assert [(each.record_id, each.typed_in) for each in leaks.stopping] == [("may", "the section “Section”")]
    assert leaks.stopping[0].is_sure


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".md"])
@pytest.mark.parametrize("surname", ["May", "Market", "Report", "Points", "Four", "August", "Contents", "Introduction"])
def test_the_programs_own_words_are_nobodys_name(sample_without_outline: Session, surname: str, suffix: str) -> None:
    session = sample_without_outline
    person = replace(session.all(Contributor)[0], name=f"Quillon {surname}", attribution=Attribution.UNATTRIBUTED)
    action = ActionPoint(id=Id("due"), text="We do it.", due=date(2027, 5, 28))
    august = ActionPoint(id=Id("due2"), text="We do that.", due=date(2027, 8, 2))
    session = session.with_edits([Edit(session.all(Contributor)[0], person), add(action), add(august)])
    leaks = publish(session, suffix).leaks.stopping
    assert not [each.line for each in leaks if each.whose == person.name]


def test_a_part_of_a_name_that_the_program_puts_there_stops_it_where_it_also_says_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The word in "Action points" is the program's; below somebody's words it is a name."""
    person = Contributor(id=Id("p"), name="Quillon Points", attribution=Attribution.UNATTRIBUTED)
    _with_report(lambda report: replace(report, parts=(*report.parts, Heading("Points said so", 1, "z"))), monkeypatch)
    session = make_session(person, one_section(text_block("Much."), Block(BlockKind.ACTIONS)))
    assert not build_report(session).leaks.stopping  # it stands there for everybody

    def named(session: Session) -> Report:
        report = compose(session)
        name = session.get(Contributor, Id("p")).name.split()[-1]
        return replace(report, parts=(*report.parts, Heading(f"Words of {name}", 1, "y")))

    monkeypatch.setattr(build, "compose", named)
    assert {(each.found, each.part) for each in build_report(session).leaks.stopping} >= {("Points", "text")}


# A name stands where the host saw it


def paragraphs(**texts: str) -> Session:
    """Sections by their ids, each with one paragraph, about Ilse Varga, who is named nowhere."""
    sections = [
        Section(id=Id(each), sort=each, title=f"On {each}", blocks=(text_block(text),)) for each, text in texts.items()
    ]
    return secret(make_session(*sections))


def test_a_name_that_may_stand_in_one_text_is_asked_about_in_the_next() -> None:
    session = paragraphs(doors="Then Ilse Varga spoke of doors.", gates="Nobody spoke of gates for long.")
    (leak,) = build_report(session).leaks.stopping
    assert (leak.before, leak.found, leak.after) == ("On doors Then", "Ilse Varga", "spoke of doors.")
    standing = letting(session, build_report(session).leaks)
    assert not build_report(standing).leaks.stopping
    gates = standing.get(Section, Id("gates"))
    more = standing.with_edits([Edit(gates, replace(gates, blocks=(text_block("At the gates Ilse Varga smiled."),)))])
    leaks = build_report(more).leaks
    assert [each.section_id for each in leaks.stopping] == ["gates"]
    assert [each.section_id for each in leaks.let_stand] == ["doors"]


@pytest.mark.parametrize("other", ["Varga left early, too.", "Ilse left early, too.", "Her initials are IV, she said."])
def test_another_term_of_the_same_person_is_asked_about(other: str) -> None:
    session = paragraphs(doors="Then Ilse Varga spoke of doors.")
    standing = letting(session, build_report(session).leaks)
    doors = standing.get(Section, Id("doors"))
    more = standing.with_edits([Edit(doors, replace(doors, blocks=(*doors.blocks, text_block(other))))])
    assert len(build_report(more).leaks.stopping) == 1
    assert (
        f'names "{build_report(more).leaks.stopping[0].whose}"' in "".join(build_report(more).warnings) or "IV" in other
    )


def test_the_title_is_another_place_than_the_text() -> None:
    session = paragraphs(doors="Then Ilse Varga spoke of doors.")
    standing = letting(session, build_report(session).leaks)
    doors = standing.get(Section, Id("doors"))
    titled = standing.with_edits([Edit(doors, replace(doors, title="What Ilse Varga said"))])
    stopping = build_report(titled).leaks.stopping
    assert stopping and {each.stands_in for each in stopping} == {"section doors title"}


def test_the_same_words_in_two_texts_are_asked_about_twice() -> None:
    """What is copied from a text in which a name may stand has not been looked at."""
    words = "It was then that Ilse Varga spoke of doors and gates."
    session = paragraphs(doors=words)
    standing = letting(session, build_report(session).leaks)
    gates = Section(id=Id("gates"), sort="gates", title="On gates", blocks=(text_block(words),))
    stopping = build_report(standing.with_edits([add(gates)])).leaks.stopping
    assert {each.section_id for each in stopping} == {"gates"}


def test_a_host_who_is_called_as_somebody_at_the_table_excuses_no_other_text() -> None:
    details = replace(DETAILS, host="Ilse Varga")
    text = one_section(text_block("It was then that Ilse Varga spoke of doors."))
    leaks = build_report(secret(make_session(text, details=details))).leaks
    assert {leak.typed_in for leak in leaks.stopping} == {"the section “Section”"}
    assert [line.partition(":")[0] for line in leaks.overlaps] == ["the host"]


def test_a_permission_of_a_file_of_before_is_asked_about_anew() -> None:
    session = paragraphs(doors="Then Ilse Varga spoke of doors.")
    details = session.details
    session = session.with_edits([Edit(details, replace(details, released=(Released(ILSE, "she opened it"),)))])
    built = build_report(session)
    assert built.leaks.stopping and any("asked about anew" in line for line in built.warnings)
    standing = letting(session, built.leaks)
    built = build_report(standing)
    assert not built.leaks.stopping and not built.warnings
    assert [each.place for each in standing.details.released] == ["section doors text"]


def test_what_may_stand_is_kept_back_again() -> None:
    session = paragraphs(doors="Then Ilse Varga spoke of doors.")
    standing = letting(session, build_report(session).leaks)
    (leak,) = build_report(standing).leaks.let_stand
    back = standing.with_edits(keep_names_back(standing, NOW, names=[leak.permission]))
    assert not back.details.released and build_report(back).leaks.stopping

"""A protected name in somebody's words is found in any dress and kept back; a word that only looks like one stays."""

from __future__ import annotations

import pytest

from roundtable.domain.details import Details
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.records import Id, Record, add
from roundtable.domain.session import Session
from roundtable.domain.withheld import Withheld, kept_back, redacted
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote, QuoteState
from roundtable.report.compose import compose

PORT = Organisation(id=Id("port"), name="Port Authority", short="PA")
AMINA = Contributor(
    id=Id("amina"),
    name="Dr Amína Otieno-Brown",
    organisation_id=PORT.id,
    attribution=Attribution.SECTOR,
    initials="AOB",
    role="Harbour Master",
)
TESS = Contributor(id=Id("tess"), name="Tess Byrne", email="tess@union.example")


def session_of(*records: Record, **details: object) -> Session:
    held = (Details(**details), PORT, AMINA, TESS, *records)  # type: ignore[arg-type]  # a table of fields
    return Session().with_edits(add(each) for each in held)


def told(text: str, name: str = "", speaker: Contributor = TESS) -> str:
    """The words as they leave, where somebody called `name` is protected."""
    session = session_of(Contributor(id=Id("else"), name=name or "Zyx Wvut", attribution=Attribution.ORGANISATION))
    return Withheld(session).told(Quote(text=text, contributor_id=speaker.id))


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Theresa May", "https://www.linkedin.com/in/theresamay", "https://www.linkedin.com/in/[name]"),
        ("Theresa May", "@TheresaMay, @TheresaMayMP, realtheresamay", "@[name], @[name]MP, real[name]"),
        ("Theresa May", "https://x.org/theresa%20may?a", "https://x.org/[name]?a"),
        ("Theresa May", "https://x.org/%54heresa+may 100% sure", "https://x.org/[name] 100% sure"),
        ("Theresa May", "maytheresa@x.org", "[name]@x.org"),
        ("José Núñez", "https://x.org/jos%C3%A9n%c3%ba%C3%B1ez/a", "https://x.org/[name]/a"),
        ("Anne-Marie Łukasz", "anne-marielukasz", "[name]"),
        (
            "Li Wei",
            "@liwei, x.org/liwei, liwei@x.org and LiWei, no liwei",
            "@[name], x.org/[name], [name]@x.org and [name], no liwei",
        ),
    ],
)
def test_a_name_written_together_is_found_in_texts_addresses_and_handles(name: str, text: str, left: str) -> None:
    assert told(text, name) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Then Amína Otieno-Brown stood up.", "Then [name] stood up."),
        ("AMINA OTIENO-BROWN’s idea", "[name]’s idea"),
        ("(amina otieno brown)", "([name])"),
        ("the words of Dr. Amina\nOtieno-Brown", "the words of Dr. [name]"),
        ("As Amina said, and AMI\u0301NA's friend", "As [name] said, and [name]'s friend"),
        ("Amina, then Otieno-Brown", "[name], then [name]"),
        ("**Amina** _Otieno_ A\u00admina", "**[name]** _[name]_ [name]"),
        ("Ask Amina(https://a.example)", "Ask [name] (https://a.example)"),
        ("Write to TESS@union.example!", "Write to [e-mail]!"),
        ("Aminas idea, AMINAS", "[name] idea, [name]"),
        ("@aminaotienobrown and A. Otieno-Brown", "@[name] and [name]"),
        (
            "the port authority of PA, said the harbour MASTER’s",
            "the [organisation] of [organisation], said the [role]’s",
        ),
        ("As AOB told us, aob is no word", "As [name] told us, aob is no word"),
    ],
)
def test_a_name_is_kept_back_in_any_dress(text: str, left: str) -> None:
    assert told(text) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        (
            "Will Young",
            "Will you come? We asked Will, not the young.",
            "Will you come? We asked [name], not the young.",
        ),
        ("Will Young", "will young agree", "[name] agree"),
        ("So Li", "So we say: li is a mile. Ask Li.", "So we say: li is a mile. Ask [name]."),
        ("Siobhán O’Brien", "obrien, O'Brien’s, o brien", "[name], [name]’s, [name]"),
        ("Ludwig van der Berg", "A van for der Berg", "A van for der [name]"),
        ("王小明", "请王小明说", "请[name]说"),
        ("김철수", "김철수가 말했다", "[name]가 말했다"),
        ("İlker Straße", "ILKER and STRASSE", "[name] and [name]"),
        ("J. Łukasiewicz", "lukasiewicz and j", "[name] and j"),
        ("…", "…", "…"),
        (
            "May Fields",
            "May told us. MAY said so. May we go? may, in May.",
            "[name] told us. [name] said so. May we go? may, in [name].",
        ),
        ("May Fields", "mayfields", "[name]"),
        ("An Other", "another", "another"),
        ("Ben Carter (Port)", "the port, then Carter of the Port", "the port, then [name] of the [name]"),
        ("Anh Le", "Ms Le told us. Le asks. In le Havre.", "Ms [name] told us. [name] asks. In le Havre."),
        ("Ben Carter", "then Ben went, ben nevis", "then [name] went, ben nevis"),
        ("Jan Łoś", "ŁOŚ'S map, by ŁOŚ", "[name]'S map, by [name]"),
    ],
)
def test_names_of_many_kinds(name: str, text: str, left: str) -> None:
    assert told(text, name) == left


@pytest.mark.parametrize("text", ["", "Tess Byrne opened", "Aminatou", "Browne", "the port, and its authority"])
def test_what_is_not_protected_stays(text: str) -> None:
    assert told(text) == text


@pytest.mark.parametrize("make", [Quote, Insight, ActionPoint])
def test_speakers_do_not_tell_who_they_are(make: type[Quote] | type[Insight] | type[ActionPoint]) -> None:
    """Under a label that keeps them back, a speaker's own name and organisation are kept back too."""
    text = "We at Port Authority, the PA, think so; pa-pa. I am Tess."
    who = {"owner_id" if make is ActionPoint else "contributor_id": AMINA.id}
    session = session_of(make(id=Id("w"), text=text, **who))  # type: ignore[arg-type]  # one of three records
    (point,) = redacted(session).all(make)
    assert point.text == "We at [organisation], the [organisation], think so; pa-pa. I am Tess."
    assert kept_back(session) == {"w": ("Port Authority",)}


def test_nothing_changes_where_nothing_is_protected() -> None:
    session = session_of(Quote(text="Tess Byrne opened", contributor_id=TESS.id))
    assert redacted(session) == session and kept_back(session) == {}


def spoken(text: str, *, title: str = "", others: tuple[Record, ...] = (), **person: object) -> str:
    """The words of Tess as they leave by the Chatham House Rule, at a table with Bo Quill of Kith."""
    kith = Organisation(id=Id("kith"), name="Kith Trust", short="KT")
    fields: dict[str, object] = {"name": "Bo Quill", "organisation_id": kith.id, **person}
    bo = Contributor(id=Id("bo"), **fields)  # type: ignore[arg-type]  # fields by name
    session = session_of(kith, bo, *others, attribution=Attribution.UNATTRIBUTED, title=title)
    return Withheld(session).told(Quote(text=text, contributor_id=TESS.id))


def test_by_the_chatham_house_rule_words_tell_of_nobody_whoever_is_listed() -> None:
    text = "As BQ told us, Bo of Kith Trust, KT, and the Pilot agree"
    told_so = "As [name] told us, [name] of [organisation], [organisation], and the [role] agree"
    assert spoken(text, initials="BQ", role="Pilot") == told_so


def test_what_host_or_title_tell_everybody_is_told() -> None:
    assert spoken("at kith trust, of KT", title="Ten years of Kith Trust") == "at kith trust, of KT"


@pytest.mark.parametrize("initials", ["IT", "AM", "UK"])
def test_initials_that_are_words_too_are_a_person_who_speaks(initials: str) -> None:
    text = f"{initials} is slow, at 10 {initials}; {initials} told us"
    assert spoken(text, initials=initials) == f"{initials} is slow, at 10 {initials}; [name] told us"


def test_initials_that_the_session_writes_for_something_else() -> None:
    assert spoken("The BQ is late, BQ said", initials="BQ", title="The BQ of ports") == "The BQ is late, [name] said"
    assert spoken("q, and B, and bq", initials="B") == "q, and B, and bq"


def test_a_role_that_two_have_or_that_is_anybodys_tells_of_nobody() -> None:
    twin = Contributor(id=Id("twin"), name="Al Zed", role="Pilot")
    assert spoken("then the Pilot of the boat", role="Pilot", others=(twin,)) == "then the Pilot of the boat"
    assert spoken("the Chair of the board; the chair said", role="Chair") == "the Chair of the board; the [role] said"


def test_each_of_several_addresses_is_one() -> None:
    assert spoken("to a@x.org, or B@Y.ORG.", email="a@x.org ::: b@y.org") == "to [e-mail], or [e-mail]."


def test_somebody_is_told_their_own_words_whole() -> None:
    session = session_of(attribution=Attribution.UNATTRIBUTED)
    point = Quote(text="I, Amina, AOB of the PA, and Tess", contributor_id=AMINA.id)
    assert Withheld(session).told_to(AMINA, point) == "I, Amina, AOB of the PA, and [name]"


def test_under_the_chatham_house_rule_everybody_is_protected() -> None:
    session = session_of(attribution=Attribution.UNATTRIBUTED, list_contributors=False)
    assert Withheld(session).within("Tess Byrne opened") == (TESS.name,)
    listed = session_of(attribution=Attribution.UNATTRIBUTED)
    assert Withheld(listed).within("Tess Byrne opened") == ()


def test_the_host_is_told_where() -> None:
    """What the host wrote is warned of; what somebody said is printed without the name."""
    text = Block(BlockKind.TEXT, "Amina Otieno-Brown said so.")
    quote = Quote(id=Id("q"), text="As Amina says", contributor_id=TESS.id, state=QuoteState.CONFIRMED)
    section = Section(title="Words", blocks=(Block(BlockKind.TEXT, "Fine."), text, Block(BlockKind.QUOTE, "q")))
    titled = Section(title="Amina’s view", sort="b")
    report = compose(session_of(quote, section, titled, title="On Amina"))
    named = f'names "{AMINA.name}", who is not to be named'
    assert report.warnings == (
        f"report.sections[0].blocks[1]: {named}",
        f'report.sections[0].blocks[2]: "q" {named}; printed without it',
        f"report.sections[1]: {named}",
        f"session: {named}",
    )
    assert "As [name] says" in str(report.parts)

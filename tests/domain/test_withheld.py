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
    id=Id("amina"), name="Dr Amína Otieno-Brown", organisation_id=PORT.id, attribution=Attribution.SECTOR
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
    ],
)
def test_names_of_many_kinds(name: str, text: str, left: str) -> None:
    assert told(text, name) == left


@pytest.mark.parametrize("text", ["", "Tess Byrne opened", "Aminatou", "Browne", "the port authority of PA"])
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

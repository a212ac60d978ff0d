"""A protected name that somebody typed into a text is noticed, with its place; a name that may stand is not."""

import pytest

from roundtable.domain.details import Details
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id, Record, add
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution, Quote, QuoteState
from roundtable.report.compose import compose
from roundtable.report.leaks import ProtectedNames

AMINA = Contributor(id=Id("amina"), name="Dr Amína Otieno-Brown", attribution=Attribution.SECTOR)
TESS = Contributor(id=Id("tess"), name="Tess Byrne")


def session_of(*records: Record, **details: object) -> Session:
    return Session().with_edits(add(each) for each in (Details(**details), AMINA, TESS, *records))  # type: ignore[arg-type]  # a table of fields


@pytest.mark.parametrize(
    "text",
    [
        "Then Amína Otieno-Brown stood up.",
        "AMINA OTIENO-BROWN’s idea",
        "(amina otieno brown)",
        "the words of Dr. Amina\nOtieno-Brown",
    ],
)
def test_a_name_is_noticed_in_any_dress(text: str) -> None:
    assert ProtectedNames(session_of()).within(text) == (AMINA.name,)


@pytest.mark.parametrize(
    "text", ["", "Tess Byrne opened", "Aminatou Otieno", "Amina, then Otieno-Brown", "Otieno-Browne"]
)
def test_what_is_no_protected_name_is_not(text: str) -> None:
    assert ProtectedNames(session_of()).within(text) == ()


def test_under_the_chatham_house_rule_everybody_is_protected() -> None:
    session = session_of(attribution=Attribution.UNATTRIBUTED, list_contributors=False)
    assert ProtectedNames(session).within("Tess Byrne opened") == (TESS.name,)
    listed = session_of(attribution=Attribution.UNATTRIBUTED)
    assert ProtectedNames(listed).within("Tess Byrne opened") == ()


def test_the_warning_names_the_place() -> None:
    text = Block(BlockKind.TEXT, "Amina Otieno-Brown said so.")
    quote = Quote(id=Id("q"), text="As Amina Otieno Brown says", contributor_id=TESS.id, state=QuoteState.CONFIRMED)
    section = Section(title="Words", blocks=(Block(BlockKind.TEXT, "Fine."), text, Block(BlockKind.QUOTE, "q")))
    warnings = compose(session_of(quote, section)).warnings
    said = f'names "{AMINA.name}", who is not to be named'
    assert warnings == (f"report.sections[0].blocks[1]: {said}", f"report.sections[0].blocks[2]: {said}")

"""The terms of a session: who is here, what it is about, and what was noted more than once."""

from __future__ import annotations

import pytest

from roundtable.capture_line.glossary import glossary, terms_in
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.details import Details
from roundtable.domain.people import Organisation
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Insight, Quote
from tests.capture_line.table import session_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("We asked the Care Quality Commission about CQC rules.", ("Care Quality Commission", "CQC")),
        ("The NHS and Universities of Wales. Nobody paid.", ("NHS", "Universities of Wales")),
        ("I think I’m sure Björn’s map is right", ("Björn",)),
        ("“Ferry Users met. Then Guild of Social Practice came”", ("Ferry Users", "Guild of Social Practice")),
        ("It’s the Students’ Union, I was told", ("Students’ Union",)),
        ("the Co-op Bank of McKay", ("Co-op Bank of McKay",)),
        ("see https://Example.Org/Foo and A@B.org", ()),
        ("Nobody asked. So we stopped.", ()),
        ("", ()),
    ],
)
def test_the_terms_of_a_text(text: str, terms: tuple[str, ...]) -> None:
    assert terms_in(text) == terms


def test_names_and_titles_are_terms_and_a_word_of_the_notes_when_it_is_noted_again() -> None:
    session = session_of(
        Details(title="Who pays for the Lantern Scheme?"),
        Organisation(id=Id("ucl"), name="University of the Canal Lands", short="UCL"),
        AgendaItem(id=Id("one"), title="Opening the Weir Street clinic", minutes=5),
        Quote(id=Id("q1"), text="we wrote to the Legal Aid Agency", sort="a"),
        Quote(id=Id("q2"), text="they asked Ofsted once", sort="b"),
        ActionPoint(id=Id("a1"), text="ask the Legal Aid Agency again", sort="a"),
        Insight(id=Id("i1"), text="the university of the canal lands", sort="a"),
    )
    terms = glossary(session)
    assert {"University of the Canal Lands", "UCL", "Lantern Scheme", "Weir Street", "Legal Aid Agency"} <= set(terms)
    assert "Ofsted" not in terms
    assert terms[0] == "University of the Canal Lands"
    assert len(set(terms)) == len(terms)


def test_what_is_mended_in_the_notes_is_mended_in_the_glossary() -> None:
    first = Quote(id=Id("q1"), text="the Lanten Scheme paid", sort="a")
    second = Quote(id=Id("q2"), text="ask the Lanten Scheme", sort="b")
    assert "Lanten Scheme" in glossary(session_of(first, second))
    assert "Lanten Scheme" not in glossary(session_of(first))

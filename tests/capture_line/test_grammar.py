from __future__ import annotations

from datetime import date

import pytest

from roundtable.capture_line.grammar import parse_line
from roundtable.capture_line.parsed import LineKind, Parsed, TokenKind
from roundtable.domain.people import Organisation
from roundtable.domain.records import Id, add
from tests.capture_line.table import TABLE, TODAY, person, session_of


def read(line: str, default: str | None = "tb") -> Parsed:
    return parse_line(line, TABLE, today=TODAY, default_contributor_id=Id(default) if default else None)


def test_words_without_anybody_on_the_floor_have_a_speaker_still_to_be_found() -> None:
    assert read("we never asked", None).contributor_id is None


def test_tokens_mark_what_is_not_part_of_the_words() -> None:
    line = "! ucl: share it @map by fri"
    assert [(token.kind, line[token.start : token.end]) for token in read(line).tokens] == [
        (TokenKind.SIGN, "!"),
        (TokenKind.SPEAKER, "ucl:"),
        (TokenKind.SEGMENT, "@map"),
        (TokenKind.DUE, "by fri"),
    ]


def test_a_problem_names_its_place_and_offers_a_mend() -> None:
    line = "! share it by 31 feb"
    (problem,) = read(line).problems
    assert line[problem.start : problem.end] == "31 feb"
    assert problem.mend == "28 Feb"
    assert read(line[: problem.start] + problem.mend).due == date(2027, 2, 28)


def test_words_that_somebody_here_has_written_keep_their_name() -> None:
    session = session_of(person("Jan Novak", "JN"))
    parsed = parse_line("! circulate notes written by Jan", session, today=TODAY)
    assert (parsed.text, parsed.due) == ("circulate notes written by Jan", None)
    (problem,) = parsed.problems
    assert (problem.reason, problem.mend) == ("name-or-day", "the end of Jan")
    parsed = parse_line("! circulate notes written by the end of Jan", session, today=TODAY)
    assert (parsed.text, parsed.due) == ("circulate notes written", date(2027, 1, 31))


def test_an_ambiguous_speaker_is_named_in_the_facts() -> None:
    (problem,) = read("t: we").problems
    assert problem.facts["fits"] == "Tess Byrne, Tomás Echeverría-Ibarguengoitia"


def test_the_marks_around_verbatim_words_are_tokens_and_no_words() -> None:
    line = 'sn: "we never asked" @map'
    assert [line[token.start : token.end] for token in read(line).tokens] == ["sn:", '"', '"', "@map"]


def test_a_mend_is_one_token_and_what_goes_on_may_be_placed() -> None:
    assert [(token.kind, token.start, token.end) for token in read(" s/a/b/ ").tokens] == [(TokenKind.MEND, 1, 7)]
    goes_on = read("... and so we stopped @map")
    assert (goes_on.kind, goes_on.segments) == (LineKind.CONTINUATION, ("map-it",))


@pytest.mark.parametrize("word", ["no", "so", "ok", "and", "an", "a", "Q", "or", "one", "No", "to", "can", "fact"])
def test_a_word_before_a_colon_is_a_word_though_a_name_begins_with_it(word: str) -> None:
    names = {"NQ": "Nora Quist", "SR": "Sofia Reyes", "OB": "Oksana Bell", "AD": "Andrew Factor", "CO": "Candice Orr"}
    here = session_of(
        *(person(name, initials) for initials, name in names.items()),
        person("Onesimus Tolland", "OT"),
        Organisation(id=Id("fact"), name="Fact Finders"),
    )
    parsed = parse_line(f"{word}: that is wrong", here, today=TODAY, default_contributor_id=Id("nq"))
    assert (parsed.text, parsed.contributor_id, parsed.problems) == (f"{word}: that is wrong", Id("nq"), ())


@pytest.mark.parametrize(
    ("word", "who"),
    [("no", "no"), ("NO", "no"), ("will", "wp"), ("point", "wp"), ("and", "and"), ("andr", "af")],
)
def test_a_word_is_somebody_who_is_called_exactly_so(word: str, who: str) -> None:
    here = session_of(person("Nora Oduya", "NO"), person("Will Point", "WP"), person("Andrew Factor", "AF"))
    here = here.with_edits([add(Organisation(id=Id("and"), name="A New Direction", short="AND"))])
    parsed = parse_line(f"{word}: never", here, today=TODAY)
    assert who in (parsed.contributor_id, parsed.organisation_id)
    assert parsed.text == "never"


def test_a_name_that_somebody_has_is_theirs_even_if_it_is_a_word() -> None:
    session = session_of(person("Sofia Oliveira", "SO"))
    assert parse_line("so: we stopped", session, today=TODAY).contributor_id == Id("so")


def test_an_apostrophe_in_a_name_may_be_set_or_straight() -> None:
    session = session_of(person("Maeve O’Neill", "MO"), person("Liam D'Arcy", "LD"))
    for line, who in (("o'neill: we", "mo"), ("o’neill: we", "mo"), ("neill: we", "mo"), ("d’arcy: we", "ld")):
        assert parse_line(line, session, today=TODAY).contributor_id == Id(who), line

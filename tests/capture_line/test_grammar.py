from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.capture_line.grammar import parse_line
from roundtable.capture_line.parsed import LineKind, Parsed, TokenKind
from roundtable.domain.records import Id
from roundtable.domain.words import InsightKind, Wording
from tests.capture_line.table import TABLE, TODAY


def read(line: str, default: str | None = "tb") -> Parsed:
    return parse_line(line, TABLE, today=TODAY, default_contributor_id=Id(default) if default else None)


def quote(text: str, who: str | None = "tb", **more: object) -> dict[str, object]:
    return {"kind": LineKind.QUOTE, "text": text, "contributor_id": who, **more}


def action(text: str, who: str | None = None, **more: object) -> dict[str, object]:
    return {"kind": LineKind.ACTION, "text": text, "contributor_id": who, **more}


def insight(text: str, kind: InsightKind, who: str | None = "tb", **more: object) -> dict[str, object]:
    return {"kind": LineKind.INSIGHT, "text": text, "insight_kind": kind, "contributor_id": who, **more}


NEAR, VERBATIM, PARAPHRASE = Wording.NEAR_VERBATIM, Wording.VERBATIM, Wording.PARAPHRASE
FRIDAY = date(2026, 11, 20)

LINES: list[tuple[str, dict[str, object]]] = [
    # Plain words belong to whoever has the floor
    ("we never asked them", quote("we never asked them", wording=NEAR, segments=None, speaker_typed=False)),
    ("  we never asked them  ", quote("we never asked them")),
    ("we  never asked", quote("we  never asked")),
    ("", quote("", is_empty=True)),
    ("   ", quote("", is_empty=True)),
    # A speaker before a colon
    ("tb: we never asked", quote("we never asked", "tb", speaker_typed=True)),
    ("TB: we never asked", quote("we never asked", "tb")),
    ("sn: we never asked", quote("we never asked", "sn", speaker_typed=True)),
    ("sn : we never asked", quote("we never asked", "sn")),
    ("sn:we never asked", quote("we never asked", "sn")),
    ("SN:", quote("", "sn", is_empty=True)),
    ("ba: lay members since 2019", quote("lay members since 2019", "bå")),
    ("bå: lay members", quote("lay members", "bå")),
    ("oo: the kitchen", quote("the kitchen", "øø")),
    ("tes: we", quote("we", "tb")),
    ("tess: we", quote("we", "tb")),
    ("tess byrne: we", quote("we", "tb")),
    ("siob: we", quote("we", "sn")),
    ("ni dhom: we", quote("we", "sn")),
    ("dhomhnaill: we", quote("we", "sn")),
    ("akesson: we", quote("we", "bå")),
    ("Echeverria: we", quote("we", "te")),
    ("ta: away", quote("away", "ta")),
    # Nobody, or several
    ("t: we", quote("t: we", None, reasons=["speaker-is-ambiguous"])),
    ("zz: we", quote("zz: we", None, reasons=["unknown-speaker"])),
    ("One thing: we stopped", quote("One thing: we stopped", "tb", reasons=[])),
    ("it starts at 10:30 sharp", quote("it starts at 10:30 sharp")),
    ("see https://example.org/map", quote("see https://example.org/map")),
    ("?? who said that", quote("who said that", None, speaker_typed=True)),
    ("??: who said that", quote("who said that", None)),
    # An organisation
    ("ucl: we never asked", quote("we never asked", "tb", organisation_id=None)),
    ("lk: we cook", quote("we cook", "øø", organisation_id=None)),
    ("aran: we moved it", quote("we moved it", None, organisation_id="aran")),
    ("łódź: we cook", quote("we cook", "øø")),
    # How near the words are
    ('"we never asked them"', quote("we never asked them", wording=VERBATIM)),
    ("“we never asked them”", quote("we never asked them", wording=VERBATIM)),
    ("„nie zapytaliśmy”", quote("nie zapytaliśmy", wording=VERBATIM)),
    ('"we never asked', quote("we never asked", wording=VERBATIM)),
    ('sn: "we never asked" @map', quote("we never asked", "sn", wording=VERBATIM, segments=("map-it",))),
    ('"yes" and "no" both', quote("“yes” and “no” both", wording=NEAR)),
    ('they said "no" to us', quote("they said “no” to us", wording=NEAR)),
    ("~ it costs too much", quote("it costs too much", wording=PARAPHRASE)),
    ("~it costs too much", quote("it costs too much", wording=PARAPHRASE)),
    ("~ sn: it costs", quote("it costs", "sn", wording=PARAPHRASE)),
    ("sn: ~ it costs", quote("it costs", "sn", wording=PARAPHRASE)),
    ('~ "it costs"', quote("“it costs”", wording=PARAPHRASE)),
    # Insights
    ("? who pays for their time", insight("who pays for their time", InsightKind.QUESTION)),
    ("?who pays", insight("who pays", InsightKind.QUESTION)),
    ("sn: ? who pays", insight("who pays", InsightKind.QUESTION, "sn")),
    ("? sn: who pays", insight("who pays", InsightKind.QUESTION, "sn")),
    ("> we moved the meeting", insight("we moved the meeting", InsightKind.EXAMPLE)),
    ("* the order is the problem", insight("the order is the problem", InsightKind.INSIGHT)),
    ("- two cannot stand for all", insight("two cannot stand for all", InsightKind.LIMIT)),
    ("-5 % of the budget", quote("-5 % of the budget")),
    ("*very* late", quote("*very* late")),
    (">50 people came", quote(">50 people came")),
    # Action points
    ("! ucl: share the budget by fri", action("share the budget", None, organisation_id="ucl", due=FRIDAY)),
    ("! tb: share the budget by fri", action("share the budget", "tb", due=FRIDAY)),
    ("tb: ! share the budget", action("share the budget", "tb", due=None)),
    ("! share the budget", action("share the budget", None)),
    ("!share the budget", action("share the budget", None)),
    ("! share the budget by 31 jan", action("share the budget", due=date(2027, 1, 31))),
    ("! share it by 31 jan, with a note", action("share it with a note", due=date(2027, 1, 31))),
    ("! share it by Friday.", action("share it", due=FRIDAY)),
    ("! share it in two weeks", action("share it", due=date(2026, 12, 3))),
    ("! share it tomorrow @map", action("share it", due=FRIDAY, segments=("map-it",))),
    ("! share it @map by fri", action("share it", due=FRIDAY, segments=("map-it",))),
    ("! share it by 2026-12-01", action("share it", due=date(2026, 12, 1))),
    ("! stand by the team", action("stand by the team", due=None, reasons=[])),
    ("! ucl: share it by 31 feb", action("share it by 31 feb", due=None, reasons=["no-such-day"])),
    ("! share it by 1 nov 2026", action("share it", due=date(2026, 11, 1), reasons=["day-has-passed"])),
    ("we finish by fri", quote("we finish by fri", due=None)),
    # Segments
    ("we drew it @co-design", quote("we drew it", segments=("co-design",))),
    ("we drew it @codes", quote("we drew it", segments=("co-design",))),
    ("we drew it @people", quote("we drew it", segments=("people-it",))),
    ("we drew it @people-it", quote("we drew it", segments=("people-it",))),
    ("we drew it @People it", quote("we drew it", segments=("people-it",))),
    ("we @map drew it", quote("we drew it", segments=("map-it",))),
    ("@map we drew it", quote("we drew it", segments=("map-it",))),
    ("@map it was good", quote("it was good", segments=("map-it",))),
    ("we drew it @co-design @map", quote("we drew it", segments=("co-design", "map-it"))),
    ("we drew it @map @map it", quote("we drew it", segments=("map-it",))),
    ("we drew it @Çò-dèsign", quote("we drew it", segments=("co-design",))),
    ("we drew it @co", quote("we drew it @co", segments=None, reasons=["segment-is-ambiguous"])),
    ("we drew it @nowhere", quote("we drew it @nowhere", segments=None, reasons=["unknown-segment"])),
    ("we drew it @", quote("we drew it @", segments=None, reasons=[])),
    ("write to me@map.example", quote("write to me@map.example", segments=None)),
    ("sn: @grow we asked", quote("we asked", "sn", segments=("grow-it",))),
    # What follows the last
    ("... and so we stopped", {"kind": LineKind.CONTINUATION, "text": "and so we stopped"}),
    ("… and so", {"kind": LineKind.CONTINUATION, "text": "and so"}),
    ("s/budget/funding/", {"kind": LineKind.MEND, "old": "budget", "text": "funding"}),
    (r"s/and\/or/or/", {"kind": LineKind.MEND, "old": "and/or", "text": "or"}),
    ("s/budget//", {"kind": LineKind.MEND, "old": "budget", "text": "", "is_empty": False}),
    ("s/he was not asked", quote("s/he was not asked")),
    # As it is set
    ("don't ask 'em", quote("don’t ask ’em")),
    ("it's the students' room", quote("it’s the students’ room")),
    ("we did - at last - ask", quote("we did – at last – ask")),
    ("co-design is a word", quote("co-design is a word")),
]


@pytest.mark.parametrize(("line", "meaning"), LINES, ids=[line or "empty" for line, _ in LINES])
def test_a_line_and_what_it_means(line: str, meaning: dict[str, object]) -> None:
    parsed = read(line)
    expected = dict(meaning)
    reasons = expected.pop("reasons", None)
    assert {name: getattr(parsed, name) for name in expected} == expected
    if reasons is not None:
        assert [problem.reason for problem in parsed.problems] == reasons


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


def test_an_ambiguous_speaker_is_named_in_the_facts() -> None:
    (problem,) = read("t: we").problems
    assert problem.facts["fits"] == "Tess Byrne, Tomás Echeverría-Ibarguengoitia"


@given(st.text(max_size=120))
def test_no_line_is_too_strange(line: str) -> None:
    parsed = read(line)
    for token in parsed.tokens:
        assert 0 <= token.start <= token.end <= len(line)


SIGNS = st.sampled_from(["! ", "? ", "~ ", "@", "@map ", "tb: ", "by fri ", "by 31 feb ", '"', "s/a/b/", "... ", "??"])


@given(st.lists(SIGNS | st.text(max_size=8), max_size=12))
def test_no_mixture_of_signs_is_too_strange(pieces: list[str]) -> None:
    read("".join(pieces))


@given(st.text(st.characters(categories=["L", "N"], include_characters=" ,.;-–"), max_size=200))
def test_a_plain_line_keeps_every_character(words: str) -> None:
    line = "we " + words.replace("...", "")
    kept = read(line).text
    assert kept.replace("–", "-") == line.strip().replace("–", "-")

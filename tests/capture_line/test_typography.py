"""Marks as they are set, of a whole text and key by key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.capture_line.typography import as_typed, natural

TEXTS = [
    ("don't ask 'em", "don’t ask ’em"),
    ("it's the students' room", "it’s the students’ room"),
    ("'we don't know', she said", "‘we don’t know’, she said"),
    ("in the '90s, rock 'n' roll", "in the ’90s, rock ’n’ roll"),
    ("'em and the students' room", "’em and the students’ room"),
    ("'tis 'the' end", "’tis ‘the’ end"),
    ('"yes" and ("no")', "“yes” and (“no”)"),
    ('they said "no" to us', "they said “no” to us"),
    ("\"'no', she said\"", "“‘no’, she said”"),
    ("we did - at last -- ask", "we did – at last – ask"),
    ("asked--never answered", "asked–never answered"),
    ("co-design", "co-design"),
    ("5-10 people", "5-10 people"),
    # a sign at the beginning is no dash
    ("- two cannot stand for all", "- two cannot stand for all"),
    ("sn: - two - or three", "sn: - two – or three"),
    ("?? - two", "?? - two"),
    # addresses and code
    ("see https://x.org/o'neil--x 'now'", "see https://x.org/o'neil--x ‘now’"),
    ("(www.a.org/it's) it's", "(www.a.org/it's) it’s"),
    ("write to o'neill@x.org - now", "write to o'neill@x.org – now"),
    ('"www.x.org" said', "“www.x.org” said"),
    ("`a -- 'b'` c -- 'd'", "`a -- 'b'` c – ‘d’"),
]


def typed(text: str) -> str:
    """The text as it stands after its keys, and Enter."""
    stands = ""
    for key in f"{text}\n":
        stands += key
        while (change := as_typed(stands)) is not None:
            stands = stands[: change.start] + change.text + stands[change.end :]
    return stands[:-1]


@pytest.mark.parametrize(("text", "stands"), TEXTS)
def test_marks_are_set(text: str, stands: str) -> None:
    assert natural(text) == stands
    assert natural(stands) == stands


@pytest.mark.parametrize(("text", "stands"), TEXTS)
def test_marks_are_set_key_by_key(text: str, stands: str) -> None:
    assert typed(text) == stands


def test_a_mark_that_was_put_back_stays() -> None:
    assert as_typed("don't a") is None
    assert as_typed('"we never" a') is None
    assert as_typed("we did - at") is None


def straight(text: str) -> str:
    for mark, key in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-")):
        text = text.replace(mark, key)
    return text.replace("--", "-")


@given(st.lists(st.sampled_from(["'", '"', "-", "--", " ", "a", "It", ".", "@", "https://", "`", "(", "é", "9"])))
def test_only_marks_are_changed(pieces: list[str]) -> None:
    text = "".join(pieces)
    for stands in (natural(text), typed(text)):
        while "--" in text:
            text = text.replace("--", "-")
        assert straight(stands).replace("--", "-").replace("-", "") == text.replace("-", "")


@pytest.mark.parametrize("piece", ["'", "'a", "a'", "a@", "`", "a-", "--", "\"'", "www.", "a"])
def test_a_text_as_long_as_there_may_be_is_set_at_once(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert len(natural(text)) <= len(text)
    assert as_typed(text) is None or len(text) > 0

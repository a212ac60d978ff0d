"""What is lit in a text while it is typed is what will be set."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.report.markdown import Listing, Span, blocks
from roundtable.report.stretches import stretches

PIECES = ("a", " ", "*", "**", "[", "](https://a.b)", "\n", "\n\n", "- ", "1. ", "é")


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_all_that_is_printed_and_nothing_else_is_no_sign(text: str) -> None:
    found = list(stretches(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    signs = {place for each in found if each.is_sign for place in range(each.start, each.end)}
    left = "".join(letter for place, letter in enumerate(text) if place not in signs)
    printed = [
        span
        for block in blocks(text)
        for item in (block.items if isinstance(block, Listing) else (block,))
        for span in item
    ]
    assert "".join(left.split()) == "".join("".join(span.text for span in printed).split())
    assert _letters(printed) == sorted(
        letter for each in found if not each.is_sign for letter in text[each.start : each.end] if not letter.isspace()
    )


def _letters(spans: list[Span]) -> list[str]:
    return sorted(letter for span in spans if span != Span(span.text) for letter in span.text if not letter.isspace())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("an *exact* word", [("*", ""), ("exact", "emphasis"), ("*", "")]),
        ("2*3*4 and a * b", []),
        ("**a *b***", [("**", ""), ("a ", "strong"), ("*", ""), ("b", "both"), ("***", "")]),
        ("- *over\n  lines*", [("- ", ""), ("*", ""), ("over", "emphasis"), ("lines", "emphasis"), ("*", "")]),
        ("[words](https://a.b)", [("[", ""), ("words", "link"), ("](https://a.b)", "")]),
        ("[figure](#figure:x)", [("[", ""), ("figure", "link"), ("](#figure:x)", "")]),
        ("[words](javascript:x)", []),
    ],
)
def test_what_is_typed_is_told_by_what_it_will_be(text: str, told: list[tuple[str, str]]) -> None:
    def name(span: Span) -> str:
        if span.href or span.target:
            return "link"
        return {(True, True): "both", (True, False): "strong", (False, True): "emphasis"}.get(
            (span.strong, span.emphasis), ""
        )

    assert [(text[each.start : each.end], name(each.span)) for each in stretches(text, figures=True)] == told

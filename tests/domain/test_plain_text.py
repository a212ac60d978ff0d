"""Marks of emphasis and targets of links are not read out."""

from __future__ import annotations

import pytest

from roundtable.domain.plain_text import plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a *b* **c** [d](https://e.org)", "a b c d"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("***both***", "both"),
        ("one\n\ntwo", "one two"),
        ("a [bracket] stays", "a [bracket] stays"),
        ("", ""),
    ],
)
def test_only_the_words_are_left(text: str, words: str) -> None:
    assert plain(text) == words

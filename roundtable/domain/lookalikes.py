"""Letters of another script that look like those beside them in one word: "Vаrga" with a Cyrillic а.

The pairs are those of Unicode's confusables (UTS #39, confusables.txt) that look alike in a text face as they stand:
Cyrillic and Greek letters and the Latin ones. The whole table has thousands of signs that nobody takes for a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_CYRILLIC: Final = ("АВЕЅІЈКМНОРСТУХԚԜҮаеѕіјорсухһԁԛԝүӏ", "ABESIJKMHOPCTYXQWYaesijopcyxhdqwyl")
_GREEK: Final = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳαικνορυγϲ", "ABEZHIKMNOPTYXCjaikvopuyc")
_WITHIN: Final = "*\u0300-\u036f\u00ad\u200b-\u200d\u2060"
"""What may stand in a word and is not read: emphasis, accents, where it may be broken."""
_OTHER: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD: Final = re.compile(rf"(?:[^\W\d_]|[{_WITHIN}])+")
_LATIN_LETTER: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_SCRIPTS: Final = tuple(
    (
        re.compile(f"[{letters}]"),
        str.maketrans(others, latin),
        {ord(looks): other for looks, other in zip(latin, others, strict=True)},
    )
    for letters, (others, latin) in (("\u0400-\u052f", _CYRILLIC), ("\u0370-\u03ff", _GREEK))
)


def in_one_script(text: str) -> str:
    """The text, as long as it was, with the letters of each word that mixes two scripts in one of them.

    That is Latin where all of the others look Latin, and the other where all of the Latin ones look like its own.
    """
    if _OTHER.search(text) is None:  # as nearly all texts are
        return text
    return _WORD.sub(lambda word: _alike(word[0]) or word[0], text)


def mixed_words(text: str) -> Iterator[str]:
    """The words of a text in which a letter of one script stands for one of another that it looks like."""
    if _OTHER.search(text) is not None:
        yield from (word[0] for word in _WORD.finditer(text) if _alike(word[0]))


def _alike(word: str) -> str:
    """A word that mixes two scripts in one of them; "" for one that does not, or whose letters look like no others."""
    if _OTHER.search(word) is None or not (latin := _LATIN_LETTER.findall(word)):
        return ""
    for script, to_latin, from_latin in _SCRIPTS:
        if others := script.findall(word):
            if all(ord(letter) in to_latin for letter in others):
                return word.translate(to_latin)
            if all(ord(letter) in from_latin for letter in latin):
                return word.translate(from_latin)
    return ""

"""Text as it is compared and searched, whatever its accents and its case."""

from __future__ import annotations

import unicodedata

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"})


def fold(text: str) -> str:
    """Text for comparing: no accents, no case ("Łukasz" is "lukasz", "Nguyễn" is "nguyen")."""
    if text.isascii():  # most words are, and a list of ten thousand is folded at once
        return text.casefold()
    text = text.casefold().translate(_STROKES)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))

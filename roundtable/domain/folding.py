"""Text as it is compared and searched, whatever its accents and its case."""

from __future__ import annotations

import unicodedata

SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ"
"""Capitals in the size of small letters, as letters of their own."""
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
) | str.maketrans(SMALL_CAPITALS, "abcdefghijklmnopqrstuvwyz")


class _Folding(dict[int, str | int | None]):
    """What stands for a character: what is remembered of it, nothing for an accent, else itself."""

    def __missing__(self, point: int) -> int | None:
        kept = None if unicodedata.combining(chr(point)) else point
        self[point] = kept
        return kept


class _Letters(_Folding):
    """The same, and nothing for what is no letter and no digit."""

    def __missing__(self, point: int) -> int | None:
        kept = point if chr(point).isalnum() else None
        self[point] = kept
        return kept


_FOLDED, _LETTERS = _Folding(_STROKES), _Letters(_STROKES)


def fold(text: str) -> str:
    """Text for comparing: no accents, no case ("Łukasz" is "lukasz", "Nguyễn" is "nguyen")."""
    if text.isascii():  # most words are, and a list of ten thousand is folded at once
        return text.casefold()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDED)


def letters_of(text: str) -> str:
    """The letters and digits of a text alone, folded."""
    if text.isascii():
        return text.casefold().translate(_LETTERS)
    return unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)

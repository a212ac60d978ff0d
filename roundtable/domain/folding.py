"""Text as it is compared and searched, whatever its accents and its case."""

from __future__ import annotations

import re
import unicodedata

SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ"
"""Capitals in the size of small letters, as letters of their own."""
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
) | str.maketrans(SMALL_CAPITALS, "abcdefghijklmnopqrstuvwyz")

_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def fold(text: str) -> str:
    """Text for comparing: no accents, no case ("Łukasz" is "lukasz", "Nguyễn" is "nguyen")."""
    if text.isascii():  # most words are, and a list of ten thousand is folded at once
        return text.casefold()
    return _NOT_ASCII.sub(_without_accents, text.casefold())


def _without_accents(found: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKD", found[0].translate(_STROKES))
    return "".join(character for character in letters if not unicodedata.combining(character))

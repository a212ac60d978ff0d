"""Text as it is compared and searched, whatever its accents, its case and the dress of its letters."""

from __future__ import annotations

import re
import unicodedata

from roundtable.domain.lookalikes import in_one_script

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ"
"""Capitals in the size of small letters, as letters of their own."""
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
) | str.maketrans(SMALL_CAPITALS, _CAPITALS.replace("X", "").casefold())
_SIGNS = {
    first + place: letter
    for first in (0x1F150, 0x1F170, 0x1F1E6)  # in black circles, in black squares, and the halves of flags
    for place, letter in enumerate(_CAPITALS)
}
"""Letters as signs, for which Unicode names no plain letter."""
_PLAIN = _SIGNS | dict(zip(map(ord, SMALL_CAPITALS), _CAPITALS.replace("X", ""), strict=True))
_DRESSED = re.compile(
    "[\u1d2c-\u1dbf\u2070-\u209c\u2100-\u214f\u2460-\u24ff\u2c7c\u2c7d\uff00-\uffef\U0001d400-\U0001f1ff]"
)
"""Where Unicode has letters that are modified, raised, in circles, wide, of mathematics, or signs."""


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


_REMEMBERED = _STROKES | {point: letter.casefold() for point, letter in _SIGNS.items()}
_FOLDED, _LETTERS = _Folding(_REMEMBERED), _Letters(_REMEMBERED)


def fold(text: str) -> str:
    """Text for comparing: no accents, no case ("Łukasz" is "lukasz", "Nguyễn" is "nguyen").

    Styled letters ("𝗩𝗮𝗿𝗴𝗮", "🅅🄰🅁🄶🄰") are plain ones, and so are those of another script in a word that mixes two.
    """
    if text.isascii():  # most words are, and a list of ten thousand is folded at once
        return text.casefold()
    return _small(text).translate(_FOLDED)


def letters_of(text: str) -> str:
    """The letters and digits of a text alone, folded."""
    if text.isascii():
        return text.casefold().translate(_LETTERS)
    return _small(text).translate(_LETTERS)


def _small(text: str) -> str:
    """The small letters and their marks; what is styled has a small letter only once it is plain."""
    return in_one_script(unicodedata.normalize("NFKD", text)).casefold()


def undressed(text: str) -> str:
    """The text, as long as it was, in plain letters of one script where they are styled; capitals and accents stay."""
    if text.isascii():
        return text
    return in_one_script(_DRESSED.sub(lambda found: plain_letter(found[0]), text))


def plain_letter(character: str) -> str:
    """The one letter or digit that a styled character stands for; itself, where it stands for none or several."""
    plain = _PLAIN.get(ord(character)) or unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isalnum() else character

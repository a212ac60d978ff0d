"""Where a name or a title stands in a list: by its letters, as the language of the list has them.

What a list of names in English does: accents are passed over, apostrophes join, a person stands under the family name,
and that under its first capital: "Jan van der Berg" under B, "Jan Van der Berg" under V, "Gráinne Ní Dhomhnaill"
under N. Where a language has letters of its own behind its others, they stand there: "Åkesson" is last in Swedish.
A library that sorts by all of Unicode (PyICU) needs a compiler and megabytes; this is what it is needed for.
"""

from __future__ import annotations

import re
from typing import Final

from roundtable.domain.folding import fold
from roundtable.domain.ordinary_words import PARTICLES
from roundtable.domain.people import name_words

_PARTICLES: Final = PARTICLES | frozenset(
    {"af", "av", "degli", "dei", "im", "lo", "mhic", "nig", "op", "santa", "te", "ua", "ui", "vande", "vanden", "zur"}
)
_SUFFIXES: Final = frozenset(
    {"jr", "jnr", "sr", "snr", "ii", "iii", "iv", "esq", "phd", "obe", "mbe", "cbe", "kc", "qc", "frs"}
)
_APOSTROPHES: Final = re.compile("['’ʼ‘`]")
_DIGITS: Final = 8
"""So many digits are compared of a number: "Room 9" comes before "Room 10"."""
_BEHIND: Final = "{"
"""It comes after all letters."""
_SWEDISH: Final = {"å": "z{1", "ä": "z{2", "ö": "z{3"}
_DANISH: Final = {"æ": "z{1", "ä": "z{1", "ø": "z{2", "ö": "z{2", "å": "z{3"}
_POLISH: Final = {letter: f"{before}{_BEHIND}" for letter, before in zip("ąćęłńóś", "acelnos", strict=True)}
_OF_ITS_OWN: Final = {
    **dict.fromkeys(("sv", "fi"), _SWEDISH),
    **dict.fromkeys(("da", "nb", "nn", "no"), _DANISH),
    "pl": {**_POLISH, "ź": "z{1", "ż": "z{2"},
    "es": {"ñ": "n{"},
}
"""The letters that a language puts behind one of the others, and what they are sorted as."""


def in_alphabet(text: str, language: str = "") -> str:
    """What to sort a text by: its letters and digits, words one by one; `language` is a tag as "en-GB"."""
    own = _OF_ITS_OWN.get(language.partition("-")[0].casefold(), {})
    text = text.casefold()
    if own and not text.isascii():
        text = "".join(own.get(character, character) for character in text)
    text = re.sub(rf"[^\w{_BEHIND}]+", " ", _APOSTROPHES.sub("", fold(text)))
    return " ".join(word.zfill(_DIGITS) if word.isdecimal() else word for word in text.split())


def by_family_name(name: str, language: str = "") -> tuple[str, str]:
    """What to sort a person by: the family name, then all of the name; titles do not count."""
    words = name_words(name) or [name]
    while len(words) > 1 and fold(words[-1]).replace(".", "") in _SUFFIXES:
        words = words[:-1]
    start = last = len(words) - 1
    while last > 1 and _is_particle(words[last - 1]):
        last -= 1
        if words[last][:1].isupper():
            start = last
    return in_alphabet(without_particles(" ".join(words[start:])), language), in_alphabet(" ".join(words), language)


def without_particles(family: str) -> str:
    """A family name from its first word that is no small particle: "de la Cruz" is "Cruz", "De la Cruz" as it is.

    One that is written on to the name goes too: "d’Alembert" is "Alembert", "O’Neill" as it is.
    """
    words = family.split()
    while len(words) > 1 and _is_particle(words[0]) and not words[0][:1].isupper():
        words = words[1:]
    if words:
        words[0] = re.sub(r"^(?:d|l|dell|all|t|s)['’](?=[A-ZÀ-Þ])", "", words[0])
    return " ".join(words)


def _is_particle(word: str) -> bool:
    return _APOSTROPHES.sub("", fold(word)).rstrip(".") in _PARTICLES

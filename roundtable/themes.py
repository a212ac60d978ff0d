"""The colours of a report by its theme: the source's, greys, or the host's own made readable; no reportlab here.

A host's colour that words could not be read in is darkened until they can, and that is said in a sentence. The hues of
the four Co's are the same in every theme: they tell which is which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from roundtable.domain.look import Look, Theme
from roundtable.palette import colours, contrast, mix

LEAST: Final = 4.5
"""Contrast of words with their ground: https://www.w3.org/TR/WCAG22/#contrast-minimum."""
SEEN: Final = 1.3
"""Contrast from which a band is seen on paper."""
COLOUR: Final = re.compile("#[0-9A-F]{6}")
_STEP: Final = 0.02
_BLACK, _WHITE = "#000000", "#FFFFFF"


@dataclass(frozen=True)
class Inks:
    """The colours of a report by role, and a sentence for each that was corrected."""

    roles: tuple[tuple[str, str], ...]
    corrections: tuple[str, ...] = ()

    @cached_property
    def by_role(self) -> Mapping[str, str]:
        """Role to "#RRGGBB"."""
        return MappingProxyType(dict(self.roles))


def read_colour(text: str) -> str | None:
    """A colour as people type it ("003e74", "#003E74", "#036"), as #RRGGBB; None when it is none."""
    bare = text.strip().lstrip("#").upper()
    if len(bare) == 3:
        bare = "".join(digit * 2 for digit in bare)
    return f"#{bare}" if COLOUR.fullmatch(f"#{bare}") else None


def inks_of(look: Look) -> Inks:
    """The colours of a report that looks like this; without a colour of the host's, the source's."""
    roles = dict(colours("report"))
    if look.theme is Theme.NEUTRAL:
        return Inks(tuple({**roles, **colours("report_neutral")}.items()))
    if look.theme is Theme.HOST and COLOUR.fullmatch(look.main):
        accent = look.accent if COLOUR.fullmatch(look.accent) else look.main
        return _of_host(roles, look.main, accent)
    return Inks(tuple(roles.items()))


def _of_host(roles: dict[str, str], main: str, accent: str) -> Inks:
    blue, numeral = readable(main), readable(accent)
    roles |= {
        "blue": blue,
        "navy": mix(blue, _BLACK, 0.55),
        "link": blue,
        "numeral": numeral,
        "sky": accent if contrast(accent, _WHITE) >= SEEN else numeral,
        "bar": mix(numeral, _WHITE, 0.6),
        "tint": mix(_WHITE, blue, 0.08),
        "cover_star_low": mix(blue, _WHITE, 0.08),
        "cover_star_high": mix(blue, _WHITE, 0.3),
        "cover_star_hollow": mix(blue, _WHITE, 0.45),
        "cover_soft": mix(_WHITE, blue, 0.08),
    }
    corrected = dict.fromkeys((name, given, used) for name, given, used in _uses(main, accent, blue, numeral))
    return Inks(tuple(roles.items()), tuple(_sentence(*each) for each in corrected if each[1] != each[2]))


def _uses(main: str, accent: str, blue: str, numeral: str) -> tuple[tuple[str, str, str], ...]:
    own = (("main colour", main, blue),)
    return own if accent == main else (*own, ("second colour", accent, numeral))


def _sentence(name: str, given: str, used: str) -> str:
    ratio = contrast(given, _WHITE)
    return (
        f"The {name} {given} is too light for words on paper ({ratio:.1f} to 1, and {LEAST} is the least): "
        f"{used} is printed in its place."
    )


def readable(colour: str) -> str:
    """The colour itself, or the lightest darker one that can be read on paper and on its tint, and white on it."""
    share = 0.0
    while share < 1:
        dark = mix(colour, _BLACK, share)
        if min(contrast(dark, mix(_WHITE, dark, 0.08)), contrast(_WHITE, mix(dark, _WHITE, 0.08))) >= LEAST:
            return dark
        share += _STEP
    return _BLACK

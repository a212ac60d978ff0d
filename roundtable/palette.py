"""Colour roles for screen, slides and paper, read once from resources/palette.toml; no Qt here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from roundtable import resources

THEMES: Final = ("light", "dark")


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("palette.toml"))


@cache
def colours(section: str, theme: str = "light") -> Mapping[str, str]:
    """The colours of a section, role to "#RRGGBB".

    `section` is ui, sectors, slides, star, evidence_star or report; `theme` is light or dark. A section that
    knows one theme only, as paper does, answers the same for both. KeyError when there is no such section.
    """
    table = _tables()[section]
    return MappingProxyType(table.get(theme, table))


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of "#RRGGBB"."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"not a colour: {colour!r}")
    value = int(colour[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` in it, mixed in sRGB as screens and printers do it."""
    blended = (round(a + (b - a) * share) for a, b in zip(rgb(colour), rgb(other), strict=True))
    return "#{:02X}{:02X}{:02X}".format(*blended)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """Contrast ratio, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)

"""The faces of the report: Fira Sans in six cuts, and Inter for the characters that it lacks; all embedded.

`runs` is where a character finds its face. Further faces (for Arabic, Hebrew, Devanagari, Thai, CJK) are added to
`FALLBACKS`; nothing else has to know of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from roundtable import resources

LIGHT: Final = "FiraSans-Light"
REGULAR: Final = "FiraSans-Regular"
ITALIC: Final = "FiraSans-Italic"
MEDIUM: Final = "FiraSans-Medium"
SEMIBOLD: Final = "FiraSans-SemiBold"
SEMIBOLD_ITALIC: Final = "FiraSans-SemiBoldItalic"
FALLBACKS: Final = {
    LIGHT: ("Inter-Regular",),
    REGULAR: ("Inter-Regular",),
    ITALIC: ("Inter-Regular",),
    MEDIUM: ("Inter-Medium",),
    SEMIBOLD: ("Inter-SemiBold",),
    SEMIBOLD_ITALIC: ("Inter-SemiBold",),
}
"""For each face, the ones that are asked in turn for a character that it lacks."""

_FOLDERS: Final = {"FiraSans": "fira-sans", "Inter": "inter"}
_SPACES: Final = frozenset(" \u00a0")
_lock = Lock()


def _load(name: str) -> None:
    path = resources.path("fonts", _FOLDERS[name.split("-")[0]], f"{name}.ttf")
    pdfmetrics.registerFont(TTFont(name, str(path)))


@cache
def register() -> None:
    """Make the faces known to reportlab; a fallback is loaded when it is first asked for."""
    with _lock:
        for name in FALLBACKS:
            _load(name)
        for name in FALLBACKS:
            slanted = SEMIBOLD_ITALIC if name in (SEMIBOLD, SEMIBOLD_ITALIC) else ITALIC
            pdfmetrics.registerFontFamily(name, normal=name, bold=SEMIBOLD, italic=slanted, boldItalic=SEMIBOLD_ITALIC)


@cache
def _glyphs(name: str) -> Any:  # noqa: ANN401 - reportlab's own table, code point to glyph
    register()
    with _lock:
        if name not in FALLBACKS and name not in pdfmetrics.getRegisteredFontNames():
            _load(name)
            pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return pdfmetrics.getFont(name).face.charToGlyph


@cache
def _face_of(character: str, base: str) -> str | None:
    """The face that has the character: `base`, else one of its fallbacks; None when none has."""
    if character in _SPACES or ord(character) in _glyphs(base):
        return base
    return next((name for name in FALLBACKS[base] if ord(character) in _glyphs(name)), None)


def runs(text: str, base: str) -> Iterator[tuple[str | None, str]]:
    """The text cut into runs of one face each; None is the face of characters that nobody has.

    Combining marks and spaces stay with the run that they follow, where its face has them.
    """
    if _glyphs(base).keys() >= {ord(character) for character in text}:
        # Nearly always; and a text is cut into runs several times, for its width and for drawing.
        yield base, text
        return
    run = ""
    face: str | None = base
    for character in text:
        found = _face_of(character, base)
        clings = character in _SPACES or unicodedata.combining(character) != 0
        if run and clings and face is not None and (character in _SPACES or ord(character) in _glyphs(face)):
            found = face
        if run and found != face:
            yield face, run
            run = ""
        face = found
        run += character
    if run:
        yield face, run

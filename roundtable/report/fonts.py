"""The faces of the report: Fira Sans in six cuts, and others for the characters that it lacks; all embedded.

Those of the screen, for pictures of what stands there, are Atkinson Hyperlegible Next and Inter with tabular figures.

`runs` is where a character finds its face: by its script where that needs one of its own, else in Fira Sans, Inter or
Noto Emoji. Those whose letters change with their neighbours are `Shaped`. A face is loaded when it is first needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from threading import RLock
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics

from roundtable import resources
from roundtable.domain.star_geometry import Face as LetterFace
from roundtable.report.shaping import Face, Shaped

LIGHT: Final = "FiraSans-Light"
REGULAR: Final = "FiraSans-Regular"
ITALIC: Final = "FiraSans-Italic"
MEDIUM: Final = "FiraSans-Medium"
SEMIBOLD: Final = "FiraSans-SemiBold"
SEMIBOLD_ITALIC: Final = "FiraSans-SemiBoldItalic"
BASES: Final = (LIGHT, REGULAR, ITALIC, MEDIUM, SEMIBOLD, SEMIBOLD_ITALIC)
_CUTS: Final = ("Regular", "Medium", "SemiBold", "Bold")
_ATKINSON: Final = "AtkinsonHyperlegibleNext"
_INTER: Final = {
    MEDIUM: "Inter-Medium",
    SEMIBOLD: "Inter-SemiBold",
    SEMIBOLD_ITALIC: "Inter-SemiBold",
    **{f"{_ATKINSON}-{cut}#": f"Inter-{cut}" for cut in _CUTS},
}
_EMOJI: Final = "NotoEmoji-Regular*"
_SCRIPTS: Final = (
    ("NotoSansHebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    ("NotoSansArabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))),
    ("NotoSansDevanagari", ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))),
    ("NotoSansThai", ((0x0E00, 0x0E7F),)),
    ("NotoSansSC", ((0x3001, 0x312F), (0x31F0, 0x31FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF01, 0xFFEF))),
    ("NotoSansKR", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF))),
)
"""The scripts that have a face of their own, with the characters that it is asked for first."""
_UNSHAPED: Final = frozenset({"NotoSansSC", "NotoSansKR"})
"""One weight, and one glyph for each character."""

_FOLDERS: Final = (
    ("FiraSans", "fira-sans"),
    (_ATKINSON, "atkinson-hyperlegible-next"),
    ("Inter", "inter"),
    ("NotoSansSC", "noto-cjk"),
    ("NotoSansKR", "noto-cjk"),
    ("NotoSans", "noto-sans"),
    ("NotoEmoji", "noto-emoji"),
)
_SHAPED: Final = "*#"
"""What the names of shaped faces end in; with "#" all figures are equally wide."""
_SPACES: Final = frozenset(" \u00a0")
JOINERS: Final = frozenset("\u200c\u200d")
"""They part and join letters of shaped faces, and say nothing anywhere else."""
_PLACED: Final = re.compile("[\u0300-\u036f\u200c\u200d]")
_MARKS: Final = re.compile("[\u0300-\u036f]")
"""Accents that were left over when the text was composed: over a letter that has no such letter of its own."""
_lock = RLock()


def _load(name: str) -> None:
    """Make one face known to reportlab; a name that ends in "*" or "#" is that face with its runs shaped."""
    plain = name.rstrip(_SHAPED)
    if plain not in pdfmetrics.getRegisteredFontNames():
        folder = next(folder for start, folder in _FOLDERS if plain.startswith(start))
        pdfmetrics.registerFont(Face(plain, str(resources.path("fonts", folder, f"{plain}.ttf"))))
        _alone(plain)
    if name != plain:
        features = {"tnum": True, "kern": False} if name.endswith("#") else {}
        pdfmetrics.registerFont(Shaped(name, pdfmetrics.getFont(plain), features))
        _alone(name)


def _alone(name: str) -> None:
    pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)


@cache
def register() -> None:
    """Make the faces of Latin known to reportlab."""
    with _lock:
        for name in BASES:
            _load(name)


@cache
def _glyphs(name: str) -> Any:  # noqa: ANN401 - reportlab's own table, code point to glyph
    register()
    with _lock:
        if name not in pdfmetrics.getRegisteredFontNames():
            _load(name)
    return pdfmetrics.getFont(name).face.charToGlyph


def is_shaped(name: str) -> bool:
    """Whether the runs of a face are shaped."""
    return name.endswith(tuple(_SHAPED))


def report_face(weight: int, face: LetterFace = "words") -> str:
    """The report's face for a weight from 400 to 700; figures are set in the same as words."""
    return SEMIBOLD if weight >= 600 else MEDIUM if weight >= 500 else REGULAR


def screen_face(weight: int, face: LetterFace = "words") -> str:
    """The screen's face for a weight from 400 to 700: one for words, one for figures; all figures are equally wide."""
    cut = _CUTS[min(max(weight - 400, 0) // 100, 3)]
    name = f"{_ATKINSON if face == 'words' else 'Inter'}-{cut}#"
    _glyphs(name)
    return name


@cache
def _candidates(character: str, base: str) -> tuple[str, ...]:
    """The faces that are asked in turn for a character."""
    code = ord(character)
    for script, stretches in _SCRIPTS:
        if any(first <= code <= last for first, last in stretches):
            if script in _UNSHAPED:
                return (base, f"{script}-Regular")
            weight = "SemiBold" if base in (SEMIBOLD, SEMIBOLD_ITALIC) else "Regular"
            return (f"{script}-{weight}*", base)
    return (base, _INTER.get(base, "Inter-Regular"), _EMOJI)


@cache
def _face_of(character: str, base: str) -> str | None:
    """The face that has the character; None when none has."""
    if character in _SPACES or character in "\n\t":
        return base
    return next((name for name in _candidates(character, base) if ord(character) in _glyphs(name)), None)


def runs(text: str, base: str) -> Iterator[tuple[str | None, str]]:
    """The text cut into runs of one face each; None is the face of characters that nobody has.

    Marks, joiners and spaces stay with the run that they follow, where its face has them as they should be.
    """
    if text.isascii() or (_glyphs(base).keys() >= {ord(each) for each in text} and not _PLACED.search(text)):
        # Nearly always; and a text is cut into runs several times, for its width and for drawing.
        yield base, text
        return
    run = ""
    face: str | None = base
    for character in text:
        clings = bool(run) and face is not None and _clings(character, face)
        if not clings and character in JOINERS:
            continue
        found = face if clings else _face_of(character, base)
        if run and found != face:
            yield from _finished(face, run)
            run = ""
        face = found
        run += character
    if run:
        yield from _finished(face, run)


def _clings(character: str, face: str) -> bool:
    """Whether a character goes on in the face of the run before it."""
    if character in _SPACES:
        return face != _EMOJI  # its space is as wide as a picture
    if character in JOINERS:
        return is_shaped(face)
    return bool(_MARKS.match(character)) and ord(character) in _glyphs(face)


def _finished(face: str | None, run: str) -> Iterator[tuple[str | None, str]]:
    """A run; its words with accents that have to be placed go to the shaped form of their face."""
    if face is None or is_shaped(face) or not _MARKS.search(run):
        yield face, run
        return
    for word in re.split("(?<= )(?=[^ ])", run):
        name = f"{face}*" if _MARKS.search(word) else face
        _glyphs(name)
        yield name, word

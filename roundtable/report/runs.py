"""The runs of a paragraph without reportlab's parser, which takes longer over simple markup than its words are worth.

Runs are copies of those that the parser makes of one letter in the same style and face.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final
from weakref import WeakKeyDictionary

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaParser

_FACE: Final = re.compile('<font name="([^"<>&]*)">([^<>]*)</font>')
_known: Final[WeakKeyDictionary[ParagraphStyle, dict[str, Any]]] = WeakKeyDictionary()


def runs_of(markup: str, style: ParagraphStyle) -> list[Any] | None:
    """The runs of a text in which at most faces change; None where its markup is of another kind."""
    if "<" not in markup:
        return [_run(markup, "", style)]
    pieces = _FACE.split(markup)
    if any("<" in piece for piece in pieces[::3]):
        return None
    found = [_run(pieces[0], "", style)] if pieces[0] else []
    for face, inside, behind in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        found += [_run(text, of, style) for text, of in ((inside, face), (behind, "")) if text]
    return found


def _run(text: str, face: str, style: ParagraphStyle) -> Any:  # noqa: ANN401 - reportlab's
    of_style = _known.setdefault(style, {})
    if face not in of_style:
        _, (of_style[face],), _ = ParaParser().parse(f'<font name="{face}">x</font>' if face else "x", style)
    return of_style[face].clone(text=unescape(text) if "&" in text else text)

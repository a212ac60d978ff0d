"""Straight quotes and typed dashes as they are set: ’ “ ” –."""

from __future__ import annotations

import re

_OPENING = re.compile(r"(^|[\s(\[{–—“‘/])\"")
_SINGLE_OPENING = re.compile(r"(^|[\s(\[{–—“/])'(?=\w[^']*\w'(?!\w))")
_DASH = re.compile(r"(?<=\s)--?(?=\s)")


def natural(text: str) -> str:
    """The text with curly quotes, apostrophes and en dashes where straight ones were typed between words."""
    text = _OPENING.sub("\\1“", text).replace('"', "”")
    text = _SINGLE_OPENING.sub("\\1‘", text).replace("'", "’")
    return _DASH.sub("–", text)

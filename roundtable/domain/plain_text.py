"""The words of a text that may hold *emphasis*, **strong** and [links](https://…), without their marks."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
_EMPHASIS = re.compile(r"(\*{1,2})(?=\S)(.+?)(?<=\S)\1")


def plain(text: str) -> str:
    """The words as they are read out, in one line: no marks of emphasis, no targets of links, single spaces."""
    text = _LINK.sub(r"\1", text)
    while (bare := _EMPHASIS.sub(r"\2", text)) != text:
        text = bare
    return " ".join(text.split())

"""The words of a text that may hold *emphasis*, **strong** and [links](https://…), without their marks."""

from __future__ import annotations

import re

LINK = re.compile(r"\[([^\[\]]+)\](\((?:[^\s()]|\([^\s()]*\))+\))")
"""A link: its words, and its target in brackets."""
_EMPHASIS = re.compile(r"(\*{1,2})(?=\S)(.+?)(?<=\S)\1")


def plain(text: str) -> str:
    """The words as they are read out, in one line: no marks of emphasis, no targets of links, single spaces."""
    text = LINK.sub(r"\1", text)
    while (bare := _EMPHASIS.sub(r"\2", text)) != text:
        text = bare
    return " ".join(text.split())


def unread(text: str) -> set[int]:
    """The places of a text where the brackets and targets of its links stand, which are not read."""
    if "](" not in text:
        return set()
    return {at for link in LINK.finditer(text) for at in unread_of(link)}


def unread_of(link: re.Match[str]) -> tuple[int, ...]:
    """The places of the brackets and the target of one link."""
    return (link.start(), *range(link.end(1), link.end()))

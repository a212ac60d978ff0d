"""Quotation marks, apostrophes and dashes as they are set (’ “ ” –), of a whole text or key by key."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LITERAL = re.compile(
    r"`[^`]*(?:`|$)"  # code
    r"|\b(?:\w{1,20}://|www\.|mailto:)[^\s\"“”<>]*[^\s\"“”<>'’),.;:!?]"  # an address of a page
    r"|(?<![^\s\"“”<>()])[^\s@\"“”<>()]+@[\w-]+(?:\.[\w-]+)+"  # one of a person
)
"""What must stay as it was typed: a curly mark would break it."""
_ELISIONS = r"(?:em|til|tis|twas|cause|cos|n|bout|round|im|er|ere|kay|nuff|\d0s)\b"
_DOUBLE_OPENING = re.compile(r"(?:^|(?<=[\s(\[{–—“‘/]))\"")
_SINGLE_PAIR = re.compile(
    rf"(?:^|(?<=[\s(\[{{–—“\"/]))['’](?=\w)(?!{_ELISIONS})"
    r"((?:[^'’‘\s]|(?<=\w)['’](?=\w)|\s(?!['’])){0,300})(?<=[\w.,;:!?…])['’](?!\w)",
    re.IGNORECASE,
)
_DASH = re.compile(r"(?<=[^\s:]\s)(?<![?][?]\s)--?(?=\s)|(?<=\w)--(?=\w)")
_E_MAIL = re.compile(r"[^\s@\"“”<>()]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Setting:
    """What is set in the place of a stretch that was typed (characters from `start` up to `end`)."""

    start: int
    end: int
    text: str


def natural(text: str) -> str:
    """The text as it is set; addresses and `code` stay as they are."""
    settings = _settings(text)
    for each in reversed(settings):
        text = text[: each.start] + each.text + text[each.end :]
    return text


def as_typed(before: str) -> Setting | None:
    """What the last key changes in the text before the caret, if anything.

    Only this key's own mark is set, and what it completes: whoever takes a setting back keeps what they typed.
    """
    if not before:
        return None
    at, key = len(before) - 1, before[-1]
    if found := _broken_address(before):
        return found
    if any(stretch.start() <= at < stretch.end() for stretch in _LITERAL.finditer(before)) or _in_address(before):
        return None
    if key == '"':
        return Setting(at, at + 1, "“" if _DOUBLE_OPENING.match(before, at) else "”")
    if key == "'":
        return Setting(at, at + 1, "’")
    return _dash(before) or _opening_of_a_pair(before)


def _settings(text: str) -> list[Setting]:
    """All that is to be set in a text, from left to right."""
    literal = [match.span() for match in _LITERAL.finditer(text)]
    openings = {match.start() for match in _SINGLE_PAIR.finditer(text)}
    found = []
    for match in re.finditer(r"[\"']|--?", text):
        start = match.start()
        if any(first <= start < last for first, last in literal):
            continue
        if match[0] == '"':
            opens = _DOUBLE_OPENING.match(text, start) is not None
            found.append(Setting(start, start + 1, "“" if opens else "”"))
        elif match[0] == "'":
            found.append(Setting(start, start + 1, "‘" if start in openings else "’"))
        elif dash := _DASH.match(text, start):
            found.append(Setting(start, dash.end(), "–"))
    return found


def _dash(before: str) -> Setting | None:
    """A hyphen or two that the key after them has made a dash."""
    for match in _DASH.finditer(before, max(len(before) - 5, 0)):
        if match.end() == len(before) - 1:
            return Setting(match.start(), match.end(), "–")
    return None


def _opening_of_a_pair(before: str) -> Setting | None:
    """An apostrophe that turns out to open words in single marks, now that they are closed."""
    if before[-2:-1] != "’" or before[-1].isalnum():
        return None
    for match in _SINGLE_PAIR.finditer(before):
        if match.end() == len(before) - 1 and before[match.start()] == "’":
            return Setting(match.start(), match.start() + 1, "‘")
    return None


def _in_address(before: str) -> bool:
    """Whether the word before the caret is an address of a page so far, where an apostrophe may stand."""
    word = re.split(r"[\s\"“”<>]", before)[-1]
    return re.match(r"[(\[‘]*(?:\w{1,20}://|www\.|mailto:)", word) is not None


def _broken_address(before: str) -> Setting | None:
    """An apostrophe is put back when its word turns out to be an e-mail address."""
    start = max((before.rfind(space, 0) for space in " \t\n"), default=-1) + 1
    word = before[start:]
    if "’" in word and _E_MAIL.fullmatch(word):
        place = start + word.index("’")
        return Setting(place, place + 1, "'")
    return None

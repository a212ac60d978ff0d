"""Which way the letters of a line run: the bidirectional algorithm of Unicode (UAX 9) for texts without marks.

Direction marks never get here (`text.clean`), so that of the algorithm only the implicit part is left: W1 to W7, N0 to
N2, I1, I2, L1 and L2. An even level runs to the right, an odd one to the left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""What may stand in a text whose letters run to the left; the digits of these scripts run to the right."""
_PAIRS: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "«": "»", "‹": "›"}
_MIRRORED: Final = str.maketrans({**_PAIRS, **{close: opening for opening, close in _PAIRS.items()}})
_BRACKETS: Final = {"(": ")", "[": "]", "{": "}"}
_STRONG: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""What a neutral sees on either side of it: a number counts as letters that run to the left (N1)."""


def base_level(text: str) -> int:
    """1 for a text of which the first letter and most of the others run to the left, else 0.

    The first alone (P2, P3) would turn round each line that begins with a name.
    """
    if not RIGHT_TO_LEFT.search(text):
        return 0
    strong = [kind == "L" for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")]
    return int(bool(strong) and not strong[0] and sum(strong) * 2 < len(strong))


def mirrored(text: str) -> str:
    """The text back to front, its brackets turned: for neutrals on a line that runs to the left."""
    return text[::-1].translate(_MIRRORED)


def levels(text: str, base: int) -> list[int]:
    """The level of each character of a line."""
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    side = "R" if base else "L"
    _resolve_weak(kinds, side)
    _resolve_brackets(text, kinds, side)
    _resolve_neutral(kinds, side)
    found = [_level(kind, base) for kind in kinds]
    for index in reversed(range(len(text))):
        if not text[index].isspace():
            break
        found[index] = base
    return found


def visual_order(line: Sequence[int]) -> list[int]:
    """The places of the items of a line from left to right, by their levels (L2)."""
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _level(kind: str, base: int) -> int:
    if kind == "R":
        return 1
    if kind in ("EN", "AN"):
        return 2
    return base + base % 2 if kind == "L" else base


def _resolve_weak(kinds: list[str], side: str) -> None:
    """Marks, numbers and what stands beside numbers (W1 to W7)."""
    before, strong = side, side
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kind = before
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        before = kinds[index] = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for index in range(1, len(kinds) - 1):
        left, right = kinds[index - 1], kinds[index + 1]
        parts_number = (kinds[index] == "CS" and left in ("EN", "AN")) or (kinds[index] == "ES" and left == "EN")
        if parts_number and left == right:
            kinds[index] = left
    _spread_terminators(kinds)
    strong = side
    for index, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _spread_terminators(kinds: list[str]) -> None:
    """Signs such as % and £ belong to the number that they touch (W5)."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        touches = "EN" in (kinds[index - 1] if index else "", kinds[end] if end < len(kinds) else "")
        if end > index and touches:
            kinds[index:end] = ["EN"] * (end - index)
        index = max(end, index + 1)


def _resolve_brackets(text: str, kinds: list[str], side: str) -> None:
    """A pair of brackets goes with what it holds, else with what stands before it (N0)."""
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if character in _BRACKETS:
            waiting.append(index)
        elif character in _BRACKETS.values():
            for place in reversed(range(len(waiting))):
                if _BRACKETS[text[waiting[place]]] == character:
                    pairs.append((waiting[place], index))
                    del waiting[place:]
                    break
    for start, end in sorted(pairs):
        inside = {_STRONG.get(kind) for kind in kinds[start + 1 : end]}
        if side in inside:
            kinds[start] = kinds[end] = side
        elif inside - {None}:
            before = next((_STRONG[kind] for kind in reversed(kinds[:start]) if kind in _STRONG), side)
            kinds[start] = kinds[end] = before


def _resolve_neutral(kinds: list[str], side: str) -> None:
    """What has no direction of its own takes that of its neighbours where they agree, else the line's (N1, N2)."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] not in _STRONG:
            end += 1
        if end > index:
            left = _STRONG[kinds[index - 1]] if index else side
            right = _STRONG[kinds[end]] if end < len(kinds) else side
            kinds[index:end] = [left if left == right else side] * (end - index)
        index = max(end, index + 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a run: which run, where in the line it begins to be read, as drawn and as read; its level."""

    run: int
    start: int
    letters: str
    said: str
    level: int


def ordered(runs: Sequence[tuple[str, bool]], base: int) -> list[Part]:
    """The runs of a line from left to right; a run may come in parts.

    A run that is marked True orders its own letters, whichever way they run; its outer spaces are parts of the line.
    """
    found = levels("".join(text for text, _ in runs), base)
    parts: list[Part] = []
    start = 0
    for place, (text, orders_itself) in enumerate(runs):
        own = found[start : start + len(text)]
        if orders_itself:
            inner = text.strip()
            first = text.find(inner) if inner else len(text)
            if inner:
                own[first : first + len(inner)] = [1] * len(inner)
        cut = 0
        for index in range(1, len(text) + 1):
            if index == len(text) or own[index] != own[cut]:
                stretch = text[cut:index]
                turned = own[cut] % 2 and not (orders_itself and stretch.strip())
                parts.append(Part(place, start + cut, mirrored(stretch) if turned else stretch, stretch, own[cut]))
                cut = index
        start += len(text)
    return [parts[index] for index in visual_order([part.level for part in parts])]

"""What stands in the hub of the star: how many points were heard, or a title, balanced over a few lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from roundtable.domain.star_geometry import READ, Text
from roundtable.domain.star_labels import Measure, elided

_TOTAL, _HEARD = (12.0, 62.0), (50.0, 40.9)
"""Baseline and size of the number of points, and of the word below it."""
_TOTAL_ABOVE, _HEARD_BELOW = (3.0, 56.0), 44.0
"""The same where the word has to be larger; it is then as large as it has to be."""
_SIZES = (27.0, 24.0, 21.0)
_MOST_LINES = 4


def total_words(total: int, hub: float, least: float, measure: Measure) -> list[Text]:
    """How many points were heard, and "heard" below it; the number alone where that would be smaller than `least`."""
    scale = hub / READ.hub
    word, figure = (
        Text("heard", 0, 0, _HEARD[1] * scale, "ink", 500),
        Text(str(total), 0, 0, 0, "ink", 700, face="figures"),
    )
    if least <= word.size:
        return [
            replace(figure, y=_TOTAL[0] * scale, size=_TOTAL[1] * scale),
            replace(word, y=_HEARD[0] * scale),
        ]
    if math.hypot(measure(word.s, least, word.weight, "words") / 2, _HEARD_BELOW * scale) < hub:
        return [
            replace(figure, y=_TOTAL_ABOVE[0] * scale, size=max(_TOTAL_ABOVE[1] * scale, least)),
            replace(word, y=_HEARD_BELOW * scale, size=least),
        ]
    size = max(_TOTAL[1] * scale, least)
    return [replace(figure, y=0.364 * size, size=size)]


def title_words(title: str, radius: float, measure: Measure, least: float = 0.0) -> list[Text]:
    """A title balanced over up to four lines within the hub; what is longer ends in an ellipsis.

    One that does not stand whole at a size of `least` or more, where that is asked for, is left out.
    """
    words = title.split()
    if not words:
        return []
    for size in (max(size, least) for size in _SIZES):
        for count in range(1, _MOST_LINES + 1):
            lines = _balanced(words, count, size, measure)
            if lines and _within(lines, radius, size, measure):
                return _stacked(lines, size)
    if least > _SIZES[-1]:
        return []
    return _stacked(_cut(words, radius, _SIZES[-1], measure), _SIZES[-1])


def _cut(words: Sequence[str], radius: float, size: float, measure: Measure) -> list[str]:
    """As many words as all lines take, and an ellipsis."""
    widest = 2 * math.sqrt(radius**2 - (1.95 * size) ** 2)
    lines: list[str] = []
    rest = list(words)
    while rest and len(lines) < _MOST_LINES:
        line = rest.pop(0)
        while rest and measure(f"{line} {rest[0]}", size, 600, "words") <= widest:
            line = f"{line} {rest.pop(0)}"
        lines.append(elided(line, widest, size, 600, measure))
    if rest:
        lines[-1] = elided(f"{lines[-1]} {rest[0]}…", widest, size, 600, measure)
    return lines


def _balanced(words: Sequence[str], count: int, size: float, measure: Measure) -> list[str]:
    """The words on so many lines, the widest as narrow as can be; empty when there are fewer words."""
    if count > len(words):
        return []
    if count == 1:
        return [" ".join(words)]
    best: list[str] = []
    best_width = math.inf
    for cut in range(1, len(words) - count + 2):
        tail = _balanced(words[cut:], count - 1, size, measure)
        lines = [" ".join(words[:cut]), *tail]
        width = max(measure(line, size, 600, "words") for line in lines)
        if width < best_width:
            best, best_width = lines, width
    return best


def _within(lines: Sequence[str], radius: float, size: float, measure: Measure) -> bool:
    for text in _stacked(lines, size):
        far = max(abs(text.y - 0.7 * size), abs(text.y + 0.1 * size))
        if math.hypot(measure(text.s, size, 600, "words") / 2, far) > radius:
            return False
    return True


def _stacked(lines: Sequence[str], size: float) -> list[Text]:
    pitch = size * 1.15
    return [
        Text(line, 0, 0.35 * size + (i - (len(lines) - 1) / 2) * pitch, size, "ink", 600)
        for i, line in enumerate(lines)
    ]

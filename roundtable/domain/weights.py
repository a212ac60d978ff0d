"""What counts when the next speaker is suggested, and how much: agreed with the room and printed in the report."""

from __future__ import annotations

from dataclasses import astuple, dataclass

MOST_WEIGHT = 3
"""Weights go from 0, not at all, to this."""


@dataclass(frozen=True)
class Weights:
    """How much each reason counts, 0 to 3.

    Not heard yet; the speaker's sector below its share; spoken less than others; the minutes waited; a reply or a
    clarifying question to what is being said. A point of order comes first whatever the weights are.
    """

    unheard: int = 3
    sector: int = 2
    little: int = 1
    waiting: int = 2
    reply: int = 3

    def within_range(self) -> Weights:
        """The weights, those out of range brought to its nearest end: a file may come from anywhere."""
        return Weights(*(min(max(weight, 0), MOST_WEIGHT) for weight in astuple(self)))


AGREED = Weights()
"""What a session begins with."""

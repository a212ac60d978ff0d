"""What the room sees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roundtable.domain.records import Id, Record

PROJECTION_ID = Id("projection")


class Slide(StrEnum):
    """The pictures that can be put to the room."""

    WELCOME = "welcome"
    QUESTION = "question"
    CLOCK = "clock"
    QUOTE = "quote"
    STAR = "star"
    QUEUE = "queue"
    READ_BACK = "read-back"
    ACTIONS = "actions"
    TIMES = "times"
    BREAK = "break"
    THANKS = "thanks"
    BLANK = "blank"


OF_A_QUOTE = frozenset({Slide.QUOTE, Slide.READ_BACK})
"""Slides that show one quote in particular."""


@dataclass(frozen=True, kw_only=True)
class Projection(Record):
    """The slide that the room sees now; there is at most one record.

    `quote_id` is the quote of a quote slide, or the one that is being read on a read-back slide; `page` counts from 0
    on slides that hold more than the screen can show at once, and one beyond the last shows the last.
    """

    id: Id = PROJECTION_ID
    slide: Slide = Slide.WELCOME
    quote_id: Id | None = None
    page: int = 0

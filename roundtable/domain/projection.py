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
    QUOTE = "quote"
    STAR = "star"
    BLANK = "blank"


@dataclass(frozen=True, kw_only=True)
class Projection(Record):
    """The slide that the room sees now; there is at most one record. `quote_id` is the quote of a quote slide."""

    id: Id = PROJECTION_ID
    slide: Slide = Slide.WELCOME
    quote_id: Id | None = None

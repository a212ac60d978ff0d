"""What a typed line turned out to mean: values that the grammar makes and the desk shows before Enter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from roundtable.domain.records import Id
from roundtable.domain.words import InsightKind, Wording


class LineKind(StrEnum):
    """What Enter does with a line: note a new record, go on with the last quote, or mend the last record."""

    QUOTE = "quote"
    ACTION = "action"
    INSIGHT = "insight"
    CONTINUATION = "continuation"
    MEND = "mend"


class TokenKind(StrEnum):
    """A stretch of the line that is an instruction and not words."""

    SPEAKER = "speaker"
    SIGN = "sign"
    SEGMENT = "segment"
    DUE = "due"
    MARK = "mark"
    MEND = "mend"


@dataclass(frozen=True)
class Token:
    """A stretch of the line, from `start` up to `end` (characters), that is not part of the words.

    What no token holds is words: nothing that was typed is lost. A MARK is one of the two around verbatim words.
    """

    kind: TokenKind
    start: int
    end: int


@dataclass(frozen=True)
class Problem:
    """Something in the line that could not be read; the words are noted as typed.

    `reason` has hyphens, as in Refused; `mend` is what could stand in place of the stretch, "" when nothing offers
    itself.
    """

    reason: str
    start: int
    end: int
    facts: Mapping[str, str] = field(default_factory=dict)
    mend: str = ""


@dataclass(frozen=True)
class Parsed:
    """A line, read.

    `contributor_id` is the speaker (of an action point: its owner); None is a speaker still to be found.
    `speaker_typed` says that the line itself names the speaker, or says that nobody knows. `segments` None leaves
    the segments to the item that ran at the first key. `old` is what a mend (s/old/new/) looks for, and `text` what it
    puts there.
    """

    kind: LineKind = LineKind.QUOTE
    text: str = ""
    contributor_id: Id | None = None
    organisation_id: Id | None = None
    speaker_typed: bool = False
    wording: Wording = Wording.NEAR_VERBATIM
    insight_kind: InsightKind = InsightKind.INSIGHT
    segments: tuple[str, ...] | None = None
    due: date | None = None
    old: str = ""
    problems: tuple[Problem, ...] = ()
    tokens: tuple[Token, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there are no words to note."""
        return not self.text and self.kind is not LineKind.MEND

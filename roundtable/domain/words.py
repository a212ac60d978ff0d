"""What was said: quotes and their states, action points, insights, and how far a speaker may be named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from roundtable.domain.records import Id, Record


class Attribution(StrEnum):
    """How much of a speaker may be printed, from the widest to the strictest."""

    NAMED = "named"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    UNATTRIBUTED = "unattributed"

    @property
    def strictness(self) -> int:
        """0 for named up to 3 for unattributed."""
        return list(Attribution).index(self)


class Wording(StrEnum):
    """How near the text of a quote is to what was said."""

    VERBATIM = "verbatim"
    NEAR_VERBATIM = "near-verbatim"
    PARAPHRASE = "paraphrase"


class QuoteState(StrEnum):
    """How far a quote has come: heard, read back to the room, then what its speaker said of it."""

    HEARD = "heard"
    READ_BACK = "read-back"
    CONFIRMED = "confirmed"
    REWORDED = "reworded"
    WITHDRAWN = "withdrawn"

    @property
    def level(self) -> int:
        """What the state is worth for printing: 0 heard, 1 read back, 2 confirmed or reworded, -1 withdrawn."""
        return {"heard": 0, "read-back": 1, "confirmed": 2, "reworded": 2, "withdrawn": -1}[self.value]


class InsightKind(StrEnum):
    """What an insight is: a finding, an example somebody gave, an open question, or a limit."""

    INSIGHT = "insight"
    EXAMPLE = "example"
    QUESTION = "question"
    LIMIT = "limit"


@dataclass(frozen=True, kw_only=True)
class Quote(Record):
    """A contributor's words.

    `contributor_id` None is a speaker still to be found; `organisation_id` is the hat worn when it was said, where
    it differs from the contributor's own. `text` may hold *emphasis*, **strong** and [links](https://…).
    `attribution` is its own rule, `loosened_because` why that was last widened.
    """

    text: str
    contributor_id: Id | None = None
    organisation_id: Id | None = None
    words: Wording = Wording.NEAR_VERBATIM
    state: QuoteState = QuoteState.HEARD
    said_at: datetime | None = None
    item_id: Id | None = None
    segments: tuple[str, ...] = ()
    attribution: Attribution | None = None
    note: str = ""
    loosened_because: str = ""

    def prints_at(self, least: QuoteState) -> bool:
        """Whether the quote has passed the level that the report prints; a withdrawn one never has."""
        return self.state is not QuoteState.WITHDRAWN and self.state.level >= least.level

    @property
    def is_marked(self) -> bool:
        """Whether it stands in quotation marks: verbatim, or near-verbatim once read back; a paraphrase never."""
        if self.words is Wording.PARAPHRASE:
            return False
        return self.words is Wording.VERBATIM or self.state.level >= QuoteState.READ_BACK.level


@dataclass(frozen=True, kw_only=True)
class ActionPoint(Record):
    """A promise: what, who (a contributor, an organisation, or both), and by when (a local date)."""

    text: str
    owner_id: Id | None = None
    organisation_id: Id | None = None
    due: date | None = None
    done: bool = False
    agreed_at: datetime | None = None
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Insight(Record):
    """What the room understood: an insight, an example by an organisation, a question or a limit."""

    text: str
    kind: InsightKind = InsightKind.INSIGHT
    contributor_id: Id | None = None
    organisation_id: Id | None = None
    said_at: datetime | None = None
    segments: tuple[str, ...] = ()

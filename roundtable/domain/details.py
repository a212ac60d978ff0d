"""What a roundtable is as a whole: its title, its host, its day and its rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from roundtable.domain.look import OF_THE_SOURCE, UNPUBLISHED, Edition, Look, Released
from roundtable.domain.records import Id, Record
from roundtable.domain.star import CO_PRODUCTION, Star
from roundtable.domain.weights import AGREED, Weights
from roundtable.domain.words import Attribution, QuoteState

DETAILS_ID = Id("details")


@dataclass(frozen=True, kw_only=True)
class Details(Record):
    """The session's own fields; there is exactly one.

    `attribution` is the widest that may be printed of any speaker; `prints` is the least state a quote is
    printed in (heard, read-back or confirmed). `weights` say what counts when the next speaker is suggested;
    `ends_by` is the local time at which the room must be left. `loosened_because` is why the rule was last widened, ""
    when it was not. `look` is how the report looks, `released` are the names that may stand in a text of the host's,
    `edition` is the version that was published last.
    """

    id: Id = DETAILS_ID
    title: str = ""
    subtitle: str = ""
    host: str = ""
    kind: str = ""
    question: str = ""
    held_on: date | None = None
    reported_on: date | None = None
    venue: str = ""
    time_zone: str = "Europe/London"
    authors: tuple[str, ...] = ()
    language: str = "en-GB"
    attribution: Attribution = Attribution.NAMED
    prints: QuoteState = QuoteState.HEARD
    list_contributors: bool = True
    ends_by: time | None = None
    star: Star = CO_PRODUCTION
    weights: Weights = AGREED
    loosened_because: str = ""
    look: Look = OF_THE_SOURCE
    released: tuple[Released, ...] = ()
    edition: Edition = UNPUBLISHED

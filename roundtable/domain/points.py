"""Words of any kind that were captured: which kind they are to a note-taker, whose, and when they were said."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote

Point = Quote | ActionPoint | Insight
POINTS: tuple[type[Quote] | type[ActionPoint] | type[Insight], ...] = (Quote, ActionPoint, Insight)


class Sort(StrEnum):
    """What words are to whoever notes them: somebody's own, a promise, or one of the kinds of insight."""

    WORDS = "words"
    ACTION = "action"
    INSIGHT = "insight"
    EXAMPLE = "example"
    QUESTION = "question"
    LIMIT = "limit"

    @property
    def insight(self) -> InsightKind | None:
        """The kind of insight; None for words and promises."""
        return None if self in (Sort.WORDS, Sort.ACTION) else InsightKind(self.value)


def sort_of(point: Point) -> Sort:
    """What these words are."""
    if isinstance(point, Insight):
        return Sort(point.kind.value)
    return Sort.WORDS if isinstance(point, Quote) else Sort.ACTION


def point_with(session: Session, record_id: str) -> Point | None:
    """The words with that id, of whichever kind; None when they are not there."""
    found = (session.find(kind, Id(record_id)) for kind in POINTS)
    return next((each for each in found if each is not None), None)


def moment_of(point: Point) -> datetime | None:
    """When it was said, or promised."""
    return point.agreed_at if isinstance(point, ActionPoint) else point.said_at


def who_of(point: Point) -> tuple[Id | None, Id | None]:
    """The person whose words they are, or who has promised it, and the hat that was worn."""
    person = point.owner_id if isinstance(point, ActionPoint) else point.contributor_id
    return person, point.organisation_id

"""What was captured as the rows of the desk's list: one value for each quote, action point and insight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property

from roundtable.domain.folding import fold
from roundtable.domain.points import POINTS, Point, moment_of
from roundtable.domain.records import Id, Record
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, InsightKind, Quote, QuoteState, Wording
from ui import wording
from ui.capture.faces import NO_OWNER, Face, Faces, local
from ui.widgets.dot import SegmentDot, dot_for

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Group(Enum):
    """The filters over the list."""

    ALL = "All"
    WORDS = "Words"
    ACTIONS = "Actions"
    QUESTIONS = "Questions"
    INSIGHTS = "Insights"
    UNKNOWN = "??"


@dataclass(frozen=True)
class Sign:
    """A word with an icon and the role that it is painted in; no icon where it would say nothing."""

    text: str
    icon: str = ""
    role: str = "ink2"


WORDING_SIGNS = {
    Wording.VERBATIM: Sign(wording.WORDINGS[Wording.VERBATIM], "quote", "ink3"),
    Wording.NEAR_VERBATIM: Sign(wording.WORDINGS[Wording.NEAR_VERBATIM], "text-quote", "ink3"),
    Wording.PARAPHRASE: Sign(wording.WORDINGS[Wording.PARAPHRASE], "equal-approximately", "ink3"),
}
INSIGHT_SIGNS = {
    InsightKind.INSIGHT: Sign(wording.INSIGHTS[InsightKind.INSIGHT], "lightbulb"),
    InsightKind.EXAMPLE: Sign(wording.INSIGHTS[InsightKind.EXAMPLE], "arrow-right"),
    InsightKind.QUESTION: Sign(wording.INSIGHTS[InsightKind.QUESTION], "circle-question-mark"),
    InsightKind.LIMIT: Sign(wording.INSIGHTS[InsightKind.LIMIT], "circle-alert"),
}
ACTION_SIGN = Sign("Action", "flag", "accent")
STATE_SIGNS = {
    QuoteState.HEARD: Sign(wording.STATES[QuoteState.HEARD], "", "ink3"),
    QuoteState.READ_BACK: Sign(wording.STATES[QuoteState.READ_BACK], "projector", "accent"),
    QuoteState.CONFIRMED: Sign(wording.STATES[QuoteState.CONFIRMED], "circle-check", "ok"),
    QuoteState.REWORDED: Sign(wording.STATES[QuoteState.REWORDED], "pencil", "ok"),
    QuoteState.WITHDRAWN: Sign(wording.STATES[QuoteState.WITHDRAWN], "circle-slash", "ink3"),
}
ON_SCREEN = Sign("on screen", "projector", "nowink")
_SILENT = Sign("")


@dataclass(frozen=True)
class Row:
    """One row; `words` are as the list shows them, in quotation marks where these are due."""

    record: Point
    group: Group
    moment: datetime
    time: str
    face: Face
    words: str
    kind: Sign
    state: Sign
    tags: tuple[tuple[SegmentDot, str], ...]

    @property
    def id(self) -> Id:
        """The id of its record."""
        return self.record.id

    @property
    def order(self) -> tuple[datetime, str]:
        """Its place in time; a row without a time counts as oldest."""
        return self.moment, self.record.id

    @property
    def is_withdrawn(self) -> bool:
        """Whether its speaker took it back."""
        return isinstance(self.record, Quote) and self.record.state is QuoteState.WITHDRAWN

    @cached_property
    def haystack(self) -> str:
        """Everything that the filter finds, accents folded."""
        tags = " ".join(label for _, label in self.tags)
        face = self.face
        kind = "quote" if isinstance(self.record, Quote) else ""
        said = (self.words, face.name, face.initials, face.organisation, kind, self.kind.text, self.state.text, tags)
        return fold(" ".join(said))

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = (self.time, self.face.name, self.words, self.kind.text, self.state.text)
        return ", ".join(part for part in (*parts, *(label for _, label in self.tags)) if part)

    def is_in(self, group: Group) -> bool:
        """Whether a filter lets it through."""
        if group is Group.UNKNOWN:
            return self.group is not Group.ACTIONS and not self.face.is_known
        return group is Group.ALL or group is self.group


def quoted(quote: Quote) -> str:
    """The words of a quote, in quotation marks where these are due."""
    return f"“{quote.text}”" if quote.is_marked else quote.text


class RowMaker:
    """Makes the rows of one session value."""

    def __init__(self, session: Session, today: date) -> None:
        self._session = session
        self._today = today
        self._faces = Faces(session)
        star = session.details.star
        self._tags = {each.id: (dot_for(star, each.id), each.label) for each in star.segments}

    def all(self) -> list[Row]:
        """Every row, newest first."""
        records: Iterable[Point] = (each for kind in POINTS for each in self._session.all(kind))
        return sorted((self.row(record) for record in records), key=lambda row: row.order, reverse=True)

    def row(self, record: Point) -> Row:
        """The row of a record."""
        said = moment_of(record)
        group, words, kind, state = self._reading(record)
        return Row(
            record,
            group,
            said or _LONG_AGO,
            wording.clock_time(local(self._session, said)) if said else "",
            self._face(record),
            words,
            kind,
            state,
            tuple(self._tags[each] for each in record.segments if each in self._tags),
        )

    def _face(self, record: Point) -> Face:
        if isinstance(record, ActionPoint):
            face = self._faces.of(record.owner_id, record.organisation_id)
            return face if face.is_known else NO_OWNER
        return self._faces.of(record.contributor_id, record.organisation_id)

    def _reading(self, record: Point) -> tuple[Group, str, Sign, Sign]:
        if isinstance(record, Quote):
            return Group.WORDS, quoted(record), WORDING_SIGNS[record.words], STATE_SIGNS[record.state]
        if isinstance(record, ActionPoint):
            return Group.ACTIONS, record.text, ACTION_SIGN, self._due(record)
        is_question = record.kind is InsightKind.QUESTION
        group = Group.QUESTIONS if is_question else Group.INSIGHTS
        return group, record.text, INSIGHT_SIGNS[record.kind], _SILENT

    def _due(self, action: ActionPoint) -> Sign:
        if action.done:
            return Sign("done", "circle-check", "ok")
        if action.due is None:
            return Sign("no date", "", "ink3")
        if action.due < self._today:
            return Sign(f"was due {wording.day(action.due)}", "calendar", "warn")
        return Sign(f"by {wording.day(action.due)}", "calendar", "accent")


def touches_faces(kinds: Iterable[type[Record]]) -> bool:
    """Whether a change of these kinds of record alters more rows than their own."""
    own = {kind.__name__ for kind in POINTS}
    silent = {"Turn", "Hand", "Run", "Show", "Projection", "AgendaItem", "Section", "Figure", "Reference", "Image"}
    return any(kind.__name__ not in own | silent for kind in kinds)

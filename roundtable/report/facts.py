"""What the record of a session amounts to: the counts that the report prints, and which of them it may print.

A count that would single out one person is not printed: nothing is charted of a sector with one seat, and such a
sector is not named as silent where its person is not to be known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property

from roundtable.domain.agenda import Run
from roundtable.domain.figures import evidence_by_segment, points_heard
from roundtable.domain.floor import Turn
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.seated import Seated
from roundtable.domain.session import Session
from roundtable.domain.star import Segment
from roundtable.domain.star_strength import Strengths
from roundtable.domain.star_thumbnail import Heard
from roundtable.domain.words import ActionPoint, Quote, QuoteState
from roundtable.report.wordings import evidence_line


@dataclass(frozen=True)
class Facts:
    """Questions about one session, each answered once."""

    session: Session

    @cached_property
    def people(self) -> tuple[Contributor, ...]:
        """Everybody who was present."""
        return tuple(person for person in self.session.all(Contributor) if person.present)

    @cached_property
    def seated(self) -> Seated:
        """What may be told of which sector."""
        return Seated(self.session)

    @property
    def seats(self) -> Mapping[Id, int]:
        """How many people each sector had at the table, sectors without any left out."""
        return self.seated.seats

    @cached_property
    def sectors(self) -> tuple[Sector, ...]:
        """The sectors at the table, in the session's order."""
        return tuple(sector for sector in self.session.all(Sector) if sector.id in self.seats)

    @cached_property
    def others(self) -> int:
        """How many people had a seat and belong to no sector."""
        return len(self.people) - sum(self.seats.values())

    @cached_property
    def host(self) -> Sector | None:
        """The host's own sector: the last one, when it is called so or is the sector of the host organisation."""
        if not self.sectors:
            return None
        last, name = self.sectors[-1], fold(self.session.details.host)
        if "host" in last.name.casefold().split():
            return last
        members = {
            fold(organisation.name)
            for organisation in self.session.all(Organisation)
            if organisation.sector_id == last.id
        }
        return last if name and members == {name} else None

    def is_large(self, sector: Sector) -> bool:
        """Whether what is said of the sector is said of more than one person."""
        return self.seated.is_large(sector)

    @cached_property
    def evidence(self) -> Mapping[str, Heard]:
        """What was heard on each segment of the star, with a mark for each sector at the table."""
        return {
            segment: Heard(
                found.points,
                tuple(sector.id in found.sectors for sector in self.sectors),
                found.actions,
                found.contested,
            )
            for segment, found in evidence_by_segment(self.session).items()
        }

    @property
    def strengths(self) -> Strengths:
        """How strong the room found each segment, as far as that may be said."""
        return self.seated.strengths

    @cached_property
    def heard(self) -> int:
        """Distinct points on the star."""
        return points_heard(self.session)

    def points(self, segment: Segment) -> int:
        """Points heard on one segment."""
        return self.evidence[segment.id].points

    def silent(self, segment: Segment) -> tuple[Sector, ...]:
        """The sectors of which nobody spoke to a segment, as far as that may be said."""
        return self.seated.missing(segment.id)

    def misses_some(self, segment: Segment) -> bool:
        """Whether some sector was silent on a segment, be it named or not."""
        return not all(self.evidence[segment.id].sectors)

    def evidence_line(self, segment: Segment) -> str:
        """What stands under the heading of a segment (see `wordings.evidence_line`); "none" where nothing was heard."""
        heard = self.evidence[segment.id]
        silent = [sector.name for sector in self.silent(segment)]
        host = self.host.name if self.host else ""
        return evidence_line(heard.points, sum(heard.sectors), len(self.sectors), silent, host)

    def prints(self, quote: Quote) -> bool:
        """Whether a quote has passed the level that the session prints."""
        return quote.prints_at(self.session.details.prints)

    def printable(self, segment: str) -> tuple[Quote, ...]:
        """The quotes on a segment that may be printed, and have words."""
        return tuple(
            quote
            for quote in self.session.quotes
            if segment in quote.segments and self.prints(quote) and quote.text.strip()
        )

    def how_many(self, *states: QuoteState) -> int:
        """How many quotes stand in these states."""
        return sum(quote.state in states for quote in self.session.quotes)

    @cached_property
    def read_back(self) -> int:
        """How many quotes were read back, whatever their speakers then said."""
        return len(self.session.quotes) - self.how_many(QuoteState.HEARD)

    @cached_property
    def owned_actions(self) -> int:
        """How many action points somebody has promised."""
        actions = self.session.all(ActionPoint)
        return sum(action.owner_id is not None or action.organisation_id is not None for action in actions)

    @cached_property
    def speaking_time(self) -> float:
        """Minutes in which somebody had the floor."""
        return sum(max((end - start).total_seconds(), 0) / 60 for start, end, turn in self.spans if turn.is_talk)

    @cached_property
    def spans(self) -> tuple[tuple[datetime, datetime, Turn], ...]:
        """The turns with their start and end; one that is still open ends with the record."""
        return tuple((turn.started_at, turn.ended_at or self.end, turn) for turn in self.session.all(Turn))

    @cached_property
    def speakers(self) -> int:
        """How many people had the floor or are quoted."""
        known = {person.id for person in self.people}
        said = {quote.contributor_id for quote in self.session.quotes if quote.state is not QuoteState.WITHDRAWN}
        return len(known & (said | {turn.contributor_id for turn in self.session.all(Turn)}))

    @cached_property
    def end(self) -> datetime:
        """The last moment on record: "now" for whoever reads the report, so that it never depends on the clock."""
        moments = [run.ended_at or run.started_at for run in self.session.all(Run)]
        moments += [turn.ended_at or turn.started_at for turn in self.session.all(Turn)]
        if moments:
            return max(moments)
        day = self.session.details.held_on
        return datetime.combine(day, time(), UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)

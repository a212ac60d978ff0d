"""Edits of the star: hanging words on segments, and choosing the star itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from roundtable.commands.checks import changed, known, known_counts, known_segments
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.details import DETAILS_ID, Details
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Show, ShowAbout, ShowCount
from roundtable.domain.records import Edit, Id, add, in_room_time
from roundtable.domain.session import Session
from roundtable.domain.star import Star
from roundtable.domain.words import ActionPoint, Insight, Quote


def place(
    session: Session,
    now: datetime,
    *,
    kind: type[Quote] | type[Insight] | type[ActionPoint],
    record_id: Id,
    segments: Iterable[str],
) -> Iterator[Edit]:
    """Hang words on exactly these segments; none takes them down. Refused: unknown-segment."""
    yield from changed(known(session, kind, record_id), segments=known_segments(session, segments))


@in_room_time
def measure_segment(
    session: Session, now: datetime, *, segment: str, about: ShowAbout, counts: Iterable[ShowCount]
) -> Iterator[Edit]:
    """Keep how many hands of each sector found a segment strong now, or want it strong; counted again, the last counts.

    Refused: unknown-segment, unknown-sector, count-is-negative, nobody-raised-a-hand.
    """
    known_segments(session, [segment])
    kept = known_counts(session, counts)
    if not any(count.hands for count in kept):
        raise Refused("nobody-raised-a-hand")
    found = session.details.star.find(segment)
    title = found.title if found else segment
    statement = f"{title} is strong now" if about is ShowAbout.NOW else f"{title} is to become strong"
    yield add(
        Show(sort=session.next_sort(Show), statement=statement, segment=segment, counts=kept, at=now, about=about)
    )


def choose_star(session: Session, now: datetime, *, star: Star) -> Iterator[Edit]:
    """Work with another star. Refused: star-is-in-use, while something hangs on a segment it has not."""
    known_ids = {segment.id for segment in star.segments}
    used = {segment for quote in session.all(Quote) for segment in quote.segments}
    used.update(segment for insight in session.all(Insight) for segment in insight.segments)
    used.update(segment for action in session.all(ActionPoint) for segment in action.segments)
    used.update(segment for item in session.all(AgendaItem) for segment in item.segments)
    used.update(show.segment for show in session.all(Show) if show.segment is not None)
    if missing := sorted(used - known_ids):
        raise Refused("star-is-in-use", segment=missing[0])
    if session.find(Details, DETAILS_ID) is None:
        yield add(Details(star=star))
    else:
        yield from changed(session.details, star=star)

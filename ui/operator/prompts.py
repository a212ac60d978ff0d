"""What the star asks the facilitator to do: which sectors have not spoken to which segment, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.figures import evidence_by_segment, points_on, sectors_missing
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star import Segment
from roundtable.domain.words import Quote
from ui import wording
from ui.operator.people import in_sentence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MOST_NAMED = 2


@dataclass(frozen=True)
class Gap:
    """A segment, whether anything was heard on it, and the sectors at the table that have not spoken to it."""

    segment: Segment
    heard: bool
    missing: tuple[Sector, ...]
    seated: int


def gaps(session: Session, segments: Iterable[Segment]) -> tuple[Gap, ...]:
    """A gap for each of these segments, whether or not a sector is missing."""
    evidence = evidence_by_segment(session)
    seated = len(seated_sectors(session))
    return tuple(
        Gap(segment, evidence[segment.id].points > 0, sectors_missing(session, segment.id), seated)
        for segment in segments
    )


def seated_sectors(session: Session) -> tuple[Sector, ...]:
    """The sectors with people at the table."""
    seated: set[Id] = {sector.id for each in session.all(Contributor) if (sector := session.sector_of(each))}
    return tuple(sector for sector in session.all(Sector) if sector.id in seated)


def prompt(session: Session) -> str:
    """The gap to mend next, in a sentence: on the running item first, then on what was heard or has had its item.

    The host's sector, which comes last, is not asked for. "" when there is nothing to mend.
    """
    opened, running = _opened(session), session.running[0].segments if session.running else ()
    found = [(gap, _without_host(session, gap)) for gap in gaps(session, session.details.star.segments)]
    asked = [
        (gap, missing)
        for gap, missing in found
        if missing and (gap.heard or gap.segment.id in running or gap.segment.id in opened)
    ]
    if not asked:
        return ""
    gap, missing = max(asked, key=lambda pair: (pair[0].segment.id in running, len(pair[1])))
    return f"{gap.segment.label}: {_who_is_missing(gap, missing)}"


def _opened(session: Session) -> set[str]:
    """Segments of items that have run."""
    items = (item for item in session.all(AgendaItem) if session.find(Run, item.id) is not None)
    return {segment for item in items for segment in item.segments}


def _without_host(session: Session, gap: Gap) -> tuple[Sector, ...]:
    sectors = session.all(Sector)
    return tuple(sector for sector in gap.missing if len(sectors) < 2 or sector != sectors[-1])


def _who_is_missing(gap: Gap, missing: tuple[Sector, ...]) -> str:
    if not gap.heard:
        return "nobody has spoken to it yet"
    if len(missing) > MOST_NAMED:
        return f"{number(gap.seated - len(gap.missing))} of {number(gap.seated)} sectors have spoken to it"
    names = [in_sentence(sector.name) for sector in missing]
    return f"nobody from {' or '.join(names)} has spoken to it"


def all_heard(seated: int) -> str:
    """That nobody is missing: "all six sectors heard"."""
    return f"all {number(seated)} sectors heard" if seated > 1 else "heard"


def number(count: int) -> str:
    """A small number in words, a larger one in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def heard_on(session: Session, segment_id: str) -> str:
    """What lies on a segment: "12 quotes, 3 insights, 5 of 6 sectors"."""
    quotes, insights = _counted(session, segment_id)
    parts = [wording.counted(quotes, "quote")] if quotes else []
    parts += [wording.counted(insights, "insight")] if insights else []
    spoke = len(evidence_by_segment(session)[segment_id].sectors)
    if parts and (seated := len(seated_sectors(session))):
        parts.append(f"{spoke} of {wording.counted(max(seated, spoke), 'sector')}")
    return ", ".join(parts) or "nothing yet"


def _counted(session: Session, segment_id: str) -> tuple[int, int]:
    points = points_on(session, segment_id)
    quotes = sum(isinstance(point, Quote) for point in points)
    return quotes, len(points) - quotes

"""What the star asks the facilitator to do: which sectors have not spoken to which segment, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.figures import evidence_by_segment, points_on
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star import Segment
from roundtable.domain.words import Quote
from ui import wording
from ui.star.values import NO_LETTERS, lettered
from ui.wording import in_sentence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MOST_NAMED = 2


@dataclass(frozen=True)
class Gap:
    """A segment, how many points were heard on it, by whom of the sectors at the table, and who is missing."""

    segment: Segment
    points: int
    missing: tuple[Sector, ...]
    seated: int
    letter: str = ""
    """What the star shows in the place of the name; "" where it shows the name."""

    @property
    def name(self) -> str:
        """How windows name the segment: "A Co-design" where the star shows letters."""
        return lettered(self.letter, self.segment.label)

    @property
    def spoke(self) -> int:
        """How many of the sectors at the table have spoken to it."""
        return self.seated - len(self.missing)


def gaps(session: Session, letters: Mapping[str, str] = NO_LETTERS) -> dict[str, Gap]:
    """A gap for each segment of the star, whether or not a sector is missing; the evidence is counted once.

    `letters` are those that stand on the star in the place of names, by segment.
    """
    evidence, seated = evidence_by_segment(session), seated_sectors(session)
    found = {}
    for segment in session.details.star.segments:
        heard = evidence[segment.id]
        missing = tuple(sector for sector in seated if sector.id not in heard.sectors)
        found[segment.id] = Gap(segment, heard.points, missing, len(seated), letters.get(segment.id, ""))
    return found


def seated_sectors(session: Session) -> tuple[Sector, ...]:
    """The sectors with people at the table."""
    seated: set[Id] = {sector.id for each in session.all(Contributor) if (sector := session.sector_of(each))}
    return tuple(sector for sector in session.all(Sector) if sector.id in seated)


def prompt(session: Session, known: Mapping[str, Gap]) -> str:
    """The gap to mend next, in a sentence: on the running item first, then on what was heard or has had its item.

    The host's sector, which comes last, is not asked for. "" when there is nothing to mend.
    """
    opened, running = _opened(session), session.running[0].segments if session.running else ()
    found = [(gap, _without_host(session, gap)) for gap in known.values()]
    asked = [pair for pair in found if pair[1] and (pair[0].points or pair[0].segment.id in opened)]
    if not asked:
        return ""
    gap, missing = max(asked, key=lambda pair: (pair[0].segment.id in running, len(pair[1])))
    return f"{gap.name}: {_who_is_missing(gap, missing)}"


def _opened(session: Session) -> set[str]:
    """Segments of items that have run."""
    items = (item for item in session.all(AgendaItem) if session.find(Run, item.id) is not None)
    return {segment for item in items for segment in item.segments}


def _without_host(session: Session, gap: Gap) -> tuple[Sector, ...]:
    sectors = session.all(Sector)
    return tuple(sector for sector in gap.missing if len(sectors) < 2 or sector != sectors[-1])


def _who_is_missing(gap: Gap, missing: tuple[Sector, ...]) -> str:
    if not gap.points:
        return "nobody has spoken to it yet"
    if len(missing) > MOST_NAMED:
        spoke, has = number(gap.spoke) if gap.spoke else "none", "has" if gap.spoke < 2 else "have"
        return f"{spoke} of {number(gap.seated)} sectors {has} spoken to it"
    names = [in_sentence(sector.name) for sector in missing]
    return f"nobody from {' or '.join(names)} has spoken to it"


def all_heard(seated: int) -> str:
    """That nobody is missing: "all six sectors heard"."""
    return f"all {number(seated)} sectors heard" if seated > 1 else "heard"


def number(count: int) -> str:
    """A small number in words, a larger one in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def heard_on(session: Session, gap: Gap) -> str:
    """What lies on a segment: "12 quotes, 3 insights, 5 of 6 sectors"."""
    points = points_on(session, gap.segment.id)
    quotes = sum(isinstance(point, Quote) for point in points)
    parts = [wording.counted(quotes, "quote")] if quotes else []
    parts += [wording.counted(len(points) - quotes, "insight")] if len(points) > quotes else []
    if parts and gap.seated:
        parts.append(f"{gap.spoke} of {wording.counted(gap.seated, 'sector')}")
    return ", ".join(parts) or "nothing yet"

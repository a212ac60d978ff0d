"""How long it takes to find who might be next among forty people, against sorting forty tuples."""

from datetime import UTC, datetime, timedelta

from roundtable.domain.details import Details
from roundtable.domain.fair import fair_next
from roundtable.domain.floor import Hand, HandKind, Turn
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id, add
from roundtable.domain.session import Session
from tests.bench.measure import Figure, median, ratio, taking_turns

PEOPLE, TURNS, SECTORS = 40, 300, 6
ROUNDS = 400
MOST_MILLISECONDS = 1.0
START = datetime(2026, 3, 5, 13, 0, tzinfo=UTC)
NOW = START + timedelta(hours=4)


def figures() -> list[Figure]:
    """Return a line for the second in which a session has changed, and one for each second after it."""
    session = _afternoon()
    tuples = [(False, -(n * 37 % 41), START + timedelta(seconds=n * 17 % 23), n) for n in range(PEOPLE)]
    sorting, first, later = taking_turns(
        ROUNDS,
        lambda: sorted(tuples),
        lambda: fair_next(Session(session.shelves), NOW),
        lambda: fair_next(session, NOW),
    )
    if len(fair_next(session, NOW)) != PEOPLE - 1:
        raise RuntimeError("not everybody but the speaker waits")
    least = median(sorting)
    return [
        _line(f"fair order of {PEOPLE}, session changed / {PEOPLE} tuples sorted", median(first), least),
        _line(f"fair order of {PEOPLE}, a second later / {PEOPLE} tuples sorted", median(later), least),
    ]


def _line(what: str, ours: float, least: float) -> Figure:
    """The ratio, and as its aim the milliseconds that a clock's tick can spare."""
    behind = f"{ours * 1e3:.3f} ms / {least * 1e3:.3f} ms, aim ≤ {MOST_MILLISECONDS:g} ms"
    return ratio(what, ours, least, most=MOST_MILLISECONDS / 1e3 / least, behind=behind)


def _afternoon() -> Session:
    """Forty people with their hands up, after three hundred turns."""
    records = [Details(), *(Sector(id=Id(f"sector-{n}"), sort=str(n), name=f"Sector {n}") for n in range(SECTORS))]
    for n in range(PEOPLE):
        who, sector = Id(f"person-{n}"), Id(f"sector-{n % SECTORS}")
        records.append(Contributor(id=who, sort=f"{n:02}", name=f"Person {n}", sector_id=sector))
        kind = list(HandKind)[n % len(HandKind)]
        records.append(Hand(contributor_id=who, raised_at=NOW - timedelta(seconds=20 * n), kind=kind))
    for n in range(TURNS):
        began = START + timedelta(seconds=45 * n)
        ended = began + timedelta(seconds=40) if n < TURNS - 1 else None
        records.append(Turn(contributor_id=Id(f"person-{n * 7 % PEOPLE}"), started_at=began, ended_at=ended))
    return Session().with_edits(map(add, records))

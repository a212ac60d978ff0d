"""How long it takes to place one more note on a star with five hundred, against one look at each of these."""

from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_chip_figure import room_around
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_places import Places
from tests.bench.measure import Figure, median, ratio, taking_turns

SIZES = (60, 500, 5_000)
ROUNDS = 400
MOST_MILLISECONDS = 2.0


def figures() -> list[Figure]:
    """Return a line for each number of notes that are there."""
    return [_figure(size) for size in SIZES]


def _figure(size: int) -> Figure:
    """The ratio, and as its aim the milliseconds that a frame can spare."""
    places, boxes = _filled(size)
    placing, looking = taking_turns(ROUNDS, lambda: _one_more(places), lambda: [each for each in boxes if each])
    ours, least = median(placing), median(looking)
    aim = MOST_MILLISECONDS / 1e3 / least
    behind = f"{ours * 1e3:.3f} ms / {least * 1e3:.4f} ms, aim ≤ {MOST_MILLISECONDS:g} ms"
    return ratio(f"note placed among {size:,} / a look at each", ours, least, most=aim, behind=behind)


def _filled(size: int) -> tuple[Places, list[object]]:
    """A star around which so many notes have a place of their own."""
    ids = [segment.id for segment in CO_PRODUCTION.segments]
    unit = max(1.0, (size / 150) ** 0.5)
    left, top, right, bottom = room_around(CO_PRODUCTION)
    area = left * unit, top * unit, right * unit, bottom * unit
    places = Places(CO_PRODUCTION, area, ChipSize(34, 8))
    boxes = [places.put(f"n{n}", 120 + 37 * (n % 6), [ids[n % len(ids)]]) for n in range(size)]
    if len(places.placed) < size * 0.95:
        raise RuntimeError(f"only {len(places.placed)} of {size} notes have a place")
    return places, [*boxes]


def _one_more(places: Places) -> None:
    """Place a note and take it away again, so that there are as many the next time."""
    places.put("more", 190, ["co-design", "people-it"])
    places.take("more")

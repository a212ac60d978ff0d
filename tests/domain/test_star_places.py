"""Where notes lie around any star: no two on each other, none moved by a later one, none outside, none left out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.domain.star import CO_PRODUCTION, Segment, Star
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_geometry import CANVAS, Box, arm_base, arm_corners, contains
from roundtable.domain.star_places import Places

AREA = (-1000.0, -700.0, 1000.0, 620.0)
SIZE = ChipSize(54, 12)
SMALL = (-700.0, -660.0, 700.0, 620.0)


@st.composite
def stars(draw: st.DrawFn) -> Star:
    """Any star that may be brought."""
    inner, outer = draw(st.integers(2, 6)), draw(st.integers(3, 8))
    return Star(
        "",
        tuple(Segment(f"part-{n}", f"Part {n}", f"Part {n}") for n in range(inner)),
        tuple(Segment(f"arm-{n}", f"Arm {n}", f"Arm {n}") for n in range(outer)),
    )


@st.composite
def notes(draw: st.DrawFn, star: Star) -> list[tuple[float, list[str]]]:
    """Widths of notes, with the segments that they hang on, the star's own and others."""
    ids = [segment.id for segment in star.segments]
    on = st.lists(st.sampled_from([*ids, "elsewhere"]), max_size=3)
    return draw(st.lists(st.tuples(st.floats(60, 420), on), max_size=90))


def first_home(star: Star, segments: list[str]) -> str:
    """Which of its segments counts a note without room: an arm before a part of the ring."""
    return next(each.id for each in (*star.outer, *star.inner) if each.id in segments)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def on_the_star(star: Star, x: float, y: float) -> bool:
    arms = (arm_corners(star, CANVAS, index) for index in range(len(star.outer)))
    return math.hypot(x, y) < arm_base(star, CANVAS) or any(contains(corners, x, y) for corners in arms)


@given(st.data())
def test_notes_never_overlap_move_or_leave_and_are_all_placed_or_counted(data: st.DataObject) -> None:
    star = data.draw(stars())
    area = data.draw(st.sampled_from([AREA, SMALL]))
    places = Places(star, area, SIZE)
    seen: dict[str, Box] = {}
    given_notes = data.draw(notes(star))
    for number, (width, segments) in enumerate(given_notes):
        box = places.put(f"n{number}", width, segments)
        if box is not None:
            seen[f"n{number}"] = box
        assert all(places.box(key) == known for key, known in seen.items()), "an earlier one moved"
    laid = [*seen.values(), *(box for each in star.segments if (box := places.counter(each.id)) is not None)]
    for place, (left, top, right, bottom) in enumerate(laid):
        assert area[0] <= left < right <= area[2] and area[1] <= top < bottom <= area[3]
        assert not any(overlap(laid[place], other) for other in laid[place + 1 :])
        for x in (left, (left + right) / 2, right):
            assert not any(on_the_star(star, x, y) for y in (top, bottom))
    for number, (_, segments) in enumerate(given_notes):
        key, here = f"n{number}", [each.id for each in star.segments if each.id in segments]
        box = seen.get(key)
        if box is not None:
            assert key in places.placed and not any(key in places.more(each) for each in here)
        elif here:
            assert [each for each in here if key in places.more(each)] == [first_home(star, here)]
        else:
            assert key in places.tray
    counted = sum(len(places.more(each.id)) for each in star.segments)
    assert len(seen) + counted + len(places.tray) == len(given_notes)


def test_a_note_is_cut_shorter_before_it_is_only_counted() -> None:
    places = Places(CO_PRODUCTION, AREA, SIZE)
    wide = SIZE.height * 8.75
    boxes = [places.put(f"n{number}", wide, ["map-it"]) for number in range(60)]
    widths = [round(box[2] - box[0], 6) for box in boxes if box is not None]
    assert widths == sorted(widths, reverse=True)
    assert [width / SIZE.height for width in dict.fromkeys(widths)] == pytest.approx([8.75, 6.4])
    assert len(places.more("map-it")) == 60 - len(widths)
    short = SIZE.height * 2
    box = places.put("short", short, ["focus-it"])
    assert box is not None and box[2] - box[0] == pytest.approx(short)


@given(st.data())
def test_what_is_taken_away_gives_its_place_back_and_nothing_else_moves(data: st.DataObject) -> None:
    places = Places(CO_PRODUCTION, AREA, SIZE)
    keys = [f"n{number}" for number in range(data.draw(st.integers(1, 60)))]
    boxes = {key: places.put(key, 200, [CO_PRODUCTION.segments[n % 9].id]) for n, key in enumerate(keys)}
    gone = data.draw(st.sampled_from([key for key, box in boxes.items() if box is not None]))
    places.take(gone)
    assert places.box(gone) is None and gone not in places.placed
    assert all(places.box(key) == box for key, box in boxes.items() if key != gone)
    box = boxes[gone]
    assert box is not None
    assert places.put("again", 200, [CO_PRODUCTION.segments[keys.index(gone) % 9].id]) == pytest.approx(box)


def test_a_note_on_a_crossing_lies_beside_its_step_and_beside_its_co_when_that_is_full() -> None:
    places = Places(CO_PRODUCTION, AREA, SIZE)
    first = places.put("first", 200, ["co-design", "grow-it"])
    assert first is not None and first[2] < 0, "Grow it points to the left"
    for number in range(200):
        places.put(f"n{number}", 200, ["grow-it"])
    assert places.more("grow-it")
    crossing = places.put("crossing", 200, ["co-design", "grow-it"])
    assert crossing is not None and crossing[0] > 0, "Co-design lies on the right"


def test_a_crossing_without_room_is_counted_once_by_its_step() -> None:
    places = Places(CO_PRODUCTION, AREA, SIZE)
    for number in range(200):
        places.put(f"step{number}", 400, ["map-it"])
        places.put(f"co{number}", 400, ["co-design"])
    before = len(places.more("map-it")), len(places.more("co-design"))
    assert places.put("crossing", 400, ["co-design", "map-it"]) is None
    assert (len(places.more("map-it")), len(places.more("co-design"))) == (before[0] + 1, before[1])
    assert places.more("map-it")[-1] == "crossing"


def test_a_note_put_anew_leaves_its_old_place() -> None:
    places = Places(CO_PRODUCTION, AREA, SIZE)
    before = places.put("n", 200, ["map-it"])
    after = places.put("n", 200, ["people-it"])
    assert before is not None and after is not None and before != after
    assert places.put("other", 200, ["map-it"]) == before, "its old place is free"
    places.take("other")
    assert places.put("n", 200, []) is None
    assert places.tray == ("n",) and places.placed == ()


def test_a_place_that_is_given_back_is_found_by_what_had_found_none() -> None:
    places = Places(CO_PRODUCTION, AREA, SIZE)
    for number in range(200):
        places.put(f"n{number}", 300, ["grow-it"])
    assert places.box("n199") is None and places.put("late", 300, ["grow-it"]) is None
    narrow = places.put("narrow", 60, ["grow-it"])
    assert narrow is not None, "what is narrower is tried"
    freed = places.box("n0")
    places.take("n0")
    assert places.put("late", 300, ["grow-it"]) == freed


def test_what_is_counted_comes_into_room_that_others_left_and_the_oldest_first() -> None:
    places = Places(CO_PRODUCTION, AREA, SIZE)
    for number in range(200):
        places.put(f"n{number}", 300, ["grow-it"])
    assert places.fill() == (), "nothing was taken away"
    first, waiting = places.placed[0], places.more("grow-it")
    freed = places.box(first)
    kept = {key: places.box(key) for key in places.placed if key != first}
    places.take(first)
    assert places.fill() == (waiting[0],)
    assert places.box(waiting[0]) == freed and places.more("grow-it") == waiting[1:]
    assert all(places.box(key) == box for key, box in kept.items())

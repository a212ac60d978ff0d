"""Chips around the star: none on it, none on another, and none that ever moves."""

from __future__ import annotations

import math

import pytest

from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_chips import ChipLayout, ChipSize
from roundtable.domain.star_geometry import CANVAS, Box, bounds, segment_at

AREA = (-1000.0, -700.0, 1000.0, 620.0)
IDS = [segment.id for segment in CO_PRODUCTION.segments]


def laid(count: int) -> list[Box | None]:
    layout = ChipLayout(CO_PRODUCTION, AREA, ChipSize(54, 12))
    return [layout.add(150 + 37 * (i % 7), IDS[i % 9]) for i in range(count)]


def test_no_chip_lies_on_the_star_or_on_another_or_outside() -> None:
    boxes = [box for box in laid(60) if box is not None]
    assert len(boxes) > 40
    for i, (left, top, right, bottom) in enumerate(boxes):
        assert AREA[0] <= left < right <= AREA[2] and AREA[1] <= top < bottom <= AREA[3]
        for x in range(int(left), int(right) + 1, 6):
            for y in (top, (top + bottom) / 2, bottom):
                assert segment_at(CO_PRODUCTION, x, y) is None
                assert math.hypot(x, y) > CANVAS.ring_out
        for other in boxes[i + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_a_later_chip_never_moves_an_earlier_one() -> None:
    assert laid(60)[:25] == laid(25)


def test_when_no_room_is_left_the_rest_has_no_place() -> None:
    boxes = laid(400)
    assert boxes[-9:] == [None] * 9


@pytest.mark.parametrize("segment_id", IDS)
def test_a_chip_stands_on_the_side_of_its_segment(segment_id: str) -> None:
    box = ChipLayout(CO_PRODUCTION, AREA, ChipSize(54, 12)).add(200, segment_id)
    assert box is not None
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    angle = math.degrees(math.atan2(y, x)) % 360
    parts = dict(zip(IDS, [315, 45, 135, 225, 270, 342, 54, 126, 198], strict=True))
    apart = abs((angle - parts[segment_id] + 180) % 360 - 180)
    assert apart < (46 if IDS.index(segment_id) < 4 else 37)


def test_an_unknown_segment_has_no_place() -> None:
    assert ChipLayout(CO_PRODUCTION, AREA, ChipSize(54, 12)).add(200, "elsewhere") is None


def test_an_area_without_room_gives_no_place() -> None:
    layout = ChipLayout(CO_PRODUCTION, bounds(CO_PRODUCTION, CANVAS), ChipSize(54, 12))
    assert layout.add(5000, IDS[0]) is None

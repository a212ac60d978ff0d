"""The seats around the table."""

import itertools
import math

import pytest

from ui.operator.table_geometry import GAP, NAMED_FROM, Where, plan_table


@pytest.mark.parametrize("count", [1, 2, 6, 17, 40, 60, 99])
def test_everybody_has_a_seat_of_their_own_within_the_room(count: int) -> None:
    plan = plan_table(1096, 604, ["all"] * count)
    assert len(plan.seats) == count
    for seat in plan.seats:
        assert plan.size / 2 <= seat.x <= 1096 - plan.size / 2
        assert plan.size / 2 <= seat.y <= 604 - plan.size / 2
    for one, other in itertools.combinations(plan.seats, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > plan.size


def test_sectors_are_set_off_by_a_gap_and_the_first_sits_at_the_top() -> None:
    groups = ["a"] * 4 + ["b"] * 3 + ["c"] * 4
    plan = plan_table(1000, 1000, groups)
    steps = [
        math.dist((one.x, one.y), (other.x, other.y)) for one, other in zip(plan.seats, plan.seats[1:], strict=False)
    ]
    within = [step for step, (one, other) in zip(steps, itertools.pairwise(groups), strict=True) if one == other]
    across = [step for step, (one, other) in zip(steps, itertools.pairwise(groups), strict=True) if one != other]
    assert min(across) > max(within) * (1 + GAP / 2)
    assert plan.seats[1].where is plan.seats[2].where is Where.ABOVE
    assert plan.seats[1].x + plan.seats[2].x == pytest.approx(1000, abs=1)


def test_names_give_way_under_86_pixels_of_arc() -> None:
    assert plan_table(1096, 604, ["all"] * 17).named
    assert not plan_table(968, 520, ["all"] * 20).named
    for count in range(6, 41):
        plan = plan_table(1096, 604, ["all"] * count)
        assert not plan.named or plan.arc >= NAMED_FROM


def test_a_point_meets_the_seat_under_it() -> None:
    plan = plan_table(1096, 604, ["all"] * 12)
    for place, seat in enumerate(plan.seats):
        assert plan.seat_at(seat.x + 10, seat.y - 10) == place
    assert plan.seat_at(plan.x, plan.y) is None


def test_arrows_go_where_they_point() -> None:
    plan = plan_table(1096, 604, ["all"] * 12)
    top = min(range(12), key=lambda place: plan.seats[place].y)
    low = max(range(12), key=lambda place: plan.seats[place].y)
    assert plan.seats[plan.beside(top, 1, 0)].x > plan.seats[top].x
    assert plan.seats[plan.beside(top, -1, 0)].x < plan.seats[top].x
    assert plan.seats[plan.beside(low, 1, 0)].x > plan.seats[low].x
    assert plan.beside(top, 0, -1) == top
    assert plan_table(800, 600, ["all"]).beside(0, 1, 0) == 0


def test_nobody_is_a_table_without_seats() -> None:
    assert plan_table(800, 600, []).seats == ()

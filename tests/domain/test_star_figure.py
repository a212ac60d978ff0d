"""What stands on the star: counts, marks, hollow parts, and words that keep to their part."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest

from roundtable.domain.star import CO_PRODUCTION, Segment, Star
from roundtable.domain.star_figure import evidence_star, facilitators_star
from roundtable.domain.star_geometry import (
    CANVAS,
    READ,
    Path,
    Primitive,
    Proportions,
    Text,
    bounds,
    segment_at,
)
from roundtable.domain.star_labels import rough_width
from roundtable.domain.star_marks import sector_marks
from roundtable.domain.star_thumbnail import Evidence, Heard, thumbnail

LABELS = ["Co-commission", "Redistribution of power", "Voice", "Care", "Long-term learning", "Access", "Trust", "Time"]
ARMS = ["Map it", "Understanding the landscape", "People it", "Market it", "Grow it", "Sustain it over years", "End"]
SIX = sector_marks(["universities", "bodies", "charities", "professions", "students", "host"])


def heard(points: int, sectors: int) -> Heard:
    return Heard(points, tuple(i < sectors for i in range(6)))


def a_star(inner: int, outer: int) -> Star:
    return Star(
        "",
        tuple(Segment(f"inner-{i}", LABELS[i], LABELS[i]) for i in range(inner)),
        tuple(Segment(f"outer-{i}", ARMS[i], ARMS[i]) for i in range(outer)),
    )


def evidence_for(star: Star) -> Evidence:
    return {segment.id: heard(7 + 9 * i, i % 7) for i, segment in enumerate(star.segments) if i % 3 != 2}


def texts(drawing: Iterable[Primitive]) -> list[Text]:
    return [each for each in drawing if isinstance(each, Text)]


def paths(drawing: Iterable[Primitive], key: str) -> list[Path]:
    return [each for each in drawing if isinstance(each, Path) and each.key == key]


def box(text: Text) -> tuple[float, float, float, float]:
    """The box of the capitals of a line, however it is turned."""
    half, cap = rough_width(text.s, text.size, text.weight) / 2, text.size * 0.7
    turn = math.radians(text.angle)
    corners = [(-half, -cap), (half, -cap), (-half, 0), (half, 0)]
    xs = [text.x + dx * math.cos(turn) - dy * math.sin(turn) for dx, dy in corners]
    ys = [text.y + dx * math.sin(turn) + dy * math.cos(turn) for dx, dy in corners]
    return min(xs), min(ys), max(xs), max(ys)


def overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_a_segment_that_nobody_spoke_to_is_hollow_and_dashed() -> None:
    drawing = evidence_star(CO_PRODUCTION, {"map-it": heard(1, 1), "co-design": heard(2, 1)})
    for key in ("grow-it", "co-assessment"):
        fills = {path.fill for path in paths(drawing, key) if path.fill}
        assert fills == {"hollow"}
        assert any(path.dash for path in paths(drawing, key))
        assert "not yet" in [text.s for text in texts(drawing) if text.key == key]
    for key in ("map-it", "co-design"):
        assert not any(path.dash or path.fill == "hollow" for path in paths(drawing, key))


def test_hollow_stays_hollow_when_its_step_is_running_or_done() -> None:
    for drawing in (
        evidence_star(CO_PRODUCTION, {}, now=["grow-it", "co-design"]),
        facilitators_star(CO_PRODUCTION, {}, now=["grow-it", "co-design"], done=["map-it"]),
        thumbnail(CO_PRODUCTION, {}, now=["grow-it"], done=["map-it"]),
    ):
        for segment in CO_PRODUCTION.segments:
            own = {path.fill for path in paths(drawing, segment.id) if path.fill}
            assert not own & {"arm", "armnow", "armdone", "co1", "co2", "co3", "co4"}
            assert any(path.dash for path in paths(drawing, segment.id))


def test_print_says_none_where_the_room_says_not_yet() -> None:
    room, page = evidence_star(CO_PRODUCTION, {}), evidence_star(CO_PRODUCTION, {}, empty="none")
    assert [t.s for t in texts(room)].count("not yet") == 9
    assert [t.s for t in texts(page)].count("none") == 9
    assert "not yet" not in [t.s for t in texts(page)]


def test_counts_and_total_stand_on_the_room_star() -> None:
    drawing = evidence_star(CO_PRODUCTION, {"co-design": heard(14, 5), "people-it": heard(12, 4)}, total=20)
    assert [t.s for t in texts(drawing) if t.key == "co-design" and t.face == "figures"] == ["14"]
    assert [t.s for t in texts(drawing) if t.key == "people-it" and t.face == "figures"] == ["12"]
    assert {"20", "heard"} <= {t.s for t in texts(drawing) if not t.key}


def test_discs_say_how_many_sectors_spoke_and_shapes_which() -> None:
    spoke = Heard(3, (True, False, True, False, False, True))
    room = evidence_star(CO_PRODUCTION, {"map-it": spoke})
    discs = [path for path in paths(room, "map-it")[3:] if path.fill or path.stroke]
    assert [bool(disc.fill) for disc in discs] == [True, True, True, False, False, False]
    own = facilitators_star(CO_PRODUCTION, {"co-design": spoke, "map-it": spoke}, sectors=SIX)
    for shapes in (paths(own, "co-design")[1:], paths(own, "map-it")[3:-1]):
        assert [bool(shape.fill) for shape in shapes] == [True, False, True, False, False, True]
        assert len({tuple(op[0] for op in shape.ops) for shape in shapes}) > 3


def test_steps_carry_numbers_and_a_tick_when_done_for_the_facilitator_only() -> None:
    evidence = {segment.id: heard(40, 1) for segment in CO_PRODUCTION.segments}
    own = facilitators_star(CO_PRODUCTION, evidence, done=["map-it"])
    assert [t.s for t in texts(own) if t.size == 24] == ["2", "3", "4", "5"]
    assert any(path.stroke == "badge" for path in paths(own, "map-it"))
    room = evidence_star(CO_PRODUCTION, evidence)
    assert {t.s for t in texts(room) if t.face == "figures"} == {"40"}


def test_one_point_is_not_points() -> None:
    own = facilitators_star(CO_PRODUCTION, {"map-it": heard(1, 1), "focus-it": heard(2, 1)})
    assert {"1 point", "2 points"} <= {t.s for t in texts(own)}


@pytest.mark.parametrize("least", [28.0, 36.0])
def test_no_word_is_smaller_than_is_asked_for(least: float) -> None:
    evidence = {segment.id: heard(12, 4) for segment in CO_PRODUCTION.segments[::2]}
    title = "A title that is far too long for the hub of any star that has to be read from afar"
    drawn = facilitators_star(CO_PRODUCTION, evidence, title=title, sectors=SIX, least=least)
    assert min(text.size for text in texts(drawn)) >= least
    assert ("12 points" in {text.s for text in texts(drawn)}) == (least < 30)
    assert {"Map it", "Grow it", "12"} <= {text.s for text in texts(drawn)}


@pytest.mark.parametrize(("inner", "outer"), [(4, 5), (3, 6), (0, 5), (4, 0), (2, 3), (1, 1), (6, 7), (8, 5)])
@pytest.mark.parametrize("dress", ["facilitators", "evidence"])
def test_the_words_of_any_star_keep_to_their_part(inner: int, outer: int, dress: str) -> None:
    star = a_star(inner, outer)
    evidence = evidence_for(star)
    form: Proportions = READ if dress == "evidence" else CANVAS
    if dress == "evidence":
        drawing = evidence_star(star, evidence, total=99)
    else:
        drawing = facilitators_star(star, evidence, title="Whose course is it?", sectors=SIX)
    left, top, right, bottom = bounds(star, form)
    lines = [text for text in texts(drawing) if text.angle == 0]
    for text in texts(drawing):
        x0, y0, x1, y1 = box(text)
        assert left <= x0 and x1 <= right and top <= y0 and y1 <= bottom, text
        if text.key:
            assert segment_at(star, (x0 + x1) / 2, (y0 + y1) / 2, form) == text.key, text
    for i, one in enumerate(lines):
        for other in lines[i + 1 :]:
            assert not overlap(box(one), box(other)), (one, other)


def test_labels_of_the_co_production_star_stay_above_the_floor_of_the_room() -> None:
    evidence = {segment.id: heard(12, 4) for segment in CO_PRODUCTION.segments[::2]}
    _, top, _, bottom = bounds(CO_PRODUCTION, READ)
    pixels = 0.91 * 1080 / (bottom - top)
    assert min(text.size for text in texts(evidence_star(CO_PRODUCTION, evidence, total=58))) * pixels >= 1080 / 28


def test_a_joined_script_is_not_taken_apart() -> None:
    star = Star("", (Segment("voice", "صوت الناس", ""), Segment("care", "Care", "")), ())
    drawing = evidence_star(star, {"voice": heard(1, 1), "care": heard(1, 1)})
    assert "صوت الناس" in [text.s for text in texts(drawing)]
    assert "Care" not in [text.s for text in texts(drawing)]


def test_a_thumbnail_has_no_words() -> None:
    assert not texts(thumbnail(CO_PRODUCTION, {"map-it": heard(1, 1)}, now=["map-it"]))


@pytest.mark.parametrize(
    ("count", "shapes"),
    [
        (1, ["circle"]),
        (3, ["circle", "square", "bar"]),
        (6, ["circle", "square", "triangle", "diamond", "plus", "bar"]),
        (8, ["circle", "square", "triangle", "diamond", "plus", "circle", "square", "bar"]),
    ],
)
def test_sectors_get_shapes_in_order_and_the_host_the_bar(count: int, shapes: list[str]) -> None:
    marks = sector_marks([f"sector {i}" for i in range(count)])
    assert [mark.shape for mark in marks] == shapes
    assert all(bool(mark.letter) == (5 <= i < count - 1) for i, mark in enumerate(marks))

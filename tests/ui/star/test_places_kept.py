"""Chips keep their places whatever is captured, hung, taken back, shown otherwise, or looked back upon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtWidgets import QApplication

from roundtable.domain.star import CO_PRODUCTION
from ui import theme
from ui.star.scene import StarScene
from ui.star.values import Chip, ChipKind, Mode, StarView

SEGMENTS = [segment.id for segment in CO_PRODUCTION.segments]
ON = st.lists(st.sampled_from(SEGMENTS), max_size=2, unique=True).map(tuple)
TEXT = st.sampled_from(["Yes", "Ask a learner first", "Nobody asked the evening group before they moved it"])


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    theme.reduce_motion(True)
    yield
    theme.reduce_motion(False)


def scene_with(chips: tuple[Chip, ...]) -> StarScene:
    scene = StarScene()
    scene.fit_to(QSizeF(900, 640))
    scene.set_mode(Mode.WORDS)
    scene.show_star(StarView(CO_PRODUCTION, chips=chips))
    return scene


def places(scene: StarScene) -> dict[str, QRectF]:
    return {laid.chip.record_id: laid.rect for laid in scene.chips() if not laid.waits}


def crowd(count: int) -> tuple[Chip, ...]:
    return tuple(Chip(f"n{n}", f"Words of number {n:02}", ("map-it",)) for n in range(count))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.data())
def test_no_act_but_its_own_moves_a_chip(dressed: None, data: st.DataObject) -> None:
    chips: dict[str, Chip] = {}
    scene = scene_with(())
    for number in range(data.draw(st.integers(1, 40))):
        act = data.draw(st.sampled_from(["come", "come", "come", "hang", "go", "counts", "past", "size"]))
        before, touched = places(scene), ""
        if act == "come" or not chips:
            touched = f"n{number}"
            kind = data.draw(st.sampled_from(list(ChipKind)))
            new = {touched: Chip(touched, data.draw(TEXT), data.draw(ON), kind)}
            chips = {**new, **chips} if data.draw(st.booleans()) else {**chips, **new}
        elif act == "counts":
            scene.set_mode(Mode.COUNTS)
            assert not scene.chips()
            scene.set_mode(Mode.WORDS)
            assert places(scene) == before, "the mode was changed and changed back"
        elif act == "size":
            width, height = data.draw(st.integers(765, 1060)), data.draw(st.integers(545, 750))
            scene.fit_to(QSizeF(width, height))
            assert places(scene) == before, "it is a little larger or smaller"
            scene.fit_to(QSizeF(data.draw(st.integers(300, 1900)), data.draw(st.integers(300, 1100))))
            scene.fit_to(QSizeF(900, 640))
            assert places(scene) == before, "it was another size, and is what it was"
        elif act == "past":
            now = StarView(CO_PRODUCTION, chips=tuple(chips.values()))
            then = tuple(replace(chip, segments=data.draw(ON)) for chip in chips.values() if data.draw(st.booleans()))
            scene.show_star(replace(now, chips=then), now)
            same = {chip.record_id for chip in then if chips[chip.record_id] == chip}
            seen = places(scene)
            assert all(seen[key] == before[key] for key in same & before.keys())
            assert not any(seen[a].intersects(seen[b]) for a in seen for b in seen if a < b)
            scene.show_star(now)
            assert places(scene) == before, "the past was looked at"
        else:
            touched = data.draw(st.sampled_from(sorted(chips)))
            chip = chips.pop(touched)
            if act == "hang":
                chips[touched] = replace(chip, segments=data.draw(ON))
        scene.show_star(StarView(CO_PRODUCTION, chips=tuple(chips.values())))
        after = places(scene)
        assert all(after[key] == rect for key, rect in before.items() if key != touched)
        assert not any(after[a].intersects(after[b]) for a in after for b in after if a < b)
        found = {each: scene.chip_at(rect.center()) for each, rect in after.items()}
        assert all(laid is not None and laid.chip.record_id == each for each, laid in found.items())
        counted = sum(scene.counts_beyond().values())
        assert len(after) + counted == sum(bool(chip.segments) for chip in chips.values())


def test_in_another_size_they_are_laid_in_the_order_in_which_they_came(dressed: None) -> None:
    first, *others = crowd(8)
    scene = scene_with((first, *others))
    scene.show_star(replace(scene.view, chips=(Chip("early", "Came last", ("map-it",)), first, *others)))
    before = places(scene)
    scene.fit_to(QSizeF(1000, 700))
    assert places(scene) == before, "all is a little larger"
    scene.fit_to(QSizeF(1300, 900))
    assert places(scene) != before
    scene.fit_to(QSizeF(900, 640))
    assert places(scene) == before


def test_room_that_is_left_is_filled_by_what_is_counted(dressed: None) -> None:
    scene = scene_with(crowd(60))
    seen, counted = set(places(scene)), scene.counts_beyond()["map-it"]
    scene.show_star(replace(scene.view, chips=tuple(chip for chip in crowd(60) if chip.record_id not in seen)))
    assert len(places(scene)) == len(seen) > 0
    assert scene.counts_beyond()["map-it"] == counted - len(places(scene))


def test_a_larger_view_shows_all_larger_while_places_are_kept(dressed: None) -> None:
    scene = scene_with(crowd(8))
    before = places(scene)
    scene.keep_places(True)
    scene.fit_to(QSizeF(900, 500))
    assert places(scene) == before
    scene.keep_places(False)
    scene.lay_anew()
    assert places(scene) != before


def past_of_too_many() -> StarView:
    """Sixty notes hung on one arm: there is not room for all of them."""
    return StarView(CO_PRODUCTION, chips=tuple(replace(chip, segments=("focus-it",)) for chip in crowd(60)))


def test_words_go_while_the_past_is_shown_in_which_others_found_no_room(dressed: None) -> None:
    hung = tuple(replace(chip, segments=("focus-it",) if n < 10 else ()) for n, chip in enumerate(crowd(60)))
    scene = scene_with(hung)
    before = places(scene)
    scene.show_star(past_of_too_many(), scene.view)
    assert scene.counts_beyond()["focus-it"] > 0, "some of those who hung there then wait for room"
    scene.show_star(past_of_too_many(), StarView(CO_PRODUCTION, chips=hung[1:]))
    seen = places(scene)
    assert all(seen[f"n{n}"] == before[f"n{n}"] for n in range(1, 10))
    assert not any(seen[a].intersects(seen[b]) for a in seen for b in seen if a < b)
    assert len(seen) + scene.counts_beyond()["focus-it"] == 60


def test_what_hung_in_the_past_leaves_its_room_to_what_is_heard_now(dressed: None) -> None:
    now = StarView(CO_PRODUCTION, chips=crowd(12)[6:])
    plain, looked_back = scene_with(now.chips), scene_with(now.chips)
    looked_back.show_star(StarView(CO_PRODUCTION, chips=past_of_too_many().chips), now)
    late = tuple(Chip(f"late{n}", "Late words", ("focus-it",)) for n in range(8))
    for chips in (now.chips, (*now.chips, *late)):
        for scene in (plain, looked_back):
            scene.show_star(replace(now, chips=chips))
        assert places(plain) == places(looked_back)
    looked_back.show_star(past_of_too_many(), looked_back.view)
    more = (*now.chips, *late, Chip("last", "Heard while one looks back", ("focus-it",)))
    plain.show_star(replace(now, chips=more))
    looked_back.show_star(past_of_too_many(), replace(now, chips=more))
    looked_back.show_star(replace(now, chips=more))
    assert places(plain) == places(looked_back)


def test_the_past_takes_no_words_and_says_so(dressed: None) -> None:
    scene = scene_with(crowd(3))
    asked: list[object] = []
    touched: list[bool] = []
    scene.place_requested.connect(asked.append)
    scene.past_touched.connect(lambda: touched.append(True))
    scene.show_star(replace(scene.view, chips=crowd(2)), scene.view)
    scene.place(("n0",), ("grow-it",))
    assert not asked and touched == [True]
    scene.show_star(StarView(CO_PRODUCTION, chips=crowd(3)))
    scene.place(("n0",), ("grow-it",))
    assert len(asked) == 1

"""How the Room names the segments of a star: notes beside it, key, prompt, counts, and the mark of one of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roundtable.commands.floor import count_hands
from roundtable.commands.star import choose_star, measure_segment
from roundtable.commands.words import capture_quote
from roundtable.domain.floor import ShowAbout, ShowCount
from roundtable.domain.people import Sector
from roundtable.domain.records import Id
from roundtable.domain.star import CO_PRODUCTION, Segment, Star
from roundtable.domain.star_geometry import CANVAS, anchor_of, contains, flatten, outline
from roundtable.domain.words import Quote
from tests.clock import Clock
from tests.ui.operator.conftest import Stand
from ui.operator.prompts import gaps
from ui.operator.room import RoomView
from ui.operator.segment_told import told_of_segment
from ui.operator.star_panel import StarPanel
from ui.star.more import More

LEFT = Qt.MouseButton.LeftButton
PARTS = (
    "Gemeinschaftliche Daseinsvorsorge",
    "Öffentlichkeitsbeteiligung",
    "Pouvoir d’agir partagé",
    "Ko-Kommissionierung",
    "Evaluation",
    "Verantwortungsgemeinschaft",
)
ARMS = (
    "Bestandsaufnahme",
    "Schwerpunktsetzung",
    "Menschen gewinnen",
    "Verhaltensänderung",
    "Wachstum und Verstetigung",
    "Rechenschaft",
    "Nachbarschaftshilfe",
    "Zukunftswerkstatt",
)
SIZES = ((1280, 562), (1440, 742), (1920, 922))


def long_star(inner: int, outer: int) -> Star:
    parts = tuple(Segment(f"p{place}", name, name) for place, name in enumerate(PARTS[:inner]))
    return Star("", parts, tuple(Segment(f"a{place}", name, name) for place, name in enumerate(ARMS[:outer])))


def settle(stand: Stand[RoomView], width: int, height: int) -> StarPanel:
    stand.window.resize(width, height)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return stand.view.centre


def click(centre: StarPanel, star: Star, segment_id: str) -> None:
    anchor = anchor_of(star, segment_id)
    assert anchor is not None
    QTest.mouseClick(centre.star.viewport(), LEFT, pos=centre.star.mapFromScene(*anchor))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rings", [(2, 3), (3, 3), (4, 3), (3, 4), (4, 5), (4, 8)])
def test_no_note_lies_over_the_star(stand: Stand[RoomView], rings: tuple[int, int], size: tuple[int, int]) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    star = long_star(*rings)
    stand.live.do(choose_star, star=star)
    centre = settle(stand, *size)
    bodies = [flatten(outline(star, CANVAS, segment.id) or ()) for segment in star.segments]
    for note, rect in centre.notes.notes() if centre.notes.isVisible() else ():
        assert all("…" not in name for name in note.names)
        for across in range(21):
            for down in range(21):
                at = QPoint(
                    round(rect.left() + rect.width() * across / 20), round(rect.top() + rect.height() * down / 20)
                )
                spot = centre.star.mapToScene(at)
                assert not any(contains(body, spot.x(), spot.y()) for body in bodies), (note, rect)


def test_a_note_whose_corner_an_arm_takes_stands_in_the_other_one(stand: Stand[RoomView]) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    stand.live.do(choose_star, star=long_star(2, 3))
    centre = settle(stand, 1280, 562)
    found = {note.gap.segment.label: rect for note, rect in centre.notes.notes()}
    assert set(found) == set(PARTS[:2])
    assert all(rect.bottom() < centre.star.height() / 2 for rect in found.values())


@pytest.mark.parametrize("size", SIZES)
def test_letters_on_the_star_have_a_key_and_stand_before_every_name(
    stand: Stand[RoomView], size: tuple[int, int]
) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    person: Cy Dunn, Weir College, Host
    """
    star = long_star(6, 8)
    stand.live.do(choose_star, star=star)
    stand.live.do(capture_quote, text="Ask us first", contributor_id=Id("amina-otieno"), segments=["p0", "a0"])
    centre = settle(stand, *size)
    view = centre.star.star_scene.view
    assert view.letters["p0"] == "A" and view.letters["a0"] == "G"
    assert centre.key.isVisible()
    assert centre.key.accessibleDescription().startswith("A Gemeinschaftliche Daseinsvorsorge, B Öff")
    assert centre.head.prompt.text() == "A Gemeinschaftliche Daseinsvorsorge: nobody from charities has spoken to it"
    assert not centre.head.prompt.is_cut()
    assert centre.strip.title.text() == "A Gemeinschaftliche Daseinsvorsorge"
    assert "A Gemeinschaftliche Daseinsvorsorge: 1 point" in centre.star.accessibleDescription()
    told: list[str] = []
    centre.star.star_scene.announced.connect(told.append)
    QTest.keyClick(centre.star, Qt.Key.Key_Right)
    assert told[-1].startswith("A Gemeinschaftliche Daseinsvorsorge: ")
    QTest.mouseClick(centre.switch.part(2), LEFT)
    assert not centre.key.isVisible()
    places = [centre.list.where.itemText(place) for place in range(centre.list.where.count())]
    assert "G Bestandsaufnahme 1" in places
    QTest.mouseClick(centre.switch.part(1), LEFT)
    assert not centre.key.isVisible()


def test_a_star_with_names_has_no_key(stand: Stand[RoomView]) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    centre = settle(stand, 1280, 562)
    assert not centre.star.star_scene.view.letters and not centre.key.isVisible()
    stand.live.do(choose_star, star=long_star(6, 8))
    QApplication.processEvents()
    assert centre.key.isVisible()
    stand.live.do(choose_star, star=long_star(2, 3))
    QApplication.processEvents()
    assert not centre.key.isVisible()


@pytest.mark.parametrize("shown", [0, 1])
def test_a_click_marks_a_segment_until_the_next_one_or_esc(stand: Stand[RoomView], shown: int) -> None:
    """
    quote: Ask us first @co-design
    quote: Then ask again @map-it
    """
    centre = settle(stand, 1280, 562)
    told: list[str] = []
    centre.announced.connect(told.append)
    QTest.mouseClick(centre.switch.part(shown), LEFT)
    star, overlays = stand.live.session.details.star, centre.star.star_scene.overlays
    assert not overlays.marks
    bare = centre.star.grab().toImage()
    click(centre, star, "map-it")
    QTest.mouseMove(centre.star.viewport(), QPoint(2, 2))
    assert overlays.marks and centre.focused == "map-it"
    assert centre.star.grab().toImage() != bare
    assert told == ["Looking at Map it: 1 point. Escape lets it go"]
    click(centre, star, "map-it")
    QTest.mouseMove(centre.star.viewport(), QPoint(5, 5))
    assert not overlays.marks and centre.focused == "co-commissioning"
    assert centre.star.grab().toImage() == bare
    click(centre, star, "co-design")
    QTest.keyClick(centre.star, Qt.Key.Key_Escape)
    assert not overlays.marks
    assert told[-1] == "No longer looking at Co-design"


def test_the_running_item_is_asked_about_before_a_segment_where_more_are_missing(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    person: Cy Dunn, Weir College, Host
    item: Design 25 @co-design
    started: Design
    """
    stand.live.do(capture_quote, text="Nobody knows who", segments=["map-it"])
    stand.live.do(capture_quote, text="Ask us", contributor_id=Id("amina-otieno"), segments=["co-design"])
    assert stand.view.centre.head.prompt.text() == "Co-design: nobody from charities has spoken to it"


def test_words_of_unknown_speakers_leave_none_of_the_sectors_heard(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    person: Cleo Marsh, Quay School, Schools
    person: Cy Dunn, Weir College, Host
    """
    stand.live.do(capture_quote, text="Who said this?", segments=["map-it"])
    assert stand.view.centre.head.prompt.text() == "Map it: none of four sectors has spoken to it"


def test_the_walk_names_who_is_missing(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    quote: AO: Ask us first @co-commissioning
    """
    assert stand.view.centre.star.star_scene.view.described("co-commissioning") == (
        "Co-commission: 1 point, 1 of 2 sectors, not heard: charities"
    )


def test_the_slider_says_the_time_and_the_strip_follows_what_ran_then(stand: Stand[RoomView], clock: Clock) -> None:
    """
    item: Design 25 @co-design
    item: Grow 25 @grow-it
    """
    centre, agenda = stand.view.centre, stand.view.agenda.list
    for item, text in (("design", "one"), ("grow", "two")):
        agenda.setFocus()
        agenda.choose(Id(item))
        QTest.keyClick(agenda, Qt.Key.Key_Return)
        clock.pass_(minutes=5)
        stand.live.do(capture_quote, text=text)
        clock.pass_(minutes=5)
    assert [each.segments for each in stand.live.session.all(Quote)] == [("co-design",), ("grow-it",)]
    told: list[str] = []
    centre.replay.announced.connect(told.append)
    stand.actions["replay-star"].trigger()
    assert centre.strip.title.text() == "Grow it"
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_Home)
    assert told[-1] == "14:05, 1 of 2"
    assert centre.strip.title.text() == "Co-design"
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_End)
    assert centre.strip.title.text() == "Grow it"


def test_a_segment_tells_what_its_hatching_and_its_outlines_stand_for(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first @map-it
    """
    (sector,) = stand.live.session.all(Sector)
    hands = [ShowCount(sector.id, in_favour=1, against=1)]
    stand.live.do(count_hands, statement="We were asked", counts=hands, segment="map-it")
    stand.live.do(measure_segment, segment="map-it", about=ShowAbout.NOW, counts=hands)
    stand.live.do(measure_segment, segment="map-it", about=ShowAbout.AMBITION, counts=[ShowCount(sector.id, 2)])
    centre = stand.view.centre
    gap = gaps(stand.live.session)["map-it"]
    assert told_of_segment(stand.live.session, gap).splitlines() == [
        "Map it: 1 quote, 1 of 1 sector",
        "Contested (the hatched edge): hands on both sides of 1 statement",
        "Strong now 50 %, to become 100 %",
    ]
    assert centre.star.star_scene.view.described("map-it").endswith("contested, strong now 50 %, to become 100 %")


def test_each_count_of_what_has_no_room_names_its_segment_where_it_can(stand: Stand[RoomView]) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    for place in range(120):
        segments = [CO_PRODUCTION.segments[place % 9].id]
        stand.live.do(capture_quote, text=f"Carers write the first page of it, {place}", segments=segments)
    centre = settle(stand, 1280, 562)
    QTest.mouseClick(centre.switch.part(1), LEFT)
    more = next(item for item in centre.star.star_scene.items() if isinstance(item, More))
    names, places = more.names(), more.places()
    assert all(names[segment.id] for segment in CO_PRODUCTION.outer if segment.id in names)
    assert any(len(name) > 1 for name in names.values())
    chips = [laid.rect for laid in centre.star.star_scene.chips()]
    for segment, rect in places.items():
        assert not any(rect.intersects(chip) for chip in chips), segment
        assert not any(rect.intersects(other) for key, other in places.items() if key != segment)
    count = more.counts()["map-it"]
    assert "Map it: 13 points" in centre.star.accessibleDescription()
    assert f"{count} in the list alone" in centre.star.accessibleDescription()

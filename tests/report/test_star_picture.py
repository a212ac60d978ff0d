"""The star as a picture to take away: what it shows, what it says, and what it keeps to itself."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from roundtable.domain import star_geometry
from roundtable.domain.floor import Show, ShowAbout, ShowCount
from roundtable.domain.outline import Block, BlockKind
from roundtable.domain.records import Id, Record
from roundtable.domain.session import Session
from roundtable.domain.star import CO_PRODUCTION, NO_STAR, Segment, Star, turned
from roundtable.domain.star_figure import evidence_star
from roundtable.domain.star_geometry import Text
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote, QuoteState
from roundtable.palette import THEMES, colours
from roundtable.report import fonts
from roundtable.report.compose import compose
from roundtable.report.content import StarFigure
from roundtable.report.leaks import Leaked
from roundtable.report.star_drawing import WIDTH, StarPainter
from roundtable.report.star_picture import pdf_of, png_of, star_picture, svg_of, write_star
from roundtable.report.star_svg import figure
from roundtable.report.text import Typesetter
from tests.report.conftest import DETAILS, make_session, one_section
from tests.report.pdf import text_of
from tests.report.tagged import Tagged

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
UNI, CHARITIES, NOW = Id("uni"), Id("char"), ShowAbout.NOW
RECORDS: tuple[Record, ...] = (
    Quote(id=Id("q1"), text="Ask *us* <first> & listen", contributor_id=Id("varga"), segments=("co-design", "map-it")),
    Quote(id=Id("q2"), text="Nobody asked", contributor_id=Id("abara"), segments=("co-design",)),
    Quote(id=Id("q3"), text="Taken back", segments=("map-it",), state=QuoteState.WITHDRAWN),
    Insight(id=Id("i1"), text="Trust comes first", segments=("grow-it",)),
    ActionPoint(id=Id("a1"), text="Map the quays", segments=("map-it",)),
    Show(
        statement="Pay for it",
        segment="co-design",
        counts=(ShowCount(UNI, in_favour=2), ShowCount(CHARITIES, against=2)),
    ),
    Show(statement="-", segment="map-it", counts=(ShowCount(UNI, 1, 0, 1), ShowCount(CHARITIES, 2)), about=NOW),
    Show(statement="-", segment="map-it", counts=(ShowCount(UNI, 3, 0, 1),), about=ShowAbout.AMBITION),
)


def session(**details: object) -> Session:
    return make_session(*RECORDS, details=replace(DETAILS, **details))  # type: ignore[arg-type]


def texts(data: bytes) -> list[str]:
    return [each.get("aria-label") or "" for each in ElementTree.fromstring(data).iter(f"{SVG}g")]


def test_svg_is_well_formed_and_says_the_star() -> None:
    tree = ElementTree.fromstring(svg_of(star_picture(session())))
    assert tree.get("role") == "img" and tree.get("lang") == "en-GB"
    assert tree.findtext(f"{SVG}title") == "Star: Who shapes the course?"
    said = tree.findtext(f"{SVG}desc") or ""
    assert "Co-design: 2 points from all two sectors; hands were raised on both sides" in said
    assert "Map it: 1 point from 1 of 2 sectors; no one from charities spoke to it" in said
    assert "of the sector that supports it least, 50 % found it strong now and 75 % want it to become strong" in said
    assert "People it: none" in said and "3 points in all" in said
    assert said.endswith("Framework: Governance International (govint.org); the drawing is our own.")


def test_the_words_of_the_svg_are_outlines_and_every_glyph_is_there_once() -> None:
    picture = star_picture(session(title="Whose? صوت Ő 共同"), words=True)
    data = svg_of(picture)
    assert texts(data) == [each.s for each in picture.drawing if isinstance(each, Text)]
    tree = ElementTree.fromstring(data)
    assert not list(tree.iter(f"{SVG}text")), "no font is asked for"
    shapes = [each.get("id") for each in tree.iter(f"{SVG}path") if each.get("id")]
    used = {each.get(f"{XLINK}href", "")[1:] for each in tree.iter(f"{SVG}use")}
    assert len(shapes) == len(set(shapes)) == len(used) and used == set(shapes)


@pytest.mark.parametrize("words", [False, True])
def test_pdf_is_tagged_as_one_figure_and_its_bytes_repeat(words: bool) -> None:
    picture = star_picture(session(), words=words)
    data = pdf_of(picture)
    assert pdf_of(star_picture(session(), words=words)) == data
    found = Tagged(data)
    assert found.problems == ["the first heading is not the title"], "a picture has no heading"
    (figure,) = [each for each in found.elements if each.tag == "Figure"]
    assert figure.alt == picture.alt
    assert len(found.pdf.pages) == 1
    said = text_of(data)
    assert ("Trust comes first" if words else "heard") in said and "nothing heard" in said
    assert not any(0xE000 <= ord(letter) <= 0xF8FF for letter in said), "a figure that nobody can read out"


@pytest.mark.parametrize("look", THEMES)
def test_png_is_as_wide_as_asked_on_its_ground_and_says_the_star(look: str) -> None:
    picture = star_picture(session(), look=look)
    with Image.open(BytesIO(png_of(picture, 600))) as image:
        assert image.width == 600
        red, green, blue = image.convert("RGB").getpixel((2, 2))  # type: ignore[misc]
        assert f"#{red:02X}{green:02X}{blue:02X}" == colours("evidence_star", look)["bg"]
        assert image.info["Description"] == picture.alt


def test_with_words_only_those_that_may_be_printed_stand_around() -> None:
    said = texts(svg_of(star_picture(session(prints=QuoteState.HEARD), words=True)))
    assert {"Ask us <first> & listen", "Nobody asked", "Trust comes first", "Map the quays"} <= set(said)
    assert "Taken back" not in said
    confirmed = texts(svg_of(star_picture(session(prints=QuoteState.CONFIRMED), words=True)))
    assert "Nobody asked" not in confirmed and "Trust comes first" in confirmed
    assert "Nobody asked" not in texts(svg_of(star_picture(session())))


@pytest.mark.parametrize("words", [False, True])
def test_no_name_is_on_it(words: bool) -> None:
    said = svg_of(star_picture(session(), words=words)).decode()
    assert not any(name in said for name in ("Varga", "Abara", "Calder", "Open Bench"))


@pytest.fixture
def told_on() -> Session:
    """Somebody says their own name, and somebody else's, in words that leave without any."""
    said = (
        Quote(id=Id("q1"), text="I, Marian Abara, was never asked", contributor_id=Id("abara"), segments=("map-it",)),
        Insight(id=Id("i1"), text="It was Prof Varga who listened", segments=("grow-it", "co-design")),
        ActionPoint(id=Id("a1"), text="Write to ilse@calder.example", segments=("map-it",)),
    )
    rules = {"attribution": Attribution.UNATTRIBUTED, "list_contributors": False, "prints": QuoteState.HEARD}
    return make_session(*said, details=replace(DETAILS, **rules))  # type: ignore[arg-type]


def test_the_star_of_a_web_page_is_that_of_the_pdf_and_every_id_is_its_own() -> None:
    """Two stars on one page: each names its own letters, and what a show of hands measured is on both."""
    star = one_section(Block(BlockKind.STAR), Block(BlockKind.STAR))
    report = compose(make_session(*RECORDS, star))
    ids: list[str] = []
    parts = [part for part in report.parts if isinstance(part, StarFigure)]
    assert len(parts) == 2 and all(part.strengths for part in parts)
    for part in parts:
        drawing, _ = StarPainter(Typesetter()).printed(part.star, part.evidence, part.total, part.strengths)
        tree = ElementTree.fromstring(figure(part).replace("<svg ", f'<svg xmlns:xlink="{XLINK[1:-1]}" ', 1))
        assert tree.get("role") == "img" and tree.get("aria-label") == part.alt
        assert [each.get("aria-label") for each in tree.iter("g")] == [e.s for e in drawing if isinstance(e, Text)]
        shapes = [name for each in tree.iter("path") if (name := each.get("id"))]
        assert {each.get(f"{XLINK}href", "")[1:] for each in tree.iter("use")} == set(shapes)
        painted = [each for each in drawing if isinstance(each, star_geometry.Path) and (each.fill or each.stroke)]
        assert len(list(tree.iter("path"))) == len(painted) + len(shapes)
        ids += shapes
    assert len(ids) == len(set(ids))


NAMES = ("Abara", "Varga", "ilse@")


def test_a_name_in_words_leaves_in_no_form(told_on: Session, tmp_path: Path) -> None:
    picture = star_picture(told_on, words=True)
    for said in ("".join(texts(svg_of(picture))), picture.alt, text_of(pdf_of(picture))):
        assert not any(name in said for name in NAMES), said
    assert "Words on Map it: I, [name], was never asked." in picture.alt
    for suffix in (".svg", ".pdf", ".png"):
        write_star(told_on, tmp_path / f"star{suffix}", words=True)
        data = (tmp_path / f"star{suffix}").read_bytes()
        assert not any(name.encode() in data or name.encode("utf-16-be") in data for name in NAMES)


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_what_slips_by_the_redactor_stops_the_file(
    told_on: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr("roundtable.report.star_picture.redacted", lambda session: session)
    path = tmp_path / f"star{suffix}"
    path.write_bytes(b"what was there")
    with pytest.raises(Leaked, match="which the rules keep back"):
        write_star(told_on, path, words=True)
    assert path.read_bytes() == b"what was there"


def test_words_that_are_cut_on_the_star_are_whole_in_what_is_said_of_it() -> None:
    long = "We were invited to the launch, and never to the meeting in which it was decided what is launched"
    quote = Quote(id=Id("q1"), text=long, contributor_id=Id("abara"), segments=("co-design", "map-it"))
    picture = star_picture(make_session(quote, details=replace(DETAILS, prints=QuoteState.HEARD)), words=True)
    assert long not in texts(svg_of(picture)), "it is too long for a chip"
    tree = ElementTree.fromstring(svg_of(picture))
    (figure,) = [each for each in Tagged(pdf_of(picture)).elements if each.tag == "Figure"]
    for said in (tree.findtext(f"{SVG}desc"), figure.alt):
        assert f"Words on Co-design and Map it: {long}." in (said or "")
    counts = star_picture(make_session(quote, details=replace(DETAILS, prints=QuoteState.HEARD)))
    assert "invited" not in counts.alt


@pytest.mark.parametrize("words", [False, True])
def test_a_star_of_the_past_says_of_when(words: bool) -> None:
    picture = star_picture(session(), words=words, moment="As it was at 14:32")
    assert "As it was at 14:32" in texts(svg_of(picture)) and "As it was at 14:32." in picture.alt
    assert picture.title == "Star: Who shapes the course?, As it was at 14:32"
    lines = [each for each in picture.drawing if isinstance(each, Text) and each.s.startswith(("As it", "Framework"))]
    assert lines[0].y < lines[1].y < picture.box[3]


LEGEND = ("1 of 2 sectors spoke", "nothing heard", "hands on both sides", "strong now", "to become strong")


def test_the_legend_explains_the_marks_that_are_on_it_and_no_others() -> None:
    assert set(LEGEND) <= set(texts(svg_of(star_picture(session()))))
    around = texts(svg_of(star_picture(session(), words=True)))
    assert set(LEGEND[1:]) <= set(around) and LEGEND[0] not in around, "the facilitator's star has no discs"
    bare = texts(svg_of(star_picture(make_session())))
    assert set(LEGEND) & set(bare) == {"nothing heard"}


@pytest.mark.parametrize("words", [False, True])
def test_the_legend_stands_within_the_picture_below_the_star(words: bool) -> None:
    picture = star_picture(session(), words=words)
    measure = StarPainter(Typesetter(), fonts.screen_face).measure
    left, _, right, bottom = picture.box
    for each in picture.drawing:
        if isinstance(each, Text) and each.s in LEGEND:
            assert left < each.x and each.x + measure(each.s, each.size, each.weight) < right and each.y < bottom


def test_a_measure_by_one_person_is_not_told() -> None:
    """A sector with one seat, or with none, would be told by its score."""
    alone = Show(statement="-", segment="grow-it", counts=(ShowCount(Id("solo"), 0, 0, 1), ShowCount(UNI)), about=NOW)
    assert "strong" not in star_picture(make_session(alone)).alt
    both = replace(alone, counts=(*alone.counts[:1], ShowCount(UNI, 1)))
    assert "0 % found it strong now" in star_picture(make_session(both)).alt


@pytest.mark.parametrize(
    "star",
    [CO_PRODUCTION, turned(CO_PRODUCTION), Star("", (Segment("a", "A b", ""),) * 2, (Segment("c", "C", ""),) * 3)],
    ids=["4+5", "5+4", "own"],
)
@pytest.mark.parametrize("words", [False, True])
def test_every_star_becomes_a_picture(star: Star, words: bool, tmp_path: Path) -> None:
    told = make_session(details=replace(DETAILS, star=star))
    for suffix, start in ((".svg", b"<?xml"), (".PDF", b"%PDF"), (".png", b"\x89PNG")):
        path = tmp_path / f"star{suffix}"
        write_star(told, path, words=words)
        assert path.read_bytes().startswith(start)
    assert ("Governance" in star_picture(told).alt) == bool(star.credit_line)
    assert sorted(each.suffix for each in tmp_path.iterdir()) == [".PDF", ".png", ".svg"]


def test_a_name_of_two_words_keeps_its_space_along_the_arc() -> None:
    measure = StarPainter(Typesetter(), fonts.screen_face).measure
    assert measure(" ", 40) > 5
    assert StarPainter(Typesetter()).measure(" ", 40) > 5


def test_another_suffix_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"as \.svg, \.pdf or \.png"):
        write_star(session(), tmp_path / "star.gif")
    assert not list(tmp_path.iterdir())
    assert star_picture(session(star=NO_STAR)).alt


LARGE = Star(
    "",
    tuple(Segment(f"in-{i}", f"Neighbourhood organisers {i}", "") for i in range(6)),
    tuple(Segment(f"out-{i}", f"Understanding the landscape {i}", "") for i in range(8)),
)


@pytest.mark.parametrize("look", THEMES)
def test_names_without_room_on_the_star_stand_below_it_with_their_letters(look: str) -> None:
    picture = star_picture(session(star=LARGE), look=look)
    said = [each for each in picture.drawing if isinstance(each, Text)]
    left, top, right, bottom = picture.box
    measure = StarPainter(Typesetter(), fonts.screen_face).measure
    below = [each for each in said if each.anchor == "start"]
    assert all(segment.label in [each.s for each in below] for segment in LARGE.segments)
    assert sorted(each.s for each in said if each.weight == 700 and each.s in "ABCDEFGHJKLMNP") == sorted(
        "ABCDEFGHJKLMNP" * 2
    ), "once on the star and once below it"
    assert min(each.size for each in said) >= 28
    for each in below:
        assert left < each.x and each.x + measure(each.s, each.size, each.weight) < right
        assert top < each.y - each.size and each.y + 0.3 * each.size < bottom, each
    assert all(f"{segment.label}: none" in picture.alt for segment in LARGE.segments)
    assert png_of(picture, 300) and svg_of(picture)


def test_the_star_of_the_report_is_read_when_it_shrank_as_far_as_it_may() -> None:
    for star in (CO_PRODUCTION, turned(CO_PRODUCTION), LARGE):
        painter = StarPainter(Typesetter())
        drawn, (left, _, right, _) = painter.printed(star, {}, 0)
        points = 0.7 * WIDTH / (right - left)
        assert min(each.size for each in drawn if isinstance(each, Text)) * points >= 8.2 - 1e-6
        assert any(each.anchor == "start" for each in drawn if isinstance(each, Text)) == (star is LARGE)
    assert painter.printed(CO_PRODUCTION, {}, 0)[0] == evidence_star(
        CO_PRODUCTION, {}, total=0, discs=False, empty="none", measure=painter.measure
    )


@pytest.mark.parametrize("name", ["W" * 40, "Öffentlichkeit " * 9, "共" * 40])
def test_a_long_name_is_whole_below_the_star(name: str) -> None:
    star = replace(LARGE, inner=(Segment("long", name.strip(), ""), *LARGE.inner[1:]))
    picture = star_picture(session(star=star))
    said = "".join(each.s for each in picture.drawing if isinstance(each, Text) and each.anchor == "start")
    assert "".join(name.split()) in "".join(said.split())
    measure = StarPainter(Typesetter(), fonts.screen_face).measure
    for each in picture.drawing:
        if isinstance(each, Text) and each.anchor == "start":
            assert each.x + measure(each.s, each.size, each.weight) < picture.box[2], each.s

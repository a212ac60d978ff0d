"""Every kind of block of the interchange format prints what its table says, and warns of what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from PIL import Image as Picture

from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.floor import Show, ShowAbout, ShowCount, Turn
from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Image, Reference
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id
from roundtable.domain.star import NO_STAR
from roundtable.domain.words import ActionPoint, Attribution, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.report.build import build_report
from roundtable.report.compose import compose
from roundtable.report.content import Grid, Illustration, Paragraph, Quotation, StarFigure
from roundtable.report.markdown import letters

from .conftest import DETAILS, make_session, one_section, picture, text_block
from .pdf import reader, text_of

QUOTE = Quote(
    id=Id("q"),
    text="We never asked *them*.",
    contributor_id=Id("varga"),
    words=Wording.VERBATIM,
    state=QuoteState.CONFIRMED,
    segments=("co-design",),
)


def printed(*records: object, title: str = "Section") -> str:
    """The text of a report with these blocks (and the records among them)."""
    blocks = tuple(each for each in records if isinstance(each, Block))
    others = [each for each in records if not isinstance(each, Block)]
    return text_of(build_report(make_session(one_section(*blocks, title=title), *others)).data)  # type: ignore[arg-type]


def boxes(quote: Quote, *rest: Block, title: str = "Section") -> list[Quotation]:
    session = make_session(one_section(Block(BlockKind.QUOTE, quote.id), *rest, title=title), quote)
    return [part for part in compose(session).parts if isinstance(part, Quotation)]


def test_text_with_lists() -> None:
    found = printed(text_block("Para *one*.\n\nTwo:\n\n- bullet **a**\n- bullet b\n\n1. first\n2. second"))
    assert "Para one. Two: • bullet a • bullet b 1. first 2. second" in found


def test_a_quote_in_marks_with_its_speaker() -> None:
    assert "“We never asked them.” Prof Ilse Varga, Calder Institute" in printed(Block(BlockKind.QUOTE, "q"), QUOTE)


@pytest.mark.parametrize(
    ("words", "state", "said"),
    [
        (Wording.VERBATIM, QuoteState.HEARD, "“We never asked them.”"),
        (Wording.NEAR_VERBATIM, QuoteState.READ_BACK, "“We never asked them.”"),
        (Wording.NEAR_VERBATIM, QuoteState.HEARD, "Calder Institute: We never asked them."),
        (Wording.PARAPHRASE, QuoteState.CONFIRMED, "Calder Institute: We never asked them."),
    ],
)
def test_marks_only_round_what_was_said_so(words: Wording, state: QuoteState, said: str) -> None:
    """A paraphrase stands as "Organisation: statement", with whom it is after."""
    found = printed(Block(BlockKind.QUOTE, "q"), replace(QUOTE, words=words, state=state))
    assert said in found
    assert ("Prof Ilse Varga, in the note-taker’s words" in found) is ("“" not in said)


@pytest.mark.parametrize("typed", ["“We did.”", '"We did."', "We did."])
def test_marks_that_were_typed_are_not_doubled(typed: str) -> None:
    assert "“We did.” Prof" in printed(Block(BlockKind.QUOTE, "q"), replace(QUOTE, text=typed))
    assert "““No” and “yes.””" in printed(Block(BlockKind.QUOTE, "q"), replace(QUOTE, text="“No” and “yes.”"))


def test_the_hue_is_that_of_the_co() -> None:
    assert boxes(QUOTE)[0].role == "co2"
    assert boxes(replace(QUOTE, segments=("map-it",)))[0].role == "blue"
    both = replace(QUOTE, segments=("co-commissioning", "co-delivery"))
    assert boxes(both)[0].role == "co1"
    assert boxes(both, title="Co-delivery")[0].role == "co3"
    assert boxes(QUOTE, title="Where the table did not agree")[0].role == "disagree"


def test_a_short_quote_stands_at_the_side_of_the_text_that_follows() -> None:
    """Unless there is little text, the quote is long, or the text before leads up to it."""
    text = text_block("Text that can run round a box, for it is long enough. " * 12)
    assert boxes(QUOTE, text)[0].beside
    assert not boxes(QUOTE, text_block("Short."))[0].beside
    assert not boxes(replace(QUOTE, text="Long words. " * 30), text)[0].beside
    before = make_session(one_section(text_block("She said:"), Block(BlockKind.QUOTE, "q"), text), QUOTE)
    assert not next(part for part in compose(before).parts if isinstance(part, Quotation)).beside


@pytest.mark.parametrize(
    ("state", "prints", "note"),
    [
        (QuoteState.WITHDRAWN, QuoteState.HEARD, 'report.sections[0].blocks[0]: quote "q" is withdrawn, left out'),
        (
            QuoteState.HEARD,
            QuoteState.CONFIRMED,
            'report.sections[0].blocks[0]: quote "q" is heard, and the session prints from confirmed on; left out',
        ),
    ],
)
def test_what_may_not_be_printed_is_left_out_with_a_warning(state: QuoteState, prints: QuoteState, note: str) -> None:
    session = make_session(
        one_section(Block(BlockKind.QUOTE, "q")), replace(QUOTE, state=state), details=replace(DETAILS, prints=prints)
    )
    built = build_report(session)
    assert built.warnings == (note,)
    assert "We never asked" not in text_of(built.data)


def test_quotes_of_a_segment() -> None:
    """All that may be printed, in the order of the record; the others are counted in a warning."""
    quotes = [replace(QUOTE, id=Id(f"q{n}"), sort=f"a{n}", text=f"Words number {n}.") for n in range(6)]
    quotes[4] = replace(quotes[4], state=QuoteState.WITHDRAWN)
    session = make_session(one_section(Block(BlockKind.QUOTES, "co-design")), *quotes)
    built = build_report(session)
    found = text_of(built.data)
    places = [found.index(f"“Words number {n}.”") for n in (0, 1, 2, 3, 5)]
    assert places == sorted(places)
    assert "number 4" not in found
    assert built.warnings == (
        'report.sections[0].blocks[0]: 1 quote on "co-design" withdrawn or not yet heard, left out',
    )


def test_insights_of_a_segment_and_of_a_kind() -> None:
    insights = [
        Insight(
            id=Id(kind.value),
            text=f"A text of {kind.value}.",
            kind=kind,
            segments=("co-design",),
            contributor_id=Id("abara"),
        )
        for kind in InsightKind
    ]
    found = printed(Block(BlockKind.INSIGHTS, "co-design"), *insights)
    assert "Insight A text of insight. (Open Bench Foundation)" in found
    assert "Example Open Bench Foundation: A text of example." in found
    assert "Open question A text of question." in found
    assert "Limit A text of limit." in found
    found = printed(Block(BlockKind.INSIGHTS, "example"), *insights)
    assert "• Open Bench Foundation: A text of example." in found
    assert "text of limit" not in found


def test_actions_say_who_what_and_by_when() -> None:
    found = printed(
        Block(BlockKind.ACTIONS),
        ActionPoint(id=Id("a1"), sort="a1", text="We *open* the door.", owner_id=Id("abara"), due=date(2027, 1, 31)),
        ActionPoint(id=Id("a2"), sort="a2", text="We close it.", organisation_id=Id("calder"), done=True),
    )
    assert "Open Bench Foundation Marian Abara We open the door. 31 Jan 2027" in found
    assert "Calder Institute We close it. No date yet done" in found


def test_figures_are_numbered_by_what_stands_there() -> None:
    """The number is that of the figure's place in the report; captions and credits are printed."""
    data = picture()
    records = (
        Image(id=Id("i"), path="a.png", media_type="image/png", data=data),
        Figure(id=Id("f1"), caption="A *fine* room", image_id=Id("i"), credit="Photo: R&D"),
        Figure(id=Id("f2"), caption="The star", is_star=True),
        replace(QUOTE),
    )
    blocks = (Block(BlockKind.STAR), Block(BlockKind.FIGURE, "f1"), Block(BlockKind.FIGURE, "f2"))
    session = make_session(one_section(*blocks), *records)
    found = text_of(build_report(session).data)
    assert "Figure 1 The star" in found
    assert "Figure 2 A fine room. Photo: R&D" in found
    assert "Figure 3 The star" in found
    numbers = [figure.number for figure in compose(session).figures]
    assert numbers == [1, 2, 3]
    assert len([part for part in compose(session).parts if isinstance(part, StarFigure)]) == 2


@pytest.mark.parametrize("data", [b"", b"not an image", picture()[:60], b"<svg/>"])
def test_an_image_that_cannot_be_read_is_left_out(data: bytes) -> None:
    session = make_session(
        one_section(Block(BlockKind.FIGURE, "f")),
        Image(id=Id("i"), path="a.png", media_type="image/png", data=data),
        Figure(id=Id("f"), caption="Broken", image_id=Id("i")),
        Figure(id=Id("l"), caption="Logo", image_id=Id("i"), place=FigurePlace.LOGO),
    )
    built = build_report(session)
    assert len(built.warnings) == 2
    assert built.warnings[0].startswith('report.sections[0].blocks[0]: figure "f" has no image')
    assert "Broken" not in text_of(built.data)


@pytest.mark.parametrize("size", [(4000, 10), (10, 4000), (1, 1), (3000, 3000)])
@pytest.mark.parametrize("place", list(FigurePlace))
def test_images_of_any_shape_and_place(size: tuple[int, int], place: FigurePlace) -> None:
    session = make_session(
        one_section(Block(BlockKind.FIGURE, "f"), text_block("Text beside it. " * 40)),
        Image(id=Id("i"), path="a.jpg", media_type="image/jpeg", data=picture(*size, kind="JPEG")),
        Figure(id=Id("f"), caption="A picture", image_id=Id("i"), place=place, alt="Blue."),
    )
    built = build_report(session)
    assert "Figure 1 A picture" in text_of(built.data)
    assert not built.warnings
    assert len(built.data) < 1_500_000


def test_a_portrait_stands_beside_the_text() -> None:
    session = make_session(
        one_section(Block(BlockKind.FIGURE, "f"), text_block("Text beside it. " * 40)),
        Image(id=Id("i"), path="a.png", media_type="image/png", data=picture(300, 400)),
        Figure(id=Id("f"), caption="A person", image_id=Id("i")),
    )
    assert [part.beside for part in compose(session).parts if isinstance(part, Illustration)] == [True]


def test_nothing_of_a_photograph_but_its_picture_is_embedded() -> None:
    """Place, camera and owner, which a photograph carries along, are not in the report."""
    exif = Picture.Exif()
    exif[0x013B] = "Secret Photographer"
    data = BytesIO()
    Picture.new("RGB", (60, 40), "#225588").save(data, "JPEG", exif=exif)
    assert b"Secret Photographer" in data.getvalue()
    session = make_session(
        one_section(Block(BlockKind.FIGURE, "f")),
        Image(id=Id("i"), path="a.jpg", media_type="image/jpeg", data=data.getvalue()),
        Figure(id=Id("f"), caption="A picture", image_id=Id("i")),
    )
    pdf = reader(build_report(session).data)
    images = [image.data for page in pdf.pages for image in page.images]
    assert images
    assert not any(b"Secret" in image for image in images)


def test_the_star_prints_counts_and_none() -> None:
    found = printed(Block(BlockKind.STAR), QUOTE)
    assert "Map it" in found
    assert found.count("none") == 8


def test_no_star_no_figure() -> None:
    session = make_session(one_section(Block(BlockKind.STAR)), details=replace(DETAILS, star=NO_STAR))
    assert build_report(session).warnings == ("report.sections[0].blocks[0]: the session has no star, left out",)


def test_agenda_planned_beside_actual() -> None:
    start = datetime(2026, 11, 12, 13, 30, tzinfo=UTC)
    items = [
        AgendaItem(id=Id("i1"), sort="a1", title="Welcome & hello", minutes=10, starts_at=time(13, 30)),
        AgendaItem(id=Id("i2"), sort="a2", title="Co-design: who?", minutes=25, segments=("co-design",)),
        AgendaItem(id=Id("i3"), sort="a3", title="Pause", minutes=10, kind=ItemKind.BREAK),
        AgendaItem(id=Id("i4"), sort="a4", title="The rest", minutes=10),
    ]
    runs = [
        Run(id=Id("i1"), started_at=start, ended_at=start + timedelta(minutes=14)),
        Run(id=Id("i2"), started_at=start + timedelta(minutes=14), ended_at=start + timedelta(minutes=37)),
        Run(id=Id("i3"), started_at=start + timedelta(minutes=37), ended_at=start + timedelta(minutes=47)),
    ]
    found = printed(Block(BlockKind.AGENDA), *items, *runs)
    for said in ("Welcome & hello", "+4", "−2", "dropped", "13:30", "Figure 1 The agenda as planned"):
        assert said in found
    assert "Figure 1 The agenda as planned" in printed(Block(BlockKind.AGENDA), *items)


def test_voices_by_sector() -> None:
    start = datetime(2026, 11, 12, 13, 30, tzinfo=UTC)
    item = AgendaItem(id=Id("i"), title="Debate", minutes=30)
    turns = [
        Turn(
            id=Id("t1"),
            contributor_id=Id("varga"),
            started_at=start,
            ended_at=start + timedelta(minutes=7),
            item_id=item.id,
        ),
        Turn(
            id=Id("t2"),
            contributor_id=Id("abara"),
            started_at=start,
            ended_at=start + timedelta(minutes=3),
            item_id=item.id,
        ),
    ]
    found = printed(Block(BlockKind.VOICES), item, *turns)
    assert "Universities" in found and "2 people, 7 min" in found
    assert "Charities" in found and "2 people, 3 min" in found
    assert "Abara" not in found and "Varga" not in found


def test_no_chart_of_one_person() -> None:
    """A sector with one seat is not shown, and its name says why."""
    start = datetime(2026, 11, 12, 13, 30, tzinfo=UTC)
    item = AgendaItem(id=Id("i"), title="Debate", minutes=30)
    gone = Contributor(id=Id("piotr"), name="Piotr Żółkiewski", organisation_id=Id("bench"), present=False)
    turns = [
        Turn(
            id=Id(f"t{n}"),
            contributor_id=Id(who),
            started_at=start,
            ended_at=start + timedelta(minutes=5),
            item_id=item.id,
        )
        for n, who in enumerate(("varga", "abara"))
    ]
    session = make_session(one_section(Block(BlockKind.VOICES)), item, *turns)
    session = session.with_edits([Edit(session.get(Contributor, gone.id), gone)])
    found = text_of(build_report(session).data)
    assert "Not shown, so that nobody is singled out: Charities" in found
    assert "1 person" not in found


def test_contributors_stand_by_family_name_and_the_unnamed_by_their_organisation() -> None:
    """The place of somebody who is not named tells nothing of the name; the host's own keep their order."""
    names = ("Łukasz Żurawski", "Jan van der Berg", "Sinéad O’Neill", "Linnea Åkesson", "Inés de la Cruz")
    people = [
        Contributor(id=Id(f"p{n}"), sort=f"a{n}", name=name, organisation_id=Id("calder"))
        for n, name in enumerate(names)
    ]
    people.append(
        Contributor(
            id=Id("p9"),
            sort="a9",
            name="Adam Aaron",
            organisation_id=Id("bench"),
            sector_id=Id("uni"),
            attribution=Attribution.ORGANISATION,
        )
    )
    (node,) = (
        part
        for part in compose(make_session(*people, one_section(Block(BlockKind.CONTRIBUTORS)))).parts
        if isinstance(part, Grid) and len(part.rows) > 4
    )
    shown = [letters(row[1].text) or letters(row[0].text) for row in node.rows]
    assert shown == [
        "Linnea Åkesson",
        "Jan van der Berg",
        "Inés de la Cruz",
        "Sinéad O’Neill",
        "Open Bench Foundation",
        "Dr Ngọc Ánh Trần",
        "Prof Ilse Varga",
        "Łukasz Żurawski",
    ]


def test_references_and_contributors() -> None:
    found = printed(
        Block(BlockKind.REFERENCES),
        Block(BlockKind.CONTRIBUTORS),
        Reference(id=Id("r"), item='{"title": "T & T", "author": [{"family": "Varga", "given": "I"}], "type": "book"}'),
    )
    assert "Varga, I., (n.d.) T & T." in found
    assert "Universities Calder Institute Dr Ngọc Ánh Trần Calder Institute Prof Ilse Varga Charities" in found


def test_unknown_ids_are_warned_of() -> None:
    blocks = (
        Block(BlockKind.QUOTE, "nope"),
        Block(BlockKind.FIGURE, "nope"),
        Block(BlockKind.QUOTES, "nope"),
        Block(BlockKind.INSIGHTS, "nope"),
    )
    assert build_report(make_session(one_section(*blocks))).warnings == (
        'report.sections[0].blocks[0]: no quote "nope", left out',
        'report.sections[0].blocks[1]: no figure "nope", left out',
        'report.sections[0].blocks[2]: the star has no segment "nope", left out',
        'report.sections[0].blocks[3]: the star has no segment "nope", left out',
    )


@pytest.mark.parametrize("kind", list(BlockKind))
def test_every_kind_of_block_builds_with_nothing_to_print(kind: BlockKind) -> None:
    """An outline may be made before the debate."""
    assert build_report(make_session(one_section(Block(kind, "co-design")), people=())).pages == 2


def test_the_caption_of_the_star_says_what_its_lines_mean_and_whose_framework_it_is() -> None:
    split = (ShowCount(Id("uni"), in_favour=2), ShowCount(Id("char"), against=2))
    shows = (
        Show(statement="Pay for it", segment="co-design", counts=split),
        Show(statement="-", segment="map-it", counts=split, about=ShowAbout.NOW),
    )
    star = one_section(Block(BlockKind.STAR))
    for records, lines in ((), 0), (shows[:1], 1), (shows, 2):
        (figure,) = [part for part in compose(make_session(star, *records)).parts if isinstance(part, StarFigure)]
        said = letters(figure.caption)
        assert said.startswith("What was heard. A filled mark is a sector that spoke")
        assert ("A hatched edge" in said) + ("Bars, by a show of hands" in said) == lines
        assert said.endswith("Framework: Governance International (govint.org); the drawing is our own")
    own = Figure(caption="Where we went.", is_star=True, credit="After Ada Byrne")
    (figure,) = [part for part in compose(make_session(star, own)).parts if isinstance(part, StarFigure)]
    assert letters(figure.caption) == "Where we went. After Ada Byrne"


def test_words_that_refer_to_a_figure_have_its_number_counted() -> None:
    """Also where the figure comes later, and to those that the program draws; what is gone has no number."""
    told = "See [figure](#figure:second), *[Figure](#figure:first)* and [figure](#figure:gone)."
    outline = one_section(text_block(told), Block(BlockKind.FIGURE, "first"), Block(BlockKind.FIGURE, "second"))
    images = [Image(id=Id(f"i{n}"), path=f"{n}.png", media_type="image/png", data=picture()) for n in range(2)]
    figures = [
        Figure(id=Id(name), caption=name, image_id=Id(f"i{n}"), alt=name) for n, name in enumerate(("first", "second"))
    ]
    report = compose(make_session(outline, *images, *figures))
    (said,) = [part for part in report.parts if isinstance(part, Paragraph)]
    assert letters(said.text) == "See figure\u00a02, Figure\u00a01 and figure."
    assert [span.target for span in said.text if span.target] == ["figure-2", "figure-1"]
    assert [warning for warning in report.warnings if "refer" in warning] == [
        'report: no figure "gone" to refer to, its number left out'
    ]


def test_a_figure_without_a_description_is_told() -> None:
    image = Image(id=Id("i"), path="i.png", media_type="image/png", data=picture())
    figure = Figure(id=Id("quay"), caption="The quay", image_id=image.id)
    said = 'figure "quay" has no description'
    assert compose(make_session(image, figure)).warnings == (f"introduction: {said}",)
    outlined = make_session(image, figure, one_section(Block(BlockKind.FIGURE, "quay")))
    assert compose(outlined).warnings == (f"report.sections[0].blocks[0]: {said}",)

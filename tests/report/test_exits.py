"""A protected name in every text of a session, and each file that leaves: masked, allowed and listed, or stopped.

Whose it is: Quentin Zarvox, who asks to be told of nowhere.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture
from PIL import PngImagePlugin
from pypdf import PdfReader
from pypdf.generic import StreamObject

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.floor import Show, ShowCount
from roundtable.domain.folding import fold
from roundtable.domain.look import Chapter, Edition
from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Image, Reference, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id, Record
from roundtable.domain.session import Session
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote, QuoteState
from roundtable.report.as_markdown import as_markdown
from roundtable.report.build import Built, build_report
from roundtable.report.compose import compose
from roundtable.report.finished import passages_of
from roundtable.report.leaks import Leaked
from roundtable.report.publication import publish
from roundtable.report.star_picture import write_star
from roundtable.report.style import inks
from roundtable.report.web_page import web_page

from .conftest import DETAILS, make_session, one_section, picture, text_block
from .tagged import Tagged

NAME = "Quentin Zarvox"
WHO = Contributor(
    id=Id("z"),
    name=NAME,
    organisation_id=Id("calder"),
    attribution=Attribution.UNATTRIBUTED,
    initials="QZ",
    role="Keeper of keys",
    email="quentin@zarvox.example",
)
FORMS = ((".pdf", False), (".html", False), (".md", False), (".html", True), (".md", True))
KINDS = ("star", "actions", "agenda", "voices", "references", "contributors")
BLOCKS = (*(Block(BlockKind(kind)) for kind in KINDS), Block(BlockKind.QUOTES, "co-design"))
QUOTE = Quote(
    id=Id("q"),
    text="Ask the table first, and then the doors",
    contributor_id=Id("abara"),
    state=QuoteState.CONFIRMED,
    segments=("co-design",),
)
TOM = Contributor(id=Id("tom"), name="Tom Bell", organisation_id=Id("new"), sector_id=Id("new"))
FIRST, *OTHERS = CO_PRODUCTION.inner
OWN_STAR = replace(CO_PRODUCTION, id="", inner=(replace(FIRST, title="What Zarvox built", label="Zarvox"), *OTHERS))


def whole(*more: Block, title: str = "Section") -> Section:
    return one_section(*more, *BLOCKS, title=title)


def work(**fields: object) -> Reference:
    item = {"id": "r", "type": "book", "title": "Doors", "author": [{"family": "Roe", "given": "B."}], **fields}
    return Reference(id=Id("r"), item=json.dumps(item))


def figure(data: bytes = b"", *, path: str = "x.png", **fields: object) -> list[Record]:
    shown = Figure(id=Id("f"), image_id=Id("i"), **{"caption": "A hall", "alt": "A hall", **fields})  # type: ignore[arg-type]  # fields by name
    image = Image(id=Id("i"), path=path, media_type="image/png", data=data or picture())
    return [image, shown, whole(Block(BlockKind.FIGURE, "f"))]


def signed(kind: str) -> bytes:
    """A picture whose file says in every place that it has whose it is."""
    target, image = BytesIO(), Picture.new("RGB", (300, 200), "#336699")
    profile = b"x" * 128 + NAME.encode()
    if kind == "PNG":
        said = PngImagePlugin.PngInfo()
        said.add_text("Author", NAME)
        said.add_itxt("Description", NAME)
        image.save(target, kind, pnginfo=said, icc_profile=profile)
    else:
        exif = image.getexif()
        exif[0x013B] = exif[0x010E] = NAME
        image.save(target, kind, exif=exif, comment=NAME.encode(), icc_profile=profile)
    return target.getvalue()


def bytes_of(built: Built) -> str:
    """All that a file holds, folded: texts, streams undone, pictures as they are embedded."""
    found = [built.data.decode("latin-1")]
    if built.data.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(built.data))
        objects = [reader.get_object(number) for number in sorted(reader.xref[0])]
        for each in objects:
            found.append(str(each))
            if isinstance(each, StreamObject):
                found.append(each._data.decode("latin-1"))
        found += (passage.text for passage in passages_of(built.data))
    for embedded in re.findall(r"base64,([A-Za-z0-9+/=]+)", found[0]):
        found.append(base64.b64decode(embedded).decode("latin-1"))
    return fold("\n".join(found))


NOWHERE: dict[str, tuple[dict[str, object], Sequence[Record]]] = {
    "the name of an image’s file": ({}, figure(path="quentin-zarvox.png")),
    "what a JPEG says of itself": ({}, figure(signed("JPEG"))),
    "what a PNG says of itself": ({}, figure(signed("PNG"))),
    "what a logo says of itself": ({}, figure(signed("JPEG"), place=FigurePlace.LOGO)),
    "what the photo on the cover says": ({}, figure(signed("JPEG"), place=FigurePlace.COVER_PHOTO)),
    "the question of an item": ({}, [AgendaItem(id=Id("a"), title="Go", minutes=5, question=f"{NAME}?"), whole()]),
    "a promise": ({}, [ActionPoint(id=Id("p"), text="Zarvox, Quentin, maps it"), whole()]),
    "whose a promise is": ({}, [ActionPoint(id=Id("p"), text="Map it", owner_id=Id("z")), whole()]),
    "the hat of a promise": (
        {},
        [
            Organisation(id=Id("zo"), name="Zarvox Ltd"),
            ActionPoint(id=Id("p"), text="Map it", owner_id=Id("z"), organisation_id=Id("zo")),
            whole(),
        ],
    ),
    "a quote": ({}, [replace(QUOTE, text=f"As {NAME} says [here](https://x.example/qzarvox)"), whole()]),
    "whose a quote is": ({}, [replace(QUOTE, contributor_id=Id("z")), whole()]),
    "the note beside a quote": ({}, [replace(QUOTE, note=NAME), whole()]),
    "an insight": ({}, [Insight(id=Id("n"), text="*Quen*tin **Zarvox** first", segments=("co-design",)), whole()]),
    "the language": ({"language": "zarvox"}, [whole()]),
    "the place": ({"venue": NAME}, [whole()]),
    "a chapter that went": (
        {"edition": Edition(1, (Chapter("What Zarvox said", "0"), Chapter("QZ on keys", "1")))},
        [whole()],
    ),
}
ALLOWED: dict[str, tuple[dict[str, object], Sequence[Record]]] = {
    "a reference": ({}, [work(title=f"Doors of {NAME}"), whole()]),
    "the title": ({"title": f"Talk of {NAME}"}, [whole()]),
    "the host": ({"host": NAME}, [QUOTE, whole()]),
    "the authors": ({"authors": (NAME,)}, [QUOTE, whole()]),
    "a credit": ({}, figure(credit=f"Photo: {NAME}")),
    "the star’s credit": ({"star": replace(OWN_STAR, inner=CO_PRODUCTION.inner, credit=NAME)}, [whole()]),
}
STOPPED: dict[str, tuple[dict[str, object], Sequence[Record]]] = {
    "the description of a figure": ({}, figure(alt=f"{NAME} in the hall")),
    "the caption of a figure": ({}, figure(caption="[hall](https://x.example/quentin-zarvox)")),
    "the section “Section”": (
        {"host": NAME, "authors": (NAME,)},
        [whole(text_block("Then it was that Zarvox, Q. spoke of the doors of the town."))],
    ),
    "the title of the section “On Quentin Zarvox”": ({}, [whole(title=f"On {NAME}")]),
    "the agenda": ({}, [AgendaItem(id=Id("a"), title=f"{NAME} opens", minutes=5), whole()]),
    "the kind of event of the session": ({"kind": f"Evening with {NAME}"}, [whole()]),
    "the question of the session": ({"question": f"What of {NAME}?"}, [QUOTE]),
    "what was voted on": (
        {},
        [QUOTE, Show(id=Id("s"), statement=f"{NAME} is right", counts=(ShowCount(Id("uni"), 1, 1, 1),))],
    ),
    "the star": ({"star": OWN_STAR}, [QUOTE, whole()]),
    "the name of a sector": (
        {},
        [Sector(id=Id("new"), name=f"Friends of {NAME}"), TOM, replace(QUOTE, contributor_id=TOM.id), whole()],
    ),
    "the name of an organisation": (
        {},
        [Organisation(id=Id("new"), name=f"{NAME} Trust"), TOM, replace(QUOTE, contributor_id=TOM.id), whole()],
    ),
}


@pytest.mark.parametrize("where", NOWHERE)
def test_it_is_in_no_file(where: str, tmp_path: Path) -> None:
    details, records = NOWHERE[where]
    session = make_session(WHO, *records, details=replace(DETAILS, **details))  # type: ignore[arg-type]  # fields by name
    for suffix, actions_only in FORMS:
        built = publish(session, suffix, actions_only=actions_only)
        assert not built.leaks.stopping and not built.leaks.overlaps
        assert "zarvox" not in bytes_of(built), suffix
    for suffix in (".svg", ".png"):
        write_star(session, tmp_path / f"star{suffix}", words=True)
        assert b"arvox" not in (tmp_path / f"star{suffix}").read_bytes()


@pytest.mark.parametrize("where", ALLOWED)
def test_it_is_allowed_and_listed(where: str) -> None:
    details, records = ALLOWED[where]
    session = make_session(WHO, *records, details=replace(DETAILS, **details))  # type: ignore[arg-type]  # fields by name
    for suffix in (".pdf", ".html", ".md"):
        leaks = publish(session, suffix).leaks
        assert not leaks.stopping
        assert {line.partition(":")[0] for line in leaks.overlaps} == {where}


@pytest.mark.parametrize("where", STOPPED)
def test_it_stops_the_publication_and_says_where(where: str) -> None:
    details, records = STOPPED[where]
    session = make_session(WHO, *records, details=replace(DETAILS, **details))  # type: ignore[arg-type]  # fields by name
    for suffix in (".pdf", ".html", ".md"):
        leaks = publish(session, suffix).leaks
        assert {leak.typed_in for leak in leaks.stopping} == {where}
        assert all(leak.may_stand and leak.stands_in for leak in leaks.stopping)


CUT = (
    "It was [Zar](https://x.org)vox",
    "It was [Quen](https://a.b)tin[ Zar](https://x.org/c_(d))vox",
    "It was Zar**vox**",
)


@pytest.mark.parametrize("said", CUT)
def test_links_and_emphasis_cut_no_name(said: str) -> None:
    """They are not seen by who reads: in every form it stops, and in people's words it is kept back."""
    section = one_section(text_block(f"{said} who spoke."), Block(BlockKind.QUOTE, "q"))
    host, quoted = make_session(WHO, section), make_session(WHO, replace(QUOTE, text=f"{said} who says"), whole())
    for suffix in (".pdf", ".html", ".md"):
        assert {leak.typed_in for leak in publish(host, suffix).leaks.stopping} == {"the section “Section”"}
        assert not publish(quoted, suffix).leaks.found


STYLED = {
    "of mathematics": "𝗤𝘂𝗲𝗻𝘁𝗶𝗻 𝗭𝗮𝗿𝘃𝗼𝘅",
    "in squares": "🅀🅄🄴🄽🅃🄸🄽 🅉🄰🅁🅅🄾🅇",
    "in black squares": "🆉🅰🆁🆅🅾🆇",
    "in circles": "Ⓩⓐⓡⓥⓞⓧ",
    "raised": "ᶻᵃʳᵛᵒˣ",
    "wide": "Ｚａｒｖｏｘ",
    "of two scripts": "Z\u0430rv\u043ex",
}


@pytest.mark.parametrize("letters", STYLED.values(), ids=STYLED)
def test_styled_letters_hide_no_name(letters: str) -> None:
    """In the host's text it stops the publication; in people's words it is kept back."""
    records = (text_block(f"Then {letters} spoke."), Block(BlockKind.QUOTE, "q"))
    session = make_session(WHO, replace(QUOTE, text=f"As {letters} says"), one_section(*records))
    for suffix in (".pdf", ".html", ".md"):
        built = publish(session, suffix)
        assert {leak.typed_in for leak in built.leaks.stopping} == {"the section “Section”"}
        assert f"As {letters}" not in (built.data.decode() if suffix != ".pdf" else "")


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_a_star_of_the_hosts_own_that_names_somebody_is_not_written(suffix: str, tmp_path: Path) -> None:
    session = make_session(WHO, details=replace(DETAILS, star=OWN_STAR))
    with pytest.raises(Leaked, match="typed in the star"):
        write_star(session, tmp_path / f"star{suffix}")
    assert not list(tmp_path.iterdir())


def test_the_partners_on_the_cover_are_a_list(sample: Session) -> None:
    """In the file, on the page of the web and in Markdown: each an item of its own."""
    report = compose(sample)
    names = list(report.cover.partners)
    assert len(names) > 5
    lists = [each for each in Tagged(build_report(sample).data).root.walk() if each.tag == "L"]
    assert [item.words.strip() for item in lists[0].walk() if item.tag == "LBody"] == names
    page = web_page(report, inks())
    items = "".join(f"<li>{name}</li>" for name in names)
    assert f"<p>Together with</p><ul>{items}</ul>" in page.replace("\n", "")
    assert "\n\nTogether with\n\n" + "\n".join(f"- {name}" for name in names) + "\n\n" in as_markdown(report)

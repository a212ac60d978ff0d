"""The star as it stands, as a picture to take away: SVG, PDF or PNG, each with its words for those who do not see it.

What it shows is what a report would print: the counts of `facts`, and words only where they have passed the level that
the session prints, without the names that the rules protect. No file leaves unless it was searched for these, as a
report is. It is set in the faces of the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

from roundtable import __version__
from roundtable.domain.plain_text import plain as without_marks
from roundtable.domain.session import Session
from roundtable.domain.star import Star
from roundtable.domain.star_chip_figure import Note, chips_around, room_around
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_figure import facilitators_star
from roundtable.domain.star_geometry import CANVAS, Box, Primitive, Text, bounds
from roundtable.domain.star_places import Places
from roundtable.domain.withheld import redacted
from roundtable.domain.words import ActionPoint, Insight
from roundtable.palette import colours
from roundtable.report import fonts
from roundtable.report.archive import make_archivable
from roundtable.report.build import replace_file
from roundtable.report.elements import Node
from roundtable.report.facts import Facts
from roundtable.report.finished import PDFIUM, passages_of
from roundtable.report.leaks import Leaked, leaks_of
from roundtable.report.star_alt import notes_in_words, star_in_words
from roundtable.report.star_drawing import StarPainter
from roundtable.report.star_key_below import printed_star
from roundtable.report.star_legend import legend_below
from roundtable.report.star_svg import svg
from roundtable.report.structure import write_structure
from roundtable.report.style import paint
from roundtable.report.tagging import TaggedCanvas
from roundtable.report.text import Typesetter, language_tag, plain

SUFFIXES: Final = (".svg", ".pdf", ".png")
PNG_WIDTH: Final = 2400
"""Pixels."""
_FINER: Final = 2
"""So many times as large a PNG is drawn before it is reduced, or small letters would stand on whole pixels."""
_ROUNDING: Final = 1e-6
"""What pdfium must not take for the beginning of one more pixel."""
_MARGIN: Final = 18.0
_LEGEND: Final = 28.0
"""The size of the legend, in units: no name on the star is smaller."""
_AIR: Final = 1.3
"""How far below the legend the moment stands, in sizes."""
_CREDIT: Final = 21.0
"""The size of the credit line, in units."""
_CHIPS: Final = ChipSize(34, 8)
_POINTS: Final = 0.45
"""Points to a unit: a star alone is then some 17 cm wide on paper."""


@dataclass(frozen=True)
class StarPicture:
    """A star as primitives within a box of the plane, with the colours of its roles, and what it says in words."""

    drawing: tuple[Primitive, ...]
    box: Box
    roles: Mapping[str, str]
    title: str
    alt: str
    language: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in units."""
        left, top, right, bottom = self.box
        return right - left, bottom - top


def star_picture(session: Session, *, look: str = "light", words: bool = False, moment: str = "") -> StarPicture:
    """The session's star as it stands, "light" or "dark"; with `words`, what hangs on it stands around it.

    Where the session is one of the past, `moment` says of when, as "As it was at 14:32", and stands on the picture.
    """
    facts, star, details = Facts(redacted(session)), session.details.star, session.details
    alt, notes = star_in_words(facts), tuple(_notes(facts)) if words else ()
    measure = StarPainter(Typesetter(), fonts.screen_face).measure
    if words:
        box = room_around(star)
        chips, places = chips_around(star, notes, box, _CHIPS, measure)
        drawing = facilitators_star(
            star, facts.evidence, title=details.title, strengths=facts.strengths, measure=measure
        )
        drawing, section, box = drawing + chips, "star", _taken(star, places)
    else:
        section = "evidence_star"
        drawing, box = printed_star(
            star,
            facts.evidence,
            measure,
            total=facts.heard,
            discs=len(facts.sectors) > 1,
            least=_LEGEND,
            margin=_MARGIN,
            strengths=facts.strengths,
        )
    marks, higher = legend_below(facts, box, _LEGEND, measure, discs=not words and len(facts.sectors) > 1)
    drawing, box = drawing + marks, (*box[:3], box[3] + higher)
    if said := notes_in_words(facts, notes):
        alt = f"{alt} {said}"
    for line, most, weight in ((moment, _LEGEND, 600), (plain(star.credit_line), _CREDIT, 400)):
        if line:
            left, top, right, bottom = box
            size = min(most, most * (right - left - 2 * _MARGIN) / measure(line, most, weight))
            base = bottom + (_AIR if weight > 400 else 1) * size
            drawing += (Text(line, (left + right) / 2, base, size, "soft", weight),)
            box, alt = (left, top, right, base + size), f"{alt} {line.rstrip('.')}."
    name = ", ".join(filter(None, (plain(details.title), moment)))
    title, language = f"Star: {name}" if name else "Star", language_tag(details.language)
    return StarPicture(drawing, box, colours(section, look), title, alt, language)


def write_star(session: Session, path: Path, *, look: str = "light", words: bool = False, moment: str = "") -> None:
    """Put the star as it stands, or stood at a `moment`, into a file, by its suffix: .svg, .pdf or .png.

    The file is replaced whole or left as it was. OSError as from any writing; Leaked where the picture would tell what
    the rules keep back; ValueError for another suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ValueError(f"{path.name}: a star is written as .svg, .pdf or .png")
    picture = star_picture(session, look=look, words=words, moment=moment)
    page = pdf_of(picture)
    leaks = leaks_of(session, passages_of(page))  # whatever the form, it says what the page says
    if leaks.stopping:
        raise Leaked(leaks)
    replace_file(path, page if suffix == ".pdf" else {".svg": svg_of, ".png": png_of}[suffix](picture))


def svg_of(picture: StarPicture) -> bytes:
    """The picture as SVG, UTF-8."""
    painter = StarPainter(Typesetter(), fonts.screen_face)
    return svg(picture.drawing, picture.box, picture.roles, picture.title, picture.alt, picture.language, painter)


def pdf_of(picture: StarPicture) -> bytes:
    """The picture as a tagged PDF of one page of its size; identical pictures give identical bytes."""
    fonts.register()
    wide, high = (length * _POINTS for length in picture.size)
    tree, target = Node("Document"), BytesIO()
    canvas = TaggedCanvas(
        target,
        tree=tree,
        pagesize=(wide, high),
        invariant=1,
        lang=picture.language,
        initialFontName=fonts.REGULAR,
    )
    canvas.setTitle(picture.title)
    canvas.setAuthor("Roundtable")
    canvas.setCreator(f"Roundtable {__version__}")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    box = {"Placement": PDFName("Block"), "BBox": PDFArray([0, 0, wide, high])}
    with canvas.whole(tree.add("Figure", alt=picture.alt, owner="Layout", attributes=box)):
        canvas.setFillColor(paint(picture.roles["bg"]))
        canvas.rect(0, 0, wide, high, stroke=0, fill=1)
        canvas.translate(-picture.box[0] * _POINTS, high + picture.box[1] * _POINTS)
        canvas.scale(_POINTS, -_POINTS)
        painter = StarPainter(Typesetter(), fonts.screen_face)
        painter.replay(canvas, picture.drawing, lambda role, _key: picture.roles[role])
    canvas.showPage()
    write_structure(canvas)
    make_archivable(canvas._doc)
    canvas.save()
    return target.getvalue()


def png_of(picture: StarPicture, width: int = PNG_WIDTH) -> bytes:
    """The picture as PNG, so many pixels wide; its title and its words stand in it as text."""
    import pypdfium2  # noqa: PLC0415 - heavy, and only for pixels
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 - heavy, and only for pixels

    said = PngInfo()
    said.add_itxt("Title", picture.title)
    said.add_itxt("Description", picture.alt)
    target = BytesIO()
    left, top, right, bottom = picture.box
    unit = (right - left) / width
    whole = (left, top, right, top + ceil((bottom - top) / unit) * unit)  # of whole pixels, or it would be stretched
    with PDFIUM, pypdfium2.PdfDocument(pdf_of(replace(picture, box=whole))) as document:
        scale = _FINER * width / document[0].get_width() * (1 - _ROUNDING)
        fine = document[0].render(scale=scale).to_pil().convert("RGB")
    fine.reduce(_FINER).save(target, "PNG", pnginfo=said)
    return target.getvalue()


def _taken(star: Star, places: Places) -> Box:
    """What star and words take, with the margin around it."""
    boxes = [bounds(star, CANVAS), *(box for box in map(places.box, places.placed) if box is not None)]
    for segment in star.segments:
        counter = places.counter(segment.id)
        if counter is not None and places.more(segment.id):
            boxes.append(counter)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts) - _MARGIN, min(tops) - _MARGIN, max(rights) + _MARGIN, max(bottoms) + _MARGIN


def _notes(facts: Facts) -> Iterator[Note]:
    """What hangs on the star and may be printed, in the order in which it was noted."""
    session = facts.session
    for quote in session.quotes:
        if facts.prints(quote) and quote.text.strip():
            yield Note(quote.id, without_marks(quote.text), quote.segments)
    for insight in session.all(Insight):
        yield Note(insight.id, without_marks(insight.text), insight.segments, "insight")
    for action in session.all(ActionPoint):
        yield Note(action.id, without_marks(action.text), action.segments, "action")

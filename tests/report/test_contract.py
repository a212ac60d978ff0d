"""What the report relies on in reportlab beyond its manual: a release that changes any of it is noticed here first."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
import reportlab
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph, Table, paragraph
from reportlab.platypus.paragraph import ParaLines
from reportlab.platypus.paraparser import ParaParser

from roundtable import resources
from roundtable.report import fonts

STYLE = ParagraphStyle("contract", fontName=fonts.REGULAR, fontSize=12, leading=17.5)


@pytest.fixture
def canvas() -> Iterator[Canvas]:
    fonts.register()
    yield Canvas(BytesIO(), initialFontName=fonts.REGULAR, invariant=1)


def test_the_release_is_the_one_that_was_read() -> None:
    assert reportlab.Version == "5.1.0"


class Listening(PDFTextObject):
    """A text object that writes down what it is asked."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.heard: list[object] = []

    def _textOut(self, text: str, TStar: int = 0) -> None:
        super()._textOut(text, TStar)
        self.heard.append((text, int(TStar)))

    def _linkRecord(self, link: object, what: str) -> None:
        self.heard.append((link, what))


def heard(canvas: Canvas, markup: str, width: float = 400) -> list[object]:
    """What a text object is asked while a paragraph is drawn."""
    made: list[Listening] = []

    def begin(x: float = 0, y: float = 0, direction: object = None) -> Listening:
        made.append(Listening(canvas, x, y, direction=direction))
        return made[-1]

    canvas.beginText = begin
    paragraph = Paragraph(markup, STYLE)
    paragraph.wrap(width, 400)
    paragraph.drawOn(canvas, 0, 0)
    return made[-1].heard


def test_words_are_put_out_by_line_and_run(canvas: Canvas) -> None:
    """`_textOut` gets each run, and is told which one ends its line."""
    assert heard(canvas, "one two") == [("one two", 1)]
    assert heard(canvas, "one two", width=30) == [("one", 1), ("two", 1)]
    semibold = f'<font name="{fonts.SEMIBOLD}">two</font>'
    assert heard(canvas, f"one {semibold} three") == [("one ", 0), ("two", 0), (" three", 1)]


def test_a_link_is_told_after_its_first_run_and_before_what_follows(canvas: Canvas) -> None:
    """`_linkRecord` is called on each line; what tells links apart is a pair of a number and an address."""
    link = (0, "https://example.org")
    found = heard(canvas, 'a <a href="https://example.org">b</a> c')
    assert found == [("a ", 0), ("b", 0), (link, "start"), (link, "end"), (" c", 1)]
    found = heard(canvas, 'a <a href="https://example.org">bb cc</a>', width=30)
    assert found == [("a ", 0), ("bb", 1), (link, "start"), (link, "end"), ("cc", 1), (link, "start"), (link, "end")]


def test_a_paragraph_that_is_one_link_says_so_itself(canvas: Canvas) -> None:
    """`blPara` of kind 0 has `link`; no `_linkRecord` is called."""
    paragraph = Paragraph('<a href="#key">all of it</a>', STYLE)
    paragraph.wrap(400, 400)
    assert paragraph.blPara.kind == 0
    assert list(paragraph.blPara.link) == [(0, "#key")]


def test_lines_of_several_runs_are_lists_of_runs() -> None:
    """`blPara` of kind 1: lines with `words`, runs with `text`, `fontName` and `link`; all can be cloned."""
    paragraph = Paragraph(f'one <font name="{fonts.SEMIBOLD}">two</font>', STYLE)
    paragraph.wrap(400, 400)
    (line,) = paragraph.blPara.lines
    assert [(run.text, run.fontName) for run in line.words] == [("one ", fonts.REGULAR), ("two", fonts.SEMIBOLD)]
    assert line.clone(words=[]).words == [] and line.words[0].clone(text="x").text == "x"
    assert paragraph.blPara.clone(lines=[]).lines == []


def test_words_of_several_runs_are_lists_that_begin_with_their_width() -> None:
    """`_getFragWords`: one that a space follows is an `_HSFrag`; an end of a line is known by its run's `_fkind`."""
    runs = Paragraph(f'one <font name="{fonts.SEMIBOLD}">two</font>s<br/>end', STYLE).frags
    one, two, line_end, end = words = paragraph._getFragWords(runs)
    assert [[text for _, text in word[1:]] for word in words] == [["one"], ["two", "s"], [""], ["end"]]
    assert [isinstance(word, paragraph._HSFrag) for word in words] == [True, False, False, False]
    assert one[0] == pytest.approx(pdfmetrics.stringWidth("one", fonts.REGULAR, 12))
    assert [run.fontName for run, _ in two[1:]] == [fonts.SEMIBOLD, fonts.REGULAR]
    assert line_end[1][0]._fkind == paragraph._FK_BREAK != end[1][0]._fkind
    assert paragraph._processed_frags(words) and not paragraph._processed_frags(runs)


def test_a_paragraph_asks_for_its_lines_by_their_measures_and_splits_by_the_first_words() -> None:
    """`breakLines` gets the first measure and that of all others; lines have `sFW`, words behind each other `frags`."""
    asked = []

    class Asked(Paragraph):
        def breakLines(self, width: list[float]) -> ParaLines:
            asked.append(list(width))
            return super().breakLines(width)

    style = STYLE.clone("indented", leftIndent=20, firstLineIndent=-20, rightIndent=5)
    whole = Asked(f'<font name="{fonts.SEMIBOLD}">words</font> ' * 40, style)
    whole.wrap(200, 400)
    assert asked == [[195, 175]]
    lines = whole.blPara.lines
    first, second = whole.split(200, STYLE.leading * 2)
    assert len(first.frags) == lines[2].sFW and len(first.frags) + len(second.frags) == len(whole.frags)


def test_a_long_bullet_takes_of_the_first_measure() -> None:
    measures = [100.0, 100.0]
    paragraph._handleBulletWidth("mmm", STYLE, measures)
    assert measures[0] < 100 and measures[1] == 100


def test_the_parser_makes_one_run_of_a_letter_in_a_face() -> None:
    _, (run,), _ = ParaParser().parse(f'<font name="{fonts.SEMIBOLD}">x</font>', STYLE)
    assert (run.text, run.fontName, run.clone(text="y").text) == ("x", fonts.SEMIBOLD, "y")


def test_halves_of_a_paragraph_are_of_its_class() -> None:
    class Own(Paragraph):
        pass

    whole = Own("word " * 200, STYLE)
    whole.wrap(200, 400)
    assert [type(half) for half in whole.split(200, 40)] == [Own, Own]


def test_bullets_have_a_text_object_of_their_own_before_the_words(canvas: Canvas) -> None:
    drawn = []
    canvas.drawText = lambda text: drawn.append(text.getCode())
    paragraph = Paragraph("words", STYLE, bulletText="•")
    paragraph.wrap(200, 400)
    paragraph.drawOn(canvas, 0, 0)
    assert len(drawn) == 2 and "words" in drawn[1] and "words" not in drawn[0]


def test_a_text_object_keeps_its_code_as_a_list_that_begins_the_text(canvas: Canvas) -> None:
    text = canvas.beginText(1, 2)
    assert text._code[0] == "BT"
    text.setFont(fonts.REGULAR, 12)
    assert (text._fontname, text._fontsize, text._curSubset) == (fonts.REGULAR, 12, -1)
    assert text._canvas is canvas and text._rise == 0 and text._leading == pytest.approx(14.4)
    assert text._formatText("a").endswith("(a) Tj")
    assert canvas._escape(b"(") == r"\("


def test_a_page_is_a_list_of_code_and_the_document_names_its_parts(canvas: Canvas) -> None:
    """`_code`, `Page1`, `Annot.` and the name, `idToObjectNumberAndVersion`: by these the elements are bound."""
    canvas.rect(0, 0, 1, 1)
    assert isinstance(canvas._code, list)
    canvas.bookmarkPage("key")
    canvas._addAnnotation(pdfdoc.LinkAnnotation([0, 0, 1, 1], "x", canvas._bookmarkReference("key")), "Link0")
    canvas.showPage()
    assert canvas._doc.Pages.pages[-1].__class__ is pdfdoc.PDFPage
    canvas.save()
    assert {"Page1", "Annot.Link0"} <= set(canvas._doc.idToObjectNumberAndVersion)


def test_links_are_of_two_kinds(canvas: Canvas) -> None:
    """Out of the document a dictionary, inside it an annotation with a destination's name."""
    added: list[Any] = []
    canvas._addAnnotation = lambda annotation, *_: added.append(annotation)
    canvas.linkURL("https://example.org", (0, 0, 1, 1))
    canvas.linkRect("", "key", (0, 0, 1, 1))
    outward, inward = added
    assert outward.dict["A"].dict["URI"].s == "https://example.org"
    assert isinstance(inward, pdfdoc.LinkAnnotation) and inward.Destination.name == "key"
    assert inward.otherkw == {} or isinstance(inward.otherkw, dict)
    assert "StructParent" not in inward.permitted


def test_a_stream_ends_without_an_end_of_line() -> None:
    """Unmended, as the module is loaded anew; `archive` puts the missing end of line there."""
    import importlib.util  # noqa: PLC0415 - a second copy of the module, which nobody has mended

    found = importlib.util.find_spec("reportlab.pdfbase.pdfdoc")
    assert found is not None and found.loader is not None
    fresh = importlib.util.module_from_spec(found)
    found.loader.exec_module(fresh)
    document = fresh.PDFDocument()
    written = fresh.PDFStream(content=b"x", filters=[]).format(document)
    assert written.endswith(b"stream\nxendstream\n")


def test_the_catalogue_can_be_given_more_entries(canvas: Canvas) -> None:
    assert "StructTreeRoot" in pdfdoc.PDFCatalog.__NoDefault__
    assert "OutputIntents" not in pdfdoc.PDFCatalog.__NoDefault__
    assert "Tabs" not in pdfdoc.PDFPage.__NoDefault__
    assert canvas._doc._timeStamp.YMDhms[0] >= 2000


def test_a_face_of_one_name_is_known_once() -> None:
    """`registerFont` would make a second font with the same face an alias of the first: a shaped face is renamed."""
    fonts.register()
    path = str(resources.path("fonts", "fira-sans", "FiraSans-Regular.ttf"))
    pdfmetrics.registerFont(ttfonts.TTFont("contract-again", path))
    assert pdfmetrics.getFont("contract-again") is pdfmetrics.getFont(fonts.REGULAR)


def test_a_face_tells_its_glyphs_and_its_subsets() -> None:
    """`glyphToChar`, `charToGlyph`, `charWidths`, `_ttf_data`; `state` with `subsets` and `internalName`; the table."""
    font = ttfonts.TTFont("contract", str(resources.path("fonts", "fira-sans", "FiraSans-Light.ttf")))
    glyph = font.face.charToGlyph[ord("a")]
    assert ord("a") in font.face.glyphToChar[glyph]
    assert font.face.charWidths[ord("a")] > 0 and font.face._ttf_data[:4] in (b"\0\1\0\0", b"true")
    document = pdfdoc.PDFDocument()
    ((subset, data),) = font.splitString("ab", document)
    assert (subset, data) == (0, b"ab")
    name = font.getSubsetInternalName(0, document)
    assert name == f"/{font.state[document].internalName}+0"
    subsets = font.state[document].subsets
    assert subsets[0][ord("a")] == ord("a")
    font.addObjects(document)
    base = document.idToObject["BasicFonts"].dict[name[1:]].BaseFont
    assert f"toUnicodeCMap:{base}" in document.idToObject


def test_a_face_of_another_kind_is_asked_for_its_widths(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font is whatever answers: `stringWidth` with an encoding, `face` with ascent and descent."""
    asked: list[object] = []

    def width(text: str, size: float, encoding: str = "utf8") -> float:
        asked.append((text, size))
        return 3.0

    face = SimpleNamespace(name="Other", ascent=700, descent=-200)
    font = SimpleNamespace(fontName="Other", face=face, stringWidth=width, _dynamicFont=1, _multiByte=1)
    monkeypatch.setitem(pdfmetrics._fonts, "Other", font)
    assert pdfmetrics.stringWidth("x", "Other", 12) == 3.0
    assert asked == [("x", 12)]


def test_a_table_knows_its_rows_and_parts_at_a_height() -> None:
    """`_calc` makes `_rowHeights`; `_splitRows` parts between rows, and in a row where it is told to."""
    fonts.register()
    cells = [[Paragraph("<br/>".join(["word"] * 4), STYLE)] for _ in range(3)]
    table = Table(cells, colWidths=[200])
    table._calc(200, 500)
    assert len(table._rowHeights) == 3 and len(set(table._rowHeights)) == 1
    between = table._splitRows(table._rowHeights[0] * 2 + 1)
    assert [len(part._cellvalues) for part in between] == [2, 1]
    inside = table._splitRows(table._rowHeights[0] + 50, doInRowSplit=1)
    assert [len(part._cellvalues) for part in inside] == [2, 2]

"""The same report set by others: reportlab alone with no more than it must do, WeasyPrint and typst where installed.

Each is given what ours has to compose first. Reportlab alone writes no tags and no contents; the others write both, as
PDF/UA-1. None of them writes an archive, or searches what it wrote for what is kept back.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from html import escape
from importlib import import_module
from importlib.util import find_spec
from itertools import count

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table, TableStyle

from roundtable.palette import colours
from roundtable.report import content, fonts, star_svg
from roundtable.report.markdown import Rich, Span
from roundtable.report.quotation import FULL
from roundtable.report.star_drawing import WIDTH, StarPainter, star_ratio
from roundtable.report.style import BOTTOM, COLUMN, LEFT, MEASURE, PAGE_HEIGHT, PAGE_WIDTH, colour, inks, styles
from roundtable.report.text import Typesetter
from roundtable.report.web_page import web_page
from roundtable.resources import path

Engine = Callable[[], bytes]


def installed() -> dict[str, Callable[[content.Report], Engine]]:
    """The other engines that are here, by name."""
    others = {"weasyprint": ("WeasyPrint", weasyprint), "typst": ("typst", typst)}
    return {name: make for module, (name, make) in others.items() if find_spec(module)}


# ---- reportlab alone


class _Star(Flowable):
    def __init__(self, part: content.StarFigure) -> None:
        super().__init__()
        self.part, self.width, self.height = part, WIDTH, WIDTH * star_ratio(part.star)
        self.hAlign = "CENTER"

    def draw(self) -> None:
        StarPainter(Typesetter()).figure(self.canv, self.part.star, self.part.evidence, self.part.total, WIDTH)


def _markup(text: Rich) -> str:
    made = []
    for span in text:
        face = fonts.SEMIBOLD if span.strong else fonts.ITALIC if span.emphasis else ""
        words = escape(span.text)
        made.append(f'<font name="{face}">{words}</font>' if face else words)
    return "".join(made)


_BOX = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("BACKGROUND", (0, 0), (-1, -1), colour("tint")),
        ("LINEBEFORE", (0, 0), (0, -1), 4, colour("blue")),
        ("LEFTPADDING", (0, 0), (-1, -1), 18),
        ("RIGHTPADDING", (0, 0), (-1, -1), 22),
    ]
)


def _flowables(part: content.Part) -> list[Flowable]:
    known = styles()
    match part:
        case content.Heading():
            return [Paragraph(escape(part.text), known[f"heading-{part.level}"])]
        case content.Paragraph():
            return [Paragraph(_markup(part.text), known[part.role])]
        case content.Points():
            return [Paragraph(_markup(item), known["bullet"], bulletText="•") for item in part.items]
        case content.Quotation():
            size, leading = FULL.size(sum(len(span.text) for span in part.text))
            style = known["body"].clone("quote", fontSize=size, leading=leading)
            words = Paragraph(f"“{_markup(part.text)}”", style)
            return [Table([[[words, Paragraph(escape(part.signature), known["small"])]]], [MEASURE], style=_BOX)]
        case content.StarFigure():
            return [_Star(part), Paragraph(_markup(part.caption), known["caption"])]
        case _:
            return []


def bare(report: content.Report) -> Engine:
    """Reportlab with the same faces, sizes, boxes and star: one pass, no tags, no contents."""

    def furniture(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(fonts.REGULAR, 9.5)
        canvas.drawString(LEFT, PAGE_HEIGHT - 42, report.title)
        canvas.drawString(LEFT, 35, report.host)
        canvas.drawString(PAGE_WIDTH - LEFT - 20, 35, str(canvas.getPageNumber()))

    def build() -> bytes:
        target = io.BytesIO()
        document = BaseDocTemplate(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), initialFontName=fonts.REGULAR)
        column = Frame(LEFT, BOTTOM, MEASURE, COLUMN, 0, 0, 0, 0)
        document.addPageTemplates([PageTemplate("body", [column], onPage=furniture)])
        title = Paragraph(escape(report.title), styles()["heading-1"])
        document.build([title, *(each for part in report.parts for each in _flowables(part))])
        return target.getvalue()

    return build


# ---- WeasyPrint


_PAGE = f"""
@font-face {{ font-family: Fira; src: url(file://{path("fonts", "fira-sans", "FiraSans-Regular.ttf")}) }}
@page {{ size: A4; margin: 28mm 30mm 25mm; @bottom-right {{ content: counter(page) }} }}
body {{ font: 12pt/17.5pt Fira }} blockquote {{ break-inside: avoid }}
"""


def weasyprint(report: content.Report) -> Engine:
    """WeasyPrint with the web page of the report, cover, contents and star included, tagged as PDF/UA-1."""
    package = import_module("weasyprint")
    page, style = web_page(report, inks()), package.CSS(string=_PAGE)
    return lambda: bytes(package.HTML(string=page).write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1"))


# ---- typst


def _typst(text: Rich) -> str:
    made = []
    for span in text:
        words = "".join(f"\\u{{{ord(each):x}}}" if each in "#*_`$<>@=-+/\\[]\"'~" else each for each in span.text)
        made.append(f"#strong[{words}]" if span.strong else f"#emph[{words}]" if span.emphasis else words)
    return "".join(made)


_SVG = '<svg xmlns:xlink="http://www.w3.org/1999/xlink" '
"""The page of the web needs no names of what is known to be SVG; a picture by itself does."""


def _plain(text: str) -> str:
    return _typst((Span(text),))


def _typed(part: content.Part) -> str:
    tint, bar = colours("report")["tint"], colours("report")["blue"]
    match part:
        case content.Heading():
            return f"{'=' * part.level} {_plain(part.text)}\n\n{_plain(part.evidence)}"
        case content.Paragraph():
            return _typst(part.text)
        case content.Points():
            return "\n".join(f"- {_typst(item)}" for item in part.items)
        case content.Quotation():
            words = f"“{_typst(part.text)}”" if part.marked else _typst(part.text)
            said = " \\ ".join(each for each in (words, _plain(part.signature), _plain(part.note)) if each)
            box = f'fill: rgb("{tint}"), stroke: (left: 4pt + rgb("{bar}")), inset: 14pt, width: 100%, breakable: false'
            return f"#block({box})[{_plain(part.lead)} {said}]"
        case content.StarFigure():
            drawn = json.dumps(star_svg.figure(part).replace("<svg ", _SVG, 1), ensure_ascii=False)
            shown = f'image(bytes({drawn}), format: "svg", alt: {json.dumps(part.alt, ensure_ascii=False)})'
            return f"#figure({shown}, caption: [{_typst(part.caption)}])"
        case _:
            raise NotImplementedError(type(part))


def typst(report: content.Report) -> Engine:
    """Typst with the same words, boxes, contents and star, tagged as PDF/UA-1."""
    compiled = import_module("typst").compile
    cover = report.cover
    lines = (cover.subtitle, *cover.lines, cover.date_line, cover.authors_line, *cover.partners)
    head = "\n\n".join([f"#title[{_plain(cover.title)}]", *map(_plain, lines), "#outline()"])
    parts = "\n\n".join(map(_typed, report.parts))
    faces = str(path("fonts", "fira-sans"))
    turns = count()

    def build() -> bytes:
        # It remembers what it set; a size that is a hair larger each time has it set all of it again.
        size = 12 + next(turns) * 1e-4
        source = f'#set page(paper: "a4", numbering: "1")\n#set document(title: {json.dumps(report.title)})\n'
        source += f'#set text(font: "Fira Sans", size: {size:.4f}pt, lang: "en")\n{head}\n\n{parts}'
        return bytes(compiled(source.encode(), font_paths=[faces], pdf_standards=["ua-1"]))

    return build

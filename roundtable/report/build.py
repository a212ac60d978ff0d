"""From a session to the bytes of its report, and from there to a file that is whole or not touched at all.

Identical sessions give identical bytes: the document's time is the day of the report, and nothing else depends on
when, where or in which process it was built. A report is never refused: what cannot be laid out as it should be is
laid out plainly.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from datetime import time as clock
from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from roundtable import __version__
from roundtable.domain.look import UNPUBLISHED, Edition
from roundtable.domain.session import Session
from roundtable.report import failing, fonts
from roundtable.report.archive import make_archivable
from roundtable.report.compose import CHAPTER, compose
from roundtable.report.content import Origin, Report
from roundtable.report.contents import FROM_PAGES, contents
from roundtable.report.contents import KEY as CONTENTS_KEY
from roundtable.report.cover import CoverPage
from roundtable.report.elements import Node
from roundtable.report.failing import Progress
from roundtable.report.filling import Pages
from roundtable.report.finished import Passage, passages_of
from roundtable.report.layout import Layout
from roundtable.report.leaks import Leaked, Leaks, leaks_of
from roundtable.report.structure import write_structure
from roundtable.report.style import (
    BOTTOM,
    COLUMN,
    LEFT,
    MEASURE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    colour,
    inked,
)
from roundtable.report.tagging import TaggedCanvas
from roundtable.report.text import Typesetter, language_tag, plain
from roundtable.report.words import Places
from roundtable.themes import inks_of

Content = Callable[[Session], Report]
_MOST_PASSES = 4
"""The first is right, unless a page number that has one figure more makes a line of the contents longer."""


@dataclass(frozen=True)
class Built:
    """A finished report: its bytes, its pages, and what was left out or printed otherwise, each with its place.

    `chapters` are the pages, from 1, on which the sections of the author's outline begin; `origins` tells of each
    stretch of content (its page from 0, its number) where in that outline it comes from.
    """

    data: bytes
    pages: int
    warnings: tuple[str, ...]
    leaks: Leaks = field(default_factory=Leaks)
    edition: Edition = UNPUBLISHED
    chapters: tuple[int, ...] = ()
    origins: Mapping[tuple[int, int], Origin] = field(default_factory=dict)

    def publishable(self) -> bytes:
        """The bytes, if they tell nothing that the rules keep back; else Leaked."""
        if self.leaks.stopping:
            raise Leaked(self.leaks)
        return self.data


def build_report(session: Session, content: Content | None = None) -> Built:
    """Build the PDF report of a session in memory, and search what was built for what the rules keep back.

    `content` makes another content than the whole, as the list of actions.
    """
    content = content or compose
    built = _coloured(session, content(session))
    return replace(built, leaks=leaks_of(session, passages_of(built.data), partial(_passages, content=content)))


def _passages(session: Session, content: Content) -> tuple[Passage, ...]:
    return tuple(passages_of(_coloured(session, content(session)).data))


def _coloured(session: Session, report: Report) -> Built:
    """The report in the session's colours, plainly where need be, and not searched."""
    inks = inks_of(session.details.look)
    with inked(inks):
        built = _somehow(report)
    return replace(built, warnings=(*built.warnings, *inks.corrections))


def _somehow(report: Report) -> Built:
    """The report with each part that fails set plainly, and a warning for each."""
    calm, with_contents, notes = False, True, list[str]()
    while True:
        progress = Progress()
        try:
            built = _built(report, progress, calm=calm, with_contents=with_contents)
        except Exception as error:
            if not (failing.DEGRADES or isinstance(error, LayoutError)):
                raise
            less = (
                failing.plainer(report, progress.place, error) if calm or not isinstance(error, LayoutError) else None
            )
            if less is not None:
                report = less[0]
                notes.append(less[1])
            elif progress.place == failing.CONTENTS and with_contents:
                with_contents = False
                notes.append(f"report: the contents could not be set ({type(error).__name__}) and are left out")
            elif not calm:
                calm = True
                notes.append(f"report: laid out plainly, since a part did not fit a page ({type(error).__name__})")
            else:
                raise
        else:
            return replace(built, warnings=(*built.warnings, *notes))


def write_report(session: Session, path: Path) -> Built:
    """Build the report and put it in place of `path`, which is replaced whole or left as it was.

    Raises OSError, and Leaked where it would tell what the rules keep back.
    """
    built = build_report(session)
    replace_file(path, built.publishable())
    return built


def replace_file(path: Path, data: bytes) -> None:
    """Write bytes beside the file, on to the disk, and then put them in its place in one step. Raises OSError."""
    unfinished = path.with_name(f".{path.name[:40]}-{secrets.token_hex(6)}.part")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            unfinished.chmod(path.stat().st_mode & 0o777)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _built(report: Report, progress: Progress, *, calm: bool, with_contents: bool) -> Built:
    """Lay out a draft to learn the pages, then draw; and again, should the contents not name the right ones."""
    setter = Typesetter()
    setter.targets = frozenset(heading.key for heading in report.headings) | {each.key for each in report.figures}
    story = Story(report, setter, progress, calm=calm)
    _, pages = story.drawn(None, draft=True)
    named: Mapping[str, int] | None = None
    if pages >= FROM_PAGES and with_contents:
        further = story.contents_pages()
        named = {CONTENTS_KEY: 2, **{key: page + further for key, page in story.places.pages.items()}}
    for _ in range(_MOST_PASSES):
        data, pages = story.drawn(named)
        if named is None or story.places.pages == named:
            break
        named = dict(story.places.pages)
        story = Story(report, setter, progress, calm=calm)  # the elements of the first one hold what was drawn
    begins = story.places.pages
    chapters = tuple(begins[heading.key] for heading in report.headings if heading.key.startswith(CHAPTER))
    warnings = (*report.warnings, *setter.notes)
    return Built(data, pages, warnings, edition=report.edition, chapters=chapters, origins=story.origins())


class Story:
    """The flowables of one report: laid out as often as need be, since words remember their lines, and drawn once."""

    def __init__(self, report: Report, setter: Typesetter, progress: Progress, *, calm: bool) -> None:
        self.report, self.setter, self.progress = report, setter, progress
        self.places = Places()
        self._cover = Node("Sect")
        self._chapters = Node("Document")
        self._first = CoverPage(report.cover, setter, self._cover)
        self._first.place = failing.COVER
        self._layout = Layout(report, setter, self.places, self._chapters, progress, calm=calm)
        self._body = self._layout.flowables()

    def origins(self) -> dict[tuple[int, int], Origin]:
        """Where in the author's outline each stretch of content comes from, once it is drawn."""
        found = self._layout.origins.items()
        return {(mark.page, mark.number): origin for node, origin in found for mark in node.marks()}

    def contents_pages(self) -> int:
        """How many pages the contents take, by which everything behind them moves on."""
        table = contents(self.report, self.setter, self.places.pages, Places(), Node("Sect"))
        table[0].place = failing.CONTENTS
        return self._laid_out([NextPageTemplate("body"), PageBreak(), *table[:-1]], Node("Document"), draft=True)[1] - 1

    def drawn(self, named: Mapping[str, int] | None, *, draft: bool = False) -> tuple[bytes, int]:
        """The bytes and the number of pages, of which `named` are those for the contents, if any."""
        self.places.pages.clear()
        tree = Node("Document", items=[self._cover])
        story: list[Flowable] = [self._first, NextPageTemplate("body"), PageBreak()]
        if named is not None:
            table = contents(self.report, self.setter, named, self.places, tree.add("Sect"))
            table[0].place = failing.CONTENTS
            story += table
        tree.items += self._chapters.items
        for flowable in self._body:
            vars(flowable).pop("_postponed", None)  # to be moved to the next page twice is an error for reportlab
        return self._laid_out([*story, *self._body], tree, draft=draft)

    def _laid_out(self, story: list[Flowable], tree: Node, *, draft: bool) -> tuple[bytes, int]:
        target = BytesIO()
        self.progress.place = None
        document = _document(self.report, self.setter, target, self.progress)
        canvas = partial(_ReportCanvas, tree=tree, made_on=self.report.made_on, draft=draft)
        document.build(story, canvasmaker=canvas)
        return target.getvalue(), document.page


class _ReportCanvas(TaggedCanvas):
    """A canvas whose document was made at midnight (UTC) of a given day, wherever and whenever it is really made.

    A draft is drawn to learn where things stand: neither words nor images are put into it, and it is never written.
    """

    def __init__(self, *args: object, tree: Node, made_on: date | None, draft: bool, **options: object) -> None:
        super().__init__(*args, tree=tree, **options)
        self.draft = draft
        if made_on is not None:
            moment = datetime.combine(made_on, clock(), UTC)
            stamp = self._doc._timeStamp
            stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
            stamp.YMDhms = tuple(stamp.lt)[:6]
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()

    def save(self) -> None:
        """Write the document, but not a draft."""
        if self.draft:
            return
        if self._code:
            self.showPage()
        write_structure(self)
        make_archivable(self._doc)
        super().save()


def _document(report: Report, setter: Typesetter, target: BytesIO, progress: Progress) -> BaseDocTemplate:
    document = Pages(
        target,
        progress,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=plain(report.title),
        author=plain(report.authors) or "Roundtable",
        subject=plain(report.subject),
        creator=f"Roundtable {__version__}",
        keywords="roundtable, report",
        lang=language_tag(report.language),
        invariant=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=10,
        allowSplitting=1,
    )
    whole = Frame(0, 0, PAGE_WIDTH, PAGE_HEIGHT, 0, 0, 0, 0, id="cover")
    column = Frame(LEFT, BOTTOM, MEASURE, COLUMN, 0, 0, 0, 0, id="body")

    title = setter.shortened(report.title, fonts.REGULAR, 9.5, MEASURE)
    host = setter.shortened(report.host, fonts.REGULAR, 9.5, MEASURE - 60)

    def furniture(canvas: _ReportCanvas, _document: BaseDocTemplate) -> None:
        with canvas.artifact():
            _draw_furniture(canvas, title, host, setter)

    document.addPageTemplates(
        [PageTemplate("cover", [whole]), PageTemplate("body", [column], onPage=furniture)],
    )
    return document


def _draw_furniture(canvas: Canvas, title: str, host: str, setter: Typesetter) -> None:
    """Running header and footer: title over a short rule, host and page number."""
    canvas.setFillColor(colour("small"))
    setter.draw(canvas, LEFT, PAGE_HEIGHT - 15 * MM, title, fonts.REGULAR, 9.5)
    setter.draw(canvas, LEFT, 12.5 * MM, host, fonts.REGULAR, 9.5)
    canvas.setStrokeColor(colour("sky"))
    canvas.setLineWidth(1.2)
    canvas.line(LEFT, PAGE_HEIGHT - 18 * MM, LEFT + 22 * MM, PAGE_HEIGHT - 18 * MM)
    canvas.setFillColor(colour("blue"))
    number = str(canvas.getPageNumber())
    setter.draw(canvas, PAGE_WIDTH - RIGHT, 12.5 * MM, number, fonts.SEMIBOLD, 10.5, "end")

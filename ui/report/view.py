"""The view Report: outline, the section that is written, the words in reach, and the page as it will be printed."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from roundtable.commands.report import (
    add_block,
    add_figure,
    add_section,
    adopt_report,
    move_block,
    move_section,
    remove_block,
    remove_section,
    revise_block,
    revise_section,
)
from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.room import Change
from ui import theme
from ui.live import Live
from ui.report.editor import Editor
from ui.report.look import LookDialog
from ui.report.outline import WIDTH as OUTLINE
from ui.report.outline import Outline
from ui.report.pictures import PictureRefused, ask_for_picture, read_picture
from ui.report.press import Proof
from ui.report.preview import Preview
from ui.report.printing import Printing
from ui.report.references import ReferencesDialog
from ui.report.unkept import FIELD, PAUSE, from_text
from ui.report.words import WIDTH, Words
from ui.widgets.advice import AdviceText, Gravity
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.panel import Surface
from ui.widgets.switch import Switch
from ui.widgets.view import View

PREVIEW_FROM = 1360
"""Pixels of width from which the preview has room beside the words; below it one of the two is shown."""
SHARE = 0.375
"""The part of what outline and words leave that the page takes."""
SEGMENTS_OF_BLOCKS = frozenset({BlockKind.QUOTES, BlockKind.INSIGHTS})


class ReportView(View):
    """Places and connects; every wish of its parts becomes a command."""

    KEYS: ClassVar = (("Ctrl+Enter", "quote"), ("Alt+↑↓", "move"), ("Ctrl+P", "make the PDF"))

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._chosen: Id | None = None
        self._kept = live.draft(FIELD)
        self._build()
        self._wire()
        self.show_session(live.session)
        self._restore()

    def _build(self) -> None:
        self.outline = Outline()
        self.editor = Editor()
        self.words = Words()
        self.preview = Preview()
        self.adopt = Button("Go on from this draft", icon="square-pen")
        self.empty = Empty(
            "file-text",
            "The draft already stands",
            "It is composed from the records, as the page beside shows. Make the PDF as it is, or write it further.",
            (self.adopt,),
            "Nothing is lost either way: the words stay in the records",
            framed=False,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.editor)
        self.stack.addWidget(self._draft())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(self.stack, 5)
        row.addLayout(self._side())

    def _draft(self) -> Surface:
        page = Surface("canvas")
        column = QVBoxLayout(page)
        column.addWidget(self.empty)
        return page

    def _side(self) -> QVBoxLayout:
        """Words and page, and where there is no room for both a switch between them."""
        self.side = Switch(("Words", "Page"), name="Words or page")
        self.side_bar = Surface("panel", "lb")
        bar = QHBoxLayout(self.side_bar)
        bar.setContentsMargins(theme.GAP_L, 6, theme.GAP_L, 6)
        bar.addWidget(self.side)
        bar.addStretch(1)
        parts = QHBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self.words)
        parts.addWidget(self.preview)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.side_bar)
        column.addLayout(parts, 1)
        return column

    def _wire(self) -> None:
        self.outline.section_chosen.connect(self._on_section_chosen)
        self.outline.add_requested.connect(self._on_add_section)
        self.outline.move_requested.connect(self._on_move_section)
        self.outline.remove_requested.connect(self._on_remove_section)
        self.outline.pdf_requested.connect(self.make_pdf)
        self.outline.look_requested.connect(lambda: LookDialog(self._live, self).open())
        self.outline.references_requested.connect(lambda: ReferencesDialog(self._live, self).open())
        self.editor.title_edited.connect(self._on_title_edited)
        self.editor.block_edited.connect(self._on_block_edited)
        self.editor.add_requested.connect(self._on_add_block)
        self.editor.move_requested.connect(self._on_move_block)
        self.editor.remove_requested.connect(self._on_remove_block)
        self.editor.quote_requested.connect(self._on_quote_requested)
        self.words.quote_chosen.connect(self._on_quote_chosen)
        self.editor.picture_requested.connect(lambda: ask_for_picture(self, self.add_picture))
        self.preview.proofed.connect(self._on_proofed)
        self.printing = Printing(self._live, self.preview, self)
        self.printing.advised.connect(self.advised)
        self.printing.section_wished.connect(self._on_section_wished)
        self.side.chosen.connect(lambda _: self._fold())
        self.adopt.clicked.connect(self._on_adopt)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._on_quote_key)
        self._live.changed.connect(self._on_change)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep_unkept)
        self.editor.typed.connect(self._on_typed)

    def take_focus(self) -> None:
        """Begin with the outline, or with the draft's button when there is none."""
        (self.outline.list if self._section() is not None else self.adopt).setFocus()

    def show_session(self, session: Session) -> None:
        """Show outline, chosen section, words and page of a session."""
        sections = session.all(Section)
        if sections and session.find(Section, self._chosen) is None:
            self._chosen = sections[0].id
        self.outline.show_session(session, self._chosen)
        section = self._section()
        self.stack.setCurrentIndex(0 if section is not None else 1)
        self.editor.show_session(session, section)
        self.words.show_session(session, section, _segment(session, section))
        self.preview.show_session(session)
        self._fold()

    def commit(self) -> None:
        """Tell what is half written."""
        self.editor.commit()

    def _on_typed(self) -> None:
        """Keep it a moment later; keys that follow do not put that off."""
        if not self._pause.isActive():
            self._pause.start()

    def _keep_unkept(self) -> None:
        """Keep what is half written as a draft, or forget the draft once the report holds it."""
        unkept = self.editor.unkept()
        text = unkept.as_text() if unkept else ""
        if text != self._kept:
            self._kept = text
            self._live.keep_draft(FIELD, text)

    def _restore(self) -> None:
        """Bring back what was half written when the program ended without leave."""
        unkept = from_text(self._kept)
        section = self._live.session.find(Section, Id(unkept.section)) if unkept else None
        if unkept is not None and section is not None:
            self._chosen = section.id
            self.show_session(self._live.session)
            self.editor.restore(unkept)

    def make_pdf(self) -> None:
        """Ask where, set the report as it stands now, and put it there."""
        self.commit()
        self.printing.ask()

    def make_pdf_at(self, path: Path) -> None:
        """Set the report as it stands now and put it at a path; a bar tells when it is there, or why it is not."""
        self.commit()
        self.printing.print_to(path)

    def _section(self) -> Section | None:
        return self._live.session.find(Section, self._chosen)

    def _on_change(self, change: Change) -> None:
        added = change.added(Section)
        if added:
            self._chosen = added[0].id
        if Section in change or self.isVisible():
            self.show_session(self._live.session)
            self._pause.start()

    def _on_section_chosen(self, section: Section) -> None:
        self.commit()
        self._chosen = section.id
        self.show_session(self._live.session)

    def _on_section_wished(self, section_id: Id) -> None:
        section = self._live.session.find(Section, section_id)
        if section is not None:
            self._on_section_chosen(section)
            self.editor.title.setFocus()

    def _on_adopt(self) -> None:
        if self._take_over():
            self.outline.list.setFocus()

    def _take_over(self) -> bool:
        """Make the standard report's chapters the author's own sections; undo brings the standard report back."""
        from roundtable.report.draft import draft  # noqa: PLC0415 - reportlab, and only for reports

        return self._live.do(adopt_report, sections=draft(self._live.session)) is not None

    def _on_add_section(self) -> None:
        self.commit()
        if not self._live.session.count(Section):
            self._take_over()
        if self._live.do(add_section, title="New section", after_id=self._chosen) is not None:
            self.editor.title.setFocus()
            self.editor.title.selectAll()

    def _on_move_section(self, section: Section | None, by: int) -> None:
        sections = self._live.session.all(Section)
        if section is None:
            return
        place = sections.index(section)
        before = place - 1 if by < 0 else place + 2
        if 0 <= place + by < len(sections):
            before_id = sections[before].id if before < len(sections) else None
            self._live.do(move_section, section_id=section.id, before_id=before_id)

    def _on_remove_section(self, section: Section | None) -> None:
        self.commit()
        if section is None:
            return
        sections = [each.id for each in self._live.session.all(Section)]
        place = sections.index(section.id)
        beside = (*sections[place + 1 :], *reversed(sections[:place]))
        self._chosen = beside[0] if beside else None
        if self._live.do(remove_section, section_id=section.id) is None:
            self._chosen = section.id
        if not beside:
            self.adopt.setFocus()

    def _on_title_edited(self, title: str, level: int) -> None:
        if self._chosen is not None and self._section() is not None:
            self._live.do(revise_section, section_id=self._chosen, title=title, level=level)

    def _on_block_edited(self, place: int, block: Block) -> None:
        if self._chosen is not None:
            self._live.do(revise_block, section_id=self._chosen, place=place, block=block)

    def _on_add_block(self, block: Block, place: int | None) -> None:
        section = self._section()
        if section is None or self._live.do(add_block, section_id=section.id, block=block, place=place) is None:
            return
        if block.kind is not BlockKind.TEXT:  # a text is told when the writer leaves it for something else
            self.editor.focus_block(len(section.blocks) if place is None else place)

    def _on_move_block(self, place: int, by: int) -> None:
        section = self._section()
        if section is not None and 0 <= place + by < len(section.blocks):
            self._live.do(move_block, section_id=section.id, place=place, to=place + by)
            self.editor.focus_block(place + by)

    def _on_remove_block(self, place: int) -> None:
        section = self._section()
        if section is not None and self._live.do(remove_block, section_id=section.id, place=place) is not None:
            self.editor.focus_block(min(place, len(section.blocks) - 2))

    def add_picture(self, path: Path) -> None:
        """Add a picture from a file to the session and to the section; its caption is its name until it is changed."""
        try:
            data, media_type = read_picture(path)
        except PictureRefused as refused:
            title = f"“{path.name}” could not be added."
            self.advised.emit(AdviceText(Gravity.WARN, "file-image", title, str(refused)))
            return
        change = self._live.do(
            add_figure, caption=path.stem, path=f"images/{path.name}", media_type=media_type, data=data
        )
        for figure in change.added(Figure) if change else ():
            self._on_add_block(Block(BlockKind.FIGURE, figure.id), self.editor.after())

    def _on_quote_key(self) -> None:
        """Ctrl+Enter: keep what is written; then the chosen quote, or out of a text the way to choose one."""
        self.commit()
        if self.words.chosen() is not None or not self.editor.is_writing():
            self._on_quote_requested()

    def _on_quote_requested(self) -> None:
        quote = self.words.chosen()
        if quote is not None:
            self._on_quote_chosen(quote)
        else:
            self.side.set_current(0)
            self._fold()
            self.words.search.setFocus()

    def _on_quote_chosen(self, quote: Quote) -> None:
        self.commit()
        self.words.choose_nothing()
        self._on_add_block(Block(BlockKind.QUOTE, quote.id), self.editor.after())

    def _on_proofed(self, proof: Proof) -> None:
        built = proof.built
        untold = [leak.line for leak in built.leaks.stopping if leak.kind != "name" or not leak.typed_in]
        warnings = (*untold, *built.warnings, *built.leaks.overlaps)
        self.outline.checks.show_warnings(self._live.session, warnings, built.pages)

    def _fold(self) -> None:
        """Beside the editor stand words and page, or where it is narrow one of them; a draft has no use for words."""
        wide = self.width() >= PREVIEW_FROM
        writes = self._section() is not None
        shows_page = wide or not writes or self.side.current() == 1
        self.side_bar.setVisible(writes and not wide)
        self.words.setVisible(writes and (wide or not shows_page))
        self.preview.setVisible(shows_page)
        rest = self.width() - OUTLINE - (WIDTH if wide and writes else 0)
        self.preview.set_wanted_width(round(rest * SHARE) if wide or not writes else WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the window is narrow."""
        super().resizeEvent(event)
        self._fold()

    def stop(self) -> None:
        """Tell what is half written, and wait for the press."""
        self.commit()
        self._pause.stop()
        self._keep_unkept()
        self.preview.set_awake(False)
        self.preview.press.wait()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile, and set the report anew from now on."""
        super().showEvent(event)
        self.show_session(self._live.session)
        self.preview.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell what is half written before another view is shown."""
        super().hideEvent(event)
        self.commit()
        self.preview.set_awake(False)


def _segment(session: Session, section: Section | None) -> str:
    """The segment that a section is about: by its blocks, else by its title."""
    if section is None:
        return ""
    for block in section.blocks:
        if block.kind in SEGMENTS_OF_BLOCKS and session.details.star.find(block.value) is not None:
            return block.value
    titled = (each.id for each in session.details.star.segments if section.title in (each.title, each.label))
    return next(titled, "")

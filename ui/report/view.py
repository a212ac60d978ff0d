"""The view Report: outline, the section that is written, the words in reach, and the page as it will be printed."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from roundtable.commands.report import (
    add_block,
    add_section,
    adopt_report,
    move_block,
    move_section,
    remove_block,
    remove_section,
    revise_block,
    revise_section,
)
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.room import Change
from ui import wording
from ui.live import Live
from ui.report.editor import Editor
from ui.report.outline import Outline
from ui.report.press import Proof
from ui.report.preview import Preview
from ui.report.words import Words
from ui.widgets.advice import AdviceText, Gravity
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.view import View

PREVIEW_FROM = 1300
WORDS_FROM = 1000
"""Pixels of width from which preview and words have room beside the editor."""


class ReportView(View):
    """Places and connects; every wish of its parts becomes a command."""

    KEYS: ClassVar = (("Ctrl+Enter", "quote"), ("Alt+↑↓", "move"), ("Ctrl+P", "make the PDF"))

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._chosen: Id | None = None
        self._wanted: tuple[Path, int] | None = None
        self._build()
        self._wire()
        self.show_session(live.session)

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
        self.stack.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(self.stack, 5)
        row.addWidget(self.words)
        row.addWidget(self.preview, 3)
        self.preview.setMinimumWidth(280)

    def _wire(self) -> None:
        self.outline.section_chosen.connect(self._on_section_chosen)
        self.outline.add_requested.connect(self._on_add_section)
        self.outline.move_requested.connect(self._on_move_section)
        self.outline.remove_requested.connect(self._on_remove_section)
        self.outline.pdf_requested.connect(self.make_pdf)
        self.editor.title_edited.connect(self._on_title_edited)
        self.editor.block_edited.connect(self._on_block_edited)
        self.editor.add_requested.connect(self._on_add_block)
        self.editor.move_requested.connect(self._on_move_block)
        self.editor.remove_requested.connect(self._on_remove_block)
        self.editor.quote_requested.connect(self._on_quote_requested)
        self.words.quote_chosen.connect(self._on_quote_chosen)
        self.preview.proofed.connect(self._on_proofed)
        self.adopt.clicked.connect(lambda: self._live.do(adopt_report))
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_quote_requested)
        self._live.changed.connect(self._on_change)

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
        self.stack.setCurrentWidget(self.editor if section is not None else self.empty)
        self.editor.show_section(session, section)
        self.words.show_session(session, self._segment(session, section))
        self.preview.show_session(session)

    def make_pdf(self) -> None:
        """Ask where, set the report as it stands now, and put it there."""
        self.editor.commit()
        path = self._live.path
        proposed = (path or Path.home() / "report").with_suffix(".pdf")
        dialog = QFileDialog(self, "Make the PDF", str(proposed), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: self.make_pdf_at(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def make_pdf_at(self, path: Path) -> None:
        """Set the report as it stands now and put it at a path; a bar tells when it is there."""
        self._wanted = (path, self.preview.press.set_report(self._live.session))

    def _section(self) -> Section | None:
        return self._live.session.find(Section, self._chosen)

    def _segment(self, session: Session, section: Section | None) -> str:
        """The segment that a section is about: by its blocks, else by its title."""
        for block in section.blocks if section else ():
            if session.details.star.find(block.value) is not None:
                return block.value
        titled = (each.id for each in session.details.star.segments if section and each.title == section.title)
        return next(titled, "")

    def _on_change(self, change: Change) -> None:
        for section in change.added(Section):
            self._chosen = section.id
        self.show_session(self._live.session)

    def _on_section_chosen(self, section: Section) -> None:
        self.editor.commit()
        self._chosen = section.id
        self.editor.show_section(self._live.session, self._section())
        self.words.show_session(self._live.session, self._segment(self._live.session, self._section()))

    def _on_add_section(self) -> None:
        if not self._live.session.count(Section):
            self._live.do(adopt_report)
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
        if section is not None:
            self._live.do(remove_section, section_id=section.id)

    def _on_title_edited(self, title: str, level: int) -> None:
        if self._chosen is not None and self._section() is not None:
            self._live.do(revise_section, section_id=self._chosen, title=title, level=level)

    def _on_block_edited(self, place: int, block: Block) -> None:
        if self._chosen is not None:
            self._live.do(revise_block, section_id=self._chosen, place=place, block=block)

    def _on_add_block(self, block: Block, place: int | None) -> None:
        section = self._section()
        if section is not None and self._live.do(add_block, section_id=section.id, block=block, place=place):
            self.editor.focus_block(len(section.blocks) if place is None else place)

    def _on_move_block(self, place: int, by: int) -> None:
        section = self._section()
        if section is not None and 0 <= place + by < len(section.blocks):
            self._live.do(move_block, section_id=section.id, place=place, to=place + by)
            self.editor.focus_block(place + by)

    def _on_remove_block(self, place: int) -> None:
        if self._chosen is not None:
            self._live.do(remove_block, section_id=self._chosen, place=place)

    def _on_quote_requested(self) -> None:
        quote = self.words.chosen()
        if quote is None:
            self.words.search.setFocus()
        else:
            self._on_quote_chosen(quote)

    def _on_quote_chosen(self, quote: Quote) -> None:
        self._on_add_block(Block(BlockKind.QUOTE, quote.id), self.editor.after())

    def _on_proofed(self, proof: Proof) -> None:
        self.outline.show_checks(proof.built.warnings, proof.built.pages)
        if self._wanted is not None and proof.wish >= self._wanted[1]:
            path, self._wanted = self._wanted[0], None
            self._save(proof, path)

    def _save(self, proof: Proof, path: Path) -> None:
        from roundtable.report.build import replace_file  # noqa: PLC0415 - reportlab, loaded by now

        try:
            replace_file(path, proof.built.data)
        except OSError as error:
            text = AdviceText(Gravity.BAD, "hard-drive", "The PDF could not be saved. The session is safe.", str(error))
        else:
            pages = wording.counted(proof.built.pages, "page")
            text = AdviceText(Gravity.OK, "circle-check", f"The PDF is ready: {pages}.", path.name)
        self.advised.emit(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold preview, then words, where the window is narrow."""
        super().resizeEvent(event)
        self.preview.setVisible(self.width() >= PREVIEW_FROM)
        self.words.setVisible(self.width() >= WORDS_FROM)

    def stop(self) -> None:
        """Tell what is half written, and wait for the press."""
        self.editor.commit()
        self.preview.press.wait()

    def hideEvent(self, event: object) -> None:
        """Tell what is half written before another view is shown."""
        self.editor.commit()

"""The view Report: outline, the section that is written, the words in reach, and the page as it will be printed."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.room import Change
from ui.live import Live
from ui.report.editor import Editor
from ui.report.edits import Edits
from ui.report.figure_dialog import FigureDialog
from ui.report.forms import Form
from ui.report.keeping import Keeping
from ui.report.leading import Leading
from ui.report.look import LookDialog
from ui.report.noticed import noticed
from ui.report.outline import Outline
from ui.report.pictures import ask_for_picture
from ui.report.press import Proof
from ui.report.printing import Printing
from ui.report.references import ReferencesDialog
from ui.report.sheet import Fit
from ui.report.side import Side
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.panel import Surface
from ui.widgets.view import View

SEGMENTS_OF_BLOCKS = frozenset({BlockKind.QUOTES, BlockKind.INSIGHTS})


class ReportView(View):
    """Places and connects; every wish of its parts becomes a command."""

    KEYS: ClassVar = (("Ctrl+Enter", "quote"), ("Alt+↑↓", "move"), ("Ctrl+P", "make the PDF"))

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._edits = Edits(live, self)
        self._build()
        self._wire()
        self.show_session(live.session)
        self._restore()

    def _build(self) -> None:
        self.outline = Outline()
        self.editor = Editor()
        self.keeping = Keeping(self._live, self.editor, self)
        self.side = Side()
        self.words, self.preview = self.side.words, self.side.preview
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
        row.addLayout(self.side)

    def _draft(self) -> Surface:
        page = Surface("canvas")
        column = QVBoxLayout(page)
        column.addWidget(self.empty)
        return page

    def _wire(self) -> None:
        self.outline.section_chosen.connect(self._on_section_chosen)
        self.outline.opened.connect(lambda: self.editor.focus_typed(0))
        self.outline.add_requested.connect(self._on_add_section)
        self.outline.move_requested.connect(self._edits.move_section)
        self.outline.remove_requested.connect(self._on_remove_section)
        self.outline.pdf_requested.connect(self.make_pdf)
        self.outline.look_requested.connect(lambda: LookDialog(self._live, self).open())
        self.outline.references_requested.connect(lambda: ReferencesDialog(self._live, self).open())
        self.leading = Leading(self._live, self._edits, self)
        self.outline.checks.place_wanted.connect(self.leading.go_to)
        self.outline.checks.act_wanted.connect(self.leading.act)
        self.editor.title_edited.connect(self._edits.revise_title)
        self.editor.typed.connect(lambda: self.preview.show_session(self.editor.as_typed()))
        self.editor.block_edited.connect(self._edits.revise_block)
        self.editor.add_requested.connect(self._on_add_block)
        self.editor.move_requested.connect(lambda place, by: self._go_on_at(self._edits.move_block(place, by)))
        self.editor.remove_requested.connect(lambda place: self._go_on_at(self._edits.remove_block(place)))
        self.editor.figure_requested.connect(self.open_figure)
        self.editor.drops.quote_dropped.connect(self._on_quote_dropped)
        self.editor.drops.picture_dropped.connect(self.add_picture)
        self._edits.advised.connect(self.advised)
        self.editor.quote_requested.connect(self._on_quote_requested)
        self.words.quote_chosen.connect(self._on_quote_chosen)
        self.editor.bar.sources.references_requested.connect(lambda: ReferencesDialog(self._live, self).open())
        self.editor.picture_requested.connect(lambda: ask_for_picture(self, self.add_picture))
        self.preview.proofed.connect(self._on_proofed)
        self.preview.pressed.connect(self.leading.go_to_origin)
        self.editor.worked_on.connect(self.leading.light)
        self.printing = Printing(self._live, self.preview, self)
        self.printing.advised.connect(self.advised)
        self.printing.section_wished.connect(self._on_section_wished)
        self.preview.forms.wished.connect(self.publish)
        self.outline.forms_menu.wished.connect(self.publish)
        self.adopt.clicked.connect(self._on_adopt)
        sheet = self.preview.sheet
        for keys, act in (
            (("Ctrl+Return", "Ctrl+Enter"), self._on_quote_key),
            (("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), self.editor.add_text),
            (("Ctrl++", "Ctrl+="), lambda: sheet.step(1)),
            (("Ctrl+-",), lambda: sheet.step(-1)),
            (("Ctrl+0",), lambda: sheet.set_zoom(Fit.PAGE)),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self, act)
        self._live.changed.connect(self._on_change)

    def take_focus(self) -> None:
        """Begin with the outline, or with the draft's button when there is none."""
        (self.outline.list if self._section() is not None else self.adopt).setFocus()

    def show_session(self, session: Session) -> None:
        """Show outline, chosen section, words and page of a session."""
        sections = session.all(Section)
        if sections and session.find(Section, self._edits.chosen) is None:
            self._edits.chosen = sections[0].id
        self.outline.show_session(session, self._edits.chosen)
        section = self._section()
        had_focus = self.stack.currentIndex() == 0 and self.isAncestorOf(self.window().focusWidget() or self)
        self.stack.setCurrentIndex(0 if section is not None else 1)
        self.editor.show_session(session, section)
        self.words.show_session(session, section, _segment(session, section))
        self.preview.show_session(self.editor.as_typed())
        self._fold()
        if had_focus and section is None:
            self.adopt.setFocus()  # what had the focus is hidden with the sections

    def commit(self) -> None:
        """Tell what is half written."""
        self.editor.commit()

    def _restore(self) -> None:
        """Bring back what was half written when the program ended without leave."""
        unkept = self.keeping.left
        section = self._live.session.find(Section, Id(unkept.section)) if unkept else None
        if unkept is not None and section is not None:
            self._edits.chosen = section.id
            self.show_session(self._live.session)
            self.editor.restore(unkept)

    def make_pdf(self) -> None:
        """Ask where, set the report as it stands now, and put it there."""
        self.publish(Form.PDF)

    def publish(self, form: Form) -> None:
        """The same in another form."""
        self.commit()
        self.printing.ask(form)

    def make_pdf_at(self, path: Path) -> None:
        """Set the report as it stands now and put it at a path; a bar tells when it is there, or why it is not."""
        self.commit()
        self.printing.print_to(path)

    def open_figure(self, figure_id: Id) -> None:
        """Ask what stands under a figure, and what is said to those who do not see it."""
        self.commit()
        figure = self._live.session.find(Figure, figure_id)
        if figure is not None:
            FigureDialog(self._live, figure, self.window()).open()

    def add_picture(self, path: Path, place: int | None = None) -> None:
        """Add a picture from a file to the section, at a place or behind the chosen block; then ask of it."""
        self.commit()
        added = self._edits.add_picture(path, self.editor.after() if place is None else place)
        if added is not None:
            self._go_on_at(added[1])
            self.open_figure(added[0].id)

    def _section(self) -> Section | None:
        return self._edits.section

    def _on_change(self, change: Change) -> None:
        added = change.added(Section)
        if added:
            self._edits.chosen = added[0].id
        if Section in change or self.isVisible():
            self.show_session(self._live.session)
            self.keeping.keep_soon()
        if added:
            self.leading.turn_page()

    def _on_section_chosen(self, section: Section) -> None:
        self.commit()
        self._edits.chosen = section.id
        self.show_session(self._live.session)
        self.leading.turn_page()

    def _on_section_wished(self, section_id: Id) -> None:
        section = self._live.session.find(Section, section_id)
        if section is not None:
            self._on_section_chosen(section)
            self.editor.title.setFocus()

    def _on_adopt(self) -> None:
        if self._edits.take_over():
            self.outline.list.setFocus()

    def _on_add_section(self) -> None:
        self.commit()
        if self._edits.add_section():
            self.editor.title.setFocus()
            self.editor.title.selectAll()

    def _on_remove_section(self, section: Section | None) -> None:
        self.commit()
        if section is None:
            return
        is_last = self._live.session.count(Section) == 1
        self._edits.remove_section(section)
        if is_last:
            self.adopt.setFocus()

    def _on_add_block(self, block: Block, place: int | None) -> None:
        at = self._edits.add_block(block, place)
        if block.kind is not BlockKind.TEXT:  # a text is told when the writer leaves it for something else
            self._go_on_at(at)

    def _go_on_at(self, place: int | None) -> None:
        if place is not None:
            self.editor.focus_block(place)

    def _on_quote_dropped(self, quote_id: str, place: int) -> None:
        self.commit()
        self._on_add_block(Block(BlockKind.QUOTE, quote_id), place)

    def _on_quote_key(self) -> None:
        """Ctrl+Enter: keep what is written; then, or if nothing was to be kept, the chosen quote or the way to one."""
        is_kept = self.editor.unkept() is None
        self.commit()
        if self.words.chosen() is not None or is_kept or not self.editor.is_writing():
            self._on_quote_requested()

    def _on_quote_requested(self) -> None:
        quote = self.words.chosen()
        if quote is not None:
            self._on_quote_chosen(quote)
        else:
            self.side.look_for_words()

    def _on_quote_chosen(self, quote: Quote) -> None:
        self.commit()
        self.words.choose_nothing()
        self._on_add_block(Block(BlockKind.QUOTE, quote.id), self.editor.after())

    def _on_proofed(self, proof: Proof) -> None:
        built = proof.built
        untold = [leak for leak in built.leaks.stopping if leak.kind != "name" or not leak.typed_in]
        warnings = (*built.warnings, *built.leaks.overlaps)
        told = noticed(self._live.session, warnings, untold, proof.miscounts)
        self.outline.show_noticed(told, built.pages)

    def _fold(self) -> None:
        self.side.fold(self.width(), writes=self._section() is not None)
        self.outline.forms.setVisible(not self.preview.offers_forms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the window is narrow."""
        super().resizeEvent(event)
        self._fold()

    def stop(self) -> None:
        """Tell what is half written, and wait for the press."""
        self.commit()
        self.keeping.keep_now()
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

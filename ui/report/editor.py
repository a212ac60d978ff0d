"""The section that is being written: its title, its blocks one under the other, and what can be added."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import theme
from ui.report.as_typed import as_typed, typed_blocks, unkept_in
from ui.report.block_menu import Acts
from ui.report.card import ENTER, BlockCard
from ui.report.card_stack import CardStack, is_new
from ui.report.drops import BlockDrops, DropLine
from ui.report.editor_bar import EditorBar
from ui.report.foot import Foot
from ui.report.marks import Mark, mark_words
from ui.report.text_card import TEXT_MARGIN, TextCard
from ui.report.unkept import TITLE, Unkept
from ui.theme import Type
from ui.widgets.field import Field
from ui.widgets.labels import Paragraph
from ui.widgets.panel import Surface

MEASURE = 640
"""Widest column of text in pixels, about 58 characters as the report sets them."""

NOTHING = "Nothing in this section yet. Write a text, put a quote in, or let the program fill a block (…)."
FILLED = "The program fills this section from the records, as the page shows, as long as nothing else is put in."


class Editor(Surface):
    """Shows a section and says what is wished of it; words are told before anything else is wished."""

    title_edited = Signal(str, int)
    block_edited = Signal(int, object)
    add_requested = Signal(object, object)
    picture_requested = Signal()
    move_requested = Signal(int, int)
    remove_requested = Signal(int)
    quote_requested = Signal()
    figure_requested = Signal(object)
    typed = Signal()
    worked_on = Signal(object)
    """The place, as it is typed, of the block that got the focus; None for the title."""

    def __init__(self) -> None:
        super().__init__("canvas")
        self._session = Session()
        self._section: Section | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.bar = EditorBar(lambda: self._session)
        self.level, self.menu = self.bar.level, self.bar.menu
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._page(), 1)

    def _page(self) -> QScrollArea:
        self.title = Field("Title of the section", name="Title of the section", use=Type.PAGE_TITLE, height=44)
        self.title.setProperty("bare", True)
        self.nothing = Paragraph(NOTHING, Type.BODY, "ink3")
        self.blocks = CardStack(self._connect)
        self.foot = Foot()
        text = QVBoxLayout()
        text.setContentsMargins(TEXT_MARGIN + 4, 0, 0, 0)  # the margin of a document is 4
        text.addWidget(self.title)
        text.addWidget(self.nothing)
        self.paper = QWidget()
        self.paper.setMaximumWidth(MEASURE)
        inner = QVBoxLayout(self.paper)
        inner.setContentsMargins(theme.GAP_XL, theme.GAP_L, theme.GAP_XL, theme.GAP_XL)
        inner.setSpacing(theme.GAP_S)
        inner.addLayout(text)
        inner.addLayout(self.blocks)
        inner.addWidget(self.foot)
        inner.addStretch(1)
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setWidget(self.paper)
        self.paper.setAutoFillBackground(False)  # setWidget has turned it on, in the colour of a rail
        self.page.viewport().setAutoFillBackground(False)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line = DropLine(self.paper)
        self.drops = BlockDrops(self, self._show_place, self.line.hide)
        return self.page

    def _wire(self) -> None:
        self.bar.add_text.clicked.connect(self.add_text)
        self.menu.text_requested.connect(self.add_text)
        self.foot.text.clicked.connect(self._on_write_on)
        self.foot.quote.clicked.connect(self._on_quote_at_the_foot)
        self.bar.marked.connect(self._on_marked)
        self.bar.add_quote.clicked.connect(self.quote_requested)
        self.menu.chosen.connect(self._on_offered)
        self.bar.figures.chosen.connect(self._on_offered)
        self.bar.figures.picture_requested.connect(self.picture_requested)
        self.bar.figures.referred.connect(lambda figure_id: self._write(f"[figure](#figure:{figure_id})"))
        self.bar.sources.chosen.connect(self._on_offered)
        self.bar.sources.cited.connect(self._write)
        self.title.editingFinished.connect(self._on_title)
        self.title.textEdited.connect(self.typed)
        self.title.installEventFilter(self)
        self.level.activated.connect(lambda _: self._on_title())
        self.bar.up.clicked.connect(lambda: self._on_move(self.blocks.chosen, -1))
        self.bar.down.clicked.connect(lambda: self._on_move(self.blocks.chosen, 1))
        self.bar.remove.clicked.connect(lambda: self._on_remove(self.blocks.chosen))
        self.menu.move_requested.connect(lambda by: self._on_move(self.blocks.chosen, by))
        self.menu.remove_requested.connect(lambda: self._on_remove(self.blocks.chosen))
        self._choose(None)

    def show_session(self, session: Session, section: Section | None) -> None:
        """Show a section; a block that is unchanged keeps its widget, and with it caret and half-written words."""
        another = (section.id if section else None) != (self._section.id if self._section else None)
        self._session, self._section = session, section
        if another:
            self._choose(None)
            self.page.verticalScrollBar().setValue(0)
        if section is not None and (another or not self.title.hasFocus()):
            self.title.setText(section.title)
            self.title.setCursorPosition(0)
            self.level.setCurrentIndex(section.level - 1)
        self.blocks.show_blocks(session, section.blocks if section else (), keeps_new=not another)
        self._after_change()

    def after(self) -> int | None:
        """The place behind the block that is worked on; None for the end."""
        return (
            None
            if self.blocks.chosen is None
            else self.blocks.place_of(self.blocks.chosen) + (not is_new(self.blocks.chosen))
        )

    def commit(self) -> None:
        """Tell what is half written: title and texts."""
        self._on_title()
        for card in tuple(self.blocks.cards):
            if isinstance(card, TextCard):
                card.commit()

    def unkept(self) -> Unkept | None:
        """The title or the text that is typed and not in the report yet."""
        return unkept_in(self._section, self.title.text(), self.blocks) if self._section is not None else None

    def as_typed(self) -> Session:
        """The session as it will be once the title and the texts that are half typed are kept."""
        if self._section is None:
            return self._session
        return as_typed(self._session, self._section, self.title.text(), self.blocks)

    def restore(self, unkept: Unkept) -> None:
        """Put a text back into its field, behind the others when the report has changed there; or a title."""
        if unkept.place == TITLE:
            self.title.setText(unkept.text)
            self.title.setFocus()
            return
        there = next(
            (card for card in self.blocks.cards if isinstance(card, TextCard) and card.block.value == unkept.kept), None
        )
        if there is None:
            there = self.blocks.another_text(min(unkept.place, len(self.blocks.cards)))
            self._after_change()
        there.area.setPlainText(unkept.text)

    def is_writing(self) -> bool:
        """Whether the caret stands in a text."""
        return isinstance(self.blocks.chosen, TextCard) and self.blocks.chosen.hasFocus()

    def focus_typed(self, place: int | None) -> None:
        """Put the focus on a block by its place as it is typed; on the title for None."""
        cards = [card for card, _ in typed_blocks(self.blocks)]
        if place is not None and place < len(cards):
            self._focus(cards[place])
        else:
            self.title.setFocus()

    def focus_block(self, place: int) -> None:
        """Put the focus on a block."""
        card = self.blocks.of_block(place)
        if card is not None:
            self._focus(card)

    def _focus(self, card: BlockCard) -> None:
        card.setFocus()
        self._choose(card)
        self.page.ensureWidgetVisible(card)

    # ---- blocks ------------------------------------------------------------------------------------------

    def _connect(self, card: BlockCard) -> None:
        card.move_requested.connect(lambda by: self._on_move(card, by))
        card.remove_requested.connect(lambda: self._on_remove(card))
        card.chosen.connect(lambda: self._on_worked_on(card))
        card.opened.connect(lambda: self._on_opened(card))
        if isinstance(card, TextCard):
            card.edited.connect(lambda text: self._on_edited(card, text))
            card.emptied.connect(lambda: self._on_emptied(card))
            card.area.textChanged.connect(self.typed)
            card.area.cursorPositionChanged.connect(lambda: self._follow_caret(card))

    def _after_change(self) -> None:
        self.nothing.set_text(FILLED if self._section is not None and self._section.is_filled else NOTHING)
        self.nothing.setVisible(not self.blocks.cards)
        self.blocks.follow(self.title)
        self._choose(self.blocks.chosen)

    def _choose(self, chosen: BlockCard | None) -> None:
        self.blocks.choose(chosen)
        kept = chosen is not None and not is_new(chosen)
        place = self.blocks.place_of(chosen) if chosen is not None else 0
        last = len(self._section.blocks) - 1 if self._section else 0
        self.bar.show_acts(Acts(chosen is not None, kept and place > 0, kept and place < last))
        self.bar.show_marks(chosen.marks() if isinstance(chosen, TextCard) else None)

    def _on_worked_on(self, card: BlockCard) -> None:
        self._choose(card)
        cards = [each for each, _ in typed_blocks(self.blocks)]
        self.worked_on.emit(cards.index(card) if card in cards else None)

    def _show_place(self, y: int) -> int | None:
        """Show between which blocks something that is let go at a height would stand; the place."""
        if self._section is None:
            return None
        place, gap = self.blocks.gap_at(self.paper.mapFrom(self, QPoint(0, y)).y())
        self.line.show_at(gap, self.blocks.geometry().left(), self.blocks.geometry().width())
        return place

    def _follow_caret(self, card: TextCard) -> None:
        if card is self.blocks.chosen:
            self.bar.show_marks(card.marks())
        if card.area.hasFocus():
            caret = card.area.cursorRect().center()
            at = card.area.viewport().mapTo(self.paper, QPoint(caret.x(), caret.y()))
            self.page.ensureVisible(at.x(), at.y(), 0, theme.GAP_XXL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the title is worked on; Enter and ↓ go on from it into the texts."""
        if watched is self.title and event.type() is QEvent.Type.FocusIn:
            self.worked_on.emit(None)
        elif (
            watched is self.title
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (*ENTER, Qt.Key.Key_Down)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._go_into()
            return True
        return super().eventFilter(watched, event)

    def _go_into(self) -> None:
        """Go to the first text, or the first block where there is none; begin a text in an empty section."""
        self._on_title()
        card = self.blocks.first()
        if card is not None:
            self._focus(card)
        else:
            self.add_text()

    # ---- wishes ------------------------------------------------------------------------------------------

    def add_text(self) -> None:
        """Begin a text behind the block that is worked on."""
        if self._section is None:
            return
        self.commit()
        chosen, cards = self.blocks.chosen, self.blocks.cards
        fresh = self.blocks.new_text(len(cards) if chosen is None else cards.index(chosen) + 1)
        fresh.show()
        fresh.setFocus()
        self._choose(fresh)
        self._after_change()

    def _on_edited(self, card: TextCard, text: str) -> None:
        """Tell new words; where they could not be kept, the card goes on as before."""
        place, was_new, before = self.blocks.place_of(card), card.is_new, card.block
        card.keep(text)
        if was_new:
            self.add_requested.emit(card.block, place)
        else:
            self.block_edited.emit(place, card.block)
        blocks = self._section.blocks if self._section else ()
        if card.block not in blocks[place : place + 1]:
            card.keep(before.value)
            card.is_new = was_new

    def _on_emptied(self, card: TextCard) -> None:
        if card.is_new:
            self.blocks.take_out(card)
            self._after_change()
        else:
            self.remove_requested.emit(self.blocks.place_of(card))

    def _on_move(self, card: BlockCard | None, by: int) -> None:
        if card is None or is_new(card):
            return
        self.commit()
        self.move_requested.emit(self.blocks.place_of(card), by)

    def _on_remove(self, card: BlockCard | None) -> None:
        if isinstance(card, TextCard) and card.is_new:
            self._on_emptied(card)
        elif card is not None:
            self.commit()
            self.remove_requested.emit(self.blocks.place_of(card))

    def _on_opened(self, card: BlockCard) -> None:
        if card.block.kind is BlockKind.FIGURE:
            self.figure_requested.emit(Id(card.block.value))

    def _on_offered(self, block: Block) -> None:
        self.commit()
        self.add_requested.emit(block, self.after())

    def _write(self, typed: str) -> None:
        """Write into the chosen text, or into a new one: what the report sets as "figure 3", or a work by name."""
        if not isinstance(self.blocks.chosen, TextCard):
            self.add_text()
        card = self.blocks.chosen
        if isinstance(card, TextCard):
            before = card.area.document().characterAt(card.area.textCursor().position() - 1)
            card.area.insertPlainText(f" {typed}" if before.isalnum() or before in ".,;:!?" else typed)
            card.setFocus()

    def _on_marked(self, mark: Mark) -> None:
        card = self.blocks.chosen
        if isinstance(card, TextCard):
            mark_words(card.area, mark)
            self.bar.show_marks(card.marks())

    def _on_write_on(self) -> None:
        self._choose(None)
        self.add_text()

    def _on_quote_at_the_foot(self) -> None:
        self.commit()
        self._choose(None)
        self.quote_requested.emit()

    def _on_title(self) -> None:
        section = self._section
        if section is None:
            return
        title, level = self.title.text().strip(), self.level.currentIndex() + 1
        if not title and not self.title.hasFocus():
            self.title.setText(section.title)
        elif (title, level) != (section.title, section.level):
            self.title_edited.emit(title, level)

"""The section that is being written: its title, its blocks one under the other, and what can be added."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.session import Session
from roundtable.domain.words import InsightKind
from ui import icons, theme
from ui.report.block_cards import ICONS, PLURALS, BlockCard, TextCard, card_for
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Field
from ui.widgets.panel import Surface
from ui.widgets.select import Select

MEASURE = 640
"""Widest column of text in pixels, about 58 characters as the report sets them."""
LEVELS = ("Section", "Subsection", "Third level")


class Editor(Surface):
    """Shows a section and says what is wished of it."""

    title_edited = Signal(str, int)
    block_edited = Signal(int, object)
    add_requested = Signal(object, object)
    move_requested = Signal(int, int)
    remove_requested = Signal(int)
    quote_requested = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")
        self._session = Session()
        self._section: Section | None = None
        self._cards: list[BlockCard] = []
        self._place: int | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.level = Select("Level of the section", height=30)
        self.level.addItems(LEVELS)
        self.add_text = Button("Text", icon="type", kind=Kind.QUIET, height=30)
        self.add_quote = Button("Quote", icon="quote", kind=Kind.QUIET, height=30, key="Ctrl+↵")
        self.add_more = Button("More", icon="plus", kind=Kind.QUIET, height=30)
        self.menu = QMenu(self)
        self.add_more.set_menu(self.menu)
        bar = Surface("canvas", "b")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.GAP_L, 6, theme.GAP_L, 6)
        row.setSpacing(theme.GAP_S)
        for widget in (self.level, self.add_text, self.add_quote, self.add_more):
            row.addWidget(widget)
        row.addStretch(1)
        self.title = Field("Title of the section", name="Title of the section", use=Type.PAGE_TITLE, height=44)
        self.title.setProperty("bare", True)
        self.blocks = QVBoxLayout()
        self.blocks.setSpacing(theme.GAP_XS)
        page = QWidget()
        page.setMaximumWidth(MEASURE)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(theme.GAP_XL, theme.GAP_L, theme.GAP_XL, theme.GAP_XL)
        inner.setSpacing(theme.GAP_S)
        inner.addWidget(self.title)
        inner.addLayout(self.blocks)
        inner.addStretch(1)
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setWidget(page)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.page, 1)

    def _wire(self) -> None:
        self.add_text.clicked.connect(lambda: self.add_requested.emit(Block(BlockKind.TEXT, "…"), self._after()))
        self.add_quote.clicked.connect(self.quote_requested)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.title.editingFinished.connect(self._on_title)
        self.level.activated.connect(lambda _: self._on_title())

    def show_section(self, session: Session, section: Section | None) -> None:
        """Show a section; what is unchanged keeps its widgets, and with them the caret."""
        unchanged = section is not None and self._section is not None and section.blocks == self._section.blocks
        same = unchanged and section is not None and self._section is not None and section.id == self._section.id
        self._session, self._section = session, section
        self.setEnabled(section is not None)
        if section is not None and not self.title.hasFocus():
            self.title.setText(section.title)
            self.level.setCurrentIndex(section.level - 1)
        if not same:
            self._show_blocks()

    def after(self) -> int | None:
        """The place behind the block that is worked on; None for the end."""
        return self._after()

    def commit(self) -> None:
        """Tell what is half written."""
        for card in self._cards:
            if isinstance(card, TextCard):
                card.commit()

    def _after(self) -> int | None:
        return None if self._place is None else self._place + 1

    def _show_blocks(self) -> None:
        focused = self._place if self._holds_focus() else None
        for card in self._cards:
            self.blocks.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for place, block in enumerate(self._section.blocks if self._section else ()):
            card = card_for(self._session, block)
            card.move_requested.connect(lambda by, place=place: self.move_requested.emit(place, by))
            card.remove_requested.connect(lambda place=place: self.remove_requested.emit(place))
            card.chosen.connect(lambda place=place: self._on_chosen(place))
            if isinstance(card, TextCard):
                card.edited.connect(
                    lambda text, place=place: self.block_edited.emit(place, Block(BlockKind.TEXT, text))
                )
            self.blocks.addWidget(card)
            self._cards.append(card)
        if focused is not None and focused < len(self._cards):
            self._cards[focused].setFocus()
        elif focused is None:
            self._place = None

    def _holds_focus(self) -> bool:
        widget = QApplication.focusWidget()
        return widget is not None and any(card is widget or card.isAncestorOf(widget) for card in self._cards)

    def focus_block(self, place: int) -> None:
        """Put the focus on a block."""
        if 0 <= place < len(self._cards):
            self._cards[place].setFocus()

    def _fill_menu(self) -> None:
        self.menu.clear()
        session = self._session
        singles = (
            ("The star", BlockKind.STAR),
            ("Action points", BlockKind.ACTIONS),
            ("Agenda, planned and actual", BlockKind.AGENDA),
            ("Who was heard", BlockKind.VOICES),
            ("References", BlockKind.REFERENCES),
            ("Contributors", BlockKind.CONTRIBUTORS),
        )
        for text, kind in singles:
            self._offer(self.menu, text, Block(kind))
        self.menu.addSeparator()
        quotes, insights = self.menu.addMenu("All quotes on"), self.menu.addMenu("Insights on")
        for segment in session.details.star.segments:
            self._offer(quotes, segment.title, Block(BlockKind.QUOTES, segment.id))
            self._offer(insights, segment.title, Block(BlockKind.INSIGHTS, segment.id))
        kinds = self.menu.addMenu("Everything of a kind")
        for of_kind in InsightKind:
            self._offer(kinds, PLURALS[of_kind].capitalize(), Block(BlockKind.INSIGHTS, of_kind.value))
        figures = self.menu.addMenu("Figure")
        for figure in session.all(Figure):
            self._offer(figures, figure.caption, Block(BlockKind.FIGURE, figure.id))
        figures.setEnabled(bool(session.all(Figure)))

    def _offer(self, menu: QMenu, text: str, block: Block) -> None:
        action = menu.addAction(icons.icon(ICONS.get(block.kind, "file-text")), text)
        action.triggered.connect(lambda _=False: self.add_requested.emit(block, self._after()))

    def _on_chosen(self, place: int) -> None:
        self._place = place

    def _on_title(self) -> None:
        if self._section is not None:
            self.title_edited.emit(self.title.text(), self.level.currentIndex() + 1)

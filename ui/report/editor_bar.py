"""The bar over the section that is written: its level, marks for words, and what can be put in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from roundtable.domain.session import Session
from ui import theme
from ui.report.block_menu import Acts, BlockMenu
from ui.report.insert_menus import FigureMenu, SourceMenu
from ui.report.marks import Mark
from ui.widgets.buttons import Button, Kind
from ui.widgets.panel import Surface
from ui.widgets.select import Select

LEVELS = ("Section", "Subsection", "Third level")
_HIGH = 30
_GAP = 1
_LEFT, _RIGHT = theme.GAP_M, theme.GAP_XS


class EditorBar(Surface):
    """Places the buttons; the editor connects them. `marked(Mark)` when words are to be marked.

    Where it is narrow, what the menu has as well is left out first, then the words of buttons from the right.
    """

    marked = Signal(object)

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__("canvas", "b")
        self.level = Select("Level of the section", height=_HIGH, quiet=True)
        self.level.addItems(LEVELS)
        self.marks = {
            Mark.STRONG: Button(icon="bold", kind=Kind.QUIET, height=_HIGH, name="Strong (Ctrl+B)"),
            Mark.EMPHASIS: Button(icon="italic", kind=Kind.QUIET, height=_HIGH, name="Emphasis (Ctrl+Shift+I)"),
            Mark.LINK: Button(icon="link", kind=Kind.QUIET, height=_HIGH, name="Link (Ctrl+K)"),
            Mark.LIST: Button(icon="list", kind=Kind.QUIET, height=_HIGH, name="List (Ctrl+L)"),
        }
        self.add_text = Button("Text", icon="type", kind=Kind.QUIET, height=_HIGH)
        self.add_quote = Button("Quote", icon="quote", kind=Kind.QUIET, height=_HIGH)
        self.add_figure = Button("Figure", icon="image", kind=Kind.QUIET, height=_HIGH)
        self.add_source = Button("Source", icon="book-open", kind=Kind.QUIET, height=_HIGH)
        self.add_text.setToolTip("Write a text behind the block (Ctrl+Shift+Enter)")
        self.add_quote.setToolTip("Put the quote chosen at the right behind the block (Ctrl+Enter)")
        self.add_figure.setToolTip("Put a figure in, or refer to one")
        self.add_source.setToolTip("Name a work that the text rests on")
        self.add_more = Button(icon="ellipsis", kind=Kind.QUIET, height=_HIGH, name="More blocks, and this one’s place")
        self.menu = BlockMenu(session, self)
        self.figures, self.sources = FigureMenu(session, self), SourceMenu(session, self)
        for button, menu in (
            (self.add_more, self.menu),
            (self.add_figure, self.figures),
            (self.add_source, self.sources),
        ):
            button.setMenu(menu)
        self.up = Button(icon="arrow-up", kind=Kind.QUIET, height=_HIGH, name="Move the block up (Alt+↑)")
        self.down = Button(icon="arrow-down", kind=Kind.QUIET, height=_HIGH, name="Move the block down (Alt+↓)")
        self.remove = Button(icon="trash-2", kind=Kind.QUIET, height=_HIGH, name="Remove the block (Del)")
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 6, _RIGHT, 6)
        row.setSpacing(_GAP)
        row.addWidget(self.level)
        for mark, button in self.marks.items():
            row.addWidget(button)
            button.clicked.connect(lambda _=False, mark=mark: self.marked.emit(mark))
        for button in (self.add_text, *self._named):
            row.addWidget(button)
        row.addStretch(1)
        for button in (*self._places, self.add_more):
            row.addWidget(button)

    @property
    def _named(self) -> tuple[Button, ...]:
        return self.add_quote, self.add_figure, self.add_source

    @property
    def _places(self) -> tuple[Button, ...]:
        return self.up, self.down, self.remove

    def show_acts(self, acts: Acts) -> None:
        """Offer what can be done with the chosen block."""
        self.menu.acts = acts
        self.up.setEnabled(acts.moves_up)
        self.down.setEnabled(acts.moves_down)
        self.remove.setEnabled(acts.chosen)

    def show_marks(self, marks: Iterable[Mark] | None) -> None:
        """Show how the words at the caret are marked; None where there is no text to mark."""
        on = frozenset(marks or ())
        for mark, button in self.marks.items():
            button.setEnabled(marks is not None)
            button.set_on(mark in on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        self._fold(event.size().width())
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is with nothing left out that nothing else does."""
        return QSize(self._least() + len(self._named) * (_HIGH + _GAP), super().minimumSizeHint().height())

    def _least(self) -> int:
        """Pixels of what is always there."""
        kept = (self.level, *self.marks.values(), self.add_more)
        return _LEFT + _RIGHT + sum(widget.sizeHint().width() + _GAP for widget in kept)

    def _fold(self, wide: int) -> None:
        room = wide - self._least() - len(self._named) * (_HIGH + _GAP)
        for button in self._named:
            more = button.full_width() - _HIGH
            button.set_shows_text(room >= more)
            room -= more
        room -= self.add_text.full_width() + _GAP
        self.add_text.setVisible(room >= 0)
        room -= len(self._places) * (_HIGH + _GAP)
        for button in self._places:
            button.setVisible(room >= 0)

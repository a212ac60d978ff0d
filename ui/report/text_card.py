"""A text of the report as it is written: its words are told when the writer leaves them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from roundtable.domain.outline import Block, BlockKind
from ui.report.card import ENTER, BlockCard
from ui.report.highlight import Highlight
from ui.report.listing import go_on_with_list
from ui.report.marks import Mark, is_listed, mark_of, mark_words
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.area import TextArea

NAME = "Text of the report"
TEXT_MARGIN = 8
"""Pixels between the bar of a chosen text and its words."""


class TextCard(BlockCard):
    """The author's own words; a new one is in the report only once something was written into it.

    `edited(str)` when the writer leaves other words than before, `emptied` when none are left. Words that could not
    be kept stay in the field and are told again the next time.
    """

    edited = Signal(str)
    emptied = Signal()

    def __init__(self, block: Block, *, is_new: bool = False) -> None:
        super().__init__(block)
        self.is_new = is_new
        self.area = TextArea(
            NAME,
            "Write here. *emphasis*, **strong**, - for lists",
            use=Type.REPORT,
            least=1,
            most=0,
            bare=True,
        )
        self.highlight = Highlight(self.area.document())
        self.area.setPlainText(block.value)
        self.area.setAcceptDrops(False)  # what is dragged over it is for the section
        self.area.installEventFilter(self)
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(TEXT_MARGIN, 2, 0, 2)
        column.addWidget(self.area)

    @property
    def text(self) -> str:
        """What is written now, kept or not."""
        return self.area.toPlainText().strip()

    @property
    def is_unkept(self) -> bool:
        """Whether words stand here that the report does not hold; also a new card before its first word."""
        return self.is_new or (bool(self.text) and self.text != self._block.value)

    def set_number(self, number: int, count: int) -> None:
        """Be called by its place among the texts of the section, where it is not the only one."""
        self.area.setAccessibleName(f"{NAME}, {number} of {count}" if count > 1 else NAME)

    def marks(self) -> frozenset[Mark]:
        """How the words at the caret are marked."""
        span = self.highlight.at(self.area.textCursor().position())
        found = {Mark.STRONG: span.strong, Mark.EMPHASIS: span.emphasis, Mark.LINK: bool(span.href or span.target)}
        found[Mark.LIST] = is_listed(self.area)
        return frozenset(mark for mark, holds in found.items() if holds)

    def commit(self) -> None:
        """Tell the text if it is not the one that is kept."""
        if self.text and self.text != self._block.value:
            self.edited.emit(self.text)

    def keep(self, text: str) -> None:
        """Hold a text for the one that is kept."""
        self._block, self.is_new = Block(BlockKind.TEXT, text), False

    def is_removed_by_delete(self) -> bool:
        """Only when there are no characters that Del could mean."""
        return not self.area.toPlainText()

    def _on_left(self, reason: Qt.FocusReason) -> None:
        if reason is Qt.FocusReason.PopupFocusReason:  # a menu of the text itself
            return
        self.commit()
        if not self.text and reason is not Qt.FocusReason.ActiveWindowFocusReason:
            self.emptied.emit()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the end of writing, and the keys that move the block."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self._on_left(event.reason())
        elif event.type() is QEvent.Type.FocusIn:
            self.chosen.emit()
            self.update()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and mark_of(event):
            event.accept()  # here the key marks words, whatever it means elsewhere
            return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if mark := mark_of(event):
                mark_words(self.area, mark)
                return True
            if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return go_on_with_list(self.area)
            return self.take_key(event)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar at the side of the text that is worked on."""
        if self.hasFocus() or self._is_chosen:
            painter = paint.painter_for(self)
            paint.box(painter, QRectF(0, 4, 2 if self.hasFocus() else 1, self.height() - 8), 1, "accent")
            painter.end()

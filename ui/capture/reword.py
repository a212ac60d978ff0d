"""The field in which a speaker's own words take the place of the noted ones, with the difference under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.domain.words import Quote
from ui.capture.difference import DifferenceLine, difference
from ui.draft import Draft
from ui.live import Live
from ui.theme import Type
from ui.widgets.area import TextArea
from ui.widgets.labels import Label
from ui.widgets.message import Message, Tone

OPEN = "reword"
"""Field of the quote that is being reworded; the words are kept in one of their own, by its id."""


class Reword(QWidget):
    """`entered(text)` carries the new words; the field stays until `close`, so that a refusal loses nothing.

    `left` when the speaker is content after all.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._quote: Quote | None = None
        self._build()
        self._wire()
        self.hide()

    def _build(self) -> None:
        self.field = TextArea("Reword", use=Type.SAID, least=2, most=6)
        self._difference = DifferenceLine()
        self._message = Message()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Label("Reword", Type.HEAD, "ink2"))
        head.addStretch(1)
        head.addWidget(Label("Enter takes the new words; the old ones are kept", Type.META, "ink3"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self._message)
        column.addWidget(self._difference)
        self._draft = Draft(self._live, self._half_typed, self)

    def _wire(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text_changed)

    def open(self, quote: Quote) -> None:
        """Begin with the words as they stand, or with what was half typed."""
        if self._quote is not None and self._quote.id == quote.id:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._draft.flush()
        self._quote = None
        self._live.keep_draft(OPEN, quote.id)
        self.field.setPlainText(self._draft.begin(f"reword-{quote.id}") or quote.text)
        self._quote = quote
        self._show_difference()
        self._settle()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def close_field(self, *, forget: bool = True) -> None:
        """Take the field away, and forget what was typed unless it is to be found again."""
        if forget:
            self._draft.forget()
        self._draft.begin("")
        self._live.keep_draft(OPEN, "")
        self._quote = None
        self.hide()

    def keep(self) -> None:
        """Keep what is half typed, now."""
        self._draft.flush()

    def quote(self) -> Quote | None:
        """The quote that is being reworded."""
        return self._quote

    def refuse(self, sentence: str) -> None:
        """Say why the words were not taken; they stay as typed."""
        self.field.set_refused(True)
        self.field.setAccessibleDescription(sentence)
        self._message.say(Tone.BAD, sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the words, Shift+Enter breaks the line, Esc leaves."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
                self.entered.emit(self.field.toPlainText())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self) -> None:
        if self._quote is not None:
            self._show_difference()
            self._draft.touch()
            self._settle()

    def _show_difference(self) -> None:
        if self._quote is not None:
            self._difference.show_pieces(difference(self._quote.text, self.field.toPlainText()))

    def _settle(self) -> None:
        self.field.set_refused(False)
        self.field.setAccessibleDescription("")
        self._message.hush()

    def _half_typed(self) -> str:
        typed = self.field.toPlainText()
        return "" if self._quote is None or typed == self._quote.text else typed

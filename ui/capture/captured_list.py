"""The list of what was captured: rows to walk through, five buttons on the one in hand, and a field to mend in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Quote
from ui import icons
from ui.capture.captured_model import CapturedModel
from ui.capture.captured_row import SIGNS_WIDTH, WORDS_AT, CapturedRow, words_width
from ui.capture.rows import Row
from ui.theme import Type
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.row import Index, RowList

# Name, icon, words, key
ACTS: Final = (
    ("mend", "pencil", "Mend the words", "E"),
    ("speaker", "user-round-pen", "Name the speaker", "A"),
    ("place", "star", "Place on the star", "P"),
    ("action", "flag", "Turn into an action", "T"),
    ("project", "projector", "Put to the room", "Ctrl+Enter"),
    ("history", "history", "What happened to it", "H"),
    ("remove", "trash-2", "Remove", "Del"),
)
_ON_ROW: Final = ("mend", "speaker", "place", "action", "project")
_KEYS: Final = {
    Qt.Key.Key_E: "mend",
    Qt.Key.Key_F2: "mend",
    Qt.Key.Key_A: "speaker",
    Qt.Key.Key_P: "place",
    Qt.Key.Key_T: "action",
    Qt.Key.Key_H: "history",
    Qt.Key.Key_Delete: "remove",
}
_BUTTON, _STEP = QSize(28, 26), 30


class MendField(TextArea):
    """The words of a row, to be mended in their place; Enter takes them, Esc leaves them as they were."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Mend the words", use=Type.SAID, least=1, most=6, parent=parent)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the words, Shift+Enter breaks the line, Esc leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CapturedList(RowList):
    """What was captured. `act_requested(name, record id)` is the wish to do something with a row.

    `mended(record id, text)` carries new words; the field stays open until `close_mend`, so that a refusal loses
    nothing, and `mend_closed` tells that it is. `left` when the user goes back to the line.
    """

    act_requested = Signal(str, str)
    mended = Signal(str, str)
    mend_closed = Signal()
    left = Signal()

    def __init__(self, model: CapturedModel, parent: QWidget | None = None) -> None:
        super().__init__("What was captured", parent=parent)
        self._model = model
        self._delegate = CapturedRow(self)
        self._mending: Id | None = None
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setTabKeyNavigation(False)
        # A click on a row, or on a button of it, must not take the caret out of the capture line.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._field = MendField(self.viewport())
        self._buttons = _RowButtons(self.viewport())
        self._buttons.pressed.connect(self._on_pressed)
        self._field.entered.connect(self._on_mend_entered)
        self._field.left.connect(self.close_mend)
        self.viewport().installEventFilter(self)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        model.modelReset.connect(self._on_rows_moved)
        model.rowsInserted.connect(self._on_rows_moved)
        model.rowsRemoved.connect(self._on_rows_moved)

    # ---- what the desk asks for ----------------------------------------------------------------------------

    def show_on_screen(self, quote_id: Id | None) -> None:
        """Mark the quote that the room sees."""
        if quote_id != self._delegate.on_screen:
            self._delegate.on_screen = quote_id
            self.viewport().update()

    def open_mend(self, record_id: Id, text: str) -> None:
        """Put a field in the place of a row's words."""
        index = self._model.index_of(record_id)
        if not index.isValid():
            return
        self._mending = self._delegate.mending = record_id
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._place_field()
        self._field.show()
        self._field.setPlainText(text)
        self._field.set_refused(False)
        self._field.setAccessibleDescription("")
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_buttons(None)

    def refuse_mend(self, sentence: str) -> None:
        """Say why the new words were not taken; they stay as typed."""
        self._field.set_refused(True)
        self._field.setAccessibleDescription(sentence)
        self._field.setToolTip(sentence)

    def close_mend(self) -> None:
        """Take the field away."""
        if self._mending is not None:
            self._mending = self._delegate.mending = None
            self._field.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.viewport().update()
            self.mend_closed.emit()

    def mending_id(self) -> Id | None:
        """The record whose words are being mended."""
        return self._mending

    def is_mending(self) -> bool:
        """Whether words are being mended."""
        return self._mending is not None

    def mend_field(self) -> MendField:
        """The field that words are mended in."""
        return self._field

    def buttons_for(self, name: str) -> Button:
        """One of the buttons on the row in hand."""
        return self._buttons.buttons[name]

    def place_of(self, record_id: Id) -> QRect:
        """Where a row stands, in the coordinates of the list."""
        rect = self.visualRect(self._model.index_of(record_id))
        return QRect(self.viewport().mapTo(self, rect.topLeft()), rect.size())

    # ---- keys and pointer ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act on the row in hand; up from the first row goes back to the line."""
        row = self._model.row_at(self.currentIndex())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        name = "project" if control and enter else None if control else _KEYS.get(Qt.Key(event.key()))
        if name and row:
            self.act_requested.emit(name, row.id)
        elif enter and row and not control:
            self.act_requested.emit("mend", row.id)
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        elif event.text().strip() and not control:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with a row, in words."""
        row = self._model.row_at(self.indexAt(event.pos()))
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, icon, words, key in ACTS:
            action = menu.addAction(icons.icon(icon), f"{words}\t{key}")
            action.setEnabled(_is_possible(name, row))
            action.triggered.connect(lambda _=False, name=name, row_id=row.id: self.act_requested.emit(name, row_id))
        menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks mend."""
        row = self._model.row_at(self.indexAt(event.pos()))
        if row is not None:
            self.act_requested.emit("mend", row.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the buttons on the row under the pointer."""
        if watched is self.viewport():
            if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self._show_buttons(self.indexAt(event.position().toPoint()))
            elif event.type() is QEvent.Type.Leave:
                self._show_buttons(self.currentIndex() if self.hasFocus() else None)
        return super().eventFilter(watched, event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Put the buttons on the row in hand."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._show_buttons(current)

    def focusInEvent(self, event: object) -> None:
        """Take the first row in hand."""
        super().focusInEvent(event)  # type: ignore[arg-type]  # PySide names the event's class only in its stub
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))
        self._show_buttons(self.currentIndex())

    def focusOutEvent(self, event: object) -> None:
        """No row is in hand any more."""
        super().focusOutEvent(event)  # type: ignore[arg-type]  # as above
        self._show_buttons(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for the new width at once; keep field and buttons in their places."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.executeDelayedItemsLayout()
        self._on_scrolled()

    # ---- slots -----------------------------------------------------------------------------------------------

    def _on_pressed(self, name: str) -> None:
        if self._delegate.with_buttons is not None:
            self.act_requested.emit(name, self._delegate.with_buttons)

    def _on_mend_entered(self, text: str) -> None:
        if self._mending is not None:
            self.mended.emit(self._mending, text)

    def _on_scrolled(self) -> None:
        self._show_buttons(None)
        if self._mending is not None:
            self._place_field()

    def _on_rows_moved(self) -> None:
        self._show_buttons(None)
        if self._mending is not None and not self._model.index_of(self._mending).isValid():
            self.close_mend()
        elif self._mending is not None:
            self._place_field()

    def _place_field(self) -> None:
        rect = self.visualRect(self._model.index_of(self._mending)) if self._mending else QRect()
        self._field.setFixedWidth(words_width(rect.width()) + 20)
        self._field.move(rect.x() + WORDS_AT - 11, rect.y() + 3)

    def _show_buttons(self, index: Index | None) -> None:
        row = self._model.row_at(index) if index is not None and self._mending is None else None
        shown = row.id if row else None
        if shown == self._delegate.with_buttons:
            return
        self._delegate.with_buttons = shown
        if row is None or index is None:
            self._buttons.hide()
        else:
            rect = self.visualRect(index)
            self._buttons.show_for(row, QPoint(rect.right() - 23 - self._buttons.width(), rect.top() + 5))
        self.viewport().update()


class _RowButtons(QWidget):
    """The buttons on one row; `pressed` names the one that was clicked."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_STEP - _BUTTON.width())
        for name, icon, words, key in ACTS:
            if name not in _ON_ROW:
                continue
            button = Button(icon=icon, name=words, tip=f"{words} ({key})", height=_BUTTON.height())
            button.setFixedWidth(_BUTTON.width())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, name=name: self.pressed.emit(name))
            line.addWidget(button)
            self.buttons[name] = button
        self.setFixedSize(len(self.buttons) * _STEP - 2, _BUTTON.height())
        self.hide()
        if self.width() > SIGNS_WIDTH:
            raise ValueError("the buttons need more room than the signs that they stand in place of")

    def show_for(self, row: Row, at: QPoint) -> None:
        """Stand on a row; what it cannot do is unavailable."""
        for name, button in self.buttons.items():
            button.setEnabled(_is_possible(name, row))
        is_action = isinstance(row.record, ActionPoint)
        done = isinstance(row.record, ActionPoint) and row.record.done
        tick = self.buttons["action"]
        words = ("Open it again" if done else "Tick it off") if is_action else "Turn into an action"
        tick.set_icon("square-check" if is_action else "flag")
        tick.setToolTip(f"{words} (T)")
        tick.setAccessibleName(words)
        self.move(at)
        self.show()
        self.raise_()


def _is_possible(name: str, row: Row) -> bool:
    if name == "project":
        return isinstance(row.record, Quote) and not row.is_withdrawn
    return True

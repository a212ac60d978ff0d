"""The list of what was captured: rows to take in hand, one or several, buttons on them, and a field to mend in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QWidget

from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint
from ui import icons
from ui.capture.captured_model import FIRST, CapturedModel
from ui.capture.captured_row import WORDS_AT, CapturedRow, words_width
from ui.capture.mend_field import MendField
from ui.capture.row_buttons import ACTS, FOR_SEVERAL, KEYS, MORE, RowButtons, is_possible
from ui.capture.rows import Row
from ui.capture.rows_in_hand import RowsInHand
from ui.widgets.buttons import Button
from ui.widgets.menu import Menu
from ui.widgets.row import Index, RowList


class CapturedList(RowList):
    """What was captured. `act_requested(name, record ids)` is the wish to do something with the rows in hand.

    Shift and Ctrl take several in hand, Ctrl+A all that the filters let through: `hand` knows which.
    `mended(record id, text)` carries new words, `split(record id, first, second)` the two parts of old ones; the field
    stays open until `close_mend`, so that a refusal loses nothing, and `mend_closed` tells that it is. `left` when the
    user goes back to the line.
    """

    act_requested = Signal(str, object)
    mended = Signal(str, str)
    split = Signal(str, str, str)
    mend_closed = Signal()
    left = Signal()

    def __init__(self, model: CapturedModel, parent: QWidget | None = None) -> None:
        super().__init__("What was captured", parent=parent)
        self._model = model
        self._delegate = CapturedRow(self)
        self._mending: Id | None = None
        self._begun_with = ""
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(self._delegate)
        self.hand = RowsInHand(self, model)
        self.setTabKeyNavigation(False)
        # A click on a row, or on a button of it, must not take the caret out of the capture line.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._field = MendField(self.viewport())
        self._buttons = RowButtons(self.viewport())
        self._buttons.pressed.connect(self._on_pressed)
        self._field.entered.connect(self._on_mend_entered)
        self._field.split.connect(self._on_split)
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

    def current_id(self) -> Id | None:
        """The record of the row that the keys walk from."""
        row = self._model.row_at(self.currentIndex())
        return row.id if row is not None else None

    def take_in_hand(self, record_id: Id) -> None:
        """Take one row in hand, and no other."""
        index = self._model.index_of(record_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def is_at_top(self) -> bool:
        """Whether the first rows are seen, and nothing further down is in hand or being mended."""
        seen = self.verticalScrollBar().value() == 0 and self.currentIndex().row() < FIRST
        return seen and self._mending is None and len(self.selectionModel().selectedRows()) < 2

    def open_mend(self, record_id: Id, text: str, *, half_mended: str = "", at_start: bool = False) -> None:
        """Put a field in the place of a row's words, with what was half mended of them.

        The cursor is at their end, or at their start to walk to a cut.
        """
        if not self._leave_for(record_id):
            return
        index = self._model.index_of(record_id)
        if not index.isValid():
            return
        self._mending = self._delegate.mending = record_id
        self.setCurrentIndex(index)
        self._lay_out_anew()  # the row has room for the keys of the field
        self.scrollTo(index)
        self._place_field()
        self._field.show()
        self._begun_with = text
        row = self._model.row_at(index)
        of_an_action = row is not None and isinstance(row.record, ActionPoint)
        self._field.begin(half_mended or text, of_an_action=of_an_action)
        moves = QTextCursor.MoveOperation
        self._field.moveCursor(moves.Start if at_start else moves.End)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_buttons(None)

    def _leave_for(self, record_id: Id) -> bool:
        """Whether the field may go to a row: what was mended in another is taken first, or stays where refused."""
        if self._mending is None or self._field.toPlainText() == self._begun_with:
            return True
        if self._mending != record_id:
            self.mended.emit(self._mending, self._field.toPlainText())
        if self._mending is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._mending is None

    def refuse_mend(self, sentence: str) -> None:
        """Say why the new words were not taken; they stay as typed."""
        self._field.refuse(sentence)

    def close_mend(self) -> None:
        """Take the field away."""
        if self._mending is not None:
            self._mending = self._delegate.mending = None
            had_focus = self._field.hasFocus()
            self._field.hide()
            self._lay_out_anew()
            if had_focus:
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
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        name = "project" if control and enter else None if control else KEYS.get(Qt.Key(event.key()))
        up = event.key() == Qt.Key.Key_Up and not shift and self.currentIndex().row() <= 0
        if name and row:
            self._ask(name, row)
        elif enter and row and not control:
            self._ask("mend", row)
        elif event.key() == Qt.Key.Key_Escape and len(self.hand.ids()) > 1:
            self.hand.let_go()
        elif event.key() == Qt.Key.Key_Escape or up:
            self.left.emit()
        elif event.text().strip() and not control:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def selectAll(self) -> None:
        """Take everything in hand that the filters let through, also what the view was not given yet."""
        super().selectAll()
        self.hand.take_all()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with a row, or with all in hand, in words; the menu key asks for the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
        self._open_menu(self._model.row_at(index), at)

    def _open_menu(self, row: Row | None, at: QPoint) -> None:
        if row is None:
            return
        count = len(self.hand.meant_with(row))
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in ACTS:
            action = menu.addAction(icons.icon(act.icon), f"{act.words}\t{act.key}")
            action.setEnabled(is_possible(act.name, row, count))
            action.triggered.connect(lambda _=False, name=act.name: self._ask(name, row))
        menu.popup(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks mend."""
        row = self._model.row_at(self.indexAt(event.position().toPoint()))
        if row is not None:
            self._ask("mend", row)

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
            self._lay_out_anew()
        self._on_scrolled()

    def _lay_out_anew(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()

    # ---- slots -----------------------------------------------------------------------------------------------

    def _on_pressed(self, name: str) -> None:
        row = self._model.row_at(self._model.index_of(self._delegate.with_buttons or Id("")))
        if row is not None and name == MORE:
            self._open_menu(row, self._buttons.mapToGlobal(self._buttons.rect().bottomRight()))
        elif row is not None:
            self._ask(name, row)

    def _ask(self, name: str, row: Row) -> None:
        """Ask for an act on a row; on all in hand where it is one of them and the act makes sense for several."""
        meant = self.hand.meant_with(row)
        if is_possible(name, row, len(meant)):
            self.act_requested.emit(name, meant if name in FOR_SEVERAL else (row.id,))

    def _on_split(self, first: str, second: str) -> None:
        if self._mending is not None:
            self.split.emit(self._mending, first, second)

    def _on_mend_entered(self, text: str) -> None:
        if self._mending is not None:
            self.mended.emit(self._mending, text)

    def _on_scrolled(self) -> None:
        self._show_buttons(None)
        if self._mending is not None:
            self._place_field()

    def _on_rows_moved(self) -> None:
        self._show_buttons(None)
        if self._mending is not None:
            self._field.setVisible(self._model.index_of(self._mending).isValid())
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
            count = len(self.hand.meant_with(row))
            self._buttons.show_for(row, count, QPoint(rect.right() - 23 - self._buttons.width(), rect.top() + 5))
        self.viewport().update()

"""A row of the editor: one block of the section, moved, removed and opened by keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.outline import Block, BlockKind
from roundtable.domain.session import Session
from ui import theme
from ui.widgets import paint

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BlockCard(QWidget):
    """A block as one of the editor's rows; keys move and remove it."""

    move_requested = Signal(int)
    remove_requested = Signal()
    chosen = Signal()
    opened = Signal()

    def __init__(self, block: Block, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = block
        self._is_chosen = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def block(self) -> Block:
        """The block as the session holds it."""
        return self._block

    def show_session(self, session: Session) -> None:
        """Show the block as a session has it now: the records that it points at may have changed."""

    def set_chosen(self, chosen: bool) -> None:
        """Mark the block that the buttons of the bar act on."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.update()

    def take_key(self, event: QKeyEvent) -> bool:
        """Carry out a key that moves or removes the block."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() == Qt.Key.Key_Delete and self.is_removed_by_delete():
            self.remove_requested.emit()
            return True
        if event.key() in ENTER and self.is_opened_by_enter():
            self.opened.emit()
            return True
        return False

    def is_removed_by_delete(self) -> bool:
        """Whether Del means the block and not a character of it."""
        return True

    def is_opened_by_enter(self) -> bool:
        """Whether Enter asks for what is said about the block."""
        return self._block.kind is BlockKind.FIGURE

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter does."""
        super().mouseDoubleClickEvent(event)
        if self.is_opened_by_enter():
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrows move the block, Del removes it, Enter opens what can be opened."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this is the block that is worked on."""
        super().focusInEvent(event)
        self.chosen.emit()
        self.update()

    def paint_ring(self, painter: QPainter, area: QRectF) -> None:
        """Ring the block that has the focus; frame the one that was worked on last."""
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        elif self._is_chosen:
            paint.box(painter, area, theme.RADIUS, edge="accent")

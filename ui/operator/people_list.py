"""People as rows: who waits with a hand up, and who is at the table; one act gives the floor, one raises a hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from roundtable.domain.floor import HandKind
from roundtable.domain.records import Id
from ui import icons, theme
from ui.operator.people import Face
from ui.theme import Type
from ui.widgets import chip, paint
from ui.widgets.avatar import paint_avatar
from ui.widgets.chip import ChipFace, ChipLook
from ui.widgets.row import Index, RowDelegate, RowList, RowState
from ui.widgets.sector_mark import paint_mark

HEADING = 26
_MARGIN = 16
_AVATAR = 24
_HAND_ZONE = 40
_HAND = 15
_LEAST_NOTE = 52
_KINDS: dict[HandKind, tuple[str, str, ChipLook]] = {
    HandKind.REPLY: ("Reply", "corner-up-left", chip.ACCENT),
    HandKind.CLARIFY: ("Clarify", "circle-question-mark", chip.PLAIN),
    HandKind.ORDER: ("Order", "flag", chip.WARN),
}
"""What a hand wears that is up for something else than a new point."""


class RowKind(Enum):
    """A heading within the list, someone who waits, someone at the table."""

    HEADING = "heading"
    HAND = "hand"
    PERSON = "person"


@dataclass(frozen=True)
class PersonRow:
    """One row; `place` is the place in the queue, `note` stands at the right."""

    kind: RowKind
    text: str
    face: Face | None = None
    place: int = 0
    hand: HandKind | None = None
    note: str = ""
    speaking: bool = False

    @property
    def contributor_id(self) -> Id | None:
        """Whose row it is."""
        return self.face.contributor_id if self.face else None

    @property
    def spoken(self) -> str:
        """The row for those who hear it."""
        if self.face is None:
            return self.text
        parts = [f"{self.place}. {self.face.name}" if self.place else self.face.name, self.face.sector]
        if self.hand in _KINDS:
            parts.append(_KINDS[self.hand][0].lower())
        elif self.hand is not None and self.kind is RowKind.PERSON:
            parts.append("hand up")
        parts.append("speaking" if self.speaking else self.note or ("" if self.face.heard else "not heard yet"))
        return ", ".join(part for part in parts if part)


class PeopleModel(QAbstractListModel):
    """Rows of people."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[PersonRow, ...] = ()

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show other rows; when the same people stand in the same order only their rows are painted anew."""
        new = tuple(rows)
        if new == self.rows:
            return
        if [(row.kind, row.contributor_id) for row in new] == [(row.kind, row.contributor_id) for row in self.rows]:
            before, self.rows = self.rows, new
            for place, row in enumerate(new):
                if row != before[place]:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can't be taken in hand."""
        if index.isValid() and self.rows[index.row()].face is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, and what assistive technology and the tooltip say."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and row.face is not None:
            return ", ".join(part for part in (row.face.name, row.face.organisation) if part)
        return None


class PeopleDelegate(RowDelegate):
    """Paints rows of people."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.height = 34

    def row_height(self, index: Index, width: int) -> int:
        """Headings are lower than people."""
        return HEADING if row_at(index).face is None else self.height

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint place, avatar, mark, name, kind of hand, and note."""
        row = row_at(index)
        middle = rect.center().y()
        if row.face is None:
            base = paint.baseline(middle + 2, theme.metrics(Type.META))
            paint.text(painter, rect.left() + _MARGIN, base, row.text, Type.META, "ink3")
            return
        at = rect.left() + _MARGIN
        base = paint.baseline(middle, theme.metrics(Type.LIST_MEDIUM))
        if row.kind is RowKind.HAND:
            paint.text(painter, at, base, str(row.place), Type.META, "ink3")
            at += 20
        self._paint_face(painter, at, middle, row)
        at += _AVATAR + 22
        named = at + paint.advance(row.text, Type.LIST_MEDIUM) + 10
        right = _paint_right(painter, named, self._right(rect), middle, row, state)
        tint = "ink" if row.face.present else "ink3"
        paint.text(painter, at, base, row.text, Type.LIST_MEDIUM, tint, width=right - 8 - at)

    def _right(self, rect: QRectF) -> float:
        """The right edge of notes: that of the rail, and within the ring of the focus where a scroll bar stands."""
        people = self.parent()
        rail = people.width() if isinstance(people, QWidget) else rect.right()
        return min(rail - _MARGIN, rect.right() - 12)

    def _paint_face(self, painter: QPainter, at: float, middle: float, row: PersonRow) -> None:
        face = row.face
        if face is None:
            return
        square = QRectF(at, middle - _AVATAR / 2, _AVATAR, _AVATAR)
        paint_avatar(painter, square, face.initials, face.mark, heard=face.heard, speaking=row.speaking)
        if face.mark is not None:
            paint_mark(painter, face.mark, at + _AVATAR + 11, middle, 9, heard=face.heard)


def _paint_right(
    painter: QPainter, named: float, right: float, middle: float, row: PersonRow, state: RowState
) -> float:
    """Paint what stands at the right, and return where it begins; a long note gives way to the name before it."""
    offers_hand = (state.hovered or state.focused) and row.kind is RowKind.PERSON
    if offers_hand or (row.hand is not None and row.kind is RowKind.PERSON):
        tint = "accent" if row.hand is not None else "ink3"
        icons.paint(painter, right - _HAND, middle - _HAND / 2, "hand", _HAND, tint)
        right -= _HAND + 8
    base = paint.baseline(middle, theme.metrics(Type.META))
    tint = "nowink" if row.speaking and theme.current() == "light" else "ink3"
    room = max(right - named, _LEAST_NOTE)
    right -= paint.text(painter, right, base, row.note, Type.META, tint, align="right", width=room)
    if row.kind is RowKind.HAND:
        right -= 8
    if row.kind is RowKind.HAND and row.hand in _KINDS:
        words, icon, look = _KINDS[row.hand]
        face = ChipFace(words, icon=icon)
        right -= chip.chip_width(face, look) + 4
        chip.paint_chip(painter, right, middle - theme.HEIGHT_CHIP / 2, face, look)
    return right


def row_at(index: Index) -> PersonRow:
    """The row behind an index of a `PeopleModel`."""
    model = index.model()
    if not isinstance(model, PeopleModel):
        raise TypeError("rows of people come from a model of people")
    return model.rows[index.row()]


class PeopleList(RowList):
    """A list of people: a click or Enter gives the floor, the hand at the right of a row raises or lowers one.

    `floor_given` and `hand_toggled` carry the id of a contributor, `menu_requested` also a point of the screen; `left`
    is the wish to go back to the star.
    """

    floor_given = Signal(object)
    hand_toggled = Signal(object)
    menu_requested = Signal(object, QPoint)
    left = Signal()

    def __init__(self, name: str, ground: str = "panel") -> None:
        super().__init__(name, ground)
        self.model_ = PeopleModel(self)
        self.delegate_ = PeopleDelegate(self)
        self.setModel(self.model_)
        self.setItemDelegate(self.delegate_)

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show other rows and keep the person in hand, and where the list was scrolled to."""
        held, scrolled = self.current_id(), self.verticalScrollBar().value()
        self.model_.show_rows(rows)
        if held is not None and self.current_id() != held:
            self.choose(held)
            self.verticalScrollBar().setValue(scrolled)

    def set_row_height(self, height: int) -> None:
        """Make the rows lower where there is little room."""
        if height != self.delegate_.height:
            self.delegate_.height = height
            self.scheduleDelayedItemsLayout()

    def current_id(self) -> Id | None:
        """Who is in hand."""
        index = self.currentIndex()
        return row_at(index).contributor_id if index.isValid() else None

    def choose(self, contributor_id: Id) -> None:
        """Take someone in hand."""
        for place, row in enumerate(self.model_.rows):
            if row.contributor_id == contributor_id:
                self.setCurrentIndex(self.model_.index(place))
                return

    def natural_height(self) -> int:
        """Pixels that all rows need."""
        return sum(HEADING if row.face is None else self.delegate_.height for row in self.model_.rows)

    def hand_rect(self, index: QModelIndex) -> QRect:
        """Where the hand of a row can be clicked, in the viewport."""
        rect = self.visualRect(index)
        return QRect(rect.right() - _HAND_ZONE, rect.top(), _HAND_ZONE, rect.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first person."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            for place, row in enumerate(self.model_.rows):
                if row.face is not None:
                    self.setCurrentIndex(self.model_.index(place))
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the floor; Esc goes back."""
        held = self.current_id()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held is not None:
            self.floor_given.emit(held)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click gives the floor, or raises a hand where it is on the hand."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid() or index != self.currentIndex():
            return
        row = row_at(index)
        if row.contributor_id is None:
            return
        if row.kind is RowKind.PERSON and self.hand_rect(index).contains(at):
            self.hand_toggled.emit(row.contributor_id)
        else:
            self.floor_given.emit(row.contributor_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the person under the pointer, or of the one in hand."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid() and (held := row_at(index).contributor_id) is not None:
            at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menu_requested.emit(held, at)

    def viewportEvent(self, event: QEvent) -> bool:
        """Repaint when the pointer leaves, or the hand that it offered stays."""
        if event.type() is QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

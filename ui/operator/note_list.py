"""All that may hang on the star as a list: for those who do not see it, and for what found no room around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import theme
from ui.star.values import NOWHERE, Chip, ChipKind, PlaceWish, StarView, quote_mime
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.dot import dot_for, paint_dot
from ui.widgets.labels import Label
from ui.widgets.menu import Menu
from ui.widgets.row import RowDelegate, RowList, RowState
from ui.widgets.select import Select

EVERYWHERE = ""
"""What the list may show beside one segment and `NOWHERE`: all words."""
_CHIP = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ROW = 40
_WHERE = 0.3
"""The share of a row for where the words hang."""
_NAMES = {ChipKind.INSIGHT: "insight", ChipKind.ACTION: "action"}


class NoteModel(QAbstractListModel):
    """The chips of a view that lie where the list is asked to look, the latest last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = StarView()
        self._where = EVERYWHERE
        self._chips: list[Chip] = []

    def show(self, view: StarView, where: str) -> None:
        """Show what hangs there; the rows are only made anew when they read differently."""
        chips = [chip for chip in view.chips if _hangs(view, chip, where)]
        self.view, self._where = view, where
        if chips != self._chips:
            self.beginResetModel()
            self._chips = chips
            self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._chips)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, the sentence for those who hear them, and the chip itself."""
        chip = self._chips[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return chip.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.view.told(chip)
        return chip if role == _CHIP else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Words may be dragged on to the star of another window."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What a drag carries."""
        return quote_mime(*(self._chips[index.row()].record_id for index in indexes))

    def at(self, index: _Index) -> Chip:
        """The chip of a row."""
        return self._chips[index.row()]

    def row_of(self, record_id: str) -> int:
        """The row of a record; -1 when it is not shown."""
        return next((row for row, chip in enumerate(self._chips) if chip.record_id == record_id), -1)


def _hangs(view: StarView, chip: Chip, where: str) -> bool:
    if where == EVERYWHERE:
        return True
    on = [segment for segment in chip.segments if view.star.find(segment) is not None]
    return where in on if where != NOWHERE else not on


def _counts(view: StarView) -> Counter[str]:
    """How many words hang where."""
    known = {segment.id for segment in view.star.segments}
    counts = Counter({EVERYWHERE: len(view.chips)})
    for chip in view.chips:
        counts.update(known.intersection(chip.segments) or {NOWHERE})
    return counts


class _Delegate(RowDelegate):
    """Words at the left, where they hang at the right."""

    def row_height(self, index: _Index, width: int) -> int:
        """One line and air."""
        return _ROW

    def paint_row(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        """Paint kind, words and segments."""
        model = index.model()
        if not isinstance(model, NoteModel):
            return
        chip, star = model.at(index), model.view.star
        middle = rect.center().y()
        left, right = rect.left() + 22, rect.right() - 22
        where = rect.width() * _WHERE
        role, words = ("ink2", model.view.labels(chip.segments)) if chip.segments else ("warn", "not placed yet")
        base = paint.baseline(middle, theme.metrics(Type.META))
        width = min(paint.text(painter, right, base, words, Type.META, role, align="right", width=where), where)
        at = right - width
        for segment in reversed([each for each in chip.segments if star.find(each) is not None][:3]):
            at -= 12
            paint_dot(painter, at, middle, dot_for(star, segment))
        if name := _NAMES.get(chip.kind):
            left += 8 + paint.text(painter, left, base, name, Type.META_STRONG, "ink3", width=60)
        base = paint.baseline(middle, theme.metrics(Type.BODY))
        paint.text(painter, left, base, chip.text, Type.BODY, "ink", width=at - left - 16)


class _Rows(RowList):
    """The rows; Enter previews, F2 mends, Space places, Delete takes off the star."""

    place_wanted = Signal()
    off_wanted = Signal()
    mend_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The acts of the list; any other key moves in it, or goes on to the window."""
        key, plain = Qt.Key(event.key()), not event.modifiers()
        if plain and key is Qt.Key.Key_Space:
            self.place_wanted.emit()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.off_wanted.emit()
        elif plain and key is Qt.Key.Key_F2:
            self.mend_wanted.emit()
        elif key is Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.menu_wanted.emit(self._under_current())
        elif plain and event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin on the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and (model := self.model()) is not None and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done, for the pointer and for the menu key."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if by_key or self.indexAt(self.viewport().mapFromGlobal(event.globalPos())).isValid():
            self.menu_wanted.emit(self._under_current() if by_key else event.globalPos())

    def _under_current(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())


class NoteList(QWidget):
    """`place_requested(PlaceWish)`, `chosen(record_id)`: Enter or a double click on words.

    `menu_requested(record_ids, QPoint)` and `mend_requested(record_id)` as the star has them; `past_touched` instead
    of all of these where the past is shown, which is only read.
    """

    place_requested = Signal(object)
    chosen = Signal(str)
    menu_requested = Signal(object, QPoint)
    mend_requested = Signal(str)
    past_touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = StarView()
        self._is_past = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self.where = Select("Words that hang")
        self.place = Button("Place", height=theme.HEIGHT_BUTTON, drop=True, tip="Place on the star (Space)")
        self.off = Button("Take off", height=theme.HEIGHT_BUTTON, tip="Take off the star (Delete)")
        self.told = Label("", Type.META, "ink3")
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP_L, theme.GAP_XS, theme.GAP_L, theme.GAP_S)
        head.setSpacing(theme.GAP_S)
        head.addWidget(self.where)
        head.addWidget(self.told, 1)
        head.addWidget(self.place)
        head.addWidget(self.off)
        self.rows = _Rows("Words of the star")
        self.model = NoteModel(self)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(_Delegate(self.rows, inset=10, rule_from=22))
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows.setDragEnabled(True)
        self.nothing = Label("", Type.BODY, "ink2", align="centre")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.rows, 1)

    def _wire(self) -> None:
        self.where.activated.connect(lambda: self._show())
        self.rows.activated.connect(self._on_activated)
        self.rows.mend_wanted.connect(self._on_mend_wanted)
        self.rows.menu_wanted.connect(self._on_menu_wanted)
        self.rows.place_wanted.connect(self.open_places)
        self.rows.off_wanted.connect(self.take_off)
        self.rows.selectionModel().selectionChanged.connect(lambda: self._enable())
        self.rows.selectionModel().currentChanged.connect(lambda: self._enable())
        self.place.clicked.connect(self.open_places)
        self.off.clicked.connect(self.take_off)

    def show_view(self, view: StarView, *, is_past: bool = False) -> None:
        """Show the words of a star, only to be read if it is past; what was selected stays so."""
        if view != self._view or view.letters != self._view.letters or is_past is not self._is_past:
            self._view, self._is_past = view, is_past
            self.rows.setDragEnabled(not is_past)
            self._show()

    def take_focus(self) -> None:
        """Begin among the words, or where there are none at what is shown of them."""
        (self.rows if self.model.rowCount() else self.where).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_where(self, where: str) -> None:
        """Look at one segment, EVERYWHERE or NOWHERE."""
        self.where.setCurrentIndex(max(self.where.findData(where), 0))
        self._show()

    def selected(self) -> tuple[str, ...]:
        """The records of the rows that are selected, in their order; else that of the row that has the focus."""
        rows = sorted(self.rows.selectionModel().selectedIndexes(), key=lambda index: index.row())
        current = self.rows.currentIndex()
        return tuple(self.model.at(index).record_id for index in (rows or ([current] if current.isValid() else [])))

    def take_off(self) -> None:
        """Take what is selected off the star."""
        if ids := self.selected():
            self._wish(PlaceWish(ids, ()))

    def places(self) -> QMenu:
        """The segments to place on; below them those to place on as well, for words that lie on two."""
        menu, ids = Menu("Place", self), self.selected()
        chips = [chip for chip in self._view.chips if chip.record_id in ids]
        for segment in self._view.star.segments:
            action = menu.addAction(self._view.name(segment.id))
            action.setCheckable(True)
            action.setChecked(bool(chips) and all(segment.id in chip.segments for chip in chips))
            action.triggered.connect(lambda _=False, at=segment.id: self._wish(PlaceWish(ids, (at,))))
        also = menu.addMenu("Also on")
        for segment in self._view.star.segments:
            wish = PlaceWish(ids, (segment.id,), adds=True)
            also.addAction(self._view.name(segment.id)).triggered.connect(lambda _=False, wish=wish: self._wish(wish))
        return menu

    def open_places(self) -> None:
        """Open the segments under the row, or under the button."""
        if not self.selected():
            return
        if self._is_past:
            self.past_touched.emit()
            return
        menu = self.places()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rect = self.rows.visualRect(self.rows.currentIndex())
        menu.popup(self.rows.viewport().mapToGlobal(rect.bottomLeft()))

    def _on_activated(self, index: _Index) -> None:
        if self._is_past:
            self.past_touched.emit()
        else:
            self.chosen.emit(self.model.at(index).record_id)

    def _on_mend_wanted(self) -> None:
        if self._is_past:
            self.past_touched.emit()
        elif self.rows.currentIndex().isValid():
            self.mend_requested.emit(self.model.at(self.rows.currentIndex()).record_id)

    def _on_menu_wanted(self, at: QPoint) -> None:
        if self._is_past:
            self.past_touched.emit()
        elif ids := self.selected():
            self.menu_requested.emit(ids, at)

    def _wish(self, wish: PlaceWish) -> None:
        if self._is_past:
            self.past_touched.emit()
            return
        self.place_requested.emit(wish)
        where = self._view.labels(wish.segments)
        words = f"Placed {'also ' if wish.adds else ''}on {where}" if where else "Taken off the star"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.rows, words))

    def _show(self) -> None:
        self._offer_places()
        kept, current = set(self.selected()), self.rows.currentIndex()
        here = self.model.at(current).record_id if current.isValid() else ""
        where = self.where.currentData() or EVERYWHERE
        self.model.show(self._view, where)
        selection = self.rows.selectionModel()
        if self.model.row_of(here) >= 0:
            selection.setCurrentIndex(self.model.index(self.model.row_of(here)), selection.SelectionFlag.NoUpdate)
        for record_id in kept:
            if (row := self.model.row_of(record_id)) >= 0:
                selection.select(self.model.index(row), selection.SelectionFlag.Select)
        self.rows.setVisible(bool(self.model.rowCount()))
        self.nothing.setVisible(not self.model.rowCount())
        self.nothing.set_text(
            "Nothing waits: all words hang on the star." if where == NOWHERE else "No words here yet."
        )
        self._enable()

    def _offer_places(self) -> None:
        """Name the places with how many words hang there."""
        view, kept = self._view, self.where.currentData() or EVERYWHERE
        places = [(EVERYWHERE, "All words"), (NOWHERE, "To place")]
        places += [(segment.id, view.name(segment.id)) for segment in view.star.segments]
        self.where.clear()
        counts = _counts(view)
        for where, label in places:
            self.where.addItem(f"{label} {counts[where]}", where)
        self.where.setCurrentIndex(max(self.where.findData(kept), 0))

    def _enable(self) -> None:
        count = len(self.selected())
        self.place.setEnabled(count > 0 and not self._is_past)
        self.off.setEnabled(count > 0 and not self._is_past)
        keys = (
            ""
            if self._is_past or not self.model.rowCount()
            else "Enter previews, Space places, F2 mends, Delete takes off"
        )
        self.told.set_text(f"{count} selected" if count > 1 else keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the help where it has no room."""
        super().resizeEvent(event)
        self.told.setVisible(self.width() >= 620)

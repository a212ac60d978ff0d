"""The preview of a list of people: a choice over each column, and for each row what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from roundtable.commands.roster import Choice
from roundtable.interchange.roster_columns import Column
from roundtable.interchange.roster_matching import Standing
from ui import icons, theme
from ui.dialogs.import_model import BECOMES, ArrivalsModel, ModelIndex, word
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.menu import Menu
from ui.widgets.select import Select

ROW = 44
HEAD = 64
BECOMES_WIDTH = 236
CELL, LEFT_OUT = 176, 124
"""Pixels of a column of the file, and of one that is left out; the last one takes what is left."""
KEYS = {Qt.Key.Key_A: Choice.ADD, Qt.Key.Key_M: Choice.MERGE, Qt.Key.Key_S: Choice.SKIP}
ICONS = {Choice.ADD: "user-plus", Choice.MERGE: "combine", Choice.SKIP: "circle-slash"}
MEANINGS = {
    Column.NAME: "Name",
    Column.FIRST: "First name",
    Column.LAST: "Last name",
    Column.ORGANISATION: "Organisation",
    Column.SECTOR: "Sector",
    Column.ROLE: "Role",
    Column.EMAIL: "E-mail",
    Column.NOTHING: "Leave out",
}
"""What a column may be taken for."""


class ColumnHeads(QHeaderView):
    """Over each column what the file calls it and a choice of what it is taken for; `chosen(place, Column)`.

    `place` is the column of the file, counted from 0.
    """

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._names: tuple[str, ...] = ()
        self._holds: tuple[Column, ...] = ()
        self._places: tuple[int, ...] = ()
        self.selects: list[Select] = []
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(110)
        self.sectionResized.connect(self._place)
        self.geometriesChanged.connect(self._place)

    def show_columns(self, names: Sequence[str], holds: Sequence[Column], places: Sequence[int], fixed: bool) -> None:
        """Show what columns are called ("" where nothing says) and taken for; `fixed` where there is no choice."""
        self._names, self._holds = tuple(names), tuple(holds)
        while len(self.selects) > len(holds):
            gone = self.selects.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.selects) < len(holds):
            self.selects.append(self._new_select())
        self._places = tuple(places)
        for select, name, held, place in zip(self.selects, names, holds, places, strict=True):
            select.setAccessibleName(f"Column {place + 1}{f', {name}' if name else ''}: taken for")
            select.setCurrentIndex(select.findData(held))
            select.setProperty("place", place)
            select.setEnabled(not fixed)
            select.show()
        self._place()
        self.viewport().update()

    def _new_select(self) -> Select:
        select = Select("Taken for", height=30, parent=self.viewport())
        for column, meaning in MEANINGS.items():
            select.addItem(meaning, column)
        select.activated.connect(lambda _: self._on_activated(select))
        select.installEventFilter(self)
        return select

    def _on_activated(self, select: Select) -> None:
        self.chosen.emit(select.property("place"), select.currentData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a choice into sight when it is reached by Tab."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, Select):
            table = self.parent()
            if isinstance(table, QTableView) and watched in self.selects:
                section = self.selects.index(watched) + 1
                table.scrollTo(table.model().index(max(table.currentIndex().row(), 0), section))
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        for section, select in enumerate(self.selects, start=1):
            x, width = self.sectionViewportPosition(section), self.sectionSize(section)
            select.setGeometry(x + 4, HEAD - 35, max(width - 8, 40), 30)

    def setOffset(self, offset: int) -> None:
        """Scroll, the choices too."""
        super().setOffset(offset)
        self._place()

    def sectionSizeFromContents(self, section: int) -> QSize:
        """All heads are equally high."""
        return QSize(CELL, HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint what the file calls a column."""
        painter.save()
        area = QRectF(rect)
        painter.fillRect(area, theme.colour("panel"))
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), theme.colour("line2"))
        if section == BECOMES:
            base = paint.baseline(area.bottom() - 20, theme.metrics(Type.HEAD))
            paint.text(painter, area.x() + 12, base, "What happens", Type.HEAD, "ink2")
        elif section <= len(self._names):
            name = self._names[section - 1] or f"Column {self._places[section - 1] + 1}"
            base = paint.baseline(area.y() + 15, theme.metrics(Type.META))
            paint.text(painter, area.x() + 10, base, name, Type.META, "ink3", width=area.width() - 18)
        painter.restore()

    def is_left_out(self, section: int) -> bool:
        """Whether nothing of a column is taken over."""
        return section != BECOMES and self._holds[section - 1] is Column.NOTHING


class ArrivalDelegate(QStyledItemDelegate):
    """Paints what becomes of a row with how it stands, and plain cells; what is left out is grey."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one cell."""
        model, table = index.model(), self.parent()
        assert isinstance(model, ArrivalsModel) and isinstance(table, ArrivalsTable)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        rect, flags = QRectF(option.rect), option.state
        if flags & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
        elif flags & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        skipped = model.choice(index.row()) is Choice.SKIP
        if index.column() == BECOMES:
            self._paint_becomes(painter, rect, model, index.row())
        else:
            tint = "ink3" if skipped or table.heads.is_left_out(index.column()) else "ink"
            base = paint.baseline(rect.center().y(), theme.metrics(Type.LIST))
            text = str(index.data() or "")
            paint.text(painter, rect.x() + 10, base, text, Type.LIST, tint, width=rect.width() - 16)
        if flags & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, rect.adjusted(1, 1, -1, -2), theme.RADIUS_TOKEN)
        painter.restore()

    def _paint_becomes(self, painter: QPainter, rect: QRectF, model: ArrivalsModel, row: int) -> None:
        match, choice = model.match_of(row), model.choice(row)
        icons.paint(painter, rect.x() + 12, rect.center().y() - 7.5, ICONS[choice], 15, _TINTS[choice])
        upper = paint.baseline(
            rect.center().y() - (8 if match.standing is not Standing.NEW else 0), theme.metrics(Type.HEAD)
        )
        name = word(choice)
        if choice is Choice.MERGE and match.other:
            name = f"Merge with {match.other}"
        room = rect.width() - 34 - 24
        paint.text(painter, rect.x() + 34, upper, name, Type.HEAD, _TINTS[choice], width=room)
        if match.standing is not Standing.NEW:
            lower = paint.baseline(rect.center().y() + 9, theme.metrics(Type.META))
            words, tint = (f"{match.doubt}: look", "warn") if match.unsure else (match.standing.value, "ink2")
            paint.text(painter, rect.x() + 34, lower, words, Type.META, tint, width=room)
        if len(match.choices) > 1:
            icons.paint(painter, rect.right() - 20, rect.center().y() - 6, "chevron-down", 12, "ink3")


_TINTS = {Choice.ADD: "ink", Choice.MERGE: "accent", Choice.SKIP: "ink3"}


class ArrivalsTable(QTableView):
    """A, M and S decide for the selected rows, as does the menu under the first cell (Enter, or a click).

    `decided(Choice)` for the selected rows.
    """

    decided = Signal(object)

    def __init__(self, model: ArrivalsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = ColumnHeads(self)
        self.setHorizontalHeader(self.heads)
        self.setModel(model)
        self._arrivals = model
        self.setItemDelegate(ArrivalDelegate(self))
        self.setAccessibleName("People of the list")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)

    def lay_out(self) -> None:
        """Give the columns their widths."""
        for section in range(self.heads.count()):
            width = LEFT_OUT if self.heads.is_left_out(section) else CELL
            self.heads.resizeSection(section, BECOMES_WIDTH if section == BECOMES else width)

    def rows(self) -> list[int]:
        """The selected rows."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by key; letters find nothing here, as rows are found by the pills."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in KEYS:
            self.decided.emit(KEYS[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self.offer(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: typed letters decide."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer the choices where the first cell is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        alone = event.modifiers() == Qt.KeyboardModifier.NoModifier and len(self.rows()) == 1
        if index.isValid() and index.column() == BECOMES and alone and event.button() is Qt.MouseButton.LeftButton:
            self.offer(index.row())

    def offer(self, row: int) -> None:
        """Open the menu of what may become of a row."""
        if (menu := self.choices(row)) is not None:
            place = self.visualRect(self._arrivals.index(row, BECOMES))
            menu.popup(self.viewport().mapToGlobal(place.bottomLeft()))

    def choices(self, row: int) -> Menu | None:
        """The menu of what may become of a row; None where there is no choice."""
        match = self._arrivals.match_of(row)
        if len(match.choices) < 2:
            return None
        menu = Menu("", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in match.choices:
            name = f"Merge with {match.other}" if choice is Choice.MERGE else word(choice)
            act = menu.addAction(icons.icon(ICONS[choice]), f"{name}\t{word(choice)[0]}")
            act.triggered.connect(lambda _=False, choice=choice: self.decided.emit(choice))
        return menu

"""The table of the roster: who comes from where, with the marks of the sectors; a cell typed into is a command."""

from __future__ import annotations

import json

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from roundtable.commands.people import add_organisation, revise_contributor
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark, sector_marks
from ui import theme
from ui.live import Live
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.sector_mark import paint_mark
from ui.widgets.typing_first import TypingFirst

COLUMNS = ("Initials", "Name", "Organisation", "Sector", "Role", "Seat")
WIDTHS = (68, 0, 0, 168, 0, 56)
"""Pixels of the columns; those of 0 share what is left."""
SECTOR = COLUMNS.index("Sector")
ROW = 34

ModelIndex = QModelIndex | QPersistentModelIndex


class RosterModel(QAbstractTableModel):
    """The contributors as a table."""

    def __init__(self, live: Live, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._people: tuple[Contributor, ...] = ()
        self._marks: dict[Id, SectorMark] = {}

    def show_session(self, session: Session) -> None:
        """Show the people of a session; where only words of them changed, the place in the table stays."""
        sectors = session.all(Sector)
        marks = sector_marks([each.name for each in sectors])
        self._marks = dict(zip((each.id for each in sectors), marks, strict=True))
        people = session.all(Contributor)
        if [each.id for each in people] == [each.id for each in self._people]:
            self._people = people
            if people:
                self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._people = people
        self.endResetModel()

    def at(self, row: int) -> Contributor:
        """The person of a row."""
        return self._people[row]

    def mark(self, row: int) -> SectorMark | None:
        """The mark of a person's sector."""
        sector = self._live.session.sector_of(self.at(row))
        return self._marks.get(sector.id) if sector else None

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many people there are."""
        return 0 if parent is not None and parent.isValid() else len(self._people)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """How many columns there are."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Which cells can be typed into: all but the sector, which is the organisation's."""
        flags = super().flags(index)
        return flags if index.column() == SECTOR else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, whole in its tooltip too."""
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in texts:
            return None
        person, session = self.at(index.row()), self._live.session
        organisation, sector = session.organisation_of(person), session.sector_of(person)
        cells = (
            person.initials,
            person.name,
            organisation.name if organisation else "",
            sector.name if sector else "",
            person.role,
            "" if person.seat is None else str(person.seat),
        )
        return cells[index.column()]

    def setData(self, index: ModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Carry an edited cell out; a refusal leaves it as it was."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text = " ".join(str(value).split())
        if text == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        person = self.at(index.row())
        typed = {COLUMNS[index.column()]: text}
        organisation_id = person.organisation_id
        if "Organisation" in typed:
            if text and self._organisation(text) is None:
                self._live.do(add_organisation, name=text)
            organisation_id = self._organisation(text)
        seat = typed.get("Seat")
        made = self._live.do(
            revise_contributor,
            contributor_id=person.id,
            name=typed.get("Name", person.name),
            initials=typed.get("Initials", person.initials),
            organisation_id=organisation_id,
            sector_id=person.sector_id,
            role=typed.get("Role", person.role),
            email=person.email,
            seat=person.seat if seat is None else _seat(seat),
            attribution=person.attribution,
        )
        return made is not None

    def _organisation(self, name: str) -> Id | None:
        """The organisation that goes by a name or a short name."""
        wanted = fold(name)
        for each in self._live.session.all(Organisation) if wanted else ():
            if wanted in (fold(each.name), fold(each.short)):
                return each.id
        return None


def _seat(text: str) -> int | None:
    """A typed seat; nothing for none, and 0, which is refused in words, for what is no number."""
    if not text:
        return None
    return int(text) if text.isdecimal() and len(text) < 6 else 0


class RosterDelegate(QStyledItemDelegate):
    """Paints a cell: its text in one line, a hairline under it, the mark of the sector.

    `typed` at every key in a cell, `left` when none is open any more.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.open_cell: tuple[QLineEdit, QPersistentModelIndex] | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: ModelIndex) -> QWidget:
        """A line edit in which undo is the session's once no typing is left."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            TypingFirst(editor)
            editor.textEdited.connect(self.typed)
            self.open_cell = (editor, QPersistentModelIndex(index))
        return editor

    def destroyEditor(self, editor: QWidget, index: ModelIndex) -> None:
        """Know that nothing is typed any more."""
        self.open_cell = None
        super().destroyEditor(editor, index)
        self.left.emit()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one cell."""
        model = index.model()
        assert isinstance(model, RosterModel)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        rect, flags = QRectF(option.rect), option.state
        if flags & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
        elif flags & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        x, middle = rect.x() + 10, rect.center().y()
        if index.column() == SECTOR and (mark := model.mark(index.row())) is not None:
            paint_mark(painter, mark, x + 5, middle, 9)
            x += 17
        use = Type.HEAD if index.column() <= 1 else Type.LIST
        base = paint.baseline(middle, theme.metrics(use))
        text = str(index.data() or "")
        paint.text(painter, x, base, text, use, "ink" if index.column() <= 1 else "ink2", width=rect.right() - 6 - x)
        if flags & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, rect.adjusted(1, 1, -1, -2), theme.RADIUS_TOKEN)
        painter.restore()


class RosterTable(QTableView):
    """Tab goes on to the next control, arrows walk the cells, Enter and F2 open one, Del is told.

    `typed` and `left` tell of the cell that is typed into.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, model: RosterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = RosterDelegate(self)
        self._delegate.typed.connect(self.typed)
        self._delegate.left.connect(self.left)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Roster")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setFont(theme.font(Type.LIST))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setFont(QFont(theme.font(Type.HEAD)))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(ROW)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(WIDTHS):
            if width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, width)

    def half_typed(self) -> str:
        """The cell that is typed into as JSON: whose, which column, and the text; "" when there is none."""
        if self._delegate.open_cell is None:
            return ""
        editor, index = self._delegate.open_cell
        if not index.isValid() or editor.text() == index.data(Qt.ItemDataRole.EditRole):
            return ""
        return json.dumps([self._model.at(index.row()).id, COLUMNS[index.column()], editor.text()], ensure_ascii=False)

    def open_again(self, kept: str) -> None:
        """Open the cell that `half_typed` told of, with its text; nothing when its person is no longer there."""
        try:
            person_id, column, text = json.loads(kept)
        except ValueError:
            return
        for row in range(self._model.rowCount()):
            if self._model.at(row).id == person_id and column in COLUMNS:
                self.setCurrentIndex(self._model.index(row, COLUMNS.index(column)))
                self.edit(self.currentIndex())
                if self._delegate.open_cell is not None:
                    self._delegate.open_cell[0].setText(str(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell for typing, as F2 does."""
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if opens and self.state() is not QAbstractItemView.State.EditingState and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

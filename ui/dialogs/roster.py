"""The roster: who is at the table, typed or pasted a line for each person, and mended one by one."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from roundtable.commands.people import NewContributor, add_contributors, remove_contributor, revise_contributor
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import LabelledField
from ui.widgets.labels import Label

COLUMNS = ("Initials", "Name", "Organisation", "Sector", "Role", "Seat")
EDITABLE = frozenset({0, 1, 4, 5})
SEPARATORS = ("\t", ";", ",")

ModelIndex = QModelIndex | QPersistentModelIndex


def rows_of(text: str) -> list[NewContributor]:
    """People from typed or pasted lines: name, organisation, sector, role, e-mail, with tabs, ; or , between them."""
    rows = []
    for line in text.splitlines():
        separator = next((each for each in SEPARATORS if each in line), None)
        cells = [cell.strip() for cell in (line.split(separator) if separator else [line])]
        if cells and cells[0]:
            rows.append(NewContributor(*cells[:5]))
    return rows


class RosterModel(QAbstractTableModel):
    """The contributors as a table; a cell that is edited becomes a command."""

    def __init__(self, live: Live, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._people: tuple[Contributor, ...] = ()

    def show_session(self, session: Session) -> None:
        """Show the people of a session."""
        self.beginResetModel()
        self._people = session.all(Contributor)
        self.endResetModel()

    def at(self, row: int) -> Contributor:
        """The person of a row."""
        return self._people[row]

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
        """Which cells can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in EDITABLE else flags

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
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
        if role != Qt.ItemDataRole.EditRole:
            return False
        person, text = self.at(index.row()), str(value).strip()
        seat = person.seat
        if COLUMNS[index.column()] == "Seat":
            seat = int(text) if text.isdecimal() else None
        made = self._live.do(
            revise_contributor,
            contributor_id=person.id,
            name=text if COLUMNS[index.column()] == "Name" else person.name,
            initials=text if COLUMNS[index.column()] == "Initials" else person.initials,
            organisation_id=person.organisation_id,
            sector_id=person.sector_id,
            role=text if COLUMNS[index.column()] == "Role" else person.role,
            email=person.email,
            seat=seat,
            attribution=person.attribution,
        )
        return made is not None


class RosterDialog(PanelDialog):
    """A line to type or paste into, and the table under it."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        line = "A line for each person: name, organisation, sector, role. Rows of a spreadsheet can be pasted."
        super().__init__("Roster", line, parent, width=900)
        self._live = live
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self.line = LabelledField("Add people")
        self.line.field.setPlaceholderText("Amina Otieno, Port Authority, Sector bodies, harbour master")
        self.add = Button("Add", icon="user-plus", key="↵", height=36)
        self.paste = Button("Paste rows", icon="clipboard-paste", height=36)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.line, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self.add, self.paste):
            beside = QVBoxLayout()
            beside.addSpacing(28)  # the height of the label over the field
            beside.addWidget(button)
            beside.addStretch(1)
            row.addLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        self.count = Label("", Type.HEAD, "ink2")
        self.model = RosterModel(self._live, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Roster")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setFont(theme.font(Type.LIST))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(32)
        header = self.table.horizontalHeader()
        header.setFont(theme.font(Type.HEAD))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for narrow, width in ((0, 76), (5, 64)):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(narrow, width)
        self.table.setMinimumHeight(380)
        self.body.addLayout(row)
        self.body.addWidget(self.count)
        self.body.addWidget(self.table, 1)
        self.remove = self.add_button("Remove", key="Del")
        self.close_button = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")
        self.close_button.setAutoDefault(False)

    def _wire(self) -> None:
        self.line.field.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.paste.clicked.connect(self._on_paste)
        self.remove.clicked.connect(self._on_remove)
        self.close_button.clicked.connect(self.accept)
        QShortcut(
            QKeySequence.StandardKey.Delete, self.table, self._on_remove, context=Qt.ShortcutContext.WidgetShortcut
        )
        self._live.changed.connect(self._on_change)
        self._live.refused.connect(self._on_refused)
        self.line.field.setFocus()

    def show_session(self, session: Session) -> None:
        """Show the people of a session."""
        self.model.show_session(session)
        people = session.count(Contributor)
        self.count.set_text(wording.counted(people, "person", "people") if people else "Nobody is on the roster yet")
        self.remove.setEnabled(people > 0)

    def _on_change(self, change: Change) -> None:
        self.show_session(self._live.session)

    def _on_add(self) -> None:
        self.line.settle()
        rows = rows_of(self.line.field.text())
        if rows and self._live.do(add_contributors, people=rows) is not None:
            self.line.field.clear()

    def _on_paste(self) -> None:
        rows = rows_of(QApplication.clipboard().text())
        if not rows:
            self.line.warn("The clipboard holds no rows. Copy them from the spreadsheet first.")
        elif self._live.do(add_contributors, people=rows) is not None:
            self.line.confirm(f"{wording.counted(len(rows), 'person', 'people')} added. Undo takes them all back.")

    def _on_remove(self) -> None:
        selected = self.table.selectionModel().selectedRows()
        for person in [self.model.at(index.row()) for index in selected]:
            self._live.do(remove_contributor, contributor_id=person.id)

    def _on_refused(self, refused: Refused) -> None:
        self.line.refuse(wording.refusal(refused))

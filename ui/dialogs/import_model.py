"""The rows of a list of people as a table: what becomes of each, what is taken of it, and the rest of its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roundtable.commands.roster import Arrival, Choice
from roundtable.interchange.roster_columns import Column, Columns
from roundtable.interchange.roster_matching import Match, Standing
from roundtable.interchange.table_text import Table

BECOMES = 0
"""The column that says what becomes of a row; the cells of the file follow."""
FIELDS = {"organisation": "organisation", "sector": "sector", "role": "role", "email": "e-mail"}
_FIELD_OF = {
    Column.NAME: "name",
    Column.ORGANISATION: "organisation",
    Column.SECTOR: "sector",
    Column.ROLE: "role",
    Column.EMAIL: "email",
}

ModelIndex = QModelIndex | QPersistentModelIndex


class Show(StrEnum):
    """Which rows are shown."""

    ALL = "All"
    NEW = "New"
    THERE = "Already there"
    TWICE = "Twice in the list"
    UNSURE = "To look at"
    NAMELESS = "No name"


class ArrivalsModel(QAbstractTableModel):
    """Rows with their matches; what somebody has chosen for a row stays when the list is compared again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cells: Sequence[Sequence[str]] = ()
        self._columns: tuple[int, ...] = ()
        self._holds: tuple[Column, ...] = ()
        self._matches: list[Match] = []
        self._chosen: dict[int, Choice] = {}
        self._rows: list[int] = []
        self._shown = Show.ALL

    def show_list(self, table: Table, columns: Columns, matches: list[Match], places: tuple[int, ...]) -> None:
        """Show a list; `places` are the columns of the file that are shown, in that order."""
        self.beginResetModel()
        if len(matches) != len(self._matches):
            self._chosen.clear()
        self._cells = table.rows[columns.first_person :]
        self._columns = places
        self._holds = columns.holds
        self._matches = matches
        self._rows = list(self._found(self._shown))
        self.endResetModel()

    def forget_choices(self) -> None:
        """Let each row become what is proposed."""
        self._chosen.clear()

    def show_only(self, shown: Show) -> None:
        """Show some rows."""
        self.beginResetModel()
        self._shown = shown
        self._rows = list(self._found(shown))
        self.endResetModel()

    def count(self, shown: Show) -> int:
        """How many rows there are of a kind."""
        return sum(1 for _ in self._found(shown))

    def _found(self, shown: Show) -> Iterable[int]:
        for row, each in enumerate(self._matches):
            kinds = (Show.ALL, _SHOWS[each.standing], Show.UNSURE if each.unsure else Show.ALL)
            if shown in kinds:
                yield row

    def match_of(self, row: int) -> Match:
        """How a shown row stands to the roster."""
        return self._matches[self._rows[row]]

    def choice(self, row: int) -> Choice:
        """What becomes of a shown row."""
        return self._choice(self._rows[row])

    def _choice(self, at: int) -> Choice:
        match = self._matches[at]
        chosen = self._chosen.get(at, match.proposed)
        return chosen if chosen in match.choices else match.proposed

    def choose(self, rows: Iterable[int], choice: Choice) -> int:
        """Decide what becomes of some shown rows; those for which it makes no sense stay. Returns how many it was."""
        places = [place for place in rows if choice in self.match_of(place).choices]
        for place in places:
            self._chosen[self._rows[place]] = choice
        if places:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), last))
        return len(places)

    def arrivals(self) -> list[Arrival]:
        """All rows as the command takes them."""
        return [each.arrival(self._choice(at)) for at, each in enumerate(self._matches)]

    def outcome(self) -> Counter[Choice]:
        """How many rows are added, merged and left out."""
        return Counter(self._choice(at) for at in range(len(self._matches)))

    def file_column(self, section: int) -> int:
        """Which column of the file a column of the table shows."""
        return self._columns[section - 1]

    def _cell(self, at: int, place: int) -> str:
        """What is taken of a cell, as it will be on the roster; the cell as it is where nothing is, or a part."""
        field = _FIELD_OF.get(self._holds[place])
        return str(getattr(self._matches[at].person, field)) if field else self._cells[at][place]

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """What becomes of it, and the columns of the file."""
        return 1 + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a column is called by screen readers; the heads on the screen are `ColumnHeads`."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return "What happens" if section == BECOMES else f"Column {self.file_column(section) + 1}"
        return None

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; the tooltip of the first says what merging does."""
        if not index.isValid():
            return None
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role not in texts:
            return None
        if index.column() != BECOMES:
            return self._cell(self._rows[index.row()], self.file_column(index.column()))
        match, choice = self.match_of(index.row()), self.choice(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return word(choice)
        return f"{word(choice)}. {story(match, choice)}"


_SHOWS = {
    Standing.NEW: Show.NEW,
    Standing.THERE: Show.THERE,
    Standing.TWICE: Show.TWICE,
    Standing.NAMELESS: Show.NAMELESS,
}


def shown_columns(table: Table, columns: Columns, at_first: Columns) -> tuple[int, ...]:
    """The columns of a table in which something stands, or that hold something of a person.

    What was taken over `at_first` stands first, the name before all, then the rest in the order of the file; where
    somebody chooses anew, nothing moves under their hand.
    """
    rows = table.rows[columns.first_person :]
    filled = {at for row in rows for at, cell in enumerate(row) if cell}
    shown = [at for at in range(table.width) if at in filled or columns.holds[at] is not Column.NOTHING]
    return tuple(sorted(shown, key=lambda at: _ORDER[at_first.holds[at]]))


_ORDER = {column: place for place, column in enumerate(Column)}
"""In which order columns are shown; what is left out is last."""


def word(choice: Choice) -> str:
    """What becomes of a row, in a word."""
    return choice.value.capitalize()


def story(match: Match, choice: Choice) -> str:
    """How a row stands and what will change, in a few sentences."""
    name = match.person.name
    if match.standing is Standing.NAMELESS:
        return "There is no name in this row, so it is left out."
    if match.standing is Standing.NEW:
        return f"{name} is new." if choice is Choice.ADD else f"{name} is new, and is left out."
    where = "already on the roster" if match.standing is Standing.THERE else "further up in this list"
    same = f"{match.other} is {where}." if match.is_called_so else f"{name} may be {match.other}, who is {where}."
    if match.unsure:
        same = f"{name} may be {match.other}, who is {where}: {match.unsure}."
    if choice is Choice.ADD:
        return f"{same} A second person is added."
    filled = ", ".join(f"{FIELDS[field]} “{value}”" for field, value in match.fills)
    kept = "; ".join(f"{FIELDS[field]} “{held}” stays, not “{said}”" for field, held, said in match.keeps)
    fills = "Nothing changes." if choice is Choice.SKIP else f"Merging fills in {filled or 'nothing'}."
    return f"{same} {fills}{f' {kept[:1].upper()}{kept[1:]}.' if kept else ''}"

"""The rows as a Qt model: filtered, newest or oldest first, and handed to the view a screenful at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from roundtable.domain.folding import fold
from roundtable.domain.points import POINTS
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from ui.capture.rows import Group, Row, RowMaker, touches_faces

_FOLDED_AT_ONCE = 200
FEW = 40
"""As many edits at once are followed one by one; after more, all rows are made anew."""
FIRST, PAGE = 50, 200
"""Rows handed over at first, and then at once: the view lays out what it has been given, at every key of the filter."""

ROW = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class CapturedModel(QAbstractListModel):
    """What was captured, as the filters let it through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []  # oldest first, so that a new one is appended
        self._matching: list[Row] = []  # as the filters let them through, in the order shown
        self._shown: list[Row] = []
        self._counts = dict.fromkeys(Group, 0)
        self._group, self._words, self._newest_first = Group.ALL, "", True
        self._unfolded: Iterator[Row] = iter(())
        self._folding = QTimer(self)
        self._folding.timeout.connect(self._fold_some)

    # ---- what is captured ----------------------------------------------------------------------------------

    def show_session(self, session: Session, today: date) -> None:
        """Take every row of a session anew."""
        self._take(RowMaker(session, today).all())
        self._sift(reset=True)

    def follow(self, session: Session, today: date, edits: Sequence[Edit]) -> None:
        """Take over what some edits changed; the view keeps its place."""
        if touches_faces(edit.kind for edit in edits):
            self._take(RowMaker(session, today).all())
            self._sift()
            return
        own = [edit for edit in edits if edit.kind in POINTS]
        if not own:
            return
        if len(own) > FEW:
            self._take(RowMaker(session, today).all())
            self._sift()
            return
        maker = RowMaker(session, today)
        for edit in own:
            if edit.before is not None:
                self._drop(edit.record.id)
            record = next((found for kind in POINTS if (found := session.find(kind, edit.record.id))), None)
            if record is not None:
                row = maker.row(record)
                self._rows.insert(bisect_left(self._rows, row.order, key=lambda each: each.order), row)
                self._count(row, 1)
        self._sift()

    def _take(self, newest_first: list[Row]) -> None:
        self._rows = newest_first[::-1]
        self._counts = dict.fromkeys(Group, 0)
        for row in newest_first:
            self._count(row, 1)
        self._unfolded = iter(newest_first)
        self._folding.start(0)

    def _count(self, row: Row, by: int) -> None:
        self._counts[Group.ALL] += by
        self._counts[row.group] += by
        if row.is_in(Group.UNKNOWN):
            self._counts[Group.UNKNOWN] += by

    def _fold_some(self) -> None:
        """Make ready what the filter looks through, while nothing else is to be done."""
        some = list(islice(self._unfolded, _FOLDED_AT_ONCE))
        for row in some:
            row.haystack  # noqa: B018 - asked for so that it is remembered
        if not some:
            self._folding.stop()

    def _drop(self, record_id: Id) -> None:
        # What was captured last is what is changed most.
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].id == record_id:
                self._count(self._rows.pop(place), -1)
                return

    # ---- what is shown -------------------------------------------------------------------------------------

    def filter(self, group: Group | None = None, words: str | None = None) -> None:
        """Show only a group, only what holds all these words, or both."""
        typed_on = words is not None and words.startswith(self._words) and group in (None, self._group)
        self._group = group or self._group
        self._words = self._words if words is None else words
        if typed_on:  # what did not hold fewer letters does not hold more
            self._matching = self._sifted(self._matching)
            self._hand_over_anew()
        else:
            self._sift(reset=True)

    def set_newest_first(self, newest_first: bool) -> None:
        """Turn the order round."""
        self._newest_first = newest_first
        self._sift(reset=True)

    def hand_over_to(self, record_id: Id) -> bool:
        """Hand over rows until that of a record is among them; whether the filters let it through."""
        place = next((n for n, row in enumerate(self._matching) if row.id == record_id), None)
        while place is not None and place >= len(self._shown):
            self.fetchMore(_TOP)
        return place is not None

    def hand_back(self) -> None:
        """Take back what nobody looks at any more: the view lays out all that it has anew for every new row."""
        if len(self._shown) > FIRST:
            self.beginRemoveRows(_TOP, FIRST, len(self._shown) - 1)
            self._shown = self._shown[:FIRST]
            self.endRemoveRows()

    def counts(self) -> dict[Group, int]:
        """How many rows each filter would let through."""
        return dict(self._counts)

    def matching(self) -> int:
        """How many rows the filters let through, shown yet or not."""
        return len(self._matching)

    def rows_matching(self) -> Sequence[Row]:
        """The rows that the filters let through, in the order shown; handed over to the view or not."""
        return self._matching

    def unknown(self, most: int) -> list[Row]:
        """The latest rows whose speaker is still to be found."""
        return list(islice((row for row in reversed(self._rows) if row.is_in(Group.UNKNOWN)), most))

    def last(self) -> Row | None:
        """What was captured last."""
        return self._rows[-1] if self._rows else None

    def row_at(self, index: _Index) -> Row | None:
        """The row that an index means."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def index_of(self, record_id: Id) -> QModelIndex:
        """Where a record is shown; not valid when it is not."""
        place = next((n for n, row in enumerate(self._shown) if row.id == record_id), None)
        return self.index(place) if place is not None else QModelIndex()

    def _sift(self, reset: bool = False) -> None:
        self._matching = self._sifted(self._rows[::-1] if self._newest_first else self._rows)
        if reset:
            self._hand_over_anew()
        else:
            grown = len(self._matching) - len(self._shown)
            self._show(self._matching[: max(FIRST, len(self._shown) + min(max(grown, 0), 1))])

    def _sifted(self, rows: Iterable[Row]) -> list[Row]:
        """Those that the filters let through; one pass for each word, as a key of the filter waits for it."""
        found = list(rows)
        if self._group is not Group.ALL:
            found = [row for row in found if row.is_in(self._group)]
        for word in fold(self._words).split():
            found = [row for row in found if word in row.haystack]
        return found

    def _hand_over_anew(self) -> None:
        self.beginResetModel()
        self._shown = self._matching[:FIRST]
        self.endResetModel()

    def _show(self, rows: list[Row]) -> None:
        """Change only what differs, so that scrolling and selection stay."""
        old, new = self._shown, rows
        head = 0
        while head < min(len(old), len(new)) and old[head].id == new[head].id:
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and old[-1 - tail].id == new[-1 - tail].id:
            tail += 1
        if gone := len(old) - head - tail:
            self.beginRemoveRows(_TOP, head, head + gone - 1)
            self._shown = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if come := len(new) - head - tail:
            self.beginInsertRows(_TOP, head, head + come - 1)
            self._shown = self._shown[:head] + new[head : head + come] + self._shown[head:]
            self.endInsertRows()
        before, self._shown = self._shown, list(new)
        for place, (was, now) in enumerate(zip(before, new, strict=True)):
            if was is not now and was != now:
                self.dataChanged.emit(self.index(place), self.index(place))

    # ---- QAbstractListModel --------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _TOP) -> int:
        """Rows handed over so far."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself, its words, and the whole of it for a screen reader."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == int(Qt.ItemDataRole.DisplayRole):
            return row.words
        return row.spoken if role == int(Qt.ItemDataRole.AccessibleTextRole) else None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are rows that the view has not been given yet."""
        return not parent.isValid() and len(self._shown) < len(self._matching)

    def fetchMore(self, parent: _Index) -> None:
        """Hand over the next page."""
        start = len(self._shown)
        page = self._matching[start : start + PAGE]
        if page:
            self.beginInsertRows(_TOP, start, start + len(page) - 1)
            self._shown = self._shown + page
            self.endInsertRows()

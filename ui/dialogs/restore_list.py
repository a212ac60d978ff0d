"""The copies of a session as rows: when each was made, what was noted last, how much it holds, where it lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import icons, numbers
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.row import Index, RowDelegate, RowState

ROW = 58
_TIME_AT, _WORDS_AT, _RIGHT = 42, 132, 16
_PLACE = 140
"""Most pixels of a second place's name."""

ModelIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Held:
    """What a copy holds: the session's title, the counts, and the words noted last."""

    title: str
    quotes: int
    actions: int
    last_words: str

    @property
    def counts(self) -> str:
        """How much it is: "46 quotes, 6 actions"."""
        return f"{numbers.counted(self.quotes, 'quote')}, {numbers.counted(self.actions, 'action')}"


@dataclass(frozen=True)
class CopyRow:
    """One copy of the session at `session`, made at a time in the zone of this computer.

    `place` is the name of the second place where it lies, "" on this laptop; `held` is None until it has been read,
    and `unreadable` says that it cannot be.
    """

    path: Path
    session: Path
    at: datetime
    place: str = ""
    held: Held | None = None
    unreadable: bool = False

    def day(self, today: date) -> str:
        """Today, or the day with its week-day, and the year when it is another one."""
        day = self.at.date()
        if day == today:
            return "Today"
        return numbers.day(day) if day.year == today.year else f"{day.day} {day:%b} {day.year}"


class CopiesModel(QAbstractListModel):
    """The copies, the newest first; each is filled in once it has been read."""

    def __init__(self, today: date, many: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.today, self.many = today, many
        self._rows: list[CopyRow] = []

    def add(self, rows: list[CopyRow]) -> None:
        """Put copies in their places by time; those of one minute stay as they come."""
        for row in rows:
            at = next((place for place, each in enumerate(self._rows) if _minute(each) < _minute(row)), len(self._rows))
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, row)
            self.endInsertRows()

    def fill_in(self, path: Path, held: Held | None) -> None:
        """Say what a copy holds; None when it cannot be read."""
        for place, row in enumerate(self._rows):
            if row.path == path:
                self._rows[place] = replace(row, held=held, unreadable=held is None)
                self.dataChanged.emit(self.index(place), self.index(place))

    def at(self, index: ModelIndex) -> CopyRow:
        """The copy of a row."""
        return self._rows[index.row()]

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def words(self, row: CopyRow) -> tuple[str, str]:
        """The two lines of a row: the words noted last, and what the copy holds."""
        if row.unreadable:
            return "This copy cannot be read.", row.session.stem if self.many else ""
        if row.held is None:
            return "Reading…", row.session.stem if self.many else ""
        title = f". {row.held.title or row.session.stem}" if self.many else ""
        return row.held.last_words.replace("\n", " ") or "No words yet", f"{row.held.counts}{title}"

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row in words, for screen readers and tooltips."""
        if not index.isValid():
            return None
        row = self.at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            where = f", in {row.place}" if row.place else ""
            return f"{row.day(self.today)} {numbers.clock_time(row.at)}{where}. {'. '.join(self.words(row))}"
        return self.words(row)[0] if role == Qt.ItemDataRole.ToolTipRole else None


def _minute(row: CopyRow) -> datetime:
    return row.at.replace(second=0, microsecond=0)


class CopiesDelegate(RowDelegate):
    """Paints one copy."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, inset=0, rule_from=_WORDS_AT)

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high."""
        return ROW

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint icon, time and day, words and counts, and where it lies."""
        model = index.model()
        assert isinstance(model, CopiesModel)
        row = model.at(index)
        upper, lower = rect.y() + 25, rect.y() + 44
        icons.paint(painter, rect.x() + 14, rect.y() + 13, _icon(row), 16, "bad" if row.unreadable else "ink3")
        paint.text(painter, rect.x() + _TIME_AT, upper, numbers.clock_time(row.at), Type.STRONG)
        paint.text(painter, rect.x() + _TIME_AT, lower, row.day(model.today), Type.META, "ink2")
        room = rect.width() - _WORDS_AT - _RIGHT
        if row.place:
            cut = min(paint.advance(row.place, Type.META), _PLACE)
            paint.text(painter, rect.right() - _RIGHT - cut, upper, row.place, Type.META, "ink2", width=cut)
            room -= cut + 24
        words, held = model.words(row)
        tint = "bad" if row.unreadable else "ink" if row.held and row.held.last_words else "ink3"
        paint.text(painter, rect.x() + _WORDS_AT, upper, words, Type.BODY, tint, width=room)
        paint.text(painter, rect.x() + _WORDS_AT, lower, held, Type.LIST, "ink2", width=room)


def _icon(row: CopyRow) -> str:
    return "circle-alert" if row.unreadable else "usb" if row.place else "history"

"""The sessions opened last, each with a small star of what was heard, its day, its counts and its state."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from roundtable.domain.folding import fold
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_geometry import CANVAS, bounds
from roundtable.domain.star_thumbnail import Heard, thumbnail
from ui import icons, numbers, theme
from ui.recent import DRAFT, PREPARED, RUNNING, Recent
from ui.star.painter import colours, paint_in
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.chip import ACCENT, ON_CARD, WARN, ChipFace, chip_width, paint_chip
from ui.widgets.row import Index, RowDelegate, RowState

ROW = 76
STATES = {RUNNING: ("Running", WARN), DRAFT: ("Report draft", ACCENT), PREPARED: ("Prepared", ON_CARD)}
STATE_COLUMN = 148
"""Pixels from the right edge at which the state's chip begins."""

ModelIndex = QModelIndex | QPersistentModelIndex


class RecentModel(QAbstractListModel):
    """The summaries, filtered by what is typed into the search field (accents and case apart)."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: tuple[Recent, ...] = ()
        self._shown: tuple[Recent, ...] = ()
        self._wanted = ""

    def show_recent(self, recent: tuple[Recent, ...]) -> None:
        """Show these sessions, the latest first."""
        self._all = recent
        self._filter()

    def search(self, text: str) -> None:
        """Show the sessions whose title, place or file name holds every word of a text."""
        self._wanted = fold(text)
        self._filter()

    def at(self, index: ModelIndex) -> Recent:
        """The session of a row."""
        return self._shown[index.row()]

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row in words, for screen readers and tooltips."""
        if not index.isValid():
            return None
        recent = self.at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{recent.title or recent.file.stem}, {counts(recent)}, {STATES[recent.state][0]}"
        return recent.path if role == Qt.ItemDataRole.ToolTipRole else None

    def _filter(self) -> None:
        words = self._wanted.split()
        self.beginResetModel()
        self._shown = tuple(
            each for each in self._all if all(word in fold(f"{each.title} {each.place} {each.path}") for word in words)
        )
        self.endResetModel()


def counts(recent: Recent) -> str:
    """How much a session holds: "46 quotes, 17 people", "12 people invited"."""
    people = numbers.counted(recent.people, "person", "people")
    if recent.state == PREPARED and not recent.quotes:
        return f"{people} invited" if recent.people else "Nobody invited yet"
    return f"{numbers.counted(recent.quotes, 'quote')}, {people}"


class RecentDelegate(RowDelegate):
    """Paints one session."""

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent, inset=0, rule_from=98)
        self._today = today

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high."""
        return ROW

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint star, title, day and place, counts, state."""
        model = index.model()
        assert isinstance(model, RecentModel)
        recent = model.at(index)
        self._paint_star(painter, QRectF(rect.x() + 14, rect.y() + 4, 68, 68), recent)
        right = rect.right() - STATE_COLUMN - 22
        room = right - rect.x() - 98 - paint.advance(counts(recent), Type.LIST) - 24
        middle = rect.center().y()
        paint.text(painter, rect.x() + 98, middle - 5, recent.title or recent.file.stem, Type.NAME, width=room)
        paint.text(painter, rect.x() + 98, middle + 17, self._when(recent), Type.LIST, "ink2", width=room)
        base = paint.baseline(middle, theme.metrics(Type.LIST))
        paint.text(painter, right, base, counts(recent), Type.LIST, "ink2", align="right")
        face, look = ChipFace(STATES[recent.state][0]), STATES[recent.state][1]
        width = chip_width(face, look)
        paint_chip(painter, rect.right() - STATE_COLUMN, middle - 10, face, look, width=width)

    def _when(self, recent: Recent) -> str:
        when = recent.day
        if when is None:
            return recent.place
        said = "Today" if when == self._today else numbers.long_day(when)
        planned = "Planned for " if when > self._today else ""
        return ". ".join(part for part in (planned + said, recent.place) if part)

    def _paint_star(self, painter: QPainter, rect: QRectF, recent: Recent) -> None:
        if not recent.has_star:
            icons.paint(painter, rect.center().x() - 14, rect.center().y() - 14, "message-square-quote", 28, "ink3")
            return
        heard = {segment: Heard(1) for segment in recent.heard}
        primitives = thumbnail(CO_PRODUCTION, heard)
        paint_in(painter, primitives, colours("star", theme.current()), bounds(CO_PRODUCTION, CANVAS), rect)

"""What was done in this session, the newest first: when, by whom, to which record, from what to what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roundtable.domain.forecast import zone_of
from roundtable.domain.history import Line
from roundtable.domain.local_time import in_zone
from roundtable.domain.records import Id, Record
from roundtable.interchange.history_words import Names
from roundtable.record_names import KINDS as RECORDS
from roundtable.room import Change
from ui import icons, theme, wording
from ui.dialogs.files import Files
from ui.dialogs.history_details import HistoryDetails
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.advice import AdviceText
from ui.widgets.buttons import Button, Kind
from ui.widgets.row import Index, RowDelegate, RowList, RowState
from ui.widgets.select import Select

MOST = 500
"""Lines of the journal that are shown."""
KINDS = {"do": "circle-dot", "act": "play", "undo": "undo-2", "redo": "redo-2", "merge": "list-plus"}
EVERY = "Every kind of record"
LIST = 520
"""Pixels of width of the list; what a line did has the rest."""

ModelIndex = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """The last lines of the journal as text, all of them or those of one kind of record or of one record."""

    def __init__(self, live: Live, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._lines: list[Line] = []
        self.kind: type[Record] | None = None
        self.record: tuple[type[Record], Id] | None = None
        self.names = Names(live.session, self._past)
        self.refresh()

    def refresh(self) -> None:
        """Read the journal anew."""
        self.beginResetModel()
        self.names = Names(self._live.session, self._past)
        self._zone = zone_of(self._live.session)
        record_id = self.record[1] if self.record else None
        self._lines = list(self._live.lines(MOST, None if record_id else self.kind, record_id))
        self.endResetModel()

    def line(self, index: ModelIndex) -> Line:
        """The line of the journal behind a row."""
        return self._lines[index.row()]

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many lines are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def row_at(self, index: ModelIndex) -> tuple[str, str, str, str]:
        """Time, kind, act and words of a line."""
        line = self.line(index)
        return f"{line.at.astimezone(self._zone):%H:%M:%S}", line.kind, said(line), self._words(line)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line for screen readers and tooltips."""
        if not index.isValid():
            return None
        at, _, act, words = self.row_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{at} {act} {words}".strip()
        return words if role == Qt.ItemDataRole.ToolTipRole else None

    def _words(self, line: Line) -> str:
        """The words that the record had then, else its name now."""
        first = line.first
        return line.words or (self.names.of(first.kind, first.record_id) if first is not None else "")

    def _past(self, kind: type[Record], record_id: Id) -> Mapping[str, Any]:
        known: dict[str, Any] = {}
        for entry in self._live.history(kind, record_id):
            known |= {**(entry.before or {}), **(entry.after or {})}
        return known


def said(line: Line) -> str:
    """The act of a line: "note quote", "undo note quote"."""
    name = wording.edit_name(line.label)
    return f"{line.kind} {name}" if line.kind in ("undo", "redo") else name


class HistoryDelegate(RowDelegate):
    """Paints one line: time, icon, act, words."""

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high."""
        return 34

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint the four parts in their columns."""
        model = index.model()
        assert isinstance(model, HistoryModel)
        at, kind, act, words = model.row_at(index)
        middle = rect.center().y()
        base = paint.baseline(middle, theme.metrics(Type.LIST))
        paint.text(painter, rect.x() + 12, base, at, Type.META, "ink3")
        icons.paint(painter, rect.x() + 82, middle - 7, KINDS.get(kind, "circle"), 14, "ink3")
        paint.text(painter, rect.x() + 108, base, act, Type.HEAD, width=170)
        paint.text(painter, rect.x() + 288, base, words, Type.LIST, "ink2", width=rect.width() - 300)


class HistoryDialog(PanelDialog):
    """Looks at the journal, whole or of one record; undo, redo and the export are within reach."""

    def __init__(
        self, live: Live, parent: QWidget | None = None, *, record: tuple[type[Record], Id] | None = None
    ) -> None:
        line = "Nothing here is ever rewritten: an undo is one more line. It names people, so it is for the host alone."
        super().__init__("History", line, parent, width=1020, live=live)
        self._live = live
        self.model = HistoryModel(live, self)
        self.model.record = record
        self._files = Files(live, self)
        self._build()
        self._wire()
        self._refresh()
        self.list.setFocus()

    def _build(self) -> None:
        self.kinds = Select("Kind of record", height=theme.HEIGHT_BUTTON)
        self.kinds.addItem(EVERY)
        for kind, name in RECORDS.items():
            self.kinds.addItem(f"{name.capitalize()}", kind)
        self.only = Button("Only this record", icon="list-filter", tip="Show only what happened to this record")
        self.only.setCheckable(True)
        self.list = RowList("History", "base")
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(self.list, inset=0, rule_from=12))
        self.list.setMinimumSize(LIST, 440)
        self.details = HistoryDetails()
        self.details.setMinimumWidth(400)
        filters = QHBoxLayout()
        filters.setSpacing(theme.GAP_S)
        filters.addWidget(self.kinds)
        filters.addWidget(self.only)
        filters.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.list, 5)
        sides.addWidget(self.details, 4)
        self.body.addLayout(filters)
        self.body.addLayout(sides)
        self.export: Button = self.add_button("Export the history…")
        self.undo: Button = self.add_button("Undo", key="Ctrl+Z")
        self.redo: Button = self.add_button("Redo", key="Ctrl+Y")
        self.close_button: Button = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")

    def _wire(self) -> None:
        self.kinds.activated.connect(self._on_kind)
        self.only.clicked.connect(self._on_only)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_details())
        self.export.clicked.connect(self._files.export_history)
        self._files.advised.connect(self._on_advised)
        self.undo.clicked.connect(self.take_back)
        self.redo.clicked.connect(self.make_again)
        self.close_button.clicked.connect(self.accept)
        self._live.changed.connect(self._on_change)

    def _on_change(self, change: Change) -> None:
        self._refresh()

    def _on_kind(self, place: int) -> None:
        self.model.kind = self.kinds.itemData(place) if place else None
        self.model.record = None
        self._refresh()

    def _on_only(self) -> None:
        first = self.model.line(self.list.currentIndex()).first if self.list.currentIndex().isValid() else None
        self.model.record = (first.kind, first.record_id) if self.only.isChecked() and first is not None else None
        self._refresh()

    def _on_advised(self, advice: AdviceText) -> None:
        self.tell(f"{advice.title} {advice.rest}".strip())

    def _refresh(self) -> None:
        held = self.list.currentIndex()
        n = self.model.line(held).n if held.isValid() else None
        self.model.refresh()
        places = [row for row in range(self.model.rowCount()) if self.model.line(self.model.index(row)).n == n]
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(places[0] if places else 0))
        self.kinds.setEnabled(self.model.record is None)
        self.only.setChecked(self.model.record is not None)
        self.undo.setEnabled(self._live.undoable is not None)
        self.redo.setEnabled(self._live.redoable is not None)
        self._show_details()

    def _show_details(self) -> None:
        index = self.list.currentIndex()
        self.only.setEnabled(index.isValid() or self.model.record is not None)
        if not index.isValid():
            self.details.show_line("", "", (), None, None)
            return
        line, zone = self.model.line(index), zone_of(self._live.session)
        at = in_zone(line.at, zone)
        act = said(line)
        about = f"{wording.long_day(at.date())}, {at:%H:%M:%S} {line.at.astimezone(zone):%Z}, by {line.actor}"
        self.details.show_line(f"{act[:1].upper()}{act[1:]}", about, self._live.touched(line.n), self.model.names, zone)

"""What was done in this session, the newest first: when, by whom, and to which words."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from roundtable.domain.forecast import zone_of
from roundtable.room import Change
from ui import icons, theme, wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.row import Index, RowDelegate, RowList, RowState

MOST = 500
"""Lines of the journal that are shown."""
KINDS = {"do": "circle-dot", "act": "play", "undo": "undo-2", "redo": "redo-2", "merge": "list-plus"}

ModelIndex = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """The last lines of the journal as text."""

    def __init__(self, live: Live, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._rows: list[tuple[str, str, str, str]] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the journal anew."""
        zone = zone_of(self._live.session)
        self.beginResetModel()
        self._rows = [
            (f"{line.at.astimezone(zone):%H:%M:%S}", line.kind, _said(line.kind, line.label), line.words)
            for line in self._live.lines(MOST)
        ]
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many lines are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def row_at(self, index: ModelIndex) -> tuple[str, str, str, str]:
        """Time, kind, act and words of a line."""
        return self._rows[index.row()]

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line for screen readers and tooltips."""
        if not index.isValid():
            return None
        at, _, said, words = self.row_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{at} {said} {words}".strip()
        return words if role == Qt.ItemDataRole.ToolTipRole else None


def _said(kind: str, label: str) -> str:
    name = wording.edit_name(label)
    return f"{kind} {name}" if kind in ("undo", "redo") else name


class HistoryDelegate(RowDelegate):
    """Paints one line: time, icon, act, words."""

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high."""
        return 34

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint the four parts in their columns."""
        model = index.model()
        assert isinstance(model, HistoryModel)
        at, kind, said, words = model.row_at(index)
        middle = rect.center().y()
        base = paint.baseline(middle, theme.metrics(Type.LIST))
        paint.text(painter, rect.x() + 12, base, at, Type.META, "ink3")
        icons.paint(painter, rect.x() + 82, middle - 7, KINDS.get(kind, "circle"), 14, "ink3")
        paint.text(painter, rect.x() + 108, base, said, Type.HEAD, width=190)
        paint.text(painter, rect.x() + 308, base, words, Type.LIST, "ink2", width=rect.width() - 320)


class HistoryDialog(PanelDialog):
    """Looks at the journal; undo and redo are within reach."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        line = "Nothing here is ever rewritten: an undo is one more line. What is done in room time is not undone."
        super().__init__("History", line, parent, width=860, live=live)
        self._live = live
        self.model = HistoryModel(live, self)
        self.list = RowList("History", "base")
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(self.list, inset=0, rule_from=12))
        self.list.setMinimumHeight(440)
        self.body.addWidget(self.list)
        self.undo: Button = self.add_button("Undo", key="Ctrl+Z")
        self.redo: Button = self.add_button("Redo", key="Ctrl+Y")
        close = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")
        self.undo.clicked.connect(self.take_back)
        self.redo.clicked.connect(self.make_again)
        close.clicked.connect(self.accept)
        live.changed.connect(self._on_change)
        self._show_buttons()
        self.list.setFocus()

    def _on_change(self, change: Change) -> None:
        self.model.refresh()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.undo.setEnabled(self._live.undoable is not None)
        self.redo.setEnabled(self._live.redoable is not None)

"""Which rows of the desk's list are in hand: one, several, or everything that the filters let through."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QListView

from roundtable.domain.records import Id
from ui.capture.captured_model import CapturedModel
from ui.capture.rows import Row
from ui.widgets.row import Index

_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect


class RowsInHand(QObject):
    """Follows the selection of a view; `changed` tells how many rows are in hand.

    A view is handed its rows page by page: of everything, those that come later are in hand, too.
    """

    changed = Signal(int)

    def __init__(self, view: QListView, model: CapturedModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._every: frozenset[Id] = frozenset()
        self._is_marking = False
        view.selectionModel().selectionChanged.connect(self._on_selected)
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(self._on_handed_over)

    def ids(self) -> tuple[Id, ...]:
        """The records of the rows in hand, in the order shown."""
        if self._every:
            return tuple(row.id for row in self._model.rows_matching() if row.id in self._every)
        places = sorted(index.row() for index in self._view.selectionModel().selectedRows())
        rows = (self._model.row_at(self._model.index(place)) for place in places)
        return tuple(row.id for row in rows if row is not None)

    def meant_with(self, row: Row) -> tuple[Id, ...]:
        """What an act on a row means: all in hand where it is one of them, else the row alone."""
        in_hand = self.ids()
        return in_hand if row.id in in_hand else (row.id,)

    def take_all(self) -> None:
        """Everything that the filters let through is in hand, once what the view was given is selected."""
        self._every = frozenset(row.id for row in self._model.rows_matching())
        self._tell()

    def let_go(self) -> None:
        """Keep only the current row in hand."""
        self._every = frozenset()
        self._view.selectionModel().select(self._view.currentIndex(), _ONLY)

    def _tell(self) -> None:
        self.changed.emit(len(self.ids()))

    def _on_selected(self) -> None:
        if not self._is_marking:
            self._every = frozenset()
        self._tell()

    def _on_reset(self) -> None:
        """A model that is reset lets go of every row without a word."""
        self._every = frozenset()
        self._tell()

    def _on_handed_over(self, parent: Index, first: int, last: int) -> None:
        """Mark what comes to the view of all that was taken in hand."""
        if not self._every:
            return
        self._is_marking = True
        for place in range(first, last + 1):
            row = self._model.row_at(self._model.index(place))
            if row is not None and row.id in self._every:
                select = QItemSelectionModel.SelectionFlag.Select
                self._view.selectionModel().select(self._model.index(place), select)
        self._is_marking = False

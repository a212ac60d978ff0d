"""The checks as a list: a sign, the name, how it stands, and a word where something is to be done."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from roundtable.domain.preflight import Finding, Standing
from ui import icons, theme
from ui.start.preflight_words import NAMES, SIGNS, says
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.row import Index, RowDelegate, RowList, RowState

ROW, LOW_ROW = 56, 46
_ICON = 20
_TEXT_AT = 52
_MARGIN = 16


class PreflightModel(QAbstractListModel):
    """The findings in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show how the checks stand; rows stay where they are."""
        if [each.check for each in findings] == [each.check for each in self._findings]:
            self._findings = findings
            self.dataChanged.emit(self.index(0), self.index(len(findings) - 1))
        else:
            self.beginResetModel()
            self._findings = findings
            self.endResetModel()

    def at(self, index: Index) -> Finding:
        """The finding of a row."""
        return self._findings[index.row()]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return self._findings

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        """How many there are."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader says: name, standing, state."""
        if not index.isValid():
            return None
        finding = self.at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            word = SIGNS[finding.standing][2] or ("Good" if finding.standing is Standing.GOOD else "Open")
            return f"{NAMES[finding.check]}, {word}: {says(finding)}"
        return says(finding) if role == Qt.ItemDataRole.ToolTipRole else None


class PreflightDelegate(RowDelegate):
    """Paints one check."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, inset=0, rule_from=_TEXT_AT)

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high, and lower where they would not all be seen."""
        view = self.parent()
        rows = index.model().rowCount()
        return LOW_ROW if isinstance(view, QWidget) and view.height() < rows * ROW else ROW

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint sign, name, state and word."""
        model = index.model()
        assert isinstance(model, PreflightModel)
        finding = model.at(index)
        icon, role, word = SIGNS[finding.standing]
        middle = rect.center().y()
        icons.paint(painter, rect.x() + _MARGIN, middle - _ICON / 2, icon, _ICON, role)
        right = rect.right() - _MARGIN
        base = paint.baseline(middle, theme.metrics(Type.HEAD))
        taken = paint.text(painter, right, base, word, Type.HEAD, role, align="right") + theme.GAP_L if word else 0
        room = right - taken - rect.x() - _TEXT_AT
        paint.text(painter, rect.x() + _TEXT_AT, middle - 4, NAMES[finding.check], Type.CONTROL, width=room)
        paint.text(painter, rect.x() + _TEXT_AT, middle + 15, says(finding), Type.LIST, "ink2", width=room)


class PreflightList(RowList):
    """Enter mends the check in hand; `in_hand(Finding)` when another one is."""

    in_hand = Signal(object)
    mend_requested = Signal()
    left = Signal()

    def __init__(self, model: PreflightModel) -> None:
        super().__init__("Checks before the start", "panel")
        self._checks = model
        self.setModel(model)
        self.setItemDelegate(PreflightDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter mends; Esc goes back to preparing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.mend_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which check is in hand."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.in_hand.emit(self._checks.at(current))

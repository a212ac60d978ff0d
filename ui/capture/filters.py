"""The filters over the desk's list: pills with counts, the order, and a field that looks through everything said."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui import theme
from ui.capture.rows import Group
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import FilterChip
from ui.widgets.field import Field
from ui.widgets.panel import Surface

_FIELD = 260
_NARROW_FIELD = 168


class FilterField(Field):
    """The field to filter in; `left` when Esc or Enter has done with it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Filter everything said", name="Filter", icon="list-filter", key="Ctrl+L", height=30, use=Type.LIST
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows everything again; Enter goes on with what is left."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Filters(Surface):
    """`group_chosen(Group)`, `words_changed(str)` and `order_turned(newest first)` are what the user wants to see."""

    group_chosen = Signal(object)
    words_changed = Signal(str)
    order_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("canvas", "b", parent)
        self.field = FilterField()
        self._chips = {group: FilterChip(group.value) for group in Group}
        self._pills = QButtonGroup(self)
        self._newest_first = True
        self._order = Button(
            "Newest first", icon="arrow-down-wide-narrow", kind=Kind.QUIET, height=28, use=Type.LIST_MEDIUM
        )
        self._build()
        self._wire()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, theme.GAP_L, 0)
        row.setSpacing(6)
        for place, chip in enumerate(self._chips.values()):
            self._pills.addButton(chip, place)
            row.addWidget(chip)
        self._chips[Group.ALL].setChecked(True)
        self._chips[Group.UNKNOWN].setAccessibleName("Speaker to be found")
        row.addStretch(1)
        row.addWidget(self._order)
        row.addWidget(self.field, 3)
        self.field.setMinimumWidth(_NARROW_FIELD)
        self.field.setMaximumWidth(_FIELD)
        self.setFixedHeight(48)

    def _wire(self) -> None:
        self._pills.idClicked.connect(self._on_pill_clicked)
        self.field.textChanged.connect(self.words_changed)
        self._order.clicked.connect(self._on_order_clicked)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Say how many there are of each; none is silent."""
        for group, chip in self._chips.items():
            chip.set_count(counts.get(group) or None)

    def chip(self, group: Group) -> FilterChip:
        """The pill of a group."""
        return self._chips[group]

    def choose(self, group: Group) -> None:
        """Choose a group as if its pill had been pressed."""
        self._chips[group].setChecked(True)
        self.group_chosen.emit(group)

    def _on_pill_clicked(self, place: int) -> None:
        self.group_chosen.emit(list(Group)[place])

    def _on_order_clicked(self) -> None:
        self._newest_first = not self._newest_first
        self._order.set_text("Newest first" if self._newest_first else "Oldest first")
        self.order_turned.emit(self._newest_first)

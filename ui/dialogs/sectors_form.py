"""The form beside the tree of sectors: the names of what is chosen, its sector, and what it may be merged into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import theme, wording
from ui.dialogs.sectors_tree import NO_SECTOR, Node
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import LabelledField
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Card
from ui.widgets.select import Select

HINTS = {
    Sector: "Sectors stand in the report in this order, the host’s own last. Alt+↑ and Alt+↓ move it.",
    Organisation: "The desk’s line and an import know it by all its names. Drag it, or Alt+↑↓, to another sector.",
    Contributor: "A person counts for the sector of the organisation unless another is chosen here. Drag, or Alt+↑↓.",
}


class SectorsForm(Card):
    """`named` when a name was typed, `placed(Id | None)` for a sector, `merged(Id)` into what, `removed`."""

    named = Signal()
    placed = Signal(object)
    merged = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Type.CARD_TITLE)
        self.hint = Paragraph("", Type.LIST, "ink2")
        self.name = LabelledField("Name")
        self.short = LabelledField("Short name")
        self.aliases = LabelledField("Also called, with commas between")
        self.sector = Select("Sector", height=36)
        self.into = Select("Merge into", height=36)
        self.merge = Button("Merge", icon="combine", height=36)
        self.remove = Button("Remove", kind=Kind.QUIET, key="Del")
        self._nodes: Sequence[Node] = ()
        self._build()
        for field in (self.name, self.short, self.aliases):
            field.field.editingFinished.connect(self._on_edited)
        self.sector.activated.connect(lambda _: self.placed.emit(self.sector.currentData()))
        self.into.activated.connect(lambda _: self._show_merge())
        self.merge.clicked.connect(lambda: self.merged.emit(self.into.currentData()))
        self.remove.clicked.connect(self.removed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        for field in (self.name, self.short, self.aliases):
            column.addWidget(field)
        self._place = self._labelled("Sector", self.sector)
        self._join = self._labelled("Merge into", self.into, self.merge)
        column.addWidget(self._place)
        column.addWidget(self._join)
        column.addStretch(1)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _labelled(self, text: str, *widgets: QWidget) -> QWidget:
        whole, row = QWidget(), QHBoxLayout()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = Label(text, Type.HEAD, "ink2")
        label.setFixedHeight(26)
        column.addWidget(label)
        row.setSpacing(theme.GAP_S)
        row.addWidget(widgets[0], 1)
        for widget in widgets[1:]:
            row.addWidget(widget)
        column.addLayout(row)
        return whole

    def show_nodes(self, session: Session, nodes: Sequence[Node]) -> None:
        """Show what is chosen: one record, or several that may be moved together."""
        self._nodes = nodes
        records = [node.record for node in nodes if node.record is not None]
        one = records[0] if len(records) == 1 else None
        movable = bool(records) and not any(isinstance(each, Sector) for each in records)
        self.title.set_text(one.name if one else wording.counted(len(records), "row") if records else "Nothing chosen")
        kind = type(one) if one is not None else Contributor
        self.hint.set_text(HINTS[kind] if records else "Choose a sector, an organisation or a person at the left.")
        named = isinstance(one, Sector | Organisation)
        self.name.setVisible(named)
        self.short.setVisible(isinstance(one, Organisation))
        self.aliases.setVisible(isinstance(one, Organisation))
        self._place.setVisible(movable)
        self._join.setVisible(named)
        self.remove.setVisible(named)
        if isinstance(one, Sector | Organisation):
            self._fill(self.name, one.name)
            self._show_others(session, one)
        if isinstance(one, Organisation):
            self._fill(self.short, one.short)
            self._fill(self.aliases, ", ".join(one.aliases))
        if movable:
            self._show_sectors(session, {node.sector_id for node in nodes if node.record is not None})

    def _fill(self, field: LabelledField, text: str) -> None:
        if field.field.text() != text:
            field.field.setText(text)
        field.settle()

    def _show_sectors(self, session: Session, sector_ids: set[Id | None]) -> None:
        self.sector.clear()
        for sector in session.all(Sector):
            self.sector.addItem(sector.name, sector.id)
        self.sector.addItem(NO_SECTOR, None)
        (here,) = sector_ids if len(sector_ids) == 1 else (Id(""),)
        self.sector.setCurrentIndex(self.sector.findData(here) if here != "" else -1)
        self.sector.setPlaceholderText("Several")

    def _show_others(self, session: Session, one: Sector | Organisation) -> None:
        before = self.into.currentData()
        self.into.clear()
        others: Sequence[Sector | Organisation] = session.all(type(one))
        for other in sorted(others, key=lambda each: each.name.casefold()):
            if other.id != one.id:
                self.into.addItem(other.name, other.id)
        self.into.setPlaceholderText("Choose another one" if self.into.count() else "There is no other")
        self.into.setCurrentIndex(self.into.findData(before) if before is not None else -1)
        self._show_merge()

    def _show_merge(self) -> None:
        self.merge.setEnabled(self.into.currentData() is not None)

    def _on_edited(self) -> None:
        if any(node.record is not None for node in self._nodes):
            self.named.emit()

    def typed_aliases(self) -> list[str]:
        """What it is also called, as it is typed."""
        return [name for each in self.aliases.field.text().split(",") if (name := " ".join(each.split()))]

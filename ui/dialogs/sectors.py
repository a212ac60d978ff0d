"""Sectors and organisations as records: named, ordered, merged, and people moved between them."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from roundtable.commands.merging import merge_organisations, merge_sectors, move_to_sector
from roundtable.commands.people import (
    add_sector,
    move_sector,
    remove_organisation,
    remove_sector,
    revise_organisation,
    revise_sector,
)
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.dialogs.sectors_form import SectorsForm
from ui.dialogs.sectors_tree import Move, SectorsTree
from ui.live import Live
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.field import Field, LabelledField
from ui.widgets.message import Message, Tone

LINE = "Who counts for whom: sectors in the order of the report, their organisations, and the people of each."
WIDTH, HEIGHT = 960, 640
FORM = 360


class SectorsDialog(PanelDialog):
    """A tree of sectors at the left, what is chosen in it at the right."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("Sectors and organisations", LINE, parent, width=WIDTH, live=live)
        self._live = live
        self._build()
        self._wire()
        self.show_session(live.session)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        (self.tree if first is not None else self.new.field).setFocus()

    def _build(self) -> None:
        self.resize(WIDTH, HEIGHT)
        self.tree = SectorsTree()
        self.form = SectorsForm()
        self.form.setFixedWidth(FORM)
        self.empty = Empty(
            "building-2", "No sectors yet", "Name the first one below, or import people with their sectors."
        )
        self.message = Message()
        self.new = LabelledField("New sector", Field(name="New sector", height=36))
        self.new.field.setPlaceholderText("Service users")
        self.add = Button("Add", icon="plus", key="↵", height=36)
        entry = QHBoxLayout()
        entry.setSpacing(theme.GAP_S)
        entry.addWidget(self.new, 1)
        entry.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        left = QVBoxLayout()
        left.setSpacing(theme.GAP_S)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.empty)
        left.addWidget(self.stack, 1)
        left.addLayout(entry)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_L)
        row.addLayout(left, 1)
        row.addWidget(self.form)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.message)
        self.close_button = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")

    def _wire(self) -> None:
        self.tree.itemSelectionChanged.connect(self._show_chosen)
        self.tree.moved.connect(self._on_moved)
        self.tree.shifted.connect(self._on_shifted)
        self.tree.delete_requested.connect(self._on_removed)
        self.form.named.connect(self._on_named)
        self.form.placed.connect(self.tree.move_to)
        self.form.merged.connect(self._on_merged)
        self.form.removed.connect(self._on_removed)
        self.new.field.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.close_button.clicked.connect(self.accept)
        self._live.changed.connect(self._on_change)
        self._live.refused.connect(self._on_refused)

    def show_session(self, session: Session) -> None:
        """Show the sectors of a session."""
        self.tree.show_session(session)
        self.stack.setCurrentWidget(self.tree if self.tree.topLevelItemCount() else self.empty)

    def reject(self) -> None:
        """Leave without taking over what is half typed."""
        self.form.blockSignals(True)
        super().reject()

    def _show_chosen(self) -> None:
        self.form.show_nodes(self._live.session, self.tree.nodes())

    def _chosen(self) -> Sector | Organisation | Contributor | None:
        records = [node.record for node in self.tree.nodes()]
        return records[0] if len(records) == 1 else None

    def _on_change(self, change: Change) -> None:
        self.message.hush()
        if any(kind in change for kind in (Sector, Organisation, Contributor)):
            self.show_session(self._live.session)

    def _on_refused(self, refused: Refused) -> None:
        if not self.is_undoing():
            self.message.say(Tone.BAD, wording.refusal(refused))

    def _on_add(self) -> None:
        change = self._live.do(add_sector, name=self.new.field.text())
        if change is not None:
            self.new.field.clear()
            for sector in change.added(Sector):
                self.tree.choose(sector.id)

    def _on_named(self) -> None:
        """Take what was typed over, where it differs; a refusal leaves it in its field."""
        record, name = self._chosen(), self.form.name.field.text()
        if isinstance(record, Sector) and name != record.name:
            self._live.do(revise_sector, sector_id=record.id, name=name)
        elif isinstance(record, Organisation):
            typed = (name, self.form.short.field.text(), tuple(self.form.typed_aliases()))
            if typed != (record.name, record.short, record.aliases):
                self._live.do(
                    revise_organisation,
                    organisation_id=record.id,
                    name=typed[0],
                    short=typed[1],
                    sector_id=record.sector_id,
                    aliases=typed[2],
                )

    def _on_moved(self, move: Move) -> None:
        self._live.do(
            move_to_sector,
            sector_id=move.sector_id,
            contributor_ids=move.contributor_ids,
            organisation_ids=move.organisation_ids,
        )

    def _on_shifted(self, by: int) -> None:
        sectors, chosen = self._live.session.all(Sector), self._chosen()
        places = [place for place, each in enumerate(sectors) if chosen is not None and each.id == chosen.id]
        if places and 0 <= places[0] + by < len(sectors):
            behind = places[0] + by + (1 if by > 0 else 0)
            before_id = sectors[behind].id if behind < len(sectors) else None
            self._live.do(move_sector, sector_id=sectors[places[0]].id, before_id=before_id)

    def _on_merged(self, into_id: Id) -> None:
        record = self._chosen()
        if isinstance(record, Sector):
            done = self._live.do(merge_sectors, sector_id=record.id, into_id=into_id)
        elif isinstance(record, Organisation):
            done = self._live.do(merge_organisations, organisation_id=record.id, into_id=into_id)
        else:
            return
        if done is not None:
            self.tree.choose(into_id)
            self.tree.setFocus()
            self.message.say(Tone.OK, f"{record.name} is merged. Ctrl+Z takes that back.")

    def _on_removed(self) -> None:
        record = self._chosen()
        if isinstance(record, Sector):
            self._live.do(remove_sector, sector_id=record.id)
        elif isinstance(record, Organisation):
            self._live.do(remove_organisation, organisation_id=record.id)

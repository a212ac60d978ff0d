"""What may be told of who speaks, as switches: name, organisation, sector, and the list of who was there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.domain.loosening import CHATHAM_HOUSE, Switches
from roundtable.domain.words import Attribution
from ui import theme
from ui.theme import Type
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.tick import Tick

EXAMPLES = {
    Attribution.NAMED: "Words are signed: Amina Otieno, Open Door",
    Attribution.ORGANISATION: "Words are signed: Open Door",
    Attribution.SECTOR: "Words are signed: Charities",
    Attribution.UNATTRIBUTED: "Words stand without a signature",
}


class Telling(QWidget):
    """Four switches and one that sets them all; `switched` when a person turns one.

    A name is told with its organisation, an organisation with its sector: switches follow each other.
    """

    switched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Tick("Name")
        self.organisation = Tick("Organisation")
        self.sector = Tick("Sector")
        self.contributors = Tick("Who was there")
        self.contributors.setToolTip("The list of contributors in the report")
        self.chatham_house = Button("Chatham House Rule", icon="lock", height=30, use=Type.LIST_MEDIUM)
        self.chatham_house.setToolTip("What is said may be used; neither who said it nor who was there is told")
        self._example = Label("", Type.META, "ink2")
        self._build()
        self._wire()

    def _build(self) -> None:
        self.setAccessibleName("What may be told of who speaks")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        for tick in (self.name, self.organisation, self.sector, self.contributors):
            row.addWidget(tick)
        row.addStretch(1)
        row.addWidget(self.chatham_house)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._example)

    def _wire(self) -> None:
        widest = (self.name, self.organisation, self.sector)
        for place, tick in enumerate(widest):
            tick.clicked.connect(lambda on, place=place: self._on_turned(place, on))
        for tick in widest:
            tick.toggled.connect(self._show_example)
        self.contributors.clicked.connect(self.switched)
        self.chatham_house.clicked.connect(self._on_chatham_house)

    def switches(self) -> Switches:
        """How the switches stand."""
        ticks = (self.name, self.organisation, self.sector, self.contributors)
        return Switches(*(tick.isChecked() for tick in ticks))

    def show_switches(self, switches: Switches) -> None:
        """Turn the switches so."""
        self.name.setChecked(switches.speaker)
        self.organisation.setChecked(switches.affiliation)
        self.sector.setChecked(switches.sector)
        self.contributors.setChecked(switches.contributors)
        self._show_example()

    def _on_turned(self, place: int, on: bool) -> None:
        ticks = (self.name, self.organisation, self.sector)
        for other in ticks[place + 1 :] if on else ticks[:place]:
            other.setChecked(on)
        self.switched.emit()

    def _on_chatham_house(self) -> None:
        self.show_switches(CHATHAM_HOUSE)
        self.switched.emit()

    def _show_example(self) -> None:
        self._example.set_text(EXAMPLES[self.switches().attribution])

"""The rows of a list before they are added: pills that filter, the table, and what becomes of the chosen rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.roster import Choice
from roundtable.interchange.roster_columns import Column, Columns
from roundtable.interchange.roster_files import PeopleList
from roundtable.interchange.roster_matching import Match
from ui import theme, wording
from ui.dialogs.import_model import ArrivalsModel, Show, shown_columns, story
from ui.dialogs.import_table import ICONS, ArrivalsTable
from ui.theme import Type
from ui.widgets.buttons import Button
from ui.widgets.chip import FilterChip
from ui.widgets.labels import Paragraph
from ui.widgets.message import Message, Tone

NAMES = {Column.NAME, Column.FIRST, Column.LAST}
MOST_NOTES = 3
"""Remarks that are said; of more, how many there are."""


class ImportPreview(QWidget):
    """`column_chosen(int, Column)`, `decided` when something else becomes of rows, `confirmed` for all of it."""

    column_chosen = Signal(int, object)
    decided = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.list: PeopleList | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.model = ArrivalsModel(self)
        self.table = ArrivalsTable(self.model)
        self.message = Message()
        self.story = Paragraph("", Type.BODY, "ink2")
        self.story.setMinimumHeight(64)  # three lines, so that the table stands still
        self.pills = {show: FilterChip(show.value) for show in Show}
        self._group = QButtonGroup(self)
        self.buttons = {
            choice: Button(choice.value.capitalize(), icon=ICONS[choice], key=choice.value[0].upper(), height=30)
            for choice in Choice
        }
        pills = QHBoxLayout()
        pills.setSpacing(6)
        for pill in self.pills.values():
            self._group.addButton(pill)
            pills.addWidget(pill)
        pills.addStretch(1)
        self.pills[Show.ALL].setChecked(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP_S)
        foot.addWidget(self.story, 1)
        for button in self.buttons.values():
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.message)
        column.addLayout(pills)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        for show, pill in self.pills.items():
            pill.clicked.connect(lambda _=False, show=show: self._on_pill(show))
        for choice, button in self.buttons.items():
            button.clicked.connect(lambda _=False, choice=choice: self.decide(choice))
        self.table.decided.connect(self.decide)
        self.table.heads.chosen.connect(self.column_chosen)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_story())
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.confirmed.emit)

    def show_list(self, found: PeopleList, columns: Columns, matches: list[Match]) -> None:
        """Show a list, with each column's head and what it is taken for."""
        first = found is not self.list
        self.list = found
        chosen = self.table.currentIndex().row()
        places = shown_columns(found.table, columns, found.columns)
        self.model.show_list(found.table, columns, matches, places)
        heads = found.table.rows[columns.heads_at] if columns.heads_at is not None else ("",) * found.table.width
        names, holds = [heads[at] for at in places], [columns.holds[at] for at in places]
        self.table.heads.show_columns(names, holds, places, found.is_cards)
        if first:
            self.table.lay_out()
            self._on_pill(Show.ALL)
            self._in_tab_order()
        for show, pill in self.pills.items():
            count = self.model.count(show)
            pill.set_count(count)
            pill.setVisible(show is Show.ALL or count > 0)
        if self.model.rowCount():
            self.table.selectRow(max(0, min(chosen, self.model.rowCount() - 1)))
        self._show_notes(found, columns, matches)
        self._show_story()

    def _in_tab_order(self) -> None:
        before: QWidget = self.pills[Show.NAMELESS]
        for widget in (*self.table.heads.selects, self.table, *self.buttons.values()):
            self.setTabOrder(before, widget)
            before = widget

    def _show_notes(self, found: PeopleList, columns: Columns, matches: list[Match]) -> None:
        notes = list(found.table.notes)
        if not NAMES & set(columns.holds):
            self.message.say(Tone.BAD, "No column is taken for a name. Choose it over its column.")
            return
        if len(notes) > MOST_NOTES:
            notes[MOST_NOTES:] = [f"And {len(notes) - MOST_NOTES:,} more remarks of that kind."]
        if notes:
            self.message.say(Tone.WARN, " ".join(f"{note[:1].upper()}{note[1:]}" for note in notes))
        else:
            self.message.hush()

    def take_focus(self) -> None:
        """Give the rows the focus."""
        self.table.setFocus()

    def refuse(self, why: str) -> None:
        """Say why the list was not taken."""
        self.message.say(Tone.BAD, why)

    def decide(self, choice: Choice) -> None:
        """Decide what becomes of the chosen rows."""
        if self.model.choose(self.table.rows(), choice):
            self._show_story()
            self.decided.emit()

    def _on_pill(self, show: Show) -> None:
        self.pills[show].setChecked(True)
        self.model.show_only(show)
        if self.model.rowCount():
            self.table.selectRow(0)
        self._show_story()

    def _show_story(self) -> None:
        """Tell what becomes of the chosen row, or how many are chosen."""
        rows = self.table.rows()
        offered = {choice for row in rows for choice in self.model.match_of(row).choices}
        offered = offered if len(offered) > 1 else set()
        for choice, button in self.buttons.items():
            button.setEnabled(choice in offered)
            button.set_on(bool(rows) and all(self.model.choice(row) is choice for row in rows))
        if len(rows) == 1:
            self.story.set_text(story(self.model.match_of(rows[0]), self.model.choice(rows[0])))
        elif rows:
            self.story.set_text(f"{wording.counted(len(rows), 'row')} chosen. A adds, M merges, S leaves them out.")
        else:
            self.story.set_text("Choose rows to decide what becomes of them.")

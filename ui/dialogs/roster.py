"""The roster: who is at the table, typed or pasted a line for each person, and mended one by one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from roundtable.commands.people import NewContributor, add_contributors, remove_contributor
from roundtable.commands.same_person import merge_contributors
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.roster_matching import Standing, match
from roundtable.interchange.roster_rows import read_line
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.import_people import ImportDialog
from ui.dialogs.import_reading import Source
from ui.dialogs.panel import PanelDialog
from ui.dialogs.papers import PapersDialog
from ui.dialogs.roster_table import RosterModel, RosterTable
from ui.dialogs.sectors import SectorsDialog
from ui.draft import Draft
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Label

FIELD, CELL = "roster", "roster-cell"
"""The names of the drafts in the session's file: the line for people, and the cell that is typed into."""
LINES = 380
"""Pixels of height of the table, about eleven people."""


class PeopleField(Field):
    """A line for one person; several lines in the clipboard are `rows_pasted`, as a line edit would join them."""

    rows_pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell pasted rows."""
        if event.matches(QKeySequence.StandardKey.Paste) and _lines(QApplication.clipboard().text()) > 1:
            self.rows_pasted.emit()
        else:
            super().keyPressEvent(event)


def _lines(text: str) -> int:
    return sum(bool(line.strip()) for line in text.splitlines())


class RosterDialog(PanelDialog):
    """A line to type or paste into, and the table under it; `papers_wanted(Paper, Path)` for the room."""

    papers_wanted = Signal(object, Path)

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        line = "A line for each person: name, organisation, sector, role. Rows of a spreadsheet can be pasted."
        super().__init__("Roster", line, parent, width=940, live=live)
        self._live = live
        self._build()
        self._wire()
        self.show_session(live.session)
        self.line.field.setFocus()
        self._restore()

    def _build(self) -> None:
        self.line = LabelledField("Add people", PeopleField(name="Add people", height=36))
        self.line.field.setPlaceholderText("Amina Otieno, Port Authority, Sector bodies, harbour master")
        self.add = Button("Add", icon="user-plus", key="↵", height=36)
        self.paste = Button("Paste rows", icon="clipboard-paste", height=36)
        self.import_ = Button("Import…", icon="file-input", height=36)
        self.model = RosterModel(self._live, self)
        self.table = RosterTable(self.model)
        self.empty = Empty(
            "users",
            "Nobody is on the roster yet",
            "Type a name above, or copy rows of a spreadsheet and paste them: one line for each person.",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.stack.setMinimumHeight(LINES)
        self.count = Label("", Type.HEAD, "ink2")
        self.body.addLayout(self._entry())
        self.body.addWidget(self.count)
        self.body.addWidget(self.stack, 1)
        self.sectors = self.add_button("Sectors and organisations…")
        self.sectors.set_icon("building-2")
        self.papers = self.add_button("Name cards and sign-in…")
        self.papers.set_icon("id-card")
        self.merge = self.add_button("Merge", key="Ctrl+M")
        self.merge.set_icon("combine")
        self.merge.setToolTip("Two rows that are one person: all words go to the first, the stricter wish stands")
        self.remove = self.add_button("Remove", key="Del")
        self.close_button = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")

    def _entry(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.line, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self.add, self.paste, self.import_):
            beside = QVBoxLayout()
            beside.addSpacing(28)  # the height of the label over the field
            beside.addWidget(button)
            beside.addStretch(1)
            row.addLayout(beside)
        return row

    def _wire(self) -> None:
        field = self.line.field
        field.returnPressed.connect(self._on_add)
        if isinstance(field, PeopleField):
            field.rows_pasted.connect(self._on_paste)
        self.add.clicked.connect(self._on_add)
        self.paste.clicked.connect(self._on_paste)
        self.import_.clicked.connect(lambda: self.open_import())
        self.sectors.clicked.connect(lambda: SectorsDialog(self._live, self).open())
        self.papers.clicked.connect(self._on_papers)
        self.merge.clicked.connect(self._on_merge)
        self.remove.clicked.connect(self._on_remove)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+M"), self.table, self._on_merge, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(
            QKeySequence.StandardKey.Delete, self.table, self._on_remove, context=Qt.ShortcutContext.WidgetShortcut
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_remove())
        self._live.changed.connect(self._on_change)
        self._live.refused.connect(self._on_refused)
        self._draft = Draft(self._live, field.text, self)
        self._cell = Draft(self._live, self.table.half_typed, self)
        self.finished.connect(self._draft.forget)

    def _restore(self) -> None:
        """Bring back what was half typed when the program ended without leave, in the line or in a cell."""
        self.line.field.setText(self._draft.begin(FIELD))
        kept = self._cell.begin(CELL)
        self.line.field.textChanged.connect(self._draft.touch)
        self.table.typed.connect(self._cell.touch)
        self.table.left.connect(self._cell.forget)
        if kept:
            QTimer.singleShot(0, self, lambda: self.table.open_again(kept))

    def show_session(self, session: Session) -> None:
        """Show the people of a session."""
        self.model.show_session(session)
        people = session.count(Contributor)
        self.stack.setCurrentWidget(self.table if people else self.empty)
        self.count.set_text(f"{wording.counted(people, 'person', 'people')}. Enter opens a cell." if people else "")
        self.papers.setEnabled(people > 0)
        self._show_remove()

    def _show_remove(self) -> None:
        self.remove.setEnabled(self.table.selectionModel().hasSelection())
        self.merge.setEnabled(len(self.table.selectionModel().selectedRows()) == 2)

    def _on_change(self, change: Change) -> None:
        self.line.settle()
        self.show_session(self._live.session)

    def _on_add(self) -> None:
        try:
            people = read_line(self.line.field.text())
        except ImportRefused:
            people = []
        if not people:
            self.line.warn("Type a name first, or paste rows.")
        elif self._add(people):
            self.line.field.setText("")  # which forgets the typing: Ctrl+Z takes back what was added

    def _add(self, people: list[NewContributor]) -> bool:
        """Add people, but nobody twice, and say who was there already."""
        found = match(self._live.session, people)
        fresh = [each.person for each in found if each.standing is Standing.NEW or each.unsure]
        if fresh and self._live.do(add_contributors, people=fresh) is None:
            return False
        self.table.scrollToBottom()
        twice = wording.listed([each.other for each in found if each.person not in fresh])
        if twice:
            self.line.warn(f"Already on the roster: {twice}.")
        else:
            self.line.confirm(f"{wording.counted(len(fresh), 'person', 'people')} added. Ctrl+Z takes that back.")
        return True

    def _on_paste(self) -> None:
        text = QApplication.clipboard().text()
        if not text.strip():
            self.line.warn("The clipboard holds no rows. Copy them from the spreadsheet first.")
        else:
            self.open_import(Source(text=text))

    def open_import(self, source: Source | None = None) -> ImportDialog:
        """Open the preview of a list of people; without one it asks for a file."""
        dialog = ImportDialog(self._live, self, source)
        dialog.imported.connect(self._on_imported)
        dialog.open()
        return dialog

    def _on_papers(self) -> None:
        dialog = PapersDialog(self._live, self)
        dialog.wanted.connect(self.papers_wanted)
        dialog.open()

    def _on_imported(self, told: str) -> None:
        self.table.scrollToBottom()
        self.line.confirm(told)

    def _on_remove(self) -> None:
        selected = self.table.selectionModel().selectedRows()
        for person in [self.model.at(index.row()) for index in selected]:
            self._live.do(remove_contributor, contributor_id=person.id)

    def _on_merge(self) -> None:
        """The second of two rows goes into the first."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if len(places) != 2:
            self.line.warn("Choose the two rows that are one person: Ctrl and a click, or Shift and an arrow.")
            return
        into, one = (self.model.at(place) for place in places)
        if self._live.do(merge_contributors, contributor_id=one.id, into_id=into.id) is not None:
            self.line.confirm(f"{one.name} is merged into {into.name}. Ctrl+Z takes that back.")

    def _on_refused(self, refused: Refused) -> None:
        if self.is_undoing() or any(dialog.isVisible() for dialog in self.findChildren(PanelDialog)):
            return  # it is told where it was asked
        self.line.refuse(wording.refusal(refused))

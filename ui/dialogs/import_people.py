"""Importing people: a list from a file or the clipboard, seen before anybody is added, and added as one edit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from roundtable.commands.roster import Choice, import_people
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.interchange.roster_columns import Column, Columns
from roundtable.interchange.roster_files import CARDS, TABLES, PeopleList
from roundtable.interchange.roster_matching import Match
from roundtable.room import Change
from ui import wording
from ui.dialogs.import_preview import ImportPreview
from ui.dialogs.import_reading import Reading, Source
from ui.dialogs.import_source import SourceBar
from ui.dialogs.import_states import Busy, refused_page, start_page
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.widgets.buttons import Kind

WIDTH, HEIGHT = 1040, 660
LINE = "Nobody is added before you say so, and Ctrl+Z takes all of it back at once."
FILES = "Lists of people (*.csv *.tsv *.txt *.vcf *.vcard);;All files (*)"


class ImportDialog(PanelDialog):
    """Reads what it is given in a thread; `imported(str)` says what came of it."""

    imported = Signal(str)

    def __init__(self, live: Live, parent: QWidget | None = None, source: Source | None = None) -> None:
        super().__init__("Import people", LINE, parent, width=WIDTH, live=live)
        self._live = live
        self._source = source
        self._list: PeopleList | None = None
        self._columns = Columns(())
        self._build()
        self._wire()
        if source is not None:
            self.read(source)
        else:
            self._show(self.start)
            self.choose.setFocus()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.resize(WIDTH, HEIGHT)
        self.reading = Reading(self)
        self.source = SourceBar()
        self.preview = ImportPreview(self)
        self.busy = Busy()
        self.start = start_page()
        self.refused = refused_page()
        self.stack = QStackedWidget()
        for page in (self.preview, self.busy, self.start, self.refused):
            self.stack.addWidget(page)
        self.body.addWidget(self.source)
        self.body.addWidget(self.stack, 1)
        self.choose = self.add_button("Choose a file…")
        self.cancel = self.add_button("Cancel", key="Esc")
        self.take = self.add_button("Add people", kind=Kind.PRIMARY, key="Ctrl+↵")

    def _wire(self) -> None:
        self.reading.read.connect(self._on_read)
        self.reading.refused.connect(self._on_unreadable)
        self.reading.got_on.connect(self.busy.show_progress)
        self.reading.matched.connect(self._on_matched)
        self.source.read_anew.connect(self._on_read_anew)
        self.source.heads_switched.connect(self._on_heads)
        self.preview.column_chosen.connect(self._on_column)
        self.preview.decided.connect(self._show_outcome)
        self.preview.confirmed.connect(self._on_take)
        self.choose.clicked.connect(self.ask)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take)
        self.finished.connect(self.reading.finish)
        self._live.changed.connect(self._on_change)
        self._live.refused.connect(self._on_refused)

    def ask(self) -> None:
        """Ask for a file."""
        here = self._source.path.parent if self._source and self._source.path else Path.home()
        dialog = QFileDialog(self, "Import people", str(here), FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.read(Source(Path(chosen))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, source: Source) -> None:
        """Read a list; what is shown of another one goes."""
        self._source, self._list = source, None
        self.preview.model.forget_choices()
        self.busy.show_name(source.name)
        self._show(self.busy)
        self.cancel.setFocus()
        self.reading.read_list(source)

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.source.setVisible(page is self.preview or (page is self.refused and self.source.may_help))
        self.choose.set_kind(Kind.PRIMARY if page in (self.start, self.refused) else Kind.PLAIN)
        self.choose.setText("Choose a file…" if page is self.start else "Choose another file…")
        self.take.setVisible(page is self.preview)

    def _on_read(self, found: PeopleList) -> None:
        self._list, self._columns = found, found.columns
        assert self._source is not None
        self.source.show_list(self._source, found)
        self._compare()

    def _on_unreadable(self, why: str) -> None:
        assert self._source is not None
        self.source.show_unread(self._source)
        self.refused.show_state("file-text", f"{self._source.name} cannot be imported", f"{why} Nothing was added.")
        self._show(self.refused)
        self.choose.setFocus()

    def _compare(self) -> None:
        if self._list is not None:
            self.reading.match_people(self._live.session, self._list.table, self._columns)

    def _on_matched(self, matches: list[Match]) -> None:
        if self._list is None:
            return
        first = self.stack.currentWidget() is not self.preview
        self.source.show_heads(self._columns.heads_at)
        self.preview.show_list(self._list, self._columns, matches)
        self._show_outcome()
        self._show(self.preview)
        if first:
            self.preview.take_focus()

    def _show_outcome(self) -> None:
        """Say on the main button what it would do."""
        outcome = self.preview.model.outcome()
        added, merged = outcome[Choice.ADD], outcome[Choice.MERGE]
        parts = []
        if added:
            parts.append(f"Add {wording.counted(added, 'person', 'people')}")
        if merged:
            parts.append(f"merge {merged:,}")
        words = ", ".join(parts) or "Nothing to add"
        self.take.setText(f"{words[:1].upper()}{words[1:]}")
        self.take.setEnabled(bool(parts))

    def _on_read_anew(self, source: Source) -> None:
        self.read(source)

    def _on_heads(self, are_heads: bool) -> None:
        if self._list is not None:
            self._columns = self.source.columns(self._list, are_heads)
            self.preview.model.forget_choices()
            self._compare()

    def _on_column(self, place: int, column: Column) -> None:
        self._columns = self._columns.with_column(place, column)
        self._compare()

    def _on_take(self) -> None:
        if not self.take.isEnabled() or not self.take.isVisible():
            return
        outcome = self.preview.model.outcome()
        self.take.setText("Adding…")
        self.take.repaint()
        self._list = None  # what changes now is this very list coming in
        if self._live.do(import_people, arrivals=self.preview.model.arrivals()) is None:
            self._list = self.preview.list
            self._show_outcome()
            return
        self.imported.emit(told(outcome[Choice.ADD], outcome[Choice.MERGE]))
        self.accept()

    def _on_change(self, change: Change) -> None:
        """Compare anew when the roster changes behind the list."""
        if any(kind in change for kind in (Contributor, Organisation, Sector)):
            self._compare()

    def _on_refused(self, refused: Refused) -> None:
        if not self.is_undoing():
            self.preview.refuse(wording.refusal(refused))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take lists of people."""
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        if (path := dropped(event)) is not None:
            event.acceptProposedAction()
            self.read(Source(path))


def dropped(event: QDropEvent) -> Path | None:
    """The first list of people among the files of a drop."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in CARDS | TABLES), None)


def told(added: int, merged: int) -> str:
    """What an import did, in a sentence or two."""
    parts = []
    if added:
        parts.append(f"{wording.counted(added, 'person', 'people')} added")
    if merged:
        parts.append(f"{merged:,} merged")
    return f"{', '.join(parts)}. Ctrl+Z takes that back."

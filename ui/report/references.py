"""The works referred to: a list with a form beside it, and a way in for the files of reference managers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.report import add_reference, import_references, remove_reference, revise_reference
from roundtable.domain.errors import Refused
from roundtable.domain.outline import Reference
from roundtable.domain.records import Id
from roundtable.interchange.refusal import ImportRefused
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.form_draft import FormDraft, kept_form
from ui.live import Live
from ui.report.reference_form import ReferenceForm, authors_in_words
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.message import Message, Tone
from ui.widgets.row import Index, RowDelegate, RowList, RowState

LINE = "What the report refers to. They come from Zotero, Mendeley and others as CSL-JSON, BibTeX or RIS, or are typed."
FIELD = "reference"
"""The name of the draft in the session's file."""
FILES = "References (*.json *.bib *.bibtex *.ris *.txt)"
ModelIndex = QModelIndex | QPersistentModelIndex


class ReferenceModel(QAbstractListModel):
    """The works in the order in which they were added."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.references: tuple[Reference, ...] = ()

    def show(self, references: tuple[Reference, ...]) -> None:
        """Show works; nothing moves when they are the same."""
        if references != self.references:
            self.beginResetModel()
            self.references = references
            self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many works there are."""
        return 0 if parent is not None and parent.isValid() else len(self.references)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The work in words."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return ", ".join(filter(None, words_of(self.references[index.row()])))


class ReferenceDelegate(RowDelegate):
    """Paints a work: its title over who wrote it and when."""

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high."""
        return 52

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint the two lines."""
        model = index.model()
        assert isinstance(model, ReferenceModel)
        title, below = words_of(model.references[index.row()])
        width = rect.width() - 36
        paint.text(painter, rect.x() + 18, rect.y() + 22, title, Type.CONTROL, "ink", width=width)
        paint.text(painter, rect.x() + 18, rect.y() + 40, below, Type.META, "ink3", width=width)


def words_of(reference: Reference) -> tuple[str, str]:
    """A work's title, and who wrote it when."""
    item = item_of(reference)
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    year = str(parts[0][0]) if isinstance(parts, list) and parts and parts[0] else ""
    return str(item.get("title") or "Untitled"), ", ".join(filter(None, (authors_in_words(item.get("author")), year)))


def item_of(reference: Reference) -> dict[str, Any]:
    """The CSL-JSON item of a work; an empty one where it cannot be read."""
    try:
        found = json.loads(reference.item)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class ReferencesDialog(PanelDialog):
    """Saves each work as one edit, also when another one is chosen, and a file as one.

    What is half typed is kept as a draft, and is back when the dialog is opened again.
    """

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("References", LINE, parent, width=900, live=live)
        self._live = live
        self._shown: Id | None = None
        self._draft: FormDraft | None = None
        self._is_showing = False
        self._build()
        self._wire()
        self._restore()
        (self.list if self._live.session.count(Reference) else self.bring).setFocus()

    def _restore(self) -> None:
        """Begin with the first work, or where somebody was typing when the program ended without leave."""
        kept, references = kept_form(self._live, FIELD), self._live.session.all(Reference)
        if kept is None:
            self._show(references[0].id if references else None)
            return
        self._show(Id(kept.about.get("reference", "")))
        if self._draft is not None:
            self._draft.put(kept.parts)
        self.tell("What was half typed is back.")

    def _build(self) -> None:
        self.model = ReferenceModel(self)
        self.list = RowList("References", "canvas")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ReferenceDelegate(self.list))
        self.list.setMinimumSize(320, 380)
        self.bring = Button("Import…", icon="file-input", kind=Kind.PLAIN, height=32)
        self.new = Button("New", icon="plus", kind=Kind.QUIET, height=32)
        self.remove = Button(icon="trash-2", kind=Kind.QUIET, height=32, name="Remove the work")
        acts = QHBoxLayout()
        acts.setSpacing(theme.GAP_S)
        acts.addWidget(self.bring)
        acts.addWidget(self.new)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        left = QVBoxLayout()
        left.addLayout(acts)
        left.addWidget(self.list, 1)
        self.form = ReferenceForm()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_XL)
        row.addLayout(left, 2)
        row.addWidget(self.form, 3)
        self.told = Message()
        self.body.addLayout(row, 1)
        self.body.addWidget(self.told)
        self.close_button = self.add_button("Close", key="Esc")
        self.save = self.add_button("Save the work", kind=Kind.PRIMARY, key="↵")
        self.save.setDefault(True)

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda _: self._on_row())
        self.bring.clicked.connect(self.ask)
        self.new.clicked.connect(self._on_new)
        self.remove.clicked.connect(self._on_remove)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.reject)
        self._live.changed.connect(self._on_change)
        self._live.refused.connect(self._on_refused)

    def _chosen(self) -> Reference | None:
        index = self.list.currentIndex()
        return self.model.references[index.row()] if index.isValid() else None

    def _show(self, chosen: Id | None) -> None:
        """Show the works with one of them chosen; with none, an empty form for a new one."""
        references = self._live.session.all(Reference)
        row = next((row for row, each in enumerate(references) if each.id == chosen), None)
        self._is_showing = True
        self.model.show(references)
        self.list.setCurrentIndex(self.model.index(row) if row is not None else QModelIndex())
        self._is_showing = False
        self._shown = chosen if row is not None else None
        reference = self._chosen()
        self.remove.setEnabled(reference is not None)
        self.form.show_item(item_of(reference) if reference is not None else {})
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = FormDraft(self._live, FIELD, self.form, self.form.parts(), {"reference": self._shown or ""})
        self._draft.begin()

    def _on_row(self) -> None:
        """Another work is chosen: what was typed for the one before is saved first."""
        if self._is_showing:
            return
        chosen = self._chosen()
        if self._draft is not None and self._draft.typed() and self.form.fields["title"].field.text().strip():
            self._save()
        self._forget()
        self._show(chosen.id if chosen is not None else None)

    def _on_new(self) -> None:
        self.told.hush()
        self.list.setCurrentIndex(QModelIndex())
        self.form.authors.field.setFocus()

    def _on_save(self) -> None:
        self.told.hush()
        if self._save():
            self._forget()

    def _save(self) -> bool:
        """Save what is typed as the work that is shown, or as a new one."""
        item = self.form.item()
        if self._shown is not None:
            return self._live.do(revise_reference, reference_id=self._shown, item=item) is not None
        return self._live.do(add_reference, item=item) is not None

    def _forget(self) -> None:
        if self._draft is not None:
            self._draft.forget()

    def done(self, result: int) -> None:
        """Close; what is half typed and was not saved is given up."""
        self._forget()
        super().done(result)

    def _on_remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._live.do(remove_reference, reference_id=chosen.id)

    def ask(self) -> None:
        """Ask for a file of references."""
        dialog = QFileDialog(self, "Import references", str(Path.home()), FILES)
        dialog.fileSelected.connect(lambda chosen: self.import_from(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_from(self, path: Path) -> None:
        """Take over the works of a file as one act; one that is there already is brought up to date."""
        from roundtable.interchange.bibliography import read_references  # noqa: PLC0415 - only for files of references

        try:
            items = read_references(path)
        except (ImportRefused, OSError) as error:
            said = error.strerror if isinstance(error, OSError) else str(error)
            self.told.say(Tone.BAD, f"{path.name}: {said}. Nothing was imported.")
            return
        if self._live.do(import_references, items=items) is not None:
            self.told.say(Tone.OK, f"{wording.counted(len(items), 'reference')} from {path.name}.")

    def _on_change(self, change: Change) -> None:
        if Reference in change:
            added = change.added(Reference)
            self._show(added[0].id if added else self._shown)

    def _on_refused(self, refused: Refused) -> None:
        if not self.is_undoing():
            self.form.fields["title"].refuse(wording.refusal(refused))
            self.form.fields["title"].field.setFocus()

"""Papers for the room: which of them, to be saved as PDF."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.widgets.buttons import Kind
from ui.widgets.choice import ChoiceRow
from ui.widgets.message import Message, Tone

LINE = "For the table and the door, to be printed on A4."
SAID = (
    "They are for the people in the room: every name stands on them, whatever may be printed later. "
    "They are no part of the report."
)


class Paper(Enum):
    """What is printed: label, what it is, and the ending of its name."""

    CARDS_A6 = ("Name cards, A6", "two on a sheet: cut, then fold", "name cards A6")
    CARDS_A5 = ("Name cards, A5", "one on a sheet: fold; read from afar", "name cards A5")
    SIGN_IN = ("Sign-in sheet", "seat, name, organisation, room to sign", "sign-in")


class PapersDialog(PanelDialog):
    """`wanted(Paper, Path)` when it is said what and where to."""

    wanted = Signal(object, Path)

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("Papers for the room", LINE, parent, width=600)
        self._live = live
        self.rows = {paper: ChoiceRow(*paper.value[:2], example_at=196) for paper in Paper}
        self._group = QButtonGroup(self)
        rows = QVBoxLayout()
        rows.setSpacing(theme.GAP_XS)
        for row in self.rows.values():
            self._group.addButton(row)
            rows.addWidget(row)
        self.body.addLayout(rows)
        self.rows[Paper.CARDS_A6].setChecked(True)
        self.said = Message()
        self.said.say(Tone.INFO, SAID)
        self.body.addWidget(self.said)
        self.cancel = self.add_button("Cancel", key="Esc")
        self.save = self.add_button("Save as PDF…", kind=Kind.PRIMARY, key="↵")
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.ask)
        self.rows[Paper.CARDS_A6].setFocus()

    @property
    def paper(self) -> Paper:
        """What is chosen."""
        return next(paper for paper, row in self.rows.items() if row.isChecked())

    def ask(self) -> None:
        """Ask where to."""
        path = self._live.path
        folder, stem = (path.parent, path.stem) if path else (Path.home(), "session")
        proposed = str(folder / f"{stem} ({self.paper.value[2]}).pdf")
        dialog = QFileDialog(self, "Papers for the room", proposed, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: self.take(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: Path) -> None:
        """Have the paper made at a path."""
        self.wanted.emit(self.paper, path)
        self.accept()

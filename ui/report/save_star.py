"""What of the star leaves as a picture: its counts alone, or the words around it too."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.dialogs.panel import PanelDialog
from ui.widgets.buttons import Kind
from ui.widgets.choice import ChoiceRow

NOW = "The whole star as it stands now, in the colours of this window."
PAST = "The whole star as it was at {}, in the colours of this window. What was taken back since is not on it."
EXAMPLE_AT = 190


class SaveStarDialog(PanelDialog):
    """`chosen(bool)` says whether the words are wanted, as it closes; `moment` is the time of a star of the past."""

    chosen = Signal(bool)

    def __init__(self, words: bool, parent: QWidget | None = None, *, moment: str = "") -> None:
        super().__init__("Save the star", PAST.format(moment) if moment else NOW, parent, width=600)
        self.counts = ChoiceRow("Counts alone", "how much was heard, from how many sectors", example_at=EXAMPLE_AT)
        self.words = ChoiceRow("With the words", "those that the report prints, unsigned", example_at=EXAMPLE_AT)
        group = QButtonGroup(self)
        for row in (self.counts, self.words):
            group.addButton(row)
            self.body.addWidget(row)
        self.cancel = self.add_button("Cancel", key="Esc")
        self.save = self.add_button("Save as…", kind=Kind.PRIMARY, key="↵")
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        chosen = self.words if words else self.counts
        chosen.setChecked(True)
        chosen.setFocus()

    def _on_save(self) -> None:
        self.accept()
        self.chosen.emit(self.words.isChecked())

"""Why an undo may let more be printed than was agreed: one field, and the reason stays on the record."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roundtable.domain.errors import Refused
from roundtable.room import Change
from ui import wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.widgets.buttons import Kind
from ui.widgets.field import LabelledField


class WhyDialog(PanelDialog):
    """Enter takes the last edit back with the reason; it closes when something else becomes the last edit meanwhile."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        undoable = live.undoable
        act = f"Undo {wording.edit_name(undoable)}" if undoable else "Nothing to undo"
        line = f"“{act}” lets more be printed than was agreed. The reason stays in the history."
        super().__init__("Why may more be told?", line, parent, width=480)
        self._live = live
        self.why = LabelledField("Reason")
        self.body.addWidget(self.why)
        cancel = self.add_button("Leave it", key="Esc")
        self.take_back_button = self.add_button("Take it back", kind=Kind.PRIMARY, key="↵")
        self.take_back_button.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.take_back_button.clicked.connect(self._on_take_back)
        live.refused.connect(self._on_refused)
        live.changed.connect(self._on_change)
        self._asking = False
        self.why.field.setFocus()

    def _on_take_back(self) -> None:
        self.why.settle()
        self._asking = True
        change = self._live.undo(self.why.field.text())
        self._asking = False
        if change is not None:
            self.accept()

    def _on_refused(self, refused: Refused) -> None:
        if self._asking:
            is_empty = refused.reason == "undo-needs-a-reason"  # which the dialog says already
            self.why.refuse("Type the reason first." if is_empty else wording.refusal(refused))

    def _on_change(self, change: Change) -> None:
        if not self._asking and change.kind != "act":
            self.reject()

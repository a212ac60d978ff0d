"""Which screen the room looks at: chosen by the number that stands on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.panel import PanelDialog
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.choice import ChoiceRow
from ui.widgets.labels import Paragraph
from ui.widgets.screen_map import ScreenChoice, ScreenMap

_SEVERAL = "Its number stands on each screen. Press it, or choose here."
_ALONE = "There is one screen here. Plug the projector in, or show the room’s picture in a window to share or to drag."
_MIRRORED = "The other screen shows the same as this one. Let the system extend the desktop, and it can be chosen here."


class ScreensDialog(PanelDialog):
    """Emits `chosen(key)` for a screen and `window_requested` for a window, and is closed with it."""

    chosen = Signal(str)
    window_requested = Signal()

    def __init__(self, choices: Sequence[ScreenChoice], parent: QWidget | None = None) -> None:
        super().__init__("Screen for the room", "", parent, width=560)
        self._choices: tuple[ScreenChoice, ...] = ()
        self.rows: dict[str, ChoiceRow] = {}
        self.line = Paragraph("", Type.BODY, "ink2")
        self.map = ScreenMap()
        self.map.chosen.connect(self._on_chosen)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.GAP_S)
        self.body.addWidget(self.line)
        self.body.addWidget(self.map)
        self.body.addLayout(self._list)
        self.in_window = self.add_button("Show in a window")
        self.in_window.clicked.connect(self._on_window)
        self.shut = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")
        self.shut.clicked.connect(self.reject)
        self.show_choices(choices)
        self.shut.setFocus()

    def show_choices(self, choices: Sequence[ScreenChoice]) -> None:
        """Show the screens that there are by now."""
        self._choices = tuple(choices)
        several = any(each.is_free and not each.is_operators for each in choices)
        self.line.set_text(_SEVERAL if several else _MIRRORED if len(choices) > 1 else _ALONE)
        self.map.show_choices(self._choices)
        self.in_window.setVisible(not several)
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = {each.key: self._row(each, several) for each in choices}

    def _row(self, each: ScreenChoice, several: bool) -> ChoiceRow:
        note = f"{each.note}; they would change places" if several and each.is_operators else each.note
        row = ChoiceRow(f"{each.number}  {each.label}", note=note)
        row.setChecked(each.shows_room)
        row.setEnabled(several and each.is_free)
        row.clicked.connect(lambda _=False, key=each.key: self._on_chosen(key))
        self._list.addWidget(row)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses the screen on which it stands."""
        for each in self._choices:
            if event.text() == str(each.number) and self.rows[each.key].isEnabled():
                self._on_chosen(each.key)
                return
        super().keyPressEvent(event)

    def _on_chosen(self, key: str) -> None:
        if self.rows[key].isEnabled():
            self.accept()
            self.chosen.emit(key)

    def _on_window(self) -> None:
        self.accept()
        self.window_requested.emit()

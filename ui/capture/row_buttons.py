"""What can be done with rows of the desk's list, by name, icon, words and key; and the buttons on the row in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roundtable.domain.words import ActionPoint, Quote
from ui.capture.captured_row import SIGNS_WIDTH
from ui.capture.rows import Row
from ui.widgets.buttons import Button

_BUTTON, _STEP = QSize(28, 26), 30
MORE = "more"
"""The last button on a row: all acts in words."""


@dataclass(frozen=True)
class RowAct:
    """One act: `on_row` gives it a button there, `for_several` lets it act on all rows in hand."""

    name: str
    icon: str
    words: str
    key: str
    on_row: bool = False
    for_several: bool = False


ACTS: Final = (
    RowAct("mend", "pencil", "Mend the words", "E", on_row=True),
    RowAct("speaker", "user-round-pen", "Name the speaker", "A", on_row=True, for_several=True),
    RowAct("place", "star", "Place on the star", "P", on_row=True, for_several=True),
    RowAct("action", "flag", "Turn into an action", "T", on_row=True, for_several=True),
    RowAct("convert", "replace", "Turn into…", "C", for_several=True),
    RowAct("due", "calendar", "Day of the action…", "D", for_several=True),
    RowAct("wording", "text-quote", "How near the words are…", "W", for_several=True),
    RowAct("split", "scissors", "Split at the cursor…", "S"),
    RowAct("join", "combine", "Join the rows in hand", "J", for_several=True),
    RowAct("project", "projector", "Put to the room", "Ctrl+Enter", on_row=True),
    RowAct("history", "history", "What happened to it", "H"),
    RowAct("remove", "trash-2", "Remove", "Del", for_several=True),
)
KEYS: Final = {
    Qt.Key.Key_E: "mend",
    Qt.Key.Key_F2: "mend",
    Qt.Key.Key_A: "speaker",
    Qt.Key.Key_P: "place",
    Qt.Key.Key_T: "action",
    Qt.Key.Key_C: "convert",
    Qt.Key.Key_D: "due",
    Qt.Key.Key_W: "wording",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_J: "join",
    Qt.Key.Key_H: "history",
    Qt.Key.Key_Delete: "remove",
}
FOR_SEVERAL: Final = frozenset(act.name for act in ACTS if act.for_several)


def is_possible(name: str, row: Row, count: int) -> bool:
    """Whether an act can be done with a row, one of `count` in hand."""
    if name == "project":
        return isinstance(row.record, Quote) and not row.is_withdrawn
    if name == "wording":
        return isinstance(row.record, Quote)
    if name == "due":
        return isinstance(row.record, ActionPoint)
    if name == "join":
        return count > 1
    return name in FOR_SEVERAL or name == MORE or count == 1


class RowButtons(QWidget):
    """The buttons on one row; `pressed` names the one that was clicked."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_STEP - _BUTTON.width())
        for act in (*(each for each in ACTS if each.on_row), RowAct(MORE, "ellipsis", "All that can be done", "")):
            tip = f"{act.words} ({act.key})" if act.key else act.words
            button = Button(icon=act.icon, name=act.words, tip=tip, height=_BUTTON.height())
            button.setFixedWidth(_BUTTON.width())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, name=act.name: self.pressed.emit(name))
            line.addWidget(button)
            self.buttons[act.name] = button
        self.setFixedSize(len(self.buttons) * _STEP - 2, _BUTTON.height())
        self.hide()
        if self.width() > SIGNS_WIDTH:
            raise ValueError("the buttons need more room than the signs that they stand in place of")

    def show_for(self, row: Row, count: int, at: QPoint) -> None:
        """Stand on a row, one of `count` in hand; what it cannot do is unavailable."""
        for name, button in self.buttons.items():
            button.setEnabled(is_possible(name, row, count))
        is_action = isinstance(row.record, ActionPoint)
        done = isinstance(row.record, ActionPoint) and row.record.done
        tick = self.buttons["action"]
        words = ("Open it again" if done else "Tick it off") if is_action else "Turn into an action"
        tick.set_icon("square-check" if is_action else "flag")
        tick.setToolTip(f"{words} (T)")
        tick.setAccessibleName(words)
        self.move(at)
        self.show()
        self.raise_()

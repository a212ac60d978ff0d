"""The other forms of the report: a row of buttons under its page, or the same as a menu where the row has no room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui import theme
from ui.report.forms import Form
from ui.theme import Type
from ui.widgets.buttons import Button

OFFERED: Final = {
    Form.WEB_PAGE: ("Web page…", "The report as a web page in one file, readable by everybody"),
    Form.MARKDOWN: ("Markdown…", "The report as plain text with Markdown’s few signs"),
    Form.ACTIONS: ("Actions…", "The list of actions by itself, as a web page or as Markdown"),
}
"""What each says, and what is told of it."""
HIGH = 28


class FormButtons(QWidget):
    """The row; `wished(Form)` asks for a form."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_S)
        self.buttons: dict[Form, Button] = {}
        for form, (words, tip) in OFFERED.items():
            self.buttons[form] = button = Button(words, height=HIGH, use=Type.LIST, tip=tip)
            button.clicked.connect(lambda _=False, form=form: self.wished.emit(form))
            row.addWidget(button)
        row.addStretch(1)


class FormsMenu(QMenu):
    """The menu; `wished(Form)` asks for a form."""

    wished = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        for form, (words, tip) in OFFERED.items():
            action = self.addAction(words)
            action.setToolTip(tip)
            action.triggered.connect(lambda _=False, form=form: self.wished.emit(form))

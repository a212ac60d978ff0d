"""The frame of every dialog: a title, a line under it, a body, and its buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.blanking import blanking_of
from ui.dialogs.session_undo import SessionUndo
from ui.live import Live
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label, Paragraph
from ui.widgets.message import Tone

BLANK = "Ctrl+."
MARGIN = 28
"""Pixels at the left and at the right of the body."""


class PanelDialog(QDialog):
    """Opened with `open()`, never `exec()`: the room goes on behind it. Esc closes it.

    Over a session (`live`) Ctrl+Z and Ctrl+Y are the session's here too, and told over the buttons; Ctrl+. blanks the
    room's screen from here as from everywhere.
    """

    def __init__(
        self, title: str, line: str, parent: QWidget | None, *, width: int = 640, live: Live | None = None
    ) -> None:
        super().__init__(parent)
        self._undo = SessionUndo(self, live) if live is not None else None
        if live is not None:
            QShortcut(QKeySequence(BLANK), self, blanking_of(live).toggle)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP_M)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.GAP_S)
        self._foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, theme.GAP_XL, MARGIN, 20)
        whole.setSpacing(theme.GAP_XS)
        whole.addWidget(Label(title, Type.PANEL_TITLE))
        if line:
            whole.addWidget(Paragraph(line, Type.BODY, "ink2"))
        whole.addSpacing(theme.GAP_M)
        whole.addLayout(self.body, 1)
        if self._undo is not None:
            whole.addWidget(self._undo.told)
        whole.addSpacing(theme.GAP_M)
        whole.addLayout(self._foot)

    def add_button(self, text: str, *, kind: Kind = Kind.PLAIN, key: str = "") -> Button:
        """A button at the foot, the last one at the right."""
        button = Button(text, kind=kind, key=key)
        self._foot.addWidget(button)
        return button

    def tell(self, sentence: str) -> None:
        """Say something over the buttons."""
        if self._undo is not None:
            self._undo.told.say(Tone.INFO, sentence)

    def take_back(self) -> None:
        """Undo the session's last act, and tell it."""
        if self._undo is not None:
            self._undo.take_back()

    def make_again(self) -> None:
        """Redo what was undone last, and tell it."""
        if self._undo is not None:
            self._undo.make_again()

    def is_undoing(self) -> bool:
        """Whether what is refused now is an undo, which is told over the buttons and by no field."""
        return self._undo is not None and self._undo.is_asking

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = paint.painter_for(self)
        painter.fillRect(QRectF(self.rect()), theme.colour("panel"))
        painter.end()

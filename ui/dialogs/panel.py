"""The frame of every dialog: a title, a line under it, a body, and its buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label, Paragraph


class PanelDialog(QDialog):
    """Opened with `open()`, never `exec()`: the room goes on behind it. Esc closes it."""

    def __init__(self, title: str, line: str, parent: QWidget | None, *, width: int = 640) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP_M)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.GAP_S)
        self._foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, theme.GAP_XL, 28, 20)
        whole.setSpacing(theme.GAP_XS)
        whole.addWidget(Label(title, Type.PANEL_TITLE))
        if line:
            whole.addWidget(Paragraph(line, Type.BODY, "ink2"))
        whole.addSpacing(theme.GAP_M)
        whole.addLayout(self.body, 1)
        whole.addSpacing(theme.GAP_M)
        whole.addLayout(self._foot)

    def add_button(self, text: str, *, kind: Kind = Kind.PLAIN, key: str = "") -> Button:
        """A button at the foot, the last one at the right."""
        button = Button(text, kind=kind, key=key)
        self._foot.addWidget(button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = paint.painter_for(self)
        painter.fillRect(QRectF(self.rect()), theme.colour("panel"))
        painter.end()

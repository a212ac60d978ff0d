"""The empty state: what is missing, what to do about it, and the one or two buttons that do it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Card

_DISC = 60
_ICON = 28
_MEASURE = 392


class _Disc(QWidget):
    """An icon on a round ground."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(_DISC, _DISC)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and icon."""
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), _DISC / 2, "disc")
        inset = (_DISC - _ICON) / 2
        icons.paint(painter, inset, inset, self._icon, _ICON, "ink2")
        painter.end()


class Empty(Card):
    """Disc, title, one or two lines, buttons, hint, in the middle of the room that it is given.

    `framed=False` leaves out card and edge, for an empty rail. The caller keeps the buttons and connects them.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        lines: str,
        buttons: Sequence[Button] = (),
        hint: str = "",
        *,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(radius=theme.RADIUS_BIG, parent=parent)
        self._framed = framed
        self._disc = _Disc(icon)
        self._title = Label(title, Type.CARD_TITLE, align="centre")
        self._lines = Paragraph(lines, Type.BODY, "ink2", align="centre")
        self._lines.setMaximumWidth(_MEASURE)
        self._hint = Label(hint, Type.META, "ink3", align="centre")
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._build(buttons)
        self._hint.setVisible(bool(hint))  # once it has a parent: before, it would be a window that flashes up

    def show_state(self, icon: str, title: str, lines: str, hint: str = "") -> None:
        """Say something else with the same buttons, as a search does."""
        self._disc.set_icon(icon)
        self._title.set_text(title)
        self._lines.set_text(lines)
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)

    def lines(self) -> str:
        """What is said under the title."""
        return self._lines.text()

    def _build(self, buttons: Sequence[Button]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_XL, theme.GAP_XL, theme.GAP_XL, theme.GAP_XL)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.GAP_L + 4)
        column.addWidget(self._title)
        column.addSpacing(theme.GAP_XS)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._lines, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        if buttons:
            row = QHBoxLayout()
            row.setSpacing(theme.GAP_S)
            row.addStretch(1)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addSpacing(theme.GAP_XL)
            column.addLayout(row)
        column.addSpacing(theme.GAP_L)
        column.addWidget(self._hint)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card unless it stands bare."""
        if self._framed:
            super().paintEvent(event)

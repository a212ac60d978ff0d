"""The head over the star: what it shows, what is to be asked next or when that was, near and far, and the menu."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import icons, theme
from ui.actions import Actions
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label, break_lines, paint_paragraph, paragraph_height
from ui.widgets.menu import Menu
from ui.widgets.switch import Switch

HEIGHT = 44
_BUTTONS_FROM = 840
"""Pixels of width from which near and far have buttons beside the prompt."""
_SMALLER, _MOST_LINES = Type.HEAD, 2
"""How a prompt is set that has no room on one line."""
_ZOOMS = (("whole", "Whole\tHome"), ("near", "Nearer\tZ"), ("out", "Further\tShift+Z"))


class StarHead(QWidget):
    """Switch, prompt, near and far, and the menu; who holds it connects the buttons, which the menu presses too."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.switch = Switch(("Counts", "Words", "List"), name="The star shows")
        self.bulb = _Bulb()
        self.prompt = _Prompt("", Type.CONTROL)
        self.whole = Button(icon="maximize", kind=Kind.QUIET, name="Whole star", tip="Whole star (Home)")
        self.out = Button(icon="zoom-out", kind=Kind.QUIET, name="Further", tip="Further (Shift+Z)")
        self.near = Button(icon="zoom-in", kind=Kind.QUIET, name="Nearer", tip="Nearer (Z)")
        self.more = Button(icon="ellipsis", kind=Kind.QUIET, name="More of the star")
        self._zooms = {"whole": self.whole, "near": self.near, "out": self.out}
        self.more.setMenu(self._menu(actions))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
        row.setSpacing(theme.GAP_M)
        row.addWidget(self.switch)
        row.addSpacing(theme.GAP_XS)
        row.addWidget(self.bulb)
        row.addWidget(self.prompt, 1)
        for button in (self.whole, self.out, self.near, self.more):
            row.addWidget(button)
        self.setFixedHeight(HEIGHT)

    def show_prompt(self, words: str) -> None:
        """Say what is to be asked next; "" for nothing."""
        self.bulb.setVisible(bool(words))
        self.prompt.set_tint("ink")
        self.prompt.set_text(words)

    def show_past(self, words: str, *, warns: bool) -> None:
        """Say when that was which the star shows; it warns where somebody tried to change it."""
        self.bulb.hide()
        self.prompt.set_tint("warn" if warns else "ink")
        self.prompt.set_text(words)

    def fold(self, *, listed: bool, zoomed: bool, width: int) -> None:
        """Leave out what there is no room for, or nothing to do."""
        for button in (self.near, self.out):
            button.setVisible(not listed and width >= _BUTTONS_FROM)
        self.whole.setVisible(not listed and zoomed)

    def _menu(self, actions: Actions) -> Menu:
        menu = Menu("", self)
        menu.addActions([actions["replay-star"], actions["measure-star"]])
        menu.addSeparator()
        menu.addActions([actions["choose-star"], actions["save-star"]])
        menu.addSeparator()
        for name, words in _ZOOMS:
            menu.addAction(words).triggered.connect(self._zooms[name].click)
        return menu


class _Prompt(Label):
    """On two smaller lines where one has no room for it."""

    def is_cut(self) -> bool:
        """Whether two lines do not hold it either."""
        return super().is_cut() and len(break_lines(self.text(), _SMALLER, self.width())) > _MOST_LINES

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one line, or two."""
        if not super().is_cut():
            super().paintEvent(event)
            return
        painter = paint.painter_for(self)
        high = paragraph_height(self.text(), _SMALLER, self.width(), most=_MOST_LINES)
        top = (self.height() - high) / 2
        paint_paragraph(painter, 0, top, self.width(), self.text(), _SMALLER, self._tint, most=_MOST_LINES)
        painter.end()

    def sizeHint(self) -> QSize:
        """The whole text, in the height of two lines."""
        return QSize(super().sizeHint().width(), HEIGHT)


class _Bulb(QWidget):
    """The sign of a prompt."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = paint.painter_for(self)
        icons.paint(painter, 0, 0, "lightbulb", 18, "warn")
        painter.end()

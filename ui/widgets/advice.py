"""The advice bar under the app bar: one line, one at a time, never over the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label

_ICON = 18


class Gravity(Enum):
    """How grave it is, gravest first: ground and ink."""

    BAD = ("badtint", "bad")
    WARN = ("warntint", "warn")
    INFO = ("accenttint", "accent")
    OK = ("oktint", "ok")


@dataclass(frozen=True)
class AdviceText:
    """What is the case and that nothing is lost (title), the rest in one line, and at most two buttons.

    `acts` are what the buttons do, in their order, where whoever gives the advice knows it. `tip` is told where the
    pointer rests, as the whole path of a file whose name is said.
    """

    gravity: Gravity
    icon: str
    title: str
    rest: str = ""
    buttons: Sequence[str] = ()
    closable: bool = True
    acts: Sequence[Callable[[], object]] = ()
    tip: str = ""

    def __post_init__(self) -> None:
        if len(self.buttons) > 2:
            raise ValueError("advice has at most two buttons")


class Advice(QWidget):
    """One piece of advice; the title is never cut, the rest elides into its tooltip.

    `acted` carries the index of the button pressed; `closed` that the user has read it, `freed` that nothing stands.
    """

    acted = Signal(int)
    closed = Signal()
    freed = Signal()

    def __init__(self, advice: AdviceText | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advice: AdviceText | None = None
        self._buttons: list[Button] = []
        self._title = Label("", Type.STRONG, elides=False)
        self._rest = Label("", Type.BODY)
        self._close = Button(icon="x", kind=Kind.QUIET, height=theme.HEIGHT_BUTTON_SMALL, name="Hide")
        self._close.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.GAP_L + 28, 0, 10, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._title)
        self._row.addSpacing(4)
        self._row.addWidget(self._rest, 1)
        self._row.addWidget(self._close)
        self.setFixedHeight(theme.HEIGHT_ADVICE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_advice(advice)

    def show_advice(self, advice: AdviceText | None) -> None:
        """Show advice, or hide the bar when there is none."""
        self._advice = advice
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        if advice is None:
            self.hide()
            self.freed.emit()
            return
        if self.parentWidget():  # without one, showing would make it a window of its own
            self.show()
        self._title.set_text(advice.title)
        self._rest.set_text(advice.rest)
        self._close.setVisible(advice.closable)
        self.setToolTip(advice.tip)
        self.setAccessibleName(f"{advice.title} {advice.rest}".strip())
        for index, text in enumerate(advice.buttons):
            self._add_button(index, text)
        for button, act in zip(self._buttons, advice.acts, strict=False):
            button.clicked.connect(lambda _=False, act=act: act())
        self.update()

    def advice(self) -> AdviceText | None:
        """What is shown now."""
        return self._advice

    def buttons(self) -> list[Button]:
        """The buttons of the advice, the close left out."""
        return list(self._buttons)

    def _add_button(self, index: int, text: str) -> None:
        kind = Kind.PLAIN if index == 0 else Kind.QUIET
        button = Button(text, kind=kind, height=30, use=Type.HEAD)
        button.clicked.connect(lambda: self.acted.emit(index))
        self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.append(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, hairline and icon."""
        if self._advice is None:
            return
        ground, tint = self._advice.gravity.value
        painter = paint.painter_for(self)
        painter.fillRect(self.rect(), theme.colour(ground))
        paint.hairlines(painter, QRectF(self.rect()), "b")
        icons.paint(painter, theme.GAP_L, (self.height() - _ICON) / 2, self._advice.icon, _ICON, tint)
        painter.end()

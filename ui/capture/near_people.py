"""People who may have spoken, each on a button with a number: pressed, it is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from roundtable.domain.records import Id
from ui import theme
from ui.capture.faces import Face
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import paint_avatar
from ui.widgets.keycap import cap_width, paint_cap

MOST = 9
"""As many as there are number keys."""
_ROW = 42


@dataclass(frozen=True)
class Choice:
    """Somebody to choose: the id of a person or an organisation, and why they are offered."""

    id: Id
    face: Face
    why: str = ""
    is_likely: bool = False


class NearPeople(QWidget):
    """Up to nine of them under each other; `chosen` carries the id of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._current = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.buttons = [PersonButton(place + 1) for place in range(MOST)]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, button=button: self._on_clicked(button))
            column.addWidget(button)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(MOST * (_ROW + 2))

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the first is in hand."""
        self._choices = tuple(choices)[:MOST]
        for place, button in enumerate(self.buttons):
            button.show_choice(self._choices[place] if place < len(self._choices) else None)
        self.set_current(0)

    def choices(self) -> tuple[Choice, ...]:
        """Who is offered."""
        return self._choices

    def current(self) -> Choice | None:
        """Whoever Enter would choose."""
        return self._choices[self._current] if self._choices else None

    def set_current(self, place: int) -> None:
        """Take one in hand; beyond the end it goes round."""
        self._current = place % len(self._choices) if self._choices else 0
        for at, button in enumerate(self.buttons):
            button.set_in_hand(at == self._current)

    def step(self, by: int) -> None:
        """Take the next one in hand, or the one before."""
        self.set_current(self._current + by)

    def _on_clicked(self, button: PersonButton) -> None:
        if button.choice is not None:
            self.chosen.emit(button.choice.id)


class PersonButton(QPushButton):
    """Number, face, name, and why they are offered."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._in_hand = False
        self.choice: Choice | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW)

    def show_choice(self, choice: Choice | None) -> None:
        """Offer somebody else, or nobody."""
        self.choice = choice
        self.setVisible(choice is not None)
        if choice is not None:
            face = choice.face
            told = ", ".join(part for part in (str(self._number), face.name, face.organisation, choice.why) if part)
            self.setAccessibleName(told)
            self.setToolTip(", ".join(part for part in (face.name, face.organisation) if part))
        self.update()

    def set_in_hand(self, in_hand: bool) -> None:
        """Mark the one that Enter chooses."""
        self._in_hand = in_hand
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a name and a reason."""
        return QSize(340, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, number, face, name over organisation, and the reason at the right."""
        choice = self.choice
        if choice is None:
            return
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        hovered = self.underMouse() or self.isDown()
        paint.box(painter, area, theme.RADIUS, "sel" if self._in_hand else "hover" if hovered else None)
        middle = self.height() / 2
        number = str(self._number)
        tint = "ink" if self._in_hand else "ink2"
        paint_cap(painter, 10, middle, number, tint)
        left = 10 + cap_width(number) + 10
        paint_avatar(painter, QRectF(left, middle - 14, 28, 28), choice.face.initials, choice.face.mark, badge=True)
        left += 38
        right = self.width() - 12.0
        base = paint.baseline(middle, theme.metrics(Type.META))
        taken = paint.text(
            painter, right, base, choice.why, Type.META, "ink" if choice.is_likely else "ink2", align="right", width=130
        )
        room = right - taken - (10 if taken else 0) - left
        if choice.face.organisation:
            paint.text(painter, left, middle - 3, choice.face.name, Type.HEAD, width=room)
            paint.text(painter, left, middle + 13, choice.face.organisation, Type.META, "ink2", width=room)
        else:
            paint.text(painter, left, middle + 5, choice.face.name, Type.HEAD, width=room)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        painter.end()

"""The amber strip over the list: words without a speaker, each with those who probably said them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from roundtable.domain.likely import likely_speakers
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import theme
from ui.capture.faces import UNKNOWN, Face, Faces
from ui.capture.rows import Row
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.panel import Card, Surface
from ui.widgets.sector_mark import paint_mark

MOST = 3
"""Cards made; as many of them are shown as there is room for."""
_HEIGHT, _CARD, _BUTTON = 58, 40, 22
_LEAST_CARD = 340
_HEAD = 158


@dataclass(frozen=True)
class Question:
    """Words whose speaker is to be found, and the faces of those who may have said them, with their ids."""

    row: Row
    likely: tuple[tuple[Id, Face], ...] = ()


def questions_of(session: Session, rows: Sequence[Row]) -> list[Question]:
    """The first few questions, with their likely answers."""
    faces = Faces(session)
    found = []
    for row in rows[:MOST]:
        people = likely_speakers(session, row.moment if row.time else None)
        found.append(Question(row, tuple((each.id, faces.person(each)) for each in people)))
    return found


class UnknownStrip(Surface):
    """`named(record id, contributor id)` answers, `asked(record id)` is the wish to choose from everybody.

    `all_asked` is the wish to go through all of them.
    """

    named = Signal(str, str)
    asked = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warntint", "tb", parent)
        self._title = Label("", Type.HEAD, "warn")
        tip = "Go through all of them, each with one key (Ctrl+Shift+N)"
        self.settle_all = Button("Who was it?…", height=24, use=Type.META_STRONG, tip=tip)
        self.settle_all.clicked.connect(self.all_asked)
        self._cards: list[_QuestionCard] = []
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addStretch(1)
        head.addWidget(self._title)
        head.addWidget(self.settle_all)
        head.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_HEAD)
        side.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, theme.GAP_L, 0)
        self._row.setSpacing(theme.GAP_S)
        self._row.addWidget(side)
        for _ in range(MOST):
            card = _QuestionCard()
            card.named.connect(self.named)
            card.asked.connect(self.asked)
            self._cards.append(card)
            self._row.addWidget(card, 1)
        self.setFixedHeight(_HEIGHT)
        self.hide()

    def show_questions(self, questions: Sequence[Question], count: int) -> None:
        """Ask the first of `count` questions; hide when there are none."""
        self.setVisible(bool(questions))
        self._title.set_text(f"{count} without a speaker")
        for card, question in zip(self._cards, [*questions, *[None] * MOST], strict=False):
            card.show_question(question)
        self._fold()

    def cards(self) -> list[_QuestionCard]:
        """The cards that are shown."""
        return [card for card in self._cards if not card.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        room = self.width() - _HEAD - 20 - theme.GAP_L
        fits = max(room // (_LEAST_CARD + theme.GAP_S), 1)
        for place, card in enumerate(self._cards):
            card.setVisible(card.question is not None and place < fits)

    def minimumSizeHint(self) -> QSize:
        """Room for one card."""
        return QSize(_HEAD + _LEAST_CARD + 44, _HEIGHT)


class _QuestionCard(Card):
    """One question: ??, time, words, and a button for each likely speaker."""

    named = Signal(str, str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.buttons: list[InitialsButton] = []
        self.setFixedHeight(_CARD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(84, 0, 10, 0)
        self._line.setSpacing(5)
        self._line.addStretch(1)

    def show_question(self, question: Question | None) -> None:
        """Ask another question."""
        if question == self.question:
            return
        self.question = question
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for person, face in question.likely if question else ():
            button = InitialsButton(face, self)
            button.clicked.connect(lambda _=False, person=person: self._on_named(person))
            self._line.addWidget(button)
            self.buttons.append(button)
        self.setAccessibleName(f"Who said: {question.row.words}" if question else "")
        self.setToolTip(f"{question.row.words}\nClick to choose from everybody" if question else "")
        self.update()

    def _on_named(self, person: Id) -> None:
        if self.question is not None:
            self.named.emit(self.question.row.id, person)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside the initials asks for somebody else."""
        if self.question is not None and self.rect().contains(event.position().toPoint()):
            self.asked.emit(self.question.row.id)

    def minimumSizeHint(self) -> QSize:
        """The words elide."""
        return QSize(160, _CARD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the marks and the words."""
        super().paintEvent(event)
        if self.question is None:
            return
        painter = paint.painter_for(self)
        base = paint.baseline(self.height() / 2, theme.metrics(Type.LIST))
        paint.text(painter, 14, base, UNKNOWN, Type.STRONG, "warn", weight=700)
        paint.text(painter, 40, base, self.question.row.time, Type.LIST_MEDIUM, "ink3")
        right = min((button.x() for button in self.buttons), default=self.width() - 4) - 10
        paint.text(painter, 84, base, self.question.row.words, Type.LIST_MEDIUM, width=right - 84)
        painter.end()


class InitialsButton(QPushButton):
    """Somebody's sector mark and initials."""

    def __init__(self, face: Face, parent: QWidget) -> None:
        super().__init__(face.initials, parent)
        self._face = face
        self.setAccessibleName(f"{face.name} said it")
        self.setToolTip(f"{face.name} said it")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Mark and initials."""
        return QSize(round(paint.advance(self._face.initials, Type.META, weight=700)) + 30, _BUTTON)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, mark, initials and focus."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        paint.box(painter, area, 5, "hover" if self.underMouse() or self.isDown() else "panel", "line2")
        middle, right = self.height() / 2, self.width() - 8.0
        if self._face.mark:
            paint_mark(painter, self._face.mark, 12, middle, 8.5)
        base = paint.baseline(middle, theme.metrics(Type.META))
        paint.text(painter, right, base, self._face.initials, Type.META, align="right", weight=700)
        if self.hasFocus():
            paint.focus_ring(painter, area, 5)
        painter.end()

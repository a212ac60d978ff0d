"""One plan for a late day as a card: key, name, what changes, the new end, old and new bars, what it means, Take."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from roundtable.domain.catch_up import CatchUp, Step
from roundtable.domain.session import Session
from ui import icons, theme, wording
from ui.operator import late_words
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Card, Hairline

MOST_ROWS = 6
_ROW, _ROW_LOW = 38, 30
_BAR = 7
_LOCK = 14


class PlanCard(Card):
    """Shows one plan; `chosen` when it is pointed at, `take_requested` when its button is pressed."""

    chosen = Signal()
    take_requested = Signal()

    def __init__(self, key: str) -> None:
        super().__init__(radius=theme.RADIUS_BIG)
        self._key = key
        self._low = False
        self._build()
        self.take.clicked.connect(self.take_requested)

    def _build(self) -> None:
        self.name = Label("", Type.CARD_TITLE)
        self.summary = Label("", Type.LIST, "ink2")
        self.ends = Label("Ends", Type.LIST, "ink2", elides=False)
        self.end = Label("", Type.PAGE_TITLE, elides=False)
        self.standing = Label("", Type.STRONG, "ok")
        self.rows = _Rows()
        self.points = [_Point() for _ in range(3)]
        self.take = Button("Take this plan", key=self._key)
        self._column = column = QVBoxLayout(self)
        column.addLayout(_line(KeyCap(self._key), self.name))
        column.addWidget(self.summary)
        ends = _line(self.ends, self.end, self.standing)
        ends.setContentsMargins(0, theme.GAP_XS, 0, theme.GAP_XS)
        column.addLayout(ends)
        column.addWidget(self.rows)
        column.addWidget(Hairline())
        for point in self.points:
            column.addWidget(point)
        column.addStretch(1)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)

    def set_low(self, low: bool) -> None:
        """Take less height: closer rows, and one consequence."""
        self.rows.set_low(low)
        self._low = low
        margin = theme.GAP_M if low else theme.GAP_L
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(theme.GAP_XS if low else theme.GAP_S)

    def show_plan(self, session: Session, plan: CatchUp, longest: int) -> None:
        """Show a plan; bars are drawn to the scale of the longest item, in minutes."""
        self.name.set_text(late_words.name(plan))
        self.summary.set_text(late_words.summary(plan))
        self.end.set_text(late_words.shown_end(plan))
        words, role = late_words.standing(plan)
        self.standing.set_text(words)
        self.standing.set_tint(role)
        self.rows.show_plan(session, plan, longest)
        said = late_words.consequences(session, plan)[: 1 if self._low else 3]
        for place, point in enumerate(self.points):
            point.say(said[place] if place < len(said) else "")
        self.take.setEnabled(bool(plan.changes))
        spoken = (self.name.text(), self.summary.text(), f"ends {self.end.text()}", words, *said)
        self.setAccessibleName(". ".join(spoken))
        self.take.setAccessibleName(f"Take this plan: {self.name.text()}")

    def show_chosen(self, chosen: bool) -> None:
        """Frame the card and fill its button: Enter takes it."""
        self.set_chosen(chosen)
        self.take.set_kind(Kind.PRIMARY if chosen else Kind.PLAIN)
        self.take.set_key("↵" if chosen else self._key)
        self.take.set_icon("check" if chosen else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at the plan."""
        self.chosen.emit()
        event.accept()


class _Rows(QWidget):
    """The items to come: name, what becomes of it, and a bar of what it was over a bar of what it will be."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._spared: tuple[Step, ...] = ()
        self._session = Session()
        self._rest = ""
        self._longest = 1
        self._row = _ROW
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_low(self, low: bool) -> None:
        """Put the rows closer together."""
        self._row = _ROW_LOW if low else _ROW

    def show_plan(self, session: Session, plan: CatchUp, longest: int) -> None:
        """Show what changes first of all, then what is spared, then the rest as far as there is room."""
        most = MOST_ROWS if self._row == _ROW else MOST_ROWS - 2
        steps = plan.steps
        self._spared = tuple(step for step in steps if late_words.is_spared(plan.way, step))
        weighed = sorted(steps, key=lambda step: 0 if step.saves else 1 if step in self._spared else 2)
        shown = set(weighed[:most])
        self._session, self._longest = session, max(longest, 1)
        self._steps = tuple(step for step in steps if step in shown)
        left = [step for step in steps if step not in shown]
        gives = sum(step.saves for step in left)
        said = f", {wording.minutes(gives)} less" if gives else ", as planned"
        self._rest = f"and {wording.counted(len(left), 'more item')}{said}" if left else ""
        self.setFixedHeight(len(self._steps) * self._row + (20 if self._rest else 0))
        self.setAccessibleName(
            ", ".join(f"{step.item.title} {late_words.change(step)[0]}" for step in self._steps) + " " + self._rest
        )
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell why an item keeps its minutes."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = int(event.pos().y() // self._row)
            if place < len(self._steps):
                step = self._steps[place]
                words = f"{step.item.title}\n{late_words.why_spared(self._session, step)}"
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(240, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = paint.painter_for(self)
        for place, step in enumerate(self._steps):
            self._paint_step(painter, QRectF(0, place * self._row, self.width(), self._row), step)
        if self._rest:
            base = paint.baseline(self.height() - 9, theme.metrics(Type.META))
            paint.text(painter, 0, base, self._rest, Type.META, "ink3")
        painter.end()

    def _paint_step(self, painter: QPainter, row: QRectF, step: Step) -> None:
        base = paint.baseline(row.top() + 10, theme.metrics(Type.HEAD))
        words, role = late_words.change(step)
        right = row.right() - paint.text(painter, row.right(), base, words, Type.HEAD, role, align="right")
        if step in self._spared:
            right -= _LOCK + 8
            icons.paint(painter, right, row.top() + 10 - _LOCK / 2, "lock", _LOCK, "ink3")
        tint = "ink3" if step.dropped else "ink"
        paint.text(painter, 0, base, step.item.title, Type.HEAD, tint, width=right - 12, struck=step.dropped)
        scale = row.width() * 0.94 / self._longest
        top = row.top() + 20
        if step.saves:
            paint.box(painter, QRectF(0, top, step.before * scale, _BAR), 2, edge="edge", dashed=True)
        fill = "ink2" if step in self._spared else "past"
        if step.after:
            paint.box(painter, QRectF(0, top, max(step.after * scale, 2), _BAR), 2, fill)


class _Point(QWidget):
    """One sentence behind a dot; hidden when it has nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph("", Type.LIST, "ink2")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP_S)
        line.addWidget(Label("•", Type.LIST, "ink3", elides=False), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)

    def say(self, words: str) -> None:
        """Say a sentence, or nothing."""
        self._words.set_text(words)
        self.setVisible(bool(words))


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.GAP_S)
    for widget in widgets:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    return line

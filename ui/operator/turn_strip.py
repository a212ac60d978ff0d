"""The last quarter of an hour as a strip: who spoke, how long, and when nobody did; edges and people can be mended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from roundtable.domain.local_time import in_zone
from roundtable.domain.records import Id
from ui import theme, wording
from ui.operator.people import Face
from ui.operator.strip_painter import CELL, LOW_TOP, MARGIN, TOP, paint_cell, paint_dragged, paint_times
from ui.operator.turns import QUARTER, Cell, Edge
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.menu import Menu

HEIGHT, LOW_HEIGHT = 96, 62
"""Pixels with its head, and without it."""
_GAP = 2.0
_NEAR = 5.0
"""Pixels beside an edge within which it is taken hold of."""
NUDGE = timedelta(seconds=5)
"""How far a key moves an edge."""
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TurnStrip(QWidget):
    """Shows turns in proportion. An edge is dragged, or moved by Shift and Ctrl with the arrows.

    `edge_moved(turn that ends or None, turn that begins or None, moment)`, `whose_asked(turn)`: it was someone else's,
    `cross_talk_said(turn)`: it was several people's, `removal_asked(turn)`: nobody spoke then.
    """

    edge_moved = Signal(object, object, object)
    whose_asked = Signal(object)
    cross_talk_said = Signal(object)
    removal_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[Cell, ...] = ()
        self._edges: tuple[Edge, ...] = ()
        self._faces: Mapping[Id, Face] = {}
        self._now: datetime | None = None
        self._zone: tzinfo = UTC
        self._held: Id | None = None
        self._dragged: tuple[Edge, datetime] | None = None
        self._top = TOP
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Who spoke, last quarter hour")

    def show_turns(
        self, cells: list[Cell], edges: list[Edge], faces: Mapping[Id, Face], now: datetime, zone: tzinfo
    ) -> None:
        """Show what has happened up to a moment; times are told as the clocks of a zone show them."""
        self._cells, self._edges, self._faces, self._zone = tuple(cells), tuple(edges), faces, zone
        self._now = in_zone(now, zone)
        spoke = [self._words(cell) for cell in cells if cell.turn_id is not None]
        self.setAccessibleDescription("; ".join(spoke) or "nobody yet")
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether nobody has spoken in the last quarter of an hour."""
        return not self._cells

    def set_low(self, low: bool) -> None:
        """Do without the head where there is little height."""
        self._top = LOW_TOP if low else TOP
        self.setFixedHeight(LOW_HEIGHT if low else HEIGHT)

    @property
    def current_id(self) -> Id | None:
        """The turn that the keyboard has reached."""
        return self._held if any(cell.turn_id == self._held for cell in self._cells) else None

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(600, self.height())

    def _words(self, cell: Cell) -> str:
        length = wording.span((cell.end - cell.start) * QUARTER)
        return f"{self._name(cell)} {length}{', perhaps too long' if cell.doubtful else ''}"

    def _name(self, cell: Cell) -> str:
        face = self._faces.get(cell.contributor_id) if cell.contributor_id else None
        return face.name if face else "cross-talk" if cell.turn_id is not None else "silence"

    # Where things are

    def _rect(self, cell: Cell) -> QRectF:
        room = self.width() - 2 * MARGIN
        left = MARGIN + cell.start * room
        return QRectF(left, self._top, max((cell.end - cell.start) * room - _GAP, 2.0), CELL)

    def edge_x(self, at: datetime) -> float:
        """Where a moment is on the strip, in pixels."""
        now = self._now or at
        return MARGIN + (self.width() - 2 * MARGIN) * (1 - (now - at) / QUARTER)

    def _moment(self, x: float) -> datetime | None:
        room = max(self.width() - 2 * MARGIN, 1)
        return self._now - QUARTER * (1 - (x - MARGIN) / room) if self._now is not None else None

    def _edge_at(self, at: QPointF) -> Edge | None:
        if not self._top - 6 <= at.y() <= self._top + CELL + 6:
            return None
        near = sorted((abs(self.edge_x(edge.at) - at.x()), place) for place, edge in enumerate(self._edges))
        return self._edges[near[0][1]] if near and near[0][0] <= _NEAR else None

    def _cell_at(self, at: QPointF) -> Cell | None:
        return next((cell for cell in self._cells if self._rect(cell).contains(at)), None)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge, or take a turn in hand."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        edge = self._edge_at(event.position())
        if edge is not None:
            self._dragged = (edge, edge.at)
        elif (cell := self._cell_at(event.position())) is not None and cell.turn_id is not None:
            self._held = cell.turn_id
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry an edge as far as it may go."""
        moment = self._moment(event.position().x())
        if self._dragged is not None and moment is not None:
            edge, _ = self._dragged
            self._dragged = (edge, _clamped(edge, moment))
            self.update()
        over = self._dragged is not None or self._edge_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of an edge where it is."""
        dragged, self._dragged = self._dragged, None
        self.update()
        if dragged is not None and dragged[1] != dragged[0].at:
            self.edge_moved.emit(dragged[0].before_id, dragged[0].after_id, dragged[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask whose turn it was."""
        if (cell := self._cell_at(event.position())) is not None and cell.turn_id is not None:
            self.whose_asked.emit(cell.turn_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Say what can be done with the turn under the pointer, or with the one in hand."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cell = self._current() if by_key else self._cell_at(QPointF(event.pos()))
        if cell is None or cell.turn_id is None:
            return
        turn_id = self._held = cell.turn_id
        menu = Menu(self._name(cell), self)
        for text, signal in (
            ("Someone else’s turn…\t↵", self.whose_asked),
            ("It was cross-talk", self.cross_talk_said),
            ("Nobody spoke\tDel", self.removal_asked),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, signal=signal: signal.emit(turn_id))
        menu.popup(self.mapToGlobal(self._rect(cell).center().toPoint()) if by_key else event.globalPos())

    # Keyboard

    def _current(self) -> Cell | None:
        return next((cell for cell in self._cells if cell.turn_id is not None and cell.turn_id == self._held), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the last turn."""
        super().focusInEvent(event)
        turns = [cell.turn_id for cell in self._cells if cell.turn_id is not None]
        if self.current_id is None and turns:
            self._held = turns[-1]
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from turn to turn, with Shift they move where it begins, with Ctrl where it ends."""
        key, by = event.key(), _ARROWS.get(Qt.Key(event.key()))
        if by is not None and self.current_id is not None:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._nudge(by, start=True)
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._nudge(by, start=False)
            else:
                self._step(by)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id is not None:
            self.whose_asked.emit(self._held)
        elif key == Qt.Key.Key_Delete and self.current_id is not None:
            self.removal_asked.emit(self._held)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        turns = [cell for cell in self._cells if cell.turn_id is not None]
        place = next(place for place, cell in enumerate(turns) if cell.turn_id == self._held) + by
        cell = turns[min(max(place, 0), len(turns) - 1)]
        self._held = cell.turn_id
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words(cell)))
        self.update()

    def _nudge(self, by: int, *, start: bool) -> None:
        mine = (edge for edge in self._edges if (edge.after_id if start else edge.before_id) == self._held)
        edge = next(mine, None)
        if edge is not None and (at := _clamped(edge, edge.at + by * NUDGE)) != edge.at:
            self.edge_moved.emit(edge.before_id, edge.after_id, at)

    def event(self, event: QEvent) -> bool:
        """Tell who spoke, and how long, under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = self._cell_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self._words(under) if under is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint head, cells and times."""
        painter = paint.painter_for(self)
        painter.fillRect(self.rect(), theme.colour("canvas"))
        paint.hairlines(painter, QRectF(self.rect()), "t")
        if self._top == TOP:
            self._paint_head(painter)
        if not self._cells:
            base = paint.baseline(self._top + CELL / 2, theme.metrics(Type.LIST))
            paint.text(painter, MARGIN, base, "Nobody yet", Type.LIST, "ink3")
        for cell in self._cells:
            ringed = self.hasFocus() and cell.turn_id is not None and cell.turn_id == self._held
            face = self._faces.get(cell.contributor_id) if cell.contributor_id else None
            paint_cell(painter, self._rect(cell), cell, face, ringed=ringed)
        if self._now is not None and self._cells:
            paint_times(painter, self.width(), self._top, self._now, self._zone)
        if self._dragged is not None:
            moment = in_zone(self._dragged[1], self._zone)
            paint_dragged(painter, self.width(), self._top, self.edge_x(moment), moment)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        base = paint.baseline(18, theme.metrics(Type.HEAD))
        paint.text(painter, MARGIN, base, "Who spoke, last quarter hour", Type.HEAD, "ink2")
        if self._cells:
            hint = "arrows, Shift and Ctrl with them, Enter, Del" if self.hasFocus() else "drag an edge to mend it"
            paint.text(painter, self.width() - MARGIN, base, hint, Type.META, "ink3", align="right")


def _clamped(edge: Edge, moment: datetime) -> datetime:
    return min(max(moment, edge.earliest), edge.latest)

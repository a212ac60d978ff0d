"""The round table: a click on a seat gives the floor, a drag to another seat swaps the two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
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
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from roundtable.domain.records import Id
from ui import theme
from ui.operator.seat_painter import (
    Seat,
    Thread,
    note_of,
    paint_carried,
    paint_centre,
    paint_name,
    paint_seat,
    paint_table,
    paint_tag,
    threads_between,
)
from ui.operator.table_geometry import TablePlan, plan_table
from ui.widgets import paint

_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RoundTable(QWidget):
    """Shows seats, web and the speaker at the centre; it decides nothing.

    `floor_given(contributor_id)`, `swap_requested(contributor_id, seat number)`, `menu_requested(contributor_id, point
    of the screen)`.
    """

    floor_given = Signal(object)
    swap_requested = Signal(object, int)
    menu_requested = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._seats: tuple[Seat, ...] = ()
        self._pairs: dict[frozenset[Id], int] = {}
        self._centre = ("", "", "")
        self._web = True
        self._held: Id | None = None
        self._rings = False
        self._hovered: int | None = None
        self._pressed: int | None = None
        self._dragged: QPointF | None = None
        self._pressed_at = QPointF()
        self._plan = plan_table(800, 600, ())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Round table")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def plan(self) -> TablePlan:
        """Where the seats are now."""
        return self._plan

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Who sits there, in the order of seats."""
        return self._seats

    def show_seats(self, seats: Sequence[Seat], pairs: dict[frozenset[Id], int], centre: tuple[str, str, str]) -> None:
        """Show who sits where, how often each pair spoke in turn, and name, time and note at the centre."""
        before, self._seats = self._seats, tuple(seats)
        changed = before != self._seats or pairs != self._pairs or centre != self._centre
        self._pairs, self._centre = dict(pairs), centre
        if [seat.face.sector for seat in before] != [seat.face.sector for seat in self._seats]:
            self._replan()
        if [seat.face.contributor_id for seat in before] != [seat.face.contributor_id for seat in self._seats]:
            self._pressed = self._dragged = None  # what is held is a place, where somebody else may sit now
        if changed:
            said = (f"{seat.face.name}, {note_of(seat)[0]}" for seat in self._seats)
            self.setAccessibleDescription("; ".join(said))
            self.update()

    def set_web(self, shown: bool) -> None:
        """Show or hide who spoke after whom."""
        self._web = shown
        self.update()

    @property
    def current_id(self) -> Id | None:
        """Whose seat the keyboard has reached."""
        return self._held if self._place_of(self._held) is not None else None

    @property
    def ringed_id(self) -> Id | None:
        """Whose seat is seen to be in hand: no key acts on somebody who is not."""
        return self.current_id if self._rings else None

    def _place_of(self, contributor_id: Id | None) -> int | None:
        for place, seat in enumerate(self._seats):
            if seat.face.contributor_id == contributor_id:
                return place
        return None

    def threads(self) -> list[Thread]:
        """The web as lines between seats."""
        return threads_between(self._seats, self._pairs)

    def sizeHint(self) -> QSize:
        """About what Seats gives it at 1440x900."""
        return QSize(1096, 604)

    def minimumSizeHint(self) -> QSize:
        """Forty seats can still be told apart."""
        return QSize(480, 300)

    def _replan(self) -> None:
        self._plan = plan_table(self.width(), self.height(), [seat.face.sector for seat in self._seats])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the seats out anew."""
        super().resizeEvent(event)
        self._replan()

    # Keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at who speaks, else at the first seat; the ring shows once the keyboard is used."""
        super().focusInEvent(event)
        self._rings = event.reason() in _BY_KEYBOARD
        if self.current_id is None and self._seats:
            speaking = (seat.face.contributor_id for seat in self._seats if seat.speaking)
            self._held = next(speaking, self._seats[0].face.contributor_id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from seat to seat, with Alt they take who sits there along; Enter gives the floor."""
        place = self._place_of(self._held)
        key = Qt.Key(event.key())
        if key in _ARROWS and place is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._take_along(place, self._plan.beside(place, *_ARROWS[key]))
        elif key in _ARROWS and place is not None:
            self._hold(self._plan.beside(place, *_ARROWS[key]) if self._rings else place)
        elif key in _CHOOSES and self.ringed_id is not None:
            self.floor_given.emit(self.ringed_id)
        elif key in _CHOOSES and place is not None:
            self._hold(place)
        else:
            super().keyPressEvent(event)

    def _take_along(self, place: int, other: int) -> None:
        self._rings = True
        number = self._seats[other].number
        if other != place and number is not None:
            self.swap_requested.emit(self._seats[place].face.contributor_id, number)

    def _hold(self, place: int) -> None:
        seat = self._seats[place]
        self._held, self._rings = seat.face.contributor_id, True
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{seat.face.name}, {note_of(seat)[0]}"))
        self.update()

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a seat."""
        self._rings = False
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()
            self._pressed = self._plan.seat_at(event.position().x(), event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry who was taken hold of, and show whose seat it would be."""
        at = event.position()
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._pressed is not None and (self._dragged is not None or far):
            self._dragged = at
            self.update()
        hovered = self._plan.seat_at(at.x(), at.y())
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.PointingHandCursor if hovered is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: on the same seat gives the floor, on another swaps."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed = self._dragged = None
        target = self._plan.seat_at(event.position().x(), event.position().y())
        self.update()
        if pressed is None or target is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        person = self._seats[pressed].face.contributor_id
        number = self._seats[target].number
        if dragged is None and target == pressed:
            self._held = person
            self.floor_given.emit(person)
        elif dragged is not None and target != pressed and number is not None:
            self.swap_requested.emit(person, number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of who sits under the pointer, or of who is in hand."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self._place_of(self._held) if by_key else self._plan.seat_at(event.pos().x(), event.pos().y())
        if place is None:
            return
        seat = self._plan.seats[place]
        at = self.mapToGlobal(QPoint(round(seat.x), round(seat.y))) if by_key else event.globalPos()
        self.menu_requested.emit(self._seats[place].face.contributor_id, at)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what the pointer was over."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell who sits under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._plan.seat_at(event.pos().x(), event.pos().y())
            if place is not None:
                face = self._seats[place].face
                words = ", ".join(
                    part for part in (face.name, face.organisation, note_of(self._seats[place])[0]) if part
                )
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint table, seats, names, the centre, and who is carried."""
        painter = paint.painter_for(self)
        painter.fillRect(self.rect(), theme.colour("canvas"))
        plan = self._plan
        paint_table(painter, plan, self.threads() if self._web else ())
        paint_centre(painter, plan, *self._centre)
        ringed = self._place_of(self._held) if self.hasFocus() and self._rings else None
        marked = self._hovered if self._dragged is not None else ringed
        for place, seat in zip(plan.seats, self._seats, strict=False):
            if plan.named:
                paint_name(painter, plan, place, seat, self.width())
        for number, (place, seat) in enumerate(zip(plan.seats, self._seats, strict=False)):
            if number != self._pressed or self._dragged is None:
                paint_seat(painter, plan, place, seat, ringed=number == marked)
        if not plan.named:
            self._paint_tags(painter, ringed)
        if self._dragged is not None and self._pressed is not None:
            paint_carried(painter, plan, self._dragged, self._seats[self._pressed])
        painter.end()

    def _paint_tags(self, painter: QPainter, ringed: int | None) -> None:
        speaking = [number for number, seat in enumerate(self._seats) if seat.speaking]
        for number in dict.fromkeys([*speaking, ringed, self._hovered]):
            if number is not None and number < len(self._plan.seats):
                paint_tag(painter, self._plan, self._plan.seats[number], self._seats[number], self.width())

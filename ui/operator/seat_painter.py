"""Strokes of the round table: the table with its web, a seat, and the name beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient, QTransform

from roundtable.domain.people import name_words
from roundtable.domain.records import Id
from ui import theme, wording
from ui.operator.people import Face
from ui.operator.table_geometry import SeatPlace, TablePlan, Where
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import BADGE_FROM, paint_avatar
from ui.widgets.sector_mark import paint_mark, sector_colour

MOST_THREADS = 48
"""More lines than this are a thicket; the weakest are left out."""
_LINE = 17.0
_HALO = 12.0
_ARC = 5.0
_ROOMY = 36
"""Pixels of a seat from which its place in the queue has room on it."""
_WIDEST_LINE = 4.5


@dataclass(frozen=True)
class Seat:
    """Someone in a seat: `share` is their talk time against the longest, `place` their place in the queue (0: none).

    `begun` is whether anybody has been heard at all: before that nobody is behind.
    """

    face: Face
    number: int | None
    share: float = 0.0
    place: int = 0
    speaking: bool = False
    begun: bool = True


@dataclass(frozen=True)
class Thread:
    """A line of the web between two seats; `weight` is 0 to 1, `own` marks the speaker's."""

    one: int
    other: int
    weight: float
    own: bool = False


def threads_between(seats: Sequence[Seat], pairs: Mapping[frozenset[Id], int]) -> list[Thread]:
    """The lines of the web for pairs of people and how often they spoke in turn; the speaker's own come last."""
    places = {seat.face.contributor_id: place for place, seat in enumerate(seats)}
    most = max(pairs.values(), default=1)
    found = []
    for pair, count in pairs.items():
        ends = sorted(places[each] for each in pair if each in places)
        if len(ends) == 2:
            own = any(seats[place].speaking for place in ends)
            found.append(Thread(ends[0], ends[1], (count - 1) / max(most - 1, 1), own))
    found.sort(key=lambda thread: (thread.own, thread.weight))
    return found[-MOST_THREADS:]


def paint_table(painter: QPainter, plan: TablePlan, threads: Sequence[Thread]) -> None:
    """Paint the table, and the web on it, which fades under what stands in the middle."""
    area = QRectF(plan.x - plan.across, plan.y - plan.down, 2 * plan.across, 2 * plan.down)
    painter.setPen(QPen(theme.colour("line2"), 2))
    painter.setBrush(theme.colour("base"))
    painter.drawEllipse(area)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.adjusted(6, 6, -6, -6))
    for thread in threads:
        _paint_thread(painter, plan, thread)
    _fade(painter, plan)


def _paint_thread(painter: QPainter, plan: TablePlan, thread: Thread) -> None:
    one, other = plan.seats[thread.one], plan.seats[thread.other]
    start, end = _inwards(plan, one), _inwards(plan, other)
    light = theme.current() == "light"
    hue = theme.colour("nowline", 0.85) if thread.own else theme.colour("ink3", 0.26 if light else 0.34)
    pen = QPen(hue, 1.2 + (_WIDEST_LINE - 1.2) * thread.weight)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(start)
    pull = 0.62
    path.cubicTo(_towards(start, plan, pull), _towards(end, plan, pull), end)
    painter.drawPath(path)


def _inwards(plan: TablePlan, seat: SeatPlace) -> QPointF:
    """A point a little within the table's edge before a seat."""
    edge = QPointF(seat.edge_x, seat.edge_y)
    return _towards(edge, plan, 14 / max(math.hypot(seat.edge_x - plan.x, seat.edge_y - plan.y), 1))


def _towards(point: QPointF, plan: TablePlan, part: float) -> QPointF:
    return point + (QPointF(plan.x, plan.y) - point) * part


def _fade(painter: QPainter, plan: TablePlan) -> None:
    """Lay the table's own colour over the middle, thinning outwards."""
    reach = min(plan.across * 0.62, 230.0)
    down = min(plan.down * 0.8, 105.0)
    gradient = QRadialGradient(QPointF(0, 0), 1.0)
    solid, gone = theme.colour("base"), QColor(theme.colour("base"))
    gone.setAlphaF(0.0)
    gradient.setColorAt(0.0, solid)
    gradient.setColorAt(0.62, solid)
    gradient.setColorAt(1.0, gone)
    painter.save()
    painter.setTransform(QTransform.fromTranslate(plan.x, plan.y), True)
    painter.scale(reach, down)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)
    painter.restore()


def seat_rect(plan: TablePlan, place: SeatPlace, seat: Seat) -> QRectF:
    """The square of a seat's avatar, larger for who speaks."""
    size = plan.size * (58 / 48 if seat.speaking else 1)
    return QRectF(place.x - size / 2, place.y - size / 2, size, size)


def paint_seat(painter: QPainter, plan: TablePlan, place: SeatPlace, seat: Seat, *, ringed: bool) -> None:
    """Paint halo, avatar, arc of talk time, place in the queue and the keyboard's ring."""
    square = seat_rect(plan, place, seat)
    if seat.speaking:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("now", 0.34 if theme.current() == "light" else 0.3))
        painter.drawEllipse(square.adjusted(-_HALO / 1.4, -_HALO / 1.4, _HALO / 1.4, _HALO / 1.4))
    face = seat.face
    if seat.share > 0 and not seat.speaking:
        around = square.adjusted(-_ARC, -_ARC, _ARC, _ARC)
        pen = QPen(sector_colour(face.mark) if face.mark else theme.colour("ink3"), 3)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(around, 90 * 16, -round(360 * 16 * min(seat.share, 1.0)))
    paint_avatar(painter, square, face.initials, face.mark, heard=face.heard or seat.speaking, speaking=seat.speaking)
    if face.mark is not None and square.width() < BADGE_FROM:
        paint_mark(painter, face.mark, square.right() - 3, square.bottom() - 3, 7, heard=face.heard or seat.speaking)
    if seat.place:
        _paint_place(painter, square, seat.place)
    if ringed:
        off = _ARC + 5
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(square.adjusted(-off, -off, off, off))


def _paint_place(painter: QPainter, square: QRectF, place: int) -> None:
    inwards = 3 if square.width() >= _ROOMY else -2  # of a small seat it would hide the initials
    middle = QPointF(square.left() + inwards, square.top() + inwards + 1)
    painter.setPen(QPen(theme.colour("canvas"), 2))
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(middle, 10, 10)
    base = paint.baseline(middle.y(), theme.metrics(Type.KEY_CAP, weight=700))
    paint.text(painter, middle.x(), base, str(place), Type.KEY_CAP, "onaccent", align="centre", weight=700)


def note_of(seat: Seat) -> tuple[str, str]:
    """What stands under a name, and its role: the talk time, or that the person was not heard yet."""
    if seat.face.time:
        return wording.span(seat.face.time), "ink3"
    if seat.face.heard or seat.speaking:
        return "heard", "ink3"
    return "not heard yet", "warn" if seat.begun else "ink3"


def lines_of(name: str) -> list[str]:
    """A name on two lines, given and family, without titles; a single name stands on one."""
    words = name_words(name)
    return [words[0], " ".join(words[1:])] if len(words) > 1 else words


def paint_name(painter: QPainter, plan: TablePlan, place: SeatPlace, seat: Seat, width: float) -> None:
    """Paint a name around the table: two lines above and below a seat, one at the sides."""
    square = seat_rect(plan, place, seat)
    note, role = note_of(seat)
    metrics = theme.metrics(Type.HEAD)
    if place.where in (Where.LEFT, Where.RIGHT):
        right = place.where is Where.RIGHT
        off = 16 + (_HALO / 2 if seat.speaking else 0)
        x = square.right() + off if right else square.left() - off
        room = width - 12 - x if right else x - 12
        align: paint.Align = "left" if right else "right"
        words = " ".join(lines_of(seat.face.name))
        paint.text(painter, x, paint.baseline(place.y - 9, metrics), words, Type.HEAD, align=align, width=room)
        paint.text(painter, x, paint.baseline(place.y + 9, metrics), note, Type.META, role, align=align, width=room)
        return
    lines = lines_of(seat.face.name)
    above = place.where is Where.ABOVE
    count = len(lines) + 1
    top = square.top() - 14 - (count - 0.5) * _LINE if above else square.bottom() + 14 + _LINE / 2
    for number, words in enumerate(lines):
        base = paint.baseline(top + number * _LINE, metrics)
        paint.text(painter, place.x, base, words, Type.HEAD, align="centre", width=plan.arc + 6)
    base = paint.baseline(top + (count - 1) * _LINE, metrics)
    paint.text(painter, place.x, base, note, Type.META, role, align="centre")


def paint_tag(painter: QPainter, plan: TablePlan, place: SeatPlace, seat: Seat, width: float) -> None:
    """Paint a whole name on a tag before its seat, where names have no room around the table."""
    note, role = note_of(seat)
    name = seat.face.name
    words, notes = paint.advance(name, Type.HEAD), paint.advance(note, Type.META)
    long = min(words + 8 + notes + 20, width - 16)
    square = seat_rect(plan, place, seat)
    y, x = place.y, place.x - long / 2 + (plan.x - place.x) * 0.15
    if place.where is Where.ABOVE:
        y = square.bottom() + 20
    elif place.where is Where.BELOW:
        y = square.top() - 20
    else:
        x = square.right() + 18 if place.where is Where.LEFT else square.left() - 18 - long
    x = min(max(x, 8.0), width - 8 - long)
    paint.box(painter, QRectF(x, y - 13, long, 26), 13, "base", "line2")
    metrics = theme.metrics(Type.HEAD)
    room = long - 28 - notes
    took = paint.text(painter, x + 10, paint.baseline(y, metrics), name, Type.HEAD, width=room)
    paint.text(painter, x + 10 + took + 8, paint.baseline(y, metrics), note, Type.META, role)


def paint_carried(painter: QPainter, plan: TablePlan, at: QPointF, seat: Seat) -> None:
    """Paint someone who is dragged to another seat."""
    square = QRectF(at.x() - plan.size / 2, at.y() - plan.size / 2, plan.size, plan.size)
    paint_avatar(painter, square, seat.face.initials, seat.face.mark, heard=seat.face.heard)


def paint_centre(painter: QPainter, plan: TablePlan, name: str, time: str, note: str) -> None:
    """Paint who has the floor, for how long, and whom they answer; one line when nobody speaks."""
    x, y, room = plan.x, plan.y, plan.across * 1.4
    title = theme.metrics(Type.CARD_TITLE)
    if not time:
        base = paint.baseline(y, title)
        paint.text(painter, x, base, name, Type.CARD_TITLE, "ink2", align="centre", width=room)
        return
    paint.text(painter, x, paint.baseline(y - 40, title), name, Type.CARD_TITLE, align="centre", width=room)
    paint.text(painter, x, paint.baseline(y, theme.metrics(Type.CENTRE)), time, Type.CENTRE, align="centre")
    base = paint.baseline(y + 38, theme.metrics(Type.META))
    paint.text(painter, x, base, note, Type.META, "ink2", align="centre", width=room)

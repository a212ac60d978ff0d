"""A short painted list to choose from: people, organisations and segments, under the line or in a picker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.capture.faces import Face
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import paint_avatar
from ui.widgets.dot import SegmentDot, paint_dot
from ui.widgets.keycap import cap_width, paint_cap

ROW = 36
_AIR = 6
_MOST_DOTS = 3
_ICON = 16


@dataclass(frozen=True)
class Offer:
    """One thing to choose; `bold` is the stretch of the label that was typed, `ticked` that it is chosen already."""

    key: str
    label: str
    detail: str = ""
    bold: tuple[int, int] = (0, 0)
    dots: tuple[SegmentDot, ...] = ()
    face: Face | None = None
    ticked: bool = False
    icon: str = ""


class Offers(QWidget):
    """The list; the one in hand is marked, and `chosen` carries the index of the one that was clicked."""

    chosen = Signal(int)

    def __init__(self, key_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_hint = key_hint
        self._offers: tuple[Offer, ...] = ()
        self._current = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_offers(self, offers: Sequence[Offer], current: int = 0) -> None:
        """Offer these, one of them in hand."""
        self._offers = tuple(offers)
        self.set_current(current)
        self.setFixedHeight(max(len(self._offers), 1) * ROW + 2 * _AIR)
        self.update()

    def offers(self) -> tuple[Offer, ...]:
        """What is offered now."""
        return self._offers

    def current(self) -> Offer | None:
        """The one in hand."""
        return self._offers[self._current] if self._offers else None

    def current_index(self) -> int:
        """The place of the one in hand."""
        return self._current

    def set_current(self, index: int) -> None:
        """Take one in hand; beyond the end it goes round."""
        self._current = index % len(self._offers) if self._offers else 0
        current = self.current()
        self.setAccessibleName(f"{current.label}, {current.detail}".rstrip(", ") if current else "Nothing fits")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the widest offer."""
        widest = max((self._width_of(offer) for offer in self._offers), default=180)
        return QSize(min(max(round(widest), 260), 420), self.height())

    def _width_of(self, offer: Offer) -> float:
        label = paint.advance(offer.label, Type.CONTROL, weight=700)
        detail = paint.advance(offer.detail, Type.META) + 24 if offer.detail else 0
        return 48 + label + detail + 24 + (cap_width(self._key_hint) + 8 if self._key_hint else 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The one under the pointer is in hand."""
        index = self._index_at(event)
        if index is not None and index != self._current:
            self.set_current(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press takes nothing; the release does."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        index = self._index_at(event)
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(index)

    def _index_at(self, event: QMouseEvent) -> int | None:
        index = int((event.position().y() - _AIR) // ROW)
        return index if 0 <= index < len(self._offers) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = paint.painter_for(self)
        if not self._offers:
            base = paint.baseline(_AIR + ROW / 2, theme.metrics(Type.BODY))
            paint.text(painter, 16, base, "Nobody and nothing fits", Type.BODY, "ink3")
        for place, offer in enumerate(self._offers):
            self._paint_offer(painter, QRectF(0, _AIR + place * ROW, self.width(), ROW), place, offer)
        painter.end()

    def _paint_offer(self, painter: QPainter, rect: QRectF, place: int, offer: Offer) -> None:
        in_hand = place == self._current
        middle = rect.center().y()
        if in_hand:
            paint.box(painter, rect.adjusted(6, 1, -6, -1), 5, "sel")
        for number, dot in enumerate(offer.dots[:_MOST_DOTS]):
            paint_dot(painter, 22 + 7 * number, middle, dot, 5)
        if offer.icon:
            icons.paint(painter, 16, middle - 8, offer.icon, 16, "ink2")
        if offer.face is not None:
            paint_avatar(painter, QRectF(12, middle - 12, 24, 24), offer.face.initials, offer.face.mark, badge=False)
        if offer.icon:
            icons.paint(painter, 24 - _ICON / 2, middle - _ICON / 2, offer.icon, _ICON, "ink3")
        right = rect.right() - 14
        if in_hand and self._key_hint:
            paint_cap(painter, right - cap_width(self._key_hint), middle, self._key_hint)
        if self._key_hint:
            right -= (cap_width(self._key_hint) + 8) if in_hand else 0
        if offer.ticked:
            icons.paint(painter, right - 16, middle - 8, "check", 16, "accent")
            right -= 24
        base = paint.baseline(middle, theme.metrics(Type.CONTROL))
        room = min(paint.advance(offer.detail, Type.META), (right - 46) * 0.5)
        paint.text(
            painter, right, base, offer.detail, Type.META, "ink2" if in_hand else "ink3", align="right", width=room
        )
        self._paint_label(painter, 44, base, offer, right - room - 12)

    def _paint_label(self, painter: QPainter, x: float, base: float, offer: Offer, end: float) -> None:
        first, last = offer.bold
        for words, typed in (
            (offer.label[:first], False),
            (offer.label[first:last], True),
            (offer.label[last:], False),
        ):
            if not words or x >= end:
                continue
            use, weight = Type.CONTROL, 700 if typed else 500
            x += paint.text(painter, x, base, words, use, "accent" if typed else "ink", weight=weight, width=end - x)

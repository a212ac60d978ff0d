"""The side of the desk: who has the floor, who waits, and what can be typed."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roundtable.capture_line.rules import HINTS
from roundtable.domain.floor import Hand, HandKind
from roundtable.domain.queue import queue
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import theme, wording
from ui.capture.faces import Face, Faces
from ui.live import Live
from ui.theme import Type
from ui.widgets import chip, paint
from ui.widgets.avatar import paint_avatar
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import ChipFace, ChipLook, chip_width, paint_chip
from ui.widgets.panel import Hairline, SectionHead, Surface
from ui.widgets.sector_mark import paint_mark

WIDTH = 300
AGREED = timedelta(minutes=2)
"""The length of a turn that the bar under the speaker is measured against."""
_HANDS = 3
_HAND_ROW, _HINT_ROW = 32, 24
_MARGIN = 16
_KINDS: dict[HandKind, tuple[ChipFace, ChipLook]] = {
    HandKind.REPLY: (ChipFace("", "reply"), chip.ACCENT),
    HandKind.CLARIFY: (ChipFace("", "circle-question-mark"), chip.PLAIN),
    HandKind.ORDER: (ChipFace("", "gavel"), chip.WARN),
}


class Side(Surface):
    """Only looks on. `hide_requested` when it shall give its room to the list."""

    hide_requested = Signal()

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("panel", "l", parent)
        self._live = live
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self._close = Button(icon="panel-right-close", kind=Kind.QUIET, height=28, name="Hide the side")
        self._speaker = _SpeakerCard()
        self._waiting = SectionHead("Waiting")
        self._hands = _Hands()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, theme.GAP_S)
        column.setSpacing(0)
        column.addWidget(SectionHead("On the floor", "", self._close, height=38))
        column.addWidget(self._speaker)
        column.addWidget(self._waiting)
        column.addWidget(self._hands)
        column.addSpacing(theme.GAP_S)
        column.addWidget(Hairline())
        column.addWidget(SectionHead("What to type", height=38))
        column.addWidget(_Hints())
        column.addStretch(1)
        self.setFixedWidth(WIDTH)

    def _wire(self) -> None:
        self._close.clicked.connect(self.hide_requested)
        self._live.changed.connect(self._on_change)
        self._live.ticked.connect(self._on_ticked)

    def show_session(self, session: Session) -> None:
        """Show floor and hands as they stand."""
        now, faces = self._live.now(), Faces(session)
        turn = session.open_turn
        face = faces.of(turn.contributor_id) if turn else None
        self._speaker.show_turn(face, now - turn.started_at if turn else timedelta())
        hands = queue(session)
        count = f"{min(len(hands), _HANDS)} of {len(hands)}" if len(hands) > _HANDS else str(len(hands) or "")
        self._waiting.set_count(count)
        self._hands.show_hands([(hand, faces.of(hand.contributor_id)) for hand in hands[:_HANDS]], now)

    def _on_change(self, change: Change) -> None:
        self.show_session(self._live.session)

    def _on_ticked(self, now: datetime) -> None:
        if self.isVisible():
            self.show_session(self._live.session)


class _SpeakerCard(QWidget):
    """Whoever has the floor, for how long, against the agreed length."""

    def __init__(self) -> None:
        super().__init__()
        self._face: Face | None = None
        self._spoken = ""
        self._share = 0.0
        self.setFixedHeight(76)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_turn(self, face: Face | None, spoken: timedelta) -> None:
        """Show a speaker and the time of the turn; None is silence."""
        shown = (face, wording.span(spoken), min(spoken / AGREED, 1.0))
        if shown != (self._face, self._spoken, self._share):
            self._face, self._spoken, self._share = shown
            self.setAccessibleName(f"{face.name} has the floor" if face else "Nobody has the floor")
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the side."""
        return QSize(WIDTH, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, face, time and bar."""
        painter = paint.painter_for(self)
        painter.translate(_MARGIN, 0)
        width, height = self.width() - 2 * _MARGIN, self.height()
        area, face = QRectF(0, 0, width, height), self._face
        if face is None:
            paint.box(painter, area, theme.RADIUS_CARD, None, "line2", dashed=True)
            paint.text(painter, _MARGIN, 34, "Silence", Type.NAME, "ink2")
            words = "Words stay ?? until someone is named"
            paint.text(painter, _MARGIN, 54, words, Type.META, "ink3", width=width - 2 * _MARGIN)
            painter.end()
            return
        paint.box(painter, area, theme.RADIUS_CARD, "base", "line2")
        paint.box(painter, QRectF(0, 0, 4, height), 2, "nowbar")
        paint_avatar(painter, QRectF(16, 14, 40, 40), face.initials, face.mark, speaking=True)
        right = width - 14
        taken = paint.text(painter, right, 33, self._spoken, Type.PANEL_TITLE, align="right", weight=700)
        paint.text(painter, 66, 31, face.name, Type.STRONG, width=right - taken - 66 - 10)
        paint.text(painter, 66, 51, face.organisation, Type.META, "ink2", width=right - 66)
        track = QRectF(16, height - 8, width - 32, 3)
        paint.box(painter, track, 1.5, "line2")
        track.setWidth(max(track.width() * self._share, 3))
        paint.box(painter, track, 1.5, "nowline")
        painter.end()


class _Hands(QWidget):
    """The first of those who wait, in the order in which their hands went up."""

    def __init__(self) -> None:
        super().__init__()
        self._hands: list[tuple[Hand, Face]] = []
        self._waited: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_hands([], datetime.now().astimezone())

    def show_hands(self, hands: list[tuple[Hand, Face]], now: datetime) -> None:
        """Show hands, and for how long each has been up."""
        minutes = [max(int((now - hand.raised_at).total_seconds() // 60), 0) for hand, _ in hands]
        waited = [wording.minutes(each) if each else "now" for each in minutes]
        if (hands, waited) == (self._hands, self._waited) and self.accessibleName():
            return
        self._hands, self._waited = hands, waited
        said = (f"{face.name}, {waits}" for (_, face), waits in zip(hands, waited, strict=True))
        self.setAccessibleName("; ".join(said) or "No hands up")
        self.setFixedHeight(max(len(hands), 1) * _HAND_ROW)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a row for each."""
        painter = paint.painter_for(self)
        if not self._hands:
            paint.text(painter, _MARGIN, 20, "No hands up", Type.LIST, "ink3")
        for place, (hand, face) in enumerate(self._hands):
            self._paint_hand(painter, place, hand, face)
        painter.end()

    def _paint_hand(self, painter: QPainter, place: int, hand: Hand, face: Face) -> None:
        middle = place * _HAND_ROW + _HAND_ROW / 2
        base = paint.baseline(middle, theme.metrics(Type.LIST))
        paint.text(painter, _MARGIN + 8, base, str(place + 1), Type.LIST_MEDIUM, "ink3", align="right")
        paint_avatar(painter, QRectF(36, middle - 12, 24, 24), face.initials, face.mark, badge=False)
        x = 68.0
        if face.mark:
            paint_mark(painter, face.mark, x + 5, middle, 8.5)
            x += 16
        right = float(self.width() - _MARGIN)
        paint.text(painter, right, base, self._waited[place], Type.META, "ink2", align="right")
        right -= 48
        kind = _KINDS.get(hand.kind)
        if kind is not None:
            face_of_kind, look = kind
            right -= chip_width(face_of_kind, look)
            paint_chip(painter, right, middle - 10, face_of_kind, look)
            right -= 8
        paint.text(painter, x, base, face.name, Type.LIST_MEDIUM, width=right - x)


class _Hints(QWidget):
    """What can be typed, and what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(len(HINTS) * _HINT_ROW + 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What to type")
        self.setAccessibleDescription("; ".join(f"{hint.typed} {hint.means}" for hint in HINTS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a row for each."""
        painter = paint.painter_for(self)
        right = self.width() - _MARGIN
        for place, hint in enumerate(HINTS):
            base = place * _HINT_ROW + 16
            width = paint.advance(hint.typed, Type.META_STRONG, weight=600) + 12
            paint.box(painter, QRectF(_MARGIN, base - 14, width, 20), theme.RADIUS_TOKEN, "base", "line")
            paint.text(painter, _MARGIN + 6, base, hint.typed, Type.META_STRONG, weight=600)
            room = right - _MARGIN - width - 8
            paint.text(painter, right, base, hint.means, Type.META, "ink2", align="right", width=room)
        painter.end()

"""The slider under the star: how it filled during the afternoon, moment by moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider

from ui import theme, wording
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.panel import Surface

HEIGHT = 52
PLAYS = 8_000
"""Milliseconds in which the whole afternoon passes, at most."""
_STEP = 200
"""Milliseconds between two moments, at most."""


class ReplayBar(Surface):
    """`moved(datetime)` when another moment is to be shown; `closed` when the star shall be as it is now.

    `announced(sentence)` where the slider stands, for those who hear its place among all as a bare number.
    """

    moved = Signal(object)
    closed = Signal()
    announced = Signal(str)

    def __init__(self) -> None:
        super().__init__("canvas", "t")
        self._moments: tuple[datetime, ...] = ()
        self._zone: tzinfo | None = None
        self.setFixedHeight(HEIGHT)
        self._build()
        self._wire()
        self.hide()

    def _build(self) -> None:
        self.play = Button(icon="play", kind=Kind.QUIET, name="Play the afternoon")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("How the star filled")
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.time = Label("", Type.HEAD, elides=False)
        self.heard = Label("", Type.META, "ink2", elides=False)
        self.leave = Button("Now", icon="x", height=theme.HEIGHT_BUTTON_SMALL, key="Esc", tip="Show the star as it is")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
        row.setSpacing(theme.GAP_M)
        for widget in (self.play, self.slider, self.time, self.heard, self.leave):
            row.addWidget(widget, 1 if widget is self.slider else 0)
        self.timer = QTimer(self)

    def _wire(self) -> None:
        self.slider.valueChanged.connect(self._on_moved)
        self.play.clicked.connect(self._on_play)
        self.leave.clicked.connect(self.close_replay)
        self.timer.timeout.connect(self._on_tick)
        self.announced.connect(self._speak)

    @property
    def is_open(self) -> bool:
        """Whether the star stands at a moment of the afternoon."""
        return not self.isHidden()

    @property
    def moment(self) -> datetime | None:
        """The moment that is shown; None while there is none."""
        return self._moments[self.slider.value()] if self._moments and self.is_open else None

    @property
    def past(self) -> datetime | None:
        """The moment that is shown, unless it is the last one: that is the star as it is now."""
        return self.moment if self.slider.value() < self.slider.maximum() else None

    def open_replay(self, moments: Sequence[datetime], zone: tzinfo) -> None:
        """Begin at the end: the star does not jump, and the slider is drawn back."""
        self._moments, self._zone = tuple(moments), zone
        self.slider.setRange(0, len(self._moments) - 1)
        self.slider.setPageStep(max(1, len(self._moments) // 10))
        self.slider.setValue(len(self._moments) - 1)
        self.show()
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def follow(self, moments: Sequence[datetime]) -> None:
        """Take in what came meanwhile, and stay at the moment that is shown, or at the end."""
        at = self.past
        self._moments = tuple(moments)
        if not self._moments:
            self.close_replay()
            return
        shown = sum(1 for each in self._moments if at is None or each <= at)
        self.slider.setRange(0, len(self._moments) - 1)
        self.slider.setValue(max(shown - 1, 0))

    def close_replay(self) -> None:
        """Be gone."""
        self.timer.stop()
        self._show_playing()
        if self.is_open:
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows the star as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_replay()
        else:
            super().keyPressEvent(event)

    def _on_play(self) -> None:
        if self.timer.isActive():
            self.timer.stop()
        else:
            if self.slider.value() == self.slider.maximum():
                self.slider.setValue(0)
            self.timer.start(min(_STEP, PLAYS // max(len(self._moments), 1)))
        self._show_playing()

    def _on_tick(self) -> None:
        self.slider.setValue(self.slider.value() + 1)
        if self.slider.value() == self.slider.maximum():
            self.timer.stop()
            self._show_playing()

    def _show_playing(self) -> None:
        plays = self.timer.isActive()
        self.play.set_icon("pause" if plays else "play")
        self.play.setToolTip("Stop" if plays else "Play the afternoon")
        self.play.setAccessibleName(self.play.toolTip())

    def _on_moved(self) -> None:
        if self.moment is not None:
            self._tell()
            self.moved.emit(self.moment)

    def _speak(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.slider, sentence))

    def _tell(self) -> None:
        if (at := self.moment) is None:
            return
        self.time.set_text(wording.clock_time(at.astimezone(self._zone)))
        self.heard.set_text(f"{self.slider.value() + 1} of {len(self._moments)}")
        told = f"{self.time.text()}, {self.heard.text()}"
        self.slider.setAccessibleDescription(told)
        if not self.timer.isActive():  # while it plays, five a second are no words
            self.announced.emit(told)

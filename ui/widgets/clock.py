"""The clock block of the run bar: the digits and, always, the word of their phase."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.agenda import Phase
from ui import theme
from ui.theme import Type
from ui.widgets import paint

_WORDS = {
    Phase.WAITING: "to come",
    Phase.COUNTING: "so far",
    Phase.LEFT: "left",
    Phase.LAST_FIFTH: "last fifth",
    Phase.LAST_MOMENTS: "last minute",
    Phase.OVER: "over",
    Phase.PAUSED: "paused",
    Phase.ENDED: "ended",
}
_LOOKS: dict[Phase, tuple[str, str, str | None]] = {
    Phase.WAITING: ("base", "ink2", "line2"),
    Phase.COUNTING: ("base", "ink", "line2"),
    Phase.LEFT: ("oktint", "ok", "ok"),
    Phase.LAST_FIFTH: ("warntint", "warn", "warn"),
    Phase.LAST_MOMENTS: ("badtint", "bad", "bad"),
    Phase.OVER: ("over", "onover", None),
    Phase.PAUSED: ("base", "ink2", "edge"),
    Phase.ENDED: ("panel", "ink2", "line2"),
}
_RUNNING = (Phase.LEFT, Phase.LAST_FIFTH, Phase.LAST_MOMENTS, Phase.OVER)
_LEFT, _BETWEEN, _RIGHT = 16, 14, 8
_SMALLEST_DIGITS = 26
HALF_FLASH = 500  # milliseconds: 1 Hz, far below what may harm (WCAG 2.2, 2.3.1: three flashes a second)
HALF_FLASHES = 6  # three seconds, once


class ClockSize(Enum):
    """Width and height in pixels, and the use of the digits."""

    FULL = (230, 60, Type.CLOCK)
    NARROW = (196, 60, Type.CLOCK_NARROW)
    SLIM = (108, 36, Type.CLOCK_SLIM)


class ClockBlock(QWidget):
    """Shows what it is given; it has no time of its own.

    When a running clock enters its next phase the block flashes for three seconds, unless motion is reduced.
    """

    def __init__(self, size: ClockSize = ClockSize.FULL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase, self._digits = Phase.WAITING, ""
        self._word = self._detail = ""
        self._half_flashes = 0
        self._flash = QTimer(self)
        self._flash.setInterval(HALF_FLASH)
        self._flash.timeout.connect(self._on_half_flash)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_size(size)

    def set_size(self, size: ClockSize) -> None:
        """Take another size, as the window folds."""
        self._size = size
        self.setFixedSize(size.value[0], size.value[1])
        self.update()

    def show_time(self, phase: Phase, digits: str, detail: str = "", word: str = "") -> None:
        """Show digits ("+1:42"), the word of their phase, and a detail under it ("of 30 min").

        `word` replaces the phase's own, as "last 30 s" may.
        """
        shown = (phase, digits, detail, word or _WORDS[phase])
        if shown == (self._phase, self._digits, self._detail, self._word):
            return
        self._flash_between(self._phase, phase)
        self._phase, self._digits, self._detail, self._word = shown
        self.setAccessibleName(" ".join(part for part in (digits, self._word, detail) if part))
        self.setToolTip(f"{self._word} {detail}".strip() if self._size is ClockSize.SLIM else "")
        self.update()

    def _flash_between(self, before: Phase, after: Phase) -> None:
        """Begin to flash when the running clock goes on to a graver phase; leave off when it stops."""
        if before is after:
            return
        running = before in _RUNNING and after in _RUNNING
        graver = running and _RUNNING.index(after) > _RUNNING.index(before)
        self._half_flashes = HALF_FLASHES if graver and theme.duration(HALF_FLASH) else 0
        if self._half_flashes:
            self._flash.start()
        else:
            self._flash.stop()

    def _on_half_flash(self) -> None:
        self._half_flashes -= 1
        if self._half_flashes <= 0:
            self._flash.stop()
        self.update()

    def sizeHint(self) -> QSize:
        """The size that was set."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint block, digits and words."""
        fill, tint, edge = _LOOKS[self._phase]
        if self._half_flashes % 2:
            fill, tint, edge = ("base", "bad", "bad") if self._phase is Phase.OVER else (tint, "onaccent", None)
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        paused = self._phase is Phase.PAUSED
        paint.box(painter, area, theme.RADIUS_CARD, fill, edge, 1.3 if paused else 1.0, paused)
        if self._size is ClockSize.SLIM:
            base = paint.baseline(self.height() / 2, theme.metrics(Type.CLOCK_SLIM))
            middle = self.width() / 2
            paint.text(painter, middle, base, self._digits, Type.CLOCK_SLIM, tint, align="centre")
        else:
            self._paint_digits_and_words(painter, tint)
        painter.end()

    def _paint_digits_and_words(self, painter: QPainter, tint: str) -> None:
        """The digits give way before the words do: a cut word would leave the colour alone to speak."""
        use: Type = self._size.value[2]
        words = max(paint.advance(self._word, Type.STRONG, weight=700), paint.advance(self._detail, Type.LIST_MEDIUM))
        room = self.width() - _LEFT - _BETWEEN - _RIGHT - words
        sizes = range(use.pixels, _SMALLEST_DIGITS, -1)
        fitting = (size for size in sizes if paint.advance(self._digits, use, pixels=size) <= room)
        pixels = next(fitting, _SMALLEST_DIGITS)
        middle = self.height() / 2
        base = paint.baseline(middle, theme.metrics(use, pixels=pixels))
        x = _LEFT + paint.text(painter, _LEFT, base, self._digits, use, tint, pixels=pixels) + _BETWEEN
        left = self.width() - x - _RIGHT
        paint.text(painter, x, middle - 4, self._word, Type.STRONG, tint, weight=700, width=left)
        paint.text(painter, x, middle + 14, self._detail, Type.LIST_MEDIUM, tint, width=left)

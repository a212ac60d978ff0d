"""The middle of the Room: the star with its prompt and notes, and the words of the segment in focus under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.star import place_on
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from ui import icons, theme
from ui.live import Live
from ui.operator.corner_notes import CornerNotes
from ui.operator.prompts import Gap, gaps, prompt
from ui.operator.word_strip import HEIGHT as STRIP
from ui.operator.word_strip import WordStrip
from ui.star.from_session import star_view
from ui.star.values import Mode
from ui.star.view import StarPane
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.empty import Empty
from ui.widgets.labels import Label
from ui.widgets.panel import Surface
from ui.widgets.switch import Switch

_HEAD = 44
_STAR_BESIDE_STRIP = 430
"""Pixels that the star must have before the words under it are shown."""
_NOTES_FROM = 660
"""Pixels of width from which the corners have room for notes."""
_MODES = (Mode.COUNTS, Mode.WORDS)


class StarPanel(Surface):
    """Places quotes and shows where words are missing; `preview_requested(quote_id)`, `all_requested`."""

    preview_requested = Signal(object)
    all_requested = Signal()

    def __init__(self, live: Live) -> None:
        super().__init__("canvas")
        self._live = live
        self._focused: str | None = None
        self._running: Id | None = None
        self._previewed: Id | None = None
        self._gaps: dict[str, Gap] = {}
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self.switch = Switch(("Counts", "Words"), name="The star shows")
        self.bulb = _Bulb()
        self.prompt = Label("", Type.CONTROL)
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
        head.setSpacing(theme.GAP_M)
        head.addWidget(self.switch)
        head.addSpacing(theme.GAP_XS)
        head.addWidget(self.bulb)
        head.addWidget(self.prompt, 1)
        self._bar = QWidget()
        self._bar.setFixedHeight(_HEAD)
        self._bar.setLayout(head)
        self.starless = Empty(
            "quote",
            "This roundtable has no star",
            "Its latest words stand below, and all of them at the desk.",
            framed=False,
        )
        self.star = StarPane()
        self.notes = CornerNotes(self.star)
        self.strip = WordStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.star, 1)
        column.addWidget(self.starless, 1)
        column.addWidget(self.strip)

    def _wire(self) -> None:
        self.switch.chosen.connect(lambda place: self._set_mode(_MODES[place]))
        self.star.focus_requested.connect(self.focus_segment)
        self.star.place_requested.connect(self._on_place)
        self.star.quote_chosen.connect(lambda quote_id: self.preview_requested.emit(Id(quote_id)))
        self.strip.place_requested.connect(self._on_place)
        self.strip.preview_requested.connect(self.preview_requested)
        self.strip.all_requested.connect(self.all_requested)

    @property
    def focused(self) -> str | None:
        """The segment whose words stand under the star."""
        return self._focused

    def show_session(self, session: Session) -> None:
        """Show the star, and follow the running item to its segment."""
        running = session.running[0].id if session.running else None
        star = session.details.star
        if running != self._running or star.find(self._focused or "") is None:
            self._running = running
            self._focused = _segment_in_hand(session)
        self.star.show_star(star_view(session))
        for widget in (self.star, self._bar):
            widget.setVisible(bool(star))
        self.starless.setVisible(not star)
        self._gaps = gaps(session)
        self.notes.show_gaps(session, self._gaps)
        words = prompt(session, self._gaps)
        self.prompt.set_text(words)
        self.bulb.setVisible(bool(words))
        self._show_words(session)
        self._fold()

    def focus_segment(self, segment_id: str) -> None:
        """Show the words of a segment."""
        self._focused = segment_id
        self._show_words(self._live.session)

    def mark_previewed(self, quote_id: Id | None) -> None:
        """Frame the card whose quote is in the preview."""
        if quote_id != self._previewed:
            self._previewed = quote_id
            self._show_words(self._live.session)

    def take_focus(self) -> None:
        """Give the focus to the star, or without one to the words."""
        held = self.strip.show_all if self.star.isHidden() else self.star
        held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self, session: Session) -> None:
        self.strip.show_segment(session, self._gaps.get(self._focused or ""), self._previewed)

    def _set_mode(self, mode: Mode) -> None:
        self.star.set_mode(mode)
        self._fold()

    def _fold(self) -> None:
        spare = self.height() - _HEAD - STRIP
        self.strip.setVisible(spare >= _STAR_BESIDE_STRIP or self.star.isHidden())
        counts = self.star.star_scene.mode is Mode.COUNTS
        self.notes.setVisible(counts and self.width() >= _NOTES_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the words, then the notes."""
        super().resizeEvent(event)
        self._fold()

    def _on_place(self, quote_id: str, segment_id: str) -> None:
        self._live.do(place_on, kind=Quote, record_id=Id(quote_id), segment=segment_id)


def _segment_in_hand(session: Session) -> str | None:
    """The segment of the running item, else of the item that ended last, else the first one."""
    star = session.details.star
    for pair in (session.running, session.last_ended):
        for segment_id in pair[0].segments if pair else ():
            if star.find(segment_id) is not None:
                return segment_id
    return star.segments[0].id if star else None


class _Bulb(QWidget):
    """The sign of a prompt."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = paint.painter_for(self)
        icons.paint(painter, 0, 0, "lightbulb", 18, "warn")
        painter.end()

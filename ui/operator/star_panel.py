"""The middle of the Room: the star with its prompt and notes, and the words of the segment in focus under it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.hanging import hang
from roundtable.commands.star import place_on
from roundtable.domain.forecast import zone_of
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from ui import icons, theme, wording
from ui.actions import Actions
from ui.live import Live
from ui.operator.chip_menu import ChipMenu
from ui.operator.corner_notes import CornerNotes
from ui.operator.note_list import EVERYWHERE, NoteList
from ui.operator.prompts import Gap, gaps, heard_on, prompt
from ui.operator.reading_card import ReadingCard
from ui.operator.replay_bar import HEIGHT as REPLAY
from ui.operator.replay_bar import ReplayBar
from ui.operator.star_past import StarPast
from ui.operator.star_reading import reading_of, words_of
from ui.operator.word_strip import HEIGHT as STRIP
from ui.operator.word_strip import WordStrip
from ui.star.from_session import star_view
from ui.star.values import Mode, PlaceWish
from ui.star.view import NEAREST, STEP, StarPane
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.labels import Label
from ui.widgets.menu import Menu
from ui.widgets.panel import Surface
from ui.widgets.switch import Switch
from ui.wording import in_sentence

_HEAD = 44
_STAR_BESIDE_STRIP = 430
"""Pixels that the star must have before the words under it are shown."""
_NOTES_FROM = 660
"""Pixels of width from which the corners have room for notes."""
_MODES = (Mode.COUNTS, Mode.WORDS)
_LIST = len(_MODES)
"""The place of the list in the switch, behind the modes of the star."""
_BUTTONS_FROM = 840
"""Pixels of width from which near and far have buttons beside the prompt."""


class StarPanel(Surface):
    """Places quotes and shows where words are missing; `preview_requested(quote_id)`, `all_requested`."""

    preview_requested = Signal(object)
    all_requested = Signal()

    def __init__(self, live: Live, actions: Actions) -> None:
        super().__init__("canvas")
        self._live, self._actions = live, actions
        self._focused: str | None = None
        self._running: Id | None = None
        self._previewed: Id | None = None
        self._gaps: dict[str, Gap] = {}
        self._placed: Mapping[Id, int] = {}
        self._past = StarPast(live)
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self.switch = Switch(("Counts", "Words", "List"), name="The star shows")
        self.bulb = _Bulb()
        self.prompt = Label("", Type.CONTROL)
        self.whole = Button(icon="maximize", kind=Kind.QUIET, name="Whole star", tip="Whole star (Home)")
        self.out = Button(icon="zoom-out", kind=Kind.QUIET, name="Further", tip="Further (Shift+Z)")
        self.near = Button(icon="zoom-in", kind=Kind.QUIET, name="Nearer", tip="Nearer (Z)")
        self.more = Button(icon="ellipsis", kind=Kind.QUIET, name="More of the star")
        self.more.setMenu(self._menu())
        self._bar = self._head()
        self.choose = Button("Choose a star…", icon="star")
        self.choose.follow(self._actions["choose-star"])
        self.starless = Empty(
            "quote",
            "This roundtable has no star",
            "Its latest words stand below, and all of them at the desk.",
            (self.choose,),
            framed=False,
        )
        self.star = StarPane()
        self.notes = CornerNotes(self.star)
        self.card = ReadingCard(self.star.viewport())
        self.list = NoteList()
        self.list.hide()
        self.replay = ReplayBar()
        self.strip = WordStrip()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.star, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.starless, 1)
        column.addWidget(self.replay)
        column.addWidget(self.strip)

    def _head(self) -> QWidget:
        """Switch, prompt, near and far, and the menu."""
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
        head.setSpacing(theme.GAP_M)
        head.addWidget(self.switch)
        head.addSpacing(theme.GAP_XS)
        head.addWidget(self.bulb)
        head.addWidget(self.prompt, 1)
        for button in (self.whole, self.out, self.near, self.more):
            head.addWidget(button)
        bar = QWidget()
        bar.setFixedHeight(_HEAD)
        bar.setLayout(head)
        return bar

    def _wire(self) -> None:
        self.switch.chosen.connect(self._on_switched)
        self.near.clicked.connect(self._on_near)
        self.out.clicked.connect(self._on_out)
        self.whole.clicked.connect(self._on_whole)
        self.star.zoomed.connect(self._on_zoomed)
        self.star.more_requested.connect(self.open_list)
        self.list.place_requested.connect(self._on_hang)
        self.list.chosen.connect(self._on_chosen)
        self._actions["replay-star"].triggered.connect(self._on_replay)
        self.replay.moved.connect(lambda _: self._show_star(self._live.session))
        self.replay.closed.connect(self._on_replayed)
        self._on_zoomed(1.0)
        self.star.focus_requested.connect(self.focus_segment)
        self.star.place_requested.connect(self._on_hang)
        self.star.chip_chosen.connect(self._on_chosen)
        self.star.menu_requested.connect(self._on_menu)
        self.star.reading.connect(self._on_reading)
        self.star.pointed.connect(self._on_pointed)
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
        if self.replay.is_open:
            self._past.read_on()
            self.replay.follow(self._past.moments(session))
        self._show_star(session)
        self._bar.setVisible(bool(star))
        self.starless.setVisible(not star)
        self._actions.set_available("replay-star", bool(star and session.quotes), "Nothing was heard yet")
        self._gaps = gaps(session)
        self.notes.show_gaps(session, self._gaps)
        self._show_prompt(session)
        self._show_words(session)
        self._fold()

    def past(self) -> tuple[datetime, Session] | None:
        """The moment that the replay shows, and the session as it was then; None for the star as it is."""
        at = self.replay.past
        return None if at is None else (at, self._past.at(self._live.session, at))

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
        starless = not self.starless.isHidden()
        held = self.strip.show_all if starless else self.list.rows if self.star.isHidden() else self.star
        held.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_list(self, where: str = EVERYWHERE) -> None:
        """Show the words of a segment as a list."""
        self.switch.set_current(_LIST)
        self._on_switched(_LIST)
        self.list.show_where(where)
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self) -> Menu:
        menu = Menu("", self)
        menu.addActions([self._actions["replay-star"], self._actions["measure-star"]])
        menu.addSeparator()
        menu.addActions([self._actions["choose-star"], self._actions["save-star"]])
        menu.addSeparator()
        for words, do in (
            ("Nearer\tZ", self._on_near),
            ("Further\tShift+Z", self._on_out),
            ("Whole\tHome", self._on_whole),
        ):
            menu.addAction(words).triggered.connect(do)
        return menu

    def _show_star(self, session: Session) -> None:
        """Show the star as it is, or as it was at the moment of the replay."""
        at = self.replay.past
        now = star_view(session, self._placed)
        view = now if at is None else star_view(self._past.at(session, at), self._placed)
        star, listed = bool(session.details.star), self.switch.current() == _LIST
        self.star.show_star(view, None if at is None else now)
        if listed:
            self.list.show_view(view)
        self.star.setVisible(star and not listed)
        self.list.setVisible(star and listed)
        self._show_prompt(session)

    def _show_prompt(self, session: Session) -> None:
        """Say what is to be asked next; of a moment that is past, when that was."""
        at = self.replay.past
        words = prompt(session, self._gaps)
        self.bulb.setVisible(bool(words) and at is None)
        past = (
            ""
            if at is None
            else f"The star as it was at {wording.clock_time(at.astimezone(zone_of(session)))}, only to be read"
        )
        self.prompt.set_text(past or words)

    def _show_words(self, session: Session) -> None:
        self.strip.show_segment(session, self._gaps.get(self._focused or ""), self._previewed)

    def _on_switched(self, place: int) -> None:
        self._fold()
        self._column.activate()  # the star has its room before words are laid in it, and they are laid once
        if place < _LIST and _MODES[place] is Mode.WORDS:
            self._placed = self._live.placings()
            self._show_star(self._live.session)
        if place < _LIST:
            self.star.set_mode(_MODES[place])
        self._on_reading("")
        self._show_star(self._live.session)
        self._on_zoomed(self.star.zoom)

    def _on_near(self) -> None:
        self.star.zoom_by(STEP)

    def _on_out(self) -> None:
        self.star.zoom_by(1 / STEP)

    def _on_whole(self) -> None:
        self.star.show_whole()

    def _on_zoomed(self, zoom: float) -> None:
        self._on_reading("")
        self.out.setEnabled(zoom > 1)
        self.near.setEnabled(zoom < NEAREST)
        self._fold()

    def _on_replay(self) -> None:
        """Open the slider, or close it."""
        if self.replay.is_open:
            self.replay.close_replay()
        elif found := self._past.read():
            self.star.star_scene.keep_places(True)
            self.replay.open_replay(found, zone_of(self._live.session))
            self._fold()

    def _on_replayed(self) -> None:
        self.star.star_scene.keep_places(False)
        self._show_star(self._live.session)
        self._fold()
        self.take_focus()

    def _fold(self) -> None:
        spare = self.height() - _HEAD - STRIP - (REPLAY if self.replay.is_open else 0)
        around = self.switch.current() == _MODES.index(Mode.WORDS) and self.starless.isHidden()
        self.strip.setVisible(not around and (spare >= _STAR_BESIDE_STRIP or not self.starless.isHidden()))
        counts = self.star.star_scene.mode is Mode.COUNTS and self.star.zoom == 1 and not self.replay.is_open
        self.notes.setVisible(counts and self.width() >= _NOTES_FROM)
        listed = self.switch.current() == _LIST
        for button in (self.near, self.out):
            button.setVisible(not listed and self.width() >= _BUTTONS_FROM)
        self.whole.setVisible(not listed and self.star.zoom > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the words, then the notes; words around the star take the place of those under it."""
        super().resizeEvent(event)
        self._fold()

    def _on_place(self, quote_id: str, segment_id: str) -> None:
        self._live.do(place_on, kind=Quote, record_id=Id(quote_id), segment=segment_id)

    def _on_hang(self, wish: PlaceWish) -> None:
        if self.replay.past is None:
            self._live.do(hang, record_ids=map(Id, wish.record_ids), segments=wish.segments, adds=wish.adds)

    def _on_chosen(self, record_id: str) -> None:
        if self._live.session.find(Quote, Id(record_id)) is not None:
            self.preview_requested.emit(Id(record_id))
        else:
            self._on_reading(record_id)

    def _on_menu(self, record_id: str, at: QPoint) -> None:
        words = words_of(self._live.session, Id(record_id))
        if words is not None:
            menu = ChipMenu(words, self._live.session.details.star, self)
            menu.preview_requested.connect(self._on_chosen)
            menu.place_requested.connect(self._on_hang)
            menu.popup(at)

    def _on_pointed(self, segment_id: str) -> None:
        """Have ready what a pointer that rests on a segment is told: how much lies there, and who is missing."""
        gap = self._gaps.get(segment_id)
        lines = [f"{gap.segment.title}: {heard_on(self._live.session, gap)}"] if gap else []
        if gap and gap.points and gap.missing:
            lines.append(f"Not heard: {', '.join(in_sentence(sector.name) for sector in gap.missing)}")
        self.star.tell_segment("\n".join(lines))

    def _on_reading(self, record_id: str) -> None:
        reading, rect = None, self.star.chip_rect(record_id)
        if record_id and not rect.isEmpty():
            reading = self.card.reading if self.card.reads(record_id) else reading_of(self._live, Id(record_id))
        if reading is None:
            self.card.hide()
        elif not self.card.reads(record_id):
            self.card.show_reading(reading, rect)


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

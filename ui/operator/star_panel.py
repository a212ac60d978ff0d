"""The middle of the Room: the star with its prompt and notes, and the words of the segment in focus under it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.hanging import hang
from roundtable.domain.forecast import zone_of
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.room import Change
from ui import wording
from ui.actions import Actions
from ui.live import Live
from ui.operator.chip_menu import ChipMenu
from ui.operator.corner_notes import CornerNotes
from ui.operator.note_list import EVERYWHERE, NoteList
from ui.operator.prompts import Gap, gaps, prompt
from ui.operator.reading_card import Reading, ReadingCard
from ui.operator.replay_bar import HEIGHT as REPLAY
from ui.operator.replay_bar import ReplayBar
from ui.operator.segment_told import told_of_segment
from ui.operator.star_head import HEIGHT as HEAD
from ui.operator.star_head import StarHead
from ui.operator.star_key import StarKey
from ui.operator.star_past import StarPast
from ui.operator.star_reading import reading_of, words_of
from ui.operator.star_undone import told_of
from ui.operator.word_strip import HEIGHT as STRIP
from ui.operator.word_strip import WordStrip
from ui.star.from_session import star_view
from ui.star.kept_places import FIELD, from_text
from ui.star.values import Mode, PlaceWish
from ui.star.view import NEAREST, STEP, StarPane
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.panel import Surface

_STAR_BESIDE_STRIP = 430
"""Pixels that the star must have before the words under it are shown."""
_NOTES_FROM = 660
"""Pixels of width from which the corners have room for notes."""
_MODES = (Mode.COUNTS, Mode.WORDS)
_LIST = len(_MODES)
"""The place of the list in the switch, behind the modes of the star."""
_OWN_ACTS = ("measure-star", "choose-star")
"""Acts on the star as it is now: its replay makes room for them."""
_UNDOES = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class StarPanel(Surface):
    """Places quotes and shows where words are missing.

    `preview_requested(quote_id)`, `mend_requested(record_id)` at the desk, `all_requested`,
    `announced(sentence)` to those who do not see it. While the replay stands in
    the past, star, list and words are only to be read there: each wish to change them is told why not.
    """

    preview_requested = Signal(object)
    mend_requested = Signal(str)
    all_requested = Signal()
    announced = Signal(str)

    def __init__(self, live: Live, actions: Actions) -> None:
        super().__init__("canvas")
        self._live, self._actions = live, actions
        self._marked: str | None = None
        self._running: Id | None = None
        self._previewed: Id | None = None
        self._gaps: dict[str, Gap] = {}
        self._placed: Mapping[Id, int] = {}
        self._past = StarPast(live)
        self._shown = live.session
        """What is shown: the session as it stands, or as it stood."""
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self.head = StarHead(self._actions)
        self.switch = self.head.switch
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
        self.key = StarKey()
        self.key.hide()
        self.card = ReadingCard(self.star.viewport())
        self.list = NoteList()
        self.list.hide()
        self.replay = ReplayBar()
        self.strip = WordStrip()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.star, 1)
        row.addWidget(self.key)
        column.addLayout(row, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.starless, 1)
        column.addWidget(self.replay)
        column.addWidget(self.strip)

    def _wire(self) -> None:
        self.switch.chosen.connect(self._on_switched)
        self.head.near.clicked.connect(lambda: self.star.zoom_by(STEP))
        self.head.out.clicked.connect(lambda: self.star.zoom_by(1 / STEP))
        self.head.whole.clicked.connect(self.star.show_whole)
        self.star.zoomed.connect(self._on_zoomed)
        self.star.more_requested.connect(self.open_list)
        self.star.star_scene.lettered.connect(self._on_lettered)
        self.list.place_requested.connect(self._on_hang)
        self.list.chosen.connect(self._on_chosen)
        self._actions["replay-star"].triggered.connect(self._on_replay)
        self.star.star_scene.words.keep_to(from_text(self._live.draft(FIELD)))
        self._live.closing.connect(self._keep_places)
        self.replay.moved.connect(self._on_moved)
        self.replay.closed.connect(self._on_replayed)
        for act in _OWN_ACTS:
            self._actions[act].triggered.connect(self.replay.close_replay)
        for part in (self.star, self.list, self.strip):
            part.past_touched.connect(self._tell_past)
        self._on_zoomed(1.0)
        self.star.focus_requested.connect(self.focus_segment)
        self.star.place_requested.connect(self._on_hang)
        self.star.chip_chosen.connect(self._on_chosen)
        for part in (self.star, self.list, self.strip):
            part.menu_requested.connect(self._on_menu)
            part.mend_requested.connect(self.mend_requested)
        self.star.reading.connect(self._on_reading)
        self.star.pointed.connect(self._on_pointed)
        self.strip.preview_requested.connect(self.preview_requested)
        self.strip.all_requested.connect(self.all_requested)

    @property
    def focused(self) -> str | None:
        """The segment whose words stand under the star: the marked one, else that of the item that runs, or ran."""
        found = self._shown.details.star.find(self._marked or "")
        return found.id if found is not None else _segment_in_hand(self._shown)

    def show_session(self, session: Session) -> None:
        """Show the star, and follow the running item to its segment."""
        running = session.running[0].id if session.running else None
        star = session.details.star
        if running != self._running or star.find(self._marked or "") is None:
            self._running = running
            self._mark(None)
        if self.replay.is_open:
            self._past.read_on()
            self.replay.follow(self._past.moments(session))
        self._show_star(session)
        self.head.setVisible(bool(star))
        self.starless.setVisible(not star)
        self._actions.set_available("replay-star", bool(star and session.quotes), "Nothing was heard yet")
        self._fold()

    def tell_undone(self, change: Change) -> None:
        """Tell those who do not see the star where words hang again after an undo or a redo."""
        if told := told_of(change, self.star.star_scene.view):
            self.star.star_scene.announced.emit(told)

    def past(self) -> tuple[datetime, Session] | None:
        """The moment that the replay shows, and the session as it was then; None for the star as it is."""
        at = self.replay.past
        return None if at is None else (at, self._shown)

    def focus_segment(self, segment_id: str) -> None:
        """Mark a segment, and show its words; let it go when it is marked already."""
        scene = self.star.star_scene
        if segment_id == self._marked:
            self._let_go()
            return
        self._mark(segment_id)
        self._show_words()
        self._announce(f"Looking at {scene.view.described(segment_id)}. Escape lets it go")

    def _let_go(self) -> None:
        """Follow the running item again."""
        name = self.star.star_scene.view.name(self._marked or "")
        self._mark(None)
        self._show_words()
        self._announce(f"No longer looking at {name}")

    def _announce(self, sentence: str) -> None:
        self.star.announce(sentence)
        self.announced.emit(sentence)

    def _mark(self, segment_id: str | None) -> None:
        self._marked = segment_id
        self.star.star_scene.mark_segment(segment_id)

    def mark_previewed(self, quote_id: Id | None) -> None:
        """Frame the card whose quote is in the preview."""
        if quote_id != self._previewed:
            self._previewed = quote_id
            self._show_words()

    def take_focus(self) -> None:
        """Give the focus to the star, or without one to the words."""
        starless = not self.starless.isHidden()
        if not starless and self.star.isHidden():
            self.list.take_focus()
        else:
            (self.strip.show_all if starless else self.star).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_list(self, where: str = EVERYWHERE) -> None:
        """Show the words of a segment as a list."""
        self.switch.set_current(_LIST)
        self._on_switched(_LIST)
        self.list.show_where(where)
        self.list.take_focus()

    def _show_star(self, session: Session) -> None:
        """Show the star and its words as they are, or as they were at the moment of the replay."""
        at = self.replay.past
        now = star_view(session, self._placed)
        self._shown = session if at is None else self._past.at(session, at)
        view = now if at is None else star_view(self._shown, self._placed)
        star, listed = bool(session.details.star), self.switch.current() == _LIST
        self.star.show_star(view, None if at is None else now)
        self._gaps = gaps(self._shown, self.star.star_scene.view.letters)
        self.key.show_view(self.star.star_scene.view)
        if listed:
            self.list.show_view(self.star.star_scene.view, is_past=at is not None)
        self.star.setVisible(star and not listed)
        self.list.setVisible(star and listed)
        self.notes.show_gaps(self._shown, self._gaps)
        self._show_prompt()
        self._show_words()

    def _show_prompt(self, *, warns: bool = False) -> None:
        """Say what is to be asked next; of a moment that is past, when that was and how to come back."""
        if (at := self.replay.past) is None:
            self.head.show_prompt(prompt(self._shown, self._gaps))
            return
        time = wording.clock_time(at.astimezone(zone_of(self._shown)))
        words = f"{time} is past, and only to be read" if warns else f"As it stood at {time}"
        self.head.show_past(f"{words}. Back to now: Esc", warns=warns)

    def _show_words(self) -> None:
        self.strip.set_read_only(self.replay.past is not None)
        self.strip.show_segment(self._shown, self._gaps.get(self.focused or ""), self._previewed)

    def _tell_past(self) -> None:
        """Say why nothing is changed, to the eye and to those who hear it, and how to come back."""
        self._show_prompt(warns=True)
        self._announce(self.head.prompt.text())

    def _on_switched(self, place: int) -> None:
        had_focus = any(each.hasFocus() for each in (self.star, *self.list.findChildren(QWidget)))
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
        if had_focus:
            self.take_focus()

    def _on_zoomed(self, zoom: float) -> None:
        self._on_reading("")
        self.head.out.setEnabled(zoom > 1)
        self.head.near.setEnabled(zoom < NEAREST)
        self._fold()

    def _on_replay(self) -> None:
        """Open the slider, or close it."""
        if self.replay.is_open:
            self.replay.close_replay()
        elif found := self._past.read():
            self.star.star_scene.keep_places(True)
            self.replay.open_replay(found, zone_of(self._live.session))
            self._fold()

    def _on_lettered(self) -> None:
        """Name segments as the star does, which shows letters now, or names again."""
        self._show_star(self._live.session)
        self._fold()

    def _keep_places(self) -> None:
        """Keep where the chips lie, for when the session is opened again."""
        self._live.keep_draft(FIELD, self.star.star_scene.words.places().as_text())

    def _on_moved(self) -> None:
        self._on_reading("")
        self._show_star(self._live.session)

    def _on_replayed(self) -> None:
        self.star.star_scene.keep_places(False)
        self._show_star(self._live.session)
        self._fold()
        self.take_focus()

    def _fold(self) -> None:
        spare = self.height() - HEAD - STRIP - (REPLAY if self.replay.is_open else 0)
        around = self.switch.current() == _MODES.index(Mode.WORDS) and self.starless.isHidden()
        stripped = not around and (spare >= _STAR_BESIDE_STRIP or not self.starless.isHidden())
        self.strip.setVisible(stripped)
        counts = self.star.star_scene.mode is Mode.COUNTS and self.star.zoom == 1 and not self.replay.is_open
        keyed = self.key.fit(QSizeF(self.width(), spare + (0 if stripped else STRIP)))
        self.key.setVisible(keyed and self.switch.current() == _MODES.index(Mode.COUNTS))
        beside = self.key.width() if keyed else 0
        self.notes.setVisible(counts and self.width() - beside >= _NOTES_FROM)
        listed = self.switch.current() == _LIST
        self.head.fold(listed=listed, zoomed=self.star.zoom > 1, width=self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the words, then the notes; words around the star take the place of those under it."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of undo and redo from the window while the past is shown: one would not see what they do."""
        if event.type() is QEvent.Type.ShortcutOverride and self._undoes_in_past(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why nothing is undone in the past; let go of the marked segment."""
        if self._undoes_in_past(event):
            self._tell_past()
        elif event.key() == Qt.Key.Key_Escape and self._marked and not self.replay.is_open:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def _undoes_in_past(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self.replay.past is None:
            return False
        return any(event.matches(key) for key in _UNDOES)

    def _on_hang(self, wish: PlaceWish) -> None:
        if self.replay.past is None:
            self._live.do(hang, record_ids=map(Id, wish.record_ids), segments=wish.segments, adds=wish.adds)

    def _on_chosen(self, record_id: str) -> None:
        if self.replay.past is None and self._live.session.find(Quote, Id(record_id)) is not None:
            self.preview_requested.emit(Id(record_id))
        else:
            self._on_reading(record_id)

    def _on_menu(self, record_ids: tuple[str, ...], at: QPoint) -> None:
        found = (words_of(self._live.session, Id(each)) for each in record_ids)
        if words := [each for each in found if each is not None]:
            menu = ChipMenu(words, self.star.star_scene.view, self)
            menu.preview_requested.connect(self._on_chosen)
            menu.mend_requested.connect(self.mend_requested)
            menu.place_requested.connect(self._on_hang)
            menu.popup(at)

    def _on_pointed(self, segment_id: str) -> None:
        """Have ready what a pointer that rests on a segment is told: how much lies there, and who is missing."""
        gap = self._gaps.get(segment_id)
        self.star.tell_segment(told_of_segment(self._shown, gap) if gap else "")

    def _on_reading(self, record_id: str) -> None:
        reading, rect = None, self.star.chip_rect(record_id)
        if record_id and not rect.isEmpty():
            reading = self.card.reading if self.card.reads(record_id) else self._read(Id(record_id))
        if reading is None:
            self.card.hide()
        elif not self.card.reads(record_id):
            self.card.show_reading(reading, rect)

    def _read(self, record_id: Id) -> Reading | None:
        return reading_of(self._live, self._shown, record_id, self.star.star_scene.view, self.replay.past)


def _segment_in_hand(session: Session) -> str | None:
    """The segment of the running item, else of the item that ended last, else the first one."""
    star = session.details.star
    for pair in (session.running, session.last_ended):
        for segment_id in pair[0].segments if pair else ():
            if star.find(segment_id) is not None:
                return segment_id
    return star.segments[0].id if star else None

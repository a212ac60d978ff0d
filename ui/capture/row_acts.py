"""What can be done with rows of the desk's list: mend, name, place, turn, cut, join, put to the room, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from roundtable.capture_line.typography import natural
from roundtable.commands.converting import convert, kind_of
from roundtable.commands.cutting import join_words, split_words
from roundtable.commands.projection import project
from roundtable.commands.several import (
    hang_or_take_down,
    name_speaker,
    remove_several,
    set_due,
    set_wording,
    tick_off,
)
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor
from roundtable.domain.points import Point, Sort, point_with, sort_of
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Quote, Wording
from roundtable.room import Change
from ui import wording
from ui.capture.captured_list import CapturedList
from ui.capture.captured_row import SIGNS_WIDTH
from ui.capture.capturing import mend
from ui.capture.faces import local
from ui.capture.offers import Offer
from ui.capture.picker import UNKNOWN, Offering, Picker, segment_offers, sort_offers, who_offers
from ui.capture.row_offers import NO_DAY, day_offers, wording_offers
from ui.dialogs.history import HistoryDialog
from ui.draft import Draft
from ui.live import Live

DRAFT = "desk-mend"
"""Field of words that are half mended in the list: the id of the record, then its words from the next line on."""


class RowActs(QObject):
    """Carries out the wishes of the list; what needs a choice opens a picker beside the row."""

    def __init__(self, live: Live, captured: CapturedList, over: QWidget) -> None:
        super().__init__(over)
        self._live = live
        self._list = captured
        self._over = over
        self._acting_on: tuple[Id, ...] = ()
        self._mending = False
        self.speakers = Picker(over)
        self.segments = Picker(over)
        self.sorts = Picker(over)
        self.days = Picker(over)
        self.wordings = Picker(over)
        self._wire()

    def _wire(self) -> None:
        self._list.act_requested.connect(self._on_act)
        self._list.mended.connect(self._on_mended)
        self._list.split.connect(self._on_split)
        self.speakers.chosen.connect(self._on_speaker_picked)
        self.segments.chosen.connect(self._on_segment_picked)
        self.sorts.chosen.connect(self._on_sort_picked)
        self.days.chosen.connect(self._on_day_picked)
        self.wordings.chosen.connect(self._on_wording_picked)
        self._live.refused.connect(self._on_refused)
        self._live.changed.connect(self._on_change)
        self._draft = Draft(self._live, self._half_mended, self)
        self._list.mend_field().textChanged.connect(self._draft.touch)
        self._list.mend_closed.connect(self._draft.forget)

    def project(self, record: Point) -> None:
        """Put words to the room; only what somebody said can be."""
        if isinstance(record, Quote):
            self._live.do(project, slide=Slide.QUOTE, quote_id=record.id)

    def mend(self, record_id: Id) -> None:
        """Let the words of a row be mended."""
        self._on_act("mend", (record_id,))

    def ask_speaker(self, record_ids: Sequence[Id], under: QRect) -> None:
        """Let the speaker of words be chosen from everybody."""
        self._acting_on = tuple(record_ids)
        self.speakers.open("Speaker", "Letters of a name", self._speaker_offers, under)

    def name_speaker(self, record_id: str, contributor_id: str) -> None:
        """Say whose words they were."""
        self._acting_on = (Id(record_id),)
        self._on_speaker_picked(contributor_id)

    def on_all_in_hand(self, name: str) -> None:
        """Do something with all rows in hand."""
        self._on_act(name, self._list.hand.ids())

    def _on_act(self, name: str, record_ids: tuple[Id, ...]) -> None:
        points = self._points(record_ids)
        if not points:
            return
        self._acting_on = tuple(each.id for each in points)
        acts: dict[str, Callable[[], object]] = {
            "mend": lambda: self._list.open_mend(points[0].id, points[0].text),
            "split": lambda: self._list.open_mend(points[0].id, points[0].text, at_start=True),
            "speaker": lambda: self.ask_speaker(self._acting_on, self._beside(56)),
            "place": lambda: self._open(self.segments, "Segment", "Letters of a segment", self._segment_offers),
            "convert": lambda: self._open(self.sorts, "Turn into", "Letters of a kind", self._sort_offers),
            "due": lambda: self._open(self.days, "By when", "A day: fri, 31 jan, in two weeks", self._day_offers),
            "wording": lambda: self._open(self.wordings, "Wording", "Letters of a wording", self._wording_offers),
            "action": lambda: self._turn_into_action(points),
            "join": self._join,
            "project": lambda: self.project(points[0]),
            "history": lambda: self._show_history(points[0]),
            "remove": lambda: self._live.do(remove_several, record_ids=self._acting_on),
        }
        acts[name]()

    def _find(self, record_id: str) -> Point | None:
        return point_with(self._live.session, record_id)

    def _points(self, record_ids: Sequence[Id]) -> list[Point]:
        found = (self._find(each) for each in record_ids)
        return [each for each in found if each is not None]

    def _open(self, picker: Picker, title: str, placeholder: str, offering: Offering) -> None:
        picker.open(title, placeholder, offering, self._beside(-SIGNS_WIDTH - 20))

    def _beside(self, across: int) -> QRect:
        """Beside the row in hand: so far from its left, or from its right where that is below nought."""
        current = self._list.current_id()
        place = self._list.place_of(current if current in self._acting_on else self._acting_on[0])
        place.moveTopLeft(self._list.mapTo(self._over, place.topLeft()))
        return place.adjusted(across if across > 0 else place.width() + across, 0, 0, -4)

    def _turn_into_action(self, points: Sequence[Point]) -> None:
        """Words become promises; where all are promises already, they are ticked off, or opened again."""
        actions = [each for each in points if isinstance(each, ActionPoint)]
        if len(actions) < len(points):
            self._convert(Sort.ACTION)
        else:
            self._live.do(tick_off, record_ids=self._acting_on, done=not all(each.done for each in actions))

    def _join(self) -> None:
        change = self._live.do(join_words, record_ids=self._acting_on)
        if change is not None and (joined := change.edits[0].after) is not None:
            self._list.take_in_hand(joined.id)

    def _show_history(self, point: Point) -> None:
        HistoryDialog(self._live, self._over.window(), record=(type(point), point.id)).open()

    # ---- choices -----------------------------------------------------------------------------------------------

    def _speaker_offers(self, typed: str) -> Sequence[Offer]:
        return who_offers(self._live.session, typed)

    def _segment_offers(self, typed: str) -> Sequence[Offer]:
        """The segments, those ticked on which all the words hang."""
        points = self._points(self._acting_on)
        on_all = (
            [each for each in points[0].segments if all(each in other.segments for other in points)] if points else ()
        )
        return segment_offers(self._live.session, typed, on_all)

    def _sort_offers(self, typed: str) -> Sequence[Offer]:
        return sort_offers(typed, {sort_of(each) for each in self._points(self._acting_on)})

    def _day_offers(self, typed: str) -> Sequence[Offer]:
        held = {each.due for each in self._points(self._acting_on) if isinstance(each, ActionPoint)}
        return day_offers(typed, local(self._live.session, self._live.now()).date(), held)

    def _wording_offers(self, typed: str) -> Sequence[Offer]:
        return wording_offers(typed, {each.words for each in self._points(self._acting_on) if isinstance(each, Quote)})

    def _on_day_picked(self, key: str) -> None:
        due = None if key == NO_DAY else date.fromisoformat(key)
        self._live.do(set_due, record_ids=self._acting_on, due=due)

    def _on_wording_picked(self, key: str) -> None:
        self._live.do(set_wording, record_ids=self._acting_on, words=Wording(key))

    def _on_speaker_picked(self, key: str) -> None:
        is_person = self._live.session.find(Contributor, Id(key)) is not None
        self._live.do(
            name_speaker,
            record_ids=self._acting_on,
            contributor_id=Id(key) if is_person else None,
            organisation_id=None if is_person or key == UNKNOWN else Id(key),
        )

    def _on_segment_picked(self, key: str) -> None:
        on_all = all(key in each.segments for each in self._points(self._acting_on))
        self._live.do(hang_or_take_down, record_ids=self._acting_on, segment=key, on=not on_all)

    def _on_sort_picked(self, key: str) -> None:
        self._convert(Sort(key))

    def _convert(self, into: Sort) -> None:
        """Turn the words; what only that kind has comes back to those that were of it once."""
        once = (self._live.removed(kind_of(into), each) for each in self._acting_on)
        formerly = [each for each in once if each is not None]
        self._live.do(convert, record_ids=self._acting_on, into=into, formerly=formerly)

    # ---- mending ---------------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Open the field for mending again that was half typed in when the program ended without leave."""
        record_id, _, text = self._draft.begin(DRAFT).partition("\n")
        record = self._find(record_id)
        if record is not None and not self._list.is_mending():
            self._list.open_mend(record.id, record.text, half_mended=text)

    def keep(self) -> None:
        """Keep what is half mended, now."""
        self._draft.flush()

    def _on_change(self, change: Change) -> None:
        """Words that are gone are mended no longer; those that a filter hides are."""
        record_id = self._list.mending_id()
        if record_id is not None and self._find(record_id) is None:
            self._list.close_mend()

    def _half_mended(self) -> str:
        record_id, text = self._list.mending_id(), self._list.mend_field().toPlainText()
        record = self._find(record_id) if record_id is not None else None
        return f"{record.id}\n{text}" if record is not None and text != record.text else ""

    def _on_mended(self, record_id: str, text: str) -> None:
        record = self._find(record_id)
        if record is None:
            self._list.close_mend()
        else:
            self._mend(lambda: mend(self._live, record, natural(text)))

    def _on_split(self, record_id: str, first: str, second: str) -> None:
        parts = {"first": natural(first), "second": natural(second)}
        self._mend(lambda: self._live.do(split_words, record_id=Id(record_id), **parts))

    def _mend(self, act: Callable[[], Change | None]) -> None:
        """Carry out what was typed in the field; it closes when that was taken."""
        self._mending = True
        change = act()
        self._mending = False
        if change is not None:
            self._list.close_mend()

    def _on_refused(self, refused: Refused) -> None:
        if self._mending:
            self._list.refuse_mend(wording.refusal(refused))

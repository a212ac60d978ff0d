"""What can be done with a row of the desk's list: mend, name, place, turn into an action, project, remove."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from roundtable.capture_line.typography import natural
from roundtable.commands.projection import project
from roundtable.commands.star import place
from roundtable.commands.words import (
    complete_action,
    convert_to_action,
    mend_words,
    reattribute,
    remove_words,
    revise_action,
)
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor
from roundtable.domain.points import Point, point_with
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Quote
from ui import wording
from ui.capture.captured_list import CapturedList
from ui.capture.captured_row import SIGNS_WIDTH
from ui.capture.offers import Offer
from ui.capture.picker import UNKNOWN, Picker, segment_offers, who_offers
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
        self._acting_on: Point | None = None
        self._mending = False
        self.speakers = Picker(over)
        self.segments = Picker(over)
        self._wire()

    def _wire(self) -> None:
        self._list.act_requested.connect(self._on_act)
        self._list.mended.connect(self._on_mended)
        self.speakers.chosen.connect(self._on_speaker_picked)
        self.segments.chosen.connect(self._on_segment_picked)
        self._live.refused.connect(self._on_refused)
        self._draft = Draft(self._live, self._half_mended, self)
        self._list.mend_field().textChanged.connect(self._draft.touch)
        self._list.mend_closed.connect(self._draft.forget)

    def project(self, record: Point) -> None:
        """Put words to the room; only what somebody said can be."""
        if isinstance(record, Quote):
            self._live.do(project, slide=Slide.QUOTE, quote_id=record.id)

    def ask_speaker(self, record_id: str, under: QRect) -> None:
        """Let the speaker of words be chosen from everybody."""
        self._acting_on = self._find(record_id)
        if self._acting_on is not None:
            self.speakers.open("Speaker", "Letters of a name", self._speaker_offers, under)

    def name_speaker(self, record_id: str, contributor_id: str) -> None:
        """Say whose words they were."""
        self._acting_on = self._find(record_id)
        self._on_speaker_picked(contributor_id)

    def _on_act(self, name: str, record_id: str) -> None:
        record = self._find(record_id)
        if record is None:
            return
        self._acting_on = record
        if name == "mend":
            self._list.open_mend(record.id, record.text)
        elif name == "speaker":
            self.ask_speaker(record_id, self._beside(record, 56))
        elif name == "place":
            self.segments.open(
                "Segment", "Letters of a segment", self._segment_offers, self._beside(record, -SIGNS_WIDTH - 20)
            )
        elif name == "action":
            self._turn_into_action(record)
        elif name == "project":
            self.project(record)
        elif name == "history":
            HistoryDialog(self._live, self._over.window(), record=(type(record), record.id)).open()
        elif name == "remove":
            self._live.do(remove_words, kind=type(record), record_id=record.id)

    def _find(self, record_id: str) -> Point | None:
        return point_with(self._live.session, record_id)

    def _beside(self, record: Point, across: int) -> QRect:
        place = self._list.place_of(record.id)
        place.moveTopLeft(self._list.mapTo(self._over, place.topLeft()))
        return place.adjusted(across if across > 0 else place.width() + across, 0, 0, -4)

    def _turn_into_action(self, record: Point) -> None:
        if isinstance(record, ActionPoint):
            self._live.do(complete_action, action_id=record.id, done=not record.done)
        else:
            self._live.do(convert_to_action, kind=type(record), record_id=record.id)

    # ---- choices -----------------------------------------------------------------------------------------------

    def _speaker_offers(self, typed: str) -> Sequence[Offer]:
        return who_offers(self._live.session, typed)

    def _segment_offers(self, typed: str) -> Sequence[Offer]:
        return segment_offers(self._live.session, typed, self._acting_on.segments if self._acting_on else ())

    def _on_speaker_picked(self, key: str) -> None:
        record = self._find(self._acting_on.id) if self._acting_on else None
        if record is None:
            return
        is_person = self._live.session.find(Contributor, Id(key)) is not None
        person = Id(key) if is_person else None
        organisation = None if is_person or key == UNKNOWN else Id(key)
        if isinstance(record, ActionPoint):
            self._live.do(
                revise_action,
                action_id=record.id,
                owner_id=person,
                organisation_id=organisation,
                due=record.due,
                done=record.done,
            )
        else:
            self._live.do(
                reattribute,
                kind=type(record),
                record_id=record.id,
                contributor_id=person,
                organisation_id=organisation,
            )

    def _on_segment_picked(self, key: str) -> None:
        record = self._find(self._acting_on.id) if self._acting_on else None
        if record is None:
            return
        others = tuple(each for each in record.segments if each != key)
        segments = others if len(others) < len(record.segments) else (*others, key)
        self._live.do(place, kind=type(record), record_id=record.id, segments=segments)

    # ---- mending ---------------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Open the field for mending again that was half typed in when the program ended without leave."""
        record_id, _, text = self._draft.begin(DRAFT).partition("\n")
        record = self._find(record_id)
        if record is not None and not self._list.is_mending():
            self._list.open_mend(record.id, text)

    def keep(self) -> None:
        """Keep what is half mended, now."""
        self._draft.flush()

    def _half_mended(self) -> str:
        record_id, text = self._list.mending_id(), self._list.mend_field().toPlainText()
        record = self._find(record_id) if record_id is not None else None
        return f"{record.id}\n{text}" if record is not None and text != record.text else ""

    def _on_mended(self, record_id: str, text: str) -> None:
        record = self._find(record_id)
        if record is None:
            self._list.close_mend()
            return
        self._mending = True
        change = self._live.do(mend_words, kind=type(record), record_id=record.id, text=natural(text))
        self._mending = False
        if change is not None:
            self._list.close_mend()

    def _on_refused(self, refused: Refused) -> None:
        if self._mending:
            self._list.refuse_mend(wording.refusal(refused))

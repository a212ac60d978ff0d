"""The capture line: whose words, the words, what Enter will note, and what was wrong or was noted."""

from __future__ import annotations

from datetime import date
from threading import Thread

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.capture_line.days import prepare
from roundtable.capture_line.parsed import LineKind
from roundtable.capture_line.several import MOST_LINES
from roundtable.domain.floor import Turn
from roundtable.domain.latest import last_point
from roundtable.domain.points import Point, moment_of, point_with
from roundtable.domain.session import Session
from roundtable.room import Change
from ui.capture.capturing import carry_out, is_noted_by, mend
from ui.capture.choosing import Choosing
from ui.capture.completing import Completing
from ui.capture.faces import local
from ui.capture.first_key import FirstKey
from ui.capture.line_edit import LineEdit
from ui.capture.line_frame import LineFrame
from ui.capture.line_keys import LineKeys
from ui.capture.meaning import Meaning
from ui.capture.natural_typing import NaturalTyping
from ui.capture.noting import Noting
from ui.capture.reading import Reader, Reading
from ui.capture.speaker_button import SpeakerButton
from ui.capture.under_line import UnderLine
from ui.draft import Draft
from ui.live import Live
from ui.widgets.message import Tone

DRAFT, DRAFT_MENDING = "desk-line", "desk-line-mends"
"""Fields of the half-typed line, and of the words that it would mend."""
_PLACEHOLDER = "Type what is said, then Enter"
_TOO_MANY = "That is {count:,} lines; {most:,} can be pasted at once. Nothing was put in: paste them in parts."


class CaptureLine(QWidget):
    """One line, always ready: Enter notes what it says and never waits.

    `list_requested` when the user goes down into the list, `project_requested(record)` when the last one is to be put
    to the room. Popup and picker hang over `over`, the view that the line stands in.
    """

    list_requested = Signal()
    project_requested = Signal(object)

    def __init__(self, live: Live, over: QWidget) -> None:
        super().__init__(over)
        self._live = live
        self._over = over
        self._reading, self._reader = Reading(), Reader()
        self._first_key = FirstKey(live)
        self._mending: Point | None = None
        self._emptied: Point | None = None
        self._dates_prepared = False
        self._build()
        self._wire()
        self._restore()
        self.show_session(live.session)

    def _build(self) -> None:
        self.speaker = SpeakerButton()
        self.edit = LineEdit("Capture line")
        self.edit.setPlaceholderText(_PLACEHOLDER)
        self._under = UnderLine()
        self.chips, self.message, self.noted = self._under.chips, self._under.message, self._under.noted
        self._frame = LineFrame(self.edit)
        self._meaning = Meaning(self.edit, self.speaker, self._frame, self._under)
        self._completing = Completing(self._live, self.edit, self._frame, self._over)
        self.popup = self._completing.popup
        self._keys = LineKeys(self.edit, self._completing)
        self._natural = NaturalTyping(self.edit)
        self._choosing = Choosing(self._live, self._first_key, self.edit, self.speaker, self._over)
        self.picker = self._choosing.picker
        self._noting = Noting(self._live, self._meaning, self.noted)
        self._draft = Draft(self._live, self._half_typed, self)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(self.speaker, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frame)
        column.addWidget(self._under)
        self._height_of_one = self.edit.height()
        self._on_grown()
        self.setFocusProxy(self.edit)

    def _wire(self) -> None:
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.cursorPositionChanged.connect(self._on_caret_moved)
        self.edit.grew.connect(self._on_grown)
        self.edit.too_many.connect(self._on_too_many)
        self._keys.entered.connect(self._on_enter)
        self._keys.escaped.connect(self._on_escape)
        self._keys.went_up.connect(self._on_up)
        self._keys.went_down.connect(self.list_requested)
        self._keys.speaker_wanted.connect(self._choosing.open)
        self._keys.undo_wanted.connect(self._noting.undo)
        self._keys.redo_wanted.connect(self._noting.redo)
        self._keys.focus_moved.connect(self._on_focus_moved)
        self._choosing.chosen.connect(lambda: self.show_session(self._live.session))
        self.message.mended.connect(self._on_mend_pressed)
        self._live.changed.connect(self._on_change)

    def show_session(self, session: Session) -> None:
        """Show the session's side of the line: speaker, running segments, what the words mean now."""
        speaker = self._first_key.speaker
        self._reading = self._reader.read(self.edit.text(), session, self.today(), speaker)
        self._show_meaning(session)

    def _on_change(self, change: Change) -> None:
        session = self._live.session
        if Turn in change:
            self._first_key.hear_of_floor(is_typing=bool(self.edit.text()))
        self._noting.follow()
        self._completing.get_ready()
        if self._mending is not None and session.find(type(self._mending), self._mending.id) is None:
            self._set_mending(None)
        if not self._noting.is_asking and self._mending is None and is_noted_by(change, self._reading.parsed):
            self._clear()
            self._noting.tell(change)
        self.show_session(session)

    # ---- what is typed -------------------------------------------------------------------------------------

    def today(self) -> date:
        """The day in the room."""
        return local(self._live.session, self._live.now()).date()

    def _restore(self) -> None:
        text = self._draft.begin(DRAFT)
        if text:
            self._set_mending(point_with(self._live.session, self._live.draft(DRAFT_MENDING)))
            if self._first_key.restore() and self._mending is None and self._is_noted():
                self._draft.forget()
                self._first_key.release()
            else:
                self.edit.set_text(text)

    def _is_noted(self) -> bool:
        """Whether words of this very first key are noted: a crash came between them and the end of their draft."""
        last = last_point(self._live.session)
        return last is not None and moment_of(last) == self._first_key.at

    def _half_typed(self) -> str:
        """What would be lost, its time kept already; words only brought back stand in the record as they are."""
        self._first_key.keep()
        text = self.edit.text()
        return "" if self._mending is not None and text == self._mending.text else text

    def _set_mending(self, point: Point | None) -> None:
        """Mend these words from now on; None notes new ones, of which many may be pasted."""
        self._mending = point
        self.edit.takes_lines = point is None

    def _take_up(self, point: Point) -> None:
        self._set_mending(point)
        self._live.keep_draft(DRAFT_MENDING, point.id)

    def _leave_mend(self) -> None:
        self._draft.forget()  # before what it mends: half mended words are no new ones
        self._set_mending(None)
        self._live.keep_draft(DRAFT_MENDING, "")

    def _on_text_changed(self) -> None:
        text = self.edit.text()
        self._follow_mend(text)
        if text and self._first_key.at is None:
            self._first_key.press()
            QTimer.singleShot(0, self, self._first_key.keep)
            self.noted.release()
        elif not text:
            self._first_key.release()
        self._draft.touch()
        self._meaning.settle()
        self.show_session(self._live.session)
        if not self._dates_prepared and any(line.kind is LineKind.ACTION for line in self._reading.parsed):
            self._dates_prepared = True
            Thread(target=prepare, daemon=True).start()
        self._offer()

    def _follow_mend(self, text: str) -> None:
        """Whoever empties the line leaves the words as they were, and takes them up again by Ctrl+Z."""
        if self._mending is not None and not text:
            self._emptied = self._mending
            self._leave_mend()
        elif self._emptied is not None and text:
            point = point_with(self._live.session, self._emptied.id)
            if point is not None and self.edit.document().isRedoAvailable():  # by undo: typing leaves nothing to redo
                self._take_up(point)
            self._emptied = None

    def _on_caret_moved(self) -> None:
        self._show_meaning(self._live.session)
        if self.popup.isVisible():
            self._offer()

    def _on_grown(self) -> None:
        """Several lines stand in a higher frame."""
        self._frame.grow(self.edit.height() - self._height_of_one)
        self.setFixedHeight(self._frame.height() + self._under.height())

    def _on_too_many(self, count: int) -> None:
        self._meaning.say(Tone.BAD, _TOO_MANY.format(count=count, most=MOST_LINES))

    def _on_focus_moved(self, is_here: bool) -> None:
        self._frame.update()
        if not is_here:
            self.popup.hide()

    def _show_meaning(self, session: Session) -> None:
        self._meaning.show(session, self._reading, self._first_key, self._mending)

    def keep(self) -> None:
        """Keep what is half typed, now."""
        self._draft.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half typed when the view goes away."""
        super().hideEvent(event)
        self.popup.hide()
        self.keep()

    # ---- keys ------------------------------------------------------------------------------------------------

    def _on_up(self) -> None:
        """Bring the last words back to be mended."""
        last = last_point(self._live.session) if not self.edit.text() else None
        if last is not None:
            self._take_up(last)
            self.edit.set_text(last.text)
            self.popup.hide()
            self.show_session(self._live.session)

    def _on_escape(self) -> None:
        if self.popup.isVisible():
            self.popup.hide()
        elif self._mending is not None:
            self._clear()
        elif self._reading.is_several:
            self.edit.join_lines()
        elif self._frame.is_refused():
            self._meaning.settle()

    # ---- completion ------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        if self._mending is None:
            self._completing.offer(self._live.session)
        else:
            self.popup.hide()

    # ---- Enter -----------------------------------------------------------------------------------------------

    def _on_enter(self, to_the_room: bool) -> None:
        self.popup.hide()
        self._natural.finish()
        if not self.edit.text().strip():
            last = last_point(self._live.session)
            if to_the_room and last is not None:
                self.project_requested.emit(last)
        elif self._mending is None and self._reading.empty is not None:
            self.edit.go_to(self._reading.empty.start + len(self._reading.empty.text))
            self._meaning.say(Tone.BAD, "There are no words in this line yet. Nothing was noted.")
        else:
            change = self._noting.ask(self._note)
            if change is not None:
                self._clear()
                self._noting.tell(change)

    def _note(self) -> Change | None:
        if self._mending is not None:
            return mend(self._live, self._mending, self.edit.text().strip())
        return carry_out(self._live, self._reading.parsed, self._first_key.at or self._live.now())

    def _clear(self) -> None:
        if self._mending is not None:
            self._leave_mend()
        self._first_key.release()
        self.edit.set_text("")
        self._draft.forget_soon()

    def _on_mend_pressed(self, wanted: str) -> None:
        problem = next((each for each in self._reading.problems if each.mend == wanted), None)
        if problem is not None:
            self.edit.replace_stretch(problem.start, problem.end, wanted)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

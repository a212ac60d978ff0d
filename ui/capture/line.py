"""The capture line: whose words, the words, what Enter will note, and what was wrong or was noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Thread

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.capture_line.days import prepare
from roundtable.capture_line.grammar import parse_line
from roundtable.capture_line.parsed import LineKind, Parsed
from roundtable.capture_line.typography import natural
from roundtable.commands.words import mend_words
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import theme, wording
from ui.capture.capturing import Nothing, carry_out, continued
from ui.capture.completing import Completing
from ui.capture.faces import Faces, local
from ui.capture.first_key import FirstKey, floor_of
from ui.capture.line_edit import LineEdit
from ui.capture.line_frame import LineFrame
from ui.capture.picker import FLOOR, UNKNOWN, Picker, who_offers
from ui.capture.rows import Point, point_with
from ui.capture.saying import last_point, line_chips, noted_words, problem_words, speaker_shown, stretches
from ui.capture.speaker_button import SpeakerButton
from ui.capture.under_line import UnderLine
from ui.draft import Draft
from ui.live import Live
from ui.widgets.message import Tone
from ui.widgets.typing_first import UNDO, act_of, has_typing

DRAFT, DRAFT_MENDING = "desk-line", "desk-line-mends"
"""Fields of the half-typed line, and of the words that it would mend."""
_PLACEHOLDER = "Type what is said, then Enter"


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
        self._parsed = Parsed()
        self._first_key = FirstKey(live)
        self._mending: Point | None = None
        self._asking = False
        self._noted_edit: str | None = None
        self._dates_prepared = False
        self._build()
        self._wire()
        self._restore()
        self.show_session(live.session)

    def _build(self) -> None:
        self.speaker = SpeakerButton()
        self.edit = LineEdit("Capture line")
        self.edit.setPlaceholderText(_PLACEHOLDER)
        self.edit.setAccessibleDescription("Type what is said; Enter notes it. F1 tells what can be typed.")
        self._under = UnderLine()
        self.chips, self.message, self.noted = self._under.chips, self._under.message, self._under.noted
        self.picker = Picker(self._over)
        self._frame = LineFrame(self.edit)
        self._completing = Completing(self.edit, self._frame, self._over)
        self.popup = self._completing.popup
        self._draft = Draft(self._live, self._half_typed, self)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(12)
        row.addWidget(self.speaker)
        row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frame)
        column.addWidget(self._under)
        self.setFixedHeight(theme.HEIGHT_CAPTURE + self._under.height())
        self.setFocusProxy(self.edit)

    def _wire(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.cursorPositionChanged.connect(self._on_caret_moved)
        self.speaker.clicked.connect(self.choose_speaker)
        self.picker.chosen.connect(self._on_speaker_chosen)
        self.message.mended.connect(self._on_mend_pressed)
        self.noted.undo_requested.connect(self._on_undo)
        self._live.changed.connect(self._on_change)
        self._live.refused.connect(self._on_refused)

    def show_session(self, session: Session) -> None:
        """Show the session's side of the line: speaker, running segments, what the words mean now."""
        self._read(session)
        self._show_meaning(session)

    def _on_change(self, change: Change) -> None:
        session = self._live.session
        if Turn in change and session.speaker is not None and not self.edit.text():
            self._first_key.follow_floor()
        if not self._asking and self.noted.is_saying() and self._live.undoable != self._noted_edit:
            self.noted.hush()
        if self._mending is not None and session.find(type(self._mending), self._mending.id) is None:
            self._mending = None
        if not self._asking and self._mending is None and self._is_noted_late(change):
            self._say_noted(change)
        self.show_session(session)

    def _is_noted_late(self, change: Change) -> bool:
        """Whether what stands here was in doubt, as after a failing disk, and turns out to be kept."""
        more, goes_on = self._parsed.text, self._parsed.kind is LineKind.CONTINUATION
        for edit in change.edits:
            before, after = getattr(edit.before, "text", None), getattr(edit.after, "text", None)
            noted = continued(before, more) if goes_on and before is not None else more if edit.before is None else None
            if more and after is not None and after == noted:
                return True
        return False

    # ---- what is typed -------------------------------------------------------------------------------------

    def today(self) -> date:
        """The day in the room."""
        return local(self._live.session, self._live.now()).date()

    def _restore(self) -> None:
        text = self._draft.begin(DRAFT)
        if text:
            self._mending = point_with(self._live.session, self._live.draft(DRAFT_MENDING))
            self._first_key.restore()
            self.edit.set_text(text)

    def _half_typed(self) -> str:
        """What would be lost; words that are only brought back stand in the record as they are."""
        text = self.edit.text()
        return "" if self._mending is not None and text == self._mending.text else text

    def _read(self, session: Session) -> None:
        self._parsed = parse_line(
            self.edit.text(), session, today=self.today(), default_contributor_id=self._first_key.speaker
        )

    def _on_text_changed(self) -> None:
        text = self.edit.text()
        if text and self._first_key.at is None:
            self._first_key.press()
            self.noted.release()
        elif not text:
            self._first_key.release()
        self._draft.touch()
        self._settle()
        self.show_session(self._live.session)
        if self._parsed.kind is LineKind.ACTION and not self._dates_prepared:
            self._dates_prepared = True
            Thread(target=prepare, daemon=True).start()
        self._offer()

    def _on_caret_moved(self) -> None:
        self._show_meaning(self._live.session)
        if self.popup.isVisible():
            self._offer()

    def keep(self) -> None:
        """Keep what is half typed, now."""
        self._draft.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half typed when the view goes away."""
        super().hideEvent(event)
        self.popup.hide()
        self.keep()

    # ---- what it means -------------------------------------------------------------------------------------

    def _show_meaning(self, session: Session) -> None:
        parsed = self._parsed
        tokens, unread = stretches(parsed, self.edit.caret()) if self._mending is None else ((), ())
        self.edit.mark(tokens, [(problem.start, problem.end) for problem in unread])
        self.speaker.show_face(*speaker_shown(session, parsed, self._mending))
        self._show_chips(session)
        if self._frame.is_refused():
            return
        if unread:
            tone, sentence = problem_words(unread[0])
            self._say(tone, sentence, *([unread[0].mend] if unread[0].mend else []))
        else:
            self._settle()

    def _show_chips(self, session: Session) -> None:
        if self._mending is not None:
            self.chips.show_chips((), "Enter mends the last one   Esc leaves it as it was")
            return
        first = self._first_key
        on_floor = first.speaker == floor_of(session)
        chips = line_chips(session, self._parsed, chosen=first.is_chosen, on_floor=on_floor, first_key=first.at)
        self.chips.show_chips(chips, "Enter notes it" if self.edit.text() else "")

    def _say(self, tone: Tone, sentence: str, *mends: str) -> None:
        self._under.say(tone, sentence, *mends)
        self._frame.set_tone(tone)
        self.edit.setAccessibleDescription(sentence)

    def _settle(self) -> None:
        self._frame.set_tone(None)
        if self._under.settle():
            self.edit.setAccessibleDescription("")

    # ---- keys ------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that are acts and not text; the frame follows the focus."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and act_of(event):
            event.accept()  # undo and redo are told under the line, whatever of them they take back
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._frame.update()
            if event.type() is QEvent.Type.FocusOut:
                self.popup.hide()
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(control)
        elif key == Qt.Key.Key_Tab and self.popup.current() is not None:
            self._completing.take(self.popup.current())
        elif key == Qt.Key.Key_Escape:
            self._on_escape()
        elif modifiers == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            self.choose_speaker()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not modifiers:
            self._on_arrow(key == Qt.Key.Key_Down)
        else:
            return self._take_undo(event)
        return True

    def _take_undo(self, event: QKeyEvent) -> bool:
        """Undo and redo are the session's where the line has no typing for them, and are told under it."""
        act = act_of(event)
        if act is None:
            return False
        if has_typing(self.edit, act):
            getattr(self.edit, act)()
        elif act == UNDO:
            self._on_undo()
        else:
            self._on_redo()
        return True

    def _on_arrow(self, down: bool) -> None:
        if self.popup.isVisible():
            self._completing.step(down)
        elif down:
            self.list_requested.emit()
        elif not self.edit.text():
            self._recall()

    def _on_escape(self) -> None:
        if self.popup.isVisible():
            self.popup.hide()
        elif self._mending is not None:
            self._clear()
        elif self._frame.is_refused():
            self._settle()

    def _recall(self) -> None:
        last = last_point(self._live.session)
        if last is not None:
            self.edit.set_text(last.text)
            self._mending = last
            self._live.keep_draft(DRAFT_MENDING, last.id)
            self.popup.hide()
            self.show_session(self._live.session)

    def _on_undo(self) -> None:
        change = self._asked(self._live.undo)
        if change is not None:
            self.noted.say(wording.edit_name(change.label), "Taken back:", undoable=False)

    def _on_redo(self) -> None:
        change = self._asked(self._live.redo)
        if change is not None:
            self.noted.say(wording.edit_name(change.label), "Made again:", undoable=False)

    # ---- completion and speaker --------------------------------------------------------------------------------

    def _offer(self) -> None:
        if self._mending is None:
            self._completing.offer(self._live.session)
        else:
            self.popup.hide()

    def choose_speaker(self) -> None:
        """Open the choice of another speaker."""
        self.popup.hide()
        under = QRect(self._frame.mapTo(self._over, self.speaker.pos()), self.speaker.size())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picker.open(
            "Speaker", "Letters of a name", lambda typed: who_offers(self._live.session, typed, floor=True), under
        )

    def _on_speaker_chosen(self, key: str) -> None:
        session = self._live.session
        if key == FLOOR:
            self._first_key.follow_floor()
        elif key == UNKNOWN:
            self._first_key.choose(None)
        elif any(person.id == key for person in session.all(Contributor)):
            self._first_key.choose(Id(key))
        else:
            short = Faces(session).of(None, Id(key))
            self.edit.replace_stretch(0, 0, f"{short.name}: ")
        self.show_session(session)

    # ---- Enter -----------------------------------------------------------------------------------------------

    def _on_enter(self, to_the_room: bool) -> None:
        self.popup.hide()
        if not self.edit.text().strip():
            last = last_point(self._live.session)
            if to_the_room and last is not None:
                self.project_requested.emit(last)
            return
        self._asked(self._note)

    def _note(self) -> Change | None:
        said_at = self._first_key.at or self._live.now()
        try:
            if self._mending is not None:
                kind, record_id = type(self._mending), self._mending.id
                text = natural(self.edit.text().strip())
                change = self._live.do(mend_words, kind=kind, record_id=record_id, text=text)
            else:
                change = carry_out(self._live, self._parsed, said_at)
        except Nothing as nothing:
            self._say(Tone.BAD, str(nothing))
            return None
        if change is not None:
            self._say_noted(change)
        return change

    def _say_noted(self, change: Change) -> None:
        self._clear()
        self._noted_edit = self._live.undoable
        records = [edit.after for edit in change.edits if edit.after is not None]
        if records:
            words = noted_words(self._live.session, records[-1], self._live.now())
            self.noted.say(words, "Mended" if change.label == mend_words.__name__ else "Noted")

    def _clear(self) -> None:
        if self._mending is not None:
            self._mending = None
            self._live.keep_draft(DRAFT_MENDING, "")
        self._first_key.release()
        self.edit.set_text("")
        self._draft.forget()
        self._settle()
        self.show_session(self._live.session)

    def _asked(self, act: Callable[[], Change | None]) -> Change | None:
        """Do something whose refusal is to be said here."""
        self._asking = True
        try:
            return act()
        finally:
            self._asking = False

    def _on_refused(self, refused: Refused) -> None:
        if self._asking:
            self._say(Tone.BAD, wording.refusal(refused))

    def _on_mend_pressed(self, mend: str) -> None:
        problem = next((each for each in self._parsed.problems if each.mend == mend), None)
        if problem is not None:
            self.edit.replace_stretch(problem.start, problem.end, mend)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

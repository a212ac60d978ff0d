"""What the line shows of its meaning before Enter: tinted instructions, speaker, chips, and what could not be read."""

from __future__ import annotations

from PySide6.QtCore import QObject

from roundtable.domain.points import Point
from roundtable.domain.session import Session
from ui.capture.first_key import FirstKey, floor_of
from ui.capture.line_edit import LineEdit
from ui.capture.line_frame import LineFrame
from ui.capture.reading import Reading
from ui.capture.saying import line_chips, problem_words, several_chips, speaker_shown, stretches
from ui.capture.speaker_button import SpeakerButton
from ui.capture.under_line import UnderLine
from ui.widgets.message import Tone

USUAL = "Type what is said; Enter notes it. F1 tells what can be typed."
_SEVERAL = "{count} lines. Enter notes them all as one step; Escape makes them one line."


class Meaning(QObject):
    """Shows one reading of the line after another, and says what is wrong until it is settled."""

    def __init__(self, edit: LineEdit, speaker: SpeakerButton, frame: LineFrame, under: UnderLine) -> None:
        super().__init__(edit)
        self._edit, self._speaker, self._frame, self._under = edit, speaker, frame, under
        self._usual = USUAL
        self._describe(USUAL)

    def show(self, session: Session, reading: Reading, first: FirstKey, mending: Point | None) -> None:
        """Show what the line means now; `mending` are the words that it would mend."""
        caret = self._edit.caret()
        tokens, unread = stretches(reading, caret) if mending is None else ((), ())
        self._edit.mark(tokens, [(problem.start, problem.end) for problem in unread])
        self._speaker.show_face(*speaker_shown(session, reading.at(caret), mending))
        self._show_chips(session, reading, first, mending)
        if self._frame.is_refused():
            return
        if unread:
            tone, sentence = problem_words(unread[0])
            self.say(tone, sentence, *([unread[0].mend] if unread[0].mend else []))
        else:
            self.settle()

    def _show_chips(self, session: Session, reading: Reading, first: FirstKey, mending: Point | None) -> None:
        chips = self._under.chips
        self._usual = USUAL
        if mending is not None:
            chips.show_chips((), "Enter mends the last one   Esc leaves it as it was")
        elif reading.is_several:
            self._usual = _SEVERAL.format(count=len(reading.lines))
            chips.show_chips(several_chips(reading.parsed), "Enter notes them all   Esc makes them one line")
        else:
            on_floor = first.speaker == floor_of(session)
            (parsed,) = reading.parsed
            shown = line_chips(session, parsed, chosen=first.is_chosen, on_floor=on_floor, first_key=first.at)
            chips.show_chips(shown, "Enter notes it" if self._edit.text() else "")

    def say(self, tone: Tone, sentence: str, *mends: str) -> None:
        """Say what is wrong, and how it may be mended."""
        self._under.say(tone, sentence, *mends)
        self._frame.set_tone(tone)
        self._describe(sentence)

    def settle(self) -> None:
        """Nothing is wrong any more."""
        self._frame.set_tone(None)
        self._under.settle()
        self._describe(self._usual)

    def _describe(self, words: str) -> None:
        """Tell a screen reader, and only what is new."""
        if self._edit.accessibleDescription() != words:
            self._edit.setAccessibleDescription(words)

"""Completion at the caret of the capture line: what is offered, where it hangs, and how it is taken."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from roundtable.capture_line.completion import Completion, CompletionKind, completions
from roundtable.capture_line.glossary import glossary
from roundtable.domain.session import Session
from ui.capture.line_edit import LineEdit
from ui.capture.popup import CompletionPopup
from ui.live import Live

_READY_AFTER = 200
"""Milliseconds after a change: the list has been painted, and the next line is hardly begun."""
_TEXT_IN_POPUP = 14  # the first letter of an offer stands this far inside the popup


class Completing(QObject):
    """Joins an edit and the popup that hangs over `over`, under `frame`."""

    def __init__(self, live: Live, edit: LineEdit, frame: QWidget, over: QWidget) -> None:
        super().__init__(edit)
        self._live, self._edit, self._frame, self._over = live, edit, frame, over
        self.popup = CompletionPopup(over)
        self._terms: tuple[Session | None, tuple[str, ...]] = (None, ())
        self._was_stepped = False
        self.popup.taken.connect(self.take)
        self._ready = QTimer(self)
        self._ready.setSingleShot(True)
        self._ready.setInterval(_READY_AFTER)
        self._ready.timeout.connect(self._on_quiet)

    def offer(self, session: Session) -> None:
        """Offer what the word before the caret may become; nothing when it is there already."""
        text, caret = self._edit.text(), self._edit.caret()
        self._was_stepped = False
        if not text:
            self.popup.hide()
            return
        begin = text.rfind("\n", 0, caret) + 1
        line = text[begin:].partition("\n")[0]
        found = completions(line, caret - begin, session, self._glossary(session))
        found = [replace(each, start=begin + each.start, end=begin + each.end) for each in found]
        offers = [each for each in found if text[each.start : each.end] != each.insert.strip()]
        if not offers or not self._edit.hasFocus():
            self.popup.hide()
            return
        place = self._edit.mapTo(self._over, QPoint(round(self._edit.place_of(offers[0].start)), 0))
        frame = QRect(self._frame.mapTo(self._over, QPoint()), self._frame.size())
        self.popup.show_completions(session, offers, QPoint(place.x() - _TEXT_IN_POPUP, frame.bottom() + 3), frame)

    def get_ready(self) -> None:
        """The session has changed: gather what will be offered before it is asked for, so that no key waits for it."""
        self._ready.start()

    def _on_quiet(self) -> None:
        """One thing at a time: a key that comes just now waits for no more."""
        self._glossary(self._live.session)
        QTimer.singleShot(_READY_AFTER, self, lambda: self.popup.count(self._live.session))

    def _glossary(self, session: Session) -> tuple[str, ...]:
        """The terms of a session, gathered once for each value of it and not at every key."""
        if self._terms[0] is not session:
            self._terms = (session, glossary(session))
        return self._terms[1]

    def take(self, completion: Completion | None) -> None:
        """Put an offer in the place of what was typed."""
        if completion is None:
            return
        behind = self._edit.text()[completion.end :]
        insert = completion.insert
        if completion.kind is CompletionKind.SEGMENT and not behind[:1].isspace():
            insert += " "
        self._edit.replace_stretch(completion.start, completion.end, insert)
        self.popup.hide()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> Completion | None:
        """The offer that an arrow took in hand, for Enter; None where Enter means the line."""
        return self.popup.current() if self._was_stepped else None

    def step(self, down: bool) -> None:
        """Take the next or the one before in hand."""
        self._was_stepped = True
        self.popup.step(1 if down else -1)
        self._edit.setAccessibleDescription(self.popup.said())

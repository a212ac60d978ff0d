"""What happened to a quote, from the first key to its speaker's word: a line for each act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.session import Session
from roundtable.domain.words import Attribution
from ui import icons, wording
from ui.capture.difference import Fate, difference
from ui.capture.faces import local
from ui.theme import Type
from ui.widgets import paint

_ROW = 30
_ICON_AT, _ACT_AT = 56, 82


class Entry(Protocol):
    """A line of a record's history, as the journal tells it."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def actor(self) -> str:
        """Who."""

    @property
    def kind(self) -> str:
        """do, act, undo or redo."""

    @property
    def label(self) -> str:
        """The name of the command."""

    @property
    def before(self) -> Mapping[str, Any] | None:
        """The columns as they were."""

    @property
    def after(self) -> Mapping[str, Any] | None:
        """The columns as they are."""


@dataclass(frozen=True)
class Event:
    """One act: when, its icon, what was done, and the words that it was about."""

    time: str
    icon: str
    act: str
    words: str = ""


WHOLE_FILES = ("import_session", "new_sample", "new_session", "rescue_session")
"""Commands that make a session with all its words at once: nothing of it was heard at that hour."""
_ACTS = {
    "capture_quote": ("circle", "heard"),
    **dict.fromkeys(WHOLE_FILES, ("file-down", "came with the file")),
    "mend_words": ("pencil", "mended"),
    "reattribute": ("user-round-pen", "speaker named"),
    "set_wording": ("text-quote", "wording set"),
    "set_attribution": ("lock", "attribution set"),
    "place": ("star", "placed"),
    "place_on": ("star", "placed"),
    "hang": ("star", "placed"),
    "read_back_quote": ("projector", "read back"),
    "confirm_quote": ("circle-check", "confirmed"),
    "reword_quote": ("pencil", "reworded"),
    "withdraw_quote": ("circle-slash", "withdrawn"),
    "restore_quote": ("rotate-ccw", "brought back"),
    "name_speaker": ("user-round-pen", "speaker named"),
    "hang_or_take_down": ("star", "placed"),
    "split_words": ("scissors", "split"),
    "join_words": ("combine", "joined"),
    "convert": ("replace", "turned into another kind"),
}
_NOT_HEARD = (*WHOLE_FILES, "split_words", "convert")
"""Acts that make a record of words which were heard before."""


def events_of(session: Session, entries: Sequence[Entry]) -> list[Event]:
    """The history of a quote in words, oldest first."""
    told = (each for each in entries if not (each.label == "convert" and each.after is None))  # its other half is told
    return [_event(session, entry) for entry in told]


def _event(session: Session, entry: Entry) -> Event:
    icon, act = _ACTS.get(entry.label, ("circle-dot", wording.edit_name(entry.label)))
    if entry.before is None and entry.label not in _NOT_HEARD:
        icon, act = "circle", "heard"
    if entry.kind in ("undo", "redo"):
        icon, act = f"{entry.kind}-2", f"{'taken back' if entry.kind == 'undo' else 'made again'}: {act}"
    time = wording.clock_time(local(session, entry.at))
    return Event(time, icon, act, _words(entry.before, entry.after))


def _words(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    old, new = str((before or {}).get("text", "")), str((after or {}).get("text", ""))
    if before is None:
        return new
    if after is None or old == new:
        return _rule(before, after)
    struck = " … ".join(piece.words for piece in difference(old, new) if piece.fate is Fate.STRUCK)
    added = " … ".join(piece.words for piece in difference(old, new) if piece.fate is Fate.ADDED)
    return f"s/{struck}/{added}/"


def _rule(before: Mapping[str, Any], after: Mapping[str, Any] | None) -> str:
    """How far the speaker may be named from then on, and why where that was loosened."""
    if after is None or after.get("attribution") == before.get("attribution"):
        return ""
    rule = after.get("attribution")
    said = wording.RULES[Attribution(rule)].lower() if rule else "as session and speaker have it"
    because = after.get("loosened_because")
    return f"{said}, because: {because}" if because else said


class Story(QWidget):
    """The acts under each other, joined by a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_events(())

    def show_events(self, events: Sequence[Event]) -> None:
        """Show another history."""
        self._events = tuple(events)
        self.setAccessibleName("What happened to these words")
        self.setAccessibleDescription("; ".join(f"{each.time} {each.act} {each.words}".strip() for each in events))
        self.setFixedHeight(max(len(self._events), 1) * _ROW)
        self.update()

    def events(self) -> tuple[Event, ...]:
        """What is shown."""
        return self._events

    def sizeHint(self) -> QSize:
        """Any width; a row for each act."""
        return QSize(320, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint time, icon, act and words of each."""
        painter = paint.painter_for(self)
        for place, each in enumerate(self._events):
            base = place * _ROW + 20.0
            if place < len(self._events) - 1:
                paint.line(painter, QPointF(63, base + 5), QPointF(63, base + 17), "line2", 1.5)
            paint.text(painter, 0, base, each.time, Type.LIST_MEDIUM, "ink3")
            icons.paint(painter, _ICON_AT, base - 11, each.icon, 14, "ink2")
            end = _ACT_AT + paint.text(painter, _ACT_AT, base, each.act, Type.LIST_MEDIUM)
            paint.text(painter, end + 12, base, each.words, Type.LIST, "ink3", width=self.width() - end - 12)
        if not self._events:
            paint.text(painter, 0, 20, "Nothing yet", Type.LIST, "ink3")
        painter.end()

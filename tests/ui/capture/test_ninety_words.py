"""Ten minutes of a fast debate, typed at ninety words a minute while the floor goes round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from PySide6.QtCore import Qt

from roundtable.commands.floor import give_floor, silence
from roundtable.domain.people import Contributor
from roundtable.domain.points import Point
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Insight, Quote
from tests.clock import Clock
from tests.ui.capture.conftest import press, type_text
from ui.capture.desk import DeskView
from ui.live import Live

MINUTES, WORDS_A_MINUTE, LETTERS = 10, 90, 5
KEY = timedelta(minutes=1) / (WORDS_A_MINUTE * (LETTERS + 1))
"""From one key to the next: a word is five letters and a space, as typists count."""
FLOOR_EVERY = timedelta(seconds=7)
"""Somebody else speaks so often, in the middle of a line as likely as between two."""
SPOKEN = (
    "we were asked what we wanted after it had been decided",
    "a leaflet was what we got for an answer",
    '"nobody pays for that sentence" @co-design',
    "~ it costs too much for what it does @map @people",
    "the night porter knew, who is not on any list - and we didn't ask",
    "? who pays for the hours of people who are not on a payroll",
    "! ao: share the timetable of the ferry by fri",
    "dp: the boats don't wait for a letter",
    "?? somebody said that two cannot stand for all of us",
    "* the order is the problem, not the manners",
    "øre, ŵedi’r cwbl and åkerbär: it's all the same 🚀",
    "> we moved the meeting to the evening and the room doubled",
)
NAMED = {"! ao:": "amina-otieno", "dp:": "dewi-prys", "??": None}


@dataclass(frozen=True)
class Typed:
    """What a line should be noted as."""

    line: str
    began: datetime
    speaker: Id | None


class Hands:
    """Types at a steady pace; before a key, what happens in the room meanwhile happens."""

    def __init__(self, desk: DeskView, live: Live, clock: Clock) -> None:
        self._edit, self._live, self._clock = desk.line.edit, live, clock
        self.keys, self.moved_in_line = 0, 0
        self._turns = self._next_turns()
        self._next_turn = clock() + FLOOR_EVERY

    def _next_turns(self) -> Iterator[Id | None]:
        people = [each.id for each in self._live.session.all(Contributor)]
        return cycle([*people, None, *reversed(people)])

    def key(self, character: str, begun: bool = True) -> None:
        self._clock.pass_(seconds=KEY.total_seconds())
        if self._clock() >= self._next_turn:
            self._next_turn += FLOOR_EVERY
            self.moved_in_line += begun
            who = next(self._turns)
            if who is None:
                self._live.do(silence)
            else:
                self._live.do(give_floor, contributor_id=who)
        self.keys += 1
        if character == "\n":
            press(self._edit, Qt.Key.Key_Return)
        else:
            type_text(self._edit, character)

    def line(self, text: str) -> Typed:
        """Type a line and Enter; return what the floor says of its first key."""
        self.key(text[0], begun=False)
        began, speaker = self._clock(), self._live.session.speaker
        floor = speaker.id if speaker else None
        for character in f"{text[1:]}\n":
            self.key(character)
        named = next((Id(who) if who else None for sign, who in NAMED.items() if text.startswith(sign)), floor)
        return Typed(text, began, named)


def test_every_line_is_captured_with_the_speaker_and_the_time_of_its_first_key(
    desk: DeskView, live: Live, clock: Clock
) -> None:
    start, hands = clock(), Hands(desk, live, clock)
    lines, typed = cycle(SPOKEN), []
    while clock() - start < timedelta(minutes=MINUTES):
        typed.append(hands.line(next(lines)))
    session = live.session
    records: list[Point] = [*session.all(Quote), *session.all(ActionPoint), *session.all(Insight)]
    assert len(records) == len(typed) > MINUTES * WORDS_A_MINUTE / 12
    assert hands.keys >= MINUTES * WORDS_A_MINUTE * (LETTERS + 1)
    assert hands.moved_in_line > MINUTES * 5, "the floor moved on in the middle of lines"
    noted = {(_began(each), _speaker(each)) for each in records}
    assert noted == {(each.began, each.speaker) for each in typed}
    assert {each.speaker for each in typed} >= {None, *(person.id for person in session.all(Contributor))}
    by_time = {_began(each): each.text for each in records}
    for each in typed:
        assert _letters(by_time[each.began]) == _letters(_words(each.line))
    assert desk.line.edit.text() == "" and live.draft("desk-line") == ""


def _began(record: Point) -> datetime | None:
    return record.agreed_at if isinstance(record, ActionPoint) else record.said_at


def _speaker(record: Point) -> Id | None:
    return record.owner_id if isinstance(record, ActionPoint) else record.contributor_id


def _words(line: str) -> str:
    """The words of a line, without its instructions."""
    for sign in ("! ao:", "dp:", "??", "? ", "* ", "> ", "~ ", "@co-design", "@map", "@people", "by fri"):
        line = line.replace(sign, "")
    return line


def _letters(text: str) -> str:
    """Letters, figures and signs, whatever marks were set around them."""
    return "".join(c for c in text if c.isalnum() or c in "🚀,")

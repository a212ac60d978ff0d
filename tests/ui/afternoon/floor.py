"""What people and the note-taker do in the scripted afternoon: turns, hands, comings and goings, lines."""

from __future__ import annotations

from PySide6.QtCore import Qt

from roundtable.domain.fair import fair_next
from roundtable.domain.people import Contributor
from tests.scenes import slug
from tests.ui.afternoon.checked import Checked, Held, Key, Suggested
from tests.ui.capture.conftest import type_text

HANDS = (Key.Key_H, Key.Key_H, Key.Key_R, Key.Key_C, Key.Key_O)
LINES = ("we were never asked", "~ the ferry comes late", "? who pays for the quay", "* trust comes first")

PAINTED = 6
"""Of so many acts in a row, one is painted."""


class Floor(Checked):
    """Each act is done by keys and written into the book; the dice choose who does it."""

    def talk(self, minutes: float, turns: int, hands: int = 0, notes: int = 0) -> None:
        """Let people talk: so many turns, hands and visits to the desk, at moments that the dice choose."""
        acts = [self.turn] * turns + [self.hand] * hands + [self.note] * notes
        self.dice.shuffle(acts)
        whole = round(minutes * 60)
        cuts = sorted(self.dice.sample(range(1, whole), len(acts)))
        for place, (act, start, end) in enumerate(zip(acts, [0, *cuts], cuts, strict=False)):
            self.pass_(seconds=end - start)
            act()
            self.check(painted=place % PAINTED == 0)
        self.pass_(seconds=whole - (cuts[-1] if cuts else 0))

    def turn(self) -> None:
        """Somebody has the floor: as suggested, the first hand, or by letters, present or not."""
        order = fair_next(self.live.session, self.live.now())
        self.suggested.append(Suggested(self.live.now(), order))
        shown = self.floor.suggestion
        assert shown.isVisible() == bool(order)
        first = order[0].contributor_id if order else None
        assert first is None or shown.name.text() == self.live.session.get(Contributor, first).name
        way = self.dice.random()
        if first is not None and way < 0.5:
            self.press(Key.Key_Y)
            self.book.give(first)
        elif self.book.waiting and way < 0.75:
            held = self.floor.hands.model_.rows[0].contributor_id
            assert held in self.book.waiting
            self.press(Key.Key_1)
            self.book.give(str(held))
        else:
            person = self.dice.choice(sorted(self.book.present - {self.book.speaker}))
            self._give(person)
        self.counts.turns += 1

    def give(self, name: str) -> None:
        """Somebody has the floor by letters; who was not here has come."""
        self.suggested.append(Suggested(self.live.now(), fair_next(self.live.session, self.live.now())))
        self._give(slug(name))
        self.counts.turns += 1
        self.check()

    def _give(self, person: str) -> None:
        self.press(Key.Key_G)
        self._name(person)
        self.book.give(person)

    def hand(self) -> None:
        """Somebody raises a hand of some kind."""
        free = sorted(self.book.present - self.book.waiting - {self.book.speaker})
        person = self.dice.choice(free)
        self.press(self.dice.choice(HANDS))
        self._name(person)
        self.book.waiting.add(person)
        self.counts.hands += 1

    def lower(self) -> None:
        """Somebody takes a hand back."""
        person = self.dice.choice(sorted(self.book.waiting))
        self.press(Key.Key_H)
        self._name(person)
        self.book.waiting.remove(person)
        self.check()

    def come_or_go(self, name: str) -> None:
        """Somebody arrives, or leaves."""
        self.press(Key.Key_A)
        self._name(slug(name))
        self.book.toggle_presence(slug(name))
        self.check()

    def hush(self, key: Qt.Key) -> None:
        """Silence, or cross-talk."""
        self.press(key)
        self.book.speaker = None
        self.check()

    def note(self) -> None:
        """Three lines are typed at the desk."""
        self.press(Key.Key_2, Held.ControlModifier)
        for line in self.dice.sample(LINES, 3):
            before = self.live.session
            type_text(self.desk.line.edit, line)
            self.press(Key.Key_Return)
            assert self.desk.line.edit.text() == "" and self.live.session is not before
            self.counts.lines += 1
            self.check(painted=False)
        self.run_from(seats=self.seated)

"""When the thought in the line began, and whose it is: settled by the first key, whatever happens while it is typed."""

from __future__ import annotations

import json
from datetime import datetime

from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui.live import Live

DRAFT_AT = "desk-line-at"
"""Field of the time of the first key of a half-typed line, and of its speaker."""


class FirstKey:
    """`at` is the time of the first key, None while the line is empty.

    The speaker is whoever had the floor then, unless another was chosen: that holds until the floor changes.
    """

    def __init__(self, live: Live) -> None:
        self._live = live
        self.at: datetime | None = None
        self._had_floor: Id | None = None
        self._chosen: tuple[Id | None] | None = None
        self._floor_moved = False
        self._is_kept = True

    def press(self) -> None:
        """A thought begins."""
        self.at = self._live.now()
        self._had_floor = floor_of(self._live.session)
        self._is_kept = False

    def restore(self) -> bool:
        """A thought was half typed when the session was closed; whether it is known when it began."""
        self.at, self._had_floor = self._live.now(), floor_of(self._live.session)
        try:
            kept = json.loads(self._live.draft(DRAFT_AT))
            self.at = datetime.fromisoformat(kept["at"])
            self._had_floor = self._known(kept["floor"])
            if "chosen" in kept:
                self._chosen = (self._known(kept["chosen"]),)
                self._floor_moved = self._had_floor != floor_of(self._live.session)
        except (ValueError, KeyError, TypeError):
            return False  # as if it had begun now
        return True

    def release(self) -> None:
        """The line is empty again; who was chosen before the floor moved on is chosen no longer."""
        self.at, self._is_kept = None, True
        if self._floor_moved:
            self._chosen, self._floor_moved = None, False

    def hear_of_floor(self, *, is_typing: bool) -> None:
        """Somebody was given the floor, or it fell silent; the thought that is being typed keeps its speaker."""
        if self._live.session.speaker is None:
            return
        if is_typing:
            self._floor_moved = True
        else:
            self.follow_floor()

    def choose(self, speaker: Id | None) -> None:
        """Have this speaker from now on; None is one still to be found."""
        self._chosen, self._floor_moved = (speaker,), False
        self._keep()

    def follow_floor(self) -> None:
        """Have whoever has the floor again."""
        self._chosen, self._had_floor, self._floor_moved = None, floor_of(self._live.session), False
        self._keep()

    @property
    def is_chosen(self) -> bool:
        """Whether the speaker was chosen by hand."""
        return self._chosen is not None

    @property
    def speaker(self) -> Id | None:
        """Whose words a line without a name is."""
        if self._chosen is not None:
            return self._chosen[0]
        return self._had_floor if self.at is not None else floor_of(self._live.session)

    def keep(self) -> None:
        """Keep time and speaker of a thought that has begun; after its first key, which does not wait for it."""
        if not self._is_kept:
            self._keep()

    def _keep(self) -> None:
        """Keep time and speaker beside the half-typed line."""
        self._is_kept = True
        if self.at is not None:
            kept: dict[str, str | None] = {"at": self.at.isoformat(), "floor": self._had_floor}
            if self._chosen is not None:
                kept["chosen"] = self._chosen[0]
            self._live.keep_draft(DRAFT_AT, json.dumps(kept))

    def _known(self, speaker: object) -> Id | None:
        """A speaker who is still on the roster."""
        person = self._live.session.find(Contributor, Id(str(speaker)))
        return person.id if person is not None else None


def floor_of(session: Session) -> Id | None:
    """Whoever has the floor."""
    return session.speaker.id if session.speaker else None

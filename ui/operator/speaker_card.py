"""Who has the floor, for how long, and how that stands against what was agreed."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.domain.agenda import ItemKind
from roundtable.domain.floor import Turn
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import theme, wording
from ui.operator.people import Face, turns_of
from ui.operator.person_name import PersonName
from ui.operator.turns import doubtful
from ui.theme import Type
from ui.widgets.avatar import Avatar
from ui.widgets.labels import Label
from ui.widgets.panel import Card
from ui.widgets.progress import ThinBar

AGREED = timedelta(minutes=2)
"""What the room has agreed that a turn takes; the welcome slide says so."""
_TIMES = {1: "first time", 2: "second time", 3: "third time", 4: "fourth time", 5: "fifth time"}
_LAPSE = timedelta(minutes=10)
"""A silence longer than this is a pause between things, and is not counted."""


class SpeakerCard(Card):
    """Shows the speaker, or silence, which is a state like any other."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The floor")
        self.avatar = Avatar(44)
        self.name = PersonName()
        self.organisation = Label("", Type.LIST, "ink2")
        self.time = Label("", Type.TALK_TIME, elides=False, align="right")
        self.count = Label("", Type.META, "ink3", elides=False, align="right")
        self.bar = ThinBar()
        self._build()

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.name)
        names.addWidget(self.organisation)
        names.addStretch(1)
        times = QVBoxLayout()
        times.setSpacing(1)
        times.addStretch(1)
        times.addWidget(self.time, 0, Qt.AlignmentFlag.AlignRight)
        times.addWidget(self.count, 0, Qt.AlignmentFlag.AlignRight)
        times.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.avatar)
        row.addLayout(names, 1)
        row.addLayout(times)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, 10, theme.GAP_L, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.setFixedHeight(86)

    def show_floor(self, session: Session, faces: dict[Id, Face], now: datetime) -> None:
        """Show who has the floor at a moment."""
        turn = session.open_turn
        face = faces.get(turn.contributor_id) if turn and turn.contributor_id else None
        self.set_now(turn is not None)
        self.set_dashed(turn is None)
        for widget in (self.avatar, self.bar):
            widget.setVisible(face is not None)
        if turn is not None and face is not None:
            self._show_speaker(session, turn, face, now)
        elif turn is not None:
            self._show_cross_talk(turn, now)
        else:
            self._show_silence(session, faces, now)

    def _show_speaker(self, session: Session, turn: Turn, face: Face, now: datetime) -> None:
        spoken = now - turn.started_at
        said = wording.span(spoken)
        self.avatar.show_person(face.name, face.initials, face.mark, speaking=True)
        self.name.set_text(face.name)
        self.organisation.set_text(face.organisation or face.sector)
        self.time.set_text(said)
        turns = turns_of(session, face.contributor_id)
        agreed = wording.minutes(AGREED / timedelta(minutes=1))
        over = spoken > AGREED
        count = f"{agreed} agreed" if over else _TIMES.get(turns, f"{turns} times")
        self.count.set_text("still speaking?" if doubtful(session, turn, now) else wording.TURNS.get(turn.kind, count))
        self.count.set_tint("bad" if over else "ink3")
        self.bar.show_share(spoken / AGREED, f"{said} of {agreed}")
        self.setAccessibleDescription(f"{face.name}, {face.organisation}, {said}")

    def _show_cross_talk(self, turn: Turn, now: datetime) -> None:
        said = wording.span(now - turn.started_at)
        self.name.set_text("Cross-talk")
        self.organisation.set_text("Several speak at once")
        self.time.set_text(said)
        self.count.set_text("nobody’s time")
        self.count.set_tint("ink3")
        self.setAccessibleDescription(f"Cross-talk, {said}")

    def _show_silence(self, session: Session, faces: dict[Id, Face], now: datetime) -> None:
        ended = [turn for turn in session.all(Turn) if turn.ended_at is not None]
        last = max(ended, key=lambda turn: turn.ended_at or turn.started_at, default=None)
        quiet = now - last.ended_at if last is not None and last.ended_at is not None else None
        resting = session.running is not None and session.running[0].kind is ItemKind.BREAK
        counted = quiet is not None and quiet < _LAPSE and not resting
        self.name.set_text("Nobody has the floor")
        before = faces.get(last.contributor_id) if last and last.contributor_id else None
        self.organisation.set_text(
            f"Before: {before.name}" if before else "Type two letters, or click a name" if faces else ""
        )
        self.time.set_text(wording.span(quiet) if quiet is not None and counted else "")
        self.count.set_text("silence" if counted else "")
        self.count.set_tint("ink3")
        self.setAccessibleDescription("Nobody has the floor")

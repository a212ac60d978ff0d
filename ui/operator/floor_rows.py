"""The rows of the floor: who waits and for how long, who has not been heard, who has, and who is not here."""

from __future__ import annotations

from datetime import datetime, timedelta

from roundtable.domain.floor import Hand
from roundtable.domain.forecast import zone_of
from roundtable.domain.people import Contributor
from roundtable.domain.queue import kind_now, thread_start
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import wording
from ui.operator.people import Face, waiting
from ui.operator.people_list import PersonRow, RowKind


def hand_rows(session: Session, known: dict[Id, Face], now: datetime) -> list[PersonRow]:
    """Everybody who waits, in the order of the queue; a reply to what was left behind is a point like others."""
    thread = thread_start(session)
    up = [(hand, waited) for hand, waited in waiting(session, now) if hand.contributor_id in known]
    return [
        PersonRow(
            RowKind.HAND,
            known[hand.contributor_id].name,
            known[hand.contributor_id],
            place,
            kind_now(hand, thread),
            _waited(waited),
        )
        for place, (hand, waited) in enumerate(up, start=1)
    ]


def _waited(waited: timedelta) -> str:
    minutes = int(waited / timedelta(minutes=1))
    return f"{minutes} min" if minutes else "now"


def people_rows(session: Session, known: dict[Id, Face]) -> tuple[list[PersonRow], int]:
    """Everybody in groups, and how many were not heard yet."""
    up = {hand.contributor_id: hand for hand in session.hands_up}
    speaker = session.open_turn.contributor_id if session.open_turn else None
    present = [face for face in known.values() if face.present]
    silent = [face for face in present if not face.heard and face.contributor_id != speaker]
    heard = [face for face in present if face.heard or face.contributor_id == speaker]
    absent = [face for face in known.values() if not face.present]
    rows: list[PersonRow] = []
    for heading, group in (("", silent), ("Heard" if silent else "", heard), ("Not here", absent)):
        if group and heading:
            rows.append(PersonRow(RowKind.HEADING, heading))
        rows += [_row(session, face, up.get(face.contributor_id), speaker) for face in group]
    return rows, len(silent)


def _row(session: Session, face: Face, hand: Hand | None, speaker: Id | None) -> PersonRow:
    speaks = face.contributor_id == speaker
    note = "speaking" if speaks else wording.span(face.time) if face.time else ""
    if not face.present:
        note = _away(session, face.contributor_id)
    return PersonRow(RowKind.PERSON, face.name, face, hand=hand.kind if hand else None, note=note, speaking=speaks)


def _away(session: Session, contributor_id: Id) -> str:
    """Since when someone is not here."""
    person = session.find(Contributor, contributor_id)
    if person is None or person.left_at is None:
        return "not here yet"
    return f"left {wording.clock_time(person.left_at.astimezone(zone_of(session)))}"

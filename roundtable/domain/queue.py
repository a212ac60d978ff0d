"""Who waits, in the order in which they would be heard: points of order, replies, questions, then new points."""

from __future__ import annotations

from roundtable.domain.floor import Hand, HandKind, Turn
from roundtable.domain.session import Session

RANKS = {HandKind.ORDER: 0, HandKind.REPLY: 1, HandKind.CLARIFY: 2, HandKind.POINT: 3}


def thread_start(session: Session) -> Turn | None:
    """The turn that brought up what is being talked about: the last one given to a new point."""
    points = (turn for turn in session.all(Turn) if turn.is_talk and turn.kind is HandKind.POINT)
    return max(points, key=lambda turn: turn.started_at, default=None)


def kind_now(hand: Hand, thread: Turn | None) -> HandKind:
    """What a hand is up for by now: a reply or a question to what the room has left behind is a point of its own."""
    answers = hand.kind in (HandKind.REPLY, HandKind.CLARIFY)
    return HandKind.POINT if answers and thread is not None and hand.raised_at < thread.started_at else hand.kind


def queue(session: Session) -> tuple[Hand, ...]:
    """The hands that are up: points of order, replies to what is said, questions on it, new points; each as raised."""
    thread = thread_start(session)
    return tuple(sorted(session.hands_up, key=lambda hand: RANKS[kind_now(hand, thread)]))

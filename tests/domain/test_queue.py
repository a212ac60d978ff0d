"""The queue: points of order, then replies and questions to what is said, then new points, each as raised."""

from datetime import datetime, timedelta

from roundtable.domain.floor import Hand, HandKind, Turn
from roundtable.domain.queue import kind_now, queue, thread_start
from roundtable.domain.records import Id, add
from roundtable.domain.session import Session
from tests.clock import Clock

START = Clock().at


def minute(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def hand(person: str, at: float, kind: HandKind = HandKind.POINT) -> Hand:
    return Hand(contributor_id=Id(person), raised_at=minute(at), kind=kind)


def turn(person: str, at: float, kind: HandKind = HandKind.POINT) -> Turn:
    return Turn(contributor_id=Id(person), started_at=minute(at), kind=kind)


def places(*records: Hand | Turn) -> list[str]:
    return [each.contributor_id for each in queue(Session().with_edits(map(add, records)))]


def test_replies_follow_the_speaker_and_points_of_order_come_first() -> None:
    hands = (
        hand("first", 2),
        hand("asks", 3, HandKind.CLARIFY),
        hand("replies", 4, HandKind.REPLY),
        hand("second", 5),
        hand("order", 6, HandKind.ORDER),
        hand("replies too", 7, HandKind.REPLY),
    )
    assert places(turn("speaker", 1), *hands) == ["order", "replies", "replies too", "asks", "first", "second"]


def test_a_reply_to_what_the_room_has_left_behind_is_a_point_of_its_own() -> None:
    assert places(turn("speaker", 1), hand("first", 2), hand("late", 3, HandKind.REPLY)) == ["late", "first"]
    assert places(turn("next", 4), hand("first", 2), hand("late", 3, HandKind.REPLY)) == ["first", "late"]
    assert places(hand("first", 2), hand("early", 3, HandKind.REPLY)) == ["early", "first"], "nothing is left behind"


def test_a_reply_goes_on_with_the_thread_and_a_point_of_order_does_not_break_it() -> None:
    session = Session().with_edits(
        map(add, (turn("speaker", 1), turn("replies", 2, HandKind.REPLY), turn("order", 3, HandKind.ORDER)))
    )
    thread = thread_start(session)
    assert thread is not None and thread.contributor_id == "speaker"
    assert kind_now(hand("replies too", 1.5, HandKind.REPLY), thread) is HandKind.REPLY

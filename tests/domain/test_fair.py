"""The fair order: the points of the reasons given and nothing else, the same for the same session and moment."""

from datetime import datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from roundtable.domain.details import Details
from roundtable.domain.fair import (
    FULL,
    Answers,
    Candidate,
    FirstHand,
    NotHeard,
    OrderFirst,
    SectorBehind,
    SpokeLittle,
    Waiting,
    fair_next,
)
from roundtable.domain.floor import Hand, HandKind, Turn
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id, Record, add
from roundtable.domain.session import Session
from roundtable.domain.weights import AGREED, Weights
from tests.clock import Clock

NOW = Clock().at
SECTORS = (Sector(id=Id("uni"), sort="a", name="Universities"), Sector(id=Id("stu"), sort="b", name="Students"))


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def person(name: str, sector: str = "uni", *, present: bool = True) -> Contributor:
    return Contributor(id=Id(name), sort=name, name=name, sector_id=Id(sector), present=present)


def hand(name: str, minutes: float, kind: HandKind = HandKind.POINT) -> Hand:
    return Hand(id=Id(f"hand-{name}"), contributor_id=Id(name), raised_at=ago(minutes), kind=kind)


def turn(name: str, began: float, ended: float | None = None) -> Turn:
    ends = None if ended is None else ago(ended)
    return Turn(id=Id(f"turn-{name}-{began}"), contributor_id=Id(name), started_at=ago(began), ended_at=ends)


def order(*records: Record, weights: Weights = AGREED) -> tuple[Candidate, ...]:
    details = Details(weights=weights)
    return fair_next(Session().with_edits(add(record) for record in (details, *SECTORS, *records)), NOW)


PEOPLE = (person("ann"), person("ben"), person("cid", "stu"), person("dot", "stu"))


def test_nobody_is_suggested_where_nothing_speaks_for_anyone() -> None:
    assert order() == ()
    assert order(*PEOPLE) == (), "nobody was heard yet, so nobody is behind"


def test_every_reason_is_told_with_its_points() -> None:
    talk = (turn("ann", 30, 20), turn("ben", 20, 10), turn("dot", 10, 9), turn("ann", 9))
    dot, cid, ben = order(*PEOPLE, *talk, hand("dot", 2, HandKind.REPLY), hand("cid", 6), hand("ben", 12))
    behind = SectorBehind(2 * 93, Id("stu"), 1 / 30, 2, 4)
    assert cid.reasons == (NotHeard(300), behind, Waiting(120, 6))
    average = timedelta(minutes=30) / 4
    spoke_little = SpokeLittle(86, timedelta(minutes=1), average)
    assert dot.reasons == (Answers(300, HandKind.REPLY), behind, spoke_little, Waiting(40, 2))
    assert ben.reasons == (Waiting(200, 12),), "nothing more is earned after ten minutes"
    assert [each.score for each in (dot, cid, ben)] == [612, 606, 200]


def test_who_speaks_or_is_not_here_is_no_candidate() -> None:
    away = person("eve", "stu", present=False)
    found = order(*PEOPLE, away, turn("ann", 2), hand("ann", 1), hand("ben", 1), hand("eve", 9))
    assert [each.contributor_id for each in found] == ["ben"]


def test_where_no_hand_is_up_those_not_heard_might_be_asked() -> None:
    first, *rest = order(*PEOPLE, turn("ann", 2), turn("cid", 3, 2))
    assert (first.contributor_id, first.hand, first.reasons) == ("ben", None, (NotHeard(300),))
    assert [each.contributor_id for each in rest] == ["dot", "cid"]


def test_a_point_of_order_comes_first_whatever_counts() -> None:
    found = order(*PEOPLE, turn("ann", 20), hand("dot", 9), hand("ann", 4), hand("ben", 0, HandKind.ORDER))
    assert [each.contributor_id for each in found] == ["ben", "dot"]
    assert found[0].reasons[0] == OrderFirst(0)


def test_without_weights_the_first_hand_is_next() -> None:
    none = Weights(0, 0, 0, 0, 0)
    talk = (turn("ann", 20),)
    found = order(*PEOPLE, *talk, hand("dot", 1), hand("ben", 4), hand("cid", 4), weights=none)
    assert [each.contributor_id for each in found] == ["ben", "cid", "dot"]
    assert [each.reasons for each in found] == [(FirstHand(0),), (), ()]


def test_weights_out_of_range_count_as_the_nearest() -> None:
    assert Weights(-5, 99, 1, 2, 3).within_range() == Weights(0, 3, 1, 2, 3)


names = st.sampled_from(["ann", "ben", "cid", "dot", "eve", "fay"])
kinds = st.sampled_from(list(HandKind))
minutes = st.integers(0, 40)
weights = st.builds(Weights, *[st.integers(0, 3)] * 5)


@st.composite
def sessions(draw: st.DrawFn) -> list[Record]:
    people = [
        person(name, draw(st.sampled_from(["uni", "stu", "none"])), present=draw(st.booleans()))
        for name in ("ann", "ben", "cid", "dot", "eve", "fay")
    ]
    up = [hand(name, draw(minutes), draw(kinds)) for name in draw(st.sets(names))]
    talk = []
    for place, name in enumerate(draw(st.lists(names, max_size=6))):
        began = draw(minutes)
        made = turn(name, began, draw(st.one_of(st.none(), st.integers(0, began))))
        talk.append(Turn(**(vars(made) | {"id": Id(f"turn-{place}"), "kind": draw(kinds)})))
    return [*people, *up, *talk]


@given(sessions(), weights, st.randoms(use_true_random=False))
def test_the_order_is_the_same_however_the_session_came_about(
    made: list[Record], agreed: Weights, chance: Random
) -> None:
    found = order(*made, weights=agreed)
    chance.shuffle(made)
    assert order(*made, weights=agreed) == found


@given(sessions(), weights)
def test_scores_are_the_sums_of_their_reasons_and_fall(made: list[Record], agreed: Weights) -> None:
    found = order(*made, weights=agreed)
    for each in found:
        assert each.score == sum(reason.points for reason in each.reasons)
        assert all(0 <= reason.points <= 3 * FULL for reason in each.reasons)
        assert each.reasons == () or all(reason.points for reason in each.reasons[1:])
    first = [isinstance(each.reasons[0], OrderFirst) for each in found if each.reasons]
    assert first == sorted(first, reverse=True)
    scores = [each.score for each in found if not (each.reasons and isinstance(each.reasons[0], OrderFirst))]
    assert scores == sorted(scores, reverse=True)


@given(sessions(), weights)
def test_a_heavier_weight_never_hurts_who_has_that_reason(made: list[Record], agreed: Weights) -> None:
    lighter = Weights(**(vars(agreed) | {"unheard": 0}))
    before = {each.contributor_id: each.score for each in order(*made, weights=lighter)}
    for each in order(*made, weights=Weights(**(vars(agreed) | {"unheard": 3}))):
        gained = each.score - before.get(each.contributor_id, 0)
        assert gained == (3 * FULL if any(isinstance(reason, NotHeard) for reason in each.reasons) else 0)

"""The plan is edited item by item; what has run stays on the record."""

import pytest

from roundtable.commands.agenda import add_item, catch_up, move_item, remove_item, revise_item, set_minutes
from roundtable.commands.clock import next_item
from roundtable.domain.agenda import AgendaItem, ItemKind
from roundtable.domain.errors import Refused
from roundtable.domain.records import Id
from roundtable.room import Room


def titles(room: Room) -> list[str]:
    return [item.title for item in room.session.all(AgendaItem)]


def test_items_are_added_moved_and_removed(room: Room) -> None:
    """
    item: Welcome 10
    item: Design 25
    """
    room.do(add_item, title="  Break ", minutes=15, kind=ItemKind.BREAK, after_id=Id("welcome"))
    assert titles(room) == ["Welcome", "Break", "Design"]
    room.do(move_item, item_id=Id("design"), before_id=Id("welcome"))
    assert titles(room) == ["Design", "Welcome", "Break"]
    room.do(move_item, item_id=Id("design"), before_id=None)
    assert titles(room) == ["Welcome", "Break", "Design"]
    assert room.do(move_item, item_id=Id("design"), before_id=None).edits == ()
    room.do(remove_item, item_id=Id("design"))
    for _ in range(4):
        room.undo()
    assert titles(room) == ["Welcome", "Design"]


def test_an_item_that_has_run_is_not_removed(room: Room) -> None:
    """
    item: Welcome 10
    """
    room.do(next_item)
    with pytest.raises(Refused, match="item-has-run"):
        room.do(remove_item, item_id=Id("welcome"))


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_minutes_have_a_range(room: Room, minutes: int) -> None:
    """
    item: Welcome 10
    """
    with pytest.raises(Refused, match="minutes-out-of-range"):
        room.do(set_minutes, item_id=Id("welcome"), minutes=minutes)


def test_a_form_sets_everything_as_one_edit(room: Room) -> None:
    """
    item: Welcome 10
    """
    room.do(
        revise_item,
        item_id=Id("welcome"),
        title="Hello",
        minutes=12,
        kind=ItemKind.TALK,
        question="Who are we?",
        segments=("co-design", "co-design"),
    )
    item = room.session.get(AgendaItem, Id("welcome"))
    assert (item.title, item.minutes, item.kind, item.segments) == ("Hello", 12, ItemKind.TALK, ("co-design",))
    with pytest.raises(Refused, match="item-has-no-title"):
        room.do(revise_item, item_id=item.id, title=" ", minutes=1, kind=ItemKind.TALK)


def test_a_plan_for_a_late_day_is_one_edit_and_one_undo_brings_the_old_times_back(room: Room) -> None:
    """
    item: Welcome 10
    item: Break 15 break
    item: Walk 10
    started: Welcome
    """
    before = room.session
    room.do(catch_up, minutes={Id("break"): 8, Id("walk"): 0})
    pause, walk = (room.session.get(AgendaItem, Id(each)) for each in ("break", "walk"))
    assert (pause.minutes, pause.allotted, walk.allotted, walk.dropped) == (15, 8, 10, True)
    assert [item.id for item in room.session.to_come] == ["break"]
    assert room.undoable == "catch_up"
    room.undo()
    assert room.session == before


@pytest.mark.parametrize(
    ("item_id", "minutes", "reason"),
    [
        ("welcome", 5, "item-has-run"),
        ("walk", 11, "minutes-out-of-range"),
        ("walk", -1, "minutes-out-of-range"),
        ("gone", 5, "unknown-agendaitem"),
    ],
)
def test_a_plan_that_no_longer_fits_changes_nothing(room: Room, item_id: str, minutes: int, reason: str) -> None:
    """
    item: Welcome 10
    item: Break 15 break
    item: Walk 10
    started: Welcome
    """
    before = room.session
    with pytest.raises(Refused, match=reason):
        room.do(catch_up, minutes={Id("break"): 8, Id(item_id): minutes})
    assert room.session == before


def test_minutes_typed_anew_end_what_was_given_up(room: Room) -> None:
    """
    item: Walk 10
    """
    room.do(catch_up, minutes={Id("walk"): 7})
    room.do(set_minutes, item_id=Id("walk"), minutes=7)
    assert room.session.get(AgendaItem, Id("walk")).minutes == 10
    room.do(set_minutes, item_id=Id("walk"), minutes=12)
    walk = room.session.get(AgendaItem, Id("walk"))
    assert (walk.minutes, walk.cut_minutes, walk.allotted) == (12, 0, 12)

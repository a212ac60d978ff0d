"""The plan is edited item by item; what has run stays on the record."""

import pytest

from roundtable.commands.agenda import add_item, move_item, remove_item, revise_item, set_minutes
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

"""Lines of the desk become records: one, those about the last one, and many as one edit."""

import pytest

from roundtable.capture_line.parsed import LineKind, Parsed
from roundtable.capture_line.several import continued, lines_of, mended, put_together
from roundtable.commands.lines import continue_last, mend_last, note_lines
from roundtable.commands.words import capture_action, capture_quote
from roundtable.domain.errors import Refused
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote
from roundtable.room import Room
from tests.clock import Clock


def said(text: str, kind: LineKind = LineKind.QUOTE, **more: object) -> Parsed:
    return Parsed(kind=kind, text=text, **more)  # type: ignore[arg-type]  # the fields are the test's own


def goes_on(text: str, **more: object) -> Parsed:
    return said(text, LineKind.CONTINUATION, **more)


def mend(old: str, new: str) -> Parsed:
    return said(new, LineKind.MEND, old=old)


def test_many_lines_are_one_edit_in_their_order(room: Room, clock: Clock) -> None:
    begun = clock.pass_(seconds=5)
    clock.pass_(seconds=5)
    room.do(
        note_lines,
        lines=[said(f"words {n}") for n in range(40)]
        + [said("promise", LineKind.ACTION), said("why", LineKind.INSIGHT, insight_kind=InsightKind.QUESTION)],
        said_at=begun,
    )
    assert [each.text for each in room.session.quotes] == [f"words {n}" for n in range(40)]
    assert {each.said_at for each in room.session.quotes} == {begun}
    assert [each.agreed_at for each in room.session.all(ActionPoint)] == [begun]
    assert [each.kind for each in room.session.all(Insight)] == [InsightKind.QUESTION]
    room.undo()
    assert not room.session.quotes and not room.session.all(ActionPoint) and not room.session.all(Insight)
    room.redo()
    assert len(room.session.quotes) == 40


def test_lines_that_go_on_or_mend_are_part_of_the_one_before() -> None:
    lines = [said("one"), goes_on("and more", segments=("map-it",)), mend("one", "two"), said("three"), mend("x", "y")]
    assert [(each.kind, each.text, each.segments) for each in put_together(lines)] == [
        (LineKind.QUOTE, "two and more", ("map-it",)),
        (LineKind.QUOTE, "three", None),
        (LineKind.MEND, "y", None),
    ]


def test_a_promise_is_not_gone_on_with() -> None:
    assert len(put_together([said("share it", LineKind.ACTION), goes_on("and so on")])) == 2


def test_lines_before_any_other_are_about_what_was_noted_last(room: Room, clock: Clock) -> None:
    room.do(capture_quote, text="we never asked.")
    clock.pass_(seconds=1)
    room.do(note_lines, lines=[goes_on("and so we stopped"), goes_on("at last"), mend("never", "seldom"), said("new")])
    assert [each.text for each in room.session.quotes] == ["we seldom asked and so we stopped at last", "new"]
    room.undo()
    assert [each.text for each in room.session.quotes] == ["we never asked."]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([said("one"), said("")], "quote-is-empty"),
        ([goes_on("and so")], "no-quote-yet"),
        ([mend("a", "b")], "nothing-noted-yet"),
        ([said("one"), mend("a", "b")], "words-not-there"),
        ([said("x" * 20_001)], "text-too-long"),
    ],
)
def test_a_line_that_is_refused_leaves_all_unnoted(room: Room, lines: list[Parsed], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        room.do(note_lines, lines=lines)
    assert refused.value.reason == reason
    assert not room.session.quotes


def test_what_was_said_last_goes_on_and_is_placed_as_well(room: Room) -> None:
    room.do(capture_quote, text="we never asked", segments=("map-it",))
    room.do(continue_last, text="and so we stopped", segments=("grow-it", "map-it"))
    (quote,) = room.session.quotes
    assert (quote.text, quote.segments) == ("we never asked and so we stopped", ("map-it", "grow-it"))


def test_the_last_of_whatever_kind_is_mended(room: Room, clock: Clock) -> None:
    room.do(capture_quote, text="share the budget")
    clock.pass_(seconds=1)
    room.do(capture_action, text="share the budget")
    room.do(mend_last, old="budget", text="funding")
    assert room.session.all(ActionPoint)[0].text == "share the funding"
    assert room.session.all(Quote)[0].text == "share the budget"
    with pytest.raises(Refused, match="words-are-empty"):
        room.do(mend_last, old="share the funding", text="")


@pytest.mark.parametrize(
    ("text", "old", "becomes"),
    [
        ("we don’t ask", "don't", "we X ask"),
        ("we don't ask", "don’t", "we X ask"),
        ("“yes” and no", '"yes"', "X and no"),
        ("one – two", "one - two", "X"),
        ("a+b (c)", "+b (", "aXc)"),
        ("ask ask", "ask", "X ask"),
        ("Ask", "ask", None),
    ],
)
def test_words_are_found_however_their_marks_are_set(text: str, old: str, becomes: str | None) -> None:
    assert mended(text, old, "X") == becomes


@pytest.mark.parametrize(
    ("text", "more", "becomes"),
    [
        ("We stopped.", "and so", "We stopped and so"),
        ("We stopped.", "And so", "We stopped. And so"),
        ("We stopped ...", "and so", "We stopped ... and so"),
        ("We stopped", "", "We stopped"),
    ],
)
def test_how_words_go_on(text: str, more: str, becomes: str) -> None:
    assert continued(text, more) == becomes


def test_the_lines_of_a_text() -> None:
    assert lines_of("\n one \r\n\n\ttwo\u2028three\x0b") == ["one", "two", "three"]

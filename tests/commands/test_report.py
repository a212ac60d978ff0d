"""The outline of the report: sections, blocks, figures and references, each edit undoable."""

import json

import pytest

from roundtable.commands.report import (
    add_block,
    add_figure,
    add_reference,
    add_section,
    adopt_report,
    import_references,
    move_block,
    move_section,
    remove_block,
    remove_figure,
    remove_section,
    revise_block,
    revise_reference,
)
from roundtable.domain.errors import Refused
from roundtable.domain.outline import Block, BlockKind, Figure, Image, Reference, Section
from roundtable.domain.records import Id
from roundtable.room import Room

QUOTE = Block(BlockKind.QUOTE, "quote-1")


def test_blocks_are_added_moved_and_removed(room: Room) -> None:
    """
    quote: AO: Ask us first @co-design
    """
    room.do(add_section, title="Co-design")
    (section,) = room.session.all(Section)
    text, quote = Block(BlockKind.TEXT, "In short."), Block(BlockKind.QUOTE, "quote-1")
    room.do(add_block, section_id=section.id, block=text)
    room.do(add_block, section_id=section.id, block=quote, place=0)
    assert room.session.get(Section, section.id).blocks == (quote, text)
    room.do(move_block, section_id=section.id, place=0, to=1)
    room.do(revise_block, section_id=section.id, place=0, block=Block(BlockKind.TEXT, "At length."))
    room.do(remove_block, section_id=section.id, place=1)
    assert room.session.get(Section, section.id).blocks == (Block(BlockKind.TEXT, "At length."),)
    for _ in range(5):
        room.undo()
    assert room.session.get(Section, section.id).blocks == ()


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (Block(BlockKind.TEXT, " "), "block-is-empty"),
        (Block(BlockKind.QUOTE, "nothing"), "unknown-quote"),
        (Block(BlockKind.FIGURE, "nothing"), "unknown-figure"),
        (Block(BlockKind.QUOTES, "co-sign"), "unknown-segment"),
        (Block(BlockKind.INSIGHTS, "rumour"), "unknown-segment"),
    ],
)
def test_a_block_points_at_what_is_there(room: Room, block: Block, reason: str) -> None:
    room.do(add_section, title="Co-design")
    (section,) = room.session.all(Section)
    with pytest.raises(Refused) as refused:
        room.do(add_block, section_id=section.id, block=block)
    assert refused.value.reason == reason
    room.do(add_block, section_id=section.id, block=Block(BlockKind.INSIGHTS, "example"))


def test_sections_move_and_go(room: Room) -> None:
    for title in ("One", "Two", "Three"):
        room.do(add_section, title=title)
    one, _, three = room.session.all(Section)
    room.do(move_section, section_id=three.id, before_id=one.id)
    room.do(remove_section, section_id=one.id)
    assert [section.title for section in room.session.all(Section)] == ["Three", "Two"]


def test_a_figure_goes_with_its_image_and_its_blocks(room: Room) -> None:
    """
    figure: The quays in spring
    """
    room.do(add_section, title="Places")
    (section,) = room.session.all(Section)
    (figure,) = room.session.all(Figure)
    room.do(add_block, section_id=section.id, block=Block(BlockKind.FIGURE, figure.id))
    room.do(remove_figure, figure_id=figure.id)
    assert not room.session.all(Figure)
    assert not room.session.all(Image)
    assert room.session.get(Section, section.id).blocks == ()
    room.undo()
    assert room.session.get(Section, section.id).blocks == (Block(BlockKind.FIGURE, figure.id),)


def test_an_image_has_a_size(room: Room) -> None:
    with pytest.raises(Refused, match="image-is-too-large"):
        room.do(
            add_figure, caption="Too much", path="a.png", media_type="image/png", data=b"0" * (20 * 1024 * 1024 + 1)
        )


def test_a_reference_is_kept_once(room: Room) -> None:
    room.do(add_reference, item={"id": "ito", "type": "book", "title": "Tea and minutes"})
    with pytest.raises(Refused, match="reference-exists"):
        room.do(add_reference, item={"id": "ito", "type": "book", "title": "Tea and minutes"})
    assert room.session.get(Reference, Id("ito")).item.startswith("{")


def test_a_draft_is_taken_over_once(room: Room) -> None:
    """
    quote: AO: Ask us first @co-design
    """
    sections = [("Introduction", 1, (Block(BlockKind.TEXT, "Who is asked?"),)), ("Words", 2, (QUOTE,))]
    room.do(adopt_report, sections=sections)
    taken = [(section.title, section.level, section.blocks) for section in room.session.all(Section)]
    assert taken == sections
    with pytest.raises(Refused, match="report-has-sections"):
        room.do(adopt_report, sections=sections)
    room.undo()
    assert not room.session.all(Section)


def test_references_are_imported_as_one_act_and_changed(room: Room) -> None:
    room.do(add_reference, item={"id": "ito", "type": "book", "title": "Tea"})
    items = [{"id": "ito", "title": "Tea and minutes"}, {"DOI": "10.1/x", "title": "Doors"}, {"title": "New"}]
    room.do(import_references, items=items)
    titles = [json.loads(each.item)["title"] for each in room.session.all(Reference)]
    assert titles == ["Tea and minutes", "Doors", "New"]
    room.do(revise_reference, reference_id=Id("10.1/x"), item={"title": "Gates", "id": "other"})
    assert json.loads(room.session.get(Reference, Id("10.1/x")).item) == {"title": "Gates", "id": "10.1/x"}
    with pytest.raises(Refused, match="reference-has-no-title"):
        room.do(revise_reference, reference_id=Id("10.1/x"), item={"title": " "})
    room.undo()
    room.undo()
    assert [each.id for each in room.session.all(Reference)] == ["ito"]

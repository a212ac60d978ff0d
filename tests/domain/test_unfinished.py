"""What is lacking in a report: in the author's outline, and in the draft of the program."""

from __future__ import annotations

from roundtable.commands.details import revise_details
from roundtable.commands.report import add_block, adopt_report
from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.session import Session
from roundtable.domain.unfinished import Lack, Unfinished, unfinished, unsaid
from roundtable.room import Room


def test_the_draft_of_the_program_is_looked_through_too(room: Room) -> None:
    """
    prints: heard
    question: Who is asked?
    quote: AO: Ask us first @co-design confirmed
    quote: AO: Ask us second @co-design
    quote: AO: Ask us third
    figure: The quays in spring
    """
    (figure,) = room.session.all(Figure)
    _, second, _ = room.session.quotes
    assert unfinished(room.session) == (
        Unfinished(Lack.CONSENT, record_id=second.id, others=1),
        Unfinished(Lack.DESCRIPTION, record_id=figure.id),
    )


def test_words_of_a_block_of_quotes_are_looked_through(room: Room) -> None:
    """
    prints: heard
    question: Who is asked?
    quote: AO: Ask us first @co-design confirmed
    quote: AO: Ask us second @co-design
    """
    room.do(adopt_report, sections=(("Co-design", 1, (Block(BlockKind.QUOTES, "co-design"),)),))
    (section,) = room.session.all(Section)
    assert unfinished(room.session) == (Unfinished(Lack.CONSENT, section.id, 0, room.session.quotes[1].id),)


def test_a_figure_that_no_text_refers_to(room: Room) -> None:
    """
    question: Who is asked?
    figure: The quays in spring
    """
    (figure,) = room.session.all(Figure)
    shown = Block(BlockKind.FIGURE, figure.id)
    room.do(adopt_report, sections=(("One", 1, (shown,)), ("Two", 1, (Block(BlockKind.TEXT, "Words."),))))
    lacks = [each.lack for each in unfinished(room.session)]
    assert lacks == [Lack.DESCRIPTION, Lack.REFERENCE]
    referring = Block(BlockKind.TEXT, f"See [figure](#figure:{figure.id}).")
    room.do(add_block, section_id=room.session.all(Section)[1].id, block=referring, place=None)
    assert [each.lack for each in unfinished(room.session)] == [Lack.DESCRIPTION]


def test_what_the_cover_does_not_say_is_told(room: Room) -> None:
    """
    question: Who is asked?
    """
    assert unsaid(Session()) == (Lack.TITLE, Lack.HOST, Lack.AUTHORS)
    room.do(revise_details, title="The river", host=" ", authors=("Amina Otieno",))
    assert unsaid(room.session) == (Lack.HOST,)
    room.do(revise_details, host="The port")
    assert unsaid(room.session) == ()

"""A section as it is typed, kept or not: what the page beside it shows, and what would be lost in a crash."""

from __future__ import annotations

from dataclasses import replace

from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.records import Edit
from roundtable.domain.session import Session
from ui.report.card import BlockCard
from ui.report.card_stack import CardStack, is_new
from ui.report.text_card import TextCard
from ui.report.unkept import TITLE, Unkept


def typed_blocks(stack: CardStack) -> list[tuple[BlockCard, Block]]:
    """The cards of which something would be set, each with the block that it stands for as it is typed."""
    found: list[tuple[BlockCard, Block]] = []
    for card in stack.cards:
        if isinstance(card, TextCard) and card.is_unkept and card.text:
            found.append((card, Block(BlockKind.TEXT, card.text)))
        elif not is_new(card):
            found.append((card, card.block))
    return found


def as_typed(session: Session, section: Section, title: str, stack: CardStack) -> Session:
    """The session as it will be once the title and the texts that are half typed are kept."""
    blocks = tuple(block for _, block in typed_blocks(stack))
    typed = replace(section, title=title.strip() or section.title, blocks=blocks)
    return session if typed == section else session.with_edits([Edit(section, typed)])


def unkept_in(section: Section, title: str, stack: CardStack) -> Unkept | None:
    """The title or the text that is typed and not in the report yet."""
    if title.strip() and title != section.title:
        return Unkept(section.id, TITLE, section.title, title)
    for card in stack.cards:
        if isinstance(card, TextCard) and card.is_unkept and card.text:
            return Unkept(section.id, stack.place_of(card), card.block.value, card.text)
    return None

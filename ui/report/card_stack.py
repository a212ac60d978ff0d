"""The blocks of a section one under the other: a block that is unchanged keeps its card, and with it its caret."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roundtable.domain.outline import Block, BlockKind
from roundtable.domain.session import Session
from ui import theme
from ui.report.block_cards import card_for
from ui.report.card import BlockCard
from ui.report.text_card import TextCard


class CardStack(QVBoxLayout):
    """Holds the cards, of which one may be `chosen`; a new card is handed to `connect` before it is shown."""

    def __init__(self, connect: Callable[[BlockCard], None]) -> None:
        super().__init__()
        self._connect = connect
        self.cards: list[BlockCard] = []
        self.chosen: BlockCard | None = None
        self.setSpacing(theme.GAP_XS)

    def show_blocks(self, session: Session, blocks: Iterable[Block], *, keeps_new: bool) -> None:
        """Show these blocks; what is typed and not in the report yet stays where it is, with `keeps_new`."""
        spare = list(self.cards)
        self.cards = []
        for block in blocks:
            card = next((each for each in spare if each.block == block and not is_new(each)), None)
            if card is not None:
                spare.remove(card)
                card.show_session(session)
            else:
                card = card_for(session, block)
                self._connect(card)
            self.cards.append(card)
        for card in [each for each in spare if keeps_new and isinstance(each, TextCard) and each.is_unkept]:
            spare.remove(card)
            card.is_new = True
            self.cards.insert(min(self.indexOf(card), len(self.cards)), card)
        for card in spare:
            card.blockSignals(True)  # all of them first: the focus may go from one that is hidden to the next
        for card in spare:
            self._drop(card)
        for place, card in enumerate(self.cards):
            if self.indexOf(card) != place:
                self.insertWidget(place, card)
                card.show()  # now, since it may be given the focus at once

    def new_text(self, place: int) -> TextCard:
        """A card for a text that is not in the report yet; of several new ones there is no need."""
        fresh = next((card for card in self.cards if isinstance(card, TextCard) and card.is_new), None)
        return fresh if fresh is not None else self.another_text(place)

    def another_text(self, place: int) -> TextCard:
        """One more card for a text that is not in the report yet."""
        fresh = TextCard(Block(BlockKind.TEXT), is_new=True)
        self._connect(fresh)
        self.cards.insert(place, fresh)
        self.insertWidget(place, fresh)
        return fresh

    def take_out(self, card: BlockCard) -> None:
        """Take away a card of which the report holds nothing."""
        self.cards.remove(card)
        self._drop(card)

    def _drop(self, card: BlockCard) -> None:
        """Take a card away; it has nothing more to say, not even that it loses the focus."""
        card.blockSignals(True)
        if isinstance(card, TextCard):
            card.area.removeEventFilter(card)
        if card is self.chosen:
            self.chosen = None
        self.removeWidget(card)
        card.hide()
        card.deleteLater()

    def choose(self, chosen: BlockCard | None) -> None:
        """Mark the card that is worked on."""
        self.chosen = chosen
        for card in self.cards:
            card.set_chosen(card is chosen)

    def of_block(self, place: int) -> BlockCard | None:
        """The card of a block of the section."""
        kept = [card for card in self.cards if not is_new(card)]
        return kept[place] if 0 <= place < len(kept) else None

    def place_of(self, card: BlockCard) -> int:
        """The place of a card's block in the section; of a new text the place that it will have."""
        return sum(not is_new(each) for each in self.cards[: self.cards.index(card)])

    def first(self) -> BlockCard | None:
        """The card that is gone into: the first text, else the first of all."""
        return next((card for card in self.cards if isinstance(card, TextCard)), self.cards[0] if self.cards else None)

    def follow(self, before: QWidget) -> None:
        """Let Tab go from the widget before the cards through them as they are read, and number the texts."""
        texts = [card for card in self.cards if isinstance(card, TextCard)]
        for number, text in enumerate(texts, 1):
            text.set_number(number, len(texts))
        for card in self.cards:
            QWidget.setTabOrder(before, card)
            before = card

    def gap_at(self, y: int) -> tuple[int, int]:
        """The place that a block let go at a height would have, and the height of the gap that it would fill."""
        above = [card for card in self.cards if card.geometry().center().y() < y]
        foot = above[-1].geometry().bottom() if above else self.geometry().top() - theme.GAP_XS
        return sum(not is_new(card) for card in above), foot + theme.GAP_XS // 2 + 1


def is_new(card: BlockCard) -> bool:
    """Whether a card is a text that the report does not hold yet."""
    return isinstance(card, TextCard) and card.is_new

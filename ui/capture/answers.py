"""What may be done with the quote in hand: put it to the room, and note its speaker's answer."""

from __future__ import annotations

from roundtable.capture_line.typography import natural
from roundtable.commands.projection import project
from roundtable.commands.words import (
    confirm_quote,
    read_back_quote,
    restore_quote,
    reword_quote,
    set_attribution,
    withdraw_quote,
)
from roundtable.domain.projection import Slide
from roundtable.domain.singling import singled_out
from roundtable.domain.words import Quote
from ui.live import Live


class Answers:
    """Each answer tells whether it was taken; a refusal is told by `live`."""

    def __init__(self, live: Live) -> None:
        self._live = live

    def put_to_the_room(self, quote: Quote) -> bool:
        """Show the words to the room, alone or in the list that it sees, and note that they were read back."""
        listed = self._live.session.projection.slide is Slide.READ_BACK
        if self._live.do(project, slide=Slide.READ_BACK if listed else Slide.QUOTE, quote_id=quote.id) is None:
            return False
        return self._live.do(read_back_quote, quote_id=quote.id) is not None

    def confirm(self, quote: Quote) -> bool:
        """Its speaker stands by it."""
        return self._live.do(confirm_quote, quote_id=quote.id) is not None

    def reword(self, quote: Quote, text: str) -> bool:
        """Its speaker prefers other words; the same ones are a confirmation."""
        words = natural(text).strip()
        if words == quote.text:
            return self.confirm(quote)
        return self._live.do(reword_quote, quote_id=quote.id, text=words) is not None

    def withdraw(self, quote: Quote) -> bool:
        """Its speaker takes it back."""
        return self._live.do(withdraw_quote, quote_id=quote.id) is not None

    def restore(self, quote: Quote) -> bool:
        """Its speaker wants it back."""
        return self._live.do(restore_quote, quote_id=quote.id) is not None

    def widen(self, quote: Quote) -> bool:
        """Sign it so that nobody is singled out."""
        single = singled_out(self._live.session, quote)
        if single is None:
            return False
        return self._live.do(set_attribution, quote_id=quote.id, attribution=single.wider) is not None

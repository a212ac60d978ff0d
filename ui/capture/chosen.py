"""Which segment is read back, which of its quotes were chosen, and which one is in hand."""

from __future__ import annotations

from roundtable.domain.read_back import MOST, Reason, suggested, why
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from ui.capture.readback_rows import EVERYTHING, is_open, on_segment, segment_in_hand
from ui.live import Live


def chosen_by_hand(live: Live) -> frozenset[Id]:
    """The quotes that somebody chose to read back, whichever segment they hang on."""
    segments = (EVERYTHING, *(segment.id for segment in live.session.details.star.segments))
    return frozenset(Id(each) for segment in segments for each in live.draft(_field(segment)).split())


class Chosen:
    """The choice follows the debate until somebody chooses; a choice by hand is kept beside the session."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._by_hand = False
        self._segment_by_hand = False
        self.segment = EVERYTHING
        self.ids: list[Id] = []
        self.in_hand: Id | None = None
        self._begin(segment_in_hand(live.session))

    def choose_segment(self, segment: str) -> None:
        """Read another segment back, whatever the room debates."""
        self._segment_by_hand = True
        self._begin(segment)

    def follow_debate(self) -> None:
        """Read back what the room debates now, unless a segment was chosen."""
        segment = segment_in_hand(self._live.session)
        if not self._segment_by_hand and segment != self.segment:
            self._begin(segment)

    def refresh(self) -> tuple[Quote, ...]:
        """Take over what has changed; returns the quotes of the segment."""
        session = self._live.session
        quotes = on_segment(session, self.segment)
        known = [each.id for each in quotes]
        self.ids = [each for each in self.ids if each in known]
        if not self._by_hand and len(self.ids) < MOST:
            self.ids += [each.quote.id for each in suggested(session, quotes) if each.quote.id not in self.ids]
            del self.ids[MOST:]
        if self.in_hand not in known:
            self.in_hand = self._first_open() or next(iter([*self.ids, *known]), None)
        return quotes

    def quote(self) -> Quote | None:
        """The one in hand."""
        return self._live.session.find(Quote, self.in_hand)

    def reasons(self) -> tuple[Reason, ...]:
        """What speaks for and against reading the one in hand back, beside the chosen ones."""
        session, quote = self._live.session, self.quote()
        if quote is None:
            return ()
        beside = [found for each in self.ids if (found := session.find(Quote, each)) is not None]
        return why(session, quote, beside)

    def turn(self, quote_id: Id) -> None:
        """Choose a quote, or choose it no more; it is in hand then."""
        if quote_id in self.ids:
            self.ids.remove(quote_id)
        else:
            self.ids.append(quote_id)
        self._by_hand = True
        self._live.keep_draft(_field(self.segment), " ".join(self.ids))
        self.in_hand = quote_id

    def take_up(self, quote_id: Id) -> None:
        """Take any quote of the roundtable in hand, among the chosen ones."""
        if self.segment != EVERYTHING:
            self._begin(EVERYTHING)
        if quote_id in self.ids:
            self.in_hand = quote_id
        else:
            self.turn(quote_id)

    def hold(self, quote_id: Id) -> None:
        """Take any quote in hand, and leave the choice as it is."""
        if quote_id not in [each.id for each in self.refresh()]:
            self.choose_segment(EVERYTHING)
        self.in_hand = quote_id

    def step_on(self) -> None:
        """Go on to the next chosen one that is still open; stay when there is none."""
        start = self.ids.index(self.in_hand) + 1 if self.in_hand in self.ids else 0
        for each in [*self.ids[start:], *self.ids[:start]]:
            if each != self.in_hand and self._is_open(self._live.session, each):
                self.in_hand = each
                return

    def step_back(self) -> None:
        """Go back to the chosen one before."""
        if self.in_hand in self.ids and (place := self.ids.index(self.in_hand)) > 0:
            self.in_hand = self.ids[place - 1]

    def settled(self) -> int:
        """How many of the chosen ones have their speaker's word."""
        return sum(not self._is_open(self._live.session, each) for each in self.ids)

    def _begin(self, segment: str) -> None:
        self.segment = segment
        kept = [Id(each) for each in self._live.draft(_field(self.segment)).split()]
        self._by_hand = bool(kept)
        self.ids, self.in_hand = kept, None
        self.refresh()

    def _first_open(self) -> Id | None:
        return next((each for each in self.ids if self._is_open(self._live.session, each)), None)

    def _is_open(self, session: Session, quote_id: Id) -> bool:
        quote = session.find(Quote, quote_id)
        return quote is not None and is_open(quote)


def _field(segment: str) -> str:
    """Where the choice for a segment is kept beside the session."""
    return f"read-back-{segment or 'all'}"

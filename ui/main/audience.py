"""Goes through the slides of the running item, one after the other, as a clicker asks for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roundtable.commands.projection import project
from roundtable.domain.audience import Showing, place_in_flow, showing_after, showing_before
from roundtable.domain.words import Quote
from ui.capture.answers import Answers
from ui.capture.chosen import chosen_by_hand
from ui.live import Live
from ui.slides.pages import pages_of


class Audience(QObject):
    """What is next is decided in roundtable/domain/audience.py. `ended` when there is nothing further."""

    ended = Signal()

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._answers = Answers(live)

    def go_on(self) -> None:
        """Show the room the next page of a slide, or the next slide; the last one stays."""
        if self._turn_page(1):
            return
        self._show(showing_after(self._live.session, chosen_by_hand(self._live)))

    def go_back(self) -> None:
        """Show the room the page before, or the slide before; the first one stays."""
        if self._turn_page(-1):
            return
        self._show(showing_before(self._live.session, chosen_by_hand(self._live)))

    def place(self) -> tuple[int, int]:
        """Which slide of the item the room sees, and of how many; 0 for one outside the item."""
        return place_in_flow(self._live.session, chosen_by_hand(self._live))

    def _turn_page(self, step: int) -> bool:
        """Turn a page of the slide that the room sees; False where there is none to turn to."""
        session = self._live.session
        seen = session.projection
        pages = pages_of(session, seen.slide, seen.quote_id)
        page = min(seen.page, pages - 1) + step
        if not 0 <= page < pages:
            return False
        self._live.do(project, slide=seen.slide, quote_id=seen.quote_id, page=page)
        return True

    def _show(self, showing: Showing | None) -> None:
        if showing is None:
            self.ended.emit()
        elif (quote := self._live.session.find(Quote, showing.quote_id)) is not None:
            self._answers.put_to_the_room(quote)
        else:
            self._live.do(project, slide=showing.slide)

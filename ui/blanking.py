"""Blank is one key: the room's screen goes dark with it, and comes back with it as it was."""

from __future__ import annotations

from PySide6.QtCore import QObject

from roundtable.commands.projection import project
from roundtable.domain.projection import Projection, Slide
from roundtable.domain.words import Quote, QuoteState
from roundtable.room import Change
from ui.live import Live

_AT_FIRST = Projection(slide=Slide.QUESTION)


def blanking_of(live: Live) -> Blanking:
    """The one of a session, whoever asks: views and dialogs blank the same screen."""
    return live.findChild(Blanking) or Blanking(live, live)


class Blanking(QObject):
    """Remembers what the room saw last, for as long as the session is open; before that it is the question."""

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._before = _AT_FIRST
        self._remember()
        live.changed.connect(self._on_change)

    def toggle(self) -> None:
        """Make the screen blank, or show again what it was; the question where that quote was withdrawn since."""
        if self._live.session.projection.slide is not Slide.BLANK:
            self._live.do(project, slide=Slide.BLANK)
            return
        before = self._before if self._may_return() else _AT_FIRST
        self._live.do(project, slide=before.slide, quote_id=before.quote_id, page=before.page)

    def _may_return(self) -> bool:
        if self._before.quote_id is None:
            return True
        quote = self._live.session.find(Quote, self._before.quote_id)
        return quote is not None and quote.state is not QuoteState.WITHDRAWN

    def _remember(self) -> None:
        if self._live.session.projection.slide is not Slide.BLANK:
            self._before = self._live.session.projection

    def _on_change(self, change: Change) -> None:
        self._remember()

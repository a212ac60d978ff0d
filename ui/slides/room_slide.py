"""What the room sees: the slide that the session projects, or while it is frozen the one that was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from roundtable.domain.projection import Projection, Slide
from roundtable.domain.records import Edit
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from ui.slides.content import BlankSlide, QuoteSlide, SlideContent
from ui.slides.from_session import content_of, retimed, slide_content
from ui.slides.redacted import redacted


class RoomSlide:
    """The projector and the operator's picture of it each keep one; told the same, both show the same."""

    def __init__(self) -> None:
        self._frozen = False
        self._content: SlideContent = BlankSlide()
        self._quote: Quote | None = None
        self._page = 0

    @property
    def is_frozen(self) -> bool:
        """Whether the picture stands still."""
        return self._frozen

    def freeze(self, frozen: bool, session: Session, now: datetime) -> SlideContent:
        """Hold the slide as it reads now, whatever is projected after; or let it go and show what is due."""
        if frozen:
            self.read(session, now)
        self._frozen = frozen
        return self.read(session, now)

    def hold(self, was: Projection, session: Session, now: datetime) -> None:
        """Stand still on a slide that was held before, as it reads now."""
        self._frozen = True
        self._note(was, session)
        self._content = content_of(session, now, was.slide, was.quote_id, was.page)

    def read(self, session: Session, now: datetime) -> SlideContent:
        """The slide for the session as it stands; black comes through a frozen one, and hides one that is then frozen.

        Words taken back leave it, and so does a name that may no longer be shown.
        """
        if not self._frozen and session.projection.slide is not Slide.BLANK:
            self._note(session.projection, session)
            self._content = slide_content(session, now)
        elif self._quote is not None:
            self._content = self._as_it_may_be_shown(self._quote, session, now)
        else:
            self._content = redacted(self._content, session)
        return self._seen(session)

    def at(self, session: Session, now: datetime) -> SlideContent:
        """The same slide at another moment: only its clock differs, and a frozen one stands."""
        if not self._frozen:
            self._content = retimed(self._content, session, now)
        return self._seen(session)

    def _note(self, shown: Projection, session: Session) -> None:
        """Remember whose words are shown, as they are now."""
        self._quote = session.find(Quote, shown.quote_id) if shown.slide is Slide.QUOTE else None
        self._page = shown.page

    def _as_it_may_be_shown(self, words: Quote, session: Session, now: datetime) -> SlideContent:
        """The words that were frozen, under the rules of now; nothing where they were withdrawn or removed."""
        quote = session.find(Quote, words.id)
        if quote is None:
            return BlankSlide()
        as_then = session.with_edits([Edit(quote, replace(quote, text=words.text))])
        held = content_of(as_then, now, Slide.QUOTE, words.id, self._page)
        if isinstance(held, QuoteSlide) and isinstance(self._content, QuoteSlide):
            return replace(self._content, text=held.text, who=held.who, organisation=held.organisation)
        return held

    def _seen(self, session: Session) -> SlideContent:
        return BlankSlide() if session.projection.slide is Slide.BLANK else self._content

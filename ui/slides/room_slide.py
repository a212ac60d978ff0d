"""What the room sees: the slide that the session projects, or while it is frozen the one that was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from roundtable.domain.projection import Projection, Slide
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui.slides.content import BlankSlide, QuoteSlide, SlideContent
from ui.slides.from_session import content_of, retimed, slide_content
from ui.slides.redacted import redacted


class RoomSlide:
    """The projector and the operator's picture of it each keep one; told the same, both show the same."""

    def __init__(self) -> None:
        self._frozen = False
        self._content: SlideContent = BlankSlide()
        self._quote_id: Id | None = None

    @property
    def is_frozen(self) -> bool:
        """Whether the picture stands still."""
        return self._frozen

    def freeze(self, frozen: bool, session: Session, now: datetime) -> SlideContent:
        """Hold the slide as it reads now, whatever is projected after; or let it go and show what is due."""
        if frozen:
            self._content = self.read(session, now)
        self._frozen = frozen
        return self.read(session, now)

    def hold(self, was: Projection, session: Session, now: datetime) -> None:
        """Stand still on a slide that was held before, as it reads now."""
        self._frozen, self._quote_id = True, was.quote_id if was.slide is Slide.QUOTE else None
        self._content = content_of(session, now, was.slide, was.quote_id, was.page)

    def read(self, session: Session, now: datetime) -> SlideContent:
        """The slide for the session as it stands; black comes through a frozen one.

        Words taken back leave it, and so does a name that may no longer be shown.
        """
        projection = session.projection
        if not self._frozen:
            self._quote_id = projection.quote_id if projection.slide is Slide.QUOTE else None
            self._content = slide_content(session, now)
        elif self._quote_id is not None:
            held = content_of(session, now, Slide.QUOTE, self._quote_id)
            if isinstance(held, QuoteSlide) and isinstance(self._content, QuoteSlide):
                self._content = replace(self._content, who=held.who, organisation=held.organisation)
            else:
                self._content = held
        else:
            self._content = redacted(self._content, session)
        return self._seen(session)

    def at(self, session: Session, now: datetime) -> SlideContent:
        """The same slide at another moment: only its clock differs, and a frozen one stands."""
        if not self._frozen:
            self._content = retimed(self._content, session, now)
        return self._seen(session)

    def _seen(self, session: Session) -> SlideContent:
        return BlankSlide() if session.projection.slide is Slide.BLANK else self._content

"""The slide that a frozen screen held, kept so that a crash does not let go of it."""

from __future__ import annotations

from roundtable.domain.projection import Projection, Slide
from roundtable.domain.records import Id
from ui.live import Live

FIELD = "frozen-slide"
"""The name of the draft in the session's file."""


def keep(live: Live, frozen: bool) -> None:
    """Note that the screen holds what is projected now, or that it holds nothing."""
    shown = live.session.projection
    live.keep_draft(FIELD, f"{shown.slide.value} {shown.page} {shown.quote_id or ''}".strip() if frozen else "")


def held(live: Live) -> Projection | None:
    """The slide that the screen held, with its page and its quote; None when it was not frozen."""
    slide, _, rest = live.draft(FIELD).partition(" ")
    page, _, quote_id = rest.partition(" ")
    if slide not in list(Slide) or not page.isdecimal():
        return None
    return Projection(slide=Slide(slide), quote_id=Id(quote_id) if quote_id else None, page=int(page))

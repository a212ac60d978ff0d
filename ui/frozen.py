"""The slide that a frozen screen held, kept so that a crash does not let go of it."""

from __future__ import annotations

from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from ui.live import Live

FIELD = "frozen-slide"
"""The name of the draft in the session's file."""


def keep(live: Live, frozen: bool) -> None:
    """Note that the screen holds what is projected now, or that it holds nothing."""
    shown = live.session.projection
    live.keep_draft(FIELD, f"{shown.slide.value} {shown.quote_id or ''}".strip() if frozen else "")


def held(live: Live) -> tuple[Slide, Id | None] | None:
    """The slide that the screen held, with its quote; None when it was not frozen."""
    slide, _, quote_id = live.draft(FIELD).partition(" ")
    return (Slide(slide), Id(quote_id) if quote_id else None) if slide in list(Slide) else None

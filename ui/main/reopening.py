"""Where the session was left: its view, and the dialog in which something is half typed."""

from __future__ import annotations

from ui.actions import VIEWS
from ui.dialogs import details, roster
from ui.live import Live

FIELD = "view"
"""The name of the draft in the session's file."""
DIALOGS = {details.FIELD: "details", roster.FIELD: "roster", roster.CELL: "roster"}
"""Drafts of dialogs, and the act that opens each."""


def keep_view(live: Live, name: str) -> None:
    """Note which view is open; the first one needs no note."""
    kept = "" if name == VIEWS[0] else name
    if live.draft(FIELD) != kept:
        live.keep_draft(FIELD, kept)


def kept_view(live: Live) -> str:
    """The view that was open last."""
    kept = live.draft(FIELD)
    return kept if kept in VIEWS else VIEWS[0]


def half_typed(live: Live) -> list[str]:
    """The act that opens the dialog again in which something was half typed; dialogs are open one at a time."""
    return [act for field, act in DIALOGS.items() if live.draft(field)][:1]

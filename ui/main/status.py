"""The status line of a session: when it was saved, the projector, and the keys of the view."""

from __future__ import annotations

from datetime import datetime

from roundtable.domain.forecast import zone_of
from roundtable.storage.errors import Unstorable
from ui.live import Live
from ui.widgets.status_line import StatusItem, StatusLine
from ui.widgets.view import View


class Status(StatusLine):
    """Says what a glance downwards looks for: is it saved, does the room see something."""

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._saved = live.now()
        self._projector = ""
        self._frozen = False
        self._copies: tuple[StatusItem, ...] = ()
        self._unkept: tuple[StatusItem, ...] = ()
        self._clicker: tuple[StatusItem, ...] = ()
        live.saved.connect(self._on_saved)
        live.failed.connect(self._on_failed)
        live.recovered.connect(lambda: self._on_saved(live.now()))
        live.moved.connect(lambda: self._on_saved(live.now()))
        self._failed = False
        self._show()

    def show_view(self, view: View) -> None:
        """Show the keys of a view."""
        self.show_keys(view.KEYS)

    def show_projector(self, screen: str) -> None:
        """Say on which screen the room looks; "" when there is none."""
        self._projector = screen
        self._show()

    def show_copies(self, text: str, troubled: bool) -> None:
        """Say how the second place for copies stands; "" when there is none."""
        self._copies = (StatusItem("usb", text, "warn" if troubled else "ink3", 2),) if text else ()
        self._show()

    def show_unkept(self, text: str) -> None:
        """Say that no copies can be kept on this computer; "" when they are."""
        self._unkept = (StatusItem("hard-drive", text, "warn"),) if text else ()
        self._show()

    def show_frozen(self, frozen: bool) -> None:
        """Say that the room's picture stands still, whichever view is open."""
        self._frozen = frozen
        self._show()

    def show_clicker(self, text: str) -> None:
        """Say that a clicker drives the room, and how far it has come; "" when it is off."""
        self._clicker = (StatusItem("mouse", text, "accent", 1),) if text else ()
        self._show()

    def _on_saved(self, at: datetime) -> None:
        self._saved, self._failed = at, False
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self._failed = self._failed or not isinstance(error, Unstorable)  # which is about the words, not the disk
        self._show()

    def _show(self) -> None:
        at = f"{self._saved.astimezone(zone_of(self._live.session)):%H:%M:%S}"
        if self._failed:
            saved = StatusItem("circle-alert", f"Not saved since {at}", "bad")
        elif self._live.path is None:
            saved = StatusItem("circle-alert", "In memory only", "warn")
        else:
            saved = StatusItem("circle-check", f"Saved {at}", "ok")
        if self._frozen:
            projector = StatusItem("pause", "Screen frozen", "warn", 1)
        else:
            projector = StatusItem("projector", self._projector or "No second screen", "ink3", 1)
        slow = self._live.slow_by
        lagging = (StatusItem("hard-drive", f"Slow disk: {slow:.1f} s", "warn"),) if slow else ()
        self.show_items((saved, *lagging, *self._unkept, *self._copies, projector, *self._clicker))

"""The view Room: agenda and screen at the left, the star in the middle, the floor at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.room import Change
from ui.actions import Actions
from ui.live import Live
from ui.operator.agenda_panel import AgendaPanel
from ui.operator.floor_panel import FloorPanel
from ui.operator.screen_panel import ScreenPanel
from ui.operator.star_panel import StarPanel
from ui.widgets.floating import Veil
from ui.widgets.panel import Hairline, Surface
from ui.widgets.view import View

SMALL, LARGE = 1360, 1840
"""Pixels of width from which the rails have their full, and their largest, width."""
RAILS = ((270, 312), (280, 344), (344, 420))
LEAST = QSize(1110, 527)
"""What the folded Room needs: 1110 x 685 less app bar, run bar and status line."""


def rails_at(width: int) -> tuple[int, int]:
    """Widths of the left and the right rail in a view of that width."""
    return RAILS[0 if width < SMALL else 1 if width < LARGE else 2]


class RoomView(View):
    """Runs the room. Nothing but Take, Blank and Freeze reaches what the room sees."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("G", "give the floor"),
        ("H", "hand"),
        ("T", "take"),
        ("B", "blank"),
        ("F", "freeze"),
    )

    def __init__(self, live: Live, actions: Actions) -> None:
        super().__init__()
        self._live = live
        self._build(live, actions)
        self._wire(actions)

    def _build(self, live: Live, actions: Actions) -> None:
        self.veil = Veil(self)
        self.agenda = AgendaPanel(live, self.veil)
        self.screen_ = ScreenPanel(live, actions)
        self.centre = StarPanel(live, actions)
        self.floor = FloorPanel(live, actions)
        self._left = Surface("panel", "r")
        rail = QVBoxLayout(self._left)
        rail.setContentsMargins(0, 0, 0, 0)
        rail.setSpacing(0)
        rail.addWidget(self.agenda, 1)
        rail.addWidget(Hairline())
        rail.addWidget(self.screen_)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        self._row.addWidget(self.centre, 1)
        self._row.addWidget(self.floor)

    def _wire(self, actions: Actions) -> None:
        self.agenda.day.follow(actions["day"])
        insert = QShortcut(Qt.Key.Key_Insert, self, self.agenda.write_item)
        insert.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.floor.take_digits(self)
        actions["take"].triggered.connect(self._on_take)
        self.centre.preview_requested.connect(self._on_preview)
        self.centre.mend_requested.connect(self.desk_requested)
        self.centre.all_requested.connect(lambda: self.view_requested.emit("Desk"))
        self.screen_.previewed.connect(self.centre.mark_previewed)
        self.floor.left.connect(self.take_focus)
        self._live.changed.connect(self._on_change)

    def take_focus(self) -> None:
        """The star has the focus at rest."""
        self.centre.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings the star back from the past, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape and self.centre.replay.is_open:
            self.centre.replay.close_replay()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The folded Room."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what there is no room for."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Done items into one row first, then the picture on screen into its caption (looks.md 6)."""
        left, right = rails_at(self.width())
        self._left.setFixedWidth(left)
        self.floor.setFixedWidth(right)
        self._row.activate()  # or the middle would fold for the width that it has just lost or won
        self.floor.set_height(self.height())
        whole, done_folded = self.agenda.heights()
        both = self.screen_.height_with(left, folded=False) + 1
        self.agenda.set_folds(whole + both > self.height())
        self.screen_.fit(left, folded=done_folded + both > self.height())

    def show_session(self, session: Session) -> None:
        """Show the roundtable as it stands in every panel, and fold them to it."""
        for panel in (self.agenda, self.screen_, self.centre, self.floor):
            panel.show_session(session)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed while another view was shown."""
        super().showEvent(event)
        self.show_session(self._live.session)

    def preview_slide(self, slide: Slide) -> None:
        """Show a slide in the preview, for Take to bring it to the room."""
        self.screen_.preview_slide(slide)

    def bring_back(self) -> None:
        """Open the panel again in which an item was half written."""
        self.agenda.restore()

    def _on_change(self, change: Change) -> None:
        if self.isVisible():
            self.show_session(self._live.session)
            self.centre.tell_undone(change)

    def _on_take(self) -> None:
        if self.isVisible():
            self.screen_.take_preview()

    def _on_preview(self, quote_id: Id) -> None:
        self.screen_.preview_slide(Slide.QUOTE, quote_id)

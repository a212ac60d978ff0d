"""What every view of the main window is: a widget that knows where work in it begins and which keys it has."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class View(QWidget):
    """A view of a session.

    `view_requested(name)` is the wish to go to another view, `desk_requested(record_id)` to mend words at the desk,
    `words_wanted(id)` to see a quote, an insight or a promise where it is worked on, `advised(AdviceText)` something to
    say under the app bar. `KEYS` are the three or four keys that the status line shows: ("B", "blank").
    """

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()

    view_requested = Signal(str)
    desk_requested = Signal(str)
    advised = Signal(object)
    words_wanted = Signal(object)
    _was_brought_back = False

    def take_focus(self) -> None:
        """Put the focus where work in this view begins."""
        self.setFocus()

    def bring_back(self) -> None:
        """Open again what was half typed when the program ended without leave; asked once, when the view is shown."""

    def showEvent(self, event: QShowEvent) -> None:
        """Bring back once what was half typed, after the window has settled."""
        super().showEvent(event)
        if not self._was_brought_back:
            QTimer.singleShot(0, self, self._bring_back_once)

    def _bring_back_once(self) -> None:
        if self.isVisible() and not self._was_brought_back:
            self._was_brought_back = True
            self.bring_back()

    def mend(self, record_id: str) -> None:
        """Open the words of a record to be mended; the desk does."""

    def search(self, text: str) -> None:
        """Show only what holds these words; the desk does."""

    def commit(self) -> None:
        """Tell what is half written, before something is done that should know of it: undo, export, close."""

    def stop(self) -> None:
        """End what runs in the background, before the window goes."""

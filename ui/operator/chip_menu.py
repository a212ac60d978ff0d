"""What can be done with chips, in words: preview, mend at the desk, hang elsewhere or there as well, take off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from roundtable.domain.star import hung
from roundtable.domain.words import ActionPoint, Insight, Quote, QuoteState
from ui import icons
from ui.star.values import PlaceWish, StarView
from ui.widgets.menu import Menu


class ChipMenu(Menu):
    """For one chip, or for several that are chosen together, which are placed as one thought.

    `preview_requested(record_id)` for a quote, `mend_requested(record_id)`, `place_requested(PlaceWish)`.
    """

    preview_requested = Signal(str)
    mend_requested = Signal(str)
    place_requested = Signal(object)

    def __init__(
        self, words: Sequence[Quote | Insight | ActionPoint], view: StarView, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view, self._star = view, view.star
        self._ids = tuple(each.id for each in words)
        self._segments = [each.segments for each in words]
        if len(words) == 1:
            self._offer_words(words[0])
        if view.star:
            self._offer_star()

    def _offer_star(self) -> None:
        self.addSeparator()
        self._offer_places("Place on", adds=False)
        self._offer_places("Also on", adds=True)
        off = self.addAction(icons.icon("x"), "Take off the star\tDel")
        off.setEnabled(any(self._segments))
        off.triggered.connect(lambda _=False: self.place_requested.emit(PlaceWish(self._ids, ())))

    def _offer_words(self, words: Quote | Insight | ActionPoint) -> None:
        """What is done with the words of one chip."""
        if isinstance(words, Quote):
            preview = self.addAction(icons.icon("monitor"), "Preview\tEnter")
            preview.setEnabled(words.state is not QuoteState.WITHDRAWN)
            preview.triggered.connect(lambda _=False: self.preview_requested.emit(words.id))
        mend = self.addAction(icons.icon("pencil"), "Mend at the desk\tF2")
        mend.triggered.connect(lambda _=False: self.mend_requested.emit(words.id))

    def _offer_places(self, title: str, *, adds: bool) -> None:
        """The segments, those ticked on which all of it hangs."""
        under = Menu(title, self)
        self.addMenu(under).setIcon(icons.icon("plus" if adds else "star"))
        for segment in self._star.segments:
            if segment in self._star.outer[:1]:
                under.addSeparator()
            action = under.addAction(self._view.name(segment.id))
            action.setCheckable(True)
            action.setChecked(all(segment.id in on for on in self._segments))
            changed = any(hung(self._star, on, [segment.id], adds=adds) != on for on in self._segments)
            action.setEnabled(changed)
            wish = PlaceWish(self._ids, (segment.id,), adds)
            action.triggered.connect(lambda _=False, wish=wish: self.place_requested.emit(wish))

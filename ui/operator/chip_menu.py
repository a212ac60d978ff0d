"""What can be done with a chip, in words: preview a quote, hang it elsewhere or there as well, take it off the star."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from roundtable.domain.star import Star
from roundtable.domain.words import ActionPoint, Insight, Quote
from ui.star.values import PlaceWish
from ui.widgets.menu import Menu


class ChipMenu(Menu):
    """`preview_requested(record_id)` for a quote, `place_requested(PlaceWish)`."""

    preview_requested = Signal(str)
    place_requested = Signal(object)

    def __init__(self, words: Quote | Insight | ActionPoint, star: Star, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(words, Quote):
            self.addAction("Preview").triggered.connect(lambda _=False: self.preview_requested.emit(words.id))
            self.addSeparator()
        for adds, title in ((False, "Place on"), (True, "Also on")):
            under = Menu(title, self)
            self.addMenu(under)
            for segment in star.segments:
                action = under.addAction(segment.label)
                action.setEnabled(segment.id not in words.segments)
                wish = PlaceWish((words.id,), (segment.id,), adds)
                action.triggered.connect(lambda _=False, wish=wish: self.place_requested.emit(wish))
        off = self.addAction("Take off the star\tDel")
        off.setEnabled(bool(words.segments))
        off.triggered.connect(lambda _=False: self.place_requested.emit(PlaceWish((words.id,), ())))

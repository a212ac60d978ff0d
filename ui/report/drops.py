"""Words and pictures that are dragged into a section: it shows where they would stand, and there they are let go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.star.values import dragged_words
from ui.widgets import paint

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
_THICK = 3


class DropLine(QWidget):
    """A line between two blocks."""

    def __init__(self, paper: QWidget) -> None:
        super().__init__(paper)
        self.setFixedHeight(_THICK)
        self.hide()

    def show_at(self, y: int, left: int, width: int) -> None:
        """Stand at a height of the paper."""
        self.setGeometry(left, y - _THICK // 2, width, _THICK)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), 1, "accent")
        painter.end()


class BlockDrops(QObject):
    """Takes what is dragged over the editor: `quote_dropped(str, int)`, `picture_dropped(Path, int)` with the place.

    `show_place(y)` shows where something let go at a height of the editor would stand and returns that place, None
    where nothing may stand; `hide_place()` ends that.
    """

    quote_dropped = Signal(str, int)
    picture_dropped = Signal(Path, int)

    def __init__(
        self, editor: QWidget, show_place: Callable[[int], int | None], hide_place: Callable[[], None]
    ) -> None:
        super().__init__(editor)
        self._show_place, self._hide_place = show_place, hide_place
        editor.setAcceptDrops(True)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take quotes and pictures; whatever else is dragged goes where it went."""
        if event.type() is QEvent.Type.DragLeave:
            self._hide_place()
            return False
        if not isinstance(event, QDropEvent) or not (dragged_words(event.mimeData()) or _picture(event.mimeData())):
            return False
        place = self._show_place(round(event.position().y()))
        if place is None:
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self._hide_place()
            self._let_go(event.mimeData(), place)
        return True

    def _let_go(self, data: QMimeData, place: int) -> None:
        words, picture = dragged_words(data), _picture(data)
        if words:
            self.quote_dropped.emit(words[0], place)
        elif picture is not None:
            self.picture_dropped.emit(picture, place)


def _picture(data: QMimeData) -> Path | None:
    """The first picture among files that are dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.casefold() in SUFFIXES), None)

"""The page of the preview as near as it is wished: whole, as wide as its rail, or by the hundred, moved by bars."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy

from ui.report.page import A4, LEAST, Page

INCHES = 210 / 25.4
PER_INCH = 96
"""Pixels of an inch at 100 %, as everywhere on screens."""
NOTCH = 120
"""What Qt counts for one notch of a mouse wheel, in eighths of a degree."""
STEPS = (25, 50, 75, 100, 125, 150, 200, 300, 400)
"""Per cent that the wheel and the keys go through."""
_AROUND = 24
"""Pixels that are left over and under what is lit."""


class Fit(Enum):
    """A size that follows the rail."""

    PAGE = "Fit page"
    WIDTH = "Fit width"


Zoom = Fit | int
"""Fitted, or per cent of its size on paper."""


def zoom_named(name: str) -> Zoom:
    """The zoom that `name_of` has named; the whole page for anything else."""
    if name.isdecimal() and int(name) in STEPS:
        return int(name)
    return next((fit for fit in Fit if fit.name == name), Fit.PAGE)


def name_of(zoom: Zoom) -> str:
    """A zoom as it is kept: its per cent, else the name of what it follows."""
    return zoom.name if isinstance(zoom, Fit) else str(zoom)


class Sheet(QScrollArea):
    """Holds the page at its zoom; `turn_wanted(int)` by how many pages, `zoomed` after another size."""

    turn_wanted = Signal(int)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.zoom: Zoom = Fit.PAGE
        self._room = QSize(LEAST, round(LEAST * A4))
        self._turned = self._nearer = 0
        self._comes_from_below = False
        self.setWidget(self.page)
        self.page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST, 60)

    # ---- its size

    def set_room(self, room: QSize) -> None:
        """Take no more room than this, and less where the page needs less."""
        self._room = room
        self._size_page()

    def set_zoom(self, zoom: Zoom, held: QPointF | None = None) -> None:
        """Show the page at another size; what is under a point of the viewport, else in its middle, stays."""
        at = held if held is not None else QPointF(self.viewport().rect().center())
        share = self._share_at(at)
        self.zoom = zoom
        self._size_page()
        self.horizontalScrollBar().setValue(round(share.x() * self.page.width() - at.x()))
        self.verticalScrollBar().setValue(round(share.y() * self.page.height() - at.y()))
        if held is None:
            self.show_lit()
        self.zoomed.emit()

    def step(self, by: int, held: QPointF | None = None) -> None:
        """Go one step nearer (1) or further (-1)."""
        now = self.per_cent
        beyond = [each for each in STEPS if (each > now if by > 0 else each < now)]
        if beyond:
            self.set_zoom(beyond[0] if by > 0 else beyond[-1], held)

    @property
    def per_cent(self) -> float:
        """The size of the page against the one on paper."""
        return self.zoom if isinstance(self.zoom, int) else 100 * self.page.width() / (INCHES * PER_INCH)

    def _share_at(self, at: QPointF) -> QPointF:
        """What of the page is at a point of the viewport, from 0 to 1 both ways."""
        on = QPointF(self.page.mapFrom(self.viewport(), at.toPoint()))
        return QPointF(on.x() / max(self.page.width(), 1), on.y() / max(self.page.height(), 1))

    def _size_page(self) -> None:
        """Give page and view their sizes."""
        wide, high = self._room.width(), self._room.height()
        bar = self.verticalScrollBar().sizeHint().width()
        if isinstance(self.zoom, int):
            width = round(INCHES * PER_INCH * self.zoom / 100)
        elif self.zoom is Fit.PAGE:
            width = int(min(wide, high / A4))
        else:
            width = wide if wide * A4 <= high else wide - bar
        width = max(width, LEAST)
        page = QSize(width, round(width * A4))
        across = page.width() > wide - (bar if page.height() > high else 0)
        self.page.setFixedSize(page)
        self.setMaximumHeight(min(page.height() + (bar if across else 0), max(high, 60)))

    # ---- what is seen of it

    def turned(self) -> None:
        """Begin a page at its top; at its foot for whoever came back to it by the wheel."""
        down = self.verticalScrollBar()
        down.setValue(down.maximum() if self._comes_from_below else 0)
        self._comes_from_below = False

    def show_lit(self) -> None:
        """Bring what is lit into view."""
        lit = self.page.lit_area()
        if lit is not None:
            self.ensureVisible(round(lit.right()), round(lit.bottom()), _AROUND, _AROUND)
            self.ensureVisible(round(lit.left()), round(lit.top()), _AROUND, _AROUND)

    # ---- hands

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer and further; else along the page, and at its end to the next one."""
        by = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._nearer += by
            if abs(self._nearer) >= NOTCH:
                self.step(1 if self._nearer > 0 else -1, event.position())
                self._nearer = 0
            event.accept()
            return
        down = self.verticalScrollBar()
        end = down.minimum() if by > 0 else down.maximum()
        if by and down.value() != end:
            self._turned = 0
            super().wheelEvent(event)
        else:
            self._turned += by
            if abs(self._turned) >= NOTCH:
                self._turn(-1 if self._turned > 0 else 1)
                self._turned = 0
        event.accept()

    def _turn(self, by: int) -> None:
        self._comes_from_below = by < 0
        self.turn_wanted.emit(by)
        self._comes_from_below = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move along the page, Page up and down along it and on to the next one, Home and End to its ends."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        line, page = 40, max(self.viewport().height() - 40, 40)
        moves = {
            Qt.Key.Key_Up: (down, -line),
            Qt.Key.Key_Down: (down, line),
            Qt.Key.Key_Left: (across, -line),
            Qt.Key.Key_Right: (across, line),
            Qt.Key.Key_Home: (down, -down.maximum()),
            Qt.Key.Key_End: (down, down.maximum()),
            Qt.Key.Key_PageUp: (down, -page),
            Qt.Key.Key_PageDown: (down, page),
        }
        bar, by = moves.get(Qt.Key(event.key()), (None, 0))
        if bar is None:
            super().keyPressEvent(event)
            return
        before = bar.value()
        bar.setValue(before + by)
        if bar.value() == before and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)

"""A quote as a card: to be read, previewed for the room, mended, and dragged or sent to a segment of the star."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from roundtable.domain.records import Id
from roundtable.domain.star_marks import SectorMark
from roundtable.domain.words import QuoteState
from ui import icons, theme, wording
from ui.star.values import quote_mime
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.dot import SegmentDot
from ui.widgets.labels import paint_paragraph
from ui.widgets.sector_mark import paint_mark

HEIGHT = 120
_STATES = {
    QuoteState.READ_BACK: ("projector", "accent"),
    QuoteState.CONFIRMED: ("check", "ok"),
    QuoteState.REWORDED: ("pencil", "ok"),
    QuoteState.WITHDRAWN: ("circle-slash", "ink3"),
}
_LINES = 4
_LEFT = 16
_FOOT = 24
_CARRIED = 0.6
"""How much smaller a card is while it is dragged, so that the star under it is still seen."""
_CARRIED_FROM = 280
"""Pixels of a card that are dragged; a card alone in its strip is as wide as the star."""
_BESIDE = QPoint(-10, -10)
"""Where the pointer stands to the card that it carries: outside, with its tip on the segment."""


@dataclass(frozen=True)
class CardFace:
    """What a card shows; `text` has its quotation marks where it deserves them."""

    quote_id: Id
    text: str
    name: str
    mark: SectorMark | None
    time: str
    state: QuoteState
    dot: SegmentDot


class QuoteCard(QWidget):
    """One quote. A click or Enter asks for the preview, F2 to mend it; a drag carries it, its menu places it by key.

    `preview_requested(quote_id)`, `mend_requested(quote_id)`, `menu_requested(quote_ids, QPoint)` as a chip's;
    `past_touched` instead of all of them, where the card is only to be read.
    """

    preview_requested = Signal(object)
    mend_requested = Signal(str)
    menu_requested = Signal(object, QPoint)
    past_touched = Signal()

    def __init__(self, face: CardFace) -> None:
        super().__init__()
        self._pressed: QPoint | None = None
        self._previewed = self._is_read_only = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.show_face(face)

    def show_face(self, face: CardFace) -> None:
        """Show another quote."""
        self.face = face
        self.setAccessibleName(f"{face.name}: {face.text}")
        self.setToolTip(face.text)
        self._describe()
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Let the card only be read, as words of the past are."""
        if read_only != self._is_read_only:
            self._is_read_only = read_only
            self.setCursor(Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.OpenHandCursor)
            self._describe()

    def _describe(self) -> None:
        state = f"{wording.STATES[self.face.state].capitalize()}. " if self.face.state in _STATES else ""
        state = f"At {self.face.time}. {state}" if self.face.time else state
        acts = "Enter shows it in the preview, F2 mends it; the menu key places it on the star"
        self.setAccessibleDescription(f"{state}{'As it stood then' if self._is_read_only else acts}")

    def set_previewed(self, previewed: bool) -> None:
        """Frame the card that is in the preview."""
        self._previewed = previewed
        self.update()

    def sizeHint(self) -> QSize:
        """A third of the middle of the Room."""
        return QSize(250, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Some words of four lines."""
        return QSize(150, HEIGHT)

    def _on_preview(self) -> None:
        if self._is_read_only:
            self.past_touched.emit()
        else:
            self.preview_requested.emit(self.face.quote_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar preview, F2 mends, Shift+F10 is the menu key of those that have none."""
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_preview()
        elif event.key() == Qt.Key.Key_F2 and not event.modifiers():
            (self.past_touched.emit if self._is_read_only else self._on_mend)()
        elif event.key() == Qt.Key.Key_F10 and shift:
            self._open_menu(self.mapToGlobal(QPoint(_LEFT, self.height() // 2)))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done, for the pointer and for the menu key."""
        self._open_menu(event.globalPos())

    def _open_menu(self, at: QPoint) -> None:
        if self._is_read_only:
            self.past_touched.emit()
        else:
            self.menu_requested.emit((self.face.quote_id,), at)

    def _on_mend(self) -> None:
        self.mend_requested.emit(self.face.quote_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the pointer has gone far enough."""
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            (self.past_touched.emit if self._is_read_only else self._drag)()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that was no drag previews."""
        if self._pressed is not None and self.rect().contains(event.position().toPoint()):
            self._on_preview()
        self._pressed = None

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(quote_mime(self.face.quote_id))
        picture = self.grab(QRect(0, 0, min(self.width(), _CARRIED_FROM), self.height()))
        smooth = Qt.TransformationMode.SmoothTransformation
        drag.setPixmap(picture.scaledToWidth(round(picture.width() * _CARRIED), smooth))
        drag.setHotSpot(_BESIDE)
        drag.exec(Qt.DropAction.CopyAction)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be taken."""
        self.update()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, bar of the segment's hue, words, and who said them when."""
        painter = paint.painter_for(self)
        area, face = QRectF(self.rect()), self.face
        edge, width = ("accent", 2.0) if self._previewed else ("edge" if self.underMouse() else "line2", 1.0)
        paint.box(painter, area, theme.RADIUS_CARD, "base", edge, width)
        bar = QRectF(0, 8, 3, area.height() - 16) if not self._previewed else QRectF(5, 10, 3, area.height() - 20)
        paint.box(painter, bar, 1.5, face.dot.colour)
        room = self.width() - _LEFT - 12
        paint_paragraph(painter, _LEFT, 9, room, face.text, Type.QUOTE_CARD, most=_LINES)
        self._paint_foot(painter, QPointF(_LEFT, self.height() - _FOOT / 2 - 3), room)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS_CARD)
        painter.end()

    def _paint_foot(self, painter: QPainter, at: QPointF, room: float) -> None:
        face, middle = self.face, at.y()
        base = paint.baseline(middle, theme.metrics(Type.META))
        right = at.x() + room
        right -= paint.text(painter, right, base, face.time, Type.META, "ink3", align="right") + 6
        if face.state in _STATES:
            icon, role = _STATES[face.state]
            right -= 13
            icons.paint(painter, right, middle - 6.5, icon, 13, role)
            right -= 4
        left = at.x()
        if face.mark is not None:
            paint_mark(painter, face.mark, left + 5, middle, 9.5)
            left += 16
        paint.text(painter, left, base, face.name, Type.META_STRONG, "ink2", width=right - left)

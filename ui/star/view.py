"""The star in a window: whole or near, with pointer, fingers and keyboard, and told to those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmapCache,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsView, QPinchGesture, QWidget

from ui import theme
from ui.star.into_view import IntoView
from ui.star.scene import StarScene
from ui.star.values import Mode, StarView

NEAREST = 6.0
"""So many times larger than whole the star may be seen."""
STEP = 1.25
"""A step of the wheel or of the keyboard."""
_PICTURES = 96 * 1024
"""Kilobytes for what Qt keeps painted: star and chips at 3840 x 2160; its usual 10 MB hold no picture of a screen."""
_NOTCH = 120
_REST = 120
"""Milliseconds after the last step of a zoom until everything is painted sharply."""
_PAN = 60
"""Pixels that a key moves the star."""
_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_PANS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class StarPane(QGraphicsView):
    """Shows a `StarScene` whole, or a part of it nearer. Its signals are the scene's; `zoomed(float)` beside them.

    The wheel, a pinch, Z and Shift+Z zoom; the ground dragged and Shift with arrows move what is near; Home shows
    all of it.
    """

    focus_requested = Signal(str)
    place_requested = Signal(object)
    chip_chosen = Signal(str)
    menu_requested = Signal(object, QPoint)
    mend_requested = Signal(str)
    past_touched = Signal()
    more_requested = Signal(str)
    pointed = Signal(str)
    reading = Signal(str)
    zoomed = Signal(float)

    def __init__(self, interactive: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self._panned_from: QPointF | None = None
        self._is_interactive = interactive
        self._build(interactive)
        self._wire()
        self._describe()

    def _build(self, interactive: bool) -> None:
        self.star_scene = StarScene(interactive)
        self.star_scene.setParent(self)
        self.setScene(self.star_scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if interactive else Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(interactive)
        self.setMouseTracking(interactive)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _PICTURES))
        if interactive:
            self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.viewport().installEventFilter(self)
        self.setAccessibleName("Star of what was heard")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._way = IntoView(self)
        self._dress()

    def _wire(self) -> None:
        scene = self.star_scene
        scene.focus_requested.connect(self.focus_requested)
        scene.place_requested.connect(self.place_requested)
        scene.chip_chosen.connect(self.chip_chosen)
        scene.menu_requested.connect(self.menu_requested)
        scene.mend_requested.connect(self.mend_requested)
        scene.past_touched.connect(self.past_touched)
        scene.more_requested.connect(self.more_requested)
        scene.pointed.connect(self.pointed)
        scene.reading.connect(self.reading)
        scene.announced.connect(self.announce)
        scene.sought.connect(self.bring_into_view)
        scene.sceneRectChanged.connect(self._fit)
        self._rest.timeout.connect(self.come_to_rest)
        self._way.animation.finished.connect(self._on_there)
        theme.changed.connect(self._dress)

    def show_star(self, view: StarView, now: StarView | None = None) -> None:
        """Show other values; `now` is the star as it stands while `view` is the past."""
        self.star_scene.show_star(view, now)
        self._describe()

    def set_mode(self, mode: Mode) -> None:
        """Show counts only, or words too."""
        self.star_scene.set_mode(mode)
        self._describe()

    def chip_rect(self, record_id: str) -> QRect:
        """Where the chip of a record is seen, in pixels of the viewport; empty when it found no room."""
        laid = self.star_scene.find_chip(record_id)
        return self.mapFromScene(laid.rect).boundingRect() if laid is not None else QRect()

    def tell_segment(self, words: str) -> None:
        """What the segment under the pointer tells when it is rested on; "" for nothing."""
        self.star_scene.tell_segment(words)

    def announce(self, sentence: str) -> None:
        """Tell something to those who do not see it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def sizeHint(self) -> QSize:
        """About what the Room gives it at 1440x900."""
        return QSize(700, 520)

    def minimumSizeHint(self) -> QSize:
        """Labels are still to be read."""
        return QSize(320, 300)

    # Near and far

    @property
    def zoom(self) -> float:
        """How many times larger than whole the star is seen."""
        return self._zoom

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """See it larger or smaller; what lies at a point of the viewport, its middle unless told, stays there."""
        wanted = min(max(self._zoom * factor, 1.0), NEAREST)
        if wanted == self._zoom:
            return
        where = at or QRectF(self.viewport().rect()).center()
        held = self.mapToScene(where.toPoint())
        self._zoom = wanted
        self.star_scene.zooming.begin(self.viewport().size() * self.devicePixelRatioF())
        self._rest.start()
        self._fit()
        moved = self.mapFromScene(held) - where.toPoint()
        self.pan_by(moved.x(), moved.y())
        self.zoomed.emit(wanted)

    def come_to_rest(self) -> None:
        """Show what was zoomed sharply; it happens by itself soon after the last step."""
        self._rest.stop()
        self.star_scene.zooming.end(is_whole=self._zoom == 1)

    def show_whole(self) -> None:
        """See all of it again."""
        self.zoom_by(1 / self._zoom)

    def pan_by(self, x: float, y: float) -> None:
        """Move what is seen by so many pixels to the right and down."""
        self._way.animation.stop()
        for bar, by in ((self.horizontalScrollBar(), x), (self.verticalScrollBar(), y)):
            bar.setValue(bar.value() + round(by))

    def bring_into_view(self, rect: QRectF) -> None:
        """Move what is seen until a part of the scene is in it; what the keyboard is on is read when it is there."""
        if self._way.bring(rect):
            self.reading.emit("")
            self._way.animation.start()

    def _on_there(self) -> None:
        self.reading.emit(self.star_scene.keys.read or "")

    def _fit(self) -> None:
        rect, room = self.star_scene.sceneRect(), self.viewport().size()
        if rect.isEmpty() or room.isEmpty():
            return
        scale = min(room.width() / rect.width(), room.height() / rect.height()) * self._zoom
        if scale != self.transform().m11():
            self.reading.emit("")
            self.resetTransform()
            self.scale(scale, scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the pointer is."""
        turned = event.angleDelta().y() / _NOTCH
        if self._is_interactive and turned:
            self.zoom_by(STEP**turned, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the ground where it is seen near, and with the middle button anywhere."""
        super().mousePressEvent(event)
        middle = event.button() is Qt.MouseButton.MiddleButton
        if self._is_interactive and self._zoom > 1 and (middle or self.star_scene.pointer.is_free):
            self._panned_from = event.position()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take hold again: Qt calls two quick taps of a finger a double click, wherever the second one is."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is seen."""
        if self._panned_from is not None:
            by = self._panned_from - event.position()
            self._panned_from = event.position()
            self.pan_by(by.x(), by.y())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the ground."""
        self._panned_from = None
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take a pinch of two fingers."""
        if event.type() is QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.pinch(pinch.scaleFactor(), QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())))
                event.accept(Qt.GestureType.PinchGesture)
                return True
        return super().viewportEvent(event)

    def pinch(self, factor: float, at: QPointF) -> None:
        """Two fingers were drawn apart by a factor round a point; what one of them held is let go."""
        self.star_scene.pointer.let_go()
        self._panned_from = None
        self.zoom_by(factor, at)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the star whole, or as near as it was."""
        super().resizeEvent(event)
        self.star_scene.fit_to(QSizeF(self.viewport().size()))
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is when it came by the keyboard; else the first arrow key shows it."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self.star_scene.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it again."""
        super().focusOutEvent(event)
        self.star_scene.show_focus(False)
        self.reading.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the pointer leaves, which the scene is not told."""
        if watched is self.viewport() and event.type() is QEvent.Type.Leave:
            self.star_scene.pointer_left()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and move by keyboard; the scene knows the other keys."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if self._is_interactive and key is Qt.Key.Key_Z and (shift or not modifiers):
            self.zoom_by(1 / STEP if shift else STEP)
        elif self._is_interactive and key is Qt.Key.Key_Home and not modifiers:
            self.show_whole()
        elif shift and key in _PANS and self._zoom > 1:
            x, y = _PANS[key]
            self.pan_by(x * _PAN, y * _PAN)
        else:
            super().keyPressEvent(event)

    def _describe(self) -> None:
        keys = "Arrow keys go from part to part, Enter looks at one"
        if self.star_scene.mode is Mode.WORDS:
            keys += ", with Ctrl from chip to chip, and Space takes one up"
        told = (*self.star_scene.described(), *([keys] if self._is_interactive and self.star_scene.view.star else []))
        self.setAccessibleDescription(". ".join(told))

    def _dress(self) -> None:
        self.setBackgroundBrush(theme.colour("canvas"))

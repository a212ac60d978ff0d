"""What floats: a popup or a panel with its shadow, and the veil that a panel lays over the work."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets import paint

VEIL_LIGHT, VEIL_DARK = 0.33, 0.59
APPEARS = 160  # milliseconds


class Height(Enum):
    """How high something floats: reach of its shadow, radius, ground."""

    POPUP = (14, theme.RADIUS_CARD, "base")
    PANEL = (24, theme.RADIUS_PANEL, "panel")


class Floating(QWidget):
    """A box with a shadow around it; give it a layout, whose margins leave out the shadow.

    Use `set_padding` instead of the layout's own margins.
    """

    def __init__(self, height: Height = Height.POPUP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reach, self._radius, self._ground = height.value
        self.set_padding(0)

    def set_padding(self, padding: int) -> None:
        """Keep the layout that many pixels from the edge of the box."""
        sides = self._reach + padding
        self.setContentsMargins(sides, sides - 6, sides, sides + 6)

    def box(self) -> QRect:
        """The box without its shadow, in own coordinates."""
        return self.rect().adjusted(self._reach, self._reach - 6, -self._reach, -self._reach - 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shadow and box."""
        painter = paint.painter_for(self)
        area = QRectF(self.box())
        paint.shadow(painter, area, self._radius, self._reach)
        paint.box(painter, area, self._radius, self._ground, "line2")
        painter.end()


class Veil(QWidget):
    """Lies over a widget and dims it; what is opened on it stands in the middle and keeps the focus.

    Lay it over the body of a window, never over app bar and run bar. `dismissed` when the user presses Esc
    or clicks beside the panel.
    """

    dismissed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._panel: QWidget | None = None
        self._came_from: QWidget | None = None
        self._strength = 1.0
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._on_faded)
        over.installEventFilter(self)
        self.hide()

    def open(self, panel: QWidget) -> None:
        """Show `panel`, which becomes a child of the veil; it should take the focus itself."""
        self._came_from = QApplication.focusWidget()
        self._panel = panel
        panel.setParent(self)
        self._place()
        self.show()
        self.raise_()
        panel.show()
        if not panel.isAncestorOf(QApplication.focusWidget() or self):
            panel.setFocus(Qt.FocusReason.PopupFocusReason)
        self._fade.setDuration(theme.duration(APPEARS))
        self._fade.start()

    def close_panel(self) -> None:
        """Take panel and veil away; the focus goes back to where it came from."""
        panel, self._panel = self._panel, None
        self.hide()
        if panel is not None:
            panel.hide()
            panel.deleteLater()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def panel(self) -> QWidget | None:
        """What is open now."""
        return self._panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what lies below."""
        if event.type() is QEvent.Type.Resize and self._panel is not None:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None or self._panel is None:
            return
        self.setGeometry(over.rect())
        wanted = self._panel.sizeHint().expandedTo(self._panel.minimumSize()).boundedTo(self.size())
        area = QRect(0, 0, wanted.width(), wanted.height())
        area.moveCenter(self.rect().center())
        self._panel.setGeometry(area)

    def _on_faded(self, value: float) -> None:
        self._strength = value
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays within the panel and goes round in it."""
        stops = self._stops()
        if not stops:
            return False
        focused = QApplication.focusWidget()
        at = stops.index(focused) if focused in stops else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        """Where Tab stops in the panel, in its order."""
        panel = self._panel
        if panel is None:
            return []
        stops = []
        widget = panel.nextInFocusChain()
        while widget is not None and widget is not panel:
            tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if tabs and widget.isEnabled() and widget.isVisible() and panel.isAncestorOf(widget):
                stops.append(widget)
            widget = widget.nextInFocusChain()
        return stops

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc dismisses; nothing else reaches what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel dismisses it."""
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil."""
        painter = QPainter(self)
        alpha = VEIL_LIGHT if theme.current() == "light" else VEIL_DARK
        painter.fillRect(self.rect(), theme.colour("shadow", alpha * self._strength))
        painter.end()

"""The star in a window: fitted whole, with the keyboard, and told to those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from ui import theme
from ui.star.scene import StarScene
from ui.star.values import Mode, StarView

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class StarPane(QGraphicsView):
    """Shows a `StarScene` whole at any size. Its signals are the scene's."""

    focus_requested = Signal(str)
    place_requested = Signal(str, str)
    quote_chosen = Signal(str)
    pointed = Signal(str)

    def __init__(self, interactive: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if interactive else Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(interactive)
        self.setMouseTracking(interactive)
        self.viewport().installEventFilter(self)
        self.setAccessibleName("Star of what was heard")
        self._dress()

    def _wire(self) -> None:
        scene = self.star_scene
        scene.focus_requested.connect(self.focus_requested)
        scene.place_requested.connect(self.place_requested)
        scene.quote_chosen.connect(self.quote_chosen)
        scene.pointed.connect(self.pointed)
        scene.sceneRectChanged.connect(self._fit)
        theme.changed.connect(self._dress)

    def show_star(self, view: StarView) -> None:
        """Show other values."""
        self.star_scene.show_star(view)
        self._describe()

    def set_mode(self, mode: Mode) -> None:
        """Show counts only, or words too."""
        self.star_scene.set_mode(mode)

    def sizeHint(self) -> QSize:
        """About what the Room gives it at 1440x900."""
        return QSize(700, 520)

    def minimumSizeHint(self) -> QSize:
        """Labels are still to be read."""
        return QSize(320, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the star whole."""
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the pointer leaves, which the scene is not told."""
        if watched is self.viewport() and event.type() is QEvent.Type.Leave:
            self.star_scene.pointer_left()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the scene move its focus, and tell a screen reader what the arrow keys have reached."""
        before = self.star_scene.focused_segment
        super().keyPressEvent(event)
        reached = self.star_scene.focused_segment
        if reached and reached != before:
            words = self.star_scene.view.described(reached)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _describe(self) -> None:
        self.setAccessibleDescription(". ".join(self.star_scene.described()))

    def _fit(self) -> None:
        self.fitInView(self.star_scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def _dress(self) -> None:
        self.setBackgroundBrush(theme.colour("canvas"))

"""A list whose rows are painted: ground, hairline and focus are here, what a row says is the view's own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RowState:
    """How a row stands while it is painted."""

    selected: bool
    hovered: bool
    focused: bool


class RowDelegate(QStyledItemDelegate):
    """Paints ground, hairline and focus; override `row_height` and `paint_row`.

    `inset` is the space left and right of the rounded ground, `rule_from` where the hairline begins (None for
    no hairlines).
    """

    def __init__(self, parent: QWidget, *, inset: int = 8, rule_from: int | None = None) -> None:
        super().__init__(parent)
        self._inset, self._rule_from = inset, rule_from

    def row_height(self, index: Index, width: int) -> int:
        """Height of a row in a list of that width."""
        return 34

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint what the row says; the painter is smooth and clipped to nothing."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as `row_height` says."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return QSize(width, self.row_height(index, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        flags = option.state
        state = RowState(
            selected=bool(flags & QStyle.StateFlag.State_Selected),
            hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
            focused=bool(flags & QStyle.StateFlag.State_HasFocus),
        )
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        rect = QRectF(option.rect)
        self._paint_ground(painter, rect, state)
        self.paint_row(painter, rect, index, state)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: RowState) -> None:
        ground = rect.adjusted(self._inset, 1, -self._inset, -1)
        if self._rule_from is not None:
            rule = QRectF(rect.left() + self._rule_from, rect.bottom() - 1, rect.width(), 1)
            rule.setRight(rect.right() - self._inset - 8)
            painter.fillRect(rule, theme.colour("line"))
        if state.selected or state.hovered:
            paint.box(painter, ground, theme.RADIUS, "sel" if state.selected else "hover")
        if state.focused:
            paint.focus_ring(painter, ground, theme.RADIUS)


class RowList(QListView):
    """A list view without frame that scrolls by pixels and follows the pointer; its ground is a role."""

    def __init__(self, name: str, ground: str = "canvas", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._own_parts()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setProperty("flat", True)
        self.verticalScrollBar().setSingleStep(24)

    def _own_parts(self) -> None:
        """Bring viewport and bar along: to wrap Qt's own, PySide looks through all classes of widgets, for 10 ms."""
        self._viewport, self._bar = QWidget(self), QScrollBar(self)
        self._viewport.setObjectName("qt_scrollarea_viewport")
        self.setViewport(self._viewport)
        self.setVerticalScrollBar(self._bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the rows."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour(self._ground))
        painter.end()
        super().paintEvent(event)

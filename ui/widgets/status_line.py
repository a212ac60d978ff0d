"""The line at the foot of a window: how things stand at the left, the keys of this view at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint

_ICON = 14
_BETWEEN = 18


@dataclass(frozen=True)
class StatusItem:
    """One thing that stands somehow; `rank` 0 stays longest where the line is narrow."""

    icon: str
    text: str
    role: str = "ink3"
    rank: int = 0


class StatusLine(QWidget):
    """Leaves out items from the highest rank on, then keys from the last on, until the rest fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[StatusItem, ...] = ()
        self._keys: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(theme.HEIGHT_STATUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_items(self, items: Sequence[StatusItem]) -> None:
        """Show how things stand."""
        self._items = tuple(items)
        self._describe()

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show the three or four keys of this view: ("B", "blank")."""
        self._keys = tuple(keys)
        self._describe()

    def _describe(self) -> None:
        texts = [item.text for item in self._items] + [f"{key} {act}" for key, act in self._keys]
        self.setAccessibleName("Status")
        self.setAccessibleDescription(", ".join(texts))
        self.setToolTip(", ".join(item.text for item in self._items))
        self.update()

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(400, self.height())

    def shown(self) -> tuple[list[StatusItem], list[tuple[str, str]]]:
        """What fits at the present width."""
        items, keys = list(self._items), list(self._keys)
        room = self.width() - 2 * theme.GAP_L - _BETWEEN
        while _items_width(items) + _keys_width(keys) > room and (len(items) > 1 or keys):
            if len(items) > 1:
                worst = max(item.rank for item in items)
                items.remove([item for item in items if item.rank == worst][-1])
            else:
                keys.pop()
        return items, keys

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, items and keys."""
        painter = paint.painter_for(self)
        painter.fillRect(self.rect(), theme.colour("win"))
        paint.hairlines(painter, QRectF(self.rect()), "t")
        items, keys = self.shown()
        middle = (self.height() + 1) / 2
        base = paint.baseline(middle, theme.metrics(Type.META))
        x = float(theme.GAP_L)
        for item in items:
            icons.paint(painter, round(x), middle - _ICON / 2, item.icon, _ICON, item.role)
            x += _ICON + 6
            x += paint.text(painter, x, base, item.text, Type.META, "ink2") + _BETWEEN
        _paint_keys(painter, self.width() - theme.GAP_L - _keys_width(keys), base, keys)
        painter.end()


def _items_width(items: Sequence[StatusItem]) -> float:
    return sum(_ICON + 6 + paint.advance(item.text, Type.META) + _BETWEEN for item in items)


def _keys_width(keys: Sequence[tuple[str, str]]) -> float:
    widths = [paint.advance(key, Type.META_STRONG) + 4 + paint.advance(act, Type.META) for key, act in keys]
    return sum(widths) + theme.GAP_M * max(len(widths) - 1, 0)


def _paint_keys(painter: QPainter, x: float, base: float, keys: Sequence[tuple[str, str]]) -> None:
    for key, act in keys:
        x += paint.text(painter, x, base, key, Type.META_STRONG, "ink2") + 4
        x += paint.text(painter, x, base, act, Type.META, "ink3") + theme.GAP_M

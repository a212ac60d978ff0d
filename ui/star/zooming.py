"""While the star is zoomed, a picture of what stands still is scaled in its place; at rest all is sharp again."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from ui import theme
from ui.star.chips import ChipLayer
from ui.star.items import StarItem, StillItem
from ui.star.more import More
from ui.star.tray import Tray


class Zooming:
    """The picture over one scene, and what it stands for."""

    def __init__(self, scene: QGraphicsScene, star: StarItem, tray: Tray, layer: ChipLayer, more: More) -> None:
        self._scene, self._layer = scene, layer
        self._ground: tuple[QGraphicsItem, ...] = (star, tray, layer, more)
        self._still = StillItem()
        scene.addItem(self._still)

    def begin(self, size: QSize) -> None:
        """Show a picture of what stands still, so many pixels large, until `end`."""
        if not self._still.isVisible():
            seen = [item for item in self._ground if item.isVisible()]
            self._still.take(seen, self._scene.sceneRect(), theme.colour("canvas"), size)
            for item in seen:
                item.setOpacity(0)
            self._still.show()

    def end(self, *, is_whole: bool) -> None:
        """Show everything sharply. Seen whole, Qt keeps the chips painted; near, it would keep far too much."""
        mode = QGraphicsItem.CacheMode.DeviceCoordinateCache if is_whole else QGraphicsItem.CacheMode.NoCache
        self._layer.setCacheMode(mode)
        for item in self._ground:
            item.setOpacity(1)
        self._still.hide()

"""The size of the view around the star: words are laid anew only for quite another one, and only when it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, QTimer

if TYPE_CHECKING:
    from ui.star.scene import StarScene

LASTS = 800
"""Milliseconds that a view keeps a size until words are laid anew for it: a border is dragged, a bar comes and goes."""
_GUESS = QSizeF(800, 600)
"""Pixels of a view that has not told its size yet."""


class Sizing:
    """What a scene knows of its view's size, and when its words may be laid for that one.

    While somebody looks on or carries words, they are only seen larger or smaller; `Words` says which sizes are near
    enough for it to stay so.
    """

    def __init__(self, scene: StarScene) -> None:
        self._scene = scene
        self._told = QSizeF()
        self._is_kept = False
        self.timer = QTimer(scene)
        self.timer.setSingleShot(True)
        self.timer.setInterval(LASTS)
        self.timer.timeout.connect(self._on_lasted)

    @property
    def size(self) -> QSizeF:
        """Pixels of the view."""
        return _GUESS if self._told.isEmpty() else self._told

    @property
    def may_lay(self) -> bool:
        """Whether words may be laid for this size at once: nobody sees them move."""
        return not self._is_kept and not any(view.isVisible() for view in self._scene.views())

    def take(self, size: QSizeF) -> bool:
        """Take what the view tells; whether it is another size."""
        if size == self._told or size.isEmpty():
            return False
        if self._told.isEmpty():
            self._scene.words.forget_size()
        self._told = QSizeF(size)
        return True

    def keep(self, kept: bool) -> None:
        """Lay nothing anew for the time being, or from now on again."""
        self._is_kept = kept
        self.watch()

    def watch(self) -> None:
        """Lay anew if a size that is quite another lasts."""
        if not self._is_kept and self._scene.words.is_strained(self.size):
            self.timer.start()
        else:
            self.timer.stop()

    def _on_lasted(self) -> None:
        if self._scene.keys.carried or not self._scene.pointer.is_free:
            self.timer.start()
        else:
            self._scene.lay_anew()

"""What mouse, pen and finger do on the star: take chips, carry them, let them go on a segment, a border or the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsRectItem,
    QGraphicsSceneDragDropEvent,
    QGraphicsSceneMouseEvent,
)

from ui import theme
from ui.star.chips import LaidChip
from ui.star.landing import NOWHERE, OFF, Landing, landing
from ui.star.values import dragged_words

if TYPE_CHECKING:
    from ui.star.scene import StarScene

_ADDS = Qt.KeyboardModifier.ControlModifier
_KEEPS = "Ctrl"
"""The key that keeps words where they hang as well."""
_CLICK = 24
"""Pixels that a hand may shake in a click."""
_CHOOSES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Pointer:
    """The hand on one scene. With Ctrl a chip is chosen too, and what is dropped keeps where it hangs already.

    Shift and a drag over the ground choose what they touch.
    """

    def __init__(self, scene: StarScene) -> None:
        self._scene = scene
        self._held: LaidChip | None = None
        self._grip, self._pressed_at = QPointF(), QPointF()
        self._is_carrying = False
        self._band = QGraphicsRectItem()
        self._band.setZValue(8)
        self._band.hide()
        scene.addItem(self._band)

    @property
    def is_free(self) -> bool:
        """Whether it holds nothing and chooses nothing."""
        return self._held is None and not self._band.isVisible()

    def let_go(self) -> None:
        """Hold nothing, as when the star is drawn anew."""
        self._held = None
        self._is_carrying = False
        self._scene.hand.put_down()
        self._band.hide()

    def settle(self) -> None:
        """Hold on to what is still there once the star is drawn anew."""
        if self._held is not None:
            self._held = self._scene.find_chip(self._held.chip.record_id)
            if self._held is None or (self._is_carrying and not self._scene.hand.carried.record_ids):
                self.let_go()

    def press(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take hold of a chip; on the ground with Shift, begin to choose."""
        scene, at = self._scene, event.scenePos()
        self._pressed_at = at
        self._held = scene.chip_at(at)
        if self._held is not None:
            self._grip = at - self._held.rect.topLeft()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            pen = QPen(theme.colour("accent"), 1.5)
            pen.setCosmetic(True)
            self._band.setPen(pen)
            self._band.setBrush(theme.colour("accent", 0.08))
            self._band.setRect(QRectF(at, at))
            self._band.show()
        event.accept()

    def move(self, event: QGraphicsSceneMouseEvent) -> None:
        """Carry what is held, once it has gone far enough for a drag."""
        scene, at = self._scene, event.scenePos()
        if self._band.isVisible():
            self._band.setRect(QRectF(self._pressed_at, at).normalized())
            return
        if self._held is None:
            chip = scene.chip_at(at)
            scene.reading.emit(chip.chip.record_id if chip else "")
            more = scene.more_at(at) if chip is None else None
            scene.tell_more(more)
            here = (more,) if more else () if chip else scene.segments_under(at, crossing=False)
            scene.point_at(here, dragging=False)
            return
        if not self._is_carrying and _distance(event) >= QApplication.startDragDistance():
            if scene.is_past:
                self._held = None
                scene.past_touched.emit()
                return
            self._is_carrying = True
            scene.hand.take_up(scene.hand.with_chosen(self._held.chip.record_id))
            scene.reading.emit("")
        if self._is_carrying:
            scene.hand.carried.setPos(at - self._grip)
            self._show_target(at, adds=bool(event.modifiers() & _ADDS))

    def release(self, event: QGraphicsSceneMouseEvent) -> None:
        """Let go: what is carried asks to be placed, and goes home until it is; a click chooses."""
        scene, at = self._scene, event.scenePos()
        held, carried = self._held, scene.hand.carried.record_ids if self._is_carrying else ()
        banded = self._band.rect() if self._band.isVisible() else None
        self.let_go()
        if banded is not None:
            scene.hand.choose(scene.chips_within(banded))
        elif carried:
            self._land(carried, at, adds=bool(event.modifiers() & _ADDS))
        elif held is not None:
            self._click(held, event.modifiers())
        elif (more := scene.more_at(at)) is not None and more == scene.more_at(self._pressed_at):
            scene.more_requested.emit(more)
        else:
            here = scene.segments_under(at, crossing=False)
            if _distance(event) >= _CLICK:
                pass
            elif here and here == scene.segments_under(self._pressed_at, crossing=False):
                scene.focus_requested.emit(here[0])
            elif not here:
                scene.hand.choose(())
        scene.point_at(scene.segments_under(at, crossing=False), dragging=False)
        event.accept()

    def _click(self, chip: LaidChip, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _CHOOSES:
            self._scene.hand.toggle(chip.chip.record_id)
        else:
            self._scene.chip_chosen.emit(chip.chip.record_id)

    def _show_target(self, at: QPointF, *, adds: bool) -> None:
        scene = self._scene
        carried = scene.hand.carried
        self._let_land(carried.record_ids, at, carried.seen, adds=adds)

    def _let_land(self, record_ids: tuple[str, ...], at: QPointF, beside: QRectF, *, adds: bool) -> bool:
        """Show what words would land on, and say what would become of them; whether they would land at all."""
        scene = self._scene
        off = scene.is_tray(at)
        segments = () if off else scene.segments_under(at)
        scene.point_at(segments, dragging=True)
        found = Landing(OFF) if off else landing(scene.view, record_ids, segments, adds=adds, key=_KEEPS)
        scene.hand.let_land(found, beside, off=off)
        return off or bool(segments)

    def _land(self, record_ids: tuple[str, ...], at: QPointF, *, adds: bool) -> None:
        scene = self._scene
        segments = () if scene.is_tray(at) else scene.segments_under(at)
        if segments or scene.is_tray(at):
            scene.place(record_ids, segments, adds)

    # Words that are dragged from elsewhere

    def drag_enter(self, event: QGraphicsSceneDragDropEvent, welcome: bool) -> None:
        """Take a drag that carries words."""
        event.setAccepted(welcome and bool(dragged_words(event.mimeData())))

    def drag_move(self, event: QGraphicsSceneDragDropEvent, welcome: bool) -> None:
        """Show what the words would land on."""
        words, at = dragged_words(event.mimeData()), event.scenePos()
        beside = QRectF(at, QSizeF(1, 1) * self._scene.unit)
        adds = bool(event.modifiers() & _ADDS)
        event.setAccepted(welcome and bool(words) and self._let_land(words, at, beside, adds=adds))

    def drag_leave(self) -> None:
        """The drag went on."""
        self._scene.point_at((), dragging=False)
        self._scene.hand.let_land(NOWHERE, QRectF(), off=False)

    def drop(self, event: QGraphicsSceneDragDropEvent, welcome: bool) -> None:
        """Words were dropped."""
        scene, words = self._scene, dragged_words(event.mimeData())
        self.drag_leave()
        if welcome and words and (scene.is_tray(event.scenePos()) or scene.segments_under(event.scenePos())):
            event.acceptProposedAction()
            self._land(words, event.scenePos(), adds=bool(event.modifiers() & _ADDS))


def _distance(event: QGraphicsSceneMouseEvent) -> int:
    return (event.screenPos() - event.buttonDownScreenPos(Qt.MouseButton.LeftButton)).manhattanLength()

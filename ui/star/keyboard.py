"""The star by keyboard: a way among segments and chips, and words that are taken up, carried and put down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from roundtable.domain.star_geometry import anchor_of
from ui.star.landing import Landing, landing
from ui.star.values import Mode
from ui.star.walk import beside, up_or_down

if TYPE_CHECKING:
    from ui.star.scene import StarScene

_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CHANGES = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKES_OFF = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_CARRIED_AT = QPointF(24, 24)
"""Pixels beside the middle of a segment at which the keyboard holds what it carries."""


class StarKeys:
    """Arrows walk among segments, with Ctrl among chips.

    On a chip Enter shows it to be previewed, F2 has its words mended, Space takes it up (with Ctrl: chooses it too),
    Delete takes it off the star, the menu key or Shift+F10 opens its menu. What is taken up follows the arrows: Enter
    or Space puts it there, with Shift also there, Esc puts it back.
    """

    def __init__(self, scene: StarScene) -> None:
        self._scene = scene
        self._chip: str | None = None
        self._carried: tuple[str, ...] = ()

    @property
    def chip(self) -> str | None:
        """The record whose chip the keyboard is on."""
        return self._chip

    @property
    def carried(self) -> tuple[str, ...]:
        """What the keyboard carries."""
        return self._carried

    def settle(self) -> None:
        """Stay on what is still there once the star is drawn anew, and go on carrying it."""
        if self._carried:
            self._carried = self._scene.hand.carried.record_ids
            self._hold() if self._carried else self._scene.point_at((), dragging=False)
        if self._chip is not None:
            found = self._scene.mode is Mode.WORDS and self._scene.find_chip(self._chip) is not None
            self._chip = self._chip if found else None
            self._scene.ring_chip(self._chip)

    def let_go(self) -> None:
        """Carry nothing, as when the star is shown as it was."""
        self._carried = ()

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._carried:
            return self._carry(key, modifiers)
        if modifiers == _CONTROL and (key in _TURNS or key in _CHANGES) and self._scene.mode is Mode.WORDS:
            self._step_chip(1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1)
            return True
        if self._chip is not None and self._on_chip(key, modifiers, self._chip):
            return True
        return not modifiers and self._on_segment(key)

    def _on_segment(self, key: Qt.Key) -> bool:
        scene = self._scene
        if key in _TURNS or key in _CHANGES:
            self._leave_chip()
            self._walk(key)
        elif key in (*_ENTERS, Qt.Key.Key_Space) and scene.focused_segment:
            scene.focus_requested.emit(scene.focused_segment)
        else:
            return False
        return True

    def _walk(self, key: Qt.Key) -> None:
        scene = self._scene
        star, here = scene.view.star, scene.focused_segment
        if not scene.shows_focus:
            scene.show_focus(True)
            scene.pointed.emit(scene.focused_segment or "")
        elif key in _TURNS:
            scene.focus_segment(beside(star, here, _TURNS[key]))
        else:
            scene.focus_segment(up_or_down(star, here, -1 if key is Qt.Key.Key_Up else 1))
        if target := scene.focused_segment:
            lands = f"{self._landing((target,)).told}. " if self._carried else ""
            scene.announced.emit(f"{lands}{scene.view.described(target)}")

    def _step_chip(self, step: int) -> None:
        scene, chips = self._scene, [laid.chip for laid in self._scene.chips()]
        if not chips:
            return
        ids = [chip.record_id for chip in chips]
        here = ids.index(self._chip) if self._chip in ids else -1 if step > 0 else 0
        chip = chips[(here + step) % len(chips)]
        self._chip = chip.record_id
        scene.show_focus(True)
        scene.ring_chip(self._chip)
        scene.announced.emit(f"{scene.view.told(chip)}, {ids.index(self._chip) + 1} of {len(ids)}")

    def _leave_chip(self) -> None:
        if self._chip is not None:
            self._chip = None
            self._scene.ring_chip(None)

    def _on_chip(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, chip: str) -> bool:
        scene = self._scene
        if key in _ENTERS and not modifiers:
            scene.chip_chosen.emit(chip)
        elif key is Qt.Key.Key_Space and modifiers == _CONTROL:
            scene.hand.toggle(chip)
            scene.announced.emit("Chosen" if chip in scene.hand.chosen else "No longer chosen")
        elif key is Qt.Key.Key_Space and not modifiers:
            self._take_up(chip)
        elif key in _TAKES_OFF and not modifiers:
            scene.place(scene.hand.with_chosen(chip), ())
        elif key is Qt.Key.Key_F2 and not modifiers:
            (scene.past_touched.emit if scene.is_past else lambda: scene.mend_requested.emit(chip))()
        elif key is Qt.Key.Key_F10 and modifiers == _SHIFT:
            self.open_menu()
        elif key is Qt.Key.Key_Escape and not modifiers:
            self._leave_chip()
            return not scene.is_past  # from where the same key goes back to now
        else:
            return False
        return True

    def open_menu(self) -> None:
        """Ask for the menu of the chip that the keyboard is on."""
        laid = self._scene.find_chip(self._chip or "")
        if laid is not None:
            view = self._scene.views()[0]
            at = view.viewport().mapToGlobal(view.mapFromScene(laid.rect.bottomLeft()))
            self._scene.open_menu(laid, at)

    def _take_up(self, chip: str) -> None:
        scene = self._scene
        if scene.is_past:
            scene.place((), ())
            return
        self._carried = scene.hand.with_chosen(chip)
        laid = scene.find_chip(chip)
        hangs = laid.chip.segments if laid else ()
        scene.hand.take_up(self._carried)
        scene.show_focus(True)
        scene.focus_segment(hangs[0] if hangs else scene.focused_segment)
        self._hold()
        many = f"{len(self._carried)} chips" if len(self._carried) > 1 else "The chip"
        scene.announced.emit(
            f"{many} taken up. Arrow keys choose the part, Enter puts it there; on the ring and on an arm it crosses. "
            "With Shift it stays where it hangs as well. Delete takes it off the star, Escape puts it back"
        )

    def _carry(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        scene, target = self._scene, self._scene.focused_segment
        if (key in _TURNS or key in _CHANGES) and not modifiers:
            self._walk(key)
            self._hold()
        elif key in (*_ENTERS, Qt.Key.Key_Space) and modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT) and target:
            self._put((target,), adds=bool(modifiers))
        elif key in _TAKES_OFF and not modifiers:
            self._put(())
        elif key is Qt.Key.Key_Escape:
            self._carried = ()
            scene.hand.put_down()
            scene.point_at((), dragging=False)
            scene.announced.emit("Put back")
        else:
            return False
        return True

    def _put(self, segments: tuple[str, ...], *, adds: bool = False) -> None:
        scene, carried = self._scene, self._carried
        told = self._landing(segments, adds=adds, key="").told or "Taken off the star"
        self._carried = ()
        scene.hand.put_down()
        scene.point_at((), dragging=False)
        scene.announced.emit(told)
        scene.place(carried, segments, adds)

    def _hold(self) -> None:
        """Hold what is carried beside the middle of the segment that the arrows have reached."""
        scene, target = self._scene, self._scene.focused_segment
        middle = anchor_of(scene.view.star, target) if target else None
        if middle is not None and target is not None:
            scene.hand.carried.setPos(QPointF(*middle) + _CARRIED_AT * scene.unit)
            scene.hand.let_land(self._landing((target,)), scene.hand.carried.seen, off=False)
            scene.point_at((target,), dragging=True)

    def _landing(self, segments: tuple[str, ...], *, adds: bool = False, key: str = "Shift") -> Landing:
        return landing(self._scene.view, self._carried, segments, adds=adds, key=key)

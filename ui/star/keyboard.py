"""The star by keyboard: a way among segments and chips, and words that are taken up, carried and put down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
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
_NAME = 60.0
"""Units around the middle of a segment in which its name and number lie, or most of them."""
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
    def read(self) -> str | None:
        """The record whose chip has the ring and is read: none while it is carried."""
        return None if self._carried else self._chip

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
            self._scene.ring_chip(self.read)

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
            self._seek(target)
            lands = f"{self._landing((target,)).told}. " if self._carried else ""
            scene.announced.emit(f"{lands}{scene.view.described(target)}")

    def _step_chip(self, step: int) -> None:
        scene, chips = self._scene, self._scene.chips()
        if not chips:
            return
        ids = [laid.chip.record_id for laid in chips]
        here = ids.index(self._chip) if self._chip in ids else -1 if step > 0 else 0
        laid = chips[(here + step) % len(chips)]
        self._chip = laid.chip.record_id
        scene.show_focus(True)
        scene.ring_chip(self._chip)
        scene.sought.emit(laid.rect)
        scene.announced.emit(f"{scene.view.told(laid.chip)}, {ids.index(self._chip) + 1} of {len(ids)}")

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
            self._take_off(scene.hand.with_chosen(chip))
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
        scene.ring_chip(self.read)
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
            self._take_off(self._put_down())
        elif key is Qt.Key.Key_Escape:
            self._put_down()
            scene.announced.emit("Put back")
        else:
            return False
        return True

    def _put(self, segments: tuple[str, ...], *, adds: bool = False) -> None:
        scene = self._scene
        told = self._landing(segments, adds=adds, key="").told
        carried = self._put_down()
        scene.announced.emit(told)
        scene.place(carried, segments, adds)

    def _put_down(self) -> tuple[str, ...]:
        """Carry nothing any more, be on the chip again, and tell what was carried."""
        scene, carried = self._scene, self._carried
        self._carried = ()
        scene.hand.put_down()
        scene.point_at((), dragging=False)
        scene.ring_chip(self.read)
        return carried

    def _take_off(self, record_ids: tuple[str, ...]) -> None:
        """Take words off the star, and say which; of those that are not on it, say so."""
        scene = self._scene
        known = {chip.record_id: chip for chip in scene.view.chips}
        chips = [known[each] for each in record_ids if each in known]
        off = [chip for chip in chips if any(map(scene.view.star.find, chip.segments))]
        if not scene.is_past and chips:
            told = off or chips
            what = told[0].text if len(told) == 1 else f"{len(told)} chips"
            scene.announced.emit(f"{'Taken off' if off else 'Not on'} the star: {what}")
        scene.place(record_ids, ())

    def _hold(self) -> None:
        """Hold what is carried beside the middle of the segment that the arrows have reached."""
        scene, target = self._scene, self._scene.focused_segment
        middle = anchor_of(scene.view.star, target) if target else None
        if middle is not None and target is not None:
            scene.hand.carried.setPos(QPointF(*middle) + _CARRIED_AT * scene.unit)
            scene.hand.let_land(self._landing((target,)), scene.hand.carried.seen, off=False)
            scene.point_at((target,), dragging=True)
            scene.sought.emit(scene.hand.carried.seen.united(_around(middle)))

    def _seek(self, target: str) -> None:
        middle = anchor_of(self._scene.view.star, target)
        if middle is not None and not self._carried:
            self._scene.sought.emit(_around(middle))

    def _landing(self, segments: tuple[str, ...], *, adds: bool = False, key: str = "Shift") -> Landing:
        return landing(self._scene.view, self._carried, segments, adds=adds, key=key)


def _around(middle: tuple[float, float]) -> QRectF:
    """The name of a segment and what was heard on it."""
    return QRectF(-_NAME, -_NAME, 2 * _NAME, 2 * _NAME).translated(*middle)

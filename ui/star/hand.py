"""What is held over the star: chips that are chosen together, and those that pointer or keyboard carry."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from ui import theme
from ui.star import painter as star_painter
from ui.star.chips import CarriedChips, ChipLayer
from ui.star.hint import Hint
from ui.star.landing import NOWHERE, Landing
from ui.star.overlays import Arrival, Overlays
from ui.star.tray import Tray


class Hand:
    """One hand for both: what it carries is left out of the picture until it is put down."""

    def __init__(self, scene: QGraphicsScene, layer: ChipLayer, tray: Tray, overlays: Overlays) -> None:
        self._layer, self._tray, self._overlays = layer, tray, overlays
        self._chosen: tuple[str, ...] = ()
        self.carried = CarriedChips()
        self.hint = Hint()
        self._scene = scene
        for item in (self.carried, self.hint):
            scene.addItem(item)
        self.arrival = Arrival(scene, layer)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The records whose chips are chosen together."""
        return self._chosen

    def choose(self, record_ids: Iterable[str]) -> None:
        """Choose chips to be moved together."""
        self._chosen = tuple(dict.fromkeys(record_ids))
        self._overlays.choose(self._layer.outline(self._chosen))

    def toggle(self, record_id: str) -> None:
        """Choose a chip too, or no longer."""
        kept = tuple(each for each in self._chosen if each != record_id)
        self.choose(kept if record_id in self._chosen else (*kept, record_id))

    def with_chosen(self, record_id: str) -> tuple[str, ...]:
        """A chip, and those that are chosen together with it."""
        others = self._chosen if record_id in self._chosen else ()
        return record_id, *(each for each in others if each != record_id)

    def settle(self) -> None:
        """Keep chosen what is still there, and go on carrying it where it is carried."""
        self.choose(each for each in self._chosen if self._layer.find(each) is not None)
        if carried := self.carried.record_ids:
            at = self.carried.pos()
            self.take_up(carried)
            self.carried.setPos(at)
            if not self.carried.record_ids:
                self.put_down()

    def take_up(self, record_ids: Iterable[str]) -> None:
        """Carry chips."""
        laid = [found for each in record_ids if (found := self._layer.find(each)) is not None]
        self.arrival.end()
        self.carried.carry(laid, star_painter.colours("star", theme.current()))
        self._layer.lift(self.carried)

    def put_down(self) -> None:
        """Carry nothing any more; the chips are at home again until they are placed elsewhere."""
        self.carried.drop()
        self._layer.lift(self.carried)
        self.let_land(NOWHERE, QRectF(), off=False)

    def let_land(self, landing: Landing, beside: QRectF, *, off: bool) -> None:
        """Say beside what is carried (in the scene) what happens where it is let go; `off` is in the tray."""
        self.invite_tray(off)
        views = self._scene.views()
        self.hint.say(landing, beside, views[0] if views else None)

    def invite_tray(self, invited: bool) -> None:
        """Show that what is carried would come off the star."""
        self._tray.invite(invited)

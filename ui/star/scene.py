"""The star as a scene, interactive or still: it is given values, and emits what somebody wishes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainterPath
from PySide6.QtWidgets import (
    QGraphicsScene,
    QGraphicsSceneContextMenuEvent,
    QGraphicsSceneDragDropEvent,
    QGraphicsSceneMouseEvent,
    QWidget,
)

from roundtable.domain.star_figure import facilitators_star
from roundtable.domain.star_geometry import CANVAS, anchor_of, outline
from ui import theme
from ui.star import painter as star_painter
from ui.star.borders import segments_near
from ui.star.chips import ChipLayer, LaidChip
from ui.star.hand import Hand
from ui.star.items import StarItem
from ui.star.keyboard import StarKeys
from ui.star.lettering import least_in, with_letters
from ui.star.more import More
from ui.star.news import News
from ui.star.overlays import Overlays
from ui.star.pointer import Pointer
from ui.star.sizing import Sizing
from ui.star.tray import Tray
from ui.star.values import NOWHERE, Mode, PlaceWish, StarView
from ui.star.words import Words, area_of_counts
from ui.star.zooming import Zooming

_WITHIN_EDGE = 11.0
"""The ring lies within the gold edge of what is in focus: both can be true of one part."""
_REACH = 9.0
"""Pixels from a border within which words are dropped on both sides of it."""


class StarScene(QGraphicsScene):
    """Draws a `StarView`. A still one (`interactive=False`) takes neither pointer nor keys.

    `focus_requested(segment_id)`: a segment was clicked, or chosen with Enter. `place_requested(PlaceWish)`: words were
    dropped, from here or from elsewhere. `chip_chosen(record_id)`: a chip was clicked. `menu_requested(record_ids,
    QPoint)`: for a chip and those that are chosen with it, where it lies on the screen. `mend_requested(record_id)`:
    its words are to be mended. `past_touched`: any of these was wished while the past is shown, which is only read.
    `more_requested(segment_id)`: a "+n" was clicked. `pointed(segment_id)`: the segment under pointer, drag or
    keyboard, "" for none. `reading(record_id)`: the chip under the pointer or the keyboard, "" for none.
    `announced(sentence)`: to be told to those who do not see it. `sought(rect)`: the keyboard is there, in the scene.
    `lettered`: its segments show letters now, or names again (`view.letters`).
    """

    focus_requested = Signal(str)
    place_requested = Signal(object)
    chip_chosen = Signal(str)
    menu_requested = Signal(object, QPoint)
    mend_requested = Signal(str)
    past_touched = Signal()
    more_requested = Signal(str)
    pointed = Signal(str)
    reading = Signal(str)
    announced = Signal(str)
    sought = Signal(QRectF)
    lettered = Signal()

    def __init__(self, interactive: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interactive = interactive
        self._view = self._now = StarView()
        self._is_lettered = False
        self._mode = Mode.COUNTS
        self._hovered: tuple[str, ...] = ()
        self._focused: str | None = None
        self._marked: str | None = None
        self._build()
        self._dress()
        theme.changed.connect(self._dress)

    def _build(self) -> None:
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._star_item = StarItem()
        self._layer, self._tray, self._more = ChipLayer(), Tray(), More()
        for item in (self._star_item, self._layer, self._tray, self._more):
            self.addItem(item)
        self.zooming = Zooming(self, self._star_item, self._tray, self._layer, self._more)
        self.overlays = Overlays(self)
        self.hand = Hand(self, self._layer, self._tray, self.overlays)
        self.words = Words(self._layer, self._tray, self._more)
        self.pointer = Pointer(self)
        self.keys = StarKeys(self)
        self.sizing = Sizing(self)
        self.news = News(self)
        self.news.told.connect(self.announced)

    # What it shows

    @property
    def view(self) -> StarView:
        """What is shown."""
        return self._view

    @property
    def mode(self) -> Mode:
        """Counts, or words around the star."""
        return self._mode

    @property
    def is_past(self) -> bool:
        """Whether the star is shown as it was: nothing can be placed then."""
        return self._now is not self._view

    def show_star(self, view: StarView, now: StarView | None = None) -> None:
        """Show other values; a segment on which words have landed lights up once, and a new chip comes to its place.

        `now` is the star as it stands while `view` is the past, in which words keep the places that they have now.
        """
        if view == self._view and self.is_past is (now is not None) and now in (None, self._now):
            return
        before, calm = self._view, now is None and not self.is_past
        self._view, self._now = view, now or view
        if now is not None:
            self.pointer.let_go()
            self.keys.let_go()
        if before.star != view.star:
            self._focused = None
            self._hovered = ()
        self._render()
        if calm and before.star == view.star:
            self.overlays.light_up(self._paths(view.more_than(before)))
            self._bring_in(self.words.landed)
            self.news.tell(self._view, before)

    def set_mode(self, mode: Mode) -> None:
        """Show counts only, or words too."""
        if mode is not self._mode:
            self._mode = mode
            self._render()

    def fit_to(self, size: QSizeF) -> None:
        """Be seen in a view of `size` pixels: larger or smaller, and laid anew where quite another size lasts."""
        if self.sizing.take(size):
            self._render()
            self.sizing.watch()

    def lay_anew(self) -> None:
        """Lay words for the size that the view has now; it happens by itself soon after that has changed by much."""
        self._render(lays_anew=True)
        self.sizing.watch()

    def keep_places(self, kept: bool) -> None:
        """Lay nothing anew, of whatever size the view is and however long: all is seen larger or smaller."""
        self.sizing.keep(kept)

    def chips(self) -> list[LaidChip]:
        """The chips that found room, in the order in which they were laid."""
        return self._layer.chips()

    def counts_beyond(self) -> dict[str, int]:
        """How many chips found no room, by segment; "" for those that are counted in the corner."""
        return self._more.counts()

    def described(self) -> tuple[str, ...]:
        """Every segment in a sentence, for those who hear the star."""
        beyond = self.counts_beyond() if self._mode is Mode.WORDS else {}
        return tuple(self._view.described(each.id, beyond.get(each.id, 0)) for each in self._view.star.segments)

    # The keyboard's focus among segments

    @property
    def focused_segment(self) -> str | None:
        """The segment that the arrow keys have reached."""
        return self._focused

    def focus_segment(self, segment_id: str | None) -> None:
        """Put the keyboard's focus on a segment, or on none."""
        self._focused = segment_id
        self._mark()
        self.pointed.emit(segment_id or "")

    def mark_segment(self, segment_id: str | None) -> None:
        """Mark a segment and what hangs on it until another one is marked, or none."""
        self._marked = segment_id
        self._mark_chips()

    def show_focus(self, shown: bool) -> None:
        """Show or hide the ring; it begins on what the room is focused on."""
        segments = self._view.star.segments
        if shown and self._focused is None and segments:
            self._focused = next((s.id for s in segments if s.id in self._view.now), segments[0].id)
        self.overlays.show_ring(shown)
        self._mark()

    @property
    def shows_focus(self) -> bool:
        """Whether the ring is to be seen."""
        return self.overlays.shows_ring

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among segments and chips, take up and put down (`StarKeys`); any other key goes on to the window."""
        if not self._interactive or not self.keys.press(event):
            event.ignore()

    # Chips, and what lies where

    def ring_chip(self, record_id: str | None) -> None:
        """Put the keyboard's ring on a chip, and have it read."""
        found = record_id is not None and self._layer.find(record_id) is not None
        self.overlays.ring_chip(self._layer.outline([record_id]) if found and record_id else None)
        self.reading.emit(record_id or "")

    def find_chip(self, record_id: str) -> LaidChip | None:
        """The chip of a record, if it found room."""
        return self._layer.find(record_id)

    def chip_at(self, at: QPointF) -> LaidChip | None:
        """The chip at a point of the scene."""
        return self._layer.at(at.x(), at.y()) if self._mode is Mode.WORDS else None

    def more_at(self, at: QPointF) -> str | None:
        """The segment whose "+n" lies at a point; "" for the one in the corner, NOWHERE for the tray, None for none."""
        if self._mode is not Mode.WORDS:
            return None
        return NOWHERE if self._tray.more_at(at.x(), at.y()) else self._more.at(at.x(), at.y())

    def tell_segment(self, words: str) -> None:
        """What the star tells where the pointer rests."""
        self._star_item.setToolTip(words)

    def tell_more(self, segment_id: str | None) -> None:
        """Say what a "+n" under the pointer counts; None for no count."""
        label = self._view.labels((segment_id,)) if segment_id else ""
        self._more.setToolTip(self._more.told(segment_id, label) if segment_id and label else "")

    def is_tray(self, at: QPointF) -> bool:
        """Whether a point lies in the tray."""
        return self._mode is Mode.WORDS and self.words.tray.contains(at)

    def chips_within(self, area: QRectF) -> list[str]:
        """The records whose chips an area touches."""
        return self._layer.within(area)

    # Pointer and drag

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take hold of a chip, or of nothing."""
        if self._interactive and event.button() is Qt.MouseButton.LeftButton:
            self.pointer.press(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Carry the chip, and show what it would land on."""
        if self._interactive:
            self.pointer.move(event)

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Let go."""
        if self._interactive and event.button() is Qt.MouseButton.LeftButton:
            self.pointer.release(event)

    def contextMenuEvent(self, event: QGraphicsSceneContextMenuEvent) -> None:
        """Ask for the menu of the chip under the pointer, or for the menu key of the one that the keyboard is on."""
        if not self._interactive:
            return
        if event.reason() is QGraphicsSceneContextMenuEvent.Reason.Keyboard:
            self.keys.open_menu()
        elif (laid := self.chip_at(event.scenePos())) is not None:
            self.open_menu(laid, event.screenPos())

    def open_menu(self, laid: LaidChip, at: QPoint) -> None:
        """Ask for the menu of a chip at a point of the screen."""
        if self.is_past:
            self.past_touched.emit()
        else:
            self.menu_requested.emit(self.hand.with_chosen(laid.chip.record_id), at)

    def pointer_left(self) -> None:
        """Forget what the pointer was over."""
        self.point_at((), dragging=False)
        self.reading.emit("")

    def dragEnterEvent(self, event: QGraphicsSceneDragDropEvent) -> None:
        """Take a drag that carries words."""
        if self.is_past:
            self.past_touched.emit()
        self.pointer.drag_enter(event, self._interactive and not self.is_past)

    def dragMoveEvent(self, event: QGraphicsSceneDragDropEvent) -> None:
        """Show what the words would land on; beside the star they would land on nothing."""
        self.pointer.drag_move(event, self._interactive and not self.is_past)

    def dragLeaveEvent(self, event: QGraphicsSceneDragDropEvent) -> None:
        """The drag went on."""
        self.pointer.drag_leave()

    def dropEvent(self, event: QGraphicsSceneDragDropEvent) -> None:
        """Words were dropped."""
        self.pointer.drop(event, self._interactive and not self.is_past)

    def segments_under(self, at: QPointF, *, crossing: bool = True) -> tuple[str, ...]:
        """The segment at a point of the scene, and the one beyond the border that lies near."""
        return segments_near(self._view.star, at.x(), at.y(), _REACH * self.unit if crossing else 0.0)

    def place(self, record_ids: tuple[str, ...], segments: tuple[str, ...], adds: bool = False) -> None:
        """Wish for a place; what is past stays as it was, and that is told."""
        if self.is_past:
            self.past_touched.emit()
            return
        self.hand.choose(())
        self.place_requested.emit(PlaceWish(record_ids, segments, adds))

    @property
    def unit(self) -> float:
        """Units to a pixel."""
        views = self.views()
        scale = views[0].transform().m11() if views else 0.0
        return 1 / scale if scale else self.words.unit

    def point_at(self, segments: tuple[str, ...], *, dragging: bool) -> None:
        """Outline segments under the pointer."""
        if segments != self._hovered:
            self._hovered = segments
            self.pointed.emit(segments[0] if segments else "")
        self._mark(dragging)

    # Painting

    def _dress(self) -> None:
        self.overlays.dress()
        self._render()

    def _render(self, *, lays_anew: bool = False) -> None:
        view, size = self._view, self.sizing.size
        colours = star_painter.colours("star", theme.current())
        self.hand.arrival.end()
        area = area_of_counts(view)
        if self._mode is Mode.WORDS:
            past, lays_anew = view if self.is_past else None, lays_anew or self.sizing.may_lay
            area = self.words.show(self._now, size, colours, past, lays_anew=lays_anew)
        else:
            self.words.clear()
        left, top, right, bottom = area
        least = least_in(area, size, self._mode)
        is_past, view = self.is_past, with_letters(view, least)
        self._view, self._now = view, self._now if is_past else view
        self._more.letter(view.letters)
        drawing = facilitators_star(
            view.star,
            view.evidence,
            title=view.title,
            now=view.now,
            done=view.done,
            sectors=view.sectors,
            strengths=view.strengths,
            noun=view.noun,
            least=least,
            measure=star_painter.measure,
        )
        self._star_item.show_drawing(drawing, colours, area_of_counts(view))
        self.setSceneRect(QRectF(left, top, right - left, bottom - top))
        self.hand.settle()
        self.pointer.settle()
        self.keys.settle()
        self._mark()
        self._mark_chips()
        if bool(view.letters) is not self._is_lettered:
            self._is_lettered = bool(view.letters)
            self.lettered.emit()

    def _bring_in(self, record_ids: list[str]) -> None:
        """Bring in the last of the chips that are new."""
        laid = self._layer.find(record_ids[-1]) if record_ids else None
        if laid is None or self._mode is not Mode.WORDS:
            return
        segments = laid.chip.segments
        start = anchor_of(self._view.star, segments[0]) if segments else None
        from_ = QPointF(*start) if start else laid.rect.center()
        self.hand.arrival.begin(laid, from_, star_painter.colours("star", theme.current()))

    def _mark(self, dragging: bool = False) -> None:
        self.overlays.point_at(self._paths(self._hovered) if self._hovered else None, dragging=dragging)
        self.overlays.ring(self._path(self._focused, _WITHIN_EDGE))

    def _mark_chips(self) -> None:
        others = (laid.chip.record_id for laid in self._layer.chips() if self._marked not in laid.chip.segments)
        self.overlays.mark(self._path(self._marked), self._layer.outline(others if self._marked else ()))

    def _path(self, segment_id: str | None, inset: float = 1.0) -> QPainterPath | None:
        ops = outline(self._view.star, CANVAS, segment_id, inset) if segment_id else None
        return star_painter.path_of(ops) if ops else None

    def _paths(self, segment_ids: Iterable[str]) -> QPainterPath:
        path = QPainterPath()
        for segment_id in segment_ids:
            path.addPath(self._path(segment_id) or QPainterPath())
        return path

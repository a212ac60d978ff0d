"""The star as a scene, interactive or still: it is given values, and emits what somebody wishes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainterPath
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsScene,
    QGraphicsSceneDragDropEvent,
    QGraphicsSceneMouseEvent,
    QWidget,
)

from roundtable.domain.star_figure import facilitators_star
from roundtable.domain.star_geometry import CANVAS, outline, segment_at
from ui import theme
from ui.star import painter as star_painter
from ui.star.items import ChipItem, StarItem
from ui.star.overlays import Overlays
from ui.star.values import Mode, StarView, dragged_quote
from ui.star.walk import across, beside
from ui.star.words import Words, area_of_counts

_WITHIN_EDGE = 11.0
"""The ring lies within the gold edge of what is in focus: both can be true of one part."""
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CHANGES = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class StarScene(QGraphicsScene):
    """Draws a `StarView`. A still one (`interactive=False`) takes neither pointer nor keys.

    `focus_requested(segment_id)`: a segment was clicked, or chosen with Enter. `place_requested(record_id,
    segment_id)`: a quote was dropped on a segment, from here or from elsewhere. `quote_chosen(record_id)`: a chip was
    clicked. `pointed(segment_id)`: the segment under pointer, drag or keyboard, "" for none.
    """

    focus_requested = Signal(str)
    place_requested = Signal(str, str)
    quote_chosen = Signal(str)
    pointed = Signal(str)

    def __init__(self, interactive: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interactive = interactive
        self._view = StarView()
        self._mode = Mode.COUNTS
        self._size = QSizeF(800, 600)
        self._hovered: str | None = None
        self._focused: str | None = None
        self._dragged: ChipItem | None = None
        self._grip = QPointF()
        self._pressed_at = QPointF()
        self._build()
        self._dress()
        theme.changed.connect(self._dress)

    def _build(self) -> None:
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._star_item = StarItem()
        self.addItem(self._star_item)
        self.overlays = Overlays(self)
        self._words = Words(self)

    # What it shows

    @property
    def view(self) -> StarView:
        """What is shown."""
        return self._view

    @property
    def mode(self) -> Mode:
        """Counts, or words around the star."""
        return self._mode

    def show_star(self, view: StarView) -> None:
        """Show other values; a segment on which a quote has landed lights up once."""
        if view == self._view:
            return
        before, self._view = self._view, view
        if before.star != view.star:
            self._focused = self._hovered = None
            self._mark()
        self._render()
        if before.star == view.star:
            self.overlays.light_up(self._paths(view.more_than(before)))

    def set_mode(self, mode: Mode) -> None:
        """Show counts only, or words too."""
        if mode is not self._mode:
            self._mode = mode
            self._render()

    def fit_to(self, size: QSizeF) -> None:
        """Lay out for a view of `size` pixels."""
        if size != self._size and not size.isEmpty():
            self._size = QSizeF(size)
            if self._mode is Mode.WORDS:
                self._render()

    def chips(self) -> list[ChipItem]:
        """The chips that found room, in the order in which they were said."""
        return list(self._words.chips)

    def described(self) -> tuple[str, ...]:
        """Every segment in a sentence, for those who hear the star."""
        return tuple(self._view.described(segment.id) for segment in self._view.star.segments)

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
        """Left and right go round, up and down change between arms and ring, Enter focuses the room on a segment."""
        key = Qt.Key(event.key())
        if not self._interactive or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif (key in _TURNS or key in _CHANGES) and not self.shows_focus:
            self.show_focus(True)
            self.pointed.emit(self._focused or "")
        elif key in _TURNS:
            self.focus_segment(beside(self._view.star, self._focused, _TURNS[key]))
        elif key in _CHANGES:
            self.focus_segment(across(self._view.star, self._focused, outwards=key is Qt.Key.Key_Up))
        elif key in _CHOOSES and self._focused:
            self.focus_requested.emit(self._focused)
        else:
            event.ignore()

    # Pointer and drag

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take hold of a chip."""
        if not self._interactive or event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._pressed_at = event.scenePos()
        chip = self._chip_at(event.scenePos())
        if chip is not None:
            self._dragged, self._grip = chip, event.scenePos() - chip.pos()
            chip.setZValue(9)
        event.accept()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Carry the chip, and show what it would land on."""
        if not self._interactive:
            return
        if self._dragged is not None:
            self._dragged.setPos(event.scenePos() - self._grip)
        on_chip = self._dragged is None and self._chip_at(event.scenePos()) is not None
        self._point_at(None if on_chip else self.segment_under(event.scenePos()), self._dragged is not None)

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Let go: a chip over a segment asks to be placed there, and goes home until it is."""
        if not self._interactive or event.button() is not Qt.MouseButton.LeftButton:
            return
        moved = (event.screenPos() - event.buttonDownScreenPos(event.button())).manhattanLength()
        segment = self.segment_under(event.scenePos())
        chip, self._dragged = self._dragged, None
        if chip is not None:
            chip.setZValue(2)
            chip.setPos(chip.home)
            if moved < QApplication.startDragDistance():
                self.quote_chosen.emit(chip.chip.record_id)
            elif segment is not None:
                self.place_requested.emit(chip.chip.record_id, segment)
        elif segment is not None and segment == self.segment_under(self._pressed_at):
            self.focus_requested.emit(segment)
        self._point_at(segment, dragging=False)
        event.accept()

    def pointer_left(self) -> None:
        """Forget what the pointer was over."""
        self._point_at(None, dragging=False)

    def dragEnterEvent(self, event: QGraphicsSceneDragDropEvent) -> None:
        """Take a drag that carries a quote."""
        event.setAccepted(self._interactive and dragged_quote(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QGraphicsSceneDragDropEvent) -> None:
        """Show what the quote would land on; beside the star it would land on nothing."""
        segment = self.segment_under(event.scenePos()) if dragged_quote(event.mimeData()) else None
        self._point_at(segment, dragging=True)
        event.setAccepted(self._interactive and segment is not None)

    def dragLeaveEvent(self, event: QGraphicsSceneDragDropEvent) -> None:
        """The drag went on."""
        self._point_at(None, dragging=False)

    def dropEvent(self, event: QGraphicsSceneDragDropEvent) -> None:
        """A quote was dropped."""
        record_id, segment = dragged_quote(event.mimeData()), self.segment_under(event.scenePos())
        self._point_at(None, dragging=False)
        if self._interactive and record_id is not None and segment is not None:
            event.acceptProposedAction()
            self.place_requested.emit(record_id, segment)

    def segment_under(self, at: QPointF) -> str | None:
        """The segment at a point of the scene."""
        return segment_at(self._view.star, at.x(), at.y(), CANVAS)

    def _chip_at(self, at: QPointF) -> ChipItem | None:
        for chip in reversed(self._words.chips):
            if chip.sceneBoundingRect().contains(at):
                return chip
        return None

    def _point_at(self, segment_id: str | None, dragging: bool) -> None:
        if segment_id != self._hovered:
            self._hovered = segment_id
            self.pointed.emit(segment_id or "")
        self._mark(dragging)

    # Painting

    def _dress(self) -> None:
        self.overlays.dress()
        self._render()

    def _render(self) -> None:
        view = self._view
        colours = star_painter.colours("star", theme.current())
        drawing = facilitators_star(
            view.star,
            view.evidence,
            title=view.title,
            now=view.now,
            done=view.done,
            sectors=view.sectors,
            noun=view.noun,
            measure=star_painter.measure,
        )
        self._star_item.show_drawing(drawing, colours, area_of_counts(view))
        self._dragged = None
        self._words.clear()
        left, top, right, bottom = area_of_counts(view)
        if self._mode is Mode.WORDS:
            left, top, right, bottom = self._words.show(view, self._size, colours)
        self.setSceneRect(QRectF(left, top, right - left, bottom - top))

    def _mark(self, dragging: bool = False) -> None:
        self.overlays.point_at(self._path(self._hovered), dragging=dragging)
        self.overlays.ring(self._path(self._focused, _WITHIN_EDGE))

    def _path(self, segment_id: str | None, inset: float = 1.0) -> QPainterPath | None:
        ops = outline(self._view.star, CANVAS, segment_id, inset) if segment_id else None
        return star_painter.path_of(ops) if ops else None

    def _paths(self, segment_ids: list[str]) -> QPainterPath:
        path = QPainterPath()
        for segment_id in segment_ids:
            path.addPath(self._path(segment_id) or QPainterPath())
        return path

"""Words whose speaker is asked for, between those said before and after them, and who had the floor meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.floor import Turn
from roundtable.domain.session import Session
from roundtable.domain.unknown import Around
from ui import icons, theme, wording
from ui.capture.faces import Faces, local
from ui.capture.rows import Row
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import paint_avatar
from ui.widgets.labels import paint_paragraph, paragraph_height

_LEFT, _TIME, _FACE, _NAME = 14, 14, 64, 96
_BESIDE_LINES, _ASKED_LINES = 2, 7
_AVATAR = 24
_AIR = 10
_FLOOR = 26
_HEIGHT = 408


@dataclass(frozen=True)
class OnFloor:
    """A stretch of the floor in words; `is_then` when it is that of the moment itself."""

    text: str
    is_then: bool = False


@dataclass(frozen=True)
class Scene:
    """What is painted: the row that is asked for, those before and after it, and the floor."""

    asked: Row
    before: tuple[Row, ...] = ()
    after: tuple[Row, ...] = ()
    floor: tuple[OnFloor, ...] = ()

    @property
    def spoken(self) -> str:
        """All of it for a screen reader, in the order of time."""
        parts = (
            f"Who said at {self.asked.time or 'some time'}: {self.asked.words}",
            *(each.text for each in self.floor),
            *(f"Before: {row.face.name}, {row.words}" for row in self.before),
            *(f"After: {row.face.name}, {row.words}" for row in self.after),
        )
        return ". ".join(parts)


def floor_in_words(session: Session, found: Around) -> tuple[OnFloor, ...]:
    """Who had the floor then; where nobody had, who had it before and after."""
    if found.turn is not None:
        return (OnFloor(_of_turn(session, found.turn, "had the floor"), is_then=True),)
    told = [OnFloor("Nobody had the floor", is_then=True)]
    if found.turn_before is not None:
        told.append(OnFloor(_of_turn(session, found.turn_before, "before")))
    if found.turn_after is not None:
        told.append(OnFloor(_of_turn(session, found.turn_after, "after")))
    return tuple(told)


def _of_turn(session: Session, turn: Turn, was: str) -> str:
    face = Faces(session).of(turn.contributor_id)
    name = face.name if turn.contributor_id is not None else "Several at once"
    start = wording.clock_time(local(session, turn.started_at))
    if turn.ended_at is None:
        return f"{name} {was}, from {start} on"
    end = wording.clock_time(local(session, turn.ended_at))
    return f"{name} {was}, {start}" if start == end else f"{name} {was}, {start} to {end}"


class AroundWords(QWidget):
    """Paints the scene; the words that are asked for stand on amber, those around them are quieter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_HEIGHT)

    def show_scene(self, scene: Scene) -> None:
        """Show another one."""
        self._scene = scene
        self.setAccessibleName(scene.spoken)
        self.update()

    def scene(self) -> Scene | None:
        """What is shown."""
        return self._scene

    def sizeHint(self) -> QSize:
        """Room for two rows before, the words, and two rows after."""
        return QSize(560, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the top; the words asked for always stand in the same place where what is before allows it."""
        scene = self._scene
        if scene is None:
            return
        painter = paint.painter_for(self)
        y = 0.0
        for row in scene.before:
            y += self._paint_beside(painter, row, y)
        if not scene.before:
            y += self._paint_note(painter, "Nothing was noted before.", y)
        y += self._paint_asked(painter, scene, y + 2) + 4
        for row in scene.after:
            y += self._paint_beside(painter, row, y)
        if not scene.after:
            self._paint_note(painter, "Nothing was noted after.", y)
        painter.end()

    def _paint_note(self, painter: QPainter, words: str, y: float) -> float:
        paint.text(painter, _NAME, y + 26, words, Type.LIST, "ink3")
        return 44.0

    def _paint_beside(self, painter: QPainter, row: Row, y: float) -> float:
        room = self.width() - _NAME - _LEFT
        paint.text(painter, _TIME, y + 24, row.time, Type.LIST_MEDIUM, "ink3")
        if row.face.is_known:
            box = QRectF(_FACE, y + 9, _AVATAR, _AVATAR)
            paint_avatar(painter, box, row.face.initials, row.face.mark, badge=False)
        else:
            middle = _FACE + _AVATAR / 2
            paint.text(painter, middle, y + 25, row.face.initials, Type.STRONG, "warn", align="centre", weight=700)
        paint.text(painter, _NAME, y + 24, row.face.name, Type.HEAD, "ink2", width=room)
        high = paint_paragraph(painter, _NAME, y + 32, room, row.words, Type.LIST, "ink2", most=_BESIDE_LINES)
        return 32 + high + _AIR

    def _paint_asked(self, painter: QPainter, scene: Scene, y: float) -> float:
        row, room = scene.asked, self.width() - _NAME - _LEFT - 4
        words = paragraph_height(row.words, Type.CARD_TITLE, room, weight=500, most=_ASKED_LINES)
        height = 2 * _AIR + words + 4 + _FLOOR * len(scene.floor)
        paint.box(painter, QRectF(0, y, self.width(), height), theme.RADIUS_CARD, "warntint")
        paint.text(painter, _TIME, y + 28, row.time, Type.LIST_MEDIUM, "ink2")
        face, known = row.face, row.face.is_known
        if known:
            paint_avatar(painter, QRectF(_FACE, y + 12, _AVATAR, _AVATAR), face.initials, face.mark, badge=False)
        else:
            middle = _FACE + _AVATAR / 2
            paint.text(painter, middle, y + 29, face.initials, Type.STRONG, "warn", align="centre", weight=700)
        at = y + _AIR
        paint_paragraph(painter, _NAME, at, room, row.words, Type.CARD_TITLE, "ink", weight=500, most=_ASKED_LINES)
        at += words + 4
        for place, each in enumerate(scene.floor):
            base = at + 17 + place * _FLOOR
            icon = "mic" if each.is_then and len(scene.floor) == 1 else "mic-off" if each.is_then else "clock"
            icons.paint(painter, _NAME, base - 11, icon, 14, "ink2")
            tint = "ink" if each.is_then else "ink2"
            paint.text(painter, _NAME + 22, base, each.text, Type.LIST_MEDIUM, tint, width=room - 22)
        return height + 2

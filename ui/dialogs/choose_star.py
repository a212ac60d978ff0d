"""Which star the session works with: one that the program brings, one of a file, or none; and what lies inside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QGridLayout, QPushButton, QSizePolicy, QWidget

from roundtable.commands.star import choose_star
from roundtable.domain.details import Details
from roundtable.domain.errors import Refused
from roundtable.domain.star import NO_STAR, Star, turned
from roundtable.domain.star_geometry import CANVAS, bounds
from roundtable.domain.star_thumbnail import Heard, thumbnail
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.stars import load_star, shipped_star, star_ids
from roundtable.room import Change
from ui import icons, theme, wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.star import painter as star_painter
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import paint_paragraph
from ui.widgets.message import Message, Tone

LINE = "Words and items hang on its parts. A part on which something hangs stays: take that off first."
NAMES = {"co-production": "Co-production star", "plain": "Plain star"}
_CARD = QSize(300, 116)
_PICTURE = 92
_NONE = 28


class _StarCard(QPushButton):
    """A star in small, its name and its parts."""

    def __init__(self, star: Star, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.star = star
        self._name = name
        self._parts = (
            ", ".join(segment.label for segment in star.segments) or "Words stand in the order they were said."
        )
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._parts)
        self.setToolTip(self._parts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A picture and three lines."""
        return _CARD

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, star and words."""
        painter = paint.painter_for(self)
        area, on = QRectF(self.rect()), self.isChecked()
        fill = "sel" if on else "hover" if self.underMouse() else "base"
        paint.box(painter, area, theme.RADIUS_CARD, fill, "accent" if on else "line2", 2.0 if on else 1.0)
        picture = QRectF(12, (self.height() - _PICTURE) / 2, _PICTURE, _PICTURE)
        if self.star:
            heard = {segment.id: Heard(1) for segment in self.star.segments}
            colours = star_painter.colours("star", theme.current())
            star_painter.paint_in(painter, thumbnail(self.star, heard), colours, bounds(self.star, CANVAS, 4), picture)
        else:
            at = picture.center()
            icons.paint(painter, at.x() - _NONE / 2, at.y() - _NONE / 2, "circle-dashed", _NONE, "ink3")
        left = 12 + _PICTURE + 14
        room = self.width() - left - 14
        base = paint.baseline(26, theme.metrics(Type.STRONG))
        paint.text(painter, left, base, self._name, Type.STRONG, width=room)
        paint_paragraph(painter, left, 40, room, self._parts, Type.META, "ink2", most=4)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS_CARD)
        painter.end()


class ChooseStarDialog(PanelDialog):
    """A click on a star works with it at once; Ctrl+Z takes that back."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("Choose the star", LINE, parent, width=660, live=live)
        self._live = live
        self._cards: list[_StarCard] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP_S)
        self.body.addLayout(self._grid)
        self.message = Message()
        self.body.addWidget(self.message)
        self.turn = self.add_button("Turn the rings")
        self.turn.setToolTip("What lies inside comes outside; words stay with their parts")
        self.open_ = self.add_button("From a file…")
        self.leave = self.add_button("Close", key="Esc")
        self._wire()
        self._show()
        (self._group.checkedButton() or self.leave).setFocus()

    def _wire(self) -> None:
        self._group.buttonClicked.connect(lambda _: self._on_card())
        self.turn.clicked.connect(lambda: self._choose(turned(self._live.session.details.star)))
        self.open_.clicked.connect(self._ask)
        self.leave.clicked.connect(self.accept)
        self._live.refused.connect(self._on_refused)
        self._live.changed.connect(self._on_change)

    @property
    def cards(self) -> list[QPushButton]:
        """The stars to choose from."""
        return list(self._cards)

    def load(self, path: Path) -> None:
        """Work with the star of a file."""
        try:
            star = load_star(path)
        except ImportRefused as refused:
            self.message.say(Tone.BAD, f"{path.name} could not be read: {refused}. The star is as it was.")
            return
        except OSError as error:
            self.message.say(Tone.BAD, f"{path.name} could not be read: {error.strerror}. The star is as it was.")
            return
        self._choose(star)

    def _ask(self) -> None:
        dialog = QFileDialog(self, "A star from a file", "", "Star (*.json)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.fileSelected.connect(lambda chosen: self.load(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_card(self) -> None:
        card = self._group.checkedButton()
        if isinstance(card, _StarCard):
            self._choose(card.star)

    def _choose(self, star: Star) -> None:
        if self._live.do(choose_star, star=star) is not None:
            self.message.say(Tone.OK, f"The session works with: {_name(star)}.")
        self._show()

    def _show(self) -> None:
        """Mark the star of the session; one that it brought stands first."""
        now = self._live.session.details.star
        known = [found for star_id in star_ids() if (found := shipped_star(star_id)) is not None]
        stars = [*([] if now in known or not now else [now]), *known, NO_STAR]
        if stars != [card.star for card in self._cards]:
            for card in self._cards:
                self._group.removeButton(card)
                card.deleteLater()
            self._cards = [_StarCard(star, _name(star), self) for star in stars]
            for place, card in enumerate(self._cards):
                self._group.addButton(card)
                self._grid.addWidget(card, place // 2, place % 2)
        for card in self._cards:
            card.setChecked(card.star == now)
        self.turn.setEnabled(bool(now.inner and now.outer))

    def _on_refused(self, refused: Refused) -> None:
        if self.is_undoing():
            return
        part = self._live.session.details.star.find(str(refused.facts.get("segment", "")))
        named = Refused(refused.reason, segment=part.label) if part else refused
        self.message.say(Tone.BAD, wording.refusal(named))

    def _on_change(self, change: Change) -> None:
        if Details in change:
            self._show()


def _name(star: Star) -> str:
    if not star:
        return "No star"
    return NAMES.get(star.id, "This session’s own star")

"""A small panel to choose a speaker or segments in: type a few letters, Enter takes the one in hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from roundtable.capture_line.hangs import segments_like
from roundtable.capture_line.who import candidates
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor
from roundtable.domain.points import Sort
from roundtable.domain.session import Session
from roundtable.domain.words import InsightKind
from ui.capture.faces import NOBODY, Faces
from ui.capture.offers import Offer, Offers
from ui.capture.rows import ACTION_SIGN, INSIGHT_SIGNS, Sign
from ui.widgets.dot import dot_for
from ui.widgets.field import Field
from ui.widgets.floating import Floating, Height

MOST = 8
FLOOR, UNKNOWN = "floor", "unknown"
"""Keys of the offers that name nobody: whoever has the floor, and a speaker still to be found."""

SORTS: dict[Sort, tuple[Sign, str]] = {
    Sort.WORDS: (Sign("Words", "quote"), "what somebody said"),
    Sort.ACTION: (ACTION_SIGN, "a promise"),
    Sort.INSIGHT: (INSIGHT_SIGNS[InsightKind.INSIGHT], "a finding"),
    Sort.EXAMPLE: (INSIGHT_SIGNS[InsightKind.EXAMPLE], "what somebody did"),
    Sort.QUESTION: (INSIGHT_SIGNS[InsightKind.QUESTION], "still open"),
    Sort.LIMIT: (INSIGHT_SIGNS[InsightKind.LIMIT], "what stands in the way"),
}
"""What words can be turned into."""

Offering = Callable[[str], Sequence[Offer]]


class Picker(Floating):
    """`chosen` carries the key of the offer that was taken; it closes by itself, and the focus goes back."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Height.POPUP, parent)
        self._offering: Offering = lambda typed: ()
        self._came_from: QWidget | None = None
        self._field = Field("Letters of a name", name="Choose", height=32)
        self._offers = Offers()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 2)
        column.setSpacing(0)
        column.addWidget(self._field)
        column.addWidget(self._offers)
        self._field.textEdited.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._offers.chosen.connect(self._on_clicked)
        self.hide()

    def open(self, title: str, placeholder: str, offering: Offering, under: QRect) -> None:
        """Offer, under (or above) a place of the parent."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._offering = offering
        self._field.clear()
        self._field.setAccessibleName(title)
        self._field.setPlaceholderText(placeholder)
        self._on_typed("")
        self.adjustSize()
        self.move(self._corner(under))
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def field(self) -> Field:
        """The field that the letters are typed in."""
        return self._field

    def offers(self) -> tuple[Offer, ...]:
        """What is offered now."""
        return self._offers.offers()

    def leave(self) -> None:
        """Close without choosing; the focus goes back to where it came from."""
        if not self.isVisible():
            return
        self.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk, Enter takes, Esc leaves; who goes elsewhere leaves, too."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(Qt.Key(event.key()))
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._on_focus_gone)
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._offers.set_current(self._offers.current_index() + (1 if key == Qt.Key.Key_Down else -1))
            self._field.setAccessibleDescription(self._offers.accessibleName())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self._offers.current())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _on_typed(self, typed: str) -> None:
        self._offers.show_offers(self._offering(typed))
        self._field.setAccessibleDescription(self._offers.accessibleName())
        if self.isVisible():
            self.adjustSize()

    def _on_clicked(self, index: int) -> None:
        self._take(self._offers.offers()[index])

    def _on_focus_gone(self) -> None:
        if self.isVisible() and not self._field.hasFocus() and QApplication.focusWidget() is not None:
            self._came_from = None
            self.leave()

    def _take(self, offer: Offer | None) -> None:
        if offer is not None:
            self.leave()
            self.chosen.emit(offer.key)

    def _corner(self, under: QRect) -> QPoint:
        margins, parent = self.contentsMargins(), self.parentWidget()
        x, y = under.left() - margins.left(), under.bottom() + 5 - margins.top()
        if parent is not None:
            x = max(min(x, parent.width() - self.width()), -margins.left())
            if y + self.height() - margins.bottom() > parent.height():
                above = under.top() - 5 - self.height() + margins.bottom()
                y = above if above >= -margins.top() else parent.height() - self.height()
        return QPoint(x, max(y, -margins.top()))


def who_offers(session: Session, typed: str, *, floor: bool = False) -> list[Offer]:
    """Everyone whom the letters may mean; without letters, who has the floor, who spoke last, then the roster."""
    faces = Faces(session)
    if typed.strip():
        found = []
        for each in candidates(session, typed)[:MOST]:
            is_person = isinstance(each.who, Contributor)
            face = faces.of(each.who.id) if is_person else faces.of(None, each.who.id)
            found.append(Offer(each.who.id, each.who.name, face.organisation, each.matched, face=face))
        return found
    first = []
    if floor:
        speaker = session.speaker
        face = faces.of(speaker.id) if speaker else NOBODY
        first.append(Offer(FLOOR, "Whoever has the floor", speaker.name if speaker else "nobody now", face=face))
    first.append(Offer(UNKNOWN, "Still to be found", face=NOBODY))
    people = [each for each in session.all(Contributor) if each.present]
    rest = [Offer(each.id, each.name, faces.person(each).organisation, face=faces.person(each)) for each in people]
    return [*first, *rest[: MOST - len(first)]]


def segment_offers(session: Session, typed: str, chosen: Sequence[str]) -> list[Offer]:
    """The segments that the letters may mean, those already chosen ticked."""
    star = session.details.star
    fits = segments_like(star, typed) if typed.strip() else star.segments
    return [Offer(each.id, each.label, dots=(dot_for(star, each.id),), ticked=each.id in chosen) for each in fits]


def sort_offers(typed: str, held: Collection[Sort]) -> list[Offer]:
    """The kinds that words can be turned into, by their letters; the one that all of them are is ticked."""
    wanted = fold(typed.strip())
    offers = [
        Offer(each, sign.text, detail, icon=sign.icon, ticked=set(held) == {each})
        for each, (sign, detail) in SORTS.items()
    ]
    return [each for each in offers if wanted in fold(each.label)]

"""The two-letter field: initials or the first letters of a name, and whoever is meant has the floor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from roundtable.capture_line.who import candidates
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import theme
from ui.operator.people import Face
from ui.operator.people_list import PeopleList, PersonRow, RowKind
from ui.theme import Type
from ui.widgets.field import Field
from ui.widgets.floating import Floating, Height
from ui.widgets.labels import Label

MOST = 6
_ROW = 34
_GIVE = "Give the floor: two letters"


class FloorField(Field):
    """Takes a few letters; `chosen` carries the id of a contributor, `left` is the wish to go back to the star.

    Enter while it is empty takes the suggestion. It may also ask for someone for another purpose, once.
    """

    chosen = Signal(object)
    suggestion_taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_GIVE, name="Give the floor", icon="mic", key="Ctrl+G")
        self._then: Callable[[Id], object] | None = None
        self._session = Session()
        self._faces: dict[Id, Face] = {}
        self.popup = _Popup(self)
        self.textEdited.connect(self._on_edited)
        self.popup.list.floor_given.connect(self._choose)

    def show_people(self, session: Session, faces: dict[Id, Face]) -> None:
        """Know who may be meant."""
        self._session, self._faces = session, faces

    def matches(self) -> list[Face]:
        """Whom the letters may mean, the likeliest first."""
        found = (each.who for each in candidates(self._session, self.text()))
        people = [who.id for who in found if isinstance(who, Contributor)]
        return [self._faces[person] for person in people if person in self._faces][:MOST]

    def ask(self, prompt: str, then: Callable[[Id], object]) -> None:
        """Ask for someone for another purpose than the floor; leaving the field withdraws the question."""
        self.leave()
        self._then = then
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Empty the field and take the offers, and a question, away."""
        self._then = None
        self.setPlaceholderText(_GIVE)
        self.setAccessibleName("Give the floor")
        self.clear()
        self.set_refused(False)
        self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the floor to whom is in hand, the arrows take another in hand, Esc leaves."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = self.popup.list.current_id() if self.popup.isVisible() else None
            if held is not None:
                self._choose(held)
            elif self.text().strip():
                self.set_refused(True)
            elif self._then is None:
                self.suggestion_taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.leave()
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.popup.isVisible():
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)
            self.setAccessibleDescription(self.popup.said())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The offers go when the field is left."""
        super().focusOutEvent(event)
        self.popup.hide()
        if self._then is not None and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """The offers go with the view."""
        super().hideEvent(event)
        self.popup.hide()

    def _on_edited(self, text: str) -> None:
        self.set_refused(False)
        if not text.strip():
            self.popup.hide()
            return
        found = self.matches()
        self.popup.offer(found, text.strip())
        self.setAccessibleDescription(self.popup.said())

    def _choose(self, contributor_id: Id) -> None:
        then = self._then
        self.leave()
        if then is None:
            self.chosen.emit(contributor_id)
        else:
            then(contributor_id)
            self.left.emit()


class _Popup(Floating):
    """Hangs under the field; the field keeps the focus and the keys."""

    def __init__(self, field: Field) -> None:
        super().__init__(Height.POPUP, field)
        self._field = field
        self.list = PeopleList("Who is meant", "base")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.set_row_height(_ROW)
        self._nobody = Label("", Type.LIST, "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        self._pages = QStackedLayout()
        column.addLayout(self._pages)  # first, or it would show its page as a window of its own
        self._pages.addWidget(self.list)
        page = QWidget()
        line = QVBoxLayout(page)
        line.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
        line.addWidget(self._nobody)
        self._pages.addWidget(page)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def offer(self, found: list[Face], typed: str) -> None:
        """Show who may be meant, or that nobody is."""
        rows = [PersonRow(RowKind.PERSON, face.name, face, note=face.organisation) for face in found]
        self.list.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.list.model_.index(0))
        else:
            self._nobody.set_text(f"Nobody fits “{typed}”")
        self._pages.setCurrentIndex(0 if rows else 1)
        self._place(max(len(rows), 1))

    def step(self, by: int) -> None:
        """Take the next one in hand, or the one before."""
        count = self.list.model_.rowCount()
        if count:
            place = (self.list.currentIndex().row() + by) % count
            self.list.setCurrentIndex(self.list.model_.index(place))

    def said(self) -> str:
        """Who is in hand, for a screen reader."""
        index = self.list.currentIndex()
        return self.list.model_.rows[index.row()].spoken if index.isValid() else self._nobody.text()

    def _place(self, rows: int) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        margins = self.contentsMargins()
        width = self._field.width() + margins.left() + margins.right()
        self.resize(width, rows * _ROW + 8 + margins.top() + margins.bottom())
        at = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        self.move(at.x() - margins.left(), at.y() - margins.top())
        self.show()
        self.raise_()

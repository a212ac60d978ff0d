"""Who was that? The words without a speaker, one after the other, each settled with one key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from roundtable.capture_line.who import candidates
from roundtable.commands.several import name_speaker
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor
from roundtable.domain.points import Point, moment_of, point_with
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.unknown import Nearby, Was, around, is_unknown, nearest_people
from roundtable.room import Change
from ui import theme, wording
from ui.capture.around_words import AroundWords, Scene, floor_in_words
from ui.capture.faces import Faces
from ui.capture.near_people import MOST, Choice, NearPeople
from ui.capture.rows import RowMaker
from ui.capture.unknown_walk import UnknownWalk
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.labels import Label

_WAS = {
    Was.SPOKE_BEFORE: "spoke {} before",
    Was.SPOKE_AFTER: "spoke {} later",
    Was.SAID_BEFORE: "heard {} before",
    Was.SAID_AFTER: "heard {} later",
}
_AN_HOUR = timedelta(hours=1)
_LINE = "A number or initials settle it, letters look for anybody else. It can be taken back (Ctrl+Z)."


def why_near(near: Nearby) -> str:
    """Why somebody is offered: "had the floor", "spoke 20 s before"; "" where it is hours away."""
    if near.was is Was.SPEAKING:
        return "had the floor"
    if near.was is Was.NOT_NEAR or near.away >= _AN_HOUR:
        return ""
    seconds = near.away.total_seconds()
    return _WAS[near.was].format(wording.length(seconds if seconds < 60 else 60 * round(seconds / 60)))


class WhoWasThat(PanelDialog):
    """Goes through the words without a speaker in the order of time; the room goes on behind it."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("Who was that?", _LINE, parent, width=1000, live=live)
        self._live = live
        self._walk = UnknownWalk()
        self._shown: Id | None = Id("")
        self._build()
        self._wire()
        self._walk.follow(live.session)
        self._render()

    def _build(self) -> None:
        self.count = Label("", Type.PANEL_TITLE, "warn", elides=False)
        self.settled = Label("", Type.LIST, "ink2")
        self.around = AroundWords()
        self.field = Field("Initials or letters of a name", name="Who said it", height=36)
        self.people = NearPeople()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._question_page())
        self._named = Empty("circle-check", "", "", framed=False)
        self.pages.addWidget(self._named)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_M)
        head.addWidget(self.count)
        head.addWidget(self.settled, 1)
        self.body.addLayout(head)
        self.body.addSpacing(theme.GAP_S)
        self.body.addWidget(self.pages, 1)
        self.back = self.add_button("Back", key="←")
        self.skip = self.add_button("Skip", key="→")
        self.close_button = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")
        for button in (self.back, self.skip, self.close_button):
            button.setAutoDefault(False)

    def _question_page(self) -> QWidget:
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theme.GAP_XL)
        side = QVBoxLayout()
        side.setSpacing(theme.GAP_S)
        side.addWidget(self.field)
        side.addWidget(self.people)
        side.addStretch(1)
        columns.addWidget(self.around, 3)
        columns.addLayout(side, 2)
        return page

    def _wire(self) -> None:
        self.field.textEdited.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.people.chosen.connect(self.settle)
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.accept)
        self._live.changed.connect(self._on_change)

    # ---- what can be done --------------------------------------------------------------------------------------

    def settle(self, key: str) -> None:
        """Say who it was, and go on to the next."""
        point = self._point()
        if point is None:
            return
        is_person = self._live.session.find(Contributor, Id(key)) is not None
        change = self._live.do(
            name_speaker,
            record_ids=[point.id],
            contributor_id=Id(key) if is_person else None,
            organisation_id=None if is_person else Id(key),
        )
        if change is not None:
            self._walk.go_on()
            self._render()

    def go_on(self) -> None:
        """Leave these words for later."""
        went_round = self._walk.go_on()
        self._render()
        if went_round:
            self.tell("From the start again: these were skipped.")

    def go_back(self) -> None:
        """To the words before, also where they have a speaker by now: another key names another."""
        if not self._walk.go_back():
            self.tell("These are the first.")
        self._render()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field; one that is held down settles no second question."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same keys where nothing is asked any more, or a button has the focus, which Enter then presses."""
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            focus.click()
        elif not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, typed = Qt.Key(event.key()), bool(self.field.text())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.people.step(1 if key == Qt.Key.Key_Down else -1)
            self._say_current()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not typed:
            (self.go_back if key == Qt.Key.Key_Left else self.go_on)()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.people.current(), event)
        elif event.text() in tuple("123456789"):
            place = int(event.text()) - 1
            self._choose(self.people.choices()[place] if place < len(self.people.choices()) else None, event)
        elif key == Qt.Key.Key_Escape and typed:
            self.field.clear()
            self._offer()
        else:
            return False
        return True

    def _choose(self, choice: Choice | None, event: QKeyEvent) -> None:
        if choice is not None and not event.isAutoRepeat() and self._point() is not None:
            self.settle(choice.id)

    # ---- what is shown -----------------------------------------------------------------------------------------

    def _point(self) -> Point | None:
        return point_with(self._live.session, self._walk.current) if self._walk.current is not None else None

    def _on_change(self, change: Change) -> None:
        self._walk.follow(self._live.session)
        if change.kind in ("undo", "redo"):
            self._walk.go_to(edit.record.id for edit in change.edits)
        self._render()

    def _render(self) -> None:
        """Show what is in hand; letters that were typed for it, and the focus, stay while it does."""
        session, point = self._live.session, self._point()
        moved, self._shown = self._walk.current != self._shown, self._walk.current
        left, settled = self._walk.left, self._walk.settled
        self.count.set_text(f"{left:,} left" if left else "None left")
        self.count.set_tint("warn" if left else "ok")
        self.settled.set_text(f"{settled:,} settled" if settled else "")
        self.skip.setEnabled(left > (1 if point is not None and is_unknown(point) else 0))
        self.back.setEnabled(left + settled > 0)
        lines = "No words are without a speaker. New ones wait here until they are settled."
        hint = "← goes back to the last one" if settled else ""
        self._named.show_state("circle-check", "Everybody is named", lines, hint)
        self.pages.setCurrentIndex(0 if point is not None else 1)
        if moved:
            self.field.clear()
            (self if point is None else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        if point is None:
            return
        self.around.show_scene(self._scene(session, point))
        self._offer()

    def _scene(self, session: Session, point: Point) -> Scene:
        found = around(session, point)
        make = RowMaker(session, self._today())
        return Scene(
            make.row(point),
            tuple(map(make.row, found.before)),
            tuple(map(make.row, found.after)),
            floor_in_words(session, found) if moment_of(point) else (),
        )

    def _today(self) -> date:
        return self._live.now().date()

    # ---- who is offered ----------------------------------------------------------------------------------------

    def _on_typed(self, typed: str) -> None:
        """Initials of one who is offered settle it at once, unless they may be the beginning of longer ones."""
        wanted = fold(typed.strip())
        own = [each for each in self._near() if wanted and fold(each.face.initials).startswith(wanted)]
        if len(own) == 1 and fold(own[0].face.initials) == wanted and len(wanted) > 1:
            self.settle(own[0].id)
        else:
            self._offer()

    def _offer(self) -> None:
        typed = self.field.text()
        self.people.show_choices(self._like(typed) if typed.strip() else self._near())
        self._say_current()

    def _near(self) -> Sequence[Choice]:
        point, session = self._point(), self._live.session
        if point is None:
            return ()
        faces = Faces(session)
        moment: datetime | None = moment_of(point)
        near = nearest_people(session, moment, MOST)
        return [
            Choice(each.person.id, faces.person(each.person), why_near(each), each.was is Was.SPEAKING) for each in near
        ]

    def _like(self, typed: str) -> Sequence[Choice]:
        faces = Faces(self._live.session)
        found = []
        for each in candidates(self._live.session, typed)[:MOST]:
            is_person = isinstance(each.who, Contributor)
            found.append(Choice(each.who.id, faces.of(each.who.id) if is_person else faces.of(None, each.who.id)))
        return found

    def _say_current(self) -> None:
        """Tell a screen reader the words, and whom Enter would name."""
        scene, current = self.around.scene(), self.people.current()
        named = f"Enter names {current.face.name}" if current else "Nobody fits"
        self.field.setAccessibleDescription(f"{scene.spoken}. {named}" if scene else named)

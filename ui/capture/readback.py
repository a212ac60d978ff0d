"""The view Read-back: chosen words at the left, the one in hand on the stage, the room and the report at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from roundtable.domain.errors import Refused
from roundtable.domain.people import Sector
from roundtable.domain.projection import OF_A_QUOTE
from roundtable.domain.read_back import WORTH
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.singling import singled_out
from roundtable.domain.words import Quote, QuoteState
from roundtable.room import Change
from ui import wording
from ui.blanking import blanking_of
from ui.capture.answers import Answers
from ui.capture.chosen import Chosen
from ui.capture.offers import Offer
from ui.capture.picker import Picker, segment_offers
from ui.capture.readback_list import ReadBackList, ReadBackModel
from ui.capture.readback_rail import ReadBackRail
from ui.capture.readback_rows import EVERYTHING, MOST_SHOWN, on_segment, rows_of
from ui.capture.reword import OPEN
from ui.capture.stage_page import StagePage
from ui.live import Live
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.panel import SectionHead, Surface
from ui.widgets.view import View

_RAIL, _NARROW_RAIL = 360, 320
_LIST, _NARROW_LIST = 380, 320
_ROOMY = 1380
_LEAST_MIDDLE = 620


class ReadBackView(View):
    """Places list, stage and rail; keys act on the quote in hand."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("C", "confirm"),
        ("R", "reword"),
        ("W", "withdraw"),
        ("↓", "later"),
    )

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._chosen = Chosen(live)
        self._answers = Answers(live)
        self._asking = False
        self._most_shown = MOST_SHOWN
        self._build()
        self._wire()
        self.show_session(live.session)

    # ---- build -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._model = ReadBackModel(self)
        self.list = ReadBackList(self._model)
        self.segment = Button("", kind=Kind.QUIET, height=28, drop=True, name="Segment to read back")
        self._add = Button(icon="plus", kind=Kind.QUIET, height=28, name="Choose it too", tip="Choose it too (Ins)")
        self._head = SectionHead("Read-back", "", self.segment, self._add, height=42)
        self.stage = StagePage(self._live)
        self.rail = ReadBackRail(self._live)
        self.picker = Picker(self)
        self._to_desk = Button("To the desk", icon="pencil", key="Ctrl+2")
        empty = Empty(
            "quote",
            "No words to read back yet",
            "What is noted at the desk stands here, segment by segment, to be confirmed by the people who said it.",
            (self._to_desk,),
            "Only confirmed words need no second look",
            framed=False,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.stage)
        self._pages.addWidget(_on_canvas(empty))
        left = Surface("panel", "r")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        self._left = left
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget, stretch in ((left, 0), (self._pages, 1), (self.rail, 0)):
            row.addWidget(widget, stretch)

    def _wire(self) -> None:
        self.list.quote_in_hand.connect(self._on_in_hand)
        self.list.choice_turned.connect(self._on_choice_turned)
        self.list.more_wanted.connect(self._on_more_wanted)
        self._add.clicked.connect(self._on_add)
        self.segment.clicked.connect(self._on_segments_wanted)
        self.picker.chosen.connect(self._on_segment_chosen)
        self._to_desk.clicked.connect(lambda: self.view_requested.emit("Desk"))
        for name, slot in (
            ("put", self.put_to_the_room),
            ("confirm", self.confirm),
            ("reword", self.stage.open_reword),
            ("withdraw", self.withdraw),
            ("later", self.later),
            ("restore", self.restore),
        ):
            self.stage.buttons[name].clicked.connect(slot)
            self.stage.buttons[name].installEventFilter(self)
        self.stage.reworded.connect(self._on_reworded)
        self.stage.widened.connect(self._on_widened)
        self.stage.left.connect(self.take_focus)
        self._live.changed.connect(self._on_change)
        self._live.refused.connect(self._on_refused)

    def show_session(self, session: Session) -> None:
        """Show list and stage as they stand."""
        chosen, quotes = self._chosen, self._chosen.refresh()
        projection = session.projection
        on_screen = projection.quote_id if projection.slide in OF_A_QUOTE else None
        self._model.show_rows(rows_of(session, quotes, chosen.ids, on_screen, self._most_shown))
        segment = session.details.star.find(chosen.segment)
        self.segment.set_text(segment.label if segment else "All words")
        self._head.set_count(f"{chosen.settled()} of {len(chosen.ids)}" if chosen.ids else "")
        self._pages.setCurrentIndex(0 if quotes else 1)
        self._show_quote()

    def _show_quote(self) -> None:
        quote, session = self._chosen.quote(), self._live.session
        if quote is None:
            return
        self.list.take(quote.id)
        projection = session.projection
        on_screen = projection.slide in OF_A_QUOTE and projection.quote_id == quote.id
        self._add.setEnabled(quote.id not in self._chosen.ids)
        single = singled_out(session, quote)
        self.stage.show_quote(session, quote, on_screen=on_screen, single=single, why=self._why(session))

    def _why(self, session: Session) -> str:
        """What speaks for and against the one in hand, in a line."""
        sectors = {sector.id: sector.name for sector in session.all(Sector)}
        said: dict[bool, list[str]] = {True: [], False: []}
        for reason in self._chosen.reasons():
            said[WORTH[type(reason)] > 0].append(wording.read_back_reason(reason, sectors))
        lines = [f"For it: {', '.join(said[True])}."] if said[True] else []
        return " ".join([*lines, *([f"Against it: {', '.join(said[False])}."] if said[False] else [])])

    def _on_change(self, change: Change) -> None:
        if self.isVisible():
            self.show_session(self._live.session)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another view was open."""
        super().showEvent(event)
        self._chosen.follow_debate()
        self.show_session(self._live.session)

    def bring_back(self) -> None:
        """Open the rewording again that was open when the session was left."""
        quote = self._live.session.find(Quote, Id(self._live.draft(OPEN)))
        if quote is not None and quote.state is not QuoteState.WITHDRAWN and self.stage.reword.quote() is None:
            self._chosen.hold(quote.id)
            self.show_session(self._live.session)
            self.stage.open_reword()

    def take_focus(self) -> None:
        """The main button has the focus, or the field of an open rewording."""
        rewording = self.stage.reword.quote() is not None
        target = self.stage.reword.field if rewording else self.stage.main_button()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep the half-typed words."""
        self.stage.reword.keep()

    def stop(self) -> None:
        """Keep the half-typed words before the session is closed."""
        self.stage.reword.keep()

    def sizeHint(self) -> QSize:
        """As in a window of 1440 x 900."""
        return QSize(1440, 774)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail goes first, then the list narrows."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        self._left.setFixedWidth(_LIST if roomy else _NARROW_LIST)
        self.rail.setFixedWidth(_RAIL if roomy else _NARROW_RAIL)
        self.rail.setVisible(self.width() - _NARROW_LIST - _NARROW_RAIL >= _LEAST_MIDDLE)

    # ---- which words -------------------------------------------------------------------------------------------

    def take_up(self, quote_id: Id) -> None:
        """Take a quote in hand, among the chosen ones."""
        self._chosen.take_up(quote_id)
        self.show_session(self._live.session)

    def _on_in_hand(self, quote_id: str) -> None:
        self.stage.close_reword(forget=False)
        self._chosen.in_hand = Id(quote_id)
        self._show_quote()

    def _on_add(self) -> None:
        if self._chosen.in_hand is not None:
            self._on_choice_turned(self._chosen.in_hand)

    def _on_choice_turned(self, quote_id: str) -> None:
        self._chosen.turn(Id(quote_id))
        self.show_session(self._live.session)

    def _on_more_wanted(self) -> None:
        self._most_shown = len(self._chosen.refresh())
        self.show_session(self._live.session)

    def _on_segments_wanted(self) -> None:
        under = QRect(self.segment.mapTo(self, QPoint()), self.segment.size())
        self.picker.open("Segment to read back", "Letters of a segment", self._segment_offers, under)

    def _segment_offers(self, typed: str) -> list[Offer]:
        session, chosen = self._live.session, self._chosen.segment
        found = segment_offers(session, typed, (chosen,))
        if not typed.strip():
            found.insert(0, Offer(EVERYTHING, "All words", ticked=chosen == EVERYTHING))
        counts = {each.key: len(on_segment(session, each.key)) for each in found}
        return [replace(each, detail=_counted(counts[each.key])) for each in found]

    def _on_segment_chosen(self, segment: str) -> None:
        self.stage.close_reword(forget=False)
        self._chosen.choose_segment(segment)
        self._most_shown = MOST_SHOWN
        self.show_session(self._live.session)

    # ---- what is done with the one in hand -----------------------------------------------------------------------

    def put_to_the_room(self) -> None:
        """Show the words to the room, and note that they were read back."""
        quote = self._chosen.quote()
        if quote is not None and self._answers.put_to_the_room(quote):
            self.take_focus()

    def confirm(self) -> None:
        """Its speaker stands by it; on to the next."""
        quote = self._chosen.quote()
        if quote is not None and self._answers.confirm(quote):
            self.later()

    def withdraw(self) -> None:
        """Its speaker takes it back; on to the next."""
        quote = self._chosen.quote()
        if quote is not None and self._answers.withdraw(quote):
            self.later()

    def restore(self) -> None:
        """Its speaker wants it back."""
        quote = self._chosen.quote()
        if quote is not None and self._answers.restore(quote):
            self.take_focus()

    def later(self) -> None:
        """On to the next of the chosen words that is still open; stay when there is none."""
        self._chosen.step_on()
        self.stage.close_reword(forget=False)
        self._show_quote()
        self.take_focus()

    def _on_reworded(self, text: str) -> None:
        quote = self._chosen.quote()
        if quote is None:
            return
        self._asking = True
        taken = self._answers.reword(quote, text)
        self._asking = False
        if taken:
            self.stage.close_reword()
            self.later()

    def _on_widened(self) -> None:
        quote = self._chosen.quote()
        if quote is not None:
            self._answers.widen(quote)

    def _on_refused(self, refused: Refused) -> None:
        if self._asking:
            self.stage.refuse_reword(wording.refusal(refused))

    # ---- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act wherever the focus is; while new words are being typed they are letters of these."""
        quote = self._chosen.quote()
        if self.stage.reword.quote() is not None and event.text().isprintable() and event.text().strip():
            self.take_focus()
            QCoreApplication.sendEvent(self.stage.reword.field, event)
            return
        acts = {
            Qt.Key.Key_C: self.confirm,
            Qt.Key.Key_R: self.stage.open_reword,
            Qt.Key.Key_W: self.withdraw,
            Qt.Key.Key_H: self.stage.signing.open_hats,
            Qt.Key.Key_S: self.stage.signing.open_rules,
            Qt.Key.Key_Return: self.stage.main_button().click,
            Qt.Key.Key_Enter: self.stage.main_button().click,
            Qt.Key.Key_Down: self.later,
            Qt.Key.Key_Insert: self._on_add,
        }
        act = acts.get(Qt.Key(event.key()))
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and event.key() in (Qt.Key.Key_B, Qt.Key.Key_Period):
            blanking_of(self._live).toggle()
        elif act is None or not bare or quote is None:
            super().keyPressEvent(event)
        elif quote.state is not QuoteState.WITHDRAWN or event.key() not in (Qt.Key.Key_C, Qt.Key.Key_R):
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk through the chosen words, not from button to button."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.later()
                return True
            if event.key() == Qt.Key.Key_Up:
                self._chosen.step_back()
                self._show_quote()
                return True
        return super().eventFilter(watched, event)


def _on_canvas(widget: QWidget) -> Surface:
    surface = Surface("canvas")
    column = QVBoxLayout(surface)
    column.addWidget(widget)
    return surface


def _counted(quotes: int) -> str:
    return wording.counted(quotes, "quote") if quotes else "not yet"

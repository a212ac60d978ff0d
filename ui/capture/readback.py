"""The view Read-back: chosen words at the left, the one in hand on the stage, the room and the report at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from roundtable.capture_line.typography import natural
from roundtable.commands.projection import project
from roundtable.commands.words import (
    confirm_quote,
    read_back_quote,
    restore_quote,
    reword_quote,
    set_attribution,
    withdraw_quote,
)
from roundtable.domain.errors import Refused
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.singling import singled_out
from roundtable.domain.words import Quote, QuoteState
from roundtable.room import Change
from ui import wording
from ui.capture.offers import Offer
from ui.capture.picker import Picker, segment_offers
from ui.capture.readback_list import ReadBackList, ReadBackModel
from ui.capture.readback_rail import ReadBackRail
from ui.capture.readback_rows import EVERYTHING, Part, is_open, on_segment, rows_of, segment_in_hand, suggested
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
        self._segment = segment_in_hand(live.session)
        self._chosen: list[Id] = []
        self._in_hand: Id | None = None
        self._asking = False
        self._build()
        self._wire()
        self._choose_segment(self._segment)

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
        self._add.clicked.connect(self._on_add)
        self.segment.clicked.connect(self._on_segments_wanted)
        self.picker.chosen.connect(self._choose_segment)
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
        quotes = on_segment(session, self._segment)
        projection = session.projection
        on_screen = projection.quote_id if projection.slide is Slide.QUOTE else None
        self._model.show_rows(rows_of(session, quotes, self._chosen, on_screen))
        segment = session.details.star.find(self._segment)
        self._head.set_title("Read-back")
        self.segment.set_text(segment.label if segment else "All words")
        settled = sum(not is_open(each) for each in quotes if each.id in self._chosen)
        self._head.set_count(f"{settled} of {len(self._chosen)}" if self._chosen else "")
        ids = [each.id for each in quotes]
        if self._in_hand not in ids:
            self._in_hand = self._first_open(session) or next(iter([*self._chosen, *ids]), None)
        self._pages.setCurrentIndex(0 if ids else 1)
        self._show_quote(session)

    def _show_quote(self, session: Session) -> None:
        quote = session.find(Quote, self._in_hand)
        if quote is None:
            return
        self.list.take(quote.id)
        projection = session.projection
        on_screen = projection.slide is Slide.QUOTE and projection.quote_id == quote.id
        self._add.setEnabled(quote.id not in self._chosen)
        self.stage.show_quote(session, quote, on_screen=on_screen, single=singled_out(session, quote))

    def _on_change(self, change: Change) -> None:
        if self._segment == EVERYTHING and not self._chosen:
            self._choose_segment(EVERYTHING)
        else:
            self.show_session(self._live.session)

    def take_focus(self) -> None:
        """The main button has the focus."""
        self.stage.main_button().setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _choose_segment(self, segment: str) -> None:
        session = self._live.session
        self._segment = segment
        quotes = on_segment(session, segment)
        kept = [Id(each) for each in self._live.draft(self._draft()).split()]
        known = {each.id for each in quotes}
        self._chosen = [each for each in kept if each in known] or list(suggested(session, quotes))
        self._in_hand = self._first_open(session)
        self.show_session(session)

    def _draft(self) -> str:
        return f"read-back-{self._segment or 'all'}"

    def _first_open(self, session: Session) -> Id | None:
        found = (session.find(Quote, each) for each in self._chosen)
        return next((each.id for each in found if each is not None and is_open(each)), None)

    def _on_in_hand(self, quote_id: str) -> None:
        self.stage.close_reword(forget=False)
        self._in_hand = Id(quote_id)
        self._show_quote(self._live.session)

    def _on_add(self) -> None:
        if self._in_hand is not None:
            self._on_choice_turned(self._in_hand)

    def _on_choice_turned(self, quote_id: str) -> None:
        turned = Id(quote_id)
        if turned in self._chosen:
            self._chosen.remove(turned)
        else:
            self._chosen.append(turned)
        self._live.keep_draft(self._draft(), " ".join(self._chosen))
        self._in_hand = turned
        self.show_session(self._live.session)

    def take_up(self, quote_id: Id) -> None:
        """Take a quote in hand, among the chosen ones."""
        if self._segment != EVERYTHING:
            self._choose_segment(EVERYTHING)
        if quote_id in self._chosen:
            self._on_in_hand(quote_id)
        else:
            self._on_choice_turned(quote_id)

    def _on_segments_wanted(self) -> None:
        under = QRect(self.segment.mapTo(self, QPoint()), self.segment.size())
        self.picker.open("Segment to read back", "Letters of a segment", self._segment_offers, under)

    def _segment_offers(self, typed: str) -> list[Offer]:
        session = self._live.session
        found = segment_offers(session, typed, (self._segment,))
        if not typed.strip():
            found.insert(0, Offer(EVERYTHING, "All words", ticked=self._segment == EVERYTHING))
        counts = {each.key: len(on_segment(session, each.key)) for each in found}
        return [replace(each, detail=_counted(counts[each.key])) for each in found]

    # ---- what is done with the one in hand -----------------------------------------------------------------------

    def _quote(self) -> Quote | None:
        return self._live.session.find(Quote, self._in_hand)

    def put_to_the_room(self) -> None:
        """Show the words to the room, and note that they were read back."""
        quote = self._quote()
        if quote is not None and self._live.do(project, slide=Slide.QUOTE, quote_id=quote.id) is not None:
            self._live.do(read_back_quote, quote_id=quote.id)
            self.take_focus()

    def confirm(self) -> None:
        """Its speaker stands by it; on to the next."""
        quote = self._quote()
        if quote is not None and self._live.do(confirm_quote, quote_id=quote.id) is not None:
            self.later()

    def withdraw(self) -> None:
        """Its speaker takes it back; on to the next."""
        quote = self._quote()
        if quote is not None and self._live.do(withdraw_quote, quote_id=quote.id) is not None:
            self.later()

    def restore(self) -> None:
        """Its speaker wants it back."""
        quote = self._quote()
        if quote is not None:
            self._live.do(restore_quote, quote_id=quote.id)
            self.take_focus()

    def later(self) -> None:
        """On to the next of the chosen words that is still open; stay when there is none."""
        session, chosen = self._live.session, self._chosen
        start = chosen.index(self._in_hand) + 1 if self._in_hand in chosen else 0
        for each in [*chosen[start:], *chosen[:start]]:
            quote = session.find(Quote, each)
            if quote is not None and is_open(quote) and each != self._in_hand:
                self._in_hand = each
                break
        self.stage.close_reword(forget=False)
        self._show_quote(session)
        self.take_focus()

    def _on_reworded(self, text: str) -> None:
        quote = self._quote()
        if quote is None:
            return
        words = natural(text).strip()
        self._asking = True
        if words == quote.text:
            change = self._live.do(confirm_quote, quote_id=quote.id)
        else:
            change = self._live.do(reword_quote, quote_id=quote.id, text=words)
        self._asking = False
        if change is not None:
            self.stage.close_reword()
            self.later()

    def _on_widened(self) -> None:
        quote = self._quote()
        single = singled_out(self._live.session, quote) if quote else None
        if quote is not None and single is not None:
            self._live.do(set_attribution, quote_id=quote.id, attribution=single.wider)

    def _on_refused(self, refused: Refused) -> None:
        if self._asking:
            self.stage.refuse_reword(wording.refusal(refused))

    # ---- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act wherever the focus is, except in the field for new words."""
        quote = self._quote()
        acts = {
            Qt.Key.Key_C: self.confirm,
            Qt.Key.Key_R: self.stage.open_reword,
            Qt.Key.Key_W: self.withdraw,
            Qt.Key.Key_B: self.rail.turn_blank,
            Qt.Key.Key_Period: self.rail.turn_blank,
            Qt.Key.Key_Return: self.stage.main_button().click,
            Qt.Key.Key_Enter: self.stage.main_button().click,
            Qt.Key.Key_Down: self.later,
            Qt.Key.Key_Insert: self._on_add,
        }
        act = acts.get(Qt.Key(event.key()))
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if act is None or not bare or quote is None:
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
                self._step_back()
                return True
        return super().eventFilter(watched, event)

    def _step_back(self) -> None:
        rows = [row for row in self._model.rows() if row.part is Part.CHOSEN and row.quote is not None]
        ids = [row.quote.id for row in rows if row.quote is not None]
        if self._in_hand in ids and (place := ids.index(self._in_hand)) > 0:
            self._on_in_hand(ids[place - 1])


def _on_canvas(widget: QWidget) -> Surface:
    surface = Surface("canvas")
    column = QVBoxLayout(surface)
    column.addWidget(widget)
    return surface


def _counted(quotes: int) -> str:
    return wording.counted(quotes, "quote") if quotes else "not yet"

"""The view Desk: the capture line, what was captured, and at the side the floor and what can be typed."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from roundtable.domain.people import Contributor
from roundtable.domain.points import POINTS
from roundtable.domain.projection import OF_A_QUOTE
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import wording
from ui.capture.captured_list import CapturedList
from ui.capture.captured_model import CapturedModel
from ui.capture.filters import Filters
from ui.capture.heard_again import READ_AGAIN, no_longer
from ui.capture.in_hand import InHand
from ui.capture.line import CaptureLine
from ui.capture.row_acts import RowActs
from ui.capture.rows import Group
from ui.capture.side import WIDTH, Side
from ui.capture.unknown_strip import MOST, UnknownStrip, questions_of
from ui.capture.who_was_that import WhoWasThat
from ui.live import Live
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.panel import Surface
from ui.widgets.view import View

_LEAST_LIST = 820
"""The list needs this much before the side may stand beside it."""
_STRIP_INSET = 186


class DeskView(View):
    """Places line, list and side, and shows what the filters let through."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Z", "undo"),
        ("↑", "edit the last"),
        ("Ctrl+Enter", "to the room"),
        ("F1", "what to type"),
    )

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._wants_side = True
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self._model = CapturedModel(self)
        self.line = CaptureLine(self._live, self)
        self.unknown = UnknownStrip()
        self.filters = Filters()
        self.list = CapturedList(self._model)
        self.side = Side(self._live)
        self.in_hand = InHand()
        self.acts = RowActs(self._live, self.list, self)
        self._show_hints = Button("What to type", icon="circle-question-mark", key="F1")
        self._show_all = Button("Show everything", icon="list", key="Esc")
        self._pages = QStackedWidget()
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it gives way to the line
        self._pages.addWidget(self.list)
        self._pages.addWidget(
            Empty(
                "text-quote",
                "Nothing noted yet",
                "Type what is said and press Enter. Whoever has the floor is the speaker; the running item is the"
                " segment.",
                (self._show_hints,),
                "The first key sets the time",
                framed=False,
            )
        )
        self._no_match = Empty("search", "", "", (self._show_all,), "Esc shows everything again", framed=False)
        self._pages.addWidget(self._no_match)
        self._place_widgets()

    def _place_widgets(self) -> None:
        top = Surface("canvas")
        head = QVBoxLayout(top)
        head.setContentsMargins(20, 14, 20, 2)
        head.addWidget(self.line)
        main = Surface("canvas")
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.unknown)
        column.addWidget(self.filters)
        column.addWidget(self._pages, 1)
        column.addWidget(self.in_hand)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(main, 1)
        row.addWidget(self.side)
        self.setTabOrder(self.line.edit, self.filters.field)
        self.setTabOrder(self.filters.field, self.list)
        for before, after in pairwise((self.list, *self.in_hand.buttons.values(), self.in_hand.leave)):
            self.setTabOrder(before, after)

    def _wire(self) -> None:
        self.line.list_requested.connect(self._on_list_requested)
        self.line.project_requested.connect(self.acts.project)
        self.filters.group_chosen.connect(self._on_group_chosen)
        self.filters.words_changed.connect(self._on_words_changed)
        self.filters.order_turned.connect(self._model.set_newest_first)
        self.filters.field.left.connect(self.take_focus)
        self.list.left.connect(self.take_focus)
        self.list.hand.changed.connect(self.in_hand.show_count)
        self.in_hand.act_requested.connect(self.acts.on_all_in_hand)
        self.in_hand.let_go.connect(self.list.hand.let_go)
        self.unknown.named.connect(self.acts.name_speaker)
        self.unknown.asked.connect(self._on_speaker_asked)
        self.unknown.all_asked.connect(self._on_all_asked)
        self.side.hide_requested.connect(self._on_side_toggled)
        self._show_hints.clicked.connect(self._on_hints_wanted)
        self._show_all.clicked.connect(self._on_show_all)
        shortcut = QShortcut(QKeySequence("Ctrl+L"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_filter_wanted)
        self._live.changed.connect(self._on_change)

    def show_session(self, session: Session) -> None:
        """Show everything of a session anew."""
        self._model.show_session(session, self.line.today())
        self.line.show_session(session)
        self.side.show_session(session)
        self._show_rest(session)

    def _on_change(self, change: Change) -> None:
        session = self._live.session
        at_top = self.list.verticalScrollBar().value() == 0
        if self.list.is_at_top():
            self._model.hand_back()
        self._model.follow(session, self.line.today(), change.edits)
        if lost := no_longer(change):
            self.line.noted.say(READ_AGAIN, lost.capitalize(), well=False)
        if at_top:
            self.list.scrollToTop()
        self._show_rest(session)

    def _show_rest(self, session: Session) -> None:
        """Counts, the empty states, and the mark of what the room sees."""
        counts = self._model.counts()
        self.filters.show_counts(counts)
        rows = self._model.unknown(MOST) if counts[Group.UNKNOWN] else []
        self.unknown.show_questions(questions_of(session, rows), counts[Group.UNKNOWN])
        projection = session.projection
        self.list.show_on_screen(projection.quote_id if projection.slide in OF_A_QUOTE else None)
        self._show_page()

    def _show_page(self) -> None:
        if self._model.matching():
            self._pages.setCurrentIndex(0)
        elif self._model.last() is None:
            self._pages.setCurrentIndex(1)
        else:
            self._say_no_match()
            self._pages.setCurrentIndex(2)

    def _say_no_match(self) -> None:
        words, session = self.filters.field.text().strip(), self._live.session
        searched = wording.counted(sum(session.count(kind) for kind in POINTS), "line")
        people = wording.counted(session.count(Contributor), "person", "people")
        title = f"No words with “{words}”" if words else "Nothing of that kind yet"
        self._no_match.show_state("search", title, f"Searched {searched} of {people}.", "Esc shows everything again")

    def take_focus(self) -> None:
        """The line has the focus."""
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what is half typed, in the line and in the list."""
        self.line.keep()
        self.acts.keep()

    def stop(self) -> None:
        """Keep what is half typed before the session is closed."""
        self.commit()

    def bring_back(self) -> None:
        """Open what was half mended in the list; the line is back already."""
        self.acts.restore()

    def mend(self, record_id: str) -> None:
        """Open the words of a record to be mended, as another view asks; a filter that hides them is let go."""
        self._bring_back_once()
        if not self._model.hand_over_to(Id(record_id)):
            self._on_show_all()
            self._model.hand_over_to(Id(record_id))
        self.acts.mend(Id(record_id))

    def search(self, text: str) -> None:
        """Show only what holds these words, as the window's search asks."""
        self.filters.field.setText(text)

    def sizeHint(self) -> QSize:
        """As in a window of 1280 x 720."""
        return QSize(1280, 594)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gives way first."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.side.setVisible(self._wants_side and self.width() - WIDTH >= _LEAST_LIST)

    # ---- filters ---------------------------------------------------------------------------------------------

    def _on_group_chosen(self, group: Group) -> None:
        self._model.filter(group=group)
        self._show_page()

    def _on_words_changed(self, words: str) -> None:
        self._model.filter(words=words)
        self._show_page()

    def _on_show_all(self) -> None:
        self.filters.field.clear()
        self.filters.choose(Group.ALL)
        self.take_focus()

    def _on_filter_wanted(self) -> None:
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def _on_side_toggled(self) -> None:
        self._wants_side = not self._wants_side
        self._fold()

    def _on_hints_wanted(self) -> None:
        self._wants_side = True
        self._fold()
        self.take_focus()

    def _on_speaker_asked(self, record_id: str) -> None:
        self.acts.ask_speaker((Id(record_id),), self.unknown.geometry().adjusted(_STRIP_INSET, 0, 0, -4))

    def _on_all_asked(self) -> None:
        WhoWasThat(self._live, self.window()).open()

    def _on_list_requested(self) -> None:
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

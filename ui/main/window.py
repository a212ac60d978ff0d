"""The window of an open session: app bar, advice, run bar, one of five views, status line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from roundtable.commands.clock import (
    backdate_item,
    end_item,
    extend_item,
    go_back,
    next_item,
    pause_item,
    resume_item,
)
from roundtable.commands.floor import silence
from roundtable.domain.details import Details
from roundtable.domain.errors import Refused
from roundtable.domain.projection import Slide
from roundtable.room import Change
from ui import wording
from ui.actions import VIEWS, Actions
from ui.blanking import blanking_of
from ui.capture.who_was_that import WhoWasThat
from ui.clicker_keys import ClickerKeys
from ui.dialogs.began import BeganDialog
from ui.dialogs.choose_star import ChooseStarDialog
from ui.dialogs.day import DayDialog
from ui.dialogs.details import DetailsDialog
from ui.dialogs.export_sheets import ExportSheetsDialog
from ui.dialogs.files import Files
from ui.dialogs.history import HistoryDialog
from ui.dialogs.import_reading import Source
from ui.dialogs.keys import KeysDialog
from ui.dialogs.measure import MeasureDialog
from ui.dialogs.roster import RosterDialog
from ui.dialogs.session_undo import SAY_WHY
from ui.dialogs.why import WhyDialog
from ui.live import Live
from ui.main.app_bar import AppBar
from ui.main.audience import Audience
from ui.main.clock_question import ClockQuestion
from ui.main.drops import PeopleDrops
from ui.main.failures import Failures
from ui.main.late import Late
from ui.main.leaving import Leaving
from ui.main.reopening import half_typed, keep_view, kept_view
from ui.main.run_bar import RunBar
from ui.main.status import Status
from ui.main.views import make_view, show_words
from ui.operator.room import RoomView
from ui.report.room_papers import RoomPapers
from ui.report.slips import SlipsDialog
from ui.report.star_files import Past, StarFiles
from ui.report.view import ReportView
from ui.widgets.advice import Advice, AdviceText, Gravity
from ui.widgets.message import Message
from ui.widgets.view import View

SLIM_VIEWS = frozenset({"Desk", "Read-back"})
LONG = 100
"""Characters of a refusal from which only its first sentence is its title, which is never cut."""
BARE_VIEWS = frozenset({"Report"})
"""Views without a run bar: what they are for happens after the room has gone."""


class MainWindow(QWidget):
    """Places and connects; views are made when they are first shown, so that the first frame need not wait for five."""

    closed = Signal()
    close_requested = Signal()
    theme_requested = Signal(str)
    motion_requested = Signal(bool)
    sound_requested = Signal(bool)
    projector_requested = Signal()
    screen_choice_requested = Signal()
    swap_requested = Signal()
    retake_requested = Signal()
    restore_requested = Signal()
    second_place_requested = Signal()
    clicker_turned = Signal(bool)
    clicker_keys_requested = Signal()
    preflight_requested = Signal()

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._views: dict[str, View] = {}
        self._view = ""
        self.clicker_keys = ClickerKeys()
        self._refusal: AdviceText | None = None
        self._build()
        self._wire()
        self.view_named(VIEWS[0])  # its screen panel follows a freeze from any view
        self.show_view(kept_view(live))

    def _build(self) -> None:
        self.actions_ = Actions(self)
        self.app_bar = AppBar(self.actions_)
        self.advice = Advice()
        self.clock_question = ClockQuestion(self._live)
        self.run_bar = RunBar(self._live, self.actions_)
        self.stack = QStackedWidget()
        self.status = Status(self._live)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.app_bar)
        column.addWidget(self.advice)
        column.addWidget(self.clock_question)
        column.addWidget(self.run_bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.setMinimumSize(1110, 685)
        self.resize(1440, 900)

    def _wire(self) -> None:
        live, acts = self._live, self.actions_
        self.audience = Audience(live, self)
        self.files = Files(live, self)
        self.late = Late(live, self.stack, acts["new-times"].trigger)
        self.late.advised.connect(self.advice.show_advice)
        self.late.outlived.connect(self._on_outlived)
        self.files.advised.connect(self.advice.show_advice)
        self.failures = Failures(live, self.files, self.advice)
        self.papers = RoomPapers(live, self)
        self.papers.advised.connect(self.advice.show_advice)
        self.star_files = StarFiles(live, self)
        self.star_files.advised.connect(self.advice.show_advice)
        self.drops = PeopleDrops(self)
        self.drops.people_dropped.connect(self._on_people_dropped)
        self.leaving = Leaving(live, self.files, self)
        for view in VIEWS:
            acts[f"view-{view.lower()}"].triggered.connect(lambda _=False, view=view: self.show_view(view))
        acts.connect_to(
            undo=self._on_undo,
            redo=live.redo,
            next_item=lambda: live.do(next_item),
            pause=self._on_pause,
            extend=lambda: live.do(extend_item, minutes=1),
            shorten=lambda: live.do(extend_item, minutes=-1),
            extend_five=lambda: live.do(extend_item, minutes=5),
            shorten_five=lambda: live.do(extend_item, minutes=-5),
            go_back=lambda: live.do(go_back),
            end_item=lambda: live.do(end_item),
            catch_up=self.late.open,
            new_times=self._on_new_times,
            backdate=self._on_backdate,
            began=lambda: BeganDialog(live, self).open(),
            day=lambda: DayDialog(live, self).open(),
            silence=lambda: live.do(silence),
            blank=blanking_of(live).toggle,
            blank_anywhere=blanking_of(live).toggle,
            freeze_anywhere=self._on_freeze_anywhere,
            search=self._on_search,
            projector=self.projector_requested.emit,
            slide_after=self.audience.go_on,
            slide_before=self.audience.go_back,
            preflight=self.preflight_requested.emit,
            clicker_keys=self.clicker_keys_requested.emit,
            choose_screen=self.screen_choice_requested.emit,
            swap_screens=self.swap_requested.emit,
            retake_screen=self.retake_requested.emit,
            theme_light=lambda: self.theme_requested.emit("light"),
            theme_dark=lambda: self.theme_requested.emit("dark"),
            theme_system=lambda: self.theme_requested.emit("system"),
            close_session=self.close_requested.emit,
            make_pdf=self._on_make_pdf,
            details=lambda: DetailsDialog(live, self).open(),
            measure_star=lambda: MeasureDialog(live, self, segment=self._focused_part()).open(),
            choose_star=lambda: ChooseStarDialog(live, self).open(),
            save_star=self._on_save_star,
            roster=self._open_roster,
            slips=self._on_slips,
            history=self._on_history,
            who_was_that=lambda: WhoWasThat(live, self).open(),
            keys=lambda: KeysDialog(live, self, self.clicker_keys).open(),
            send_copy=self._on_send_copy,
            export=self._on_export,
            export_sheets=self._on_export_sheets,
            restore=self.restore_requested.emit,
            second_place=self.second_place_requested.emit,
        )
        self.app_bar.view_chosen.connect(self.show_view)
        self.app_bar.searched.connect(self._on_searched)
        self.app_bar.search_left.connect(lambda: self.view.take_focus())
        self.advice.closed.connect(self._on_advice_closed)
        self.actions_["clicker"].triggered.connect(self.clicker_turned)
        self.actions_["less-motion"].triggered.connect(self.motion_requested)
        self.actions_["sound"].triggered.connect(self.sound_requested)
        self.actions_["freeze"].triggered.connect(self.status.show_frozen)
        live.changed.connect(self._on_change)
        # Told later, so that a field that says it itself has said it by then.
        live.refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        self._name_window()

    @property
    def view(self) -> View:
        """The view that is open."""
        return self._views[self._view]

    @property
    def view_name(self) -> str:
        """The name of the view that is open."""
        return self._view

    @property
    def is_live(self) -> bool:
        """Whether the open view runs the room: every one but the report, which is read and written."""
        return self._view in VIEWS and self._view not in BARE_VIEWS

    def view_named(self, name: str) -> View:
        """A view by its name, made if it has not been shown yet."""
        if name not in self._views:
            self.add_page(name, make_view(name, self._live, self.actions_))
        return self._views[name]

    def add_page(self, name: str, page: View) -> None:
        """Put a view among the others; one that is none of VIEWS has neither run bar nor a place in the switch."""
        page.view_requested.connect(self.show_view)
        page.desk_requested.connect(self._on_mend)
        page.advised.connect(self.advice.show_advice)
        page.words_wanted.connect(lambda record_id: show_words(self, self._live.session, record_id))
        self._views[name] = page
        self.stack.addWidget(page)

    def show_view(self, name: str) -> None:
        """Open a view and give it the focus."""
        self.late.close()
        view = self.view_named(name)
        self._view = name
        keep_view(self._live, name)
        self.stack.setCurrentWidget(view)
        self.app_bar.show_view(name)
        self.run_bar.setVisible(name in VIEWS and name not in BARE_VIEWS)
        self.run_bar.set_slim(name in SLIM_VIEWS)
        self.actions_.enable_for(name)
        self._name_edits()
        self.status.show_view(view)
        view.take_focus()

    def reopen(self) -> None:
        """Open again what was half typed when the session was left without leave; the views do that themselves."""
        for act in half_typed(self._live):
            self.actions_[act].trigger()

    def advise(self, advice: AdviceText) -> None:
        """Say something under the app bar."""
        self.advice.show_advice(advice)

    def _name_edits(self) -> None:
        undoable, redoable = self._live.undoable, self._live.redoable
        self.actions_.name_edits(
            wording.edit_name(undoable) if undoable else None, wording.edit_name(redoable) if redoable else None
        )

    def _name_window(self) -> None:
        details = self._live.session.details
        self.app_bar.show_details(details)
        title = details.title or "Untitled session"
        self.setWindowTitle(f"{title} - Roundtable")

    def _on_change(self, change: Change) -> None:
        self._name_edits()
        self._settle_advice()
        if Details in change:
            self._name_window()

    def _settle_advice(self) -> None:
        """Take away what a command that succeeds has made untrue."""
        if self._refusal is not None and self.advice.advice() is self._refusal:
            self.advice.show_advice(self.failures.advice)
        self._refusal = None

    def _on_outlived(self, advice: AdviceText) -> None:
        if self.advice.advice() is advice:
            self.advice.show_advice(replace(advice, buttons=advice.buttons[1:], acts=advice.acts[1:]))

    def _on_advice_closed(self) -> None:
        """Hide what was read; what is still grave comes back."""
        self.advice.show_advice(self.failures.advice)

    def _on_refused(self, refused: Refused) -> None:
        words = wording.refusal(refused)
        # Where nobody asks for the reason, the session's form has the field, and a dialog has it for an undo.
        ways = {
            "loosening-needs-a-reason": ("Session…", self.actions_["details"].trigger),
            "undo-needs-a-reason": (SAY_WHY, lambda: WhyDialog(self._live, self).open()),
        }
        way = ways.get(refused.reason)
        told = (message for message in self.findChildren(Message) if message.isVisible())
        if any(message.text() == words and (way is None or message.window() is not self) for message in told):
            return
        title, stop, rest = words.partition(". ") if len(words) > LONG else (words, "", "")
        buttons, acts = ((way[0],), (way[1],)) if way else ((), ())
        self._refusal = AdviceText(Gravity.WARN, "circle-alert", title + stop.strip(), rest, buttons, acts=acts)
        self.advice.show_advice(self._refusal)

    def _on_undo(self) -> None:
        self.view.commit()
        self._live.undo()

    def _focused_part(self) -> str | None:
        """The part of the star whose words the Room shows."""
        room = self.view_named("Room")
        return room.centre.focused if isinstance(room, RoomView) else None

    def _on_save_star(self) -> None:
        past = self.view.centre.past() if isinstance(self.view, RoomView) else None
        self.star_files.ask(Past(*past) if past else None)

    def _on_slips(self) -> None:
        self.view.commit()
        SlipsDialog(self._live, self).open()

    def _on_history(self) -> None:
        self.view.commit()
        HistoryDialog(self._live, self).open()

    def _open_roster(self) -> RosterDialog:
        dialog = RosterDialog(self._live, self)
        dialog.papers_wanted.connect(self.papers.make)
        dialog.open()
        return dialog

    def _on_people_dropped(self, path: Path) -> None:
        self._open_roster().open_import(Source(path))

    def _on_send_copy(self) -> None:
        self.view.commit()
        self.files.save_copy()

    def _on_export(self) -> None:
        self.view.commit()
        self.files.export()

    def _on_export_sheets(self) -> None:
        self.view.commit()
        dialog = ExportSheetsDialog(self._live, self)
        dialog.advised.connect(self.advice.show_advice)
        dialog.open()

    def _on_pause(self) -> None:
        running = self._live.session.running
        paused = running is not None and running[1].paused_at is not None
        self._live.do(resume_item if paused else pause_item)

    def _on_backdate(self) -> None:
        if (running := self._live.session.running) is not None:
            self._live.do(backdate_item, started_at=running[1].started_at - timedelta(minutes=1))

    def _on_freeze_anywhere(self) -> None:
        freeze = self.actions_["freeze"]
        freeze.setEnabled(True)  # its own key is a letter where one writes, so it rests there
        freeze.trigger()
        self.actions_.enable_for(self._view)

    def _on_new_times(self) -> None:
        self.show_view("Room")
        if isinstance(self.view, RoomView):
            self.view.preview_slide(Slide.TIMES)

    def _on_search(self) -> None:
        self.app_bar.search.setFocus()
        self.app_bar.search.selectAll()

    def _on_searched(self, text: str) -> None:
        if text and self._view != "Desk":
            self.show_view("Desk")
            self.app_bar.search.setFocus()
        self.view_named("Desk").search(text)

    def _on_mend(self, record_id: str) -> None:
        self.show_view("Desk")
        self.view.mend(record_id)

    def _on_make_pdf(self) -> None:
        self.show_view("Report")
        if isinstance(self.view, ReportView):
            self.view.make_pdf()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the views end what they do, then tell that the window is gone; the app closes the session.

        Where not everything is on the disk it is asked first, and the window stays meanwhile.
        """
        if not self.leaving.may(self.close):
            event.ignore()
            return
        for view in self._views.values():
            view.stop()
        self.closed.emit()
        super().closeEvent(event)

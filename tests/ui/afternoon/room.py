"""What the facilitator and the computer do in the scripted afternoon: the agenda, a late day, cables, clocks."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.scenes import slug
from tests.ui.afternoon.book import MINUTE
from tests.ui.afternoon.checked import Held, Key
from tests.ui.afternoon.floor import Floor
from tests.ui.afternoon.screens import BEAMER
from tests.ui.capture.conftest import type_text
from tests.ui.projector.offscreens import OPERATOR, set_screens
from ui.dialogs.began import BeganDialog
from ui.slides.content import BlankSlide, SlideContent


class Afternoon(Floor):
    """Each act is done by keys and clicks and written into the book, and then all is compared."""

    def next(self, title: str) -> None:
        """N, and that item runs."""
        self.press(Key.Key_N)
        self.book.begin(title)
        self._runs(title)

    def go_back(self, title: str) -> None:
        """Shift+N, and that item goes on."""
        self.press(Key.Key_N, Held.ShiftModifier)
        self.book.go_back()
        self._runs(title)

    def start_out_of_order(self, title: str) -> None:
        """Enter in the agenda."""
        agenda = self.room.agenda.list
        agenda.setFocus()
        agenda.choose(slug(title))
        assert agenda.current_id() == slug(title)
        self.press(Key.Key_Return)
        self.run_from(seats=False)
        self.book.begin(title)
        self._runs(title)

    def end_item(self) -> None:
        """E: the item ends, and nothing runs."""
        self.press(Key.Key_E)
        self.book.end()
        self.check()

    def end_day(self) -> None:
        """N behind the last item: the day ends."""
        self.press(Key.Key_N)
        self.book.end()
        self.check()

    def _runs(self, title: str) -> None:
        running = self.live.session.running
        assert running is not None and running[0].title == title
        self.check()

    def extend(self, key: Qt.Key, minutes: int, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """A few minutes more, or fewer."""
        self.press(key, held)
        self.book.extend(minutes)
        self.check()

    def pause(self) -> None:
        """P: the clock stands still, or goes on."""
        self.press(Key.Key_P)
        self.book.paused = not self.book.paused
        self.check()

    def began_at(self, typed: str, *, earlier: timedelta) -> None:
        """The clock was started late: the time is typed."""
        self.press(Key.Key_B, Held.ControlModifier | Held.ShiftModifier)
        dialog = self.window.findChild(BeganDialog)
        assert dialog is not None and dialog.isVisible()
        dialog.field.field.selectAll()
        type_text(dialog.field.field, typed)
        QTest.keyClick(dialog.field.field, Key.Key_Return)
        assert not dialog.isVisible()
        dialog.deleteLater()
        self.window.activateWindow()
        self.book.back_date(earlier)
        self.check()

    def began_when_due(self, title: str) -> None:
        """The reminder's button: the item began when the one before ended."""
        since = self.book.at - self.book.ended
        self.click(self.window.run_bar.reminder.start)
        self.book.begin(title)
        self.book.back_date(since)
        self._runs(title)

    def take_plan(self, key: Qt.Key, cuts: dict[str, int]) -> None:
        """L and a number: the plan of that place is taken, which cuts these minutes."""
        self.press(Key.Key_L)
        panel = self.window.late.panel
        assert panel is not None
        name = panel.cards[key - Key.Key_1].name.text()
        self.press(key)
        assert self.window.late.panel is None
        self.window.view.take_focus()
        self.book.take(cuts)
        self.advice = name
        self.check()
        self.close_advice()

    def undo_plan(self) -> None:
        """Ctrl+Z: the minutes are there again."""
        self.press(Key.Key_Z, Held.ControlModifier)
        self.book.take_back()
        self.check()

    def close_advice(self) -> None:
        """What was read goes."""
        self.click(self.window.advice._close)
        self.advice = ""
        self.check()

    def show_slide(self, kind: type[SlideContent]) -> None:
        """Ctrl+PgDn: the room sees what comes next."""
        self.press(Key.Key_PageDown, Held.ControlModifier)
        self.check()
        assert isinstance(self.projector.content, kind)

    def blank(self) -> None:
        """B: the room's screen is blank, or not any more."""
        was = isinstance(self.projector.content, BlankSlide)
        self.press(Key.Key_B)
        self.check()
        assert isinstance(self.projector.content, BlankSlide) is not was

    def unplug(self) -> None:
        """The cable is pulled."""
        self._screens(OPERATOR)
        self.plugged = False
        self.check()

    def replug(self) -> None:
        """The cable is there again."""
        self._screens(OPERATOR, BEAMER)
        self.plugged = True
        self.qtbot.waitUntil(self.projector.isVisible)
        self.check()

    def _screens(self, *screens: dict[str, object]) -> None:
        focus = QApplication.focusWidget()
        set_screens(*screens)
        self.qtbot.waitUntil(lambda: not self.projector.is_settling)
        assert QApplication.focusWidget() is focus

    def sleep(self, minutes: float) -> None:
        """The computer sleeps; asked, it is left out."""
        self.clocks.sleep(minutes=minutes)
        self.book.pass_(minutes * MINUTE)
        self.question = f"The computer slept {minutes:.0f} min. Count it?"
        self.check()
        self.click(self.window.clock_question.buttons()[1])
        self.book.leave_out(minutes * MINUTE)
        self.question = f"{minutes:.0f} min of sleep left out."
        self.check()
        self._close_question()

    def set_clock(self, *, hours: int = 0, minutes: int = 0) -> None:
        """The computer's clock is set; no time has passed."""
        self.clocks.set_(hours=hours, seconds=60 * minutes)
        self.book.set_clock(timedelta(hours=hours, minutes=minutes))
        span = f"{hours} h" if hours else f"{abs(minutes)} min"
        self.question = f"The computer’s clock was set {span} {'forward' if hours + minutes > 0 else 'back'}."
        self.check()
        self._close_question()

    def _close_question(self) -> None:
        self.click(self.window.clock_question._close)
        self.question = ""
        self.check()

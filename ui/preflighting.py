"""The checks before the start, as a page of a session's window: offered on its day, and what they mend is done."""

from __future__ import annotations

from PySide6.QtCore import QObject

from roundtable.commands.projection import project
from roundtable.domain.preflight import Standing, is_to_be_offered
from roundtable.domain.projection import Slide
from ui.actions import VIEWS
from ui.clicking import Clicking
from ui.copying import Copying
from ui.live import Live
from ui.main.window import MainWindow
from ui.operator.room import RoomView
from ui.projector.window import ProjectorWindow
from ui.start.preflight import PreflightView
from ui.start.preflight_checks import Probes, findings
from ui.start.preflight_words import tally
from ui.widgets.advice import AdviceText, Gravity

PAGE = "Preflight"


class Preflighting(QObject):
    """Makes the page when it is first asked for."""

    def __init__(
        self, live: Live, window: MainWindow, projector: ProjectorWindow, clicking: Clicking, copying: Copying
    ) -> None:
        super().__init__(window)
        self._live, self._window, self._projector = live, window, projector
        self._clicking, self._copying = clicking, copying
        self._came_from = VIEWS[0]
        self._offered: AdviceText | None = None
        self.page: PreflightView | None = None
        self.probes = Probes(second_place=self._second_place, clicker=lambda: clicking.keys_when_on)
        window.preflight_requested.connect(self.open)

    def open(self) -> PreflightView:
        """Show the checks."""
        if self.page is None:
            self.page = PreflightView(self._live, self.probes)
            self.page.mend_requested.connect(self._on_mend)
            self.page.opened.connect(self._on_opened)
            self.page.left.connect(self._on_left)
            self._copying.placed.connect(self.page.look)
            self._window.clicker_turned.connect(self.page.look)
            self._window.add_page(PAGE, self.page)
        if self._offered is not None and self._window.advice.advice() is self._offered:
            self._window.advice.show_advice(None)
        if self._window.view is not self.page:
            self._came_from = self._window.view_name
        self._window.show_view(PAGE)
        return self.page

    def offer(self) -> None:
        """On the session's day, before anything has run, say what there is to look at, where nothing graver is said."""
        if not is_to_be_offered(self._live.session, self._live.now()) or self._window.advice.advice() is not None:
            return
        found = findings(self._live, self._window, self.probes)
        if any(each.standing in (Standing.MEND, Standing.LOOK) for each in found):
            rest = tally(found)
            self._offered = AdviceText(
                Gravity.INFO, "list-checks", "Before the room comes in.", rest, ("Look now",), acts=(self.open,)
            )
            self._window.advise(self._offered)

    def _second_place(self) -> tuple[str, str]:
        place = self._copying.place
        return place.name, place.trouble

    def _on_mend(self, act: str) -> None:
        match act:
            case "welcome":
                self._show_welcome()
            case "agenda":
                self._window.show_view("Room")
                if isinstance(self._window.view, RoomView):
                    self._window.view.agenda.take_focus()
            case _:
                self._window.actions_[act].trigger()

    def _on_opened(self) -> None:
        """The welcome for the room, the view Room for the operator; no clock starts by itself."""
        self._show_welcome()
        self._window.show_view("Room")

    def _show_welcome(self) -> None:
        if self._live.session.running is None:
            self._live.do(project, slide=Slide.WELCOME)
        if not self._projector.isVisible():
            self._projector.toggle()

    def _on_left(self) -> None:
        self._window.show_view(self._came_from)

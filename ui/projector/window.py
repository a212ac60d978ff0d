"""The window that the room sees: it watches the session and shows its slide; it never asks and never acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.frozen import held
from ui.projector.choices import screen_key
from ui.projector.screens import ScreenKeeper
from ui.projector.stage import Stage
from ui.slides.content import BlankSlide, BreakSlide, ClockSlide, QuestionSlide, QuoteSlide, SlideContent
from ui.slides.redacted import takes_back
from ui.slides.room_slide import RoomSlide
from ui.widgets.screen_map import ScreenChoice

if TYPE_CHECKING:
    from ui.live import Live

_WINDOW = QSize(960, 540)
"""The size of the projector in a window, when there is no second screen."""
_ALONE = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
_BESIDE = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus


class ProjectorWindow(QWidget):
    """Full screen and frameless on a second screen, else in a window on request; it never takes the focus.

    `screen_changed` tells what it stands on: "EPSON 1920×1080", "in a window", or "" while it is hidden;
    `screens_changed` that screens were plugged, unplugged or moved.
    """

    screen_changed = Signal(str)
    screens_changed = Signal()

    def __init__(self, live: Live, theme_name: str = "light", parent: QWidget | None = None) -> None:
        super().__init__(parent, _ALONE)
        self._live = live
        self._slide = RoomSlide()
        if (was := held(live)) is not None:
            self._slide.hold(was, live.session, live.now())
        self._build(theme_name)
        self._wire()
        self.render_session()

    def _build(self, theme_name: str) -> None:
        self.setWindowTitle("Roundtable projector")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stage = Stage(theme_name, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self._keeper = ScreenKeeper(self)

    def _wire(self) -> None:
        self._live.changed.connect(self._on_changed)
        self._live.ticked.connect(self._on_ticked)
        self._keeper.placing.connect(self._on_placing)
        self._keeper.placed.connect(self.screen_changed)
        self._keeper.leaving.connect(self.stage.darken)
        self._keeper.settled.connect(self.screens_changed)
        self._keeper.withdrawn.connect(self._on_withdrawn)

    # Where it stands

    def place_beside(self, operator: QWidget, remembered: str = "") -> None:
        """Stand on a screen that is not the operator's, on the remembered one if it is there; hide without one."""
        self._keeper.wanted = remembered or self._keeper.wanted
        self.setWindowFlags(_ALONE)
        self._keeper.keep_beside(operator)

    @property
    def screen_to_remember(self) -> str:
        """What to give to `place_beside` the next time; "" while it stands on no screen of its own."""
        return screen_key(self._keeper.screen) if self._keeper.screen else ""

    @property
    def is_settling(self) -> bool:
        """Whether a change of screens is still waited out."""
        return self._keeper.is_settling

    def toggle(self) -> None:
        """Hide the projector, or show it again; in a window when there is no second screen."""
        if self.isVisible():
            self._leave()
            return
        self.setWindowFlags(_ALONE)
        self._keeper.show(True)
        if not self.isVisible():
            self.show_in_window()

    def retake(self) -> None:
        """Take the screen back from whatever lies over it: the window is made anew and put where it belongs."""
        was_in_window = self.isVisible() and self._keeper.screen is None
        if was_in_window or not self._keeper.has_screen:
            self.stage.darken()
            self.hide()
            self.destroy()
            self.show_in_window()
            return
        self.setWindowFlags(_ALONE)
        self._keeper.rebuild()

    def swap(self) -> bool:
        """Change places with the operator's window; False when there is no second screen to do it on."""
        self.setWindowFlags(_ALONE)
        return self._keeper.swap()

    def choices(self) -> list[ScreenChoice]:
        """The screens of this computer, numbered from the left, for people to choose from."""
        return self._keeper.choices()

    def choose_screen(self, key: str) -> None:
        """Stand on the screen of that key from now on; on the operator's own one, the two change places."""
        self.setWindowFlags(_ALONE)
        self._keeper.choose(key)

    def show_in_window(self) -> None:
        """Show it as an ordinary window, for a single screen; the operator moves it by its title bar."""
        self.setWindowFlags(_BESIDE)
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.resize(_WINDOW)
        self.stage.prepare(_WINDOW)
        self.show()
        self.screen_changed.emit("in a window")

    def _leave(self) -> None:
        """Leave the screen, or the window that was asked for."""
        self._keeper.show(False)
        if self.isVisible():
            self.stage.darken()
            self.hide()
            self.screen_changed.emit("")

    # What it shows

    @property
    def content(self) -> SlideContent:
        """The slide that the room sees."""
        return self.stage.content

    @property
    def is_frozen(self) -> bool:
        """Whether the picture stands still."""
        return self._slide.is_frozen

    def freeze(self, frozen: bool) -> None:
        """Hold the picture whatever is projected, and show what is due when let go; words taken back leave anyway."""
        self._take(self._slide.freeze(frozen, self._live.session, self._live.now()))

    def dress(self, theme_name: str) -> None:
        """Paint in the theme "light" or "dark"."""
        self.stage.dress(theme_name)

    def render_session(self) -> None:
        """Show what the session asks for; nothing is painted when that reads as before."""
        self._take(self._slide.read(self._live.session, self._live.now()))

    def _take(self, content: SlideContent) -> None:
        """Go to a slide: black and words taken back at once, everything else by a cross-fade."""
        before = self.stage.content
        if content == before:
            return
        if _but_for_clock(before) == _but_for_clock(content):
            self.stage.retime(content)
        elif isinstance(content, QuestionSlide) and _but_for_star(before) == _but_for_star(content):
            self.stage.land(content)
        else:
            at_once = isinstance(content, BlankSlide) or takes_back(before, content)
            self.stage.take(content, at_once=at_once)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed, by its title bar or with the session, it stays hidden until it is asked for."""
        self.stage.fade.stop()
        self._leave()
        super().closeEvent(event)

    def _on_changed(self, change: object) -> None:
        self.render_session()

    def _on_ticked(self, now: datetime) -> None:
        self._take(self._slide.at(self._live.session, now))

    def _on_placing(self, geometry: QRect) -> None:
        """Have the slide ready before the window is shown: not even for a moment is there anything else in it."""
        self.stage.prepare(geometry.size())

    def _on_withdrawn(self) -> None:
        self.screen_changed.emit("")


def _but_for_clock(content: SlideContent) -> SlideContent:
    """The slide without what its clock says; a slide that has none at all stays different from one that has."""
    if isinstance(content, ClockSlide | BreakSlide):
        content = replace(content, time="")
    if isinstance(content, QuestionSlide | QuoteSlide | ClockSlide | BreakSlide) and content.clock is not None:
        return replace(content, clock=replace(content.clock, digits="", share=0, caption="", until="", label=""))
    return content


def _but_for_star(content: SlideContent) -> SlideContent:
    """A question without what was heard, and without its clock."""
    bare = _but_for_clock(content)
    return replace(bare, counts=replace(bare.counts, evidence={}, total=0)) if isinstance(bare, QuestionSlide) else bare

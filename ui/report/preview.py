"""The report as it will be printed: one page at a time, set anew a moment after each change."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.domain.session import Session
from roundtable.report.areas import Area
from roundtable.report.content import Origin
from ui import theme, wording
from ui.report.form_buttons import HIGH, FormButtons
from ui.report.press import Press, Proof
from ui.report.said import Said
from ui.report.sheet import Sheet
from ui.report.zoom_menu import ZoomMenu
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Surface

WAIT = 300
"""Milliseconds without a change before the report is set anew."""
LEAST = 240
"""Pixels of width of the smallest preview."""
_FOOT = 84
"""Pixels that are kept under the page for what is said of it."""


class Preview(Surface):
    """Page, its number, the buttons to turn it and how near it is seen.

    `proofed(Proof)` passes on what was said of the report, `jammed(str, int)` that a wish could not be met,
    `pressed(Origin)` which block of the outline was clicked on the page. The report is also set while the page is
    folded away, since the checks need it; only not while the whole view is.
    """

    proofed = Signal(object)
    jammed = Signal(str, int)
    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__("win", "l")
        self.press = Press(self)
        self._proof: Proof | None = None
        self._page = 0
        self._chapter: int | None = None
        self._session: Session | None = None
        self._set_for: Session | None = None
        self._awake = False
        self._wanted_width = LEAST
        self._lit: Origin | None = None
        self._follows = False
        self.offers_forms = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self.count = Label("Preview", Type.HEAD, "ink2")
        self.back = Button(icon="chevron-left", kind=Kind.QUIET, height=28, name="Page before")
        self.forward = Button(icon="chevron-right", kind=Kind.QUIET, height=28, name="Next page")
        self.zoom = Button("Fit", kind=Kind.QUIET, height=28)
        self.sheet = Sheet()
        self.page = self.sheet.page
        self.zoom.set_menu(ZoomMenu(self.sheet, self.zoom))
        self.said = Said()
        self.lights = Paragraph("What you write is lit; a click here leads to it.", Type.LIST, "ink3")
        self.back.setToolTip("Page before (wheel up, Page up)")
        self.forward.setToolTip("Next page (wheel down, Page down)")
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        head.addWidget(self.zoom)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, 8, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addLayout(head)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.said)
        column.addWidget(self.lights)
        column.addStretch(0)
        self.forms = FormButtons()
        column.addWidget(self.forms)
        self.lights.hide()

    def _wire(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._on_quiet)
        self.back.clicked.connect(lambda: self.turn_to(self._page - 1))
        self.forward.clicked.connect(lambda: self.turn_to(self._page + 1))
        self.sheet.turn_wanted.connect(lambda by: self.turn_to(self._page + by))
        self.sheet.zoomed.connect(self._on_zoomed)
        self.page.pressed.connect(self.pressed)
        self.press.proofed.connect(self._on_proofed)
        self.press.drawn.connect(self._on_drawn)
        self.press.jammed.connect(self._on_jammed)
        self.press.undrawn.connect(
            lambda what: self.said.say(f"The page could not be drawn ({what}). The session is safe.", "fails")
        )
        self._show_page()

    @property
    def proof(self) -> Proof | None:
        """The report as it was set last."""
        return self._proof

    def show_session(self, session: Session) -> None:
        """Set the report of a session once nothing has changed for a moment."""
        self._session = session
        if self._awake and session is not self._set_for:
            self._timer.start()

    def set_wanted_width(self, width: int) -> None:
        """Ask for so many pixels of width; a narrow window may give less."""
        self._wanted_width = max(width, LEAST)
        self.updateGeometry()

    def offer_forms(self, always_seen: bool) -> None:
        """Show the buttons of the other forms where they stay in sight and stand in one row."""
        margins = self._column.contentsMargins()
        room = self._wanted_width - margins.left() - margins.right()
        self.offers_forms = always_seen and room > self.forms.sizeHint().width()
        self.forms.setVisible(self.offers_forms)

    def sizeHint(self) -> QSize:
        """As wide as was asked for."""
        return QSize(self._wanted_width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A page that can still be told from another."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def set_awake(self, awake: bool) -> None:
        """Set reports while the view is seen, and what waited meanwhile; nothing while it is not."""
        self._awake = awake
        if awake and self._session is not None:
            self.show_session(self._session)
            self._show_page()
        elif not awake:
            self._timer.stop()

    @property
    def is_drawn(self) -> bool:
        """Whether a page is to be seen."""
        return self.page.has_picture

    def turn_to(self, page: int) -> None:
        """Show a page, counted from 0."""
        self._chapter = None
        before = self._page
        if self._proof is not None:
            self._page = min(max(page, 0), self._proof.built.pages - 1)
        if self._page != before:
            self.sheet.turned()
        self._show_page()

    def light(self, origin: Origin | None, *, follow: bool = True) -> None:
        """Light what comes from a place of the outline, and show it unless the page is to stay where it is."""
        self._lit = origin
        self.page.light(origin)
        first = self._pages_of(self._proof, origin)
        self._follows = follow and bool(first)
        if self._follows and self._page not in first:
            chapter = self._chapter
            self.turn_to(first[0])
            self._chapter = chapter
        elif self._follows:
            self.sheet.show_lit()

    def _pages_of(self, proof: Proof | None, origin: Origin | None) -> list[int]:
        """The pages, from 0, on which what comes from a place of the outline stands."""
        if proof is None or origin is None:
            return []
        return sorted({page for (page, _), came_from in proof.built.origins.items() if came_from == origin})

    def turn_to_chapter(self, number: int) -> None:
        """Show the page on which a section of the outline begins, counted from 0."""
        chapters = self._proof.built.chapters if self._proof is not None else ()
        if number < len(chapters):
            self.turn_to(chapters[number] - 1)
        self._chapter = number

    def _show_page(self) -> None:
        pages = self._proof.built.pages if self._proof else 0
        self.count.set_text(f"Page {self._page + 1} of {pages}" if pages else "Preview")
        self.back.setEnabled(self._page > 0)
        self.forward.setEnabled(self._page + 1 < pages)
        if self._proof is not None and self._awake:  # whoever sleeps may be gone before it is drawn
            width = round(self.page.width() * self.devicePixelRatioF())
            self.press.draw_page(self._proof.built, self._page, max(width, 200))

    def _on_quiet(self) -> None:
        if self._session is not None:
            self.said.say("Setting the report …", "waits")
            self._set_for = self._session
            self.press.set_report(self._session)

    def _on_proofed(self, proof: Proof) -> None:
        chapter = self._chapter
        self._page += self._moved(proof)
        self._proof = proof
        size = round(len(proof.built.data) / 1000)
        pages = wording.counted(proof.built.pages, "page")
        self.said.say(f"Set in {proof.seconds:.1f} s, {pages}, {size} kB", "set")
        self.lights.setVisible(bool(proof.built.origins))
        self.turn_to(self._page)
        self._chapter = chapter
        self.proofed.emit(proof)

    def _moved(self, after: Proof) -> int:
        """By how many pages what is lit has moved on, else the section turned to, or that the page begins in."""
        was, now = self._pages_of(self._proof, self._lit), self._pages_of(after, self._lit)
        if self._page in was and now:
            return now[0] - was[0]
        old, new = self._proof.built.chapters if self._proof else (), after.built.chapters
        if self._chapter is not None and self._chapter < len(new) != len(old):
            return new[self._chapter] - 1 - self._page
        begun = [number for number, first in enumerate(old) if first - 1 < self._page]
        number = self._chapter if self._chapter is not None else begun[-1] if begun else None
        return new[number] - old[number] if number is not None and number < len(old) == len(new) else 0

    def _on_drawn(self, page: int, picture: QImage, areas: tuple[Area, ...]) -> None:
        if page == self._page:
            self.page.setAccessibleName(self.count.text())
            self.page.show_picture(picture, areas)
            if self._follows:
                self._follows = False
                self.sheet.show_lit()

    def _on_zoomed(self) -> None:
        self.zoom.setText(ZoomMenu.named(self.sheet.zoom))
        self._show_page()

    def _on_jammed(self, what: str, wish: int) -> None:
        self._set_for = None
        self.said.say(f"The report could not be set ({what}). The session is safe.", "fails")
        self.jammed.emit(what, wish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page anew for its new width."""
        super().resizeEvent(event)
        before = self.page.width()
        margins = self._column.contentsMargins()
        head = margins.top() + self.back.height() + theme.GAP_S
        wide = self.width() - margins.left() - margins.right() - 1
        foot = _FOOT + (HIGH + theme.GAP_S if self.offers_forms else 0)
        self.sheet.set_room(QSize(wide, self.height() - head - foot))
        if self._proof is not None and self.page.width() != before:
            self._show_page()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Beside the page the wheel does what it does on it."""
        self.sheet.wheelEvent(event)

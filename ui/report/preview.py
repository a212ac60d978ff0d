"""The report as it will be printed: one page at a time, set anew a moment after each change."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from roundtable.domain.session import Session
from ui import theme, wording
from ui.report.press import Press, Proof
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Surface

WAIT = 300
"""Milliseconds without a change before the report is set anew."""
A4 = 297 / 210
LEAST = 240
"""Pixels of width of the smallest preview."""
NOTCH = 120
"""What Qt counts for one notch of a mouse wheel, in eighths of a degree."""


class Page(QWidget):
    """A sheet of paper: always white, whatever the theme."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setAccessibleName("Page of the report")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QImage) -> None:
        """Show a drawn page."""
        self._picture = picture
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether there is more than white paper."""
        return not self._picture.isNull()

    def hasHeightForWidth(self) -> bool:
        """A4."""
        return True

    def heightForWidth(self, width: int) -> int:
        """A4 upright."""
        return round(width * A4)

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(340, round(340 * A4))

    def minimumSizeHint(self) -> QSize:
        """Small, but a page."""
        return QSize(160, round(160 * A4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet and page, as large as the widget allows."""
        painter = paint.painter_for(self)
        width = min(self.width(), self.height() / A4)
        sheet = QRectF((self.width() - width) / 2, 0, width, width * A4)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, self._picture)
        paint.box(painter, sheet, 1, edge="line2")
        painter.end()


class Preview(Surface):
    """Page, its number and the buttons to turn it.

    `proofed(Proof)` passes on what was said of the report, `jammed(str)` that it could not be set. The report is also
    set while the page is folded away, since the checks need it; only not while the whole view is.
    """

    proofed = Signal(object)
    jammed = Signal(str)

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
        self._turned = 0
        self._build()
        self._wire()

    def _build(self) -> None:
        self.count = Label("Preview", Type.HEAD, "ink2")
        self.back = Button(icon="chevron-left", kind=Kind.QUIET, height=28, name="Page before")
        self.forward = Button(icon="chevron-right", kind=Kind.QUIET, height=28, name="Next page")
        self.page = Page()
        self.said = Paragraph("", Type.LIST, "ink2")
        self.back.setToolTip("Page before (wheel up)")
        self.forward.setToolTip("Next page (wheel down)")
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, 6, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addLayout(head)
        column.addWidget(self.page)
        column.addWidget(self.said)
        column.addStretch(1)

    def _wire(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._on_quiet)
        self.back.clicked.connect(lambda: self.turn_to(self._page - 1))
        self.forward.clicked.connect(lambda: self.turn_to(self._page + 1))
        self.press.proofed.connect(self._on_proofed)
        self.press.drawn.connect(self._on_drawn)
        self.press.jammed.connect(self._on_jammed)
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
        elif not awake:
            self._timer.stop()

    @property
    def is_drawn(self) -> bool:
        """Whether a page is to be seen."""
        return self.page.has_picture

    def turn_to(self, page: int) -> None:
        """Show a page, counted from 0."""
        self._chapter = None
        if self._proof is not None:
            self._page = min(max(page, 0), self._proof.built.pages - 1)
        self._show_page()

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
        if self._proof is not None:
            width = round(self.page.width() * self.devicePixelRatioF())
            self.press.draw_page(self._proof.built.data, self._page, max(width, 200))

    def _on_quiet(self) -> None:
        if self._session is not None:
            self.said.set_text("Setting the report …")
            self._set_for = self._session
            self.press.set_report(self._session)

    def _on_proofed(self, proof: Proof) -> None:
        chapter = self._chapter
        self._page += self._moved(proof)
        self._proof = proof
        size = round(len(proof.built.data) / 1000)
        pages = wording.counted(proof.built.pages, "page")
        self.said.set_text(f"Set in {proof.seconds:.1f} s, {pages}, {size} kB")
        self.turn_to(self._page)
        self._chapter = chapter
        self.proofed.emit(proof)

    def _moved(self, after: Proof) -> int:
        """By how many pages the section that was turned to has moved on, or the one that the page begins in."""
        old, new = self._proof.built.chapters if self._proof else (), after.built.chapters
        if self._chapter is not None and self._chapter < len(new) != len(old):
            return new[self._chapter] - 1 - self._page
        begun = [number for number, first in enumerate(old) if first - 1 < self._page]
        number = self._chapter if self._chapter is not None else begun[-1] if begun else None
        return new[number] - old[number] if number is not None and number < len(old) == len(new) else 0

    def _on_drawn(self, page: int, picture: QImage) -> None:
        if page == self._page:
            self.page.setAccessibleName(self.count.text())
            self.page.show_picture(picture)

    def _on_jammed(self, what: str) -> None:
        self._set_for = None
        self.said.set_text(f"The report could not be set ({what}). The session is safe.")
        self.jammed.emit(what)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page anew for its new width."""
        super().resizeEvent(event)
        if self._proof is not None:
            self._show_page()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn a page with each notch of the wheel; a touchpad's small steps add up to one."""
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= NOTCH:
            self.turn_to(self._page + (1 if self._turned < 0 else -1))
            self._turned = 0

"""Sets the report in a thread of its own and draws its pages; only the newest wish is carried out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage

from roundtable.domain.session import Session

if TYPE_CHECKING:
    from roundtable.report.areas import Area
    from roundtable.report.build import Built
    from roundtable.report.recount import Miscount
    from ui.report.forms import Order


@dataclass(frozen=True)
class Proof:
    """A report as it was set: the bytes, what was said of it, how long it took in seconds, and which wish it met.

    `miscounts` are the counted sentences in its texts that have become untrue.
    """

    built: Built
    seconds: float
    wish: int
    miscounts: tuple[Miscount, ...] = ()


class _Job(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        """Do the work in the pool's thread."""
        self._work()


class Press(QObject):
    """One thread, since PDFium knows only one; results come back as signals in the thread of the windows.

    `proofed(Proof)` after a report is set, `drawn(int, QImage, areas)` after a page (from 0) is drawn, and
    `published(Built, Order)` after a report in another form than PDF, or the list of actions, is written. What could
    not be done is a bug, told with a traceback's last line and by itself: `jammed(str, int)` for a report and the wish
    that it should have met, `undrawn(str)` for a page, `unpublished(str, Order)` for another form.
    """

    proofed = Signal(object)
    drawn = Signal(int, QImage, object)
    published = Signal(object, object)
    jammed = Signal(str, int)
    undrawn = Signal(str)
    unpublished = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._newest = 0
        self._newest_page = 0

    def set_report(self, session: Session) -> int:
        """Set the report of a session and return the number of the wish; an older one that has not begun is dropped."""
        self._newest += 1
        wish = self._newest
        self._pool.start(_Job(lambda: self._set(session, wish)))
        return wish

    def publish(self, session: Session, order: Order) -> None:
        """Write the report in another form than PDF; the preview goes on beside it."""
        self._pool.start(_Job(lambda: self._publish(session, order)))

    def draw_page(self, built: Built, page: int, width: int) -> None:
        """Draw a page of a report, `width` device pixels wide; an older wish that has not begun is dropped."""
        self._newest_page += 1
        wish = self._newest_page
        self._pool.start(_Job(lambda: self._draw(built, page, width, wish)))

    def wait(self) -> None:
        """Wait until nothing is under way, before the window goes."""
        self._pool.clear()
        self._pool.waitForDone()

    def _set(self, session: Session, wish: int) -> None:
        if wish != self._newest:
            return
        from roundtable.report.build import build_report  # noqa: PLC0415 - heavy, and only for reports
        from roundtable.report.recount import miscounts  # noqa: PLC0415 - as above

        began = time.perf_counter()
        try:
            built = build_report(session)
            seconds = time.perf_counter() - began
            counts = miscounts(session)
        except Exception as error:
            self.jammed.emit(_told(error), wish)
            return
        self.proofed.emit(Proof(built, seconds, wish, counts))

    def _publish(self, session: Session, order: Order) -> None:
        from roundtable.report.publication import publish  # noqa: PLC0415 - heavy, and only for reports

        try:
            built = publish(session, order.path.suffix, actions_only=order.actions_only)
        except Exception as error:
            self.unpublished.emit(_told(error), order)
            return
        self.published.emit(built, order)

    def _draw(self, built: Built, page: int, width: int, wish: int) -> None:
        if wish != self._newest_page:
            return
        try:
            picture, areas = _picture(built, page, width)
        except Exception as error:
            self.undrawn.emit(_told(error))
            return
        self.drawn.emit(page, picture, areas)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _picture(built: Built, page: int, width: int) -> tuple[QImage, tuple[Area, ...]]:
    import pypdfium2  # noqa: PLC0415 - heavy, and only for previews

    from roundtable.report.areas import areas_on  # noqa: PLC0415 - the report, loaded by now
    from roundtable.report.finished import PDFIUM  # noqa: PLC0415 - the report, loaded by now

    with PDFIUM, pypdfium2.PdfDocument(built.data) as document:
        sheet = document[page]
        bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True)
        size, line = (bitmap.width, bitmap.height), bitmap.stride
        picture = QImage(bytes(bitmap.buffer), *size, line, QImage.Format.Format_RGB888).copy()
        return picture, areas_on(sheet, page, built.origins)

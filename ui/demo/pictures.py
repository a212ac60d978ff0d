"""Pictures of every window, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from roundtable.commands.projection import project
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from ui import theme
from ui.actions import VIEWS
from ui.dialogs.details import DetailsDialog
from ui.dialogs.history import HistoryDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.roster import RosterDialog
from ui.settings import Settings
from ui.sitting import Sitting
from ui.slides.from_session import slide_content
from ui.slides.paint import paint
from ui.start.window import StartWindow

SLIDES = (Slide.WELCOME, Slide.QUESTION, Slide.QUOTE, Slide.STAR, Slide.BLANK)
SCREEN = QSize(1920, 1080)
PATIENCE = 0.4
"""Seconds for a window to settle before its picture is taken."""


class Pictures:
    """Takes the pictures into a folder; `names` are the files that it has written."""

    def __init__(self, application: QApplication, settings: Settings, folder: Path) -> None:
        self._application, self._settings, self._folder = application, settings, folder
        self.names: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)

    def take_all(self, sitting: Sitting, quote_id: Id, today: date) -> Iterator[float]:
        """Every view, dialog and slide of a session and the start screen, in both themes; steps are seconds to wait."""
        for name in ("light", "dark"):
            theme.apply(self._application, name)
            for view in VIEWS:
                sitting.window.show_view(view)
                yield PATIENCE
                self._take(sitting.window, f"window_{view.lower()}_{name}")
            yield from self._take_dialogs(sitting, name)
            start = StartWindow(self._settings, today)
            start.show()
            yield PATIENCE
            self._take(start, f"window_start_{name}")
            start.close()
            start.deleteLater()
            self._take_slides(sitting, quote_id, name)
        theme.apply(self._application, "light")

    def _take_dialogs(self, sitting: Sitting, name: str) -> Iterator[float]:
        live, window = sitting.live, sitting.window
        made = (
            ("session", DetailsDialog(live, window)),
            ("roster", RosterDialog(live, window)),
            ("history", HistoryDialog(live, window)),
            ("keys", KeysDialog(window)),
        )
        for what, dialog in made:
            dialog.open()
            yield PATIENCE / 2
            self._take(dialog, f"dialog_{what}_{name}")
            dialog.close()

    def _take_slides(self, sitting: Sitting, quote_id: Id, name: str) -> None:
        live = sitting.live
        for slide in SLIDES:
            live.do(project, slide=slide, quote_id=quote_id)
            picture = QPixmap(SCREEN)
            painter = QPainter(picture)
            paint(painter, QSizeF(SCREEN), slide_content(live.session, live.now()), name)
            painter.end()
            self._keep(picture, f"slide_{slide.value}_{name}")

    def _take(self, window: QWidget, name: str) -> None:
        self._keep(window.grab(), name)

    def _keep(self, picture: QPixmap, name: str) -> None:
        path = self._folder / f"{name}.png"
        if not picture.save(str(path)):
            raise OSError(f"{path} could not be written")
        self.names.append(path.name)

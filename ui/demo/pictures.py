"""Pictures of every window, in light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QCursor, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from ui import theme
from ui.dialogs.details import DetailsDialog
from ui.dialogs.history import HistoryDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.roster import RosterDialog
from ui.settings import Settings
from ui.sitting import Sitting
from ui.slides.from_session import content_of
from ui.slides.paint import paint
from ui.start.window import StartWindow

THEMES = ("light", "dark")
SCREEN = QSize(1920, 1080)
PATIENCE = 0.2
"""Seconds for a window to settle before its picture is taken."""


class Pictures:
    """Takes the pictures into a folder; `names` are the files that it has written."""

    def __init__(self, application: QApplication, settings: Settings, folder: Path) -> None:
        self._application, self._settings, self._folder = application, settings, folder
        self.names: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)
        QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())  # nothing is pointed at

    def take_views(self, sitting: Sitting, views: Iterable[str]) -> Iterator[float]:
        """The views of a session, in both themes; steps are seconds to wait."""
        sitting.window.advice.show_advice(None)
        for name in THEMES:
            theme.apply(self._application, name)
            for view in views:
                sitting.window.show_view(view)
                yield PATIENCE
                self._take(sitting.window, f"window_{view.lower()}_{name}")
        theme.apply(self._application, THEMES[0])

    def take_rest(self, sitting: Sitting, today: date) -> Iterator[float]:
        """Dialogs and the start screen, in both themes; steps are seconds to wait."""
        for name in THEMES:
            theme.apply(self._application, name)
            yield from self._take_dialogs(sitting, name)
            start = StartWindow(self._settings, today)
            start.show()
            yield PATIENCE
            self._take(start, f"window_start_{name}")
            start.close()
            start.deleteLater()
        theme.apply(self._application, THEMES[0])

    def take_slides(self, sitting: Sitting, quote_id: Id) -> None:
        """Every slide as it would be shown now, in both themes; nothing is put to the room."""
        session, now = sitting.live.session, sitting.live.now()
        for name in THEMES:
            for slide in Slide:
                picture = QPixmap(SCREEN)
                painter = QPainter(picture)
                paint(painter, QSizeF(SCREEN), content_of(session, now, slide, quote_id), name)
                painter.end()
                self._keep(picture, f"slide_{slide.value}_{name}")

    def _take_dialogs(self, sitting: Sitting, name: str) -> Iterator[float]:
        live, window = sitting.live, sitting.window
        made = (
            ("session", DetailsDialog(live, window)),
            ("roster", RosterDialog(live, window)),
            ("history", HistoryDialog(live, window)),
            ("keys", KeysDialog(live, window)),
        )
        for what, dialog in made:
            dialog.open()
            yield PATIENCE / 2
            self._take(dialog, f"dialog_{what}_{name}")
            dialog.close()

    def _take(self, window: QWidget, name: str) -> None:
        self._keep(window.grab(), name)

    def _keep(self, picture: QPixmap, name: str) -> None:
        path = self._folder / f"{name}.png"
        if not picture.save(str(path)):
            raise OSError(f"{path} could not be written")
        self.names.append(path.name)

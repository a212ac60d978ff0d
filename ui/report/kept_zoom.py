"""How near the page of the report is seen, from one sitting to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from ui.report.sheet import name_of, zoom_named
from ui.report.view import ReportView
from ui.settings import Settings


class KeptZoom(QObject):
    """Gives the report's view the zoom that was seen last when it is first shown, and keeps what is chosen there."""

    def __init__(self, stack: QStackedWidget, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._stack, self._settings = stack, settings
        self._view: ReportView | None = None
        stack.currentChanged.connect(self._on_shown)
        self._on_shown()

    def _on_shown(self) -> None:
        view = self._stack.currentWidget()
        if self._view is None and isinstance(view, ReportView):
            self._view = view
            sheet = view.preview.sheet
            sheet.set_zoom(zoom_named(self._settings.page_zoom))
            sheet.zoomed.connect(lambda: setattr(self._settings, "page_zoom", name_of(sheet.zoom)))

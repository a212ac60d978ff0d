"""The menu that says how near the page of the preview is seen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.report.sheet import Fit, Sheet, Zoom


class ZoomMenu(QMenu):
    """Offers the sizes that are named; keys and wheel go through more of them."""

    OFFERED: ClassVar[tuple[Zoom, ...]] = (Fit.PAGE, Fit.WIDTH, 100, 150, 200)

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sheet
        group = QActionGroup(self)
        self._choices = [self._offer(zoom, group) for zoom in self.OFFERED]
        self.addSeparator()
        for words, key, act in (
            ("Nearer", "Ctrl++", lambda: sheet.step(1)),
            ("Further", "Ctrl+-", lambda: sheet.step(-1)),
        ):
            # The keys are the view's: here they are only told.
            self.addAction(f"{words}\t{key}").triggered.connect(lambda _=False, act=act: act())
        self.aboutToShow.connect(self._mark)

    def _offer(self, zoom: Zoom, group: QActionGroup) -> QAction:
        words = zoom.value if isinstance(zoom, Fit) else f"{zoom} %"
        action = self.addAction(f"{words}\tCtrl+0" if zoom is Fit.PAGE else words)
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(lambda _=False: self._sheet.set_zoom(zoom))
        return action

    def _mark(self) -> None:
        for zoom, action in zip(self.OFFERED, self._choices, strict=True):
            action.setChecked(zoom == self._sheet.zoom)

    @staticmethod
    def named(zoom: Zoom) -> str:
        """What the button says."""
        if isinstance(zoom, Fit):
            return "Fit" if zoom is Fit.PAGE else "Width"
        return f"{zoom} %"

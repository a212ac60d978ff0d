"""The menus behind Figure and Source: what the session has of both, whenever they open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Reference
from roundtable.domain.session import Session
from roundtable.report.citing import citations
from ui import icons
from ui.report.block_cards import ICONS


class FigureMenu(QMenu):
    """Puts a figure in: `chosen(block)`, or `picture_requested`; `referred(id)` when a text is to refer to one."""

    chosen = Signal(object)
    picture_requested = Signal()
    referred = Signal(object)

    def __init__(self, session: Callable[[], Session], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        figures = self._session().all(Figure)
        for figure in figures:
            block = Block(BlockKind.FIGURE, figure.id)
            action = self.addAction(icons.icon(ICONS[block.kind]), _shown(figure.caption))
            action.triggered.connect(lambda _=False, block=block: self.chosen.emit(block))
        if figures:
            self.addSeparator()
        picture = self.addAction(icons.icon("file-image"), "A picture from a file…")
        picture.triggered.connect(lambda _=False: self.picture_requested.emit())
        self._fill_references(self.addMenu("Refer to a figure"), figures)

    def _fill_references(self, menu: QMenu, figures: tuple[Figure, ...]) -> None:
        numbered = [each for each in figures if each.place is FigurePlace.TEXT and not each.is_star]
        for figure in numbered:
            action = menu.addAction(_shown(figure.caption))
            action.triggered.connect(lambda _=False, figure_id=figure.id: self.referred.emit(figure_id))
        menu.setEnabled(bool(numbered))


class SourceMenu(QMenu):
    """Names a work in the text: `cited(str)` with what is to stand there; `chosen(block)` for the list of all.

    `references_requested` where the works themselves are kept.
    """

    cited = Signal(str)
    chosen = Signal(object)
    references_requested = Signal()

    def __init__(self, session: Callable[[], Session], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        works = citations(self._session().all(Reference))
        for work in works:
            action = self.addAction(icons.icon("text-quote"), _shown(work.words))
            action.setToolTip(work.title)
            action.triggered.connect(lambda _=False, typed=work.typed: self.cited.emit(typed))
        if works:
            self.addSeparator()
        listed = Block(BlockKind.REFERENCES)
        self.addAction(icons.icon(ICONS[listed.kind]), "The list of references").triggered.connect(
            lambda _=False: self.chosen.emit(listed)
        )
        self.addAction("References…").triggered.connect(lambda _=False: self.references_requested.emit())


def _shown(words: str) -> str:
    """As a menu shows it, in which "&" would mark a key; a long caption by its beginning."""
    short = words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
    return short.replace("&", "&&")

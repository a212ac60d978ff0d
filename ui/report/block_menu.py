"""The menu of the blocks that a section can be given besides texts and single quotes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace
from roundtable.domain.session import Session
from roundtable.domain.words import InsightKind
from ui import icons
from ui.report.block_cards import ICONS, PLURALS

_SINGLES = (
    ("The star", BlockKind.STAR),
    ("Action points", BlockKind.ACTIONS),
    ("Agenda, planned and actual", BlockKind.AGENDA),
    ("Who was heard", BlockKind.VOICES),
    ("References", BlockKind.REFERENCES),
    ("Contributors", BlockKind.CONTRIBUTORS),
)


class BlockMenu(QMenu):
    """Offers what the session has whenever it opens; `chosen(block)`, or `picture_requested` for one from a file.

    `referred(id)` when a text is to refer to a figure.
    """

    chosen = Signal(object)
    picture_requested = Signal()
    referred = Signal(object)

    def __init__(self, session: Callable[[], Session], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        session = self._session()
        for text, kind in _SINGLES:
            self._offer(self, text, Block(kind))
        self.addSeparator()
        quotes, insights = self.addMenu("All quotes on"), self.addMenu("Insights on")
        for segment in session.details.star.segments:
            self._offer(quotes, segment.title, Block(BlockKind.QUOTES, segment.id))
            self._offer(insights, segment.title, Block(BlockKind.INSIGHTS, segment.id))
        kinds = self.addMenu("Everything of a kind")
        for of_kind in InsightKind:
            self._offer(kinds, PLURALS[of_kind].capitalize(), Block(BlockKind.INSIGHTS, of_kind.value))
        self._fill_figures(self.addMenu("Figure"), session)
        self._fill_references(self.addMenu("Refer to a figure"), session)

    def _fill_figures(self, menu: QMenu, session: Session) -> None:
        for figure in session.all(Figure):
            self._offer(menu, figure.caption, Block(BlockKind.FIGURE, figure.id))
        if session.count(Figure):
            menu.addSeparator()
        picture = menu.addAction(icons.icon("file-image"), "A picture from a file…")
        picture.triggered.connect(lambda _=False: self.picture_requested.emit())

    def _fill_references(self, menu: QMenu, session: Session) -> None:
        figures = [each for each in session.all(Figure) if each.place is FigurePlace.TEXT and not each.is_star]
        for figure in figures:
            action = menu.addAction(figure.caption.replace("&", "&&"))
            action.triggered.connect(lambda _=False, figure_id=figure.id: self.referred.emit(figure_id))
        menu.setEnabled(bool(figures))

    def _offer(self, menu: QMenu, text: str, block: Block) -> None:
        action = menu.addAction(icons.icon(ICONS.get(block.kind, "file-text")), text)
        action.triggered.connect(lambda _=False: self.chosen.emit(block))

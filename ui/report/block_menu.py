"""The menu of the blocks that a section can be given, and of what becomes of the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from roundtable.domain.outline import Block, BlockKind
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


@dataclass(frozen=True)
class Acts:
    """What can be done with the block that is worked on."""

    chosen: bool = False
    moves_up: bool = False
    moves_down: bool = False


class BlockMenu(QMenu):
    """Offers what the session has whenever it opens: `chosen(block)`, or `text_requested` for a new text.

    What becomes of the chosen block stands below: `move_requested(int)`, `remove_requested`, as far as `acts` allows.
    """

    chosen = Signal(object)
    text_requested = Signal()
    move_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, session: Callable[[], Session], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.acts = Acts()
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        session = self._session()
        write = self.addAction(icons.icon("type"), "A text\tCtrl+Shift+↵")
        write.triggered.connect(lambda _=False: self.text_requested.emit())
        self.addSeparator()
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
        self.addSeparator()
        for text, icon, act, is_offered in (
            ("Move the block up\tAlt+↑", "arrow-up", lambda: self.move_requested.emit(-1), self.acts.moves_up),
            ("Move the block down\tAlt+↓", "arrow-down", lambda: self.move_requested.emit(1), self.acts.moves_down),
            ("Remove the block\tDel", "trash-2", self.remove_requested.emit, self.acts.chosen),
        ):
            action = self.addAction(icons.icon(icon), text)
            action.setEnabled(is_offered)
            action.triggered.connect(lambda _=False, act=act: act())

    def _offer(self, menu: QMenu, text: str, block: Block) -> None:
        action = menu.addAction(icons.icon(ICONS.get(block.kind, "file-text")), text)
        action.triggered.connect(lambda _=False: self.chosen.emit(block))

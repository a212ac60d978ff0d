"""Words and page beside the editor, and where there is no room for both a switch between them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import theme
from ui.report.outline import WIDTH as OUTLINE
from ui.report.preview import Preview
from ui.report.words import WIDTH, Words
from ui.widgets.panel import Surface
from ui.widgets.switch import Switch

PREVIEW_FROM = 1360
"""Pixels of width from which the preview has room beside the words; below it one of the two is shown."""
SHARE = 0.37
"""The part of what outline and words leave that the page takes."""
_WORDS, _PAGE = 0, 1


class Side(QVBoxLayout):
    """Places the two; `fold` says how wide the whole view is and whether a section is written."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Words()
        self.preview = Preview()
        self.switch = Switch(("Words", "Page"), name="Words or page")
        self.bar = Surface("panel", "lb")
        self._width, self._writes = 0, False
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(theme.GAP_L, 6, theme.GAP_L, 6)
        bar.addWidget(self.switch)
        bar.addStretch(1)
        parts = QHBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self.words)
        parts.addWidget(self.preview)
        self.setSpacing(0)
        self.addWidget(self.bar)
        self.addLayout(parts, 1)
        self.switch.chosen.connect(lambda _: self._show())

    def fold(self, width: int, *, writes: bool) -> None:
        """Show words and page, or where it is narrow one of them; a draft has no use for words."""
        self._width, self._writes = width, writes
        self._show()

    def look_for_words(self) -> None:
        """Show the words and put the caret where they are looked for."""
        self.switch.set_current(_WORDS)
        self._show()
        self.words.search.setFocus()

    def show_page(self) -> None:
        """Show the page, where there is room for one of the two only."""
        self.switch.set_current(_PAGE)
        self._show()

    def _show(self) -> None:
        wide, writes = self._width >= PREVIEW_FROM, self._writes
        shows_page = wide or not writes or self.switch.current() == _PAGE
        self.bar.setVisible(writes and not wide)
        self.words.setVisible(writes and (wide or not shows_page))
        self.preview.setVisible(shows_page)
        rest = self._width - OUTLINE - (WIDTH if wide and writes else 0)
        self.preview.set_wanted_width(round(rest * SHARE) if wide or not writes else WIDTH)
        self.preview.offer_forms(wide or not writes)

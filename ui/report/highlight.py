"""Shows in a text that is typed what will be emphasis, link and sign: read by the reader that the report is set by."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument, QTextLayout

from roundtable.report.markdown import Span
from roundtable.report.stretches import Stretch, stretches
from ui import theme


class Highlight(QObject):
    """Follows what is typed; nothing of it is in the text, nor in its undo."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._shown = ""
        self._stretches: list[tuple[int, int, Stretch]] = []
        document.contentsChanged.connect(self._follow)
        theme.changed.connect(self._show)
        self._follow()

    def at(self, position: int) -> Span:
        """How what is typed at a position would be set; behind a word as the word is."""
        for start, end, stretch in self._stretches:
            if not stretch.is_sign and start <= position <= end:
                return stretch.span
        return Span("")

    def _follow(self) -> None:
        """Read the text anew when it is another one; to show it says that it changed, too."""
        text = self._document.toPlainText()
        if text != self._shown:
            self._shown = text
            found = [*stretches(text, figures=True)]
            # Qt counts in units of UTF-16, of which an emoji has two.
            units = [0, *accumulate(1 + (letter > "\uffff") for letter in text)]
            self._stretches = [(units[each.start], units[each.end], each) for each in found]
            self._show()

    def _show(self) -> None:
        """Give each line its formats; of those that have other ones already, nothing is laid out anew."""
        ends = [end for _, end, _ in self._stretches]
        block = self._document.firstBlock()
        while block.isValid():
            begin, length = block.position(), block.length() - 1
            formats = []
            for start, end, stretch in self._stretches[bisect_left(ends, begin + 1) :]:
                if start >= begin + length:
                    break
                formats.append(_range(max(start - begin, 0), min(end - begin, length), stretch))
            if formats != block.layout().formats():
                block.layout().setFormats(formats)
                self._document.markContentsDirty(begin, block.length())
            block = block.next()


def _range(start: int, end: int, stretch: Stretch) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, _format(stretch)
    return found


def _format(stretch: Stretch) -> QTextCharFormat:
    found = QTextCharFormat()
    if stretch.is_sign:
        found.setForeground(theme.colour("ink3"))
        return found
    span = stretch.span
    if span.strong:
        found.setFontWeight(QFont.Weight.Bold)
    if span.emphasis:
        found.setFontItalic(True)
    if span.href or span.target:
        found.setForeground(theme.colour("accent"))
        found.setFontUnderline(True)
    return found

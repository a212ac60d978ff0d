"""The field of the capture line: real text whose instructions are tinted as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from roundtable.capture_line.several import MOST_LINES, lines_of
from roundtable.capture_line.typography import natural
from ui import theme
from ui.theme import Type
from ui.widgets import paint

Stretch = tuple[int, int]
_CARET = 2
_TOKEN_HEIGHT = 28
_MOST_SEEN = 6
"""So many of several lines are seen at once; the rest is scrolled to."""


class LineEdit(QPlainTextEdit):
    """A plain text edit of one line, or of as many as are pasted: input methods, undo and screen readers are Qt's own.

    `mark` says which stretches are instructions and which could not be read. `typed` after a key that put text in,
    `grew` when it is another number of lines high, `too_many` with the number of lines that were not pasted.
    """

    typed = Signal()
    grew = Signal()
    too_many = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: tuple[Stretch, ...] = ()
        self.setProperty("bare", True)
        self.setAccessibleName(name)
        self.setFont(theme.font(Type.CAPTURE))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setCursorWidth(_CARET)
        self.document().setDocumentMargin(2)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.takes_lines = True
        self._highlighter = _Highlighter(self)
        self._lines_seen = 0
        self._fit()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.blockCountChanged.connect(self._wrap_several)
        self.document().clearUndoRedoStacks()  # Qt counts what was just set up as a step that could be taken back

    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put in other text, the caret behind it; typing before cannot be undone into it."""
        self.setPlainText(text)
        self._to_end()

    def replace_stretch(self, start: int, end: int, text: str) -> None:
        """Put text in place of a stretch, as one step of undo, the caret behind it."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.text(), start))
        cursor.setPosition(_units(self.text(), end), cursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def set_mark(self, start: int, end: int, text: str) -> None:
        """Put text in place of a stretch, as one step of undo, the caret where it stands among the words."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(self.text(), start))
        cursor.setPosition(_units(self.text(), end), cursor.MoveMode.KeepAnchor)
        cursor.insertText(text)

    def join_lines(self) -> None:
        """Make one line of several, as one step of undo."""
        self.replace_stretch(0, len(self.text()), " ".join(lines_of(self.text())))

    def has_line_beyond(self, down: bool) -> bool:
        """Whether another line stands under the one with the caret, or above it."""
        cursor = self.textCursor()
        return cursor.movePosition(cursor.MoveOperation.Down if down else cursor.MoveOperation.Up)

    def go_to(self, place: int) -> None:
        """Put the caret behind so many characters."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.text(), place))
        self.setTextCursor(cursor)

    def caret(self) -> int:
        """Where the caret stands, in characters."""
        units = self.text().encode("utf-16-le", "surrogatepass")[: 2 * self.textCursor().position()]
        return len(units.decode("utf-16-le", "ignore"))

    def place_of(self, position: int) -> float:
        """The x of a character's left side, in the coordinates of this widget."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.text(), position))
        return self.viewport().mapTo(self, self.cursorRect(cursor).topLeft()).x()

    def mark(self, tokens: Sequence[Stretch], unread: Sequence[Stretch]) -> None:
        """Tint instructions, and underline what could not be read."""
        text = self.text()
        self._tokens = tuple((_units(text, start), _units(text, end)) for start, end in tokens)
        self._highlighter.mark(self._tokens, [(_units(text, start), _units(text, end)) for start, end in unread])
        self.viewport().update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, of many lines or, while words are mended, of one; to set its marks is a step of its own."""
        lines = lines_of(source.text())
        if self.takes_lines and len(lines) > MOST_LINES:
            self.too_many.emit(len(lines))
            return
        pasted = "\n".join(lines) if self.takes_lines and len(lines) > 1 else " ".join(source.text().splitlines())
        start = min(self.textCursor().anchor(), self.textCursor().position())
        self.insertPlainText(pasted)
        as_set = "\n".join(natural(line) for line in pasted.split("\n"))
        if as_set != pasted:
            cursor = self.textCursor()
            cursor.setPosition(start, cursor.MoveMode.KeepAnchor)
            cursor.insertText(as_set)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; then whoever sets marks may look at it."""
        super().keyPressEvent(event)
        if event.text().isprintable() and event.text():
            self.typed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method or a dead key has made."""
        super().inputMethodEvent(event)
        if event.commitString():
            self.typed.emit()

    def changeEvent(self, event: object) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)  # type: ignore[arg-type]  # PySide names the event's class only in its stub
        if hasattr(self, "_highlighter"):
            self._highlighter.rehighlight()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of each instruction, then the text."""
        painter = paint.painter_for(self.viewport())
        cursor = self.textCursor()
        first = self.cursorForPosition(QPoint(0, 0)).block().position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        for start, end in self._tokens:
            if start == end or end < first or start > last:
                continue
            cursor.setPosition(start)
            left = self.cursorRect(cursor)
            cursor.setPosition(end)
            right = self.cursorRect(cursor)
            if right.top() != left.top():
                continue  # it goes on in the next line; its colour and weight mark it
            middle = left.center().y() + 0.5
            width = right.left() - left.left()
            ground = QRectF(left.left() - 2, middle - _TOKEN_HEIGHT / 2, width + 5, _TOKEN_HEIGHT)
            paint.box(painter, ground, theme.RADIUS_TOKEN, "accenttint")
        painter.end()
        super().paintEvent(event)

    def _to_end(self) -> None:
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def _wrap_several(self, count: int) -> None:
        """One line is scrolled along; many are read whole."""
        wraps = QPlainTextEdit.LineWrapMode.WidgetWidth if count > 1 else QPlainTextEdit.LineWrapMode.NoWrap
        self.setLineWrapMode(wraps)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap if count > 1 else QTextOption.WrapMode.NoWrap)

    def _fit(self) -> None:
        """As high as its lines, up to some."""
        lines = max(1, min(round(self.document().size().height()), _MOST_SEEN))  # this kind of text counts in lines
        if lines == self._lines_seen:
            return
        self._lines_seen = lines
        line = QFontMetricsF(self.font()).lineSpacing()
        height = line + 2 * self.document().documentMargin()
        self.setFixedHeight(max(round(height), _TOKEN_HEIGHT) + 2 + round((lines - 1) * line))
        self.grew.emit()


class _Highlighter(QSyntaxHighlighter):
    """Sets instructions in accent and heavier, and underlines what could not be read."""

    def __init__(self, edit: LineEdit) -> None:
        super().__init__(edit.document())
        self._tokens: Sequence[Stretch] = ()
        self._unread: Sequence[Stretch] = ()

    def mark(self, tokens: Sequence[Stretch], unread: Sequence[Stretch]) -> None:
        """Remember the stretches, in UTF-16 units, and set them."""
        if (list(tokens), list(unread)) != (list(self._tokens), list(self._unread)):
            self._tokens, self._unread = tokens, unread
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Set one line."""
        token = QTextCharFormat()
        token.setForeground(theme.colour("accent"))
        token.setFontWeight(600)
        begin, length = self.currentBlock().position(), self.currentBlock().length()
        for start, end in self._within(self._tokens, begin, length):
            self.setFormat(start, end - start, token)
        unread = QTextCharFormat()
        unread.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        unread.setUnderlineColor(theme.colour("bad"))
        for start, end in self._within(self._unread, begin, length):
            self.setFormat(start, end - start, unread)

    @staticmethod
    def _within(stretches: Sequence[Stretch], begin: int, length: int) -> list[Stretch]:
        """Those of one line, counted from where it begins."""
        return [(start - begin, end - begin) for start, end in stretches if begin <= start < begin + length]


def _units(text: str, position: int) -> int:
    """Qt counts in UTF-16, Python in characters."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2

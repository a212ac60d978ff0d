"""The field of the capture line: one line of real text whose instructions are tinted as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QSyntaxHighlighter, QTextCharFormat, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

Stretch = tuple[int, int]
_CARET = 2
_TOKEN_HEIGHT = 28


class LineEdit(QPlainTextEdit):
    """A plain text edit of one line: input methods, undo and screen readers are Qt's own.

    `mark` says which stretches are instructions and which could not be read.
    """

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
        self._highlighter = _Highlighter(self)
        self._centre()
        self.document().clearUndoRedoStacks()  # Qt counts what was just set up as a step that could be taken back

    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put in other text, the caret behind it; typing before cannot be undone into it."""
        self.setPlainText(_one_line(text))
        self._to_end()

    def replace_stretch(self, start: int, end: int, text: str) -> None:
        """Put text in place of a stretch, as one step of undo, the caret behind it."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.text(), start))
        cursor.setPosition(_units(self.text(), end), cursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
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
        """Paste plain text, its lines joined."""
        self.insertPlainText(_one_line(source.text()))

    def changeEvent(self, event: object) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)  # type: ignore[arg-type]  # PySide names the event's class only in its stub
        if hasattr(self, "_highlighter"):
            self._highlighter.rehighlight()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of each instruction, then the text."""
        painter = paint.painter_for(self.viewport())
        cursor = self.textCursor()
        for start, end in self._tokens:
            if start == end:
                continue
            cursor.setPosition(start)
            left = self.cursorRect(cursor)
            cursor.setPosition(end)
            right = self.cursorRect(cursor)
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

    def _centre(self) -> None:
        height = QFontMetricsF(self.font()).lineSpacing() + 2 * self.document().documentMargin()
        self.setFixedHeight(max(round(height), _TOKEN_HEIGHT) + 2)


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
        for start, end in self._tokens:
            self.setFormat(start, end - start, token)
        unread = QTextCharFormat()
        unread.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        unread.setUnderlineColor(theme.colour("bad"))
        for start, end in self._unread:
            self.setFormat(start, end - start, unread)


def _units(text: str, position: int) -> int:
    """Qt counts in UTF-16, Python in characters."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())

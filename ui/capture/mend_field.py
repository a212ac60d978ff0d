"""The field in the place of a row's words: Enter takes what was mended, Alt+Enter cuts the words in two."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.area import TextArea
from ui.widgets.keycap import paint_cap

HINTS = (("↵", "mend"), ("Alt+↵", "split here"), ("Esc", "leave"))
OF_AN_ACTION = (("name: … by fri", "owner, day"),)
"""What is read beside the words of a promise."""
HINTS_HEIGHT = 30
_STEP = 14


class MendField(TextArea):
    """The words of a row, to be mended in their place.

    `entered(text)` at Enter; `split(first, second)` at Alt+Enter, with the words before and after the cursor; `left` at
    Esc.
    """

    entered = Signal(str)
    split = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Mend the words", use=Type.SAID, least=1, most=6, parent=parent)
        self._hints = _Hints(parent)
        self._spoken = spoken_hints()
        self.setAccessibleDescription(self._spoken)
        self.hide()

    def begin(self, text: str, *, of_an_action: bool) -> None:
        """Hold the words to mend; those of an action may name its owner and day."""
        self._hints.show_hints((*HINTS, *OF_AN_ACTION) if of_an_action else HINTS)
        self._spoken = spoken_hints(of_an_action)
        self.setPlainText(text)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say why what was typed is not taken, or with "" that nothing stands in its way."""
        self.set_refused(bool(sentence))
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence or self._spoken)

    def parts(self) -> tuple[str, str]:
        """The words before and after the cursor, which counts in UTF-16."""
        units = self.toPlainText().encode("utf-16-le")
        at = 2 * self.textCursor().position()
        return units[:at].decode("utf-16-le", "ignore"), units[at:].decode("utf-16-le", "ignore")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the words, Alt+Enter cuts them, Shift+Enter breaks the line, Esc leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.split.emit(*self.parts())
        elif enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys stand under it."""
        super().showEvent(event)
        self._hints.show()
        self._place_hints()

    def hideEvent(self, event: QHideEvent) -> None:
        """And go with it."""
        super().hideEvent(event)
        self._hints.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        """They follow it."""
        super().moveEvent(event)
        self._place_hints()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Also where it grows."""
        super().resizeEvent(event)
        self._place_hints()

    def _place_hints(self) -> None:
        """Under the field; over it where the list ends."""
        box, parent = self.geometry(), self.parentWidget()
        self._hints.setFixedWidth(box.width())
        below = box.bottom() + 2
        fits = parent is None or below + self._hints.height() <= parent.height()
        self._hints.move(QPoint(box.left(), below if fits else box.top() - self._hints.height() - 2))
        self._hints.raise_()


def spoken_hints(of_an_action: bool = False) -> str:
    """The keys for a screen reader."""
    reads = ", a name and a colon before the words set the owner, by and a day set the day" if of_an_action else ""
    return f"Enter mends, Alt and Enter split at the cursor, Escape leaves the words as they were{reads}"


class _Hints(QWidget):
    """The keys that work in the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(HINTS_HEIGHT)
        self._shown: tuple[tuple[str, str], ...] = HINTS
        self.hide()

    def show_hints(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Show these keys, each with what it does."""
        self._shown = hints
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each key with what it does."""
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), theme.RADIUS, "base", "line2")
        x, middle = 8.0, self.height() / 2
        base = paint.baseline(middle, theme.metrics(Type.META))
        for key, words in self._shown:
            x += paint_cap(painter, x, middle, key) + 5
            x += paint.text(painter, x, base, words, Type.META, "ink2") + _STEP
        painter.end()

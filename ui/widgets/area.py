"""Several lines to type into, growing with what is typed."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.typing_first import TypingFirst

FRAME = 10
"""Pixels of border and padding above and below the text together, as app.qss has them."""


class TextArea(QPlainTextEdit):
    """Plain text from `least` to `most` lines high (0: as many as it has); Tab goes on to the next field.

    A `bare` one has neither border nor padding: it stands in a page as the text itself.
    """

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        use: Type = Type.BODY,
        least: int = 2,
        most: int = 8,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._use, self._least, self._most, self._bare = use, least, most, bare
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(theme.font(use))
        self.setProperty("bare", bare)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        TypingFirst(self)
        self.document().contentsChanged.connect(self._fit)
        self._fit()

    def set_refused(self, refused: bool) -> None:
        """Frame the text in red, or no longer."""
        if refused != self.is_refused():
            self.setProperty("refused", refused)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def is_refused(self) -> bool:
        """Whether what is typed was refused."""
        return bool(self.property("refused"))

    def _fit(self) -> None:
        """Be as high as the text is at the width that it has now."""
        text, pitch = self._text_height()
        fits = not self._most or text <= self._most * pitch + 1
        high = max(text if fits else self._most * pitch, self._least * pitch)
        frame = 0 if self._bare else FRAME
        self.setFixedHeight(math.ceil(high + 2 * self.document().documentMargin()) + frame)
        # While everything fits, half a pixel too many would already bring a scroll bar.
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)

    def _text_height(self) -> tuple[float, float]:
        """Pixels of all lines together, and of one."""
        height, pitch = -self.document().documentMargin(), 0.0  # the last block's rectangle holds the margin under it
        block = self.document().firstBlock()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            pitch = pitch or block.layout().lineAt(0).height()
            block = block.next()
        return height, pitch

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        """Any width that holds a word or two."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the inner ring of a refused one with the focus."""
        super().paintEvent(event)
        if self.is_refused() and self.hasFocus():
            painter = paint.painter_for(self.viewport())
            paint.box(painter, QRectF(self.viewport().rect()), 3.5, edge="accent", width=1.5)
            painter.end()

"""Several lines to type into, growing with what is typed."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint


class TextArea(QPlainTextEdit):
    """Plain text from `least` to `most` lines high; Tab goes on to the next field."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        use: Type = Type.BODY,
        least: int = 2,
        most: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._use, self._least, self._most = use, least, most
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(theme.font(use))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._on_size_changed()

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

    def _on_size_changed(self) -> None:
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        pitch = theme.metrics(self._use).lineSpacing()
        self.setFixedHeight(math.ceil(lines * pitch) + 18)
        # While everything fits, half a pixel too many would already bring a scroll bar.
        fits = self.document().size().height() <= self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)

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

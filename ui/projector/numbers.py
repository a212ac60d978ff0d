"""Big numbers on all screens, while one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.screen_map import ScreenChoice

_SHARE = 0.3
"""Side of a card by the lesser side of its screen."""
_OFF = 0.04


class ScreenNumber(QWidget):
    """A card at the lower left of one screen; it takes neither the pointer nor the keyboard."""

    def __init__(self, choice: ScreenChoice, parent: QWidget | None = None) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        quiet = Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowTransparentForInput
        super().__init__(parent, flags | quiet)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(f"Screen {choice.number}")
        self.number = choice.number
        self._is_room = choice.shows_room
        least = min(choice.geometry.width(), choice.geometry.height())
        side, off = round(_SHARE * least), round(_OFF * least)
        self.setGeometry(QRect(choice.geometry.left() + off, choice.geometry.bottom() - off - side, side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its number."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        painter.fillRect(area, theme.colour("now" if self._is_room else "accent"))
        painter.setFont(theme.font(Type.CLOCK, pixels=round(area.height() * 0.78)))
        painter.setPen(theme.colour("onnow" if self._is_room else "onaccent"))
        metrics = QFontMetricsF(painter.font())
        words = str(self.number)
        x = area.center().x() - metrics.horizontalAdvance(words) / 2
        painter.drawText(QPointF(x, area.center().y() + metrics.capHeight() / 2), words)
        painter.end()


class ScreenNumbers:
    """The cards of all screens."""

    def __init__(self) -> None:
        self.cards: list[ScreenNumber] = []

    def show(self, choices: Sequence[ScreenChoice]) -> None:
        """Put its number on each screen, and take older ones away."""
        self.hide()
        self.cards = [ScreenNumber(each) for each in choices]
        for card in self.cards:
            card.show()

    def hide(self) -> None:
        """Take the numbers away."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []

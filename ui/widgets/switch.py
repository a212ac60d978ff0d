"""The segmented switch: a few words side by side, one of them chosen (views, Counts | Words)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint

_PADDING = 12
_ICON = 14
_ICON_GAP = 6


class _Part(QPushButton):
    """One word of a switch."""

    def __init__(self, text: str, icon: str, height: int, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFixedHeight(height)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The word at its heaviest, so that the chosen one does not move its neighbours."""
        icon = _ICON + _ICON_GAP if self._icon else 0
        return QSize(math.ceil(paint.advance(self.text(), Type.HEAD)) + 2 * _PADDING + icon, self.height())

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the raised box of the chosen one, icon, word and focus."""
        painter = paint.painter_for(self)
        area, chosen = QRectF(self.rect()), self.isChecked()
        if chosen:
            light = theme.current() == "light"
            paint.box(painter, area, theme.RADIUS, "switchon", "line2" if light else None)
        tint = "disabled" if not self.isEnabled() else "ink" if chosen or self.underMouse() else "ink2"
        use = Type.HEAD if chosen else Type.LIST_MEDIUM
        icon = _ICON + _ICON_GAP if self._icon else 0
        x = (self.width() - icon - paint.advance(self.text(), use)) / 2
        if self._icon:
            icons.paint(painter, round(x), (self.height() - _ICON) / 2, self._icon, _ICON, tint)
        base = paint.baseline(self.height() / 2, theme.metrics(use))
        paint.text(painter, x + icon, base, self.text(), use, tint)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        painter.end()


class Switch(QWidget):
    """Exactly one of several; left and right move the choice while it has the focus.

    `chosen` is emitted with the index when the user chooses, not when `set_current` does.
    """

    chosen = Signal(int)

    def __init__(
        self,
        words: Sequence[str],
        *,
        name: str,
        icons: Sequence[str] = (),
        height: int = theme.HEIGHT_TAB,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for index, text in enumerate(words):
            part = _Part(text, icons[index] if icons else "", height - 4, self)
            self._group.addButton(part, index)
            row.addWidget(part)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(0)
        self._group.idClicked.connect(self._on_clicked)

    def current(self) -> int:
        """The index of what is chosen."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Choose without telling anybody."""
        self.part(index).setChecked(True)
        self._share_focus()

    def part(self, index: int) -> QAbstractButton:
        """The button of one word, for its tooltip or to disable it."""
        return self._group.button(index)

    def set_word(self, index: int, text: str) -> None:
        """Reword one of them, as a count goes up ("Here 12")."""
        part = self.part(index)
        if isinstance(part, _Part):
            part.set_words(text)

    def _on_clicked(self, index: int) -> None:
        self._share_focus()
        self.chosen.emit(index)

    def _share_focus(self) -> None:
        """Tab stops once, at what is chosen; left and right go on from there."""
        for part in self._group.buttons():
            policy = Qt.FocusPolicy.TabFocus if part.isChecked() else Qt.FocusPolicy.NoFocus
            part.setFocusPolicy(policy)
        self.setFocusProxy(self.part(self.current()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the trough."""
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), theme.RADIUS_CARD, "switch")
        painter.end()

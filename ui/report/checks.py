"""The checks below the outline: each line leads to its place, and beside it stands what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme, wording
from ui.report.noticed import Lead, Noticed
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import Paragraph
from ui.widgets.link import Link

EDGE = 4
"""Pixels between the edge of a line and its sign."""
HIGHEST = 168
"""Pixels that the lines take at most; more of them are scrolled."""
_SIGN = 28
"""Pixels for the sign before a line."""
TAKE_OVER = "Take the new count"


class Check(QAbstractButton):
    """One line with its icon: amber for a look, green for well. One that leads somewhere is pressed like a button."""

    def __init__(self, line: Noticed, *, is_well: bool) -> None:
        super().__init__()
        self.line = line
        self._icon, self._role = ("circle-check", "ok") if is_well else ("triangle-alert", "warn")
        self.words = Paragraph(line.text, Type.LIST, "ink", most=4)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(line.text)
        self.act = Link(_says(line)) if line.offer is not None else None
        leads = line.at is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        if line.at is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(line.at.words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIGN, 3, 6, 3)
        column.setSpacing(2)
        column.addWidget(self.words)
        if self.act is not None:
            column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        act = self.act.sizeHint().height() + 2 if self.act is not None else 0
        return self.words.heightForWidth(width - _SIGN - 6) + act + 6

    def sizeHint(self) -> QSize:
        """As its words at the width that it has now."""
        width = max(self.width(), 160)
        return QSize(width, self.heightForWidth(width))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon beside the first line, and the ground of one that can be pressed under the pointer."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        if self.line.at is not None and self.underMouse():
            paint.box(painter, area, theme.RADIUS, "hover")
        icons.paint(painter, EDGE, 3 + round(Type.LIST.leading / 2) - 8, self._icon, 16, self._role)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        painter.end()


def _says(line: Noticed) -> str:
    """What the button of a line says."""
    return line.offer.words if isinstance(line.offer, Lead) else TAKE_OVER


class Checks(QScrollArea):
    """The lines one under the other, as many as there are.

    `place_wanted(Lead)` where one leads, `act_wanted(Lead or Miscount)` what is to be done about it.
    """

    place_wanted = Signal(object)
    act_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Check] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the report is still being set."""
        self._show((Noticed("The report is set a moment after you stop writing."),), is_well=True)

    def show_noticed(self, told: Sequence[Noticed], pages: int) -> None:
        """Show what was noticed in a report of so many pages."""
        well = Noticed(f"{wording.counted(pages, 'page')}, nothing was left out")
        self._show(tuple(Noticed(f"{line.text}.", line.at, line.act) for line in told) or (well,), is_well=not told)

    def _show(self, lines: tuple[Noticed, ...], *, is_well: bool) -> None:
        if lines == tuple(check.line for check in self.lines):
            return  # whoever stands on one of them stays there
        for check in self.lines:
            self._column.removeWidget(check)
            check.hide()
            check.deleteLater()
        self.lines = [Check(line, is_well=is_well) for line in lines]
        for check in self.lines:
            check.clicked.connect(lambda _=False, check=check: self._on_clicked(check))
            if check.act is not None:
                check.act.clicked.connect(lambda _=False, check=check: self.act_wanted.emit(check.line.offer))
            self._column.addWidget(check)
        self._fit()

    def _on_clicked(self, check: Check) -> None:
        if check.line.at is not None:
            self.place_wanted.emit(check.line.at)

    def _fit(self) -> None:
        """Be as high as the lines, up to a height from which they are scrolled."""
        width = self.viewport().width()
        whole = sum(check.heightForWidth(width) for check in self.lines) + 2 * (len(self.lines) - 1)
        self.setFixedHeight(min(whole, HIGHEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def text(self) -> str:
        """All that is said, for screen readers and tests."""
        return "\n".join(check.words.text() for check in self.lines)

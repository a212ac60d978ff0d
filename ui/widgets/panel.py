"""Surfaces that hold other widgets: bars, rails, cards, hairlines and the heads of sections."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import Label


class Surface(QWidget):
    """A ground in the colour of a role with hairlines along some of its sides (letters l, r, t, b).

    A layout keeps off the hairlines by itself; set margins on the layout, not on the surface.
    """

    def __init__(self, ground: str | None = "panel", sides: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground, self._sides = ground, sides
        left, top, right, bottom = (1 if side in sides else 0 for side in "ltrb")
        self.setContentsMargins(left, top, right, bottom)  # or what it holds would hide its hairlines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and hairlines."""
        painter = paint.painter_for(self)
        if self._ground:
            painter.fillRect(self.rect(), theme.colour(self._ground))
        paint.hairlines(painter, QRectF(self.rect()), self._sides)
        painter.end()


class Card(QWidget):
    """A rounded box; `now` puts the gold bar of what runs at its left, `dashed` marks what may not be used."""

    def __init__(
        self,
        *,
        ground: str = "base",
        edge: str | None = "line2",
        radius: int = theme.RADIUS_CARD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground, self._edge, self._radius = ground, edge, radius
        self._now = self._chosen = self._dashed = False

    def set_now(self, now: bool) -> None:
        """Show or hide the gold bar."""
        self._now = now
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Frame the card in the accent: it is selected or previewed."""
        self._chosen = chosen
        self.update()

    def set_dashed(self, dashed: bool) -> None:
        """Draw the edge dashed."""
        self._dashed = dashed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its bar."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        edge, width = ("accent", 2.0) if self._chosen else (self._edge, 1.0)
        if self._now:  # the bar is straight, so the card must not round away behind it
            paint.box(painter, QRectF(0, 0, 3 * self._radius, area.height()), 2, self._ground, edge, width)
            painter.setClipRect(area.adjusted(2 * self._radius, 0, 0, 0))
        paint.box(painter, area, self._radius, self._ground, edge, width, self._dashed)
        painter.setClipping(False)
        if self._now:
            paint.box(painter, QRectF(0, 0, 4, area.height()), 2, "nowbar")
        painter.end()


class Hairline(QWidget):
    """A one-pixel line between regions or rows; `inset` leaves that many pixels free at both ends."""

    def __init__(self, inset: int = 0, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inset, self._vertical = inset, vertical
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = paint.painter_for(self)
        across = (0, self._inset) if self._vertical else (self._inset, 0)
        painter.fillRect(self.rect().adjusted(across[0], across[1], -across[0], -across[1]), theme.colour("line"))
        painter.end()


class SectionHead(QWidget):
    """The head of a section in a rail: title, count, and small buttons at the right."""

    def __init__(
        self,
        title: str,
        count: str = "",
        *buttons: QWidget,
        height: int = theme.HEIGHT_HEAD,
        margin: int = theme.GAP_L,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Label(title, Type.HEAD, "ink2")
        self._count = Label(count, Type.LIST_MEDIUM, "ink3", elides=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 0, margin - 4 if buttons else margin, 0)
        row.setSpacing(theme.GAP_XS)
        row.addWidget(self._title)
        row.addSpacing(3)
        row.addWidget(self._count)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Name the section anew."""
        self._title.set_text(title)

    def set_count(self, count: str) -> None:
        """Say how many there are: "5", "3 of 5"."""
        self._count.set_text(count)

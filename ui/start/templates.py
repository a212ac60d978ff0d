"""The templates as the start screen offers them: a picture, a name, how long it takes, what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_geometry import CANVAS, bounds
from roundtable.domain.star_thumbnail import Heard, thumbnail
from ui import icons, theme
from ui.star.painter import colours, paint_in
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import paint_paragraph

PICTURE = 76
"""Pixels of the picture's side."""


@dataclass(frozen=True)
class Template:
    """What a card says; `name` is the file in resources/templates/."""

    name: str
    title: str
    length: str
    words: str


TEMPLATES = (
    Template(
        "co-production-star",
        "Co-production star debate",
        "3 h 10 min",
        "Nine items over three hours: four Co’s, five steps, stories, a break, read-back.",
    ),
    Template(
        "plain-roundtable", "Plain roundtable", "2 h", "Welcome, three questions, read-back and promises. No star."
    ),
    Template("blank", "Blank", "as long as you like", "An empty agenda and an empty roster."),
)


class TemplateCard(QAbstractButton):
    """One template as a card to press."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self.setText(template.title)
        self.setAccessibleName(f"New session: {template.title}, {template.length}")
        self.setAccessibleDescription(template.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(172)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the card, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A third of the column."""
        return QSize(322, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, picture and words."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        raised = self.underMouse() or self.isDown()
        paint.box(painter, area, theme.RADIUS_BIG, "hover" if self.isDown() else "base", "edge" if raised else "line2")
        self._paint_picture(painter, QRectF(20, 16, PICTURE, PICTURE))
        base = paint.baseline(30, theme.metrics(Type.LIST))
        paint.text(painter, area.right() - 20, base, self.template.length, Type.LIST, "ink2", align="right")
        paint.text(painter, 20, 110, self.template.title, Type.CARD_TITLE, width=area.width() - 40)
        paint_paragraph(painter, 20, 121, area.width() - 40, self.template.words, Type.LIST, "ink2", most=2)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS_BIG)
        painter.end()

    def _paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        if self.template.name == "co-production-star":
            whole = {segment.id: Heard(1) for segment in CO_PRODUCTION.segments}
            primitives = thumbnail(CO_PRODUCTION, whole)
            paint_in(painter, primitives, colours("star", theme.current()), bounds(CO_PRODUCTION, CANVAS), rect)
        elif self.template.name == "plain-roundtable":
            _paint_table(painter, rect)
        else:
            _paint_sheet(painter, rect)


def _paint_table(painter: QPainter, rect: QRectF) -> None:
    """A table with twelve seats, one of them speaking."""
    centre, seats = rect.center(), 12
    painter.setPen(QPen(theme.colour("edge"), 1.2))
    painter.setBrush(theme.colour("canvas"))
    painter.drawEllipse(centre, 19, 19)
    painter.setPen(Qt.PenStyle.NoPen)
    for seat in range(seats):
        painter.save()
        painter.translate(centre)
        painter.rotate(seat * 360 / seats)
        painter.setBrush(theme.colour("nowline" if seat == 0 else "ink3"))
        painter.drawEllipse(QPointF(32, 0), 4.5, 4.5)
        painter.restore()


def _paint_sheet(painter: QPainter, rect: QRectF) -> None:
    """An empty sheet with a plus."""
    sheet = QRectF(rect.x() + 2, rect.y() + 6, 50, 64)
    paint.box(painter, sheet, theme.RADIUS, "canvas", "edge", 1.3, dashed=True)
    icons.paint(painter, sheet.center().x() - 8, sheet.center().y() - 8, "plus", 16, "ink2")

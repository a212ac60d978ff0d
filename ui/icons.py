"""Lucide icons, painted in the colour that a role has now and sharp at any density of pixels.

An icon is a QIcon whose engine reads the SVG when it is painted: it needs no rebuilding when the theme changes.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from roundtable import resources
from ui import theme

STROKE = "1.75"  # of the 24 units of a Lucide icon; its own 2 is heavy beside Atkinson


@cache
def _source(name: str) -> str:
    """The SVG of an icon, with our stroke. FileNotFoundError names the icon that was not shipped."""
    return resources.read_text("icons", f"{name}.svg").replace('stroke-width="2"', f'stroke-width="{STROKE}"')


@cache
def _pixmap(name: str, pixels: int, colour: str) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return pixmap


def _colour(role: str | QColor) -> QColor:
    return theme.colour(role) if isinstance(role, str) else role


def pixmap(name: str, size: int, role: str | QColor = "ink2", ratio: float = 1.0) -> QPixmap:
    """An icon `size` logical pixels wide, for a screen with `ratio` device pixels to the logical one."""
    result = QPixmap(_pixmap(name, max(1, round(size * ratio)), _colour(role).name()))
    result.setDevicePixelRatio(ratio)
    return result


def paint(painter: QPainter, x: float, y: float, name: str, size: int, role: str | QColor = "ink2") -> None:
    """Paint an icon with its upper left corner at x, y; the painter's device tells the density."""
    device = painter.device()
    ratio = device.devicePixelRatioF() * abs(painter.worldTransform().m11() or 1.0)
    source = _pixmap(name, max(1, round(size * ratio)), _colour(role).name())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(QRectF(x, y, size, size), source, QRectF(source.rect()))


class _Engine(QIconEngine):
    """Paints one icon in the colours of the theme in force."""

    _clones: list[QIconEngine] = []  # noqa: RUF012 - Shiboken frees a clone that Python lets go of, Qt still holds it

    def __init__(self, name: str, role: str, on_role: str) -> None:
        super().__init__()
        self._name, self._role, self._on_role = name, role, on_role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint into the largest square in the middle of `rect`."""
        size = min(rect.width(), rect.height())
        corner = QRectF(0, 0, size, size)
        corner.moveCenter(QRectF(rect).center())
        role = self._on_role if state is QIcon.State.On else self._role
        if mode is QIcon.Mode.Disabled:
            role = "disabled"
        paint(painter, corner.x(), corner.y(), self._name, size, role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a pixmap of `size` pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon as a pixmap of `size` logical pixels, as Qt counts them here since 6.8."""
        result = QPixmap(size * scale)
        result.setDevicePixelRatio(scale)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return result

    def clone(self) -> QIconEngine:
        """Another engine for the same icon, as QIcon asks for when a copy is changed."""
        twin = _Engine(self._name, self._role, self._on_role)
        self._clones.append(twin)
        return twin


def icon(name: str, role: str = "ink2", on_role: str = "accent") -> QIcon:
    """An icon for actions, menus and native widgets; `on_role` colours it when checked."""
    _source(name)
    return QIcon(_Engine(name, role, on_role))

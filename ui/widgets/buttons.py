"""The push button of Roundtable: kinds, icon, key cap, drop arrow, the states of looks.md 5."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.keycap import cap_width, paint_cap

_PADDING = 12
_ICON_GAP = 7
_KEY_GAP = 8
_DROP = 14


@dataclass(frozen=True)
class _Look:
    """Roles of a button at rest."""

    ink: str
    fill: str | None
    edge: str | None
    hover: str


class Kind(Enum):
    """What a button means. One PRIMARY in a window; NOW only for what runs; QUIET where frames would be noise."""

    PRIMARY = _Look("onaccent", "accent", None, "accent2")
    PLAIN = _Look("ink", "btn", "btnline", "btnhover")
    QUIET = _Look("ink2", None, None, "hover")
    NOW = _Look("onnow", "now", "nowline", "nowhover")
    DANGER = _Look("bad", "base", "bad", "badtint")
    WARN = _Look("warn", "warntint", None, "warnhover")


class Button(QPushButton):
    """A push button that is painted here, so that key caps and focus rings are exact.

    It takes the focus by Tab but not by a click: a click must not take the caret out of the capture line.
    Without a text it needs a `name`, which is also its tooltip unless `tip` says more.
    """

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        kind: Kind = Kind.PLAIN,
        key: str = "",
        height: int = theme.HEIGHT_BUTTON,
        use: Type = Type.CONTROL,
        weight: int | None = None,
        icon_size: int = 16,
        name: str = "",
        tip: str = "",
        drop: bool = False,
        from_left: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        if not (text or name):
            raise ValueError("a button without a text needs a name")
        self._icon, self._kind, self._key, self._drop = icon, kind, key, drop
        self._use, self._weight, self._icon_size = use, weight, icon_size
        self._from_left = from_left
        self._shows_key = self._shows_text = True
        self._on = False
        self._action: QAction | None = None
        self.setAccessibleName(name or text)
        self.setToolTip(tip or ("" if text else name))
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    # ---- what may change -------------------------------------------------------------------------------

    def set_kind(self, kind: Kind) -> None:
        """Make the button mean something else, as the bar's main button does while a panel is open."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon; "" for none."""
        self._icon = icon
        self._measure()

    def set_key(self, key: str) -> None:
        """Show another key on the cap; "" for none."""
        self._key = key
        self._measure()

    def set_shows_key(self, shows: bool) -> None:
        """Leave the key cap out where the window is narrow."""
        self._shows_key = shows
        self._measure()

    def set_shows_text(self, shows: bool) -> None:
        """Leave the words out where the window is narrow; they stay the name of the button."""
        self._shows_text = shows
        self._measure()

    def full_width(self) -> int:
        """Pixels that it takes with its words."""
        words = 0 if self._words else math.ceil(paint.advance(self.text(), self._use, weight=self._weight)) + _ICON_GAP
        wide = self.sizeHint().width()
        return wide if self._words else wide - self.height() + self._icon_size + 2 * _PADDING + words

    @property
    def _words(self) -> str:
        """The words that are seen."""
        return self.text() if self._shows_text or not self._icon else ""

    def set_on(self, on: bool) -> None:
        """Mark what the button stands for as switched on, without making it checkable."""
        self._on = on
        self.update()

    def is_on(self) -> bool:
        """Whether it is painted as switched on."""
        return self._on or self.isChecked()

    def setText(self, text: str) -> None:
        """Say something else, to the eye and to assistive technology."""
        super().setText(text)
        self.setAccessibleName(text)
        self._measure()

    def set_text(self, text: str) -> None:
        """The same as setText, in the words of this house."""
        self.setText(text)

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` when pressed; the drop arrow says so."""
        self.setMenu(menu)
        self._drop = True
        self._measure()

    def follow(self, action: QAction) -> None:
        """Stand for an action: do it when pressed, and share whether it is available, checked and why."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        action = self._action
        if action is None:
            return
        self.setEnabled(action.isEnabled())
        self._on = action.isChecked()
        self.setToolTip(action.toolTip())
        if not self.text():
            self.setAccessibleName(action.text().replace("&", ""))
        if self._key and not action.shortcut().isEmpty():
            self._key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, in a window as in a dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    # ---- measure -----------------------------------------------------------------------------------------

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[float, float, float, float]:
        """Widths of icon, text, key cap and drop arrow, each with the gap before it."""
        text = math.ceil(paint.advance(self._words, self._use, weight=self._weight)) if self._words else 0
        icon = self._icon_size + (_ICON_GAP if text else 0) if self._icon else 0
        key = cap_width(self._key) + (_KEY_GAP if text or icon else 0) if self._key and self._shows_key else 0
        drop = _DROP + (4 if text or icon else 0) if self._drop else 0
        return icon, text, key, drop

    def sizeHint(self) -> QSize:
        """As wide as what it shows; square when it is an icon alone."""
        icon, text, key, drop = self._parts()
        if icon and not (text or key or drop):
            return QSize(self.height(), self.height())
        return QSize(math.ceil(icon + text + key + drop) + 2 * _PADDING, self.height())

    def minimumSizeHint(self) -> QSize:
        """A button is never cut by its layout."""
        return self.sizeHint()

    # ---- paint -------------------------------------------------------------------------------------------

    def _colours(self) -> tuple[str, paint.Tint | None, str | None]:
        """Ink, fill and edge in the present state."""
        look = self._kind.value
        fill: paint.Tint | None = look.fill
        if not self.isEnabled():
            quiet = self._kind is Kind.QUIET
            return "disabled", None if quiet else "panel", "line" if look.edge or look.fill else None
        if self.is_on():
            return "ink", "sel", "accent"
        if self.isDown():
            fill = theme.mix(theme.colour(look.hover), theme.colour("ink"), 0.08)
        elif self.underMouse():
            fill = look.hover
        return look.ink, fill, look.edge

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, icon, text, key cap, drop arrow and focus ring."""
        painter = paint.painter_for(self)
        tint, fill, edge = self._colours()
        area = QRectF(self.rect())
        paint.box(painter, area, theme.RADIUS, fill, edge)
        self._paint_content(painter, tint)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS, filled=self._is_filled())
        painter.end()

    def _is_filled(self) -> bool:
        return self._kind in (Kind.PRIMARY, Kind.NOW) and self.isEnabled() and not self.is_on()

    def _paint_content(self, painter: QPainter, tint: str) -> None:
        icon, text, key, drop = self._parts()
        middle = self.height() / 2
        spare = self.width() - icon - text - key - drop
        x = float(_PADDING) if self._from_left else max(spare / 2, 4.0)
        if self._icon:
            icons.paint(painter, round(x), middle - self._icon_size / 2, self._icon, self._icon_size, tint)
            x += icon
        if self._words:
            room = text + min(spare - 8, 0)
            base = paint.baseline(middle, theme.metrics(self._use, weight=self._weight))
            paint.text(painter, x, base, self._words, self._use, tint, width=room, weight=self._weight)
            x += room
        if key:
            self._paint_key(painter, x + key - cap_width(self._key), middle, tint)
            x += key
        if self._drop:
            at = self.width() - _PADDING - _DROP if self._from_left else x + drop - _DROP
            role = tint if self._is_filled() or not self.isEnabled() else "ink3"
            icons.paint(painter, round(at), middle - _DROP / 2, "chevron-down", _DROP, role)

    def _paint_key(self, painter: QPainter, left: float, middle: float, tint: str) -> None:
        if self._is_filled():
            edge = QColor(paint.ink(tint))
            edge.setAlphaF(0.45)
            paint_cap(painter, left, middle, self._key, tint, edge)
        elif self.isEnabled():
            paint_cap(painter, left, middle, self._key, "ink2" if self._kind is Kind.WARN else "ink3")
        else:
            paint_cap(painter, left, middle, self._key, "disabled", "line")

"""The buttons of a clicker with the keys they send; while it learns, it takes every key that is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.clicker_keys import ClickerKeys, Press, key_name, native
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.keycap import cap_width, paint_cap

ROW = 48
BUTTONS = {
    Press.NEXT: ("Next", "the next slide of the item: question, star, then the words read back"),
    Press.BACK: ("Back", "the slide before"),
    Press.BLANK: ("Black", "nothing, and back again; B and . do that too, outside text fields"),
    Press.START: ("Start", "shows the projector when it is hidden"),
    Press.STOP: ("Start again", "what the start button sends in turn; it ends nothing"),
}
_MEANS_AT = 128


class ClickerPad(QWidget):
    """One row for each button. `key_sent(name, typed)` tells a key while it learns, Tab and Enter too."""

    key_sent = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = ClickerKeys()
        self._asked: Press | None = None
        self.setFixedHeight(ROW * len(BUTTONS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def asked(self) -> Press | None:
        """The button whose key is waited for."""
        return self._asked

    def show_keys(self, keys: ClickerKeys) -> None:
        """Show which key each button sends."""
        self._keys = keys
        self._describe()

    def ask(self, press: Press | None) -> None:
        """Wait for the key of a button; None ends learning."""
        self._asked = press
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if press else Qt.FocusPolicy.NoFocus)
        if press:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            words = f"Press {BUTTONS[press][0]} on the clicker"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._describe()

    def _describe(self) -> None:
        said = [f"{name}: {native(self._keys.keys[press]) or 'no key'}" for press, (name, _) in BUTTONS.items()]
        self.setAccessibleName("Buttons of the clicker")
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the longest meaning."""
        widest = max(paint.advance(meaning, Type.BODY) for _, meaning in BUTTONS.values())
        return QSize(round(_MEANS_AT + widest) + 130, self.height())

    def event(self, event: QEvent) -> bool:
        """Take all keys while it learns, before shortcuts and Tab do."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if self._asked is None or event.type() not in kinds or not isinstance(event, QKeyEvent):
            return super().event(event)
        event.accept()
        name = key_name(event)
        if event.type() is QEvent.Type.KeyPress and name and not event.isAutoRepeat():
            self.key_sent.emit(name, event.text())
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = paint.painter_for(self)
        for place, press in enumerate(BUTTONS):
            self._paint_row(painter, QRectF(0, place * ROW, self.width(), ROW), press)
        painter.end()

    def _paint_row(self, painter: QPainter, row: QRectF, press: Press) -> None:
        name, meaning = BUTTONS[press]
        asked = press is self._asked
        if asked:
            paint.box(painter, row.adjusted(0, 2, 0, -2), theme.RADIUS, "sel", "accent", 2)
        else:
            painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), theme.colour("line"))
        middle = row.center().y()
        base = paint.baseline(middle, theme.metrics(Type.BODY))
        key = native(self._keys.keys[press])
        right = row.right() - theme.GAP_L
        paint.text(painter, row.left() + theme.GAP_L, base, name, Type.CONTROL)
        room = right - _MEANS_AT - 120
        words = "press it on the clicker now" if asked else meaning
        paint.text(painter, row.left() + _MEANS_AT, base, words, Type.BODY, "ink" if asked else "ink2", width=room)
        if key and not asked:
            paint_cap(painter, right - cap_width(key), middle, key, "ink2")
        elif not asked:
            paint.text(painter, right, base, "no key of its own", Type.LIST, "ink3", align="right")

"""The line to type into: icon, hint of a key, the refused state, and what is said under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.keycap import cap_width, paint_cap
from ui.widgets.labels import Label
from ui.widgets.message import Message, Tone
from ui.widgets.typing_first import TypingFirst

_ICON = 16
_ICON_AT = 10


class Field(QLineEdit):
    """A line edit. The key cap at its right is shown while it is empty; a refused one keeps what was typed."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        name: str = "",
        icon: str = "",
        key: str = "",
        height: int = theme.HEIGHT_FIELD,
        use: Type = Type.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not (name or placeholder):
            raise ValueError("a field needs a name or a placeholder")
        self._icon, self._key = icon, key
        self._use = use
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setFont(theme.font(use))
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        TypingFirst(self)
        self.textChanged.connect(self._on_text_changed)
        self._on_text_changed("")

    def sizeHint(self) -> QSize:
        """Room for about twenty characters."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a short word beside icon and key."""
        margins = self.textMargins()
        return QSize(60 + margins.left() + margins.right(), self.height())

    def set_refused(self, refused: bool) -> None:
        """Frame the field in red, or no longer."""
        if refused != self.is_refused():
            self.setProperty("refused", refused)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def is_refused(self) -> bool:
        """Whether what is typed was refused."""
        return bool(self.property("refused"))

    def set_shows_key(self, shows: bool) -> None:
        """Leave the key cap out where the window is narrow."""
        self._key = self._key if shows else ""
        self._on_text_changed(self.text())

    def clear(self) -> None:
        """Empty it for good: Ctrl+Z does not bring back what was carried out or given up, as with Qt's own."""
        self.setText("")

    def _on_text_changed(self, text: str) -> None:
        left = _ICON_AT + _ICON - 4 if self._icon else 0
        right = round(cap_width(self._key)) if self._key and not text else 0
        self.setTextMargins(left, 0, right, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line edit, then icon, key cap and the inner ring of a refused field with the focus."""
        super().paintEvent(event)
        painter = paint.painter_for(self)
        middle = self.height() / 2
        if self._icon:
            tint = "ink3" if self.isEnabled() else "disabled"
            icons.paint(painter, _ICON_AT, middle - _ICON / 2, self._icon, _ICON, tint)
        if self._key and not self.text():
            paint_cap(painter, self.width() - 8 - cap_width(self._key), middle, self._key)
        if self.is_refused() and self.hasFocus():
            inner = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            paint.box(painter, inner, 3.5, edge="accent", width=1.5)
        painter.end()


class LabelledField(QWidget):
    """A field under its name, and over the line that says what was refused and how to mend it.

    `mended` carries the text of the mend that was pressed; whoever listens decides what it means.
    """

    mended = Signal(str)

    def __init__(self, label: str, field: Field | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field or Field(name=label, height=36)
        self.label = Label(label, Type.HEAD, "ink2")
        self.label.setBuddy(self.field)
        self.label.setFixedHeight(26)
        self.setFocusProxy(self.field)
        self.message = Message()
        self.message.mended.connect(self.mended)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addWidget(self.field)
        column.addWidget(self.message)

    def refuse(self, text: str, *mends: str) -> None:
        """Refuse what is typed: red frame, sentence, mends. The words stay."""
        self.field.set_refused(True)
        self._say(Tone.BAD, text, mends)

    def warn(self, text: str, *mends: str) -> None:
        """Accept what is typed, but say what to look at."""
        self.field.set_refused(False)
        self._say(Tone.WARN, text, mends)

    def confirm(self, text: str) -> None:
        """Say how what is typed was understood."""
        self.field.set_refused(False)
        self._say(Tone.OK, text, ())

    def settle(self) -> None:
        """Say nothing more."""
        self.field.set_refused(False)
        self.field.setAccessibleDescription("")
        self.message.hush()

    def _say(self, tone: Tone, text: str, mends: tuple[str, ...]) -> None:
        self.message.say(tone, text, *mends)
        self.field.setAccessibleDescription(text)

"""Where each copy of a session goes too, such as a USB stick: chosen here, with its state and its room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QVBoxLayout, QWidget

from ui import icons, numbers, theme
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.labels import Label
from ui.widgets.message import Message, Tone
from ui.widgets.panel import Card

_ICON = 28
_WORDS_AT = 68
LINE = "Each copy that is kept of a session goes there too. The session stays where it is."
LONGEST_NAME = 32
"""Characters of a folder's name that are said."""


@dataclass(frozen=True)
class SecondPlace:
    """How the second place stands: its folder (None when there is none), the last copy there, the room left in bytes.

    `trouble` is empty or says why no copy went there, `at` is in the zone in which it is to be told.
    """

    folder: Path | None = None
    at: datetime | None = None
    free: int | None = None
    trouble: str = ""

    @property
    def name(self) -> str:
        """What people call it: the last part of its path, or the drive."""
        name = (self.folder.name or str(self.folder)) if self.folder else ""
        return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"

    @property
    def stands(self) -> str:
        """One sentence or two: the last copy and the room, or what is the matter."""
        if self.trouble:
            return f"{self.trouble}. It is tried again with the next copy."
        last = f"Last copy at {numbers.clock_time(self.at)}." if self.at else "The next copy goes there."
        return f"{last} {numbers.size(self.free)} free." if self.free is not None else last


class _PlaceCard(Card):
    """The folder by its name and its whole path, and how it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", Type.CARD_TITLE)
        self._path = Label("", Type.META, "ink3")
        self.message = Message()
        column = QVBoxLayout(self)
        column.setContentsMargins(_WORDS_AT, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addWidget(self._path)
        column.addSpacing(theme.GAP_XS)
        column.addWidget(self.message)
        column.addStretch(1)

    def show_place(self, place: SecondPlace) -> None:
        """Show how it stands."""
        self._name.set_text(place.name)
        self._path.set_text(str(place.folder))
        tone = Tone.WARN if place.trouble else Tone.OK if place.at else Tone.INFO
        self.message.say(tone, place.stands)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its icon."""
        super().paintEvent(event)
        painter = paint.painter_for(self)
        icons.paint(painter, 22, (self.height() - _ICON) / 2, "usb", _ICON, "ink2")
        painter.end()


class SecondPlaceDialog(PanelDialog):
    """Asks where; `chosen(Path | None)` says it, None for no second place any more."""

    chosen = Signal(object)

    def __init__(self, place: SecondPlace, parent: QWidget | None = None, *, live: Live | None = None) -> None:
        super().__init__("Second place for copies", LINE, parent, width=620, live=live)
        self._place = place
        self._card = _PlaceCard()
        lines = (
            "Plug in a USB stick or think of another disk, and choose a folder there. A stick may be pulled any time."
        )
        self._empty = Empty("usb", "No second place yet", lines)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._card)
        self._stack.addWidget(self._empty)
        self.body.addLayout(self._stack)
        self.stop: Button = self.add_button("No second place", kind=Kind.QUIET)
        self.choose: Button = self.add_button("Choose a folder…")
        self.leave: Button = self.add_button("Close", key="Esc")
        self.stop.clicked.connect(lambda: self.chosen.emit(None))
        self.choose.clicked.connect(self._on_choose)
        self.leave.clicked.connect(self.accept)
        self.show_place(place)
        (self.leave if place.folder else self.choose).setFocus()

    def show_place(self, place: SecondPlace) -> None:
        """Show how it stands now."""
        self._place = place
        here = place.folder is not None
        if here:
            self._card.show_place(place)
        self._stack.setCurrentWidget(self._card if here else self._empty)
        if not here and self.focusWidget() is self.stop:
            self.choose.setFocus()
        self.stop.setVisible(here)
        self.choose.set_kind(Kind.PLAIN if here else Kind.PRIMARY)
        self.leave.set_kind(Kind.PRIMARY if here else Kind.PLAIN)

    def _on_choose(self) -> None:
        start = self._place.folder or Path.home()
        dialog = QFileDialog(self, "Second place for copies", str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.chosen.emit(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

"""The choice of another speaker than whoever has the floor, from the chip before the line."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from ui.capture.faces import Faces
from ui.capture.first_key import FirstKey
from ui.capture.line_edit import LineEdit
from ui.capture.picker import FLOOR, UNKNOWN, Picker, who_offers
from ui.capture.speaker_button import SpeakerButton
from ui.live import Live


class Choosing(QObject):
    """Opens the picker under the chip; `chosen` when the line has another speaker.

    An organisation is typed into the line, where its speaker is found as with any other.
    """

    chosen = Signal()

    def __init__(self, live: Live, first_key: FirstKey, edit: LineEdit, button: SpeakerButton, over: QWidget) -> None:
        super().__init__(edit)
        self._live, self._first_key, self._edit, self._button, self._over = live, first_key, edit, button, over
        self.picker = Picker(over)
        self.picker.chosen.connect(self.take)
        button.clicked.connect(self.open)

    def open(self) -> None:
        """Open the choice."""
        under = QRect(self._button.mapTo(self._over, self._button.rect().topLeft()), self._button.size())
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picker.open(
            "Speaker", "Letters of a name", lambda typed: who_offers(self._live.session, typed, floor=True), under
        )

    def take(self, key: str) -> None:
        """Have another speaker: a person or an organisation by its id, whoever has the floor, or nobody yet."""
        session = self._live.session
        if key == FLOOR:
            self._first_key.follow_floor()
        elif key == UNKNOWN:
            self._first_key.choose(None)
        elif session.find(Contributor, Id(key)) is not None:
            self._first_key.choose(Id(key))
        else:
            self._edit.replace_stretch(0, 0, f"{Faces(session).of(None, Id(key)).name}: ")
        self.chosen.emit()

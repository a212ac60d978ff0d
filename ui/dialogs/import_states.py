"""What an import shows while there is nothing to preview: where to begin, that it reads, why it cannot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets.empty import Empty
from ui.widgets.labels import Label

SURE = "As exported by Eventbrite, Microsoft Forms, Google or Outlook contacts, Zoom and Excel"


def start_page() -> Empty:
    """Where to begin."""
    lines = "Choose a CSV file or vCards, or drop the file here. Copied rows of a spreadsheet are pasted in the roster."
    return Empty("file-input", "No list yet", lines, hint=SURE)


def refused_page() -> Empty:
    """Why a list cannot be read; its words are said later."""
    return Empty("file-text", "The list cannot be imported", "")


class Busy(QWidget):
    """That a list is read, and how far it is where that is known."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", Type.CARD_TITLE, align="centre")
        self._far = Label("", Type.META, "ink2", align="centre")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How far it is read")
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(320, 6)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP_M)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._far)
        column.addStretch(1)

    def show_name(self, name: str) -> None:
        """Say what is read."""
        self._name.set_text(f"Reading {name}")
        self.show_progress(0, 0)

    def show_progress(self, done: int, of: int) -> None:
        """Say how many have been read; of 0 is not known."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._far.set_text(f"{done:,} of {of:,}" if of else "")

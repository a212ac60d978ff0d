"""Writes proof slips into a folder without stopping the room: a file at a time, between other things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from roundtable.domain.records import Id
from roundtable.domain.session import Session

if TYPE_CHECKING:
    from roundtable.report.slips import Slip


def slips_in(session: Session, contributor_id: Id | None = None) -> tuple[Slip, ...]:
    """The slips of everybody, or of one person."""
    from roundtable.report.slips import slips_of  # noqa: PLC0415 - reportlab, and only for slips

    return slips_of(session, contributor_id)


class SlipSaving(QObject):
    """`went_on(int, int)` after each file: how many of how many; `done(int)` with all, `failed(str)` with the cause."""

    went_on = Signal(int, int)
    done = Signal(int)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._writing: Iterator[Path] | None = None
        self._written, self._of = 0, 0
        self._pause = QTimer(self)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._write_one)

    @property
    def is_busy(self) -> bool:
        """Whether files are still to be written."""
        return self._writing is not None

    def begin(self, slips: tuple[Slip, ...], folder: Path) -> None:
        """Write these slips into the folder; what was under way before is given up."""
        from roundtable.report.slip_files import FORMS, write_slips  # noqa: PLC0415 - as above

        self._writing = write_slips(slips, folder)
        self._written, self._of = 0, len(slips) * FORMS
        self._pause.start()

    def cancel(self) -> None:
        """Write no more; what is written stays."""
        self._writing = None
        self._pause.stop()

    def _write_one(self) -> None:
        if self._writing is None:
            return
        try:
            written = next(self._writing, None)
        except OSError as error:
            self.cancel()
            self.failed.emit(error.strerror or str(error))
            return
        if written is None:
            self.cancel()
            self.done.emit(self._written)
        else:
            self._written += 1
            self.went_on.emit(self._written, self._of)

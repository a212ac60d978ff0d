"""Keeps what is half written on the disk, a moment after each key, until the report holds it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.live import Live
from ui.report.editor import Editor
from ui.report.unkept import FIELD, PAUSE, Unkept, from_text


class Keeping(QObject):
    """Watches the editor; what it kept before a crash is `left`."""

    def __init__(self, live: Live, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._editor = live, editor
        self._kept = live.draft(FIELD)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep)
        editor.typed.connect(self._on_typed)

    @property
    def left(self) -> Unkept | None:
        """What was half written when the program ended without leave."""
        return from_text(self._kept)

    def keep_soon(self) -> None:
        """Keep it a moment after the last call."""
        self._pause.start()

    def keep_now(self) -> None:
        """Keep it before the window goes."""
        self._pause.stop()
        self._keep()

    def _on_typed(self) -> None:
        """Keep it a moment later; keys that follow do not put that off."""
        if not self._pause.isActive():
            self._pause.start()

    def _keep(self) -> None:
        """Keep what is half written as a draft, or forget the draft once the report holds it."""
        unkept = self._editor.unkept()
        text = unkept.as_text() if unkept else ""
        if text != self._kept:
            self._kept = text
            self._live.keep_draft(FIELD, text)

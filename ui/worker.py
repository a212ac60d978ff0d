"""A thread for what may take its time or never answer, such as a stick that was pulled or a share that is asleep."""

from __future__ import annotations

import logging
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)
T = TypeVar("T")


class _Mailbox(QObject):
    """Carries results over; it belongs to nobody, so that the thread may post to it however late."""

    arrived = Signal(object)


class Worker(QObject):
    """Does one job after another in a thread; what comes of each is handed over in the thread of the windows.

    Unlike a QThreadPool it is never waited for without end: a job that hangs dies with the program.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._mailbox = _Mailbox()
        self._mailbox.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._thread: Thread | None = None

    def do(self, job: Callable[[], T], then: Callable[[T], object]) -> None:
        """Have a job done, then call back with what it returned; a job that raises has no answer, and is logged."""
        if self._thread is None:
            self._thread = Thread(target=_work, args=(self._jobs,), daemon=True, name="roundtable-worker")
            self._thread.start()
        mailbox = self._mailbox
        self._jobs.put(lambda: _post(mailbox, job, then))

    def finish(self, seconds: float) -> bool:
        """Wait so long for what is under way; whether all of it is done. Nothing more may be asked for."""
        if self._thread is None:
            return True
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _on_arrived(self, hand_over: Callable[[], object]) -> None:
        hand_over()


def _work(jobs: SimpleQueue[Callable[[], None] | None]) -> None:
    while (job := jobs.get()) is not None:
        job()


def _post(mailbox: _Mailbox, job: Callable[[], T], then: Callable[[T], object]) -> None:
    try:
        result = job()
    except Exception:
        log.exception("a job of the worker failed")
        return
    mailbox.arrived.emit(lambda: then(result))

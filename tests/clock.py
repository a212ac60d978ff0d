"""A clock that stands still until a test lets time pass."""

from datetime import UTC, datetime, timedelta

from roundtable.clock_watch import Reading


class Clock:
    """Tells the same moment, with its time zone, until `pass_` is called."""

    def __init__(self, at: datetime = datetime(2026, 3, 5, 14, 0, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> datetime:
        """Let time pass, and return what the clock says then."""
        self.at += timedelta(hours=hours, minutes=minutes, seconds=seconds)
        return self.at


class Clocks(Clock):
    """The clocks of a computer that can sleep, and whose time of day can be set."""

    def __init__(self, at: datetime = datetime(2026, 3, 5, 14, 0, tzinfo=UTC)) -> None:
        super().__init__(at)
        self.through = self.awake = 1000.0

    def pass_(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> datetime:
        """Let time pass while the computer is awake."""
        self._run(timedelta(hours=hours, minutes=minutes, seconds=seconds), awake=True)
        return self.at

    def sleep(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass while the computer sleeps."""
        self._run(timedelta(minutes=minutes, seconds=seconds), awake=False)

    def set_(self, *, hours: float = 0, seconds: float = 0) -> None:
        """Set the time of day forward, or back; no time passes."""
        self.at += timedelta(hours=hours, seconds=seconds)

    def read(self) -> Reading:
        """What the watch is given."""
        return Reading(self.at.timestamp(), self.through, self.awake)

    def _run(self, span: timedelta, *, awake: bool) -> None:
        self.at = (self.at.astimezone(UTC) + span).astimezone(self.at.tzinfo)  # also in the nights of the changes
        self.through += span.total_seconds()
        self.awake += span.total_seconds() if awake else 0.0

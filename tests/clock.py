"""A clock that stands still until a test lets time pass."""

from datetime import UTC, datetime, timedelta


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

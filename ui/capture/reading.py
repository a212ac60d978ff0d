"""What the field of the capture line holds, read: one line, or as many as were pasted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from roundtable.capture_line.grammar import parse_line
from roundtable.capture_line.parsed import Parsed, Problem
from roundtable.domain.records import Id
from roundtable.domain.session import Session


@dataclass(frozen=True)
class Line:
    """A line that holds something, and where it begins in the field."""

    start: int
    text: str
    parsed: Parsed


@dataclass(frozen=True)
class Reading:
    """The lines of the field; places are those of the whole text."""

    lines: tuple[Line, ...] = (Line(0, "", Parsed()),)

    @property
    def is_several(self) -> bool:
        """Whether Enter notes more than one line."""
        return len(self.lines) > 1

    @property
    def parsed(self) -> tuple[Parsed, ...]:
        """What each line means."""
        return tuple(line.parsed for line in self.lines)

    @property
    def tokens(self) -> list[tuple[int, int]]:
        """The stretches that are instructions."""
        return [(line.start + each.start, line.start + each.end) for line in self.lines for each in line.parsed.tokens]

    @property
    def problems(self) -> list[Problem]:
        """What could not be read."""
        return [
            replace(each, start=line.start + each.start, end=line.start + each.end)
            for line in self.lines
            for each in line.parsed.problems
        ]

    @property
    def empty(self) -> Line | None:
        """The first of several lines that has no words."""
        return next((line for line in self.lines if line.parsed.is_empty), None) if self.is_several else None

    def at(self, place: int) -> Parsed:
        """What the line means that a place is in."""
        before = [line for line in self.lines if line.start <= place]
        return (before[-1] if before else self.lines[0]).parsed


class Reader:
    """Reads the field at every key; of many lines only those anew that are not as they were."""

    def __init__(self) -> None:
        self._seen_in: tuple[Session, date, Id | None] | None = None
        self._seen: dict[str, Parsed] = {}

    def read(self, text: str, session: Session, today: date, speaker: Id | None) -> Reading:
        """Read the text of a field, for a day and for whoever speaks where a line names nobody."""
        if self._seen_in is None or self._seen_in[0] is not session or self._seen_in[1:] != (today, speaker):
            self._seen_in, self._seen = (session, today, speaker), {}
        before, self._seen = self._seen, {}
        lines, start = [], 0
        for line in text.split("\n"):
            if line.strip():
                if (parsed := before.get(line)) is None:
                    parsed = parse_line(line, session, today=today, default_contributor_id=speaker)
                self._seen[line] = parsed
                lines.append(Line(start, line, parsed))
            start += len(line) + 1
        if not lines:
            lines = [Line(0, "", parse_line("", session, today=today, default_contributor_id=speaker))]
        return Reading(tuple(lines))

"""What the checks before the start say: the name of each, how it stands, and why it matters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from roundtable.domain.preflight import Finding, Standing
from roundtable.domain.words import Attribution
from ui.numbers import clock_time, counted, day, minutes, size

CHECKS = ("screen", "power", "disk", "copies", "clock", "people", "rule", "consent", "agenda", "fixed", "clicker")
"""The checks in the order of the list: the computer, then people and their rights, then the plan."""

NAMES = {
    "screen": "Second screen",
    "power": "Power",
    "disk": "Room for words",
    "copies": "Second place for copies",
    "clock": "Clock",
    "people": "People and sectors",
    "rule": "How words may be signed",
    "consent": "Consent",
    "agenda": "Agenda",
    "fixed": "Fixed points",
    "clicker": "Clicker",
}
WHY = {
    "screen": "The room sees its own screen, never yours. Without a second one the slides open in a window here.",
    "power": "Every word is on the disk the moment it is noted, but a dark laptop takes no more of them.",
    "disk": "When the disk is full, what is said can no longer be kept.",
    "copies": "A copy on a stick or another disk outlives the laptop.",
    "clock": "When somebody spoke, how late you are and when the day ends all come from this clock.",
    "people": "Sectors decide how widely words may be signed and whose share of the time is counted. Initials are how "
    "the desk names a speaker.",
    "rule": "Ask the room, then choose. Whoever asks for less keeps that. It can be made stricter at any time, for all "
    "or for one quote.",
    "consent": "Say what is noted and what will be printed, and ask. A yes that was noted can be shown later.",
    "agenda": "Clock, expected end and what to do when you are late all follow from the minutes of the items.",
    "fixed": "A fixed point is kept whatever happens before it: the caterer and the train do not wait.",
    "clicker": "With a clicker the facilitator goes through the slides from anywhere in the room.",
}
RULES = {
    Attribution.NAMED: "Named",
    Attribution.ORGANISATION: "Organisation",
    Attribution.SECTOR: "Sector",
    Attribution.UNATTRIBUTED: "Nobody",
}
LEAST = {
    Attribution.NAMED: "by name",
    Attribution.ORGANISATION: "organisation at most",
    Attribution.SECTOR: "sector at most",
    Attribution.UNATTRIBUTED: "no name at all",
}
"""What somebody asked for."""
UNTIL = {
    Attribution.NAMED: "names are shown",
    Attribution.ORGANISATION: "organisations are shown",
    Attribution.SECTOR: "sectors are shown",
    Attribution.UNATTRIBUTED: "no name is shown",
}
SIGNS = {
    Standing.GOOD: ("circle-check", "ok", ""),
    Standing.LOOK: ("triangle-alert", "warn", "Look"),
    Standing.MEND: ("circle-alert", "bad", "Mend"),
    Standing.OPEN: ("circle-slash", "ink3", ""),
}
"""Icon, role and word of each standing."""


@dataclass(frozen=True)
class Facts:
    """The facts of a finding, each as the kind of thing that it is."""

    finding: Finding

    def number(self, name: str) -> int:
        """A count."""
        value = self.finding.facts.get(name)
        return value if isinstance(value, int) else 0

    def text(self, name: str) -> str:
        """A word."""
        return str(self.finding.facts.get(name, ""))

    def time(self, name: str) -> str:
        """Hours and minutes."""
        value = self.finding.facts.get(name)
        return clock_time(value) if isinstance(value, datetime) else ""

    def day(self, name: str) -> str:
        """A day with its week-day."""
        value = self.finding.facts.get(name)
        return day(value) if isinstance(value, date) else ""

    def span(self, name: str) -> str:
        """Minutes in words."""
        return minutes(self.number(name))

    def rule(self, words: Mapping[Attribution, str] = RULES) -> str:
        """The rule of attribution."""
        rule = self.finding.facts.get("rule")
        return words[rule] if isinstance(rule, Attribution) else ""


_SAYS: dict[tuple[str, str], Callable[[Facts], str]] = {
    ("screen", "there"): lambda f: f"{f.text('name')}, {f.number('width')}×{f.number('height')}",
    ("screen", "small"): lambda f: f"{f.text('name')} has only {f.number('width')}×{f.number('height')}",
    ("screen", "mirrored"): lambda f: f"{f.text('name')} shows what you see: extend the desktop instead",
    ("screen", "none"): lambda f: "Only this one: plug the projector in, or show slides in a window",
    ("power", "mains"): lambda f: f"Plugged in{_charge(f)}",
    ("power", "battery"): lambda f: f"On battery{_charge(f)}; the agenda lasts {f.span('needed')}",
    ("power", "battery-lasts"): lambda f: f"On battery: {f.span('minutes')} left, the agenda lasts {f.span('needed')}",
    ("power", "battery-too-short"): lambda f: (
        f"On battery: {f.span('minutes')} left, the agenda lasts {f.span('needed')}"
    ),
    ("power", "unknown"): lambda f: "Unknown: this computer does not say. Is the cable in?",
    ("disk", "room"): lambda f: f"{_size(f)} free",
    ("disk", "little-room"): lambda f: f"Only {_size(f)} free",
    ("disk", "full"): lambda f: f"Nearly full: {_size(f)} free",
    ("disk", "unknown"): lambda f: "Unknown: the folder does not say how much room it has",
    ("copies", "there"): lambda f: f"Copies go to {f.text('name')}",
    ("copies", "troubled"): lambda f: f.text("trouble"),
    ("copies", "none"): lambda f: "No second place is set: there is one file, on this disk",
    ("clock", "right"): lambda f: f"{f.day('now')}, {f.time('now')}, {f.text('zone')}",
    ("clock", "never-set"): lambda f: f"{f.day('now')} {_year(f)}: it was never set",
    ("clock", "behind"): lambda f: f"It says {f.time('now')}, but something was noted at {f.time('last')}",
    ("clock", "no-day"): lambda f: f"{f.day('now')}, {f.time('now')}; the session has no day yet",
    ("clock", "other-day"): lambda f: f"Today is {f.day('now')}; the session is dated {f.day('held_on')}",
    ("clock", "other-zone"): lambda f: f"It is {f.time('now')} in {f.text('zone')}, which is not this computer’s zone",
    ("people", "complete"): lambda f: (
        f"{counted(f.number('of'), 'person', 'people')} from {counted(f.number('sectors'), 'sector')}"
    ),
    ("people", "nobody"): lambda f: "Nobody is on the roster yet",
    ("people", "no-sectors"): lambda f: "No sectors: time and words are counted by person alone",
    ("people", "without-sector"): lambda f: f"{_of(f)} without a sector: their words cannot be counted or protected",
    ("people", "without-initials"): lambda f: f"{_of(f)} without initials: the desk cannot name them",
    ("rule", "agreed"): lambda f: f"{f.rule()}, as agreed{_stricter(f)}",
    ("rule", "not-agreed"): lambda f: f"Not agreed yet; until then {f.rule(UNTIL)}{_stricter(f)}",
    ("consent", "noted"): lambda f: f"Noted of all {f.number('of')}",
    ("consent", "partly"): lambda f: f"Noted of {_of(f)}",
    ("consent", "not-noted"): lambda f: f"Noted of nobody yet, of {f.number('of')}",
    ("consent", "nobody"): lambda f: "Nobody to ask yet",
    ("agenda", "complete"): lambda f: f"{_plan(f)}; {_kept(f)}",
    ("agenda", "empty"): lambda f: "There is no agenda yet",
    ("agenda", "without-minutes"): lambda f: f"{counted(f.number('count'), 'item has', 'items have')} no minutes",
    ("fixed", "met"): lambda f: f"{_both(f)} can be met",
    ("fixed", "none"): lambda f: "None: every item follows the one before",
    ("fixed", "too-late"): lambda f: f"{f.text('title')}: fixed at {f.time('fixed')}, reached at {f.time('reached')}",
    ("fixed", "past"): lambda f: f"{f.text('title')}: fixed at {f.time('fixed')}, and it is {f.time('reached')}",
    ("fixed", "ends-too-late"): lambda f: f"Ends by {f.time('fixed')}; the plan ends at {f.time('reached')}",
    ("clicker", "on"): lambda f: f"On: {f.text('next')} for the next slide",
    ("clicker", "off"): lambda f: "Off: its keys do what they do on a keyboard",
}


def says(finding: Finding) -> str:
    """How a check stands, in a line."""
    return _SAYS[finding.check, finding.reason](Facts(finding))


def tally(findings: tuple[Finding, ...]) -> str:
    """All checks in a sentence: "Eleven checks, a minute. One to mend, two to look at."."""
    counts = {standing: sum(each.standing is standing for each in findings) for standing in Standing}
    open_ = [
        words
        for count, words in (
            (counts[Standing.MEND], f"{_number(counts[Standing.MEND])} to mend"),
            (counts[Standing.LOOK], f"{_number(counts[Standing.LOOK])} to look at"),
        )
        if count
    ]
    rest = ", ".join(open_) or "all is well"
    return f"{_number(len(findings)).capitalize()} checks, a minute. {rest[:1].upper()}{rest[1:]}."


def _number(count: int) -> str:
    words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return words[count] if count < len(words) else str(count)


def _charge(facts: Facts) -> str:
    percent = facts.finding.facts.get("percent")
    return f", {percent} %" if isinstance(percent, int) else ""


def _size(facts: Facts) -> str:
    return size(facts.number("free"))


def _year(facts: Facts) -> str:
    now = facts.finding.facts.get("now")
    return str(now.year) if isinstance(now, datetime) else ""


def _of(facts: Facts) -> str:
    return f"{facts.number('count')} of {facts.number('of')}"


def _stricter(facts: Facts) -> str:
    count = facts.number("stricter")
    return f"; {counted(count, 'person asks', 'people ask')} for less" if count else ""


def _plan(facts: Facts) -> str:
    ends = facts.time("ends")
    return f"{counted(facts.number('items'), 'item')}, {facts.span('minutes')}" + (f", ends {ends}" if ends else "")


def _kept(facts: Facts) -> str:
    kept = facts.number("read_back")
    return f"{minutes(kept)} kept for read-back" if kept else "no time kept for read-back"


def _both(facts: Facts) -> str:
    count = facts.number("count")
    return "The one ahead" if count == 1 else f"All {count}"

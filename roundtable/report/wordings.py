"""The report's own sentences: numbers in words, dates, and what counts say of the evidence; British English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

_WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(number: int) -> str:
    """A number in words up to twenty, in digits beyond."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def counted(number: int, one: str, several: str | None = None) -> str:
    """How many of something, in words: "one person", "seventeen people", "no people"."""
    return f"{in_words(number)} {one if number == 1 else several or one + 's'}"


def in_digits(number: int, one: str, several: str | None = None) -> str:
    """How many of something, in digits: "1 point", "17 points"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names as a list: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def long_date(day: date | None) -> str:
    """A date in full, "15 October 2026"; "" for no date."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def short_date(day: date | None) -> str:
    """A date for a narrow column, "15 Oct 2026"; "" for no date."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def clock(moment: datetime) -> str:
    """A time of day: "15:04"."""
    return f"{moment.hour}:{moment.minute:02d}"


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def in_a_sentence(name: str) -> str:
    """The name of a sector as it stands inside a sentence: "Sector bodies" becomes small, "NHS trusts" does not."""
    first = name.split(" ", 1)[0]
    return name[:1].lower() + name[1:] if first[1:].islower() or len(first) == 1 else name


def ended(sentence: str) -> str:
    """The sentence with a full stop, unless it has an end of its own."""
    return sentence if sentence.rstrip("”’)\"'").endswith((".", "!", "?", "…")) else sentence + "."


def evidence_line(points: int, spoke: int, sectors: int, missing: Sequence[str], host: str) -> str:
    """What stands under a segment's heading: "17 points from 5 of 6 sectors; the host did not speak to it".

    `missing` are the sectors that may be named as silent; `host` is the name of the host's own sector, or "".
    """
    if not points:
        return "none"
    line = in_digits(points, "point")
    if sectors > 1 and spoke:
        line += f" from all {in_words(sectors)} sectors" if spoke == sectors else f" from {spoke} of {sectors} sectors"
    silent = silence(missing, host)
    return f"{line}; {silent} to it" if silent else line


def silence(missing: Sequence[str], host: str) -> str:
    """Who did not speak: "the host did not speak", "no one from charities or students spoke"; "" for nobody."""
    others = [in_a_sentence(name) for name in missing if name != host]
    said = [f"no one from {listed(others, 'or')} spoke"] if others else []
    if host and host in missing:
        said.append("nor did the host" if said else "the host did not speak")
    if len(said) == 2:
        return f"no one from {listed(others, 'or')} or the host spoke"
    return "".join(said)


def difference(minutes: float) -> str:
    """How many minutes longer or shorter something took: "+3", "−1", "0"."""
    rounded = round(minutes)
    return f"+{rounded}" if rounded > 0 else f"−{-rounded}" if rounded < 0 else "0"

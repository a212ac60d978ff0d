"""What the command line says: warnings, refusals, and what a session holds, a line each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.outline import Figure, Reference, Section
from roundtable.domain.people import Contributor
from roundtable.domain.records import Record
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote

MOST_WARNINGS = 50
"""Warnings that are told line by line; of more, how many there are."""
COUNTED: Mapping[type[Record], tuple[str, str]] = {
    Contributor: ("contributor", "contributors"),
    AgendaItem: ("agenda item", "agenda items"),
    Quote: ("quote", "quotes"),
    ActionPoint: ("action point", "action points"),
    Insight: ("insight", "insights"),
    Figure: ("figure", "figures"),
    Reference: ("reference", "references"),
    Section: ("report section", "report sections"),
}


def holdings(session: Session) -> str:
    """What a session holds, in one line: "17 contributors, 46 quotes"."""
    counts = ((session.count(kind), names) for kind, names in COUNTED.items())
    return ", ".join(number(count, *names) for count, names in counts if count) or "no records yet"


def number(count: int, one: str, many: str) -> str:
    """A count with its noun: "1 page", "1,200 pages"."""
    return f"{count:,} {one if count == 1 else many}"


def named_by(error: OSError, arguments: argparse.Namespace) -> object:
    """The file that an error is about; not the one in the making, which nobody has heard of."""
    unknown = error.filename is None or str(error.filename).endswith(".part")
    return (arguments.out or arguments.rescue or arguments.file) if unknown else error.filename


def warn(warnings: Sequence[str]) -> None:
    """Say warnings on standard error; of very many, the first and how many more there are."""
    for warning in warnings[:MOST_WARNINGS]:
        complain(f"warning: {warning}")
    if (more := len(warnings) - MOST_WARNINGS) > 0:
        complain(f"warning: and {more:,} more")


def complain(line: str) -> None:
    """One line on standard error."""
    say(line, sys.stderr)


def say(line: str, stream: TextIO | None = None) -> None:
    """One line, whatever is in it, and whatever the terminal can show."""
    stream = stream or sys.stdout
    seen = "".join(c if c.isprintable() else "?" for c in line)
    encoding = stream.encoding or "utf-8"
    print(seen.encode(encoding, "replace").decode(encoding), file=stream)

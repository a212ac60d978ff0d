"""A proof slip as plain text, for an e-mail: what was said, how it will stand, and where to answer."""

from __future__ import annotations

import textwrap

from roundtable.report.slips import Slip
from roundtable.report.text import clean

MEASURE = 72
"""Characters of a line."""
ASK = (
    "Please say of each whether you stand by it as it reads, would rather have it in other words, or take it back. "
    "What you take back is printed nowhere."
)
ANSWERS = ("Confirm", "Reword", "Withdraw")


def slip_text(slip: Slip) -> str:
    """The slip in lines of at most 72 characters, each ended; nothing in it but text and spaces."""
    lines = [*_wrapped(slip.title), *_wrapped(slip.occasion), "", *_wrapped(f"Proof slip for {slip.name}")]
    lines += ["", *_wrapped(slip.rule), "", *_wrapped(ASK)]
    for number, entry in enumerate(slip.entries, start=1):
        lines += ["", "-" * MEASURE, "", *_wrapped(f"{number}. {entry.about}"), ""]
        lines += [line for part in entry.text.split("\n") for line in _wrapped(part, "    ")]
        lines += ["", *_wrapped(entry.signed, "    ")]
        lines += [line for note in entry.notes for line in _wrapped(note, "    ")]
        lines += ["", "    " + "   ".join(f"[ ] {answer}" for answer in ANSWERS), "    In other words:", ""]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(clean(text), MEASURE, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)

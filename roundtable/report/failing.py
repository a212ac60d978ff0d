"""What a report does where a part of it fails: that part is set plainly, with its words, and the host is told.

No report is refused to a host on the evening of the debate because of one table. Tests switch `DEGRADES` off, so that
whatever was not foreseen is seen there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from roundtable.report.content import (
    AgendaFigure,
    Bibliography,
    Counts,
    Cover,
    Findings,
    Grid,
    Heading,
    Illustration,
    Paragraph,
    Part,
    Points,
    Quotation,
    Report,
    StarFigure,
    VoicesFigure,
)
from roundtable.report.markdown import Rich, bare, joined, letters
from roundtable.report.text import plain

DEGRADES = True
"""Whether what fails is set plainly; where not, its exception goes on to whoever asked for the report."""
COVER: Final = -1
"""The place of the cover, which stands before all parts."""
CONTENTS: Final = -2
"""The place of the contents, which are made of all."""
_CALLED: Final = {
    Heading: "the heading",
    Paragraph: "a paragraph",
    Points: "a list",
    Findings: "the findings",
    Quotation: "a quote",
    Illustration: "a figure",
    StarFigure: "the star",
    VoicesFigure: "the chart of who was heard",
    AgendaFigure: "the chart of the agenda",
    Grid: "a table",
    Counts: "the row of figures",
    Bibliography: "the references",
}


@dataclass
class Progress:
    """The place of the part that is being set, None where it is none of them."""

    place: int | None = None


def plainer(report: Report, place: int | None, error: Exception) -> tuple[Report, str] | None:
    """The report with one part set more plainly or left out, and what to tell the host; None where there is no more."""
    why = type(error).__name__
    if place == COVER:
        cover = _plain_cover(report.cover)
        note = f"the cover: it could not be drawn as it should be ({why}) and is plain; the session is unharmed"
        return (replace(report, cover=cover), note) if cover != report.cover else None
    if place is None or not 0 <= place < len(report.parts):
        return None
    part = report.parts[place]
    made = tuple(_plain(part))
    where = f"{_CALLED[type(part)]}{_chapter(report, place)} could not be set as it should be ({why})"
    done = "its words are printed plainly" if made else "it is left out"
    parts = (*report.parts[:place], *made, *report.parts[place + 1 :])
    came = report.origins
    origins = (*came[:place], *came[place : place + 1] * len(made), *came[place + 1 :])
    return replace(report, parts=parts, origins=origins), f"report: {where}; {done}, and the session is unharmed"


def _chapter(report: Report, place: int) -> str:
    title = next((part.text for part in reversed(report.parts[:place]) if isinstance(part, Heading)), "")
    return f" under “{plain(title)[:60]}”" if plain(title) else ""


def _plain_cover(cover: Cover) -> Cover:
    return replace(cover, photo=None, photo_alt="", logos=(), logo_alts=(), star=None, evidence=None)


def _plain(part: Part) -> Iterator[Part]:
    """The words of a part in paragraphs, a heading without its star; nothing of what is a plain paragraph already."""
    if isinstance(part, Heading):
        bald = replace(part, segment="", evidence="")
        yield bald if bald != part else Paragraph(bare(part.text))
    elif not (isinstance(part, Paragraph) and part.role == "body" and part.text == bare(letters(part.text))):
        yield from (Paragraph(bare(plain(said))) for said in _said(part) if plain(said))


def _said(part: Part) -> Iterator[Rich | str]:
    """What a part says, line by line."""
    match part:
        case Heading() | Paragraph():
            yield part.text
        case Points() | Bibliography():
            yield from part.items
        case Findings():
            for each in part.items:
                yield from (each.claim, each.text, each.evidence)
        case Quotation():
            lead = f"{part.lead}: " if part.lead else ""
            yield joined("“", part.text, "”") if part.marked else joined(lead, part.text)
            yield from (part.signature, part.note)
        case Grid():
            if part.header:
                yield " · ".join(part.header)
            for row in part.rows:
                yield " · ".join(each for cell in row for each in (letters(cell.text), cell.below) if each)
        case Counts():
            yield from (f"{number} {label}" for number, label in part.items)
        case _:
            yield f"Figure {part.number}. {letters(part.caption)}"
            yield part.alt

"""The star in words, composed from its evidence: for those who do not see it, and what its marks mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from roundtable.domain.star import Segment
from roundtable.domain.star_chip_figure import Note
from roundtable.domain.star_strength import UNMEASURED
from roundtable.report.facts import Facts
from roundtable.report.wordings import ended, in_digits, listed

_KINDS: Final = {"quote": "Words", "insight": "Insight", "action": "Action point"}


def star_in_words(facts: Facts) -> str:
    """Every part of the star with what was heard there, who did not speak, whether it is contested, how strong it is.

    As every count that is printed, none singles out one person (see `facts`).
    """
    star = facts.session.details.star
    said = [f"{segment.label}: {_segment(facts, segment)}" for segment in star.segments]
    whole = f"{in_digits(facts.heard, 'point')} in all."
    return f"The star with what was heard on each part. {'. '.join(said)}. {whole}"


def notes_in_words(facts: Facts, notes: Iterable[Note]) -> str:
    """What hangs around the star, whole, each with its place, as in: Words on Map it: Ask us first."""
    labels = {segment.id: segment.label for segment in facts.session.details.star.segments}
    hanging = [(note, [labels[each] for each in note.segments if each in labels]) for note in notes]
    return " ".join(f"{_KINDS[note.kind]} on {listed(on)}: {ended(note.words)}" for note, on in hanging if on)


def legend(facts: Facts) -> tuple[str, ...]:
    """What the lines on the figure mean, a sentence without its full stop for each kind that it has."""
    said = []
    if any(heard.contested for heard in facts.evidence.values()):
        said.append("A hatched edge: hands were raised on both sides")
    if facts.strengths:
        said.append(
            "Bars, by a show of hands: how strong a part is now and, as the outline of an arrow, how strong it is to"
            " become, in the sector that supports it least"
        )
    return tuple(said)


def _segment(facts: Facts, segment: Segment) -> str:
    said = [facts.evidence_line(segment)]
    if facts.evidence[segment.id].contested:
        said.append("hands were raised on both sides")
    strength = facts.strengths.get(segment.id, UNMEASURED)
    found = [
        f"{score * 100:.0f} % {says}"
        for score, says in ((strength.now, "found it strong now"), (strength.ambition, "want it to become strong"))
        if score is not None
    ]
    if found:
        said.append(f"of the sector that supports it least, {listed(found)}")
    return "; ".join(said)

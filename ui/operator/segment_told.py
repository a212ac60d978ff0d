"""What a segment of the star tells where the pointer rests on it: what lies there, who is missing, what marks mean."""

from __future__ import annotations

from roundtable.domain.floor import Show
from roundtable.domain.session import Session
from roundtable.domain.star_strength import UNMEASURED, strengths
from ui import wording
from ui.operator.prompts import Gap, heard_on
from ui.star.values import lettered
from ui.wording import in_sentence


def told_of_segment(session: Session, gap: Gap) -> str:
    """Lines of a segment: "Map it: 12 quotes, 2 of 6 sectors", and what its hatching and its outlines stand for."""
    segment = gap.segment
    lines = [f"{lettered(gap.letter, segment.title)}: {heard_on(session, gap)}"]
    if gap.points and gap.missing:
        lines.append(f"Not heard: {', '.join(in_sentence(sector.name) for sector in gap.missing)}")
    if divided := sum(show.divides and show.segment == segment.id for show in session.all(Show)):
        statements = wording.counted(divided, "statement")
        lines.append(f"Contested (the hatched edge): hands on both sides of {statements}")
    strength = strengths(session).get(segment.id, UNMEASURED)
    if said := strength.in_words():
        lines.append(f"{said[0].upper()}{said[1:]}")
    return "\n".join(lines)

"""Where on the star, and where in the agenda, something belongs, in the words of a slide's label line."""

from __future__ import annotations

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.plain_text import plain
from roundtable.domain.session import Session


def place_label(session: Session, segments: tuple[str, ...]) -> str:
    """Where on the star something belongs: "Co-design, step 3 of 5: People it"; "" when nowhere."""
    star = session.details.star
    cos = [segment.label for segment in star.inner if segment.id in segments]
    steps = [(place, segment.label) for place, segment in enumerate(star.outer, start=1) if segment.id in segments]
    step = ""
    if len(steps) == 1:
        place, label = steps[0]
        step = f"step {place} of {len(star.outer)}: {label}" if cos else f"Step {place} of {len(star.outer)}, {label}"
    elif steps:
        step = ", ".join(label for _, label in steps)
    return ", ".join([*cos, *([step] if step else [])])


def item_label(session: Session, item: AgendaItem) -> str:
    """The label over an item's question: its place on the star, else its title, else "2 of 9"."""
    label = place_label(session, item.segments) or (item.title if item.question else "")
    if label:
        return label
    items = session.all(AgendaItem)
    return f"{items.index(item) + 1} of {len(items)}"


def item_words(item: AgendaItem) -> str:
    """What the room is asked: the item's question, else its title."""
    return plain(item.question) or item.title


def next_words(item: AgendaItem | None) -> str:
    """What comes next, in a line: "Next: People it. Who is missing?"; "" when nothing does."""
    if item is None:
        return ""
    question = plain(item.question)
    return f"Next: {item.title}. {question}" if question and question != item.title else f"Next: {item.title}"

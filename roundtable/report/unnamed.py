"""A session in which nobody says and is called anything: what its report says is the program's own, and tells nobody.

A surname may be a word that the program prints: "Points", "Four", the "May" of a date. A word that stands at the same
place in the report of such a session does not come from a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.records import Edit
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote

_BESIDE: Final = 8
"""Letters on each side of a word that are compared."""
_ENOUGH: Final = 4
"""So many of them have to be the program's own."""


def unnamed(session: Session) -> Session:
    """The session with an x for each letter of a name and of whatever somebody said or typed as text."""
    return session.with_edits(_edits(session))


def without_digits(text: str) -> str:
    """A text without its numbers: pages and counts are others where names are."""
    return "".join(character for character in text if not character.isdigit())


def stands_alike(own: str, file: str, start: int, end: int) -> bool:
    """Whether letters of a file, from `start` to `end`, stand among the same letters where no name was said.

    An x stands there for any letter; some beside it have to be the same.
    """
    word, at = file[start:end], own.find(file[start:end])
    while at >= 0:
        if _is_alike(own, at, at + len(word), file, start, end):
            return True
        at = own.find(word, at + 1)
    return False


def _is_alike(own: str, first: int, last: int, file: str, start: int, end: int) -> bool:
    before, after = own[max(0, first - _BESIDE) : first], own[last : last + _BESIDE]
    if (len(before) < _BESIDE and start != first) or (len(after) < _BESIDE and len(file) - end != len(own) - last):
        return False  # a text that begins or ends there does so in the file
    beside, there = before + after, file[max(0, start - len(before)) : start] + file[end : end + len(after)]
    if len(beside) != len(there) or len(beside.replace("x", "")) < min(_ENOUGH, len(beside)):
        return False
    return all(mine in (its, "x") for mine, its in zip(beside, there, strict=True))


def _edits(session: Session) -> Iterator[Edit]:
    for person in session.all(Contributor):
        name, role, initials = _crossed(person.name), _crossed(person.role), _crossed(person.initials)
        yield Edit(person, replace(person, name=name, role=role, initials=initials, email=""))
    for organisation in session.all(Organisation):
        name, short = _crossed(organisation.name), _crossed(organisation.short)
        yield Edit(organisation, replace(organisation, name=name, short=short, aliases=()))
    points: tuple[Quote | Insight | ActionPoint, ...]
    points = (*session.all(Quote), *session.all(Insight), *session.all(ActionPoint))
    for point in points:
        yield Edit(point, replace(point, text=_crossed(point.text)))
    for item in session.all(AgendaItem):
        yield Edit(item, replace(item, title=_crossed(item.title), question=_crossed(item.question)))
    for figure in session.all(Figure):
        caption, alt = _crossed(figure.caption), _crossed(figure.alt)
        yield Edit(figure, replace(figure, caption=caption, alt=alt, credit=_crossed(figure.credit)))
    for section in session.all(Section):
        yield Edit(section, replace(section, title=_crossed(section.title), blocks=tuple(map(_block, section.blocks))))
    details = session.details
    yield Edit(details, replace(details, question=_crossed(details.question), venue=_crossed(details.venue)))


def _block(block: Block) -> Block:
    return replace(block, value=_crossed(block.value)) if block.kind is BlockKind.TEXT else block


def _crossed(text: str) -> str:
    """A text of the same length that says nothing."""
    return re.sub(r"[^\W\d_]", lambda letter: "X" if letter[0].isupper() else "x", text)

"""Long words and long lists, parted into pages that a screen can show at a size that is read from ten metres."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.attribution import owner_label
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.withheld import said
from roundtable.domain.words import ActionPoint, Quote

QUOTE_MOST = 640
"""Letters of a quote up to which it stands on one page, at 4:3 too; letters as wide as they are high count twice."""
ACTION_MOST = 320
"""Letters of an action point's text in one row; a longer one goes on in the next."""
_ROOM = 15
"""Lines of a page of actions: five of them, each with its head, its text and the space between."""
_LINE = 62
"""Letters of a line of actions, at the size that is read."""
_TIMES = 8
"""Items of a page of times whose titles take one line each."""
_TITLE = 34
"""Letters of a line of a title there."""
_TITLE_MORE = 0.55
"""What each further line of a title takes, as a share of an item."""
_SENTENCE = re.compile(r"(?<=[.!?…。！？])[”’\"]?\s*")


def pages_of(session: Session, slide: Slide, quote_id: Id | None = None) -> int:
    """How many pages a slide has; 1 for nearly all."""
    if slide in {Slide.QUOTE, Slide.READ_BACK}:
        quote = session.find(Quote, quote_id)
        return len(parts_of(said(session, quote), QUOTE_MOST)) if quote else 1
    if slide is Slide.ACTIONS:
        return max(1, len(pages_of_actions(session)))
    if slide is Slide.TIMES:
        return max(1, len(pages_of_times(session)))
    return 1


def page_of(pages: Sequence[object], page: int) -> str:
    """Which page it is, as "1 of 2"; "" where there is only one."""
    return f"{min(page, len(pages) - 1) + 1} of {len(pages)}" if len(pages) > 1 else ""


@lru_cache(maxsize=64)
def parts_of(text: str, most: int) -> tuple[str, ...]:
    """A text in as many parts as it needs, about as long as each other, parted behind a sentence or else a word."""
    count = math.ceil(_width(text) / most)
    parts: list[str] = []
    rest = text
    while count > 1:
        head = _head(rest, _width(rest) / count, most)
        parts.append(rest[:head].rstrip())
        rest = rest[head:].lstrip()
        count = max(count - 1, math.ceil(_width(rest) / most))
    return (*parts, rest)


def _head(text: str, wished: float, most: int) -> int:
    """Where to part a text near a wished width and not beyond the most: behind a sentence, a word, or anywhere."""
    reached, ends = 0.0, [0]
    for letter in text:
        reached += _letter(letter)
        ends.append(math.floor(reached))
    last = max(place for place, width in enumerate(ends) if width <= most)
    sentences = [found.end() for found in _SENTENCE.finditer(text) if found.end() <= last]
    near = [place for place in sentences if wished * 0.6 <= ends[place]]
    words = [place for place in range(1, last + 1) if text[place - 1].isspace()]
    for places in (near, words):
        if places:
            return min(places, key=lambda place: abs(ends[place] - wished))
    return last


def _width(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    return 2.0 if unicodedata.east_asian_width(letter) in "WF" else 1.0


def pages_of_actions(session: Session) -> tuple[tuple[tuple[ActionPoint, str], ...], ...]:
    """The action points by page, each with as much of its text as stands in one row; five where they are short."""
    pages: list[list[tuple[ActionPoint, str]]] = []
    room = 0
    for action in session.all(ActionPoint):
        head = 1 + max(1, math.ceil(_width(owner_label(session, action).text) / _LINE))
        for part in parts_of(said(session, action), ACTION_MOST):
            lines = head + math.ceil(_width(part) / _LINE)
            if not pages or lines > room:
                pages.append([])
                room = _ROOM
            pages[-1].append((action, part))
            room -= lines
    return tuple(map(tuple, pages))


def rest_of_day(session: Session) -> tuple[AgendaItem, ...]:
    """The item that runs and those still to come, in the order in which they come, those left out in their places."""
    items = session.all(AgendaItem)
    running = [session.running[0]] if session.running else []
    rest = [*running, *session.left_behind, *session.to_come]
    begun = max((place for place, item in enumerate(items) if session.find(Run, item.id)), default=-1)
    for place, item in enumerate(items):
        if place > begun and item.dropped:
            behind = next((each for each in items[place:] if each in rest), None)
            rest.insert(rest.index(behind) if behind else len(rest), item)
    return tuple(rest)


def pages_of_times(session: Session) -> tuple[tuple[AgendaItem, ...], ...]:
    """The rest of the day by page; eight items where their titles are short."""
    pages: list[list[AgendaItem]] = []
    room = 0.0
    for item in rest_of_day(session):
        takes = 1 + _TITLE_MORE * (max(1, math.ceil(_width(item.title) / _TITLE)) - 1)
        if not pages or takes > room:
            pages.append([])
            room = _TIMES
        pages[-1].append(item)
        room -= takes
    return tuple(map(tuple, pages))

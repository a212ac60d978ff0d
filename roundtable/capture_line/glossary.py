"""The words of a session that want to be spelt right: who is here, what it is about, what was noted more than once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote

RECENT = 500
"""So many of the last words of each kind are looked through: more than an afternoon's, and never felt at a key."""
OFTEN = 2
"""A term of the notes counts when it stands in as many of them."""

_CAPITAL = r"(?=[^\W\d_a-z])[^\W\d_][\w’'-]*"
_TERM = re.compile(
    rf"(?<![\w@#/.])({_CAPITAL}(?:[ ](?:(?:of the|of|for|de|du|van|von|y|na)[ ])?{_CAPITAL})*)(?![\w@/])"
)
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:…]\s+|[“\"‘(]\s*|[–—]\s+)$")
_BEGINNINGS = frozenset(
    re.findall(
        r"\w+",
        "a an and as at because but by for from he her here his how i if in is it its my no not now of on one or our"
        " she so some that the their then there these they this those to we well what when where which who why with yes"
        " you",
    )
)
"""Words that a sentence begins with, and a name seldom."""
_LEAST = 3
_NOTES: tuple[type[Quote] | type[ActionPoint] | type[Insight], ...] = (Quote, ActionPoint, Insight)


def glossary(session: Session) -> tuple[str, ...]:
    """The terms of a session, each once: names first, then those of its titles, then those noted most often.

    They are not kept anywhere: whoever mends a name, a title or the notes has mended them.
    """
    found: dict[str, str] = {}
    for term in (*_named(session), *_titled(session), *_noted(session)):
        found.setdefault(fold(term), term)
    return tuple(found.values())


def _named(session: Session) -> Iterator[str]:
    for organisation in session.all(Organisation):
        yield from (name for name in organisation.names if len(name) >= _LEAST)
    yield from (person.name for person in session.all(Contributor))
    yield from (sector.name for sector in session.all(Sector))
    yield from (segment.label for segment in session.details.star.segments)


def _titled(session: Session) -> Iterator[str]:
    details = session.details
    titles = [details.title, details.subtitle, details.host, details.venue, details.question]
    for item in session.all(AgendaItem):
        titles += [item.title, item.question]
    for title in titles:
        yield from terms_in(title)


def _noted(session: Session) -> Iterator[str]:
    counted: Counter[str] = Counter()
    for kind in _NOTES:
        for record in session.all(kind)[-RECENT:]:
            counted.update(terms_in(record.text))
    yield from (term for term, times in counted.most_common() if times >= OFTEN)


@lru_cache(maxsize=8 * RECENT)
def terms_in(text: str) -> tuple[str, ...]:
    """The names and abbreviations of a text: capitals inside a sentence, or two in one word; each once."""
    found: dict[str, None] = {}
    for match in _TERM.finditer(text):
        term = match[1].rstrip("’'-")
        for ending in ("’s", "'s"):
            term = term.removesuffix(ending)
        first, _, rest = term.partition(" ")
        begins = _SENTENCE_BEGINS.search(text[max(match.start() - 4, 0) : match.start()]) is not None
        if re.split("[’']", fold(first))[0] in _BEGINNINGS or (begins and not rest and not _is_name(first)):
            term = rest
        if len(term) >= _LEAST and term[:1].isupper():
            found[term] = None
    return tuple(found)


def _is_name(word: str) -> bool:
    """Whether a word is a name wherever it stands: "NHS", "McKay"."""
    return sum(c.isupper() for c in word) > 1

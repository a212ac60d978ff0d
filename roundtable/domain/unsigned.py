"""Words under which a name or an organisation may not stand, although it may stand elsewhere.

One quote of a person who may be named can be kept without the name. A search for names cannot tell; what stands right
behind the words can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roundtable.domain.attribution import Label, insight_label, quote_label
from roundtable.domain.folding import letters_of
from roundtable.domain.guarded import Guarded
from roundtable.domain.name_shapes import terms_of_name
from roundtable.domain.name_terms import terms_of_organisation
from roundtable.domain.people import Contributor, Organisation, name_words
from roundtable.domain.plain_text import plain
from roundtable.domain.session import Session
from roundtable.domain.titles import core_name
from roundtable.domain.withheld import Withheld
from roundtable.domain.words import Insight, Quote

TAIL = 60
"""Letters at the end of somebody's words by which they are known."""
TITLE = 10
"""Letters of a title that may stand between words and a name: "Professor"."""
HEAD = 24
"""Letters at the beginning of words by which they are known as those of the next."""
_TELLING = 4
SHORTEST = 12
"""Letters that words have to have, to be known again."""


@dataclass(frozen=True)
class Kept:
    """What may not stand behind somebody's words, as it is written, and within how many letters."""

    text: str
    guarded: Guarded
    within: int


@dataclass(frozen=True)
class Unsigned:
    """The last letters of somebody's words, the signature that may stand behind them, and what may not."""

    words: str
    signature: str
    kept: tuple[Kept, ...]


def unsigned(session: Session, protected: tuple[Guarded, ...]) -> tuple[Unsigned, ...]:
    """Every quote and insight whose label keeps a name or an organisation back; `protected` is what is anyway."""
    return tuple(_unsigned(session, _Printed(session, protected)))


def beginnings(session: Session, protected: tuple[Guarded, ...]) -> tuple[str, ...]:
    """How words begin that are told behind an organisation ("Organisation: statement"), in letters."""
    printed = _Printed(session, protected)
    quotes = (quote for quote in session.all(Quote) if not quote.is_marked)
    points: tuple[Quote | Insight, ...] = (*quotes, *session.all(Insight))
    return tuple(printed.first(point) for point in points)


class _Printed:
    """The letters of people's words as they are printed; names are only looked for where their letters are at all.

    A name of two or three letters is in most words: where it is kept back, these are not known again.
    """

    def __init__(self, session: Session, protected: tuple[Guarded, ...]) -> None:
        self._withheld = Withheld(session)
        terms = [term for each in protected for term in each.terms]
        terms += [term for person in session.all(Contributor) for term in terms_of_name(person.name)]
        terms += [term for each in session.all(Organisation) for term in terms_of_organisation(each)]
        self._names = {term.letters for term in terms if len(term.letters) >= _TELLING}

    def last(self, point: Quote | Insight) -> str:
        """The last letters, folded."""
        raw = letters_of(plain(point.text)[-4 * TAIL :])
        return self._told(point)[-TAIL:] if self._has_name(raw[-2 * TAIL :]) else raw[-TAIL:]

    def first(self, point: Quote | Insight) -> str:
        """The first letters, folded."""
        raw = letters_of(plain(point.text)[: 4 * HEAD])
        return self._told(point)[:HEAD] if self._has_name(raw) else raw[:HEAD]

    def _has_name(self, letters: str) -> bool:
        return any(name in letters for name in self._names)

    def _told(self, point: Quote | Insight) -> str:
        return letters_of(plain(self._withheld.told(point)))


def _unsigned(session: Session, printed: _Printed) -> Iterator[Unsigned]:
    points: tuple[Quote | Insight, ...] = (*session.all(Quote), *session.all(Insight))
    for point in points:
        label = quote_label(session, point) if isinstance(point, Quote) else insight_label(session, point)
        kept = tuple(_kept(session, point, label))
        if kept:
            words = printed.last(point)
            if len(words) >= SHORTEST:
                yield Unsigned(words, letters_of(label.text), kept)


def _kept(session: Session, point: Quote | Insight, label: Label) -> Iterator[Kept]:
    person = session.find(Contributor, point.contributor_id)
    hat = session.find(Organisation, point.organisation_id) or session.organisation_of(person)
    bare = " ".join(name_words(core_name(person.name))) if person is not None else ""
    if person is not None and not label.name:
        guarded = Guarded("name", person.name, person.id, terms_of_name(person.name), said=True)
        yield Kept(bare, guarded, max(TITLE, letters_of(person.name).find(letters_of(bare))))
    if hat is not None and not label.organisation:
        organisation = Guarded("organisation", hat.name, hat.id, terms_of_organisation(hat), said=True)
        yield Kept(hat.name, organisation, TITLE + len(letters_of(bare)))

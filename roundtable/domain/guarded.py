"""What the rules of attribution keep out of everything that is published, as terms to search a finished document for.

`attribution.py` decides each label and `withheld.py` what people's words leave without. This says the same once more
and from the other end, so that a mistake in either is found: not "what may be printed here" but "what may be printed
nowhere", and of whom only the list of contributors may tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from roundtable.domain.folding import fold
from roundtable.domain.name_terms import (
    NAME,
    Term,
    letters_of,
    terms_of_email,
    terms_of_name,
    terms_of_organisation,
    words_pattern,
)
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.withheld import widest_rule
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote

_INITIALS = re.compile(r"[^\W\d_]*[A-ZÀ-Þ][^\W\d_]*[A-ZÀ-Þ]\w*")
"""Initials that cannot be taken for a word: two capitals at least."""


@dataclass(frozen=True)
class Guarded:
    """One thing to search for, in the dresses that it may wear; `record_id` is whose it is, `whose` their full name.

    `listed` says that the list of contributors may tell it, and nothing else.
    """

    kind: str
    whose: str
    record_id: Id
    terms: tuple[Term, ...]
    listed: bool = False


def guarded(session: Session) -> tuple[Guarded, ...]:
    """All that may stand nowhere, or only in the list of contributors."""
    return tuple(each for each in (*_of_people(session), *_of_organisations(session)) if each.terms)


def _of_people(session: Session) -> Iterator[Guarded]:
    people = session.all(Contributor)
    roles = Counter(fold(person.role.strip()) for person in people if person.role.strip())
    words_name = session.details.attribution is Attribution.NAMED
    for person in people:
        yield Guarded("e-mail", person.name, person.id, terms_of_email(person))
        nowhere = widest_rule(session, person) is not Attribution.NAMED
        if nowhere or not words_name:
            yield Guarded("name", person.name, person.id, terms_of_name(person.name), not nowhere)
        if not nowhere:
            continue
        if _INITIALS.fullmatch(person.initials):
            yield Guarded("initials", person.name, person.id, (_exactly(person.initials, person.name),))
        if roles[fold(person.role.strip())] == 1:
            yield Guarded("role", person.name, person.id, (_role(person),))


def _exactly(text: str, whose: str) -> Term:
    return Term(words_pattern(text), NAME, whose, letters_of(text), exact=text)


def _role(person: Contributor) -> Term:
    """A role that only one person has; of one word it is meant only where it is written as a title."""
    role, single = person.role.strip(), " " not in person.role.strip()
    pattern = words_pattern(role)
    return Term(pattern, NAME, person.name, letters_of(role), whole=not single, capital=single, inside=single)


def _of_organisations(session: Session) -> Iterator[Guarded]:
    """Organisations of people at the table, and hats that were worn, which no label and no list may tell."""
    listed, told = set[Id](), set[Id]()
    of_words = session.details.attribution.strictness <= Attribution.ORGANISATION.strictness
    for person in session.all(Contributor):
        if person.organisation_id is None:
            continue
        told.add(person.organisation_id)
        if widest_rule(session, person).strictness <= Attribution.ORGANISATION.strictness:
            listed.add(person.organisation_id)
    worn = dict[Id, bool]()
    points: tuple[Quote | Insight | ActionPoint, ...]
    points = (*session.all(Quote), *session.all(Insight), *session.all(ActionPoint))
    for point in points:
        if point.organisation_id is not None:
            worn[point.organisation_id] = worn.get(point.organisation_id, False) or _tells_hat(session, point)
    for organisation in session.all(Organisation):
        free = of_words and (organisation.id in listed or worn.get(organisation.id, False))
        if not free and organisation.id in told | set(worn):
            in_list = organisation.id in listed and session.details.list_contributors
            terms = terms_of_organisation(organisation)
            yield Guarded("organisation", organisation.name, organisation.id, terms, in_list)


def _tells_hat(session: Session, point: Quote | Insight | ActionPoint) -> bool:
    """Whether the speaker of a point, or nobody in particular, lets the organisation be told."""
    person = session.find(Contributor, point.owner_id if isinstance(point, ActionPoint) else point.contributor_id)
    rule = person.attribution if person is not None and person.attribution is not None else Attribution.NAMED
    return rule.strictness <= Attribution.ORGANISATION.strictness

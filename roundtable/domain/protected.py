"""Whom the rules protect in a session, and the terms that tell of them: name, initials, e-mail, role, organisation.

Masking (`withheld.py`) and the last look (`guarded.py`) both ask here, so that they agree. Initials are found as they
are written and as a word of their own. Those that are capitals for something else as well ("IT", "UK", or what the
host's own texts and the names of organisations write so) are too often not the person: "[name] is slow" for "IT is
slow" would be unreadable, and would protect nobody. They count only where somebody of that name speaks ("IT told us").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.attribution import strictest
from roundtable.domain.folding import fold
from roundtable.domain.name_search import find_terms
from roundtable.domain.name_terms import (
    Term,
    terms_of_initials,
    terms_of_organisation,
    terms_of_role,
)
from roundtable.domain.ordinary_words import SHORT_TOO
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote

_INITIALS = re.compile(r"[^\W\d_]*[A-ZÀ-Þ][^\W\d_]*[A-ZÀ-Þ]\w*")
"""Initials that cannot be taken for a word: two capitals at least."""
_WORD = re.compile(r"\w+")
_ORGANISATION = Attribution.ORGANISATION


def widest_rule(session: Session, person: Contributor) -> Attribution:
    """The most that may be told of somebody anywhere: their own wish; the session's too, when nobody is listed."""
    details = session.details
    rules = [(person.attribution, "contributor")]
    if not details.list_contributors:
        rules.append((details.attribution, "session"))
    return strictest(*rules)[0]


def rule_in_words(session: Session, person: Contributor) -> Attribution:
    """The most that other people's words may tell of somebody.

    As anywhere; and nothing where the session attributes nothing: a list says who came, "as Amina told us" who spoke.
    """
    if session.details.attribution is Attribution.UNATTRIBUTED:
        return Attribution.UNATTRIBUTED
    return widest_rule(session, person)


def has_no_name(session: Session, person: Contributor) -> bool:
    """Whether somebody is named nowhere."""
    return widest_rule(session, person) is not Attribution.NAMED


class Traits:
    """What tells of one person or organisation of a session, as terms."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def initials(self, person: Contributor) -> tuple[Term, ...]:
        """The initials of a person; none where they are hardly any."""
        if not _INITIALS.fullmatch(person.initials):
            return ()
        ordinary = fold(person.initials) in SHORT_TOO or person.initials in self._capitals
        return terms_of_initials(person.initials, person.name, ordinary=ordinary)

    def role(self, person: Contributor) -> tuple[Term, ...]:
        """The role of a person, if nobody else has it."""
        role = person.role.strip()
        return terms_of_role(role, person.name) if role and self._roles[fold(role)] == 1 else ()

    @cached_property
    def _roles(self) -> Counter[str]:
        return Counter(fold(person.role.strip()) for person in self._session.all(Contributor))

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words that the host's own texts and the names of organisations write in capitals."""
        session, details = self._session, self._session.details
        texts = [details.title, details.subtitle, details.question, details.host, details.venue, details.kind]
        texts += [text for item in session.all(AgendaItem) for text in (item.title, item.question)]
        texts += [text for segment in details.star.segments for text in (segment.title, segment.label)]
        texts += [name for each in session.all(Organisation) for name in each.names]
        return frozenset(word for text in texts for word in _WORD.findall(text) if _INITIALS.fullmatch(word))

    @cached_property
    def organisations(self) -> dict[Id, bool]:
        """The organisations of people at the table, and hats that were worn, which no label may tell.

        Each with whether the list of contributors may.
        """
        session = self._session
        of_words = session.details.attribution.strictness <= _ORGANISATION.strictness
        listed, told, worn = set[Id](), set[Id](), dict[Id, bool]()
        for person in session.all(Contributor):
            if person.organisation_id is not None:
                told.add(person.organisation_id)
                if widest_rule(session, person).strictness <= _ORGANISATION.strictness:
                    listed.add(person.organisation_id)
        for point in _points(session):
            if point.organisation_id is not None:
                worn[point.organisation_id] = worn.get(point.organisation_id, False) or _tells_hat(session, point)
        free = {each for each in told | set(worn) if of_words and (each in listed or worn.get(each, False))}
        listing = session.details.list_contributors
        return {each: listing and each in listed for each in told | set(worn) if each not in free}

    def hidden(self, organisation: Organisation) -> bool:
        """Whether nobody's words may tell an organisation; what the host or the title tells everybody, they may."""
        if organisation.id not in self.organisations:
            return False
        if self.organisations[organisation.id] and self._session.details.attribution is not Attribution.UNATTRIBUTED:
            return False
        details = self._session.details
        public = "\n".join((details.title, details.subtitle, details.host))
        return not find_terms(public, terms_of_organisation(organisation))


def _points(session: Session) -> Iterator[Quote | Insight | ActionPoint]:
    yield from session.all(Quote)
    yield from session.all(Insight)
    yield from session.all(ActionPoint)


def _tells_hat(session: Session, point: Quote | Insight | ActionPoint) -> bool:
    """Whether the speaker of a point, or nobody in particular, lets the organisation be told."""
    person = session.find(Contributor, point.owner_id if isinstance(point, ActionPoint) else point.contributor_id)
    rule = person.attribution if person is not None and person.attribution is not None else Attribution.NAMED
    return rule.strictness <= _ORGANISATION.strictness

"""What the rules of attribution keep out of everything that is published, as terms to search a finished document for.

`attribution.py` decides each label and `withheld.py` what people's words leave without. This says the same once more
and from the other end, so that a mistake in either is found: not "what may be printed here" but "what may be printed
nowhere", and of whom only the list of contributors may tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roundtable.domain.name_shapes import terms_of_name
from roundtable.domain.name_terms import Term, terms_of_email, terms_of_organisation
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.protected import Traits, has_no_name, rule_in_words
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution


@dataclass(frozen=True)
class Guarded:
    """One thing to search for, in the dresses that it may wear; `record_id` is whose it is, `whose` their full name.

    `listed` says that the list of contributors may tell it, and nothing else but what is `said`: people's words may.
    """

    kind: str
    whose: str
    record_id: Id
    terms: tuple[Term, ...]
    listed: bool = False
    said: bool = False


def guarded(session: Session) -> tuple[Guarded, ...]:
    """All that may stand nowhere, or only in the list of contributors."""
    return tuple(each for each in (*_of_people(session), *_of_organisations(session)) if each.terms)


def _of_people(session: Session) -> Iterator[Guarded]:
    traits = Traits(session)
    words_name = session.details.attribution is Attribution.NAMED
    for person in session.all(Contributor):
        yield Guarded("e-mail", person.name, person.id, terms_of_email(person))
        nowhere = has_no_name(session, person)
        unsaid = rule_in_words(session, person) is not Attribution.NAMED
        if nowhere or not words_name:
            yield Guarded("name", person.name, person.id, terms_of_name(person.name), not nowhere, said=not unsaid)
        if nowhere:
            yield Guarded("initials", person.name, person.id, traits.initials(person))
            yield Guarded("role", person.name, person.id, traits.role(person))


def _of_organisations(session: Session) -> Iterator[Guarded]:
    """Organisations of people at the table, and hats that were worn, which no label and no list may tell."""
    traits = Traits(session)
    for organisation in session.all(Organisation):
        in_list = traits.organisations.get(organisation.id)
        if in_list is not None:
            terms = terms_of_organisation(organisation)
            said = not traits.hidden(organisation)
            yield Guarded("organisation", organisation.name, organisation.id, terms, in_list, said=said)

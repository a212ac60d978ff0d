"""What the rules protect, where somebody said or typed it: found in any dress, and kept back in people's words.

`attribution.py` decides the label under words; this looks into the words themselves. Those of quotes, insights and
action points leave with "[name]", "[role]", "[organisation]" or "[e-mail]" in the place of what is protected. What the
host writes (titles, prose, captions) is the host's own responsibility: it is warned of and never changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from roundtable.domain.attribution import Label, insight_label, owner_label, quote_label
from roundtable.domain.name_search import Found, find_terms
from roundtable.domain.name_shapes import terms_of_name
from roundtable.domain.name_terms import Term, terms_of_email, terms_of_organisation
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.plain_text import LINK, plain, unread_of
from roundtable.domain.protected import Traits, has_no_name, rule_in_words
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote

_MARK = re.compile(r"(?<=\S)\*{1,2}(?!(?<=\d\*)\d)|\*{1,2}(?=\S)(?<!\d\*)")
"""Stars beside words, which are no bullets and do not multiply."""


class Withheld:
    """What may not be told in one session, beyond its labels."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._traits = Traits(session)

    def within(self, text: str) -> tuple[str, ...]:
        """The people whom a text of the host's names although the rules protect them."""
        return tuple(dict.fromkeys(each.whose for each in self.found_in(text)))

    def found_in(self, text: str) -> tuple[Found, ...]:
        """Where a text of the host's names people although the rules protect them."""
        return find_terms(text, self._of_nobody_named)

    def without_names(self, text: str) -> str:
        """A text of the host's as it stands beside people's words in a table, where nobody is asked about it."""
        return _masked(text, self.found_in(text))

    def in_words(self, point: Quote | Insight | ActionPoint) -> tuple[Found, ...]:
        """What may not leave with the words of a point: whom the rules protect, and the speaker if it has no name."""
        return find_terms(point.text, (*self._of_all, *self._of_speaker(point)))

    def told(self, point: Quote | Insight | ActionPoint) -> str:
        """The words of a point as they may leave."""
        return _masked(point.text, self.in_words(point))

    def told_to(self, person: Contributor, point: Quote | Insight | ActionPoint) -> str:
        """The words of a point as they may go to somebody: what tells of that person alone stands in them whole."""
        organisation = self._session.organisation_of(person)
        hat = self._session.find(Organisation, point.organisation_id)
        own = {person.name, *(each.name for each in (organisation, hat) if each is not None)}
        return _masked(
            point.text, find_terms(point.text, tuple(term for term in self._of_all if term.whose not in own))
        )

    @cached_property
    def _of_nobody_named(self) -> tuple[Term, ...]:
        """The names of those who are named nowhere, and everybody's addresses."""
        session, people = self._session, self._session.all(Contributor)
        terms = [term for person in people if has_no_name(session, person) for term in terms_of_name(person.name)]
        return (*terms, *(term for person in people for term in terms_of_email(person)))

    @cached_property
    def _of_all(self) -> tuple[Term, ...]:
        """What may be in nobody's words."""
        session = self._session
        terms = [term for person in session.all(Contributor) for term in terms_of_email(person)]
        for person in session.all(Contributor):
            if rule_in_words(session, person) is not Attribution.NAMED:
                terms += [*terms_of_name(person.name), *self._traits.initials(person), *self._traits.role(person)]
        for organisation in session.all(Organisation):
            if self._traits.hidden(organisation):
                terms += terms_of_organisation(organisation)
        return tuple(dict.fromkeys(terms))

    def _of_speaker(self, point: Quote | Insight | ActionPoint) -> Iterator[Term]:
        """The speaker's own name and organisation, where the label keeps them back."""
        session, label = self._session, _label(self._session, point)
        person = session.find(Contributor, point.owner_id if isinstance(point, ActionPoint) else point.contributor_id)
        if person is not None and not label.name:
            yield from (*terms_of_name(person.name), *self._traits.initials(person), *self._traits.role(person))
        hat = session.find(Organisation, point.organisation_id) or session.organisation_of(person)
        if hat is not None and not label.organisation:
            yield from terms_of_organisation(hat)


def _masked(text: str, found: Sequence[Found]) -> str:
    text, found = _unlinked(text, found)
    for each in reversed(found):
        opening, closing, end = _unpaired(text, each)
        gap = " " if text[end : end + 1] == "(" else ""  # or it would read as a link
        text = text[: each.start] + opening + each.mask + closing + gap + text[end:]
    return text


def _unlinked(text: str, found: Sequence[Found]) -> tuple[str, Sequence[Found]]:
    """The text without the links whose words are kept back, and where what was found stands then.

    A mask has brackets, as the words of a link may not; and where the link leads tells what is kept back in its words.
    """
    gone = {
        at
        for link in LINK.finditer(text)
        if any(each.start < link.end(1) and each.end > link.start(1) for each in found)
        for at in unread_of(link)
    }
    if not gone:
        return text, found
    kept = [at for at in range(len(text)) if at not in gone]
    moved = [replace(each, start=bisect_left(kept, each.start), end=bisect_left(kept, each.end)) for each in found]
    return "".join(text[at] for at in kept), [each for each in moved if each.start < each.end]


def _unpaired(text: str, found: Found) -> tuple[str, str, int]:
    """The marks of emphasis in what is kept back that end and that begin outside it, and where the text goes on.

    "*Ther*esa" stays in italics, and so does "There*sa said*"; what is opened inside and closed right behind it goes,
    as in "Ilse *Varga*".
    """
    before: list[str] = []
    inside: list[str] = []
    closing = ""
    for match in _MARK.finditer(text, text.rfind("\n\n", 0, found.start) + 1, found.end):
        mark, may_close = match[0], text[max(0, match.start() - 1) : match.start()].strip() != ""
        if match.start() < found.start:
            _turn(mark, before)
        elif mark not in inside and mark in before and may_close:
            before.remove(mark)
            closing += mark
        else:
            _turn(mark, inside)
    end = found.end
    while inside and text.startswith(inside[-1], end):
        end += len(inside.pop())
    return "".join(inside), closing, end


def _turn(mark: str, opened: list[str]) -> None:
    if mark in opened:
        opened.remove(mark)
    else:
        opened.append(mark)


def said(session: Session, point: Quote | Insight | ActionPoint) -> str:
    """The words of a point as they may leave, in one line and without marks of emphasis."""
    return plain(Withheld(session).told(point))


def redacted(session: Session) -> Session:
    """The session with the words of its quotes, insights and action points as they may leave, and all else as it is."""
    withheld = Withheld(session)
    points: Sequence[Quote | Insight | ActionPoint]
    points = (*session.all(Quote), *session.all(Insight), *session.all(ActionPoint))
    told = ((point, withheld.told(point)) for point in points)
    return session.with_edits(Edit(point, replace(point, text=text)) for point, text in told if text != point.text)


def kept_back(session: Session) -> dict[Id, tuple[str, ...]]:
    """Whose names are kept back in the words of which point."""
    withheld = Withheld(session)
    found: dict[Id, tuple[str, ...]] = {}
    points: Sequence[Quote | Insight | ActionPoint]
    points = (*session.all(Quote), *session.all(Insight), *session.all(ActionPoint))
    for point in points:
        if whose := tuple(dict.fromkeys(each.whose for each in withheld.in_words(point))):
            found[point.id] = whose
    return found


def _label(session: Session, point: Quote | Insight | ActionPoint) -> Label:
    if isinstance(point, Quote):
        return quote_label(session, point)
    return insight_label(session, point) if isinstance(point, Insight) else owner_label(session, point)

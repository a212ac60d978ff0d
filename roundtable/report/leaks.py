"""Notices names that the rules protect where somebody has typed them into a text: the redactor cannot reach them there.

Labels, lists and tables go through `domain/attribution.py`; an author's prose, a caption and the words of a quote are
printed as they were typed. What is noticed is a warning to the host and never a change.
"""

from __future__ import annotations

import re
from functools import cached_property

from roundtable.domain.attribution import strictest
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, name_words
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution


class ProtectedNames:
    """The people of a session who may not be named in its report.

    Those whose own wish is narrower than being named; and everybody, when the session's rule is narrower and no list of
    contributors is printed (the Chatham House Rule).
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def within(self, text: str) -> tuple[str, ...]:
        """The protected people whose whole name, titles apart, stands in a text, whatever its accents and its case."""
        if not self._patterns:
            return ()
        folded = fold(text)
        return tuple(name for name, pattern in self._patterns if pattern.search(folded))

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        people = [person for person in self._session.all(Contributor) if self._is_protected(person)]
        return tuple((person.name, _pattern(person.name)) for person in people)

    def _is_protected(self, person: Contributor) -> bool:
        details = self._session.details
        rules = [(person.attribution, "contributor")]
        if not details.list_contributors:
            rules.append((details.attribution, "session"))
        return strictest(*rules)[0] is not Attribution.NAMED


def _pattern(name: str) -> re.Pattern[str]:
    words = (re.escape(part) for word in name_words(name) for part in fold(word).split("-"))
    return re.compile(r"(?<!\w)" + r"[\s-]+".join(words) + r"(?!\w)")

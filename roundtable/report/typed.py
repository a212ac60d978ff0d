"""Where a name in a finished report can come from by right: what the host typed, what people said, what may be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from urllib.parse import unquote

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.attribution import listed_contributors
from roundtable.domain.floor import Show
from roundtable.domain.folding import letters_of
from roundtable.domain.name_search import find_terms
from roundtable.domain.name_terms import Term
from roundtable.domain.outline import Block, BlockKind, Figure, Reference, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.plain_text import plain
from roundtable.domain.protected import has_no_name
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.withheld import Withheld
from roundtable.domain.words import ActionPoint, Insight, Quote
from roundtable.report.citations import bibliography
from roundtable.report.listed import OF_NO_SECTOR
from roundtable.report.markdown import letters
from roundtable.report.standard import LIST_OF_CONTRIBUTORS
from roundtable.report.wordings import long_date

NEAR = 12
"""Letters beside a name that have to be the same for it to be known as the one that was typed."""
AUTHORS_STAND_IN = ("How this report was made", "Credits", "the cover", "")
"""The chapters in which the authors are named; "" is the metadata."""
_ADDRESS = re.compile(r"\]\(([^\s()]+)\)")
_MARK = re.compile(r"^\s{0,3}(?:[-*•]|\d{1,4}[.)])\s+")


class By(Enum):
    """By what right a name stands where it does."""

    TYPED = "title, host, authors and credits: the host's own, and allowed"
    PROSE = "the host's own text: to be mended, or let stand with a reason"
    SAID = "people's words, about somebody else"
    TOLD = "a name that may be told, and holds or is the one that may not"


@dataclass(frozen=True)
class Source:
    """A text in which a name may stand; `where` says to the host which one, `section_id` leads there.

    `only_in` are the chapters that it is printed in, if not in any; `never` is whose name it explains nowhere. `place`
    is the same text for as long as the session lives, as a permission remembers it: its kind, its id, its field;
    `kinds` is what it explains, if not everything.
    """

    by: By
    where: str
    text: str
    section_id: Id | None = None
    only_in: tuple[str, ...] = ()
    never: tuple[Id, ...] = ()
    place: str = ""
    kinds: tuple[str, ...] = ()

    @cached_property
    def letters(self) -> str:
        """The letters of the text alone, folded."""
        return letters_of(self.text)

    def explains(self, terms: tuple[Term, ...], file: str, start: int, end: int) -> int:
        """How many letters beside a name in the letters of a file, from `start` to `end`, stand beside it here too.

        -1 where it does not stand among the same words. Where a page ends beside it, one side is enough.
        """
        here, most = file[start:end], -1
        same = tuple(term for term in terms if here in (term.letters, f"{term.letters}s"))
        for found in find_terms(self.text, same or terms):  # the letters of an address are written otherwise
            first = len(letters_of(self.text[: found.start]))
            last = first + len(letters_of(self.text[found.start : found.end]))
            if self.letters[first:last] == here:
                most = max(most, self._alike(first, last, file, start, end))
        return most

    def holds(self, file: str, start: int, end: int) -> int:
        """As `explains`, of letters that may be no name."""
        here, most = file[start:end], -1
        at = self.letters.find(here)
        while at >= 0:
            most = max(most, self._alike(at, at + len(here), file, start, end))
            at = self.letters.find(here, at + 1)
        return most

    def _alike(self, first: int, last: int, file: str, start: int, end: int) -> int:
        """How many letters beside those from `first` to `last` are beside those of the file too; -1 for other words."""
        before, after = self.letters[:first][-NEAR:], self.letters[last:][:NEAR]
        left, right = file[:start].endswith(before), file[end:].startswith(after)
        if left and right:
            return len(before) + len(after)
        return NEAR if (left and len(before) == NEAR) or (right and len(after) == NEAR) else -1


def sources_of(session: Session) -> tuple[Source, ...]:
    """All texts of a session from which something may come to stand in a report."""
    return tuple(each for each in _sources(session) if each.text.strip())


def _both(source: Source) -> Iterator[Source]:
    """A text with emphasis and links: as it is read, and each address that it leads to."""
    yield replace(source, text=plain(source.text))
    yield from (replace(source, text=unquote(address)) for address in _ADDRESS.findall(source.text))


def _sources(session: Session) -> Iterator[Source]:
    details = session.details
    for title in (details.title, details.subtitle):
        yield Source(By.TYPED, "the title", title)
    for host in dict.fromkeys((details.host, details.host.partition(",")[0])):
        yield Source(By.TYPED, "the host", host)
    for author in details.authors:
        yield Source(By.TYPED, "the authors", author, only_in=AUTHORS_STAND_IN)
    for figure in session.all(Figure):
        yield from _both(Source(By.TYPED, "a credit", figure.credit))
        for text, where, field in ((figure.caption, "caption", "caption"), (figure.alt, "description", "alt")):
            yield from _both(Source(By.PROSE, f"the {where} of a figure", text, place=f"figure {figure.id} {field}"))
    yield from _both(Source(By.TYPED, "the star’s credit", details.star.credit_line))
    for work in bibliography(session.all(Reference), details.look.references)[0]:
        yield Source(By.TYPED, "a reference", letters(work))
    for text, where in ((details.question, "question"), (details.venue, "place"), (details.kind, "kind of event")):
        yield from _both(Source(By.PROSE, f"the {where} of the session", text, place=f"session {where}"))
    for item in session.all(AgendaItem):
        for text, field in ((item.title, "title"), (item.question, "question")):
            yield from _both(Source(By.PROSE, "the agenda", text, place=f"agenda {item.id} {field}"))
    for show in session.all(Show):
        yield from _both(Source(By.PROSE, "what was voted on", show.statement, place=f"show {show.id} statement"))
    for section in session.all(Section):
        yield from _of_section(section)
    yield from _called(session)
    yield from _told(session)
    yield from _said(session)


def _of_section(section: Section) -> Iterator[Source]:
    where, place = f"the section “{section.title.strip()}”", f"section {section.id} text"
    yield Source(By.PROSE, f"the title of {where}", section.title, section.id, place=f"section {section.id} title")
    for block in section.blocks:
        if block.kind is BlockKind.TEXT:
            for line in re.split(r"\n\s*\n|\n(?=\s{0,3}(?:[-*•]|\d{1,4}[.)])\s)", block.value):
                yield Source(By.PROSE, where, plain(_MARK.sub("", line, count=1)), section.id, place=place)
            for address in _ADDRESS.findall(block.value):
                yield Source(By.PROSE, where, unquote(address), section.id, place=place)


def _called(session: Session) -> Iterator[Source]:
    """What the host called sectors, organisations and the parts of a star of their own, as somebody may be called."""
    for sector in session.all(Sector):
        yield Source(By.PROSE, "the name of a sector", sector.name, place=f"sector {sector.id} name")
    for organisation in session.all(Organisation):
        for name in organisation.names:
            place = f"organisation {organisation.id} name"
            yield Source(By.PROSE, "the name of an organisation", name, place=place, kinds=("name", "e-mail"))
    star = session.details.star
    shipped = star.id and (star.id != CO_PRODUCTION.id or set(star.segments) <= set(CO_PRODUCTION.segments))
    for segment in star.segments:
        for text in (segment.title, segment.label):
            yield Source(By.TOLD if shipped else By.PROSE, "the star", text, place=f"star {segment.id}")


def _told(session: Session) -> Iterator[Source]:
    """What may be told and holds the same words as what may not: names, dates, rows of the list of contributors."""
    days = (session.details.held_on, session.details.reported_on, *(each.due for each in session.all(ActionPoint)))
    for day in dict.fromkeys(days):
        yield Source(By.TOLD, "a date", long_date(day))
    for organisation in session.all(Organisation):
        for name in organisation.names:
            never = (organisation.id,)
            yield Source(By.TOLD, "an organisation", name, never=never, kinds=("organisation", "role", "initials"))
    for person in session.all(Contributor):
        if not has_no_name(session, person):
            yield Source(By.TOLD, "a name", person.name, never=(person.id,))
            yield Source(By.TOLD, "a role", person.role)
    for person, label in listed_contributors(session):
        if label.organisation:
            row = f"{label.organisation} {label.name}"
            yield Source(By.TOLD, "the list of contributors", row)
            yield Source(By.TOLD, "the partners", label.organisation, only_in=("the cover",))
        if label.name and person.role and not has_no_name(session, person):
            yield Source(By.TOLD, "the list of contributors", f"{person.role} {label.name}")
        if label.name and not label.organisation:
            # Who has no sector either stands under a heading of their own, or where nobody has one under the list's.
            under = (label.sector,) if label.sector else _headings_of_list(session)
            yield Source(By.TOLD, "the list of contributors", label.name, only_in=under)


def _headings_of_list(session: Session) -> tuple[str, ...]:
    """The headings that rows of the list of contributors stand under."""
    chapters = (each.title for each in session.all(Section) if Block(BlockKind.CONTRIBUTORS) in each.blocks)
    return (LIST_OF_CONTRIBUTORS, *chapters, OF_NO_SECTOR)


def _said(session: Session) -> Iterator[Source]:
    """What people said of others, as it may leave; their own name or organisation is never among it."""
    withheld = Withheld(session)
    points: tuple[Quote | Insight | ActionPoint, ...]
    points = (*session.all(Quote), *session.all(Insight), *session.all(ActionPoint))
    for point in points:
        speaker = session.find(Contributor, point.owner_id if isinstance(point, ActionPoint) else point.contributor_id)
        hat = point.organisation_id or (speaker.organisation_id if speaker is not None else None)
        own = (speaker.id if speaker is not None else None, hat)
        never = tuple(each for each in own if each is not None)
        yield from _both(Source(By.SAID, "people's words", withheld.told(point), never=never))

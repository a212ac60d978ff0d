"""What was noticed about a report, in words, with the place that each leads to and what can be done about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from roundtable.domain.outline import BlockKind, Figure, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.unfinished import Lack, Unfinished, unfinished, unsaid
from roundtable.domain.words import ActionPoint, Insight, Quote

if TYPE_CHECKING:
    from roundtable.report.leaks import Leak
    from roundtable.report.recount import Miscount

LONGEST = 32
"""Characters of a quote that tell which one is meant."""
PLACE = re.compile(r"(?:report(?:\.sections\[(\d+)\])?(?:\.blocks\[(\d+)\])?|figures\[\d+\]|session): (.+)", re.DOTALL)
NAMED = re.compile(r'(quote|figure|segment|on) "([^"]+)"')
ANY = re.compile(r'"([^"]+)"')
GONE = re.compile(r'no (quote|figure) "[^"]+", left out')
TOO_EARLY = re.compile(r"is ([\w-]+), and the session prints from [\w-]+ on[;,] left out")
UNDESCRIBED = re.compile(r'figure "[^"]+" has no description$')
"""The report's own words for what `unfinished` says."""
UNSET = re.compile(r'no face here has "(.)"')
UNDER = re.compile(r"under “(.+)” could not be set")
UNREFERRED = re.compile(r'no figure "([^"]+)" to refer to')

LACKS = {
    Lack.WORDS: "nothing in it yet",
    Lack.DESCRIPTION: "{} has no description",
    Lack.CONSENT: "{} is not confirmed",
    Lack.PLACE: "{} stands in no section",
    Lack.REFERENCE: "no text refers to {}",
}
UNSAID = {Lack.TITLE: "title", Lack.HOST: "host", Lack.AUTHORS: "authors"}

READ_BACK = "Read it back"


class To(Enum):
    """Where a line leads."""

    SECTION = "Go there"
    FIGURE = "Caption and description…"
    WORDS = "To these words"
    DETAILS = "The session…"
    LOOK = "The look…"
    REFERENCES = "The references…"
    PAGE = "To the page"


@dataclass(frozen=True)
class Lead:
    """A place: a section and one of its blocks, a record, or a page of the report, from 1."""

    to: To
    section_id: Id | None = None
    place: int | None = None
    record_id: Id | None = None
    page: int = 0
    says: str = ""

    @property
    def words(self) -> str:
        """What is said of the way there."""
        return self.says or self.to.value


@dataclass(frozen=True)
class Noticed:
    """A line of the checks, where it leads, and what can be done about it beside that."""

    text: str
    at: Lead | None = None
    act: Lead | Miscount | None = None

    @property
    def offer(self) -> Lead | Miscount | None:
        """What is offered in so many words: the act, or the way there where it leads out of the texts."""
        if self.act is None and self.at is not None and self.at.to is not To.SECTION:
            return self.at
        return self.act


def noticed(
    session: Session,
    warnings: Iterable[str],
    leaks: Iterable[Leak] = (),
    miscounts: Iterable[Miscount] = (),
) -> tuple[Noticed, ...]:
    """What is lacking, untrue or told, then what was left out or printed otherwise; the same once, with its number."""
    lines = _unsaid(session)
    lines += [_lacking(session, each) for each in unfinished(session)]
    lines += [_miscounted(session, each) for each in miscounts]
    lines += [_leaked(session, each) for each in leaks]
    lines += [_warned(session, warning) for warning in warnings if not UNDESCRIBED.search(warning)]
    told = Counter(line.text for line in lines)
    first = {line.text: line for line in reversed(lines)}
    return tuple(
        Noticed(f"{text} ({count} times)" if count > 1 else text, first[text].at, first[text].act)
        for text, count in told.items()
    )


def _unsaid(session: Session) -> list[Noticed]:
    """One line for all that the cover lacks, since one form asks for all of it."""
    lacking = [f"no {UNSAID[lack]}" for lack in unsaid(session)]
    said = " and ".join(filter(None, (", ".join(lacking[:-1]), *lacking[-1:])))
    return [Noticed(f"The cover has {said}", Lead(To.DETAILS))] if said else []


def _lacking(session: Session, lack: Unfinished) -> Noticed:
    section = session.find(Section, lack.section_id)
    kind = "quote" if lack.lack is Lack.CONSENT else "figure"
    said = LACKS[lack.lack] if not lack.others else f"{{}} and {lack.others} more are not confirmed"
    said = said.format(_named(session, kind, lack.record_id) if lack.record_id else "")
    text = f"{section.title}: {said}" if section else said[:1].upper() + said[1:]
    to = To.WORDS if lack.lack is Lack.CONSENT else To.FIGURE
    says = READ_BACK if to is To.WORDS else ""
    record = Lead(to, record_id=lack.record_id, says=says) if lack.record_id is not None else None
    at = Lead(To.SECTION, lack.section_id, lack.place) if section is not None else record
    return Noticed(text, at, record if at is not record else None)


def _miscounted(session: Session, miscount: Miscount) -> Noticed:
    title = session.get(Section, miscount.section_id).title
    text = f"{title}: says {miscount.was}; the record has {miscount.now}"
    return Noticed(text, Lead(To.SECTION, miscount.section_id, miscount.place), miscount)


def _leaked(session: Session, leak: Leak) -> Noticed:
    """A place where the file would tell too much: the text that does, or the page where it was found."""
    if session.find(Section, leak.section_id) is not None:
        return Noticed(leak.line, Lead(To.SECTION, leak.section_id))
    if "of the session" in leak.typed_in:
        return Noticed(leak.line, Lead(To.DETAILS))
    return Noticed(leak.line, Lead(To.PAGE, page=leak.page))


def _warned(session: Session, warning: str) -> Noticed:
    found = PLACE.fullmatch(warning)
    number, block, what = found.groups() if found else (None, None, warning)
    sections = session.all(Section)
    section = sections[int(number)] if number is not None and int(number) < len(sections) else None
    text = _in_words(session, section.title if section else "", what)
    record = _record_of(session, what)
    if section is None:
        return Noticed(text, record or _elsewhere(session, what))
    act = record or (Lead(To.REFERENCES) if "reference" in what else None)
    return Noticed(text, Lead(To.SECTION, section.id, int(block) if block is not None else None), act)


def _record_of(session: Session, what: str) -> Lead | None:
    """The figure or the words that a line speaks of by their id."""
    for found in ANY.findall(what):
        record_id = Id(found)
        if session.find(Figure, record_id) is not None:
            return Lead(To.FIGURE, record_id=record_id)
        if any(session.find(kind, record_id) is not None for kind in (Quote, Insight, ActionPoint)):
            return Lead(To.WORDS, record_id=record_id)
    return None


def _elsewhere(session: Session, what: str) -> Lead:
    """Where a line leads that names neither section nor record."""
    if "reference" in what:
        return Lead(To.REFERENCES)
    if "colour" in what:
        return Lead(To.LOOK)
    if what.startswith("a credit"):
        return _crediting(session)
    if "is allowed there" in what or what.startswith("names "):
        return Lead(To.DETAILS)
    if unset := UNSET.search(what):
        return _holding(session, unset[1])
    if unreferred := UNREFERRED.search(what):
        return _holding(session, f"#figure:{unreferred[1]}")
    if (under := UNDER.search(what)) and (found := _titled(session, under[1])) is not None:
        return Lead(To.SECTION, found.id)
    return Lead(To.PAGE, page=1)


def _titled(session: Session, title: str) -> Section | None:
    """The first section that a report calls by a title, which it cuts where it is long."""
    return next((each for each in session.all(Section) if each.title[: len(title)] == title), None)


def _crediting(session: Session) -> Lead:
    """The form of the first figure that has a credit."""
    figure = next((each for each in session.all(Figure) if each.credit.strip()), None)
    return Lead(To.FIGURE, record_id=figure.id) if figure else Lead(To.DETAILS)


def _holding(session: Session, typed: str) -> Lead:
    """The first text of the report that holds something, else the first words of the record, else the session."""
    for section in session.all(Section):
        for place, block in enumerate(section.blocks):
            if block.kind is BlockKind.TEXT and typed in block.value:
                return Lead(To.SECTION, section.id, place)
    words: tuple[Quote | Insight | ActionPoint, ...]
    words = (*session.all(Quote), *session.all(Insight), *session.all(ActionPoint))
    holding = next((each for each in words if typed in each.text), None)
    return Lead(To.WORDS, record_id=holding.id) if holding is not None else Lead(To.DETAILS)


def _in_words(session: Session, title: str, what: str) -> str:
    said = GONE.sub(r"a \1 that was removed is left out", what)
    said = NAMED.sub(lambda each: _named(session, each[1], Id(each[2])), said)
    said = TOO_EARLY.sub(lambda each: f"is only {each[1].replace('-', ' ')}: not printed", said)
    said = said[:1].upper() + said[1:] if not title else said
    return f"{title}: {said}" if title else said


def _named(session: Session, kind: str, record_id: Id) -> str:
    """A quote by its first words, a figure by its caption, a segment by its label."""
    if kind in ("segment", "on"):
        segment = session.details.star.find(record_id)
        return f"{kind} {segment.label if segment else f'“{record_id}”'}"
    if kind == "quote":
        quote = session.find(Quote, record_id)
        return f"“{_shortened(quote.text)}”" if quote else "a quote that was removed"
    figure = session.find(Figure, record_id)
    return f"the figure “{_shortened(figure.caption)}”" if figure else "a figure that was removed"


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0].rstrip(",.;:") + "…"

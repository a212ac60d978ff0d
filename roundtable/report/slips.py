"""Proof slips: for each contributor the words that stand under their label, as they will be printed, to be signed off.

A slip goes to one person and holds only that person's own words, whole where they tell of that person alone; a note
says how they will be printed. What the rules keep back of others is kept back here too, by the same redactor as in the
report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from roundtable.domain.attribution import Label, quote_label
from roundtable.domain.forecast import zone_of
from roundtable.domain.people import Contributor
from roundtable.domain.plain_text import plain
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.singling import names_one, printed_label
from roundtable.domain.withheld import Withheld
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.report.wordings import clock, listed, long_date

_WORDINGS = {
    Wording.VERBATIM: "your very words",
    Wording.NEAR_VERBATIM: "nearly your words",
    Wording.PARAPHRASE: "in the note-taker’s words",
}
_STATES = {
    QuoteState.HEARD: "Noted as heard.",
    QuoteState.READ_BACK: "Read back to the room.",
    QuoteState.CONFIRMED: "You have confirmed it.",
    QuoteState.REWORDED: "You have reworded it.",
}
_KINDS = {
    InsightKind.INSIGHT: "Insight",
    InsightKind.EXAMPLE: "Example",
    InsightKind.QUESTION: "Question",
    InsightKind.LIMIT: "Limit",
}
_LEVELS = {
    QuoteState.HEARD: "",
    QuoteState.READ_BACK: "the report prints only what was read back",
    QuoteState.CONFIRMED: "the report prints only what was confirmed or reworded",
}


Said = TypeVar("Said", Quote, Insight, ActionPoint)


@dataclass(frozen=True)
class Entry:
    """One text that stands under a person's label.

    `about` is what, where and how it was said, `signed` how it will be printed, `notes` what the person should know.
    """

    text: str
    about: str
    signed: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slip:
    """All that is sent to one person; `rule` says in a sentence how far they will be named."""

    contributor_id: Id
    name: str
    title: str
    host: str
    held_on: date | None
    rule: str
    entries: tuple[Entry, ...]

    @property
    def occasion(self) -> str:
        """Who invited, and when: "The Clinic, 12 November 2026"."""
        return ", ".join(part for part in (self.host, long_date(self.held_on)) if part)


def slips_of(session: Session, contributor_id: Id | None = None) -> tuple[Slip, ...]:
    """The slips of everybody with words of their own, in the order of the roster; or one person's, if there are any."""
    withheld = Withheld(session)
    people = [each for each in session.all(Contributor) if contributor_id in (None, each.id)]
    slips = (_slip(session, withheld, person) for person in people)
    return tuple(slip for slip in slips if slip.entries)


def _slip(session: Session, withheld: Withheld, person: Contributor) -> Slip:
    details = session.details

    def told(point: Said) -> tuple[Said, tuple[str, ...]]:
        """The words as they are sent to the person, and how they are printed if that is otherwise."""
        sent, printed = withheld.told_to(person, point), withheld.told(point)
        note = () if sent == printed else (f"It tells of you; printed as “{plain(printed)}”.",)
        return replace(point, text=sent), note

    quotes = [each for each in session.quotes if each.contributor_id == person.id]
    insights = [each for each in session.all(Insight) if each.contributor_id == person.id]
    actions = [each for each in session.all(ActionPoint) if each.owner_id == person.id]
    entries = [_quote(session, *told(each)) for each in quotes if each.state is not QuoteState.WITHDRAWN]
    entries += [_insight(session, *told(each)) for each in insights]
    entries += [_action(session, *told(each)) for each in actions]
    return Slip(
        person.id,
        person.name,
        details.title or "Roundtable",
        details.host,
        details.held_on,
        _rule(session, person),
        tuple(entries),
    )


def _rule(session: Session, person: Contributor) -> str:
    """How far the person is named at most; their own wish is said as theirs."""
    label = quote_label(session, Quote(text="", contributor_id=person.id))
    shown = f"as “{label.text}”" if label.text else "without name, organisation or sector"
    said = f"Your words stand {shown}"
    return f"{said}, as you asked." if label.set_by == "contributor" else f"{said}, unless a line below says otherwise."


def _quote(session: Session, quote: Quote, printed: tuple[str, ...]) -> Entry:
    text = plain(quote.text)
    prints = quote.prints_at(session.details.prints)
    notes = [_STATES[quote.state]]
    if not prints:
        notes.append(f"Not printed as it stands: {_LEVELS[session.details.prints]}. Your answer decides.")
    label = quote_label(session, quote)
    return Entry(
        f"“{text}”" if quote.is_marked else text,
        _about(session, quote, f"Quote, {_WORDINGS[quote.words]}"),
        _signed(label),
        (*notes, *printed, *_one(session, label)),
    )


def _insight(session: Session, insight: Insight, printed: tuple[str, ...]) -> Entry:
    label = printed_label(session, insight)
    about = _about(session, insight, f"{_KINDS[insight.kind]}, in the note-taker’s words")
    return Entry(plain(insight.text), about, _signed(label), (*printed, *_one(session, label)))


def _action(session: Session, action: ActionPoint, printed: tuple[str, ...]) -> Entry:
    label = printed_label(session, action)
    about = f"Promise, by {long_date(action.due)}" if action.due else "Promise, no date yet"
    return Entry(plain(action.text), about, _signed(label), (*printed, *_one(session, label)))


def _about(session: Session, point: Quote | Insight, what: str) -> str:
    star = session.details.star
    on = listed([segment.title for each in point.segments if (segment := star.find(each)) is not None])
    at = f"at {clock(point.said_at.astimezone(zone_of(session)))}" if point.said_at else ""
    return ", ".join(part for part in (what, at, f"on {on}" if on else "") if part)


def _signed(label: Label) -> str:
    return f"Printed under: {label.text}" if label.text else "Printed without a name"


def _one(session: Session, label: Label) -> tuple[str, ...]:
    """What to know of a label that keeps the name back and still fits one person only."""
    if names_one(session, label):
        return (f"You are the only one at the table whom “{label.first}” fits: readers may know you by it.",)
    return ()

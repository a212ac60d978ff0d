"""Whether a label that names nobody would still single one person out, and which wider one would not."""

from __future__ import annotations

from dataclasses import dataclass

from roundtable.domain.attribution import Label, quote_label
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution, Quote

FEWEST = 2
"""A label that fits fewer people than this is a name by another way."""


@dataclass(frozen=True)
class SingledOut:
    """A label that fits only one person at the table; `wider` is the rule whose label, `wider_label`, fits more."""

    label: str
    wider: Attribution
    wider_label: str
    fits: int


def fitting(session: Session, label: Label) -> int:
    """How many people at the table a label without a name fits; everybody when it says nothing."""
    people = session.all(Contributor)
    if label.organisation:
        return sum(_organisation(session, each) == label.organisation for each in people)
    if label.sector:
        return sum((sector := session.sector_of(each)) is not None and sector.name == label.sector for each in people)
    return len(people)


def names_one(session: Session, label: Label) -> bool:
    """Whether a label keeps the name back and still fits fewer people than it should."""
    return not label.name and bool(label.first) and fitting(session, label) < FEWEST


def singled_out(session: Session, quote: Quote) -> SingledOut | None:
    """What is wrong with the label of a quote, when it keeps the name back and fits one person only."""
    label = quote_label(session, quote)
    if not names_one(session, label):
        return None
    wider = Attribution.SECTOR if label.rule is Attribution.ORGANISATION else Attribution.UNATTRIBUTED
    wider_label = Label(sector=label.sector) if wider is Attribution.SECTOR else Label()
    if wider is Attribution.SECTOR and (not label.sector or fitting(session, wider_label) < FEWEST):
        wider, wider_label = Attribution.UNATTRIBUTED, Label()
    return SingledOut(label.text, wider, wider_label.first, fitting(session, wider_label))


def _organisation(session: Session, person: Contributor) -> str:
    organisation = session.organisation_of(person)
    return organisation.name if organisation else ""

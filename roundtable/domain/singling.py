"""Whether a label that names nobody would still single one person out, and which wider one would not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from roundtable.domain.attribution import Label, insight_label, owner_label, quote_label
from roundtable.domain.people import Contributor
from roundtable.domain.points import Point
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Quote

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


def singled_out(session: Session, point: Point) -> SingledOut | None:
    """What is wrong with the label of words or a promise, when a rule keeps the name back and it fits one person only.

    Words of an organisation, of which no person is known, name nobody by it.
    """
    label = _label(session, point)
    if not _points_at_one(session, label):
        return None
    wider, wider_label = _wider(session, label)
    return SingledOut(label.text, wider, wider_label.first, fitting(session, wider_label))


def shown_label(session: Session, label: Label) -> Label:
    """The label as a whole room may read it: the wider one where a rule keeps the name back and it fits one person."""
    if not _points_at_one(session, label):
        return label
    rule, wider = _wider(session, label)
    return replace(wider, rule=rule, set_by=label.set_by)


def printed_label(session: Session, point: Point) -> Label:
    """The label that stands with a point in a report: that of a quote is chosen beside it, any other is widened."""
    label = _label(session, point)
    return label if isinstance(point, Quote) else shown_label(session, label)


def _label(session: Session, point: Point) -> Label:
    if isinstance(point, Quote):
        return quote_label(session, point)
    return owner_label(session, point) if isinstance(point, ActionPoint) else insight_label(session, point)


def _points_at_one(session: Session, label: Label) -> bool:
    return label.rule is not Attribution.NAMED and names_one(session, label)


def _wider(session: Session, label: Label) -> tuple[Attribution, Label]:
    """The next rule whose label fits more than one person, and that label."""
    sector = Label(sector=label.sector)
    if label.rule is Attribution.ORGANISATION and label.sector and fitting(session, sector) >= FEWEST:
        return Attribution.SECTOR, sector
    return Attribution.UNATTRIBUTED, Label()


def _organisation(session: Session, person: Contributor) -> str:
    organisation = session.organisation_of(person)
    return organisation.name if organisation else ""

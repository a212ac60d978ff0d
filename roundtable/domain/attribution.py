"""The one redactor: what may be printed or shown of a speaker, and why. Every name that leaves goes through here."""

from __future__ import annotations

from dataclasses import dataclass

from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote


@dataclass(frozen=True)
class Label:
    """What may be said of who spoke: `name` and `organisation` are "" where the rule keeps them back.

    `sector` is the name of the sector, given only where it may be; `rule` is the strictest rule that applied and
    `set_by` says whose it is: "session", "contributor" or "quote".
    """

    name: str = ""
    organisation: str = ""
    sector: str = ""
    rule: Attribution = Attribution.NAMED
    set_by: str = "session"

    @property
    def first(self) -> str:
        """The line to set in bold: the name, else the organisation, else the sector; may be ""."""
        return self.name or self.organisation or self.sector

    @property
    def second(self) -> str:
        """The line under it: the organisation of someone named; "" otherwise."""
        return self.organisation if self.name else ""

    @property
    def text(self) -> str:
        """Both in one line."""
        return ", ".join(part for part in (self.first, self.second) if part)


def strictest(*rules: tuple[Attribution | None, str]) -> tuple[Attribution, str]:
    """The strictest of several rules and who set it; rules that are None do not count."""
    found = [(rule, set_by) for rule, set_by in rules if rule is not None]
    return max(found, key=lambda pair: pair[0].strictness, default=(Attribution.NAMED, "session"))


def label_for(
    session: Session,
    contributor_id: Id | None,
    organisation_id: Id | None = None,
    own: Attribution | None = None,
) -> Label:
    """The label of words by a contributor, wearing the hat of an organisation where one is given.

    The strictest of the session's, the contributor's and the words' own rule wins. Where the organisation is not known
    the sector stands in for it; a speaker who is still to be found has no label at all.
    """
    person = session.find(Contributor, contributor_id)
    rule, set_by = strictest(
        (session.details.attribution, "session"),
        (person.attribution if person else None, "contributor"),
        (own, "quote"),
    )
    organisation = session.find(Organisation, organisation_id) or session.organisation_of(person)
    sector = _sector(session, person, organisation_id, organisation)
    if rule is Attribution.UNATTRIBUTED:
        return Label(rule=rule, set_by=set_by)
    sector_name = sector.name if sector else ""
    if rule is Attribution.SECTOR:
        return Label(sector=sector_name, rule=rule, set_by=set_by)
    organisation_name = organisation.name if organisation else ""
    if rule is Attribution.ORGANISATION:
        return Label(organisation=organisation_name, sector=sector_name, rule=rule, set_by=set_by)
    return Label(person.name if person else "", organisation_name, sector_name, rule, set_by)


def _sector(
    session: Session, person: Contributor | None, hat: Id | None, organisation: Organisation | None
) -> Sector | None:
    if hat is not None and organisation is not None and organisation.sector_id is not None:
        return session.find(Sector, organisation.sector_id)
    return session.sector_of(person) or (session.find(Sector, organisation.sector_id) if organisation else None)


def quote_label(session: Session, quote: Quote) -> Label:
    """The label of a quote."""
    return label_for(session, quote.contributor_id, quote.organisation_id, quote.attribution)


def insight_label(session: Session, insight: Insight) -> Label:
    """The label of an insight or example."""
    return label_for(session, insight.contributor_id, insight.organisation_id)


def owner_label(session: Session, action: ActionPoint) -> Label:
    """The label of who has promised an action point."""
    return label_for(session, action.owner_id, action.organisation_id)


def called_by(session: Session, person: Contributor) -> str:
    """What the room's screen calls somebody by who has the floor or waits for it.

    The name where session and person allow it; else the seat, which tells those at the table whose turn it is and
    nobody else; without a seat as much as may be told of them, and "Somebody" when that is nothing.
    """
    label = label_for(session, person.id)
    if label.name:
        return label.name
    return f"Seat {person.seat}" if person.seat is not None else label.first or "Somebody"


def listed_contributors(session: Session) -> tuple[tuple[Contributor, Label], ...]:
    """Who may stand in the list of contributors, each with the label to print; nobody when the host keeps no list.

    The list tells who was there, not who said what: the session's rule for words does not narrow it
    (`list_contributors` is its switch), a person's own wish does.
    """
    if not session.details.list_contributors:
        return ()
    listed: list[tuple[Contributor, Label]] = []
    for person in session.all(Contributor):
        organisation, sector = session.organisation_of(person), session.sector_of(person)
        wish = person.attribution or Attribution.NAMED
        if wish is Attribution.UNATTRIBUTED:
            continue
        label = Label(
            person.name if wish is Attribution.NAMED else "",
            organisation.name if organisation and wish.strictness <= Attribution.ORGANISATION.strictness else "",
            sector.name if sector else "",
            wish,
            "contributor",
        )
        listed.append((person, label))
    return tuple(listed)

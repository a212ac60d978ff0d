"""The session's records as sheets for a spreadsheet: people, quotes, insights, action points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.attribution import Label, listed_contributors, quote_label
from roundtable.domain.forecast import zone_of
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.singling import printed_label
from roundtable.domain.withheld import Withheld, redacted
from roundtable.domain.words import ActionPoint, Insight, QuoteState

Cell = str | int | bool | date | datetime | None
"""A moment is local time without its zone, as spreadsheets know none; the head names the zone."""


@dataclass(frozen=True)
class Sheet:
    """A sheet with its heads and rows; all rows are as wide as the heads."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets_of(session: Session, *, for_the_host: bool = False) -> tuple[Sheet, ...]:
    """The sheets of a session, names as the attribution rules let them leave.

    `for_the_host` gives the host's own working lists instead: everybody with e-mail, each quote with its speaker.
    """
    writer = _Sheets(session if for_the_host else redacted(session), for_the_host)
    return (writer.people(), writer.quotes(), writer.insights(), writer.actions())


class _Sheets:
    """Makes the sheets of one session, with names kept back or not."""

    def __init__(self, session: Session, for_the_host: bool) -> None:
        self._session = session
        self._all = for_the_host
        self._withheld = Withheld(session)
        self._zone = zone_of(session)
        self._clock = f"Time ({session.details.time_zone})"

    def people(self) -> Sheet:
        if not self._all:
            labels = (label for _, label in listed_contributors(self._session))
            rows = tuple((label.name, label.organisation, label.sector) for label in labels)
            return Sheet("Contributors", ("Name", "Organisation", "Sector"), rows)
        heads = ("Name", "Initials", "Organisation", "Sector", "Role", "E-mail", "Seat", "Attribution", "Consent")
        return Sheet("Contributors", heads, tuple(map(self._everything, self._session.all(Contributor))))

    def _everything(self, person: Contributor) -> tuple[Cell, ...]:
        organisation, sector = self._session.organisation_of(person), self._session.sector_of(person)
        return (
            person.name,
            person.initials,
            organisation.name if organisation else "",
            sector.name if sector else "",
            person.role,
            person.email,
            person.seat,
            person.attribution.value if person.attribution else "",
            person.consent_how,
        )

    def quotes(self) -> Sheet:
        kept = [each for each in self._session.quotes if self._all or each.state is not QuoteState.WITHDRAWN]
        heads = (self._clock, "Item", "Quote", *self._by, "Wording", "State", "Segments")
        return Sheet(
            "Quotes",
            heads,
            tuple(
                (
                    self._local(each.said_at),
                    self._item(each.item_id),
                    each.text,
                    *self._who(each.contributor_id, quote_label(self._session, each)),
                    each.words.value,
                    each.state.value,
                    self._segments(each.segments),
                )
                for each in kept
            ),
        )

    def insights(self) -> Sheet:
        heads = (self._clock, "Kind", "Text", *self._by, "Segments")
        return Sheet(
            "Insights",
            heads,
            tuple(
                (
                    self._local(each.said_at),
                    each.kind.value,
                    each.text,
                    *self._who(each.contributor_id, printed_label(self._session, each)),
                    self._segments(each.segments),
                )
                for each in self._session.all(Insight)
            ),
        )

    def actions(self) -> Sheet:
        heads = ("Action point", *self._by, "Due", "Done", "Segments")
        return Sheet(
            "Action points",
            heads,
            tuple(
                (
                    each.text,
                    *self._who(each.owner_id, printed_label(self._session, each)),
                    each.due,
                    "yes" if each.done else "no",
                    self._segments(each.segments),
                )
                for each in self._session.all(ActionPoint)
            ),
        )

    @property
    def _by(self) -> tuple[str, ...]:
        return ("Name", "Organisation", "Sector", "Printed as") if self._all else ("Name", "Organisation", "Sector")

    def _who(self, person_id: Id | None, label: Label) -> Iterator[str]:
        if not self._all:
            yield from (label.name, label.organisation, label.sector)
            return
        person = self._session.find(Contributor, person_id)
        organisation, sector = self._session.organisation_of(person), self._session.sector_of(person)
        yield person.name if person else ""
        yield organisation.name if organisation else label.organisation
        yield sector.name if sector else label.sector
        yield label.text

    def _item(self, item_id: Id | None) -> str:
        item = self._session.find(AgendaItem, item_id)
        return self._typed(item.title) if item else ""

    def _segments(self, segments: tuple[str, ...]) -> str:
        star = self._session.details.star
        return self._typed(", ".join(found.title for each in segments if (found := star.find(each)) is not None))

    def _typed(self, text: str) -> str:
        """A text of the host's, without names in what leaves."""
        return text if self._all else self._withheld.without_names(text)

    def _local(self, moment: datetime | None) -> datetime | None:
        return moment.astimezone(self._zone).replace(tzinfo=None) if moment is not None else None

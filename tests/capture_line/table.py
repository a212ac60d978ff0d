"""A small roundtable to type into, for the grammar's tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.details import Details
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.records import Id, Record, add
from roundtable.domain.session import Session

TODAY = date(2026, 11, 19)  # a Thursday


def person(name: str, initials: str, organisation: str | None = None, *, present: bool = True) -> Contributor:
    return Contributor(
        id=Id(initials.casefold()),
        name=name,
        initials=initials,
        organisation_id=Id(organisation) if organisation else None,
        present=present,
    )


def session_of(*records: Record) -> Session:
    return Session().with_edits(add(record) for record in records)


TABLE = session_of(
    Details(title="Whose course is it?"),
    Organisation(id=Id("ucl"), name="University of the Canal Lands", short="UCL"),
    Organisation(id=Id("aran"), name="Aran College"),
    Organisation(id=Id("lone"), name="Łódź Kitchen", short="ŁK"),
    person("Tess Byrne", "TB", "ucl"),
    person("Tomás Echeverría-Ibarguengoitia", "TE", "ucl"),
    person("Dr Siobhán Ní Dhomhnaill", "SN", "aran"),
    person("Björn Åkesson", "BÅ", "aran"),
    person("Ørsted Øvergård", "ØØ", "lone"),
    person("Tilda Absent", "TA", present=False),
    AgendaItem(id=Id("item"), title="Co-design", minutes=30, segments=("co-design", "people-it")),
    Run(id=Id("item"), started_at=datetime(2026, 11, 19, 15, 0, tzinfo=UTC)),
)

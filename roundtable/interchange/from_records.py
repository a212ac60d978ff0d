"""A session becomes a document of the interchange format: every field that has a value, in a fixed order.

Texts and lists are written even when they are empty, so that a program finds the same keys in every object; ids,
times, days, numbers and wishes are left out where there is none. What would point at nothing, since the record was
removed meanwhile, is left out and noted: a file that is written can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TypeVar

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.details import Details
from roundtable.domain.floor import Hand, Show, Turn
from roundtable.domain.look import Edition
from roundtable.domain.outline import Block, BlockKind, Figure, Reference, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id, Record
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote
from roundtable.interchange.moments import write_moment, write_time_of_day
from roundtable.interchange.references import write_reference
from roundtable.interchange.refusal import Notes, inside, shown
from roundtable.interchange.schema_check import FORMAT, VERSION, Json
from roundtable.interchange.stars import write_star

R = TypeVar("R", bound=Record)


def document_of(session: Session, image_paths: Mapping[Id, str], notes: Notes) -> Json:
    """The document of a session; `image_paths` says where the images are written, by their ids."""
    writer = _Writer(session, notes)
    return {
        "format": FORMAT,
        "version": VERSION,
        "session": _details(session.details, _held_on(session, notes), list(writer.released()) or None),
        "sectors": writer.each("sectors", Sector, _Writer.sector),
        "organisations": writer.each("organisations", Organisation, _Writer.organisation),
        "contributors": writer.each("contributors", Contributor, _Writer.contributor),
        "agenda": writer.each("agenda", AgendaItem, _Writer.agenda_item),
        "quotes": writer.each("quotes", Quote, _Writer.quote),
        "actions": writer.each("actions", ActionPoint, _Writer.action),
        "insights": writer.each("insights", Insight, _Writer.insight),
        "hands": writer.each("hands", Hand, _Writer.hand),
        "shows": writer.each("shows", Show, _Writer.show),
        "turns": writer.each("turns", Turn, _Writer.turn),
        "figures": [_figure(figure, image_paths) for figure in session.all(Figure)],
        "references": [write_reference(reference) for reference in session.all(Reference)],
        "report": {"sections": writer.each("report.sections", Section, _Writer.section)},
    }


def _held_on(session: Session, notes: Notes) -> date:
    """The day, which the format asks for: where none is set, the first that the records speak of, or today."""
    if session.details.held_on is not None:
        return session.details.held_on
    starts = [run.started_at for run in session.all(Run)] + [turn.started_at for turn in session.all(Turn)]
    starts += [quote.said_at for quote in session.quotes if quote.said_at is not None]
    found = min(starts).date() if starts else datetime.now().astimezone().date()
    notes.add("session.held_on", f"not set; written as {found.isoformat()}")
    return found


def _details(details: Details, held_on: date, released: list[Json] | None) -> Json:
    return _given(
        title=details.title,
        subtitle=details.subtitle,
        host=details.host,
        kind=details.kind,
        question=details.question,
        held_on=_day(held_on),
        reported_on=_day(details.reported_on),
        venue=details.venue,
        time_zone=details.time_zone,
        authors=list(details.authors),
        language=details.language,
        attribution=details.attribution.value,
        prints=details.prints.value,
        list_contributors=details.list_contributors,
        ends_by=write_time_of_day(details.ends_by) if details.ends_by is not None else None,
        loosened_because=details.loosened_because or None,
        star=write_star(details.star),
        fair_next=asdict(details.weights.within_range()),
        look={name: str(value) for name, value in asdict(details.look).items() if value},
        released=released,
        edition=_edition(details.edition) if details.edition.number else None,
    )


def _edition(edition: Edition) -> Json:
    chapters = [asdict(chapter) for chapter in edition.chapters]
    return {"number": edition.number, "chapters": chapters, "changes": list(edition.changes)}


def _figure(figure: Figure, image_paths: Mapping[Id, str]) -> Json:
    return _given(
        id=figure.id,
        image=image_paths.get(figure.image_id) if figure.image_id is not None else None,
        star=figure.is_star,
        caption=figure.caption,
        alt=figure.alt,
        credit=figure.credit,
        place=figure.place.value,
    )


def _given(**members: object) -> Json:
    return {key: value for key, value in members.items() if value is not None}


def _moment(value: datetime | None) -> str | None:
    return write_moment(value) if value is not None else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


class _Gone(Exception):
    """A record points at one that is not there, and says nothing without it."""


@dataclass(frozen=True)
class _Writer:
    """Writes the records of one session that point at others; `place` in the methods is where the object will stand."""

    session: Session
    notes: Notes

    def each(self, key: str, kind: type[R], write: Callable[[_Writer, R, str], Json]) -> list[Json]:
        """The records of a kind in their order, without those that say nothing any more."""
        written: list[Json] = []
        for record in self.session.all(kind):
            try:
                written.append(write(self, record, inside(key, len(written))))
            except _Gone as gone:
                self.notes.add(key, f"{shown(record.id)} left out, since {gone}")
        return written

    def pointer(self, kind: type[R], record_id: Id | None, place: str) -> str | None:
        """The id of a record that is there; one of a record that was removed is noted and left out."""
        if record_id is None or self.session.find(kind, record_id) is not None:
            return record_id
        self.notes.add(place, f"no {kind.__name__.lower()} {shown(record_id)}, left out")
        return None

    def known(self, kind: type[R], record_id: Id) -> str:
        """The id of a record without which the one that points at it says nothing."""
        if self.session.find(kind, record_id) is None:
            raise _Gone(f"there is no {kind.__name__.lower()} {shown(record_id)}")
        return record_id

    def released(self) -> Iterator[Json]:
        """The names that may stand, of those who are still there."""
        for each in self.session.details.released:
            kind: type[Record] = Organisation if self.session.find(Organisation, each.record_id) else Contributor
            if self.pointer(kind, each.record_id, "session.released") is not None:
                where = {"kind": each.kind, "found": each.found, "place": each.place} if each.place else {}
                yield {"who": each.record_id, "because": each.because, **where}

    def segments(self, segments: tuple[str, ...], place: str) -> list[str]:
        """The segments that the session's star has."""
        return [each for each in segments if self._has(each, place)]

    def _has(self, segment_id: str, place: str) -> bool:
        if self.session.details.star.find(segment_id) is not None:
            return True
        self.notes.add(place, f"the star has no segment {shown(segment_id)}, left out")
        return False

    def sector(self, sector: Sector, place: str) -> Json:
        return {"id": sector.id, "name": sector.name}

    def organisation(self, organisation: Organisation, place: str) -> Json:
        return _given(
            id=organisation.id,
            name=organisation.name,
            short=organisation.short,
            sector=self.pointer(Sector, organisation.sector_id, f"{place}.sector"),
            aliases=list(organisation.aliases),
        )

    def contributor(self, person: Contributor, place: str) -> Json:
        consent = _given(how=person.consent_how, at=_moment(person.consent_at))
        return _given(
            id=person.id,
            name=person.name,
            organisation=self.pointer(Organisation, person.organisation_id, f"{place}.organisation"),
            sector=self.pointer(Sector, person.sector_id, f"{place}.sector"),
            role=person.role,
            initials=person.initials,
            email=person.email,
            seat=person.seat,
            present=person.present,
            arrived_at=_moment(person.arrived_at),
            left_at=_moment(person.left_at),
            attribution=person.attribution.value if person.attribution else None,
            loosened_because=person.loosened_because or None,
            consent=consent if any(consent.values()) else None,
        )

    def agenda_item(self, item: AgendaItem, place: str) -> Json:
        run = self.session.find(Run, item.id)
        return _given(
            id=item.id,
            title=item.title,
            minutes=item.minutes,
            kind=item.kind.value,
            question=item.question,
            segments=self.segments(item.segments, f"{place}.segments"),
            starts_at=write_time_of_day(item.starts_at) if item.starts_at is not None else None,
            optional=item.optional,
            public_clock=item.public_clock,
            cut_minutes=item.cut_minutes,
            dropped=item.dropped,
            run=_run(run) if run is not None else None,
        )

    def quote(self, quote: Quote, place: str) -> Json:
        return _given(
            id=quote.id,
            text=quote.text,
            contributor=self.pointer(Contributor, quote.contributor_id, f"{place}.contributor"),
            organisation=self.pointer(Organisation, quote.organisation_id, f"{place}.organisation"),
            words=quote.words.value,
            state=quote.state.value,
            said_at=_moment(quote.said_at),
            agenda_item=self.pointer(AgendaItem, quote.item_id, f"{place}.agenda_item"),
            segments=self.segments(quote.segments, f"{place}.segments"),
            attribution=quote.attribution.value if quote.attribution else None,
            loosened_because=quote.loosened_because or None,
            note=quote.note,
        )

    def action(self, action: ActionPoint, place: str) -> Json:
        return _given(
            id=action.id,
            text=action.text,
            owner=self.pointer(Contributor, action.owner_id, f"{place}.owner"),
            organisation=self.pointer(Organisation, action.organisation_id, f"{place}.organisation"),
            due=_day(action.due),
            done=action.done,
            agreed_at=_moment(action.agreed_at),
            segments=self.segments(action.segments, f"{place}.segments"),
        )

    def insight(self, insight: Insight, place: str) -> Json:
        return _given(
            id=insight.id,
            text=insight.text,
            kind=insight.kind.value,
            contributor=self.pointer(Contributor, insight.contributor_id, f"{place}.contributor"),
            organisation=self.pointer(Organisation, insight.organisation_id, f"{place}.organisation"),
            said_at=_moment(insight.said_at),
            segments=self.segments(insight.segments, f"{place}.segments"),
        )

    def hand(self, hand: Hand, place: str) -> Json:
        return _given(
            id=hand.id,
            contributor=self.known(Contributor, hand.contributor_id),
            kind=hand.kind.value,
            raised_at=_moment(hand.raised_at),
            lowered_at=_moment(hand.lowered_at),
        )

    def show(self, show: Show, place: str) -> Json:
        counts = [
            {"sector": count.sector_id, "for": count.in_favour, "unsure": count.unsure, "against": count.against}
            for count in show.counts
            if self.pointer(Sector, count.sector_id, f"{place}.counts") is not None
        ]
        known = show.segment is not None and self._has(show.segment, f"{place}.segment")
        return _given(
            id=show.id,
            statement=show.statement,
            segment=show.segment if known else None,
            counts=counts,
            at=_moment(show.at),
            about=show.about.value if show.about else None,
        )

    def turn(self, turn: Turn, place: str) -> Json:
        return _given(
            id=turn.id,
            contributor=self.known(Contributor, turn.contributor_id) if turn.contributor_id is not None else None,
            kind=turn.kind.value,
            started_at=_moment(turn.started_at),
            ended_at=_moment(turn.ended_at),
            agenda_item=self.pointer(AgendaItem, turn.item_id, f"{place}.agenda_item"),
            suggested=self.pointer(Contributor, turn.suggested_id, f"{place}.suggested"),
        )

    def section(self, section: Section, place: str) -> Json:
        blocks = list(self._blocks(section, f"{place}.blocks"))
        return {"id": section.id, "title": section.title, "level": section.level, "blocks": blocks}

    def _blocks(self, section: Section, place: str) -> Iterator[Json]:
        for block in section.blocks:
            if self._stands(block, place):
                yield {block.kind.value: block.value if block.value or block.kind is BlockKind.TEXT else True}

    def _stands(self, block: Block, place: str) -> bool:
        """Whether what a block points at is there."""
        match block.kind:
            case BlockKind.QUOTE:
                return self.pointer(Quote, Id(block.value), place) is not None
            case BlockKind.FIGURE:
                return self.pointer(Figure, Id(block.value), place) is not None
            case BlockKind.INSIGHTS if block.value in list(InsightKind):
                return True
            case BlockKind.QUOTES | BlockKind.INSIGHTS:
                return self._has(block.value, place)
            case _:
                return True


def _run(run: Run) -> Json:
    return _given(
        started_at=_moment(run.started_at),
        ended_at=_moment(run.ended_at),
        paused_seconds=_number(run.paused_seconds),
        paused_at=_moment(run.paused_at),
        extended_minutes=run.extended_minutes,
    )

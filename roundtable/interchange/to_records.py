"""A checked document becomes a session: ids resolved, times read, texts cleaned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import starmap
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roundtable.domain.details import Details
from roundtable.domain.limits import beyond_limits
from roundtable.domain.look import Chapter, Edition, Look, ReferenceStyle, Released, Theme
from roundtable.domain.outline import Reference
from roundtable.domain.records import Record, add
from roundtable.domain.session import Session
from roundtable.domain.weights import AGREED, Weights
from roundtable.domain.words import Attribution, QuoteState
from roundtable.interchange import reading_day, reading_outline, reading_people, reading_words
from roundtable.interchange.fields import Fields
from roundtable.interchange.identities import ids_of
from roundtable.interchange.image_files import ImageShelf
from roundtable.interchange.references import read_reference
from roundtable.interchange.refusal import ImportRefused, Notes, shown
from roundtable.interchange.schema_check import Json
from roundtable.interchange.stars import read_star


def session_of(document: Json, images: ImageShelf, notes: Notes) -> Session:
    """The session of a document that has the shape of one; ImportRefused names the place that does not fit."""
    star = read_star(document["session"].get("star"), "session.star")
    given = Fields(document, "", notes, ids_of(document), star)
    return Session().with_edits(add(record) for record in map(_within_limits, _records(given, images)))


def _within_limits(record: Record) -> Record:
    """The record; refused here when a session file could not hold it, as the schema speaks of no list's length."""
    if field := beyond_limits(record):
        raise ImportRefused("", f"the {field} of {shown(record.id)} holds more than a session can keep")
    return record


def _records(given: Fields, images: ImageShelf) -> Iterator[Record]:
    yield _details(given.under("session"))
    yield from starmap(reading_people.sector, given.members("sectors"))
    yield from starmap(reading_people.organisation, given.members("organisations"))
    people = list(starmap(reading_people.contributor, given.members("contributors")))
    reading_people.note_shared_seats(people, given.notes)
    yield from reading_people.with_initials(people, given)
    yield from starmap(reading_day.agenda_item, given.members("agenda"))
    yield from reading_day.runs(given)
    yield from starmap(reading_words.quote, given.members("quotes"))
    yield from starmap(reading_words.action, given.members("actions"))
    yield from starmap(reading_words.insight, given.members("insights"))
    yield from starmap(reading_day.hand, given.members("hands"))
    yield from starmap(reading_day.show, given.members("shows"))
    yield from starmap(reading_day.turn, given.members("turns"))
    yield from reading_outline.figures(given, images)
    yield from _references(given)
    yield from starmap(reading_outline.section, given.under("report").members("sections"))


def _details(fields: Fields) -> Details:
    _note_strange_zone(fields)
    return Details(
        title=fields.text("title"),
        subtitle=fields.text("subtitle"),
        host=fields.name("host"),
        kind=fields.text("kind"),
        question=fields.text("question"),
        held_on=fields.day("held_on"),
        reported_on=fields.day("reported_on"),
        venue=fields.text("venue"),
        time_zone=fields.name("time_zone", Details.time_zone),
        authors=fields.names("authors"),
        language=fields.name("language", Details.language),
        attribution=fields.one_of("attribution", Attribution.NAMED),
        prints=fields.one_of("prints", QuoteState.HEARD),
        list_contributors=fields.values.get("list_contributors", True),
        ends_by=fields.time_of_day("ends_by"),
        loosened_because=fields.text("loosened_because"),
        star=fields.star,
        weights=_weights(fields.under("fair_next")),
        look=_look(fields.under("look")),
        released=tuple(_released(each) for each, _ in fields.members("released")),
        edition=_edition(fields.under("edition")),
    )


def _look(fields: Fields) -> Look:
    """How the report looks; a host's theme without its colour is the source's."""
    theme, main = fields.one_of("theme", Theme.SOURCE), fields.text("main").upper()
    if theme is Theme.HOST and not main:
        fields.notes.add(fields.at("theme"), "the host's theme without a colour, taken as the source's")
        theme = Theme.SOURCE
    return Look(theme, main, fields.text("accent").upper(), fields.one_of("references", ReferenceStyle.SOURCE))


def _edition(fields: Fields) -> Edition:
    chapters = tuple(Chapter(each.text("title"), each.text("digest")) for each, _ in fields.members("chapters"))
    return Edition(fields.whole("number"), chapters, fields.names("changes"))


def _released(fields: Fields) -> Released:
    """A name that may stand in one text, of a contributor or of an organisation."""
    kind = "organisation" if fields.values["who"] in fields.ids["organisation"] else "contributor"
    where = (fields.text("kind"), fields.text("found"), fields.text("place"))
    return Released(fields.known_pointer("who", kind), fields.text("because"), *where)


def _weights(fields: Fields) -> Weights:
    return Weights(**{name: fields.whole(name, weight) for name, weight in asdict(AGREED).items()})


def _note_strange_zone(fields: Fields) -> None:
    """Note a time zone that this computer does not have; the name stays, another computer may know it."""
    name = fields.values.get("time_zone", Details.time_zone)
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        fields.notes.add(fields.at("time_zone"), f"{shown(name)} is not known here, so times are shown in UTC")


def _references(given: Fields) -> Iterator[Reference]:
    """The works referred to; ids that are only alike once they are made (from a DOI) are refused too."""
    taken: dict[str, str] = {}
    for fields, sort in given.members("references"):
        reference = read_reference(fields.values, sort)
        if (first := taken.setdefault(reference.id, fields.place)) != fields.place:
            raise ImportRefused(fields.place, f"{shown(reference.id)} is already the id of {first}")
        yield reference

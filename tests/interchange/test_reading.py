"""What an import makes of a file that is allowed and not quite plain: left out, cleaned, made or noted."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from roundtable import resources
from roundtable.domain.clean import clean_name, clean_text
from roundtable.domain.floor import Hand, Turn
from roundtable.domain.outline import Reference
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.star import CO_PRODUCTION, NO_STAR
from roundtable.domain.words import Quote
from roundtable.interchange.session_json import Imported, read_session, read_session_text, write_session
from tests.interchange.documents import Json, a_session, changed, put


def read(document: Json) -> Imported:
    document["figures"] = []
    document["report"] = {}
    return read_session_text(json.dumps(document).encode())


def test_unknown_keys_are_left_out_and_named() -> None:
    document = changed("quotes", 0, "colour", to="red")
    document["sponsor"] = {"id": 1}
    document["session"]["my key"] = 1
    assert read(document).warnings == (
        'session["my key"]: unknown, left out',
        "quotes[0].colour: unknown, left out",
        "sponsor: unknown, left out",
    )


def test_many_warnings_alike_are_summed_up() -> None:
    document = a_session()
    document["quotes"] = [{"id": str(n), "text": "Yes", "colour": n} for n in range(5000)]
    assert read(document).warnings == (
        "quotes[0].colour: unknown, left out",
        "quotes[1].colour: unknown, left out",
        "quotes[2].colour: unknown, left out (and 4,997 more alike)",
    )


def test_a_reference_keeps_what_the_format_does_not_know() -> None:
    item = {"id": 7, "type": "webpage", "note": "Zotero's own", "custom": {"a": [1, None, 2.5]}}
    imported = read(changed("references", 0, to=item))
    assert imported.warnings == ()
    assert imported.session.all(Reference)[0].id == "7"
    assert write_session(imported.session)["references"] == [item]


def test_a_reference_without_an_id_takes_its_doi() -> None:
    document = a_session()
    document["references"] = [{"type": "book", "DOI": "10.1000/182"}, {"type": "book", "title": "Quays"}]
    first, second = read(document).session.all(Reference)
    assert first.id == "10.1000/182"
    assert json.loads(second.item)["id"] == second.id


def test_ids_that_may_be_missing_are_made() -> None:
    session = read(a_session()).session
    assert len(session.all(Hand)[0].id) == len(session.all(Turn)[0].id) == 36
    written = write_session(session)
    assert [written[key][0]["id"] for key in ("hands", "turns", "shows")]


def test_initials_are_made_where_there_are_none_and_stay_unique() -> None:
    people = [{"id": "a", "name": "Ann Oak"}, {"id": "b", "name": "Ada Orr", "initials": "AO"}]
    document = {key: a_session()[key] for key in ("format", "version", "session")} | {"contributors": people}
    assert [person.initials for person in read(document).session.all(Contributor)] == ["AOa", "AO"]


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ("Line\r\none\rtwo\u2028three\u2029four\vfive", "Line\none\ntwo\nthree\nfour\nfive"),
        ("a\x07b\x1bc\x7fd\x9fe\ufdd0f\uffffg\U0010ffffh\ttab", "abcdefgh\ttab"),
        ("\u202ebidi stays\u202c", "\u202ebidi stays\u202c"),
        ("Zoe\u0308", "Zoe\u0308"),
        ("half \ud83d", "half \ufffd"),
    ],
)
def test_text_is_cleaned(given: str, read_as: str) -> None:
    assert clean_text(given) == read_as


@pytest.mark.parametrize(
    ("given", "read_as"), [("Zoe\u0308", "Zoë"), ("\u202eevil\u2066", "evil"), ("Ann\n\tOak", "Ann Oak")]
)
def test_names_are_composed_and_stay_on_their_line(given: str, read_as: str) -> None:
    assert clean_name(given) == read_as


def test_what_cleaning_took_away_is_noted() -> None:
    document = changed("quotes", 0, "text", to="Ask\x07 us\x0b first")
    document["contributors"][1]["name"] = "\u202eBo"
    imported = read(document)
    assert imported.session.all(Quote)[0].text == "Ask us\n first"
    assert imported.session.all(Contributor)[1].name == "Bo"
    assert imported.warnings == (
        "contributors[1].name: U+202E cannot be shown, left out",
        "quotes[0].text: U+0007 cannot be shown, left out",
    )


def test_two_on_one_seat_and_a_strange_time_zone_are_noted() -> None:
    document = changed("contributors", 1, "seat", to=1)
    document["session"]["time_zone"] = "Europe/Lundon"
    assert read(document).warnings == (
        'session.time_zone: "Europe/Lundon" is not known here, so times are shown in UTC',
        "contributors[1].seat: 1 is also the seat of contributors[0]",
    )


def test_a_run_that_never_started_is_noted() -> None:
    document = changed("agenda", 0, "run", to={"extended_minutes": 5})
    assert read(document).warnings == ("agenda[0].run: has no started_at, left out",)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("2018-10-26T14:05:00+01:00", "2018-10-26T14:05:00+01:00"),
        ("2018-10-26T14:05+01:00", "2018-10-26T14:05:00+01:00"),
        ("2018-10-26T14:05:00.250-03:30", "2018-10-26T14:05:00.250-03:30"),
        ("2018-10-26T13:05:00Z", "2018-10-26T13:05:00+00:00"),
    ],
)
def test_a_time_keeps_its_offset(given: str, written: str) -> None:
    session = read(changed("quotes", 0, "said_at", to=given)).session
    assert session.all(Quote)[0].said_at == datetime.fromisoformat(given)
    assert write_session(session)["quotes"][0]["said_at"] == written


def test_stars() -> None:
    """The session of `a_session` names none, so it has the co-production star."""
    assert read(a_session()).session.details.star == CO_PRODUCTION
    bare = a_session() | {"agenda": [], "quotes": [], "shows": [], "turns": []}
    bare["session"]["star"] = {"inner": [], "outer": []}
    assert read(bare).session.details.star == NO_STAR
    bare["session"]["star"] = {"outer": [{"id": "north", "label": "North"}]}
    assert write_session(read(bare).session)["session"]["star"] == {
        "inner": [],
        "outer": [{"id": "north", "label": "North", "title": "North"}],
    }


def test_a_byte_order_mark_is_no_offence(tmp_path: Path) -> None:
    path = put(tmp_path, a_session())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_session(path).session.count(Organisation) == 1


@pytest.mark.parametrize("name", ["blank", "plain-roundtable", "co-production-star"])
def test_templates_are_read_without_a_folder(name: str) -> None:
    assert read_session_text(resources.read_bytes("templates", f"{name}.json")).warnings == ()

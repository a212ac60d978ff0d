"""The report's settings in the format: its look, the names that may stand in it, and the version published last."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roundtable.domain.look import Chapter, Edition, Look, ReferenceStyle, Released, Theme
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id, remove
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.session_json import edits_of, read_session, write_session
from roundtable.storage.store import Store
from tests.interchange.documents import a_session
from tests.interchange.documents import put as put_document

SETTINGS = {
    "look": {"theme": "host", "main": "#7A0019", "accent": "#FFCC33", "references": "imperial"},
    "released": [
        {"who": "amina", "because": "She opened it"},
        {"who": "port", "because": "It paid", "kind": "organisation", "found": "port", "place": "session question"},
    ],
    "edition": {"number": 2, "chapters": [{"title": "Doors", "digest": "0a1b"}], "changes": ["New: Doors"]},
}


def put(path: Path, **settings: object) -> Path:
    document = a_session()
    document["session"] |= settings
    return put_document(path.parent, document, path.name)


def test_they_go_out_as_they_came_in_and_through_a_file(tmp_path: Path) -> None:
    given = put(tmp_path / "a.json", **SETTINGS)
    session = read_session(given).session
    details = session.details
    assert details.look == Look(Theme.HOST, "#7A0019", "#FFCC33", ReferenceStyle.IMPERIAL)
    port = Released(Id("port"), "It paid", "organisation", "port", "session question")
    assert details.released == (Released(Id("amina"), "She opened it"), port)
    assert details.edition == Edition(2, (Chapter("Doors", "0a1b"),), ("New: Doors",))
    written = write_session(session)["session"]
    assert {key: written[key] for key in SETTINGS} == SETTINGS


def test_left_out_they_are_as_before(tmp_path: Path) -> None:
    details = read_session(put(tmp_path / "a.json")).session.details
    assert details.look == Look() and not details.released and details.edition == Edition()
    notes = read_session(put(tmp_path / "b.json", look={"theme": "host"})).warnings
    assert notes == ("session.look.theme: the host's theme without a colour, taken as the source's",)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("look", {"theme": "pink"}, "session.look.theme: "),
        ("look", {"main": "blue"}, "session.look.main: "),
        ("released", [{"who": "nobody", "because": "x"}], 'session.released[0].who: no contributor "nobody"'),
        ("released", [{"who": "amina"}], "session.released[0]"),
        ("edition", {"number": -1}, "session.edition.number: "),
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(tmp_path: Path, key: str, value: object, said: str) -> None:
    with pytest.raises(ImportRefused) as told:
        read_session(put(tmp_path / "a.json", **{key: value}))
    assert str(told.value).startswith(said)


def test_they_are_kept_in_a_session_file(tmp_path: Path) -> None:
    session = read_session(put(tmp_path / "a.json", **SETTINGS)).session
    store = Store.create(tmp_path / "s.roundtable")
    store.commit(edits_of(session), label="import_session", kind="act", at=datetime(2026, 11, 12, tzinfo=UTC))
    store.close()
    again = Store.open(tmp_path / "s.roundtable")
    assert again.load().details == session.details
    again.close()


def test_a_permission_of_a_file_of_before_has_no_place(tmp_path: Path) -> None:
    """A session file of the version before holds who may stand, and not where."""
    path = tmp_path / "s.roundtable"
    session = read_session(put(tmp_path / "a.json", **SETTINGS)).session
    store = Store.create(path)
    store.commit(edits_of(session), label="import_session", kind="act", at=datetime(2026, 11, 12, tzinfo=UTC))
    store.close()
    with closing(sqlite3.connect(path)) as file:
        kept = '[{"record_id":"amina","because":"She opened it"}]'
        file.execute("UPDATE details SET released = ?", (kept,))
        file.execute("DELETE FROM _sqlite_migrations WHERE name >= '0011'")
        file.execute("PRAGMA user_version = 1010")
        file.commit()
    again = Store.open(path)
    assert again.load().details.released == (Released(Id("amina"), "She opened it"),)
    again.close()


def test_a_permission_for_somebody_who_is_gone_is_left_out(tmp_path: Path) -> None:
    session = read_session(put(tmp_path / "a.json", **SETTINGS)).session
    gone = session.with_edits([remove(session.get(Contributor, Id("amina")))])
    written = write_session(gone)
    assert [each["who"] for each in written["session"]["released"]] == ["port"]

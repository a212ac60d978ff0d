"""Import, then export: the same records, for sessions of every kind, through real files and the real commands."""

import json
import tempfile
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roundtable import cli
from roundtable.domain.outline import Figure, Image
from roundtable.domain.records import remove
from roundtable.domain.session import KINDS, Session
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.schema_check import check
from roundtable.interchange.session_json import edits_of, export_session, read_session, read_session_text, write_session
from roundtable.storage.store import Store
from tests.interchange.documents import PIXEL, Json, a_session, missing_from, put
from tests.interchange.strategies import documents, json_values

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def read(document: object) -> Session:
    return read_session_text(json.dumps(document).encode()).session


@settings(max_examples=40, suppress_health_check=SLOW)
@given(documents(), st.booleans())
def test_what_is_imported_by_command_is_exported_by_command(document: Json, escaped: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        given_file, session_file, written = (Path(name) / each for each in ("x.json", "x.roundtable", "y.json"))
        given_file.write_text(json.dumps(document, ensure_ascii=escaped), encoding="utf-8")
        assert cli.run(cli.parse(["import", str(given_file), str(session_file)])) == 0
        assert cli.run(cli.parse(["export", str(session_file), str(written)])) == 0
        assert missing_from(document, json.loads(written.read_text(encoding="utf-8"))) == []
        assert sorted(path.name for path in Path(name).iterdir()) == ["x.json", "x.roundtable", "y.json"]


@settings(max_examples=100, suppress_health_check=SLOW)
@given(documents())
def test_what_is_written_is_read_as_the_same_session(document: Json) -> None:
    """Ids that were made on the first reading are written, so the second reading makes none."""
    session = read(document)
    written = write_session(session)
    check(written)
    assert read(written) == session
    assert write_session(read(written)) == written


@settings(max_examples=15, suppress_health_check=SLOW)
@given(documents())
def test_the_store_keeps_an_imported_session(document: Json) -> None:
    session = read(document)
    with tempfile.TemporaryDirectory() as name:
        store = Store.create(Path(name) / "a.roundtable")
        store.commit(edits_of(session), label="import_session", kind="act", at=datetime.now(UTC))
        assert store.load() == session
        assert store.check().whole
        store.close()


@settings(max_examples=60, suppress_health_check=SLOW)
@given(documents(), st.data())
def test_a_session_that_lost_records_is_written_so_that_it_can_be_read(document: Json, data: st.DataObject) -> None:
    session = read(document)
    records = [record for kind in KINDS for record in session.all(kind)]
    gone = data.draw(st.lists(st.sampled_from(records), unique_by=lambda record: (type(record), record.id)))
    rest = session.with_edits(remove(record) for record in gone)
    assert write_session(read(write_session(rest))) == write_session(rest)


@settings(max_examples=150, suppress_health_check=SLOW)
@given(documents(), json_values, st.data())
def test_any_value_anywhere_is_read_or_refused_in_one_line(document: Json, value: object, data: st.DataObject) -> None:
    root: Json = {"": deepcopy(document)}
    holder: Any = root
    key: Any = ""
    while isinstance(holder[key], dict | list) and holder[key] and data.draw(st.integers(0, 5)):
        holder = holder[key]
        key = data.draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
    holder[key] = value
    try:
        read(root[""])
    except ImportRefused as refused:
        assert str(refused).isprintable()
        assert len(str(refused)) < 600


@settings(max_examples=150, suppress_health_check=SLOW)
@given(st.data())
def test_any_damage_to_the_bytes_is_read_or_refused_in_one_line(data: st.DataObject) -> None:
    text = bytearray(json.dumps(a_session()).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        text[start : start + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    try:
        read_session_text(bytes(text))
    except ImportRefused as refused:
        assert str(refused).isprintable()


def test_every_field_of_a_small_session_comes_back(tmp_path: Path) -> None:
    given_file = put(tmp_path, a_session())
    session = read_session(given_file).session
    out = tmp_path / "out"
    out.mkdir()
    assert export_session(session, out / "y.json") == ()
    assert missing_from(a_session(), json.loads((out / "y.json").read_text(encoding="utf-8"))) == []
    assert (out / "quay.png").read_bytes() == PIXEL


def test_one_image_shown_twice_is_kept_once(tmp_path: Path) -> None:
    document = a_session()
    document["figures"].append({"id": "again", "image": "quay.png", "caption": "Once more", "place": "cover-photo"})
    session = read_session(put(tmp_path, document)).session
    assert session.count(Image) == 1
    assert {figure.image_id for figure in session.all(Figure)} - {None} == {session.all(Image)[0].id}
    assert missing_from(document, write_session(session)) == []

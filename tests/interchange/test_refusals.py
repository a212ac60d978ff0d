"""Every way in which a file can be wrong: one line that names the place, and nothing is made of it."""

import os
import time
import tracemalloc
from pathlib import Path

import pytest

from roundtable.domain.limits import LARGEST_IMAGE
from roundtable.interchange.read_json import LARGEST_FILE
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.session_json import read_session
from tests.interchange.documents import PIXEL, Json, a_session, changed, png, put

STAR = "co-commissioning, co-design, co-delivery, co-assessment, map-it, focus-it, people-it, market-it, grow-it"

VALUES: dict[str, tuple[Json, str]] = {
    # The file as a whole
    "another format": (changed("format", to="minutes"), 'format: "minutes" is not "roundtable-session"'),
    "no format": (changed("format", to=...), 'format: missing; it must be "roundtable-session"'),
    "no version": (changed("version", to=...), "version: missing"),
    "a version that is no number": (changed("version", to="1"), "version: must be 1"),
    "a version that is true": (changed("version", to=True), "version: must be 1"),
    "a newer version": (changed("version", to=2), "version: 2 is newer than this program reads; it knows version 1"),
    "an impossible version": (changed("version", to=0), "version: there is no version 0; it must be 1"),
    "no session": (changed("session", to=...), "session: missing"),
    # Types
    "a list that is an object": (changed("quotes", to={}), "quotes: must be a list, not an object"),
    "a record that is a number": (changed("quotes", 0, to=3), "quotes[0]: must be an object, not the number 3"),
    "a text that is a number": (changed("quotes", 0, "text", to=3), "quotes[0].text: must be text, not the number 3"),
    "a null": (
        changed("quotes", 0, "contributor", to=None),
        "quotes[0].contributor: must be text, not null; leave the key out instead",
    ),
    "a seat that is text": (
        changed("contributors", 0, "seat", to="7"),
        "contributors[0].seat: must be a whole number, not text",
    ),
    "half a seat": (
        changed("contributors", 0, "seat", to=1.5),
        "contributors[0].seat: must be a whole number, not the number 1.5",
    ),
    "a yes that is text": (changed("actions", 0, "done", to="no"), "actions[0].done: must be true or false, not text"),
    "a star that is a number": (
        changed("session", "star", to=5),
        "session.star: must be text or an object, not the number 5",
    ),
    "a reference that is text": (
        changed("references", 0, to="Otieno 2018"),
        "references[0]: must be an object, not text",
    ),
    # What must be there
    "no title": (changed("session", "title", to=...), "session.title: missing"),
    "no day": (changed("session", "held_on", to=...), "session.held_on: missing"),
    "a quote without an id": (changed("quotes", 0, "id", to=...), "quotes[0].id: missing"),
    "an empty id": (changed("quotes", 0, "id", to=""), "quotes[0].id: is empty"),
    "an empty quote": (changed("quotes", 0, "text", to="  \n"), "quotes[0].text: is empty"),
    "a hand of nobody": (changed("hands", 0, "contributor", to=...), "hands[0].contributor: missing"),
    # Limits
    "a long id": (changed("quotes", 0, "id", to="x" * 65), "quotes[0].id: 65 characters; at most 64"),
    "a long text": (
        changed("quotes", 0, "text", to="x" * 20_001),
        "quotes[0].text: a text of 20,001 characters; at most 20,000",
    ),
    "seat nought": (changed("contributors", 0, "seat", to=0), "contributors[0].seat: 0 is less than 1"),
    "minus minutes": (changed("agenda", 0, "minutes", to=-5), "agenda[0].minutes: -5 is less than 0"),
    "endless minutes": (changed("agenda", 0, "minutes", to=10**9), "agenda[0].minutes: 1000000000 is more than 10,080"),
    "a level too deep": (changed("report", "sections", 0, "level", to=4), "report.sections[0].level: 4 is more than 3"),
    # Ids
    "an id twice": (
        changed("quotes", 1, to={"id": "q1", "text": "Again"}),
        'quotes[1].id: "q1" is already the id of quotes[0]',
    ),
    "a reference twice": (
        changed("references", 1, to={"id": "otieno"}),
        'references[1].id: "otieno" is already the id of references[0]',
    ),
    "an id with a line break": (
        changed("sectors", 1, to={"id": "a\nb", "name": "A"}),
        'sectors[1].id: "a\\nb" holds characters that an id may not have',
    ),
    "nobody": (changed("quotes", 0, "contributor", to="bovard"), 'quotes[0].contributor: no contributor "bovard"'),
    "no organisation": (
        changed("insights", 0, "organisation", to="x"),
        'insights[0].organisation: no organisation "x"',
    ),
    "no sector": (changed("organisations", 0, "sector", to="x"), 'organisations[0].sector: no sector "x"'),
    "no item": (changed("turns", 0, "agenda_item", to="x"), 'turns[0].agenda_item: no agenda item "x"'),
    "no owner": (changed("actions", 0, "owner", to="x"), 'actions[0].owner: no contributor "x"'),
    "no counted sector": (
        changed("shows", 0, "counts", 0, "sector", to="x"),
        'shows[0].counts[0].sector: no sector "x"',
    ),
    "no quote for a block": (
        changed("report", "sections", 0, "blocks", 1, "quote", to="q9"),
        'report.sections[0].blocks[1].quote: no quote "q9"',
    ),
    "no figure for a block": (
        changed("report", "sections", 0, "blocks", 2, "figure", to="f9"),
        'report.sections[0].blocks[2].figure: no figure "f9"',
    ),
    "two of the same initials": (
        changed("contributors", 1, "initials", to="ao"),
        'contributors[1].initials: "ao" are already those of contributors[0]',
    ),
    # Choices
    "an unknown state": (
        changed("quotes", 0, "state", to="said"),
        'quotes[0].state: "said" is not one of heard, read-back, confirmed, reworded, withdrawn',
    ),
    "an unknown rule": (
        changed("session", "attribution", to="nobody"),
        'session.attribution: "nobody" is not one of named, organisation, sector, unattributed',
    ),
    "prints what is withdrawn": (
        changed("session", "prints", to="withdrawn"),
        'session.prints: "withdrawn" is not one of heard, read-back, confirmed',
    ),
    "an unknown segment": (
        changed("quotes", 0, "segments", 1, to="mapit"),
        f'quotes[0].segments[1]: no segment "mapit"; the star has {STAR}',
    ),
    "a block of an unknown segment": (
        changed("report", "sections", 0, "blocks", 3, "quotes", to="x"),
        f'report.sections[0].blocks[3].quotes: no segment "x"; the star has {STAR}',
    ),
    "an unknown star": (
        changed("session", "star", to="northern"),
        'session.star: no star "northern"; there is co-production, plain',
    ),
    "a star elsewhere": (
        changed("session", "star", to="../templates/blank"),
        'session.star: no star "../templates/blank"; there is co-production, plain',
    ),
    "a star with a segment twice": (
        changed("session", "star", to={"inner": [{"id": "a"}], "outer": [{"id": "a"}]}),
        'session.star.outer[0].id: "a" is already the id of session.star.inner[0]',
    ),
    "an empty block": (
        changed("report", "sections", 0, "blocks", 4, to={}),
        "report.sections[0].blocks[4]: must hold exactly one of text, quote, figure, star, quotes, insights, actions, "
        "agenda, voices, references, contributors",
    ),
    "a block of two": (
        changed("report", "sections", 0, "blocks", 4, to={"star": True, "voices": True}),
        "report.sections[0].blocks[4]: must hold exactly one of text, quote, figure, star, quotes, insights, actions, "
        "agenda, voices, references, contributors",
    ),
    "a block that is not": (
        changed("report", "sections", 0, "blocks", 4, "star", to=False),
        "report.sections[0].blocks[4].star: must be true",
    ),
    # Times
    "a day that is not": (
        changed("session", "held_on", to="2018-02-30"),
        'session.held_on: "2018-02-30" is no date (2018-10-26)',
    ),
    "a day in words": (changed("actions", 0, "due", to="Friday"), 'actions[0].due: "Friday" is no date (2018-10-26)'),
    "a time without an offset": (
        changed("quotes", 0, "said_at", to="2018-10-26T14:05:00"),
        'quotes[0].said_at: "2018-10-26T14:05:00" is no time with its offset (2018-10-26T14:05:00+01:00)',
    ),
    "an hour that is not": (
        changed("quotes", 0, "said_at", to="2018-10-26T25:05:00Z"),
        'quotes[0].said_at: "2018-10-26T25:05:00Z" is no time with its offset (2018-10-26T14:05:00+01:00)',
    ),
    "a year that is not": (
        changed("quotes", 0, "said_at", to="0001-01-01T00:00:00+10:00"),
        'quotes[0].said_at: "0001-01-01T00:00:00+10:00" is no time with its offset (2018-10-26T14:05:00+01:00)',
    ),
    "a fixed point that is not": (
        changed("agenda", 0, "starts_at", to="24:61"),
        'agenda[0].starts_at: "24:61" is no time of day (14:00)',
    ),
    "ended before it started": (
        changed("agenda", 0, "run", "ended_at", to="2018-10-26T14:00:59+01:00"),
        "agenda[0].run.ended_at: 2018-10-26T14:00:59+01:00 is before started_at",
    ),
    "left before arriving": (
        changed("contributors", 0, "left_at", to="2018-10-26T11:59:00Z"),
        "contributors[0].left_at: 2018-10-26T11:59:00Z is before arrived_at",
    ),
    # Characters
    "a lone surrogate": (
        changed("quotes", 0, "text", to="Ask \ud83d us"),
        "quotes[0].text: holds half a character, the lone surrogate U+D83D, at character 5",
    ),
    "a NUL": (
        changed("contributors", 1, "name", to="B\0o"),
        "contributors[1].name: holds a NUL character, at character 2",
    ),
    "a NUL in a reference": (
        changed("references", 0, "author", 0, "family", to="\0"),
        "references[0].author[0].family: holds a NUL character, at character 1",
    ),
    "a lone surrogate in a key": (
        changed("quotes", 0, "\udc00", to=1),
        'quotes[0]["\\udc00"]: holds half a character, the lone surrogate U+DC00, at character 1',
    ),
    # Images
    "both image and star": (
        changed("figures", 0, "star", to=True),
        "figures[0]: is either an image or the star, not both",
    ),
    "a missing image": (changed("figures", 0, "image", to="pier.png"), 'figures[0].image: "pier.png": no such file'),
    "a folder as an image": (
        changed("figures", 0, "image", to="folder"),
        'figures[0].image: "folder": is a folder, not a file',
    ),
    "an image above": (
        changed("figures", 0, "image", to="folder/../../quay.png"),
        'figures[0].image: "folder/../../quay.png" is not a path inside the folder of the session',
    ),
    "an image anywhere": (
        changed("figures", 0, "image", to="/etc/hostname"),
        'figures[0].image: "/etc/hostname" is not a path inside the folder of the session',
    ),
    "an image on a drive": (
        changed("figures", 0, "image", to="C:quay.png"),
        'figures[0].image: "C:quay.png" is not a path inside the folder of the session',
    ),
    "an image with backslashes": (
        changed("figures", 0, "image", to="folder\\quay.png"),
        'figures[0].image: "folder\\\\quay.png" has backslashes; write forward slashes',
    ),
    "an image behind a link": (
        changed("figures", 0, "image", to="link.png"),
        'figures[0].image: "link.png" leads out of the folder of the session',
    ),
    "a text as an image": (
        changed("figures", 0, "image", to="session.json"),
        'figures[0].image: "session.json" is not a PNG, JPEG, GIF or WebP image',
    ),
    "half an image": (
        changed("figures", 0, "image", to="half.png"),
        'figures[0].image: "half.png" is damaged: it cannot be decoded',
    ),
    "a decompression bomb": (
        changed("figures", 0, "image", to="bomb.png"),
        'figures[0].image: "bomb.png" has more than 50 megapixels',
    ),
    "a picture too large": (
        changed("figures", 0, "image", to="large.png"),
        'figures[0].image: "large.png" has more than 50 megapixels',
    ),
    "a file too large": (
        changed("figures", 0, "image", to="heavy.png"),
        'figures[0].image: "heavy.png": larger than 20 MB',
    ),
}

BYTES: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "the file is empty"),
    "white space": (b" \n\t", "the file is empty"),
    "no JSON": (
        b'{"format": "roundtable-session",\n "version" 1}',
        "line 2, column 12: not JSON: expecting ':' delimiter",
    ),
    "a sentence": (b"Minutes of the meeting", "line 1, column 1: not JSON: expecting value"),
    "something behind it": (b"{} {}", "line 1, column 4: not JSON: extra data"),
    "a list": (b"[]", "not a session: a list instead of an object"),
    "another encoding": (b'{"title": "Caf\xe9"}', "byte 15: not UTF-8"),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), "byte 1: UTF-16, not UTF-8; save it as UTF-8"),
    "a session file": (b"SQLite format 3\0" + b"\0" * 84, "is a session file already, not JSON"),
    "a key twice": (b'{"session": {"title": "A", "title": "B"}}', 'session: the key "title" is given twice'),
    "no number": (b'{"quotes": [{"seat": NaN}]}', "quotes[0].seat: NaN is no number"),
    "endless": (b'{"quotes": [-Infinity]}', "quotes[0]: -Infinity is no number"),
    "more than a number can be": (b'{"a": 1e999}', "a: the number 1e999 is too large"),
    "a number of 4,300 digits": (b'{"a": ' + b"9" * 4300 + b"}", "a: a number of 4,300 digits is too long"),
    "a number of 5,000 digits": (b'{"a": -' + b"9" * 5000 + b"}", "a: a number of 5,000 digits is too long"),
    "a control character": (b'{"a": "\x00"}', "line 1, column 8: not JSON: invalid control character at"),
    "65 deep": (b'{"a":\n' + b"[" * 64 + b'"[["' + b"]" * 64 + b"}", "line 2, column 64: nested more than 64 deep"),
    "100,000 deep": (b"[" * 100_000, "line 1, column 65: nested more than 64 deep"),
    "100,000 objects deep": (b'{"a":' * 100_000, "line 1, column 321: nested more than 64 deep"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pictures of every bad kind, and one above it that must stay out of reach."""
    (tmp_path / "quay.png").write_bytes(PIXEL)
    folder = tmp_path / "in"
    (folder / "folder").mkdir(parents=True)
    (folder / "link.png").symlink_to(tmp_path / "quay.png")
    (folder / "half.png").write_bytes(png(40, 40, b"\0" * 100))
    (folder / "bomb.png").write_bytes(png(50_000, 50_000, b"\0" * 300_000))
    (folder / "large.png").write_bytes(png(8_000, 7_000, b"\0" * 300_000))
    with (folder / "heavy.png").open("wb") as heavy:
        heavy.truncate(LARGEST_IMAGE + 1)
    return folder


@pytest.mark.parametrize("name", VALUES)
def test_a_wrong_value_is_refused_by_its_place(name: str, folder: Path) -> None:
    document, line = VALUES[name]
    with pytest.raises(ImportRefused) as refused:
        read_session(put(folder, document))
    assert str(refused.value) == line


@pytest.mark.parametrize("name", BYTES)
def test_what_is_no_session_is_refused(name: str, tmp_path: Path) -> None:
    data, line = BYTES[name]
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(ImportRefused) as refused:
        read_session(path)
    assert str(refused.value) == line


def test_64_deep_is_read(tmp_path: Path) -> None:
    document = a_session()
    deep: object = "end"
    for _ in range(61):
        deep = [deep]
    document["references"][0]["custom"] = deep
    assert read_session(put(tmp_path, document)).warnings == ()


def test_a_file_beyond_50_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(ImportRefused, match=r"^larger than 50 MB$"):
        read_session(path)
    assert time.process_time() - started < 1
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(("name", "line"), [("missing.json", "no such file"), ("", "is a folder, not a file")])
def test_what_is_no_file_is_refused(name: str, line: str, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=f"^{line}$"):
        read_session(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(ImportRefused, match="is not a plain file"):
        read_session(tmp_path / "pipe.json")


def test_strange_values_stay_on_one_line(tmp_path: Path) -> None:
    document = changed("quotes", 0, "contributor", to="\x1b[31m\u202e\n" + "long" * 10)
    with pytest.raises(ImportRefused) as refused:
        read_session(put(tmp_path, document))
    escaped = '"\\u001b[31m\\u202e\\n' + "long" * 10 + '"'
    assert str(refused.value) == f"quotes[0].contributor: no contributor {escaped}"

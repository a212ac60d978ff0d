"""Stars from files: the program's own by id, an author's with clear words about what is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from roundtable.domain.star import CO_PRODUCTION, Star
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.session_json import read_session_text, write_session
from roundtable.interchange.stars import load_star, shipped_star, star_ids
from tests.interchange.documents import a_session

Json = dict[str, object]


def segments(*names: str) -> list[Json]:
    return [{"id": name, "label": name.title()} for name in names]


def a_star() -> Json:
    inner = segments("hear", "say")
    return {"inner": inner, "outer": segments("north", "east", "west"), "credit": "After Ada Byrne"}


def bare() -> dict[str, Any]:
    """A session on whose star nothing hangs."""
    return a_session() | {"agenda": [], "quotes": [], "shows": [], "turns": [], "figures": [], "report": {}}


def put(folder: Path, value: object) -> Path:
    path = folder / "star.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_a_star_is_read_from_a_file_and_goes_with_the_session(tmp_path: Path) -> None:
    star = load_star(put(tmp_path, a_star()))
    assert [each.label for each in star.segments] == ["Hear", "Say", "North", "East", "West"]
    assert star.credit_line == "After Ada Byrne"
    document = bare()
    document["session"]["star"] = a_star()
    session = read_session_text(json.dumps(document).encode()).session
    assert session.details.star == star
    written = write_session(session)["session"]["star"]
    assert written["credit"] == "After Ada Byrne"
    again = bare()
    again["session"]["star"] = written
    assert read_session_text(json.dumps(again).encode()).session.details.star == star


def test_the_program_brings_two_stars() -> None:
    assert star_ids() == ("co-production", "plain")
    plain = shipped_star("plain")
    assert plain is not None and (len(plain.inner), len(plain.outer)) == (4, 5)
    assert plain.credit_line == ""


def test_a_file_that_holds_a_star_of_the_program_is_that_star(tmp_path: Path) -> None:
    value = {
        ring: [{"id": each.id, "label": each.label, "title": each.title} for each in kept]
        for ring, kept in (("inner", CO_PRODUCTION.inner), ("outer", CO_PRODUCTION.outer))
    }
    assert load_star(put(tmp_path, value)) == CO_PRODUCTION
    assert load_star(put(tmp_path, value | {"credit": "Mine"})) == Star(
        "", CO_PRODUCTION.inner, CO_PRODUCTION.outer, "Mine"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "not a star: it must be an object with the lists inner and outer"),
        ({}, "inner: has 0 segments; a star has 2 to 6 there"),
        (a_star() | {"outer": segments("north")}, "outer: has 1 segments; a star has 3 to 8 there"),
        (a_star() | {"inner": segments(*"abcdefg")}, "inner: has 7 segments; a star has 2 to 6 there"),
        (a_star() | {"outer": segments("hear", "b", "c")}, 'outer[0].id: "hear" is already the id of inner[0]'),
        (a_star() | {"inner": [{"label": "Hear"}]}, "inner[0].id: missing"),
        (a_star() | {"inner": "hear"}, "inner: must be a list, not text"),
        (a_star() | {"credit": 5}, "credit: must be text, not the number 5"),
        (a_session(), "is a session, not a star"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, value: object, said: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        load_star(put(tmp_path, value))
    assert str(refused.value) == said


def test_a_file_that_is_not_there_or_no_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="no such file"):
        load_star(tmp_path / "none.json")
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(ImportRefused, match="not JSON"):
        load_star(broken)

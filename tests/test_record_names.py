"""Every kind of record and every field has a name that a person understands, and values are told in words."""

from __future__ import annotations

from dataclasses import fields
from zoneinfo import ZoneInfo

import pytest

from roundtable.domain.records import Id, Record
from roundtable.domain.session import KINDS as EVERY_KIND
from roundtable.record_names import KINDS, field_name, kind_name, value_name, words_of


def test_every_kind_of_record_has_a_name() -> None:
    assert set(KINDS) == set(EVERY_KIND)
    assert len({kind_name(kind) for kind in EVERY_KIND}) == len(EVERY_KIND)


def test_no_field_is_called_by_an_id() -> None:
    names = [field_name(field.name) for kind in EVERY_KIND for field in fields(kind) if field.name != "id"]
    assert [name for name in names if name.endswith(" id")] == []
    assert "speaker" in names and not any("_" in name for name in names)


def nobody(kind: type[Record], record_id: Id) -> str:
    return ""


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("said_at", "2026-07-01T13:00:00+00:00", "2026-07-01 14:00:00"),
        ("said_at", "nonsense", "nonsense"),
        ("segments", '["co-design","map-it"]', "co-design, map-it"),
        ("blocks", '[{"kind":"text","value":"Hello"},{"kind":"star","value":""}]', "text: Hello\nstar"),
        ("star", '{"id":"x","inner":[{"id":"a","label":"A","title":"A"}],"outer":[]}', "A"),
        ("weights", '{"unheard":3,"sector":0}', "unheard 3, sector 0"),
        ("counts", "[1]", "[1]"),
        ("counts", "[", "["),
        ("done", 1, "yes"),
        ("done", 0, "no"),
        ("paused_seconds", 200.0, "200"),
        ("minutes", 20, "20"),
        ("note", None, ""),
        ("text", "[not a list", "[not a list"),
        ("data", "0123456789abcdef", "picture 0123456789ab"),
        ("contributor_id", "nobody-knows", "nobody-knows"),
    ],
)
def test_values_are_told_in_words(field: str, value: object, said: str) -> None:
    assert value_name(field, value, nobody, ZoneInfo("Europe/London")) == said


def test_a_record_without_words_has_none() -> None:
    assert words_of({"minutes": 3, "text": ""}) == words_of(None) == ""
    assert words_of({"name": "Amina"}) == "Amina"

"""The schema that people write converters after: it is valid, it documents every key, and knows no more than we do."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.domain.agenda import ItemKind
from roundtable.domain.floor import HandKind
from roundtable.domain.outline import BlockKind, FigurePlace
from roundtable.domain.words import Attribution, InsightKind, QuoteState, Wording
from roundtable.interchange.refusal import inside, shown
from roundtable.interchange.schema_check import schema

Json = dict[str, Any]


def rules(rule: Json, place: str) -> Iterator[tuple[str, Json]]:
    """Every rule of the schema with its place in it."""
    yield place, rule
    for key, inner in rule.get("properties", {}).items():
        yield from rules(inner, f"{place}.{key}")
    for key, inner in rule.get("definitions", {}).items():
        yield from rules(inner, f"{place}#{key}")
    if "items" in rule:
        yield from rules(rule["items"], f"{place}[]")


def resolved(rule: Json) -> Json:
    return schema()["definitions"][rule["$ref"].rpartition("/")[2]] | rule if "$ref" in rule else rule


def test_every_key_is_documented() -> None:
    found = list(rules(schema(), ""))
    assert len(found) > 150
    assert [place for place, rule in found if not resolved(rule).get("title")] == []
    assert [place for place, rule in found if not resolved(rule).get("description")] == []


@pytest.mark.parametrize(
    ("place", "values"),
    [
        ("#attribution", list(Attribution)),
        ("#agenda_item.kind", list(ItemKind)),
        ("#quote.words", list(Wording)),
        ("#quote.state", list(QuoteState)),
        ("#insight.kind", list(InsightKind)),
        ("#hand.kind", list(HandKind)),
        ("#figure.place", list(FigurePlace)),
    ],
)
def test_choices_are_those_of_the_domain(place: str, values: list[str]) -> None:
    assert dict(rules(schema(), ""))[place]["enum"] == values


def test_blocks_are_those_of_the_domain() -> None:
    block = schema()["definitions"]["block"]
    assert list(block["properties"]) == list(BlockKind)
    assert [each["required"] for each in block["oneOf"]] == [[kind] for kind in BlockKind]


@given(st.text())
def test_foreign_text_is_shown_on_one_line(text: str) -> None:
    assert shown(text).isprintable()
    assert inside("quotes[0]", text).isprintable()

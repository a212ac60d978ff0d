"""What a record says is what its row says, for every kind and every value."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.domain.clean import clean_value
from roundtable.domain.people import Contributor
from roundtable.domain.records import Record
from roundtable.domain.session import KINDS
from roundtable.domain.words import ActionPoint, Quote
from roundtable.storage.rows import Codec, table_of
from roundtable.storage.schema import RECORD_TABLES
from roundtable.storage.store import Store
from tests.storage.generated import records


def _no_blobs(name: str) -> bytes:
    raise KeyError(name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_holds_all_that_the_record_says(kind: type[Record]) -> None:
    @given(records(kind))
    def holds(record: Record) -> None:
        kept = dict(Codec(kind, _no_blobs).blobs(record))
        codec = Codec(kind, kept.__getitem__)
        assert codec.decode(codec.encode(record)) == clean_value(record)
        assert kind(**codec.values(codec.columns(record))) == clean_value(record)

    holds()


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_has_the_columns_that_the_types_ask_for(kind: type[Record], store: Store) -> None:
    codec = Codec(kind, _no_blobs)
    asked = {name: (shape.sql, not shape.optional) for name, shape in codec.shapes.items()}
    columns = store._conn.execute(f'PRAGMA table_info("{codec.table}")').fetchall()
    held = {name: (sql, bool(must)) for _, name, sql, must, _, _ in columns}
    assert held == {"n": ("INTEGER", False), **asked, "deleted_at": ("TEXT", False)}


def test_a_table_is_named_like_its_kind() -> None:
    assert table_of(ActionPoint) == "action_point"
    assert [table_of(kind) for kind in KINDS] == list(RECORD_TABLES)


def test_a_moment_keeps_the_offset_it_was_written_down_with() -> None:
    codec = Codec(Quote, _no_blobs)
    said_at = datetime.fromisoformat("2018-10-26T14:05:00.250000+01:00")
    kept = codec.decode(codec.encode(Quote(text="Now", said_at=said_at)))
    assert isinstance(kept, Quote) and kept.said_at == said_at
    assert kept.said_at is not None and kept.said_at.utcoffset() == timedelta(hours=1)


def test_a_moment_without_its_offset_is_not_kept() -> None:
    naive = datetime(2026, 3, 5, 14, 0, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="without its offset"):
        Codec(Quote, _no_blobs).encode(Quote(text="Now", said_at=naive))


@given(st.sampled_from(["[1]", "{}", '{"a":1}', "null", "[null]", "7", "[[]]", "[", '["a"', ""]))
def test_a_list_of_texts_is_nothing_else(text: str) -> None:
    codec = Codec(Quote, _no_blobs)
    row = list(codec.encode(Quote(text="Now")))
    row[codec.names.index("segments")] = text
    with pytest.raises((TypeError, ValueError)):
        codec.decode(row)


def test_a_choice_that_is_none_is_an_error() -> None:
    codec = Codec(Contributor, _no_blobs)
    row = list(codec.encode(Contributor(name="Amina Otieno")))
    row[codec.names.index("attribution")] = "shouted"
    with pytest.raises(KeyError):
        codec.decode(row)


@dataclass(frozen=True, kw_only=True)
class _Odd(Record):
    numbers: dict[str, int] = field(default_factory=dict)


def test_a_type_that_has_no_row_is_told_at_once() -> None:
    with pytest.raises(TypeError):
        Codec(_Odd, _no_blobs)

"""Any session at all has a report: generated sessions build without an exception, and say what they must."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.details import Details
from roundtable.domain.floor import Turn
from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Image, Reference, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id, Record, add
from roundtable.domain.session import Session
from roundtable.domain.star import CO_PRODUCTION, NO_STAR, Segment, Star
from roundtable.domain.words import ActionPoint, Attribution, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.report.build import build_report

from .aloud import composed, read_aloud
from .conftest import picture
from .pdf import bare, text_of
from .tagged import Tagged

texts = st.text(max_size=60) | st.sampled_from(
    [
        "",
        "R&D <b>x</b>",
        "*a* **b** [c](https://d.org)",
        "- one\n- two",
        "1. **A** b\n2. **C** d",
        "x" * 400,
        "王 \u202e\x00",
        "محمد (2026) and שלום, अनुष्का สมชาย 김 🎉 ẹ́",
    ]
)
names = texts.filter(bool)
ids = st.sampled_from([Id(letter) for letter in "abcd"])
segments = st.lists(st.sampled_from([*(s.id for s in CO_PRODUCTION.segments), "other", "s1"]), max_size=3).map(tuple)
moments = st.integers(0, 60 * 60 * 30).map(
    lambda seconds: datetime(2026, 11, 12, 9, tzinfo=UTC) + timedelta(seconds=seconds)
)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
stars = st.sampled_from(
    [CO_PRODUCTION, NO_STAR, Star("", (Segment("s1", "One", "One"),), ()), Star("", (), (Segment("s1", "Two", "Two"),))]
)
PICTURES = [picture(40, 30), picture(30, 60), b"nothing", picture(5, 5)[:30]]

details = st.builds(
    Details,
    title=texts,
    subtitle=texts,
    host=texts,
    kind=texts,
    question=texts,
    held_on=days,
    reported_on=days,
    time_zone=st.sampled_from(["Europe/London", "Nowhere/None", ""]),
    authors=st.lists(texts, max_size=2).map(tuple),
    language=st.sampled_from(["en-GB", "", "cy"]),
    attribution=st.sampled_from(list(Attribution)),
    prints=st.sampled_from([QuoteState.HEARD, QuoteState.READ_BACK, QuoteState.CONFIRMED]),
    list_contributors=st.booleans(),
    star=stars,
)
KINDS: list[st.SearchStrategy[Record]] = [
    st.builds(Sector, id=ids, sort=ids, name=names),
    st.builds(Organisation, id=ids, sort=ids, name=names, sector_id=st.none() | ids),
    st.builds(
        Contributor,
        id=ids,
        sort=ids,
        name=names,
        organisation_id=st.none() | ids,
        sector_id=st.none() | ids,
        role=texts,
        present=st.booleans(),
        attribution=st.none() | st.sampled_from(list(Attribution)),
    ),
    st.builds(
        AgendaItem,
        id=ids,
        sort=ids,
        title=names,
        minutes=st.integers(0, 3000),
        kind=st.sampled_from(list(ItemKind)),
        segments=segments,
        starts_at=st.none() | st.times(),
    ),
    st.builds(Run, id=ids, started_at=moments, ended_at=st.none() | moments),
    st.builds(
        Turn, id=ids, contributor_id=ids, started_at=moments, ended_at=st.none() | moments, item_id=st.none() | ids
    ),
    st.builds(
        Quote,
        id=ids,
        sort=ids,
        text=texts,
        contributor_id=st.none() | ids,
        organisation_id=st.none() | ids,
        words=st.sampled_from(list(Wording)),
        state=st.sampled_from(list(QuoteState)),
        item_id=st.none() | ids,
        segments=segments,
        attribution=st.none() | st.sampled_from(list(Attribution)),
    ),
    st.builds(
        ActionPoint,
        id=ids,
        text=texts,
        owner_id=st.none() | ids,
        organisation_id=st.none() | ids,
        due=days,
        done=st.booleans(),
    ),
    st.builds(
        Insight,
        id=ids,
        text=texts,
        kind=st.sampled_from(list(InsightKind)),
        contributor_id=st.none() | ids,
        segments=segments,
    ),
    st.builds(Image, id=ids, path=st.just("x"), media_type=st.just("image/png"), data=st.sampled_from(PICTURES)),
    st.builds(
        Figure,
        id=ids,
        caption=texts,
        image_id=st.none() | ids,
        is_star=st.booleans(),
        credit=texts,
        place=st.sampled_from(list(FigurePlace)),
    ),
    st.builds(Reference, id=ids, item=st.sampled_from(["", "{}", '{"title": "T"}', '{"author": 3}', "[]"])),
    st.builds(
        Section,
        id=ids,
        sort=ids,
        title=texts,
        level=st.integers(-1, 9),
        blocks=st.lists(
            st.builds(Block, st.sampled_from(list(BlockKind)), texts | ids | st.sampled_from(["co-design", "example"])),
            max_size=5,
        ).map(tuple),
    ),
]
records = st.tuples(*(st.lists(kind, max_size=4, unique_by=lambda record: record.id) for kind in KINDS))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(details, records)
def test_any_session_builds(details: Details, records: tuple[list[Record], ...]) -> None:
    """And builds alike twice, with every word tagged once and in order; withdrawn words are in none of them."""
    session = Session().with_edits([add(details), *(add(record) for kind in records for record in kind)])
    built = build_report(session)
    assert built.data == build_report(session).data
    assert built.data.startswith(b"%PDF") and built.pages >= 1
    assert not [note for note in built.warnings if "plainly" in note]
    tagged = Tagged(built.data)
    assert tagged.problems == []
    assert read_aloud(tagged) == composed(session)
    found = bare(text_of(built.data))
    for quote in session.quotes:
        if quote.state is QuoteState.WITHDRAWN and quote.text == "x" * 400:
            others = [other for kind in records for other in kind if other is not quote and "x" * 400 in repr(other)]
            assert others or "x" * 400 in repr(details) or "x" * 400 not in found

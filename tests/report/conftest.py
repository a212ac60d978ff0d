"""Sessions and PDF readers for the tests of the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture

from roundtable import resources
from roundtable.domain.details import Details
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id, Record, add, remove
from roundtable.domain.session import Session
from roundtable.interchange.session_json import read_session

DETAILS = Details(
    title="Who shapes the course?",
    host="Northmere Graduate School",
    held_on=date(2026, 11, 12),
    reported_on=date(2026, 11, 26),
    authors=("Dr Marit Lindqvist",),
)
PEOPLE: tuple[Record, ...] = (
    Sector(id=Id("uni"), sort="a0", name="Universities"),
    Sector(id=Id("char"), sort="a1", name="Charities"),
    Organisation(id=Id("calder"), name="Calder Institute", sector_id=Id("uni")),
    Organisation(id=Id("bench"), name="Open Bench Foundation", sector_id=Id("char")),
    Contributor(id=Id("varga"), name="Prof Ilse Varga", organisation_id=Id("calder"), email="ilse@calder.example"),
    Contributor(id=Id("trần"), name="Dr Ngọc Ánh Trần", organisation_id=Id("calder"), initials="NAT"),
    Contributor(id=Id("abara"), name="Marian Abara", organisation_id=Id("bench")),
    Contributor(id=Id("piotr"), name="Piotr Żółkiewski", organisation_id=Id("bench")),
)


def make_session(*records: Record, details: Details = DETAILS, people: tuple[Record, ...] = PEOPLE) -> Session:
    """A session of the usual people and the given records."""
    return Session().with_edits([add(record) for record in (details, *people, *records)])


def one_section(*blocks: Block, title: str = "Section") -> Section:
    """The only section of an outline."""
    return Section(id=Id("only"), title=title, blocks=blocks)


def text_block(text: str) -> Block:
    return Block(BlockKind.TEXT, text)


def picture(width: int = 300, height: int = 200, colour: str = "#336699", kind: str = "PNG") -> bytes:
    """The bytes of a plain picture."""
    data = BytesIO()
    Picture.new("RGB", (width, height), colour).save(data, kind)
    return data.getvalue()


@pytest.fixture(scope="session")
def sample() -> Session:
    """The sample that comes with the program."""
    return read_session(Path(resources.path("sample", "sample.json"))).session


@pytest.fixture(scope="session")
def sample_without_outline(sample: Session) -> Session:
    """The sample as it stands before anybody has written a line of its report."""
    return sample.with_edits([remove(section) for section in sample.all(Section)])


@pytest.fixture
def ruled(sample_without_outline: Session) -> Callable[..., Session]:
    """The sample with other rules of its own: `ruled(attribution=…)`."""

    def make(**changes: object) -> Session:
        details = sample_without_outline.details
        return Session({**sample_without_outline.shelves}).with_edits(
            [remove(details), add(replace(details, **changes))]  # type: ignore[arg-type]  # fields by name
        )

    return make

"""Counted sentences of a draft that was taken over, when the record has moved on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.report.draft import draft
from roundtable.report.recount import Miscount, miscounts


@pytest.fixture
def adopted(sample_without_outline: Session) -> Session:
    """The sample, its draft taken over."""
    sections = [
        Section(id=Id(f"s{number}"), sort=f"{number:03}", title=title, level=level, blocks=blocks)
        for number, (title, level, blocks) in enumerate(draft(sample_without_outline))
    ]
    return sample_without_outline.with_edits([Edit(None, section) for section in sections])


def one_more(session: Session) -> Session:
    """One more person of a sector that was there."""
    person = session.all(Contributor)[0]
    return session.with_edits([Edit(None, replace(person, id=Id("late"), name="Somebody Late", sort="zz"))])


def test_a_draft_that_was_just_taken_over_is_true(adopted: Session) -> None:
    assert miscounts(adopted) == ()


def test_what_was_counted_is_told_when_the_record_moves_on(adopted: Session) -> None:
    found = miscounts(one_more(adopted))
    lead = found[0]
    assert (lead.was, lead.now) == ("seventeen people", "eighteen")
    assert "seventeen people from six sectors met" in lead.stands and "eighteen people" in lead.counted
    section = one_more(adopted).get(Section, lead.section_id)
    assert section.title == "Introduction"


def test_taken_over_it_is_true_again(adopted: Session) -> None:
    session = one_more(adopted)
    for _ in range(20):
        if not (found := miscounts(session)):
            break
        section = session.get(Section, found[0].section_id)
        session = session.with_edits([Edit(section, with_counts(section, found[0]))])
    assert miscounts(session) == ()
    text = session.all(Section)[0].blocks[0].value
    assert text.startswith("On 15 October 2026 eighteen people from six sectors")


def test_the_authors_own_words_with_the_same_count_are_told_too(sample: Session) -> None:
    """ "Seventeen people from six sectors spent an afternoon": not the program's sentence, but its count."""
    (found,) = miscounts(one_more(sample))
    assert (found.stands, found.counted) == ("seventeen people from six sectors", "eighteen people from six sectors")


def with_counts(section: Section, miscount: Miscount) -> Section:
    """A section with the sentence as it is counted now."""
    blocks = list(section.blocks)
    blocks[miscount.place] = Block(BlockKind.TEXT, miscount.mended(blocks[miscount.place].value))
    return replace(section, blocks=tuple(blocks))


@pytest.mark.parametrize(
    "text",
    ["Seventeen ducks crossed the yard.", "Eleven people were for it.", "On 3 May seventeen people from one town met."],
)
def test_other_numbers_are_the_authors(adopted: Session, text: str) -> None:
    section = adopted.all(Section)[0]
    own = replace(section, blocks=(Block(BlockKind.TEXT, text),))
    found = miscounts(one_more(adopted.with_edits([Edit(section, own)])))
    assert not any(each.section_id == section.id for each in found)


def test_without_an_outline_nothing_is_typed(sample_without_outline: Session) -> None:
    assert miscounts(sample_without_outline) == ()

"""Versions of a report: counted when it is published, and what changed since the last one told at its end."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from roundtable.commands.details import note_published, release_names
from roundtable.domain.look import Released
from roundtable.domain.outline import Section
from roundtable.domain.records import Edit, Id, add, remove
from roundtable.domain.session import Session
from roundtable.interchange.session_json import read_session_text, write_session
from roundtable.report.build import build_report
from roundtable.report.compose import compose
from roundtable.report.content import Points
from roundtable.report.draft import draft
from roundtable.report.markdown import letters
from tests.report.conftest import make_session, text_block
from tests.report.pdf import page_texts, text_of
from tests.report.test_leaks import secret

NOW = datetime(2026, 11, 12, 15, tzinfo=UTC)


def section(name: str, sort: str, text: str) -> Section:
    return Section(id=Id(name), sort=sort, title=name, blocks=(text_block(text),))


def published(session: Session) -> Session:
    return session.with_edits(note_published(session, NOW, edition=compose(session).edition))


def changed(session: Session, *sections: Section) -> Session:
    edits = []
    for each in sections:
        before = session.find(Section, each.id)
        edits.append(Edit(before, each) if before is not None else add(each))
    return session.with_edits(edits)


FIRST = (
    section("Doors", "a0", "They open."),
    section("Desks", "a1", "They stand."),
    section("Keys", "a2", "They turn."),
)


def told(session: Session) -> list[str]:
    points = [part for part in compose(session).parts if isinstance(part, Points)]
    return [letters(item) for item in points[-1].items] if points else []


def test_the_first_version_says_nothing_of_versions() -> None:
    session = make_session(*FIRST)
    assert compose(session).edition.number == 1 and not told(session)
    assert "ersion" not in text_of(build_report(session).data)


def test_publishing_once_more_without_a_change_gives_the_same_bytes() -> None:
    session = make_session(*FIRST)
    once = published(session)
    assert build_report(once).data == build_report(session).data
    second = published(changed(once, section("Doors", "a0", "They close.")))
    assert second.details.edition.number == 2
    assert build_report(second).data == build_report(published(second)).data


def test_what_changed_is_told_by_chapters() -> None:
    session = published(make_session(*FIRST))
    session = changed(session, section("Doors", "a0", "They close."), section("Gates", "a3", "New."))
    session = session.with_edits([remove(session.get(Section, Id("Keys")))])
    assert compose(session).edition.number == 2
    assert told(session) == ["New: Gates", "Changed: Doors", "Left out: Keys"]
    pages = page_texts(build_report(session).data)
    assert "Version 2" in pages[0]
    assert "What changed since version 1 • New: Gates • Changed: Doors • Left out: Keys" in pages[-1]


def test_a_chapter_with_another_title_is_told_as_renamed() -> None:
    """It is one where more than half of its blocks are those of one that went; what else it says is told too."""
    texts = "They open.\n\nThey close.\n\nThey bang."
    session = published(make_session(section("Doors", "a0", texts), *FIRST[1:]))
    named = replace(section("Doors", "a0", texts), title="Gates")
    assert told(changed(session, named)) == ["Renamed: Doors, now Gates"]
    mended = replace(section("Doors", "a0", texts.replace("bang", "creak")), title="Gates")
    assert told(changed(session, mended)) == ["Renamed: Doors, now Gates", "Changed: Gates"]
    other = replace(section("Doors", "a0", "They open.\n\nThey swing.\n\nThey creak."), title="Gates")
    assert told(changed(session, other)) == ["New: Gates", "Left out: Doors"]


def test_a_file_of_before_keeps_what_it_knows_of_its_chapters() -> None:
    """Its digests tell of whole chapters only: what was published then is no other version."""
    session = published(make_session(*FIRST))
    edition = session.details.edition
    before = replace(edition, chapters=tuple(replace(each, digest=each.digest[:16]) for each in edition.chapters))
    session = session.with_edits([Edit(session.details, replace(session.details, edition=before))])
    assert compose(session).edition == before
    assert told(changed(session, section("Doors", "a0", "They close."))) == ["Changed: Doors"]


def test_what_changed_stands_with_how_the_report_was_made() -> None:
    """As a part of that chapter where there is one, so that it has no page of its own."""
    made = section("How this report was made", "a3", "By hand.")
    session = published(make_session(*FIRST, made, section("Last", "a4", "The end.")))
    session = changed(session, section("Doors", "a0", "They close."))
    headings = [(part.text, part.level) for part in compose(session).headings]
    assert headings[-3:] == [("How this report was made", 1), ("What changed since version 1", 2), ("Last", 1)]
    again = compose(published(session))
    assert again.edition == compose(session).edition and again.headings[-2].level == 2


def test_what_changed_in_the_standard_report(sample_without_outline: Session) -> None:
    session = published(sample_without_outline)
    session = session.with_edits([Edit(session.details, replace(session.details, title="Other"))])
    headings = [part.text for part in compose(session).headings]
    place = headings.index("What changed since version 1")
    assert headings[place - 1 : place + 2] == ["Credits", "What changed since version 1", "Contributors to the debate"]


def test_another_order_is_a_version_too() -> None:
    session = published(make_session(*FIRST))
    assert told(changed(session, replace(FIRST[0], sort="a9"))) == ["The order of the chapters"]


def test_the_title_of_a_chapter_that_went_since_it_told_a_name_is_not_told() -> None:
    session = secret(make_session(*FIRST, section("What Varga said", "a3", "Much.")))
    session = published(session)
    session = session.with_edits([remove(session.get(Section, Id("What Varga said")))])
    assert told(session) == ["Left out: a chapter"]
    assert not build_report(session).leaks.stopping


VARGA = Released(Id("varga"), "", "name", "varga", "session question")


def test_a_reason_to_let_a_name_stand_is_no_change_of_the_report() -> None:
    session = published(secret(make_session(*FIRST)))
    standing = session.with_edits(release_names(session, NOW, names=[VARGA], because="public"))
    assert compose(standing).edition == session.details.edition


def test_the_draft_that_is_taken_over_leaves_the_changes_out(sample_without_outline: Session) -> None:
    edition = compose(sample_without_outline).edition
    last = replace(edition, chapters=edition.chapters[1:])
    session = sample_without_outline.with_edits(note_published(sample_without_outline, NOW, edition=last))
    assert told(session)[0].startswith("New: ")
    assert not any("What changed" in title for title, _, _ in draft(session))


@pytest.mark.parametrize(
    "other", [{"title": "Other"}, {"authors": ("A. Author",)}, {"subtitle": "Sub"}, {"host": "A host"}]
)
def test_another_cover_is_a_version_too(other: dict[str, Any]) -> None:
    session = published(make_session(*FIRST))
    session = session.with_edits([Edit(session.details, replace(session.details, **other))])
    assert told(session) == ["Changed: the cover"]


def test_of_two_chapters_with_one_title_the_one_that_was_edited_is_told() -> None:
    twin = replace(FIRST[1], title="Doors")
    session = published(make_session(FIRST[0], twin, FIRST[2]))
    assert told(changed(session, section("Doors", "a0", "They close."))) == ["Changed: Doors"]
    assert told(session.with_edits([remove(session.get(Section, FIRST[0].id))])) == ["Left out: Doors"]
    third = section("Again", "a3", "They bang.")
    assert told(changed(session, replace(third, title="Doors"))) == ["New: Doors"]
    assert told(changed(session, replace(FIRST[0], sort="a9"))) == ["The order of the chapters"]


def test_a_version_comes_back_from_a_file() -> None:
    session = published(make_session(*FIRST))
    again = read_session_text(json.dumps(write_session(session)).encode()).session
    assert again.details.edition == session.details.edition and not told(again)

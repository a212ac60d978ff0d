"""The file that is built: the same bytes for the same session, whole or not there, with fonts, outline and metadata."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace
from reportlab.platypus.doctemplate import LayoutError

from roundtable import resources
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.report import build
from roundtable.report.build import build_report, write_report

from .conftest import DETAILS, make_session, one_section, text_block
from .pdf import fonts_of, metadata_of, outline_of, page_texts, reader, text_of

HASHES_THE_SAMPLE = """
import hashlib, sys
from pathlib import Path
from roundtable.interchange.session_json import read_session
from roundtable.report.build import build_report
session = read_session(Path(sys.argv[1])).session
print(hashlib.sha256(build_report(session).data).hexdigest())
"""


def test_identical_sessions_give_identical_bytes(sample: Session) -> None:
    """Twice in this process, and in two others with other hashes, in other places."""
    here = {hashlib.sha256(build_report(sample).data).hexdigest() for _ in range(2)}
    there = {
        subprocess.run(
            [sys.executable, "-c", HASHES_THE_SAMPLE, str(resources.path("sample", "sample.json"))],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone, locale in (("1", "Asia/Kolkata", "C"), ("4242", "America/Lima", "tr_TR.UTF-8"))
    }
    assert len(here | there) == 1


def test_reports_built_at_the_same_time_do_not_meet(sample: Session, sample_without_outline: Session) -> None:
    """Two threads, as when one report is built while another one is asked for: each is what it is alone."""
    alone = [build_report(session).data for session in (sample, sample_without_outline)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(build_report, [sample, sample_without_outline] * 3))
    assert [built.data for built in together] == alone * 3


def test_a_face_is_read_by_one_report_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reportlab reads all that it takes from a face's file from the one place that it has come to in it."""
    reading: list[int] = []
    most: list[int] = []
    makes = TTFontFace.makeSubset

    def watched(face: TTFontFace, subset: list[int]) -> bytes:
        reading.append(1)
        most.append(len(reading))
        time.sleep(0.002)
        try:
            return bytes(makes(face, subset))
        finally:
            reading.pop()

    monkeypatch.setattr(TTFontFace, "makeSubset", watched)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(build_report, [make_session(one_section(text_block("words")))] * 8))
    assert set(most) == {1}


def test_the_documents_time_is_the_day_of_the_report(sample: Session) -> None:
    """Never the moment of building."""
    assert metadata_of(build_report(sample).data)["/CreationDate"] == "D:20261105000000+00'00'"
    assert metadata_of(build_report(make_session(details=replace(DETAILS, reported_on=None))).data)[
        "/CreationDate"
    ].startswith("D:20261112")


def test_metadata_says_what_it_is() -> None:
    built = build_report(make_session(details=replace(DETAILS, title="R&D <now>", language="cy")))
    found = metadata_of(built.data)
    assert found["/Title"] == "R&D <now>"
    assert found["/Author"] == "Dr Marit Lindqvist"
    assert found["/Subject"] == "Report of the roundtable of 12 November 2026"
    assert "unspecified" not in found.values() and "anonymous" not in found.values()
    assert str(reader(built.data).root_object["/Lang"]) == "cy"


@pytest.mark.parametrize("which", ["sample", "sample_without_outline"])
def test_every_font_is_embedded(which: str, request: pytest.FixtureRequest) -> None:
    """Reportlab puts Helvetica into every table and list that is not told otherwise."""
    found = fonts_of(build_report(request.getfixturevalue(which)).data)
    assert len(found) >= 4
    assert not any("Inter" in name for name in found), "nothing here needs a second face"
    assert all(found.values()), found
    assert not any("Helvetica" in name or "Times" in name for name in found)
    assert b"Helvetica" not in build_report(make_session()).data


@pytest.mark.parametrize("which", ["sample", "sample_without_outline"])
def test_contents_outline_and_pages_agree(which: str, request: pytest.FixtureRequest) -> None:
    """Each section's page in the contents is the page on which its heading stands, and so in the outline."""
    data = build_report(request.getfixturevalue(which)).data
    pages = page_texts(data)
    assert " Contents Introduction 3 " in pages[1]
    sections = [(title, page) for depth, title, page in outline_of(data) if depth == 0 and title != "Contents"]
    assert len(sections) > 8
    for title, page in sections:
        assert title in pages[page - 1]
        assert f"{title} {page}" in pages[1]


def contents_of(page: str) -> tuple[list[int], dict[int, int]]:
    """The pages that the contents name for the sections in order, and for each figure."""
    sections, figures = page.split(" Contents ", 1)[1].split(" Figures ")
    numbers = re.findall(r"Figure (\d+) .+? (\d+)(?= Figure \d| [^\Wa-z]|$)", figures)
    return [int(number) for number in re.findall(r"\d+", sections)], {int(a): int(b) for a, b in numbers}


def test_figures_in_the_contents_stand_on_their_pages(sample: Session) -> None:
    data = build_report(sample).data
    pages = page_texts(data)
    _, figures = contents_of(pages[1])
    assert list(figures) == [1, 2, 3, 4, 5]
    for number, page in figures.items():
        assert f"Figure {number}" in pages[page - 1]


@pytest.mark.parametrize(("chapters", "has_contents"), [(6, False), (7, True)])
def test_contents_from_eight_pages_on(chapters: int, has_contents: bool) -> None:
    """Seven pages have none; with an eighth they come, as a page of their own."""
    sections = [
        Section(
            id=Id(str(n)), sort=f"a{n}", title=f"Chapter {n}", blocks=(Block(BlockKind.CONTRIBUTORS), text_block(LONG))
        )
        for n in range(chapters)
    ]
    built = build_report(make_session(*sections))
    assert ("Contents" in text_of(built.data)) is has_contents
    assert built.pages == chapters + 1 + has_contents


LONG = "Words that fill a third of a page, and then some more of them. " * 22


def test_links_inside_lead_to_their_headings(sample_without_outline: Session) -> None:
    """Every link of the report has a target in it; the contents link to each section."""
    data = build_report(sample_without_outline).data
    pdf, pages = reader(data), page_texts(data)
    numbers = {page.indirect_reference: number for number, page in enumerate(pdf.pages, 1)}
    led_to = []
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            destination = annotation.get_object().get("/Dest")
            if destination is not None:
                led_to.append(numbers[destination.get_object()[0].indirect_reference])
    sections, figures = contents_of(pages[1])
    named = [*sections, *figures.values()]
    assert led_to[: len(named)] == named
    assert len(led_to) > len(named) + 5


def test_outline_levels_never_jump() -> None:
    """A section of level 3 after one of level 1, and a first one of level 2, are taken as they come."""
    levels = (2, 3, 1, 3, 3, 9, 2, 0)
    sections = [Section(id=Id(str(n)), sort=f"a{n}", title=f"T{n}", level=level) for n, level in enumerate(levels)]
    depths = [depth for depth, _, _ in outline_of(build_report(make_session(*sections)).data)]
    assert depths == [0, 1, 0, 1, 2, 2, 1, 0]


def test_running_head_and_foot_from_the_second_page_on(sample: Session) -> None:
    pages = page_texts(build_report(sample).data)
    for number, page in enumerate(pages[1:], 2):
        assert page.startswith(f"Across the same desk Weir Street Law Clinic, Tarnbridge University {number} ")


# The file


def test_the_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    path.chmod(0o600)
    built = write_report(make_session(), path)
    assert path.read_bytes() == built.data
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]


def test_a_failing_build_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a failing layout nor a full disk takes away what was there, or leaves a part behind."""
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(build, "Story", fails)
        with pytest.raises(OSError, match="No space"):
            write_report(make_session(), path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails)
        with pytest.raises(OSError, match="No space"):
            write_report(make_session(), path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]


def test_a_report_that_cannot_be_laid_out_as_it_should_is_laid_out_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The host gets a report whatever happens: without text beside boxes, and with a warning."""
    whole = build.Story

    def stumbles(*args: object, calm: bool, **options: object) -> object:
        if not calm:
            raise LayoutError("too large")
        return whole(*args, calm=calm, **options)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(build, "Story", stumbles)
    built = build_report(make_session(one_section(text_block("Still here."))))
    assert "Still here." in text_of(built.data)
    assert any("plainly" in note for note in built.warnings)


def test_an_empty_session_builds() -> None:
    """A session in which nothing was entered: a cover, and what little there is to say."""
    built = build_report(Session())
    assert built.pages == 2
    assert "Roundtable" in text_of(built.data)
    assert built.warnings == ()


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31), None])
def test_any_day_will_do(day: date | None) -> None:
    assert build_report(make_session(details=replace(DETAILS, held_on=day, reported_on=day))).pages

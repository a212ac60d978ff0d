"""Sheets for spreadsheets: names as the rules let them leave, words unaltered and never run."""

import csv
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from roundtable.commands.details import revise_details
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit
from roundtable.domain.words import Attribution
from roundtable.interchange.sheet_files import write_csv_files, write_workbook
from roundtable.interchange.sheets import Sheet, sheets_of
from roundtable.room import Room

NASTY = [
    "=1+1",
    "- not a formula, he said",
    "+44",
    "@here",
    "https://x.example",
    "12",
    "007",
    "x" * 19_000,
    "ÄÖ 東京 🌊",
]


def sheet(room: Room, name: str, *, for_the_host: bool = False) -> Sheet:
    return next(each for each in sheets_of(room.session, for_the_host=for_the_host) if each.name == name)


def test_the_hosts_own_titles_leave_without_protected_names(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    item: Otieno opens the day 10 talk
    quote: AO: Ask us first @co-design
    """
    (who,), (quote,) = room.session.all(Contributor), room.session.quotes
    on_item = Edit(quote, replace(quote, item_id=room.session.all(AgendaItem)[0].id))
    protected = Edit(who, replace(who, attribution=Attribution.SECTOR))

    def quotes(*edits: Edit, for_the_host: bool = False) -> str:
        return repr(sheets_of(room.session.with_edits(edits), for_the_host=for_the_host)[1].rows)

    assert "Otieno opens the day" in quotes(on_item)
    assert "[name] opens the day" in quotes(on_item, protected) and "Otieno" not in quotes(on_item, protected)
    assert "Otieno opens the day" in quotes(on_item, protected, for_the_host=True)


def test_what_leaves_keeps_to_the_rules(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Dewi Prys, Harbour Police, Public bodies
    item: Welcome 10 talk
    started: Welcome
    quote: AO: Ask us first @co-design
    action: AO: Map the quays by 2026-04-30
    """
    quotes = sheet(room, "Quotes")
    assert quotes.heads[0] == "Time (Europe/London)"
    assert quotes.rows[0][2:6] == ("Ask us first", "Amina Otieno", "Port Authority", "Public bodies")
    room.do(revise_details, attribution=Attribution.SECTOR)
    assert sheet(room, "Quotes").rows[0][3:6] == ("", "", "Public bodies")
    assert sheet(room, "Action points").rows[0][:5] == (
        "Map the quays",
        "",
        "",
        "Public bodies",
        date(2026, 4, 30),
    )
    room.do(revise_details, list_contributors=False)
    assert sheet(room, "Contributors").rows == ()
    told = repr([each.rows for each in sheets_of(room.session)])
    assert "Amina" not in told and "Port Authority" not in told
    own = sheet(room, "Quotes", for_the_host=True)
    assert own.rows[0][3:7] == ("Amina Otieno", "Port Authority", "Public bodies", "Public bodies")
    assert sheet(room, "Contributors", for_the_host=True).rows[0][:3] == ("Amina Otieno", "AO", "Port Authority")


@pytest.fixture
def nasty() -> tuple[Sheet, ...]:
    rows = tuple((text, datetime(2026, 3, 5, 14, 0, 1), date(2026, 4, 30), 3, None) for text in NASTY)
    return (Sheet("Quotes", ("Quote", "Time", "Due", "Seat", "Note"), rows),)


def test_a_workbook_holds_texts_as_texts(nasty: tuple[Sheet, ...], tmp_path: Path) -> None:
    write_workbook(nasty, tmp_path / "a.xlsx")
    write_workbook(nasty, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in page and "hyperlink" not in page
    assert page.count('t="s"') == len(NASTY) + 5
    for text in NASTY:
        assert f">{text}</t>" in strings


def test_a_csv_is_unaltered_unless_it_is_for_spreadsheets(nasty: tuple[Sheet, ...], tmp_path: Path) -> None:
    for safe, expected in ((False, NASTY), (True, [f"'{text}" if text[0] in "=+-@" else text for text in NASTY])):
        (file,) = write_csv_files(nasty, tmp_path, for_spreadsheets=safe)
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
        assert [row[0] for row in rows[1:]] == expected
        assert rows[1][1:] == ["2026-03-05 14:00:01", "2026-04-30", "3", ""]

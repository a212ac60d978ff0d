"""A proof slip holds one person's own words as they will be printed, and nothing of anybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id, Record, remove
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.report.slip_files import write_slips
from roundtable.report.slip_pages import slip_pages
from roundtable.report.slip_text import MEASURE, slip_text
from roundtable.report.slips import Entry, Slip, slips_of

from .conftest import DETAILS, make_session
from .pdf import bare, metadata_of, page_texts, text_of
from .tagged import Tagged
from .test_verapdf import judged, needs_referee

VARGA, ABARA = Id("varga"), Id("abara")
SLIP = Slip(VARGA, "Prof Ilse Varga", "Who shapes the course?", "Northmere", date(2026, 11, 12), "Your words.", ())


def quote(text: str, who: Id = VARGA, **fields: object) -> Quote:
    return Quote(id=Id(text), text=text, contributor_id=who, **fields)  # type: ignore[arg-type]  # a table of fields


def only(*records: Record, who: Id = VARGA, **details: object) -> Slip:
    session = make_session(*records, details=replace(DETAILS, **details))  # type: ignore[arg-type]
    (slip,) = slips_of(session, who)
    return slip


def test_a_slip_has_what_stands_under_a_persons_label() -> None:
    at = datetime(2026, 11, 12, 14, 5, tzinfo=UTC)
    slip = only(
        quote("Ask *us* first.", words=Wording.VERBATIM, said_at=at, segments=("co-design", "map-it")),
        Insight(text="Nobody asks.", kind=InsightKind.EXAMPLE, contributor_id=VARGA),
        ActionPoint(text="We ask.", owner_id=VARGA, due=date(2027, 1, 31)),
        quote("Another’s.", ABARA),
        quote("Taken back.", state=QuoteState.WITHDRAWN),
    )
    assert [entry.text for entry in slip.entries] == ["“Ask us first.”", "Nobody asks.", "We ask."]
    assert [entry.about for entry in slip.entries] == [
        "Quote, your very words, at 14:05, on Co-design and Map it",
        "Example, in the note-taker’s words",
        "Promise, by 31 January 2027",
    ]
    assert {entry.signed for entry in slip.entries} == {"Printed under: Prof Ilse Varga, Calder Institute"}
    assert slip.occasion == "Northmere Graduate School, 12 November 2026"


def test_people_without_words_get_none() -> None:
    session = make_session(quote("One."), quote("Two.", ABARA), quote("No.", Id("piotr"), state=QuoteState.WITHDRAWN))
    assert [slip.contributor_id for slip in slips_of(session)] == [ABARA, VARGA]
    assert slips_of(session, Id("piotr")) == () and slips_of(Session()) == ()


@pytest.mark.parametrize(
    ("rule", "signed", "said"),
    [
        (None, "Printed under: Prof Ilse Varga, Calder Institute", "unless a line below says otherwise."),
        (Attribution.ORGANISATION, "Printed under: Calder Institute", "“Calder Institute”, as you asked."),
        (Attribution.SECTOR, "Printed under: Universities", "“Universities”, as you asked."),
        (Attribution.UNATTRIBUTED, "Printed without a name", "without name, organisation or sector, as you asked."),
    ],
)
def test_it_says_how_it_will_be_printed(rule: Attribution | None, signed: str, said: str) -> None:
    session = make_session(quote("One."))
    person = session.get(Contributor, VARGA)
    (slip,) = slips_of(session.with_edits([Edit(person, replace(person, attribution=rule))]))
    assert slip.entries[0].signed == signed and slip.rule.endswith(said)


def test_it_says_what_is_not_printed_yet_and_what_was_answered() -> None:
    notes = only(quote("One."), quote("Two.", state=QuoteState.CONFIRMED), prints=QuoteState.CONFIRMED).entries
    assert notes[0].notes[1].startswith("Not printed as it stands: the report prints only what was confirmed")
    assert notes[1].notes == ("You have confirmed it.",)


def test_a_label_that_singles_out_is_told_to_whom_it_does() -> None:
    session = make_session(quote("One.", attribution=Attribution.ORGANISATION))
    alone = session.with_edits([remove(session.get(Contributor, Id("trần")))])
    assert "only one at the table whom “Calder Institute” fits" in slips_of(alone)[0].entries[0].notes[-1]
    assert len(slips_of(session)[0].entries[0].notes) == 1


def test_what_tells_of_oneself_stands_in_ones_own_slip() -> None:
    said = quote("I, Varga, asked Abara")
    (entry,) = only(said, attribution=Attribution.UNATTRIBUTED, list_contributors=False).entries
    assert entry.text == "I, Varga, asked [name]"
    assert "It tells of you; printed as “I, [name], asked [name]”." in entry.notes
    assert not any("tells of you" in note for note in only(said).entries[0].notes)


def test_text_and_pages_say_the_same() -> None:
    slip = only(quote("We never asked. " * 12), quote("王 R&D <b>x</b>"))
    text, pages = slip_text(slip), bare(text_of(slip_pages(slip)))
    assert max(map(len, text.splitlines())) <= MEASURE
    for entry in slip.entries:
        assert bare(entry.signed) in pages and bare(entry.about) in pages
        assert bare(entry.text) in bare(text) and bare(entry.text) in pages
    for answer in ("Confirm", "Reword", "Withdraw"):
        assert pages.count(answer) == text.count(f"[ ] {answer}") == 2
    assert metadata_of(slip_pages(slip))["/Title"] == "Proof slip for Prof Ilse Varga"


def test_the_same_slip_gives_the_same_bytes() -> None:
    slip = only(quote("One."))
    assert slip_pages(slip) == slip_pages(slip)


def test_any_slip_fits_its_pages() -> None:
    """Words longer than pages, without spaces, of nothing; a name that is a paragraph; no day and no host."""
    texts = ["Words without end. " * 400, "x" * 900, "", "\n\n", "a\nb"]
    entries = tuple(Entry(text, "Quote", "Printed without a name", ("Note. " * 30,)) for text in texts)
    slip = replace(SLIP, name="Ilse " * 60, title="", host="", held_on=None, entries=entries)
    pages = page_texts(slip_pages(slip))
    assert len(pages) > 5
    assert all("Proof slip for Ilse" in page for page in pages)
    assert slip_text(slip).count("[ ] Confirm") == len(texts)


def test_files_are_named_for_any_disk(tmp_path: Path) -> None:
    names = ["Amina Otieno", "AMINA OTIENO", 'a/b\\c:d*?"<>|.', "..", "CON", "Zoë\u202e\x07 " + "ü" * 300]
    folder = tmp_path / "slips"
    written = list(write_slips([replace(SLIP, name=name) for name in names], folder))
    assert sorted(written) == sorted(folder.iterdir()) and len(written) == 2 * len(names)
    stems = [path.stem for path in written if path.suffix == ".pdf"]
    assert stems[:5] == [
        "Slip of Amina Otieno",
        "Slip of AMINA OTIENO (2)",
        "Slip of a b c d",
        "Slip of somebody",
        "Slip of CON",
    ]
    assert stems[5].startswith("Slip of Zoë ü") and len(stems[5].encode()) < 140
    assert written[1].read_bytes() == slip_text(replace(SLIP, name=names[0])).encode("utf-8-sig")


def test_a_slip_sent_again_replaces_the_earlier_one(tmp_path: Path) -> None:
    list(write_slips([SLIP], tmp_path))
    list(write_slips([replace(SLIP, rule="Another.")], tmp_path))
    assert "Another." in (tmp_path / "Slip of Prof Ilse Varga.txt").read_text(encoding="utf-8-sig")
    assert len(list(tmp_path.iterdir())) == 2


def test_a_slip_can_be_read_aloud() -> None:
    """Every word is tagged, the name is the heading, and each entry has its own."""
    slip = only(quote("We never asked. " * 60), quote("قال محمد نعم"))
    tagged = Tagged(slip_pages(slip))
    assert tagged.problems == []
    assert tagged.texts("H1") == [slip.name] and len(tagged.texts("H2")) == 2
    assert len([each for each in tagged.elements if each.tag == "BlockQuote"]) == 2


@needs_referee
def test_nothing_fails_in_a_slip(tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    path.write_bytes(slip_pages(only(quote("We never asked. " * 60), quote("قال محمد نعم"))))
    said = judged(path)
    assert said.count("PASS ") == 2 and "FAIL" not in said, said

"""The history as CSV and JSON: who changed what, when, from what to what, undos included."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from roundtable.commands.agenda import add_item, revise_item
from roundtable.commands.clock import start_item
from roundtable.commands.people import NewContributor, add_contributors, remove_contributor
from roundtable.commands.words import capture_action, capture_quote, complete_action, reattribute, reword_quote
from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Attribution, Quote
from roundtable.interchange.history_export import HEAD, NOTICE, as_csv, as_json, export_history
from roundtable.interchange.refusal import ExportRefused
from roundtable.room import Room
from tests.clock import Clock


def rows(room: Room) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(room.session, room.whole_history()))))


def told(room: Room, kind: str) -> list[tuple[str, ...]]:
    return [
        (row["how"], row["edit"], row["record"], row["field"], row["before"], row["after"])
        for row in rows(room)
        if row["kind of record"] == kind and row["edit"] != "set scene"
    ]


def test_what_became_of_a_quote_stands_field_by_field_with_names(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Björn Åkesson, River University
    quote: AO: Ask us first
    """
    quote = Id("quote-1")
    room.do(reattribute, kind=Quote, record_id=quote, contributor_id=Id("bjorn-akesson"), organisation_id=None)
    clock.pass_(minutes=1)
    room.do(reword_quote, quote_id=quote, text="Ask us twice")
    room.undo()
    lines = [line for line in told(room, "quote") if line[3] in ("speaker", "words")]
    name = "Ask us first"
    assert lines == [
        ("do", "name speaker", name, "speaker", "Amina Otieno", "Björn Åkesson"),
        ("do", "reword quote", name, "words", "Ask us first", "Ask us twice"),
        ("undo", "reword quote", name, "words", "Ask us twice", "Ask us first"),
    ]
    times = [row["at"] for row in rows(room) if row["field"] == "words" and row["edit"] == "reword quote"]
    assert [datetime.fromisoformat(each) for each in times] == [clock(), clock()]
    assert all(row["who"] == "host" for row in rows(room))


def test_every_kind_of_record_has_its_history(room: Room) -> None:
    room.do(add_contributors, people=[NewContributor("Amina Otieno", "Port Authority", "Public bodies")])
    (amina,) = room.session.all(Contributor)
    room.do(add_item, title="Design", minutes=20)
    (item,) = room.session.all(AgendaItem)
    room.do(
        revise_item,
        item_id=item.id,
        title="Design",
        minutes=25,
        kind=ItemKind.DEBATE,
        question="",
        segments=(),
        starts_at=None,
    )
    room.do(start_item, item_id=item.id)
    room.do(capture_action, text="Share the map", owner_id=amina.id)
    (action,) = room.session.all(ActionPoint)
    room.do(complete_action, action_id=action.id, done=True)
    assert ("do", "change agenda item", "Design", "minutes", "20", "25") in told(room, "agenda item")
    assert ("do", "tick action off", "Share the map", "done", "no", "yes") in told(room, "action point")
    assert ("do", "note action", "Share the map", "owner", "", "Amina Otieno") in told(room, "action point")
    assert any(line[2] == "Design" and line[3] == "started at" for line in told(room, "run of an item"))
    assert {row["kind of record"] for row in rows(room)} >= {"sector", "organisation", "contributor"}
    assert room.session.find(Run, item.id) is not None


def test_somebody_who_was_removed_keeps_their_name(room: Room) -> None:
    room.do(add_contributors, people=[NewContributor("Amina Otieno")])
    (amina,) = room.session.all(Contributor)
    room.do(remove_contributor, contributor_id=amina.id)
    gone = told(room, "contributor")[-1]
    assert (gone[1], gone[2]) == ("remove person", "Amina Otieno")
    assert {line[5] for line in told(room, "contributor") if line[1] == "remove person"} == {""}


def test_json_is_exact_and_says_whom_it_is_for(room: Room) -> None:
    """title: The river"""
    room.do(capture_quote, text="- and so we stopped")
    document = json.loads(as_json(room.session, room.whole_history()))
    assert document["notice"] == NOTICE and document["session"] == "The river"
    last = document["history"][-1]
    assert (last["command"], last["edit"], last["who"], last["how"]) == ("capture_quote", "note quote", "host", "do")
    (change,) = last["changes"]
    assert change["before"] is None and change["after"]["text"] == "- and so we stopped"
    assert change["record"] == "- and so we stopped"


@pytest.mark.parametrize("text", ["=1+1", "+1", "- and so", "@all", "plain"])
def test_no_cell_of_the_csv_is_a_formula(room: Room, text: str) -> None:
    room.do(capture_quote, text=text)
    (cell,) = [row["after"] for row in rows(room) if row["field"] == "words"]
    assert cell == (text if text == "plain" else f"'{text}")


def test_files_are_written_whole_and_by_their_ending(room: Room, tmp_path: Path) -> None:
    """rule: sector"""
    room.do(capture_quote, text="l’été")
    told_ = room.whole_history()
    export_history(room.session, told_, tmp_path / "h.CSV")
    assert (tmp_path / "h.CSV").read_bytes().startswith(b"\xef\xbb\xbfat,who")
    assert (tmp_path / "h.CSV").read_text(encoding="utf-8-sig").splitlines()[0] == ",".join(HEAD)
    export_history(room.session, told_, tmp_path / "h.json")
    assert json.loads((tmp_path / "h.json").read_text(encoding="utf-8"))["history"]
    with pytest.raises(ExportRefused):
        export_history(room.session, told_, tmp_path / "h.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["h.CSV", "h.json"]
    assert room.session.details.attribution is Attribution.SECTOR, "protected names are in it all the same"

"""The sample and the templates hold together as plain JSON, and show every feature that the format has."""

import itertools
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PIL import Image

from roundtable import resources
from roundtable.domain.attribution import listed_contributors, quote_label
from roundtable.domain.figures import sectors_missing
from roundtable.domain.people import Contributor
from roundtable.domain.words import Quote
from roundtable.interchange.session_json import read_session

Json = dict[str, Any]

PRINTABLE = {"read-back", "confirmed", "reworded"}
NARROWER = {"organisation", "sector", "unattributed"}
LISTS = [
    "sectors",
    "organisations",
    "contributors",
    "agenda",
    "quotes",
    "actions",
    "insights",
    "hands",
    "shows",
    "turns",
    "figures",
    "references",
]


def load(*parts: str) -> Json:
    loaded: Json = json.loads(resources.read_text(*parts))
    return loaded


@pytest.fixture(scope="module")
def sample() -> Json:
    return load("sample", "sample.json")


def segments() -> set[str]:
    star = load("stars", "co-production.json")
    return {segment["id"] for segment in star["inner"] + star["outer"]}


def ids(sample: Json, kind: str) -> set[str]:
    return {record["id"] for record in sample[kind]}


def blocks(sample: Json) -> Iterator[Json]:
    for section in sample["report"]["sections"]:
        yield from section["blocks"]


def prose(sample: Json) -> str:
    """All that the report says in words of its own: headings, text and captions."""
    titles = [section["title"] for section in sample["report"]["sections"]]
    texts = [block["text"] for block in blocks(sample) if "text" in block]
    captions = [figure[part] for figure in sample["figures"] for part in ("caption", "alt", "credit") if part in figure]
    return "\n".join(titles + texts + captions)


def when(record: Json, key: str) -> datetime:
    moment = datetime.fromisoformat(record[key])
    assert moment.utcoffset() is not None, record
    return moment


def sectors_on(sample: Json, segment: str) -> set[str]:
    """The sectors whose words hang on a segment; a hat worn counts before the speaker's own organisation."""
    organisation = {each["id"]: each["sector"] for each in sample["organisations"]}
    person = {each["id"]: each["sector"] for each in sample["contributors"]}
    points = [q for q in sample["quotes"] if q["state"] != "withdrawn"] + sample["insights"]
    return {
        organisation.get(point.get("organisation", "")) or person[point["contributor"]]
        for point in points
        if segment in point["segments"] and ("contributor" in point or "organisation" in point)
    }


def test_every_id_is_used_once(sample: Json) -> None:
    for kind in LISTS:
        found = [record["id"] for record in sample[kind]]
        assert len(found) == len(set(found)), kind
    sections = [section["id"] for section in sample["report"]["sections"]]
    assert len(sections) == len(set(sections))


def test_every_reference_leads_somewhere(sample: Json) -> None:
    leads_to = {
        "sector": "sectors",
        "organisation": "organisations",
        "contributor": "contributors",
        "owner": "contributors",
        "agenda_item": "agenda",
    }
    for kind in LISTS:
        for record in sample[kind]:
            for key, target in leads_to.items():
                if key in record:
                    assert record[key] in ids(sample, target), record
            assert set(record.get("segments", [])) <= segments(), record
    for show in sample["shows"]:
        assert {count["sector"] for count in show["counts"]} <= ids(sample, "sectors")
        assert show["segment"] in segments()
    for block in blocks(sample):
        assert block.get("quote", "quote-01") in ids(sample, "quotes"), block
        assert block.get("figure", "star") in ids(sample, "figures"), block
        assert block.get("quotes", "map-it") in segments(), block
        assert block.get("insights", "map-it") in segments() | {"insight", "example", "question", "limit"}, block


def test_seventeen_people_sit_in_six_sectors_and_the_host_comes_last(sample: Json) -> None:
    people = sample["contributors"]
    assert sorted(person["seat"] for person in people) == list(range(1, 18))
    assert len({person["initials"] for person in people}) == 17
    assert all(2 <= len(person["initials"]) <= 3 for person in people)
    assert [sector["id"] for sector in sample["sectors"]][-1] == "host"
    assert {person["sector"] for person in people} == ids(sample, "sectors")
    assert len(sample["sectors"]) == 6
    sector_of = {each["id"]: each["sector"] for each in sample["organisations"]}
    assert all(person["sector"] == sector_of[person["organisation"]] for person in people)
    assert {person["attribution"] for person in people if "attribution" in person} == NARROWER


def test_nobody_in_it_can_be_written_to(sample: Json) -> None:
    addresses = [person["email"] for person in sample["contributors"] if "email" in person]
    assert addresses
    assert all(re.search(r"@(example\.org|[a-z]+\.example)$", address) for address in addresses)
    links = re.findall(r"https?://([^/)\s]+)", json.dumps(sample))
    assert set(links) == {"example.org", "www.govint.org"}
    assert "invented example" in sample["session"]["subtitle"]


def test_the_runs_follow_each_other_and_differ_from_the_plan(sample: Json) -> None:
    runs = [item["run"] for item in sample["agenda"] if "run" in item]
    for run in runs:
        assert when(run, "started_at") < when(run, "ended_at")
    for earlier, later in itertools.pairwise(runs):
        assert when(earlier, "ended_at") <= when(later, "started_at")
    late = []
    for item in sample["agenda"]:
        if "run" in item:
            took = when(item["run"], "ended_at") - when(item["run"], "started_at")
            late.append(took.total_seconds() - item["minutes"] * 60)
    assert min(late) < 0 < max(late)
    assert any(run["paused_seconds"] for run in runs)
    assert any(run["extended_minutes"] for run in runs)
    assert [item["starts_at"] for item in sample["agenda"] if "starts_at" in item] == ["13:30", "15:00", "16:10"]
    assert sum(item["minutes"] for item in sample["agenda"]) == 190


def test_one_person_at_a_time_has_the_floor_inside_the_run_and_while_at_the_table(sample: Json) -> None:
    items = {item["id"]: item for item in sample["agenda"]}
    people = {person["id"]: person for person in sample["contributors"]}
    turns = sample["turns"]
    for earlier, later in itertools.pairwise(turns):
        assert when(earlier, "ended_at") <= when(later, "started_at")
    for turn in turns:
        run = items[turn["agenda_item"]]["run"]
        assert when(run, "started_at") <= when(turn, "started_at") < when(turn, "ended_at") <= when(run, "ended_at")
        person = people[turn["contributor"]]
        assert "arrived_at" not in person or when(person, "arrived_at") <= when(turn, "started_at")
        assert "left_at" not in person or when(turn, "ended_at") <= when(person, "left_at")
    assert any("arrived_at" in person for person in people.values())
    assert any("left_at" in person for person in people.values())
    debates = [turn for turn in turns if items[turn["agenda_item"]]["kind"] == "debate"]
    assert len(debates) >= 60


@pytest.mark.parametrize("kind", ["quotes", "insights"])
def test_words_are_said_while_their_speaker_has_the_floor(sample: Json, kind: str) -> None:
    for record in sample[kind]:
        said = when(record, "said_at")
        speaking = [t for t in sample["turns"] if when(t, "started_at") <= said <= when(t, "ended_at")]
        if "contributor" in record:
            assert [turn["contributor"] for turn in speaking] == [record["contributor"]], record
        if "agenda_item" in record:
            run = next(item["run"] for item in sample["agenda"] if item["id"] == record["agenda_item"])
            assert when(run, "started_at") <= said <= when(run, "ended_at")


def test_a_raised_hand_comes_down_and_nobody_raises_two(sample: Json) -> None:
    for person in ids(sample, "contributors"):
        hands = [hand for hand in sample["hands"] if hand["contributor"] == person]
        for hand in hands:
            assert when(hand, "raised_at") < when(hand, "lowered_at"), hand
        for earlier, later in itertools.pairwise(hands):
            assert when(earlier, "lowered_at") < when(later, "raised_at"), later
        for turn in (t for t in sample["turns"] if t["contributor"] == person):
            for hand in hands:
                assert not when(turn, "started_at") <= when(hand, "raised_at") < when(turn, "ended_at"), hand
    assert {hand["kind"] for hand in sample["hands"]} == {"point", "reply", "clarify", "order"}


def test_every_state_kind_and_block_is_shown(sample: Json) -> None:
    def of(kind: str, key: str) -> set[str]:
        return {record[key] for record in sample[kind] if key in record}

    assert of("quotes", "state") == PRINTABLE | {"heard", "withdrawn"}
    assert of("quotes", "words") == {"verbatim", "near-verbatim", "paraphrase"}
    assert of("quotes", "attribution") == {"organisation", "sector", "unattributed"}
    assert of("insights", "kind") == {"insight", "example", "question", "limit"}
    assert of("agenda", "kind") == {"talk", "debate", "break", "read-back", "actions", "close"}
    assert of("figures", "place") == {"text", "logo"}
    assert of("references", "type") == {"article-journal", "book", "report", "webpage"}
    assert {key for block in blocks(sample) for key in block} == {
        "text",
        "quote",
        "figure",
        "star",
        "quotes",
        "insights",
        "actions",
        "agenda",
        "voices",
        "references",
        "contributors",
    }
    assert any("contributor" not in quote for quote in sample["quotes"])
    assert any("organisation" in quote for quote in sample["quotes"])
    assert any(not quote["segments"] for quote in sample["quotes"])
    assert any("consent" in person for person in sample["contributors"])
    assert {action["done"] for action in sample["actions"]} == {True, False}
    assert any("due" not in action for action in sample["actions"])
    assert any("owner" not in action for action in sample["actions"])
    assert len(sample["quotes"]) >= 45
    assert len(sample["insights"]) >= 16
    assert len(sample["actions"]) >= 9
    for mark in (r"\*\*\w", r"(?<!\*)\*\w", r"\]\(https://", r"(?m)^- ", r"(?m)^1\. "):
        assert re.search(mark, prose(sample)), mark


def test_every_quote_in_the_report_may_be_printed(sample: Json) -> None:
    states = {quote["id"]: quote["state"] for quote in sample["quotes"]}
    shown = [block["quote"] for block in blocks(sample) if "quote" in block]
    assert len(shown) == len(set(shown))
    assert {states[quote] for quote in shown} <= PRINTABLE


def test_the_report_never_names_whoever_asked_not_to_be_named(sample: Json) -> None:
    """Neither in its own prose nor inside the words of somebody else."""
    said = [record["text"] for kind in ("quotes", "actions", "insights") for record in sample[kind]]
    notes = [quote["note"] for quote in sample["quotes"] if "note" in quote]
    everything = "\n".join([prose(sample), *said, *notes])
    for person in sample["contributors"]:
        if person.get("attribution") in NARROWER:
            for part in [*person["name"].split(), person["initials"]]:
                assert not re.search(rf"\b{re.escape(part)}\b", everything), part
    for person in sample["contributors"]:
        if person.get("attribution") in {"sector", "unattributed"}:
            own = [i for i in sample["insights"] if i.get("contributor") == person["id"]]
            assert not any("organisation" in insight for insight in own)


def test_one_arm_stays_empty_and_some_parts_miss_a_sector_as_the_report_says(sample: Json) -> None:
    everything = [*sample["quotes"], *sample["insights"], *sample["actions"]]
    heard = {segment for record in everything for segment in record.get("segments", [])}
    assert segments() - heard == {"grow-it"}
    assert [item["id"] for item in sample["agenda"] if "run" not in item] == ["grow"]

    sectors = ids(sample, "sectors")
    assert sectors_on(sample, "co-commissioning") == sectors
    assert sectors - sectors_on(sample, "co-design") == {"host"}
    assert sectors - sectors_on(sample, "co-delivery") == {"sector-bodies"}
    assert "Nobody from a sector body spoke to this part" in prose(sample)
    assert sectors - sectors_on(sample, "co-assessment") == {"charities"}
    assert "No charity spoke to Co-assessment" in prose(sample)
    assert {"universities", "professional-bodies"} <= sectors - sectors_on(sample, "market-it")
    assert "Nobody from a university or a professional body spoke to Market it" in prose(sample)


def test_the_silent_sectors_did_not_have_the_floor_there(sample: Json) -> None:
    person = {each["id"]: each["sector"] for each in sample["contributors"]}
    for item, silent in (("design", "host"), ("deliver", "sector-bodies"), ("assess", "charities")):
        spoke = {person[turn["contributor"]] for turn in sample["turns"] if turn["agenda_item"] == item}
        assert silent not in spoke


def test_the_numbers_in_the_prose_are_those_of_the_records(sample: Json) -> None:
    words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    totals = [
        [words[sum(count[side] for count in show["counts"])] for side in ("for", "unsure", "against")]
        for show in sample["shows"]
    ]
    vote, grade = totals
    assert f"{vote[0]} people were for giving former clients a vote, {vote[1]} were unsure and {vote[2]}" in prose(
        sample
    )
    assert f"{grade[0]} were for it, {grade[2]} against and {grade[1]} unsure" in prose(sample)
    questions = [insight for insight in sample["insights"] if insight["kind"] == "question"]
    assert f"{words[len(questions)].capitalize()} questions were asked" in prose(sample)
    printable = [q for q in sample["quotes"] if "market-it" in q["segments"]]
    assert all(quote["state"] in PRINTABLE for quote in printable), "the report says that all of them are printed"


def test_a_show_of_hands_counts_no_more_people_than_are_there(sample: Json) -> None:
    for show in sample["shows"]:
        for count in show["counts"]:
            there = [
                person
                for person in sample["contributors"]
                if person["sector"] == count["sector"]
                and ("left_at" not in person or when(show, "at") < when(person, "left_at"))
            ]
            assert count["for"] + count["unsure"] + count["against"] <= len(there), show["statement"]


def test_its_pictures_are_there_small_and_described(sample: Json) -> None:
    pictures = [figure for figure in sample["figures"] if "image" in figure]
    assert len(pictures) == 3
    for figure in pictures:
        file = resources.path("sample", *figure["image"].split("/"))
        assert 1_000 < file.stat().st_size < 300_000
        with Image.open(file) as picture:
            assert picture.format == "PNG"
            assert min(picture.size) >= 480
        assert figure["alt"]
        assert figure["credit"]
    assert sum(figure.get("star", False) for figure in sample["figures"]) == 1


@pytest.mark.parametrize(
    ("name", "items", "minutes"), [("co-production-star", 9, 190), ("plain-roundtable", 5, 120), ("blank", 0, 0)]
)
def test_a_template_can_be_run_as_it_is(name: str, items: int, minutes: int) -> None:
    template = load("templates", f"{name}.json")
    agenda = template["agenda"]
    assert (template["format"], template["version"]) == ("roundtable-session", 1)
    assert template["session"]["title"]
    assert len({item["id"] for item in agenda}) == len(agenda) == items
    assert sum(item["minutes"] for item in agenda) == minutes
    star = template["session"]["star"]
    known = segments() if star == "co-production" else {each["id"] for each in star["inner"] + star["outer"]}
    for item in agenda:
        assert "run" not in item
        assert item["kind"] == "break" or item["question"], item
        assert set(item.get("segments", [])) <= known
    if name == "co-production-star":
        assert {segment for item in agenda for segment in item.get("segments", [])} == known


def test_the_star_has_four_parts_inside_and_five_steps_around_them() -> None:
    star = load("stars", "co-production.json")
    assert [segment["label"] for segment in star["inner"]] == ["Co-commission", "Co-design", "Co-deliver", "Co-assess"]
    assert [segment["label"] for segment in star["outer"]] == [
        "Map it",
        "Focus it",
        "People it",
        "Market it",
        "Grow it",
    ]
    assert all(set(segment) == {"id", "label", "title"} for segment in star["inner"] + star["outer"])


def test_it_is_imported_whole_and_without_a_warning(sample: Json) -> None:
    imported = read_session(resources.path("sample", "sample.json"))
    assert imported.warnings == ()
    assert [quote.id for quote in imported.session.all(Quote)] == [quote["id"] for quote in sample["quotes"]]
    missing = {segment: {each.id for each in sectors_missing(imported.session, segment)} for segment in segments()}
    assert missing["co-design"] == {"host"}
    assert missing["grow-it"] == ids(sample, "sectors")


def test_no_label_and_no_list_names_whoever_asked_not_to_be_named(sample: Json) -> None:
    session = read_session(resources.path("sample", "sample.json")).session
    protected = {each["id"] for each in sample["contributors"] if each.get("attribution") in NARROWER}
    labels = [quote_label(session, q) for q in session.all(Quote) if q.contributor_id in protected]
    assert len(labels) >= 10
    labels += [label for person, label in listed_contributors(session) if person.id in protected]
    names = {person.name for person in session.all(Contributor) if person.id in protected}
    assert not any(name in label.text for label in labels for name in names)


@pytest.mark.parametrize("name", ["co-production-star", "plain-roundtable", "blank"])
def test_a_template_is_imported_without_a_warning(name: str) -> None:
    assert read_session(resources.path("templates", f"{name}.json")).warnings == ()

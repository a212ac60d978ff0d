"""Whatever the core can refuse or do has words for people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import roundtable.commands
from roundtable.domain.errors import Refused
from roundtable.domain.records import Record
from ui import wording

FOLDER = Path(next(iter(roundtable.commands.__path__)))
TREES = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.py"))}
REASON = re.compile(r"[a-z]+(-[a-z]+)+")


def commands() -> Iterator[str]:
    """Functions that take a session and the time: edits."""
    for tree in TREES.values():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and [each.arg for each in node.args.args[:2]] == ["session", "now"]:
                yield from () if node.name.startswith("_") else (node.name,)


def calls(*names: str) -> Iterator[ast.Call]:
    """Calls of functions by their names."""
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield node


def raised() -> Iterator[tuple[str, frozenset[str]]]:
    """Reasons with the names of the facts that come with them, wherever a Refused is made."""
    for call in calls("Refused"):
        if isinstance(call.args[0], ast.Constant):
            yield str(call.args[0].value), frozenset(str(each.arg) for each in call.keywords)


def handed_on() -> Iterator[str]:
    """Reasons that are handed to the checks, as text_of(text, "quote-is-empty") does."""
    for call in calls("text_of", "name_of"):
        yield from (str(each.value) for each in call.args if isinstance(each, ast.Constant))


def kinds_of(base: type[Record]) -> Iterator[type[Record]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def looked_up() -> Iterator[str]:
    """Kinds of records that commands look up by id: `known` refuses one that is gone as unknown-<kind>."""
    names = {kind.__name__ for kind in kinds_of(Record)}
    for call in calls("known"):
        yield from (each.id for each in call.args if isinstance(each, ast.Name) and each.id in names)


def test_something_was_found_to_be_checked() -> None:
    assert len(set(commands())) > 50
    assert len(set(raised())) > 20
    assert "quote-is-empty" in set(handed_on())
    assert "Quote" in set(looked_up())


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_every_command_has_words(command: str) -> None:
    assert command in wording.EDITS


@pytest.mark.parametrize("reason", sorted({*(name for name, _ in raised()), *handed_on()}))
def test_every_reason_has_words(reason: str) -> None:
    assert REASON.fullmatch(reason)
    assert reason in wording.REFUSALS


@pytest.mark.parametrize("kind", sorted(set(looked_up())))
def test_every_record_that_may_be_gone_has_words(kind: str) -> None:
    assert f"unknown-{kind.lower()}" in wording.REFUSALS


@pytest.mark.parametrize(("reason", "facts"), sorted(set(raised()), key=str))
def test_words_use_only_facts_that_come_with_the_reason(reason: str, facts: frozenset[str]) -> None:
    used = set(re.findall(r"\{(\w+)", wording.REFUSALS[reason]))
    assert used <= facts


def test_a_reason_without_words_is_still_a_sentence() -> None:
    assert wording.refusal(Refused("never-heard-of")) == "That can’t be done now. Nothing was changed."
    assert wording.refusal(Refused("text-too-long", length=30000, most=20000)).startswith("That is 30,000 characters")


def test_spans_counts_and_lists() -> None:
    assert wording.counted(1, "quote") == "1 quote"
    assert wording.counted(1200, "person", "people") == "1,200 people"
    assert [wording.minutes(count) for count in (1, 59, 60, 190)] == ["1 min", "59 min", "1 h", "3 h 10 min"]
    late = [timedelta(seconds=20), timedelta(minutes=7), timedelta(minutes=-3)]
    assert [wording.lateness(each) for each in late] == ["On time", "7 min late", "3 min early"]
    assert wording.span(timedelta(seconds=86)) == "1:26"
    assert [wording.listed(list("abc"[:count])) for count in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert wording.day(date(2026, 11, 19)) == "Thu 19 Nov" and wording.long_day(date(2026, 1, 2)) == "2 January 2026"

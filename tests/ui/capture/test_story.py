"""What happened to a quote, in lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from roundtable.domain.session import Session
from ui.capture.story import WHOLE_FILES, events_of


@dataclass(frozen=True)
class Line:
    label: str
    at: datetime = datetime(2026, 11, 19, 15, 11, tzinfo=UTC)
    actor: str = ""
    kind: str = "act"
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


@pytest.mark.parametrize("label", WHOLE_FILES)
def test_words_that_came_with_a_file_were_not_heard_when_it_was_made(label: str) -> None:
    (event,) = events_of(Session(), [Line(label, after={"text": "Ask us first"})])
    assert (event.act, event.words) == ("came with the file", "Ask us first")


def test_words_that_were_captured_were_heard() -> None:
    (event,) = events_of(Session(), [Line("capture_quote", kind="do", after={"text": "Ask us first"})])
    assert event.act == "heard"

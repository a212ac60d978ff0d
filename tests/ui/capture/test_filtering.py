"""The filter finds the same however its letters came to be there: typed on, taken back, pasted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtWidgets import QApplication

from roundtable.commands.words import capture_insight, capture_quote
from roundtable.domain.folding import fold
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock
from ui.capture.captured_model import FIRST, CapturedModel
from ui.capture.rows import Group

WORDS = ("Łódź asked", "ask us early", "EARLY days", "l’été too", "too early to ask", "Şule asked too")
GROUPS = (Group.ALL, Group.WORDS, Group.INSIGHTS)


def filled() -> CapturedModel:
    clock = Clock(datetime(2026, 3, 5, 14, tzinfo=UTC))
    room = Room(Store.in_memory(), clock)
    for number in range(40):
        clock.pass_(seconds=1)
        room.do(capture_insight if number % 3 == 0 else capture_quote, text=f"{WORDS[number % len(WORDS)]} {number}")
    model = CapturedModel()
    model.show_session(room.session, date(2026, 3, 5) + timedelta(days=1))
    room._store.close()
    return model


@given(steps=some.lists(some.tuples(some.sampled_from("aelrskty EÉŁ2⌫"), some.sampled_from(GROUPS)), max_size=12))
def test_what_is_found_is_what_holds_every_word(qapp: QApplication, steps: list[tuple[str, Group]]) -> None:
    model = filled()
    everything = list(model.rows_matching())
    typed = ""
    for key, group in steps:
        typed = typed[:-1] if key == "⌫" else typed + key
        model.filter(group=group)
        model.filter(words=typed)
        wanted = fold(typed).split()
        expected = [row for row in everything if row.is_in(group) and all(word in row.haystack for word in wanted)]
        assert list(model.rows_matching()) == expected
        assert model.rowCount() == min(len(expected), FIRST)

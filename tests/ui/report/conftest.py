"""The view Report on a real room, with the scene of the test's docstring or that of the river."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.commands.report import adopt_report
from roundtable.domain.outline import Block, BlockKind
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.rooms import live_in
from ui.live import Live
from ui.report.view import ReportView

SCENE = """
title: The river and the town
question: Whose river is it?
prints: read-back
person: Amina Otieno, Port Authority, Public bodies
person: Björn Åkesson, River University, Universities
quote: AO: Ask us first @co-design confirmed
quote: BÅ: Then ask the boats @co-deliver read-back
quote: AO: The quay belongs to nobody @co-design
insight: AO: Trust comes first @people-it
figure: The quays in spring
"""
OUTLINE = (
    ("Introduction", (Block(BlockKind.TEXT, "Whose river is it?"),)),
    ("Co-design", (Block(BlockKind.QUOTES, "co-design"),)),
    ("Who was heard", (Block(BlockKind.VOICES), Block(BlockKind.AGENDA))),
)

BEGUN = (
    ("Introduction", 1, (Block(BlockKind.TEXT, "Whose river is it?"),)),
    ("What was heard", 1, (Block(BlockKind.STAR),)),
    ("Co-design", 1, (Block(BlockKind.QUOTES, "co-design"),)),
    ("Co-delivery", 1, (Block(BlockKind.QUOTES, "co-delivery"),)),
    ("People it", 1, (Block(BlockKind.INSIGHTS, "people-it"),)),
    ("Executive summary", 1, (Block(BlockKind.INSIGHTS, "insight"),)),
    ("Who was heard", 1, (Block(BlockKind.VOICES), Block(BlockKind.AGENDA))),
    ("Contributors to the debate", 1, (Block(BlockKind.CONTRIBUTORS),)),
)
"""The sections that an author has made."""


@pytest.fixture
def live(qapp: QApplication, store: Store, clock: Clock, request: pytest.FixtureRequest) -> Iterator[Live]:
    told = request.function.__doc__ or ""
    yield from live_in(told if "title:" in told else SCENE + told, store, clock, qapp)


@pytest.fixture
def view(qtbot: QtBot, live: Live) -> Iterator[ReportView]:
    """The view of a report that its author has begun."""
    live.do(adopt_report, sections=BEGUN)
    yield from shown(qtbot, live)


@pytest.fixture
def draft(qtbot: QtBot, live: Live) -> Iterator[ReportView]:
    """The view before an author has written anything."""
    yield from shown(qtbot, live)


def shown(qtbot: QtBot, live: Live) -> Iterator[ReportView]:
    view = ReportView(live)
    qtbot.addWidget(view)
    view.resize(1440, 780)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.take_focus()
    yield view
    view.stop()

"""The app is killed while something is half typed: reopened, it stands as it stood, and the clock has gone on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.domain.agenda import Run
from roundtable.domain.records import Id
from roundtable.domain.words import Quote
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.faults.half_typing import KEYS, SCENES, part
from tests.files import ROOT
from tests.scenes import set_scene
from tests.ui.computer import Computer
from ui import theme
from ui.app import App
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.dialogs.details import DetailsDialog
from ui.dialogs.roster import RosterDialog
from ui.operator.item_editor import ItemEditor
from ui.operator.room import RoomView
from ui.report.view import ReportView
from ui.sitting import Sitting
from ui.slides.content import BlankSlide, QuoteSlide, StarSlide

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")

SCENE = """
title: The river and the town
person: Amina Otieno, Port Authority, Public bodies
person: Bo Lind, River University, Universities
item: Design 25 @co-design
quote: AO: Ask us first @co-design
quote: BL: Then ask the boats
"""
CLOSE = timedelta(seconds=2)
"""As near as two processes on a busy machine agree on when something began."""

LOST = 6
"""Keys that may be missing of steady typing: those of 250 ms, twice over for a busy machine."""

Reopened = Callable[[str], tuple[Sitting, datetime]]


def killed(path: Path, folder: Path, scene: str) -> datetime:
    """Play a scene in a child, kill it once what it typed is kept, and return when it had begun."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.faults.half_typing", str(path), str(folder), scene]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT)
    assert child.stdout is not None
    with child.stdout:
        began = child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    return datetime.fromisoformat(began.decode().strip())


@pytest.fixture
def reopened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Reopened]:
    """Open a session again whose program was killed in the middle of a scene."""
    theme.apply(qapp, "light")
    app = App(qapp, Computer(tmp_path))
    path = tmp_path / "session.roundtable"
    room = Room(Store.create(path), lambda: datetime.now(UTC))
    room.do(set_scene, text=SCENE)
    room.close()

    def open_(scene: str) -> tuple[Sitting, datetime]:
        began = killed(path, tmp_path, scene)
        sitting = app.open(path)
        assert sitting is not None
        qtbot.waitUntil(sitting.window.isVisible)
        return sitting, began

    yield open_
    app.close_session()
    if app.start is not None:
        app.start.close()
    app.deleteLater()


def test_the_line_the_clock_the_slide_and_the_view_are_as_they_were(reopened: Reopened) -> None:
    sitting, began = reopened("desk")
    view = sitting.window.view
    assert isinstance(view, DeskView)
    assert view.line.edit.text() == "bo: we were nev"
    run = sitting.live.session.get(Run, Id("design"))
    assert abs(run.started_at - began) < CLOSE
    now = sitting.live.now()
    assert run.is_open and run.elapsed(now) == now - run.started_at
    assert isinstance(sitting.projector.content, QuoteSlide) and "Ask us first" in sitting.projector.content.text
    view.line._on_enter(False)
    said = sitting.live.session.all(Quote)[-1]
    assert (said.text, said.contributor_id) == ("we were nev", Id("bo-lind"))
    assert said.said_at is not None and abs(said.said_at - began) < CLOSE


def test_one_who_types_on_and_on_loses_no_more_than_the_last_keys(reopened: Reopened) -> None:
    sitting, _ = reopened("steady")
    view = sitting.window.view
    assert isinstance(view, DeskView)
    assert view.line.edit.text() == "we were nev we were nev we were nev "[: len(view.line.edit.text())]
    assert len(view.line.edit.text()) >= KEYS - LOST


def test_a_blank_screen_stays_blank(reopened: Reopened) -> None:
    sitting, _ = reopened("blank")
    assert isinstance(sitting.projector.content, BlankSlide)
    assert sitting.window.app_bar.views.current() == 2


def test_a_frozen_screen_holds_its_picture_until_it_is_let_go(reopened: Reopened) -> None:
    sitting, _ = reopened("frozen")
    freeze = sitting.window.actions_["freeze"]
    assert isinstance(sitting.projector.content, QuoteSlide) and freeze.isChecked()
    room = sitting.window.view
    assert isinstance(room, RoomView) and isinstance(room.screen_.on_screen.content, QuoteSlide)
    freeze.trigger()
    assert isinstance(sitting.projector.content, StarSlide) and isinstance(room.screen_.on_screen.content, StarSlide)


def test_who_was_in_hand_still_is(reopened: Reopened) -> None:
    sitting, _ = reopened("person")
    room = sitting.window.view
    assert isinstance(room, RoomView) and room.floor.people.current_id() == Id("bo-lind")


def test_the_form_of_the_session_is_open_with_what_was_typed(reopened: Reopened, qtbot: QtBot) -> None:
    sitting, _ = reopened("details")
    qtbot.waitUntil(lambda: bool(sitting.window.findChildren(DetailsDialog)))
    dialog = part(sitting, DetailsDialog)
    assert (dialog.venue.field.text(), dialog.question.toPlainText()) == ("Old Custom", "Whose ri")
    assert (dialog.prints.currentIndex(), dialog.title.field.text()) == (2, "The river and the town")
    dialog.cancel.click()
    assert sitting.live.draft("details") == "", "given up is forgotten"


def test_half_a_person_is_in_the_line_of_the_roster(reopened: Reopened, qtbot: QtBot) -> None:
    sitting, _ = reopened("roster")
    qtbot.waitUntil(lambda: bool(sitting.window.findChildren(RosterDialog)))
    dialog = part(sitting, RosterDialog)
    assert dialog.line.field.text() == "Dewi Pr"
    dialog.reject()
    assert sitting.live.draft("roster") == ""


def test_half_a_cell_of_the_roster_is_open(reopened: Reopened, qtbot: QtBot) -> None:
    sitting, _ = reopened("cell")
    qtbot.waitUntil(lambda: bool(sitting.window.findChildren(RosterDialog)))
    dialog = part(sitting, RosterDialog)
    qtbot.waitUntil(lambda: "Harbour mas" in dialog.table.half_typed())
    assert dialog.table.currentIndex().row() == 1
    dialog.reject()
    assert sitting.live.draft("roster-cell") == ""


def test_half_an_agenda_item_is_open(reopened: Reopened, qtbot: QtBot) -> None:
    sitting, _ = reopened("item")
    qtbot.waitUntil(lambda: bool(sitting.window.findChildren(ItemEditor)))
    editor = part(sitting, ItemEditor)
    assert editor.title.field.text() == "Te" and editor.save.text() == "Add"
    assert editor.chips["co-design"].isChecked()
    editor.save.click()
    assert sitting.live.draft("agenda-item") == ""


def test_an_agenda_item_half_changed_is_open_as_that_one(reopened: Reopened, qtbot: QtBot) -> None:
    sitting, _ = reopened("changed_item")
    qtbot.waitUntil(lambda: bool(sitting.window.findChildren(ItemEditor)))
    editor = part(sitting, ItemEditor)
    assert (editor.title.field.text(), editor.question.toPlainText()) == ("Design", "Who desi")
    assert editor.save.text() == "Save"


def test_half_a_rewording_is_open_over_its_quote(reopened: Reopened, qtbot: QtBot) -> None:
    sitting, _ = reopened("reword")
    view = sitting.window.view
    assert isinstance(view, ReadBackView)
    qtbot.waitUntil(lambda: view.stage.reword.quote() is not None)
    assert view.stage.reword.field.toPlainText() == "Then ask the boats, the fer"
    quote = view.stage.reword.quote()
    assert quote is not None and quote.id == Id("quote-2")


def test_half_a_title_of_the_report_is_in_its_field(reopened: Reopened) -> None:
    sitting, _ = reopened("title")
    view = sitting.window.view
    assert isinstance(view, ReportView)
    assert view.editor.title.text() == "What we heard by the ri"


def test_every_scene_is_tried() -> None:
    tried = Path(__file__).read_text(encoding="utf-8")
    assert [scene for scene in SCENES if f'reopened("{scene}")' not in tried] == []

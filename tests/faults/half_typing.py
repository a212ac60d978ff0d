"""The child that `test_half_typed.py` kills: it types into the real windows, and says when what it typed is kept.

Called with the path of a session file, a folder for its settings, and the name of one of `SCENES`. Prints the moment
at which it began, and goes on until it is killed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from roundtable.commands.clock import next_item
from roundtable.commands.projection import project
from roundtable.commands.report import add_section
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from tests.ui.computer import Computer
from ui.app import App, make_application
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.dialogs.details import DetailsDialog
from ui.dialogs.roster import RosterDialog
from ui.operator.item_editor import ItemEditor
from ui.operator.room import RoomView
from ui.report.view import ReportView
from ui.sitting import Sitting

W = TypeVar("W", bound=QWidget)

PATIENCE = timedelta(seconds=20)
"""A draft that is not kept by then never is; what comes back then fails the test."""
KEY_EVERY = 120
"""Milliseconds between two keys of somebody who types on."""
KEYS = 25
"""How many there are: three seconds of them."""


def part(sitting: Sitting, kind: type[W]) -> W:
    """The dialog or panel of that kind that is open."""
    found = sitting.window.findChild(kind)
    assert isinstance(found, kind)
    return found


def desk(sitting: Sitting) -> str:
    """Half a line while an item runs and the room sees a quote; the desk is open."""
    live, window = sitting.live, sitting.window
    live.do(next_item)
    live.do(project, slide=Slide.QUOTE, quote_id=Id("quote-1"))
    window.show_view("Desk")
    assert isinstance(window.view, DeskView)
    QTest.keyClicks(window.view.line.edit, "bo: we were nev")
    return "desk-line"


def steady(sitting: Sitting) -> str:
    """A line goes on, key after key without a pause, and nothing is ever left to rest."""
    window = sitting.window
    window.show_view("Desk")
    assert isinstance(window.view, DeskView)
    for key in islice(cycle("we were nev "), KEYS):
        QTest.keyClicks(window.view.line.edit, key)
        QTest.qWait(KEY_EVERY)
    os.write(1, f"{datetime.now(UTC).isoformat()}\n".encode())
    os.kill(os.getpid(), signal.SIGKILL)
    return "desk-line"


def blank(sitting: Sitting) -> str:
    """The room sees nothing."""
    sitting.window.show_view("Seats")
    sitting.live.do(project, slide=Slide.BLANK)
    return "view"


def frozen(sitting: Sitting) -> str:
    """The room sees a quote that is held, while the star is projected behind it."""
    sitting.live.do(project, slide=Slide.QUOTE, quote_id=Id("quote-1"))
    sitting.window.actions_["freeze"].trigger()
    sitting.live.do(project, slide=Slide.STAR)
    return "frozen-slide"


def person(sitting: Sitting) -> str:
    """Somebody is in hand in the list of the floor."""
    assert isinstance(sitting.window.view, RoomView)
    sitting.window.view.floor.people.choose(Id("bo-lind"))
    return "person-in-hand"


def details(sitting: Sitting) -> str:
    """The session's form is half filled in."""
    sitting.window.actions_["details"].trigger()
    dialog = part(sitting, DetailsDialog)
    QTest.keyClicks(dialog.venue.field, "Old Custom")
    QTest.keyClicks(dialog.question, "Whose ri")
    dialog.prints.setCurrentIndex(2)
    return "details"


def roster(sitting: Sitting) -> str:
    """A person is half typed."""
    sitting.window.actions_["roster"].trigger()
    QTest.keyClicks(part(sitting, RosterDialog).line.field, "Dewi Pr")
    return "roster"


def cell(sitting: Sitting) -> str:
    """A cell of the roster is half typed."""
    sitting.window.actions_["roster"].trigger()
    table = part(sitting, RosterDialog).table
    table.setCurrentIndex(table.model().index(1, 4))
    table.edit(table.currentIndex())
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Harbour mas")
    return "roster-cell"


def item(sitting: Sitting) -> str:
    """A new agenda item is half written."""
    assert isinstance(sitting.window.view, RoomView)
    sitting.window.view.agenda.write_item()
    editor = part(sitting, ItemEditor)
    QTest.keyClicks(editor.title.field, "Te")
    editor.chips["co-design"].setChecked(True)
    return "agenda-item"


def changed_item(sitting: Sitting) -> str:
    """An agenda item is half changed."""
    assert isinstance(sitting.window.view, RoomView)
    sitting.window.view.agenda.change_item(Id("design"))
    QTest.keyClicks(part(sitting, ItemEditor).question, "Who desi")
    return "agenda-item"


def reword(sitting: Sitting) -> str:
    """A quote is half reworded."""
    sitting.window.show_view("Read-back")
    assert isinstance(sitting.window.view, ReadBackView)
    sitting.window.view.take_up(Id("quote-2"))
    sitting.window.view.stage.open_reword()
    QTest.keyClicks(sitting.window.view.stage.reword.field, ", the fer")
    return "reword-quote-2"


def title(sitting: Sitting) -> str:
    """A section's title is half typed."""
    sitting.live.do(add_section, title="What we heard")
    sitting.window.show_view("Report")
    assert isinstance(sitting.window.view, ReportView)
    field = sitting.window.view.editor.title
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " by the ri")
    return "report"


SCENES: dict[str, Callable[[Sitting], str]] = {
    each.__name__: each
    for each in (desk, steady, blank, frozen, person, details, roster, cell, item, changed_item, reword, title)
}
"""Each does something in the windows, and names the draft in which it is kept."""


def main() -> None:
    """Play one scene until killed."""
    path, folder, scene = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    computer = Computer(folder)
    application = make_application(computer)
    sitting = App(application, computer).open(path)
    assert sitting is not None
    sitting.window.activateWindow()
    for _ in range(5):
        application.processEvents()
    field = SCENES[scene](sitting)
    began = datetime.now(UTC)
    while not sitting.live.draft(field) and datetime.now(UTC) - began < PATIENCE:
        application.processEvents()
    os.write(1, f"{began.isoformat()}\n".encode())
    application.exec()


if __name__ == "__main__":
    main()

"""One quote on its whole way: typed at the desk, listed, hung on the star, shown to the room, printed."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.star_geometry import CANVAS, anchor_of
from roundtable.domain.words import Quote, Wording
from roundtable.report.build import write_report
from roundtable.room import Room
from roundtable.storage.store import Store
from ui.actions import Actions
from ui.capture.desk import DeskView
from ui.live import Live
from ui.operator.room import RoomView
from ui.projector.window import ProjectorWindow
from ui.slides.content import BlankSlide, QuoteSlide
from ui.star.view import StarPane

WORDS = "Dredge the river first, l’été too"
TYPED = f'ao: "{WORDS}"'


def type_text(widget: QWidget, text: str) -> None:
    """Every letter as a key event: qtbot.keyClicks would abort the process at é."""
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def click(widget: QWidget, at: QPoint) -> None:
    """With the left button."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def drag(pane: StarPane, start: QPointF, end: QPointF) -> None:
    """With the left button, over a point half-way."""
    port, left = pane.viewport(), Qt.MouseButton.LeftButton
    first, last = pane.mapFromScene(start), pane.mapFromScene(end)
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(port, left, none, first)
    QTest.mouseMove(port, (first + last) / 2)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, left, none, last)


def test_a_quote_from_the_desk_to_the_paper(qtbot: QtBot, file_room: Room, tmp_path: Path) -> None:
    """
    title: The river and the town
    person: Amina Otieno, Port Authority, Public bodies
    """
    live = Live(file_room)
    desk, projector = DeskView(live), ProjectorWindow(live)
    window = QWidget()
    actions = Actions(window)
    stage = RoomView(live, actions)
    for widget in (desk, projector, window, stage):
        qtbot.addWidget(widget)

    # Typed at the desk, and on the list
    desk.resize(1440, 700)
    desk.show()
    type_text(desk.line.edit, TYPED)
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    (quote,) = file_room.session.quotes
    assert (quote.text, quote.words) == (WORDS, Wording.VERBATIM)
    assert quote.contributor_id == Id("amina-otieno")
    assert desk.line.edit.text() == ""
    assert WORDS in str(desk.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    # Dragged on to the star
    stage.resize(1440, 742)
    stage.show()
    stage.centre.switch.part(1).click()
    pane = stage.centre.star
    (chip,) = pane.star_scene.chips()
    target = anchor_of(file_room.session.details.star, "co-design", CANVAS)
    assert target is not None
    drag(pane, chip.rect.center(), QPointF(*target))
    assert file_room.session.get(Quote, quote.id).segments == ("co-design",)
    assert pane.star_scene.view.evidence["co-design"].points == 1

    # Shown to the room: preview first, and only then
    click(pane.viewport(), pane.mapFromScene(QPointF(*target)))
    (card,) = stage.centre.strip.cards()
    click(card, card.rect().center())
    assert not isinstance(projector.content, QuoteSlide)
    actions["take"].trigger()
    shown = projector.content
    assert isinstance(shown, QuoteSlide)
    assert WORDS in shown.text

    # Printed
    write_report(file_room.session, tmp_path / "report.pdf")
    printed = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages).split())
    assert WORDS in printed
    assert "Amina Otieno" in printed

    # And on disk
    live.close()
    store = Store.open(tmp_path / "session.roundtable", read_only=True)
    assert store.load().get(Quote, quote.id).segments == ("co-design",)
    store.close()


def test_undo_takes_the_words_off_every_screen(qtbot: QtBot, room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    live = Live(room)
    desk, projector = DeskView(live), ProjectorWindow(live)
    window = QWidget()
    actions = Actions(window)
    stage = RoomView(live, actions)
    for widget in (desk, projector, window, stage):
        qtbot.addWidget(widget)
    stage.show()
    type_text(desk.line.edit, TYPED)
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    stage.screen_.preview_slide(Slide.QUOTE)
    actions["take"].trigger()
    assert isinstance(projector.content, QuoteSlide)
    live.undo()
    assert room.session.quotes == ()
    assert desk.list.model().rowCount() == 0
    assert isinstance(projector.content, BlankSlide)
    live.redo()
    assert desk.list.model().rowCount() == 1
    live.close()

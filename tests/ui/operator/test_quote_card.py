"""A quote as a card: what a click, a key and a drag do."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.domain.records import Id
from roundtable.domain.words import QuoteState
from ui import theme
from ui.operator.quote_card import CardFace, QuoteCard
from ui.widgets.dot import SegmentDot

FACE = CardFace(Id("quote-1"), "“Ask us first”", "Amina Otieno", None, "15:09", QuoteState.CONFIRMED, SegmentDot(1))


def shown(qtbot: QtBot) -> QuoteCard:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    card = QuoteCard(FACE)
    qtbot.addWidget(card)
    card.resize(250, 120)
    card.show()
    return card


def test_a_click_previews(qtbot: QtBot) -> None:
    card = shown(qtbot)
    with qtbot.waitSignal(card.preview_requested) as asked:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert asked.args == ["quote-1"]


def test_enter_and_the_space_bar_preview(qtbot: QtBot) -> None:
    card = shown(qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(card.preview_requested):
            QTest.keyClick(card, key)


def test_a_drag_is_no_click(qtbot: QtBot) -> None:
    card = shown(qtbot)
    asked: list[object] = []
    card.preview_requested.connect(asked.append)
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    for step in range(1, 8):
        QTest.mouseMove(card, QPoint(20 + 6 * step, 20 + 4 * step))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(62, 48))
    assert asked == []


def test_a_press_that_is_let_go_elsewhere_does_nothing(qtbot: QtBot) -> None:
    card = shown(qtbot)
    asked: list[object] = []
    card.preview_requested.connect(asked.append)
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(900, 20))
    assert asked == []


def test_it_tells_who_said_what_and_how_far_it_has_come(qtbot: QtBot) -> None:
    card = shown(qtbot)
    assert card.accessibleName() == "Amina Otieno: “Ask us first”"
    assert card.accessibleDescription().startswith("At 15:09. Confirmed.")
    assert card.toolTip() == "“Ask us first”"


def test_keys_ask_for_the_menu_and_to_mend_it(qtbot: QtBot) -> None:
    card = shown(qtbot)
    with qtbot.waitSignal(card.menu_requested) as asked:
        QTest.keyClick(card, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked.args is not None and asked.args[0] == ("quote-1",)
    with qtbot.waitSignal(card.mend_requested) as wished:
        QTest.keyClick(card, Qt.Key.Key_F2)
    assert wished.args == ["quote-1"]

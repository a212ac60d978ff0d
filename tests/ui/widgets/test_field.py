"""Fields: what was refused stays, the reason stands under it, and the mend is a button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.area import TextArea
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Paragraph


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def minutes(qtbot: QtBot) -> LabelledField:
    field = LabelledField("Minutes")
    qtbot.addWidget(field)
    field.resize(420, 100)
    field.show()
    field.activateWindow()
    return field


def test_a_refusal_keeps_the_words_and_says_why(minutes: LabelledField) -> None:
    minutes.field.setText("1h75")
    minutes.refuse("75 minutes is more than an hour. Did you mean 2h15?", "2h15")
    assert minutes.field.text() == "1h75"
    assert minutes.field.is_refused()
    assert minutes.message.isVisible()
    assert minutes.message.text() == "75 minutes is more than an hour. Did you mean 2h15?"
    assert minutes.field.accessibleDescription() == minutes.message.text()


def test_the_mend_is_a_wish(qtbot: QtBot, minutes: LabelledField) -> None:
    minutes.refuse("Tess Byrne already has TB.", "TBo", "TNB")
    with qtbot.waitSignal(minutes.mended) as wish:
        QTest.mouseClick(minutes.message.mends()[1], Qt.MouseButton.LeftButton)
    assert wish.args == ["TNB"]


def test_a_new_message_takes_the_place_of_the_old(minutes: LabelledField) -> None:
    minutes.refuse("Tess Byrne already has TB.", "TBo", "TNB")
    minutes.warn("This singles out one person.", "Use “A student”")
    assert [mend.text() for mend in minutes.message.mends()] == ["Use “A student”"]
    assert not minutes.field.is_refused()


def test_settled_it_says_nothing(minutes: LabelledField) -> None:
    minutes.refuse("Too long.")
    minutes.settle()
    assert not minutes.field.is_refused()
    assert not minutes.message.isVisible()
    assert minutes.field.accessibleDescription() == ""


def test_a_long_refusal_wraps_and_is_never_cut(minutes: LabelledField) -> None:
    minutes.refuse("Short.")
    low = minutes.sizeHint().height()
    minutes.resize(240, 300)
    minutes.refuse("Three items before it take until 16:07, which is seven minutes more than there is. " * 2)
    QApplication.processEvents()
    text = minutes.message.findChildren(Paragraph)[0]
    assert text.height() >= text.heightForWidth(text.width())
    assert minutes.message.height() > low - minutes.field.height() - 26


def test_refused_focused_and_both_look_different(qtbot: QtBot) -> None:
    field = Field("Initials")
    qtbot.addWidget(field)
    field.resize(300, 36)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    pictures = []
    for focused in (False, True):
        for refused in (False, True):
            field.setFocus() if focused else field.clearFocus()
            field.set_refused(refused)
            pictures.append(field.grab().toImage())
    assert all(pictures[i] != pictures[j] for i in range(4) for j in range(i))


def test_the_key_cap_gives_way_to_words(qtbot: QtBot) -> None:
    field = Field("Search all words", icon="search", key="Ctrl+F")
    qtbot.addWidget(field)
    assert field.textMargins().right() > 0
    field.setText("sandwiches")
    assert field.textMargins().right() == 0
    assert field.textMargins().left() > 0


def test_a_field_needs_a_name() -> None:
    with pytest.raises(ValueError, match="name"):
        Field()


def test_an_area_grows_with_what_is_typed_up_to_its_limit(qtbot: QtBot) -> None:
    area = TextArea("Reword", least=2, most=4)
    qtbot.addWidget(area)
    area.resize(300, area.height())
    area.show()
    heights = []
    for lines in (1, 2, 3, 4, 9):
        area.setPlainText("words\n" * (lines - 1) + "words")
        heights.append(area.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]

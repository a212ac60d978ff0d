"""Lines that elide and tell the rest, paragraphs that wrap and never jump."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Type
from ui.widgets.labels import Label, Paragraph, break_lines, paragraph_height

LONG = "Tomás Echeverría-Ibarguengoitia y Aramburu de la Universidad"


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_cut_line_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = Label(LONG, Type.LIST)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(4, 4), QPoint(4, 4)))
    assert label.is_cut()
    assert QToolTip.text() == LONG
    assert label.accessibleName() == LONG
    QToolTip.hideText()


def test_a_line_that_fits_needs_no_tooltip(qtbot: QtBot) -> None:
    label = Label("Host", Type.LIST)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert not label.is_cut()


def test_a_line_may_refuse_to_be_cut(qtbot: QtBot) -> None:
    label = Label(LONG, elides=False)
    qtbot.addWidget(label)
    assert label.minimumSizeHint() == label.sizeHint()


def test_markup_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    plain, marked = Label("bold"), Label("<b>bold</b>")
    for label in (plain, marked):
        qtbot.addWidget(label)
    assert marked.sizeHint().width() > plain.sizeHint().width()


def test_a_paragraph_is_higher_the_narrower_it_is(qtbot: QtBot) -> None:
    paragraph = Paragraph(LONG * 3, Type.SAID)
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(200) > paragraph.heightForWidth(400)
    assert paragraph.heightForWidth(4000) == Type.SAID.leading


def test_no_word_is_lost_by_wrapping(qapp: QApplication) -> None:
    lines = break_lines(LONG, Type.SAID, 150)
    assert len(lines) > 2
    assert " ".join(lines).replace("- ", "-") == LONG


def test_a_line_break_that_was_typed_stays(qapp: QApplication) -> None:
    assert break_lines("one\ntwo", Type.SAID, 400) == ("one", "two")


def test_characters_beyond_the_first_plane_shift_nothing(qapp: QApplication) -> None:
    """Qt counts UTF-16 units, Python characters."""
    assert break_lines("🌟🌟 one\ntwo 🌟 three", Type.SAID, 400) == ("🌟🌟 one", "two 🌟 three")


def test_at_most_so_many_lines_the_last_one_elided(qapp: QApplication) -> None:
    lines = break_lines(LONG * 4, Type.SAID, 200, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert paragraph_height(LONG * 4, Type.SAID, 200, most=2) == 2 * Type.SAID.leading


def test_a_fallback_face_does_not_move_the_lines(qapp: QApplication) -> None:
    latin = paragraph_height("Khai\nKhai", Type.SAID, 400)
    assert paragraph_height("Nguyễn\nΩμέγα", Type.SAID, 400) == latin

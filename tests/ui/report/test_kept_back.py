"""What the report keeps back: each name in its one text, with the words around it, to let stand or to keep back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roundtable.commands.people import set_wish
from roundtable.commands.report import add_block
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor
from roundtable.domain.words import Attribution
from roundtable.report.build import build_report
from ui.live import Live
from ui.report.kept_back import NOTHING, KeptBackDialog
from ui.report.view import ReportView
from ui.widgets.labels import Paragraph

pytestmark = pytest.mark.usefixtures("view")


def opened(live: Live, qtbot: QtBot) -> KeptBackDialog:
    dialog = KeptBackDialog(live, build_report(live.session).leaks)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(live: Live, view: ReportView, qtbot: QtBot) -> KeptBackDialog:
    """Amina Otieno, who asks for no name, stands in two texts of the host's."""
    live.do(set_wish, contributor_id=live.session.all(Contributor)[0].id, attribution=Attribution.UNATTRIBUTED)
    for section, text in zip(live.session.all(Section), ("Amina Otieno opened.", "Then Otieno left."), strict=False):
        live.do(add_block, section_id=section.id, block=Block(BlockKind.TEXT, text))
    return opened(live, qtbot)


def said(dialog: KeptBackDialog) -> list[str]:
    content = dialog.list.widget()
    assert content is not None
    return [label.text() for label in content.findChildren(Paragraph)]


def test_each_is_shown_in_its_text_with_the_words_around_it(dialog: KeptBackDialog) -> None:
    first, second = dialog.rows
    assert first.tick is not None and first.tick.text() == "“Amina Otieno”, the name of Amina Otieno"
    assert second.tick is not None and second.tick.text() == "“Otieno”, the name of Amina Otieno"
    told = said(dialog)
    assert "Typed in the section “Introduction”: change it there, or let it stand." in told[0]
    assert "Whose river is it? Amina Otieno opened." in told[1] and "Then Otieno left." in told[3]


def test_by_keyboard_alone_one_may_stand_and_the_other_stops_it(dialog: KeptBackDialog, live: Live) -> None:
    first = dialog.rows[0]
    assert dialog.focusWidget() is first.tick
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.publish.text() == "Let it stand" and dialog.publish.isEnabled()
    while dialog.focusWidget() is not dialog.because.field:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.because.field, "she opened it")
    QTest.keyClick(dialog.because.field, Qt.Key.Key_Return)
    (released,) = live.session.details.released
    assert (released.found, released.because, released.place) == (
        "aminaotieno",
        "she opened it",
        f"section {live.session.all(Section)[0].id} text",
    )
    assert dialog.isVisible() and [row.stands for row in dialog.rows] == [False, True]
    assert [each.found for each in build_report(live.session).leaks.stopping] == ["Otieno"]


def test_what_stands_is_kept_back_again_and_undo_lets_it_stand(
    dialog: KeptBackDialog, live: Live, qtbot: QtBot
) -> None:
    for row in dialog.rows:
        assert row.tick is not None
        row.tick.click()
    dialog.because.field.setText("they were announced")
    assert dialog.publish.text() == "Let them stand and publish"
    with qtbot.waitSignal(dialog.let_stand):
        dialog.publish.click()
    again = opened(live, qtbot)
    assert again.windowTitle() == "Names that stand" and all(row.chosen for row in again.rows)
    tick = again.rows[0].tick
    assert tick is not None
    tick.click()
    assert again.publish.text() == "Keep it back" and not again.because.isVisible()
    again.publish.click()
    assert len(live.session.details.released) == 1 and not again.rows[0].stands
    again.take_back()
    assert len(live.session.details.released) == 2 and all(row.stands for row in again.rows)


def test_with_nothing_to_show_it_says_so(live: Live, qtbot: QtBot) -> None:
    empty = opened(live, qtbot)
    assert said(empty) == [NOTHING] and not empty.publish.isVisible() and not empty.because.isVisible()

"""What an author finishes a report with: checks that lead to their places, figures, dragging, a page that follows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from roundtable.commands.report import add_block, revise_block, revise_figure
from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Section
from roundtable.domain.unfinished import Lack, unfinished
from tests.ui.drops import drop, enter
from ui.live import Live
from ui.report.figure_dialog import FigureDialog
from ui.report.noticed import To, noticed
from ui.report.text_card import TextCard
from ui.report.view import ReportView

from .test_composer import open_section, section, text_card, titles


@pytest.fixture
def png(tmp_path: Path) -> Path:
    """A picture in a file."""
    data = BytesIO()
    Picture.new("RGB", (30, 20)).save(data, "PNG")
    path = tmp_path / "quay.png"
    path.write_bytes(data.getvalue())
    return path


def checked(qtbot: QtBot, view: ReportView, words: str) -> None:
    """Wait until the checks say something."""
    qtbot.waitUntil(lambda: words in view.outline.checks.text(), timeout=20_000)


def click_check(view: ReportView, words: str) -> None:
    """Click the line of the checks that has these words."""
    line = next(each for each in view.outline.checks.lines if words in each.words.text())
    view.outline.checks.ensureWidgetVisible(line)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)


def form(view: ReportView) -> FigureDialog:
    """The form of a figure that is open."""
    (dialog,) = (each for each in view.window().findChildren(FigureDialog) if each.isVisible())
    return dialog


# ---- checks


def test_what_is_lacking_is_listed_and_a_click_leads_there(view: ReportView, live: Live, qtbot: QtBot) -> None:
    """An unconfirmed quote and a picture that stands nowhere, each with its place."""
    asked = next(quote for quote in live.session.quotes if quote.text == "Then ask the boats")
    live.do(add_block, section_id=section(live, "Co-delivery").id, block=Block(BlockKind.QUOTE, asked.id))
    checked(qtbot, view, "Co-delivery: “Then ask the boats” is not confirmed.")
    checked(qtbot, view, "The figure “The quays in spring” stands in no section.")
    click_check(view, "Then ask the boats")
    assert view.editor.title.text() == "Co-delivery"
    assert view.editor.blocks.cards[1].hasFocus()
    click_check(view, "The quays in spring")
    assert form(view).caption.field.text() == "The quays in spring"


def test_an_empty_section_is_told_and_its_title_is_reached(view: ReportView, live: Live, qtbot: QtBot) -> None:
    QTest.mouseClick(view.outline.add, Qt.MouseButton.LeftButton)
    view.commit()
    open_section(view, live, "Introduction")
    checked(qtbot, view, "New section: nothing in it yet.")
    click_check(view, "New section")
    assert view.editor.title.text() == "New section" and view.editor.title.hasFocus()


def test_a_warning_of_the_report_leads_to_its_block(view: ReportView, live: Live, qtbot: QtBot) -> None:
    heard = next(quote for quote in live.session.quotes if quote.text == "The quay belongs to nobody")
    live.do(add_block, section_id=section(live, "Co-design").id, block=Block(BlockKind.QUOTE, heard.id))
    checked(qtbot, view, "Co-design: “The quay belongs to nobody” is only heard: not printed.")
    click_check(view, "The quay belongs to nobody")
    assert view.editor.title.text() == "Co-design" and view.editor.blocks.cards[1].hasFocus()


def test_a_check_is_pressed_by_keys_too(view: ReportView, live: Live, qtbot: QtBot) -> None:
    checked(qtbot, view, "stands in no section")
    line = next(each for each in view.outline.checks.lines if "stands in no section" in each.words.text())
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert form(view).isVisible()


def test_what_is_lacking_is_no_more_than_that(live: Live) -> None:
    """A draft lacks what it prints: no section and no place; a described picture and a confirmed quote lack nothing."""
    assert [each.lack for each in unfinished(live.session)] == [Lack.CONSENT, Lack.DESCRIPTION]
    told = noticed(live.session, ['introduction: figure "the-quays-in-spring" has no description'])
    assert [line.text for line in told] == [
        "The cover has no host and no authors",
        "“Then ask the boats” is not confirmed",
        "The figure “The quays in spring” has no description",
    ]
    assert [line.at and line.at.to for line in told] == [To.DETAILS, To.WORDS, To.FIGURE]


def test_a_text_refers_to_a_figure_by_the_menu(view: ReportView, live: Live, qtbot: QtBot) -> None:
    """The number is counted by the report; what is written is no number."""
    (figure,) = live.session.all(Figure)
    live.do(add_block, section_id=section(live, "Introduction").id, block=Block(BlockKind.FIGURE, figure.id))
    checked(qtbot, view, "Introduction: no text refers to the figure “The quays in spring”.")
    view.editor.focus_block(0)
    card = view.editor.blocks.cards[0]
    assert isinstance(card, TextCard)
    card.area.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(card.area, " See ")
    view.editor.bar.figures.aboutToShow.emit()
    (menu,) = (each for each in view.editor.bar.figures.findChildren(QMenu) if each.title() == "Refer to a figure")
    menu.actions()[0].trigger()
    view.commit()
    assert section(live, "Introduction").blocks[0].value.endswith(f" See [figure](#figure:{figure.id})")
    qtbot.waitUntil(lambda: "no text refers" not in view.outline.checks.text(), timeout=20_000)


def test_logos_are_described_too(view: ReportView, live: Live) -> None:
    (figure,) = live.session.all(Figure)
    live.do(revise_figure, figure_id=figure.id, caption="Mark", place=FigurePlace.LOGO)
    (lack,) = unfinished(live.session)
    assert lack.lack is Lack.DESCRIPTION and lack.section_id is None and lack.record_id == figure.id


# ---- figures


def test_a_figure_is_told_in_words_by_its_form(view: ReportView, live: Live, qtbot: QtBot) -> None:
    """Enter on its card; one edit, taken back by one undo."""
    (figure,) = live.session.all(Figure)
    live.do(add_block, section_id=section(live, "Introduction").id, block=Block(BlockKind.FIGURE, figure.id))
    view.editor.focus_block(1)
    card = view.editor.blocks.cards[1]
    assert "not described" in card.accessibleName()
    QTest.keyClick(card, Qt.Key.Key_Return)
    dialog = form(view)
    assert dialog.focusWidget() is dialog.alt
    dialog.alt.insertPlainText("Boats along a stone quay")
    dialog.credit.field.setText("Port Authority")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    (told,) = live.session.all(Figure)
    assert (told.alt, told.credit, told.caption) == (
        "Boats along a stone quay",
        "Port Authority",
        "The quays in spring",
    )
    assert "not described" not in view.editor.blocks.cards[1].accessibleName()
    live.undo()
    assert live.session.all(Figure) == (figure,)


def test_a_figure_needs_its_caption(view: ReportView, live: Live) -> None:
    (figure,) = live.session.all(Figure)
    view.open_figure(figure.id)
    dialog = form(view)
    dialog.caption.field.setText(" ")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.caption.field.is_refused()
    assert live.session.all(Figure) == (figure,)


def test_a_form_that_changes_nothing_closes(view: ReportView, live: Live) -> None:
    (figure,) = live.session.all(Figure)
    view.open_figure(figure.id)
    dialog = form(view)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible() and live.session.all(Figure) == (figure,)


def test_a_picture_is_removed_with_its_blocks_and_comes_back(view: ReportView, live: Live) -> None:
    (figure,) = live.session.all(Figure)
    live.do(add_block, section_id=section(live, "Introduction").id, block=Block(BlockKind.FIGURE, figure.id))
    view.open_figure(figure.id)
    QTest.mouseClick(form(view).remove, Qt.MouseButton.LeftButton)
    assert not live.session.all(Figure) and len(section(live, "Introduction").blocks) == 1
    live.undo()
    assert live.session.all(Figure) == (figure,) and len(section(live, "Introduction").blocks) == 2


# ---- dragging


def middle_of(view: ReportView, place: int, *, below: bool) -> QPoint:
    """A point of the editor in the upper or lower half of a block."""
    card = view.editor.blocks.cards[place]
    return card.mapTo(view.editor, QPoint(card.width() // 2, card.height() * (3 if below else 1) // 4))


@pytest.mark.parametrize("below", [True, False])
def test_words_are_dragged_to_where_they_are_to_stand(view: ReportView, live: Live, below: bool) -> None:
    """What the list hands to a drag is let go over a text; a line shows where it will stand."""
    view.words.scope.set_current(1)
    view.words._show()
    index = view.words.model.index(0)
    assert view.words.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled and view.words.list.dragEnabled()
    data = view.words.model.mimeData([index])
    where = middle_of(view, 0, below=below)
    assert enter(view.editor, data, where)
    assert view.editor.line.isVisible()
    assert drop(view.editor, data, where)
    assert not view.editor.line.isVisible()
    quote = view.words.model.at(index)
    blocks = section(live, "Introduction").blocks
    assert blocks[1 if below else 0] == Block(BlockKind.QUOTE, quote.id) and len(blocks) == 2
    live.undo()
    assert len(section(live, "Introduction").blocks) == 1


def test_a_text_leaves_what_is_dragged_over_it_to_the_section(view: ReportView) -> None:
    assert not text_card(view).area.acceptDrops() and not text_card(view).area.viewport().acceptDrops()
    assert view.editor.acceptDrops()


def test_half_written_words_are_kept_when_something_is_dropped(view: ReportView, live: Live) -> None:
    card = text_card(view)
    card.setFocus()
    card.area.insertPlainText("Before. ")
    data = view.words.model.mimeData([view.words.model.index(0)])
    drop(view.editor, data, middle_of(view, 0, below=True))
    assert section(live, "Introduction").blocks[0].value == "Before. Whose river is it?"
    assert len(section(live, "Introduction").blocks) == 2


def test_a_picture_is_dropped_in_and_asked_for_its_words(view: ReportView, live: Live, png: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(png))])
    assert drop(view.editor, data, middle_of(view, 0, below=False))
    block = section(live, "Introduction").blocks[0]
    assert block.kind is BlockKind.FIGURE
    dialog = form(view)
    assert dialog.caption.field.text() == "quay" and dialog.focusWidget() is dialog.alt


def test_other_files_are_not_the_editors(view: ReportView, live: Live, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "people.csv"))])
    assert not drop(view.editor, data, middle_of(view, 0, below=False))
    assert len(section(live, "Introduction").blocks) == 1 and not view.editor.line.isVisible()


# ---- the page


def test_the_page_follows_the_section(view: ReportView, live: Live, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.preview.proof is not None and view.preview.is_drawn, timeout=20_000)
    open_section(view, live, "Who was heard")
    proof = view.preview.proof
    assert proof is not None and len(proof.built.chapters) == len(titles(live))
    page = proof.built.chapters[titles(live).index("Who was heard")]
    assert page > 2 and view.preview.count.text() == f"Page {page} of {proof.built.pages}"


def test_the_page_stays_with_its_section_when_another_grows(view: ReportView, live: Live, qtbot: QtBot) -> None:
    """Two pages more in the introduction: what one looked at is still looked at."""
    qtbot.waitUntil(lambda: view.preview.proof is not None, timeout=20_000)
    open_section(view, live, "Who was heard")
    before = view.preview.proof
    text = Block(BlockKind.TEXT, "Whose river is it, then? " * 300)
    live.do(revise_block, section_id=live.session.all(Section)[0].id, place=0, block=text)
    qtbot.waitUntil(lambda: view.preview.proof is not before, timeout=20_000)
    after = view.preview.proof
    assert before is not None and after is not None and after.built.pages > before.built.pages
    page = after.built.chapters[titles(live).index("Who was heard")]
    assert view.preview.count.text() == f"Page {page} of {after.built.pages}"

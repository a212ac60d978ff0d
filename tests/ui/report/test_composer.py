"""The composer: sections, texts, quotes and blocks by mouse and keyboard; written words are never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.report import remove_section, revise_block
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.records import Id
from roundtable.domain.words import Quote
from roundtable.storage.errors import DiskFull
from roundtable.storage.store import Store
from tests.scenes import GREY_POINT
from tests.ui.capture.conftest import type_text
from ui.live import Live
from ui.report.block_cards import QuoteCard
from ui.report.text_card import TextCard
from ui.report.view import ReportView

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def section(live: Live, title: str) -> Section:
    return next(each for each in live.session.all(Section) if each.title == title)


def titles(live: Live) -> list[str]:
    return [each.title for each in live.session.all(Section)]


def open_section(view: ReportView, live: Live, title: str) -> None:
    """Click a section in the outline."""
    row = titles(live).index(title)
    area = view.outline.list.visualRect(view.outline.model.index(row))
    QTest.mouseClick(view.outline.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def text_card(view: ReportView, place: int = 0) -> TextCard:
    card = view.editor.blocks.cards[place]
    assert isinstance(card, TextCard)
    return card


def write(view: ReportView, words: str) -> TextCard:
    """Press Text and type."""
    QTest.mouseClick(view.editor.bar.add_text, Qt.MouseButton.LeftButton)
    card = view.editor.blocks.chosen
    assert isinstance(card, TextCard) and card.area.hasFocus()
    type_text(card.area, words)
    return card


# ---- sections


def test_a_draft_stands_before_anybody_writes_and_can_be_taken_over(draft: ReportView, live: Live) -> None:
    assert draft.empty.isVisible() and not draft.words.isVisible() and draft.adopt.hasFocus()
    QTest.keyClick(draft.adopt, Qt.Key.Key_Return)
    assert titles(live)[0] == "Introduction"
    assert draft.editor.isVisible() and draft.words.isVisible()
    assert draft.outline.list.hasFocus()
    live.undo()
    assert draft.empty.isVisible() and draft.adopt.hasFocus()
    live.redo()
    draft.editor.title.setFocus()
    live.undo()
    assert draft.adopt.hasFocus(), "and not whatever is next to the title"


def test_a_section_is_added_named_and_levelled(view: ReportView, live: Live) -> None:
    open_section(view, live, "Introduction")
    QTest.mouseClick(view.outline.add, Qt.MouseButton.LeftButton)
    assert view.editor.title.hasFocus()
    type_text(view.editor.title, "Què falta")
    QTest.keyClick(view.editor.title, Qt.Key.Key_Return)
    assert titles(live)[:2] == ["Introduction", "Què falta"]
    view.editor.level.setCurrentIndex(1)
    view.editor.level.activated.emit(1)
    assert section(live, "Què falta").level == 2


def test_a_title_is_kept_on_leaving_and_never_emptied(view: ReportView, live: Live) -> None:
    view.editor.title.setFocus()
    view.editor.title.selectAll()
    type_text(view.editor.title, "Opening")
    open_section(view, live, titles(live)[1])
    assert titles(live)[0] == "Opening"
    open_section(view, live, "Opening")
    view.editor.title.setFocus()
    view.editor.title.clear()
    view.outline.list.setFocus()
    assert view.editor.title.text() == "Opening" and titles(live)[0] == "Opening"


def test_sections_move_and_go_by_keys_and_come_back_by_undo(view: ReportView, live: Live) -> None:
    before = titles(live)
    view.outline.list.setFocus()
    QTest.keyClick(view.outline.list, Qt.Key.Key_Down, ALT)
    assert titles(live)[:2] == [before[1], before[0]]
    QTest.keyClick(view.outline.list, Qt.Key.Key_Up, ALT)
    assert titles(live) == before
    QTest.keyClick(view.outline.list, Qt.Key.Key_Delete)
    assert titles(live) == before[1:]
    assert view.editor.title.text() == before[1]
    live.undo()
    assert titles(live) == before


def test_the_last_section_removed_leads_back_to_the_draft(view: ReportView, live: Live) -> None:
    for _ in titles(live):
        QTest.mouseClick(view.outline.remove, Qt.MouseButton.LeftButton)
    assert titles(live) == [] and view.empty.isVisible() and view.adopt.hasFocus()
    assert not view.outline.remove.isEnabled()


# ---- texts


def test_a_new_text_is_in_the_report_once_something_is_written(view: ReportView, live: Live) -> None:
    open_section(view, live, "Who was heard")
    blocks = section(live, "Who was heard").blocks
    write(view, "Seventeen people – all of them late.")
    assert section(live, "Who was heard").blocks == blocks
    view.outline.list.setFocus()
    assert section(live, "Who was heard").blocks == (
        *blocks,
        Block(BlockKind.TEXT, "Seventeen people – all of them late."),
    )


def test_a_new_text_without_words_leaves_no_trace(view: ReportView, live: Live) -> None:
    undoable = live.undoable
    before = len(view.editor.blocks.cards)
    QTest.mouseClick(view.editor.bar.add_text, Qt.MouseButton.LeftButton)
    assert len(view.editor.blocks.cards) == before + 1
    view.outline.list.setFocus()
    assert len(view.editor.blocks.cards) == before and live.undoable == undoable


def test_control_enter_keeps_the_text_and_the_caret(view: ReportView, live: Live) -> None:
    card = text_card(view)
    card.area.setFocus()
    type_text(card.area, "First. ")
    QTest.keyClick(card.area, Qt.Key.Key_Return, CONTROL)
    assert section(live, "Introduction").blocks[0].value == "First. Whose river is it?"
    assert card.area.hasFocus() and text_card(view) is card
    type_text(card.area, "Second. ")
    view.outline.list.setFocus()
    assert section(live, "Introduction").blocks[0].value == "First. Second. Whose river is it?"


@pytest.mark.parametrize("way", ["another section", "another view", "close", "add", "the pdf"])
def test_half_written_words_are_kept_whatever_comes_next(
    view: ReportView, live: Live, way: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    card = text_card(view)
    card.area.setFocus()
    type_text(card.area, "Half")
    match way:
        case "another section":
            open_section(view, live, titles(live)[1])
        case "another view":
            view.hide()
        case "close":
            view.stop()
        case "add":
            QTest.mouseClick(view.outline.add, Qt.MouseButton.LeftButton)
        case "the pdf":
            view.make_pdf_at(tmp_path_factory.mktemp("report") / "report.pdf")
    assert section(live, "Introduction").blocks[0].value.startswith("Half")


def test_words_that_could_not_be_kept_stay_and_are_tried_again(
    view: ReportView, live: Live, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise DiskFull

    card = text_card(view)
    card.area.setFocus()
    type_text(card.area, "Kept. ")
    with monkeypatch.context() as disk:
        disk.setattr(store, "commit", no_room)
        view.outline.list.setFocus()
    assert section(live, "Introduction").blocks[0].value == "Whose river is it?"
    assert text_card(view) is card and card.text == "Kept. Whose river is it?"
    live.do(revise_block, section_id=section(live, "Introduction").id, place=0, block=Block(BlockKind.TEXT, "Other"))
    assert card in view.editor.blocks.cards, "an edit from elsewhere does not take away what stands on the screen"
    card.area.setFocus()
    view.outline.list.setFocus()
    texts = {block.value for block in section(live, "Introduction").blocks if block.kind is BlockKind.TEXT}
    assert texts == {"Other", "Kept. Whose river is it?"}


@pytest.mark.parametrize("is_new", [False, True])
def test_half_written_words_outlive_a_crash(view: ReportView, live: Live, qtbot: QtBot, is_new: bool) -> None:
    if is_new:
        write(view, "Half a thought")
    else:
        text_card(view).area.setFocus()
        type_text(text_card(view).area, "Half a thought. ")
    qtbot.waitUntil(lambda: "Half a thought" in live.draft("report"))
    again = ReportView(live)
    qtbot.addWidget(again)
    again.show()
    texts = [card.text for card in again.editor.blocks.cards if isinstance(card, TextCard)]
    assert any(text.startswith("Half a thought") for text in texts)
    again.stop()
    assert any(block.value.startswith("Half a thought") for block in section(live, "Introduction").blocks)
    assert live.draft("report") == ""


def test_an_emptied_text_is_removed_and_undo_brings_it_back(view: ReportView, live: Live) -> None:
    card = text_card(view)
    card.area.setFocus()
    card.area.selectAll()
    QTest.keyClick(card.area, Qt.Key.Key_Delete)
    assert section(live, "Introduction").blocks, "Del means the characters while there are some"
    view.outline.list.setFocus()
    assert section(live, "Introduction").blocks == ()
    assert view.editor.nothing.isVisible()
    live.undo()
    assert text_card(view).area.toPlainText() == "Whose river is it?"


def test_a_text_shows_all_of_its_lines_at_any_width(view: ReportView, live: Live) -> None:
    words = " ".join(["The town turned its back on the river, and the river came back."] * 30)
    live.do(revise_block, section_id=section(live, "Introduction").id, place=0, block=Block(BlockKind.TEXT, words))
    for width in (1440, 1110, 1920):
        view.resize(width, 780)
        QApplication.processEvents()
        area = text_card(view).area
        last = area.document().lastBlock()
        bottom = area.blockBoundingGeometry(last).translated(area.contentOffset()).bottom()
        assert bottom <= area.viewport().height() + 1
        assert not area.verticalScrollBar().isVisible()


# ---- quotes and other blocks


def test_control_enter_puts_the_chosen_quote_behind_the_block(view: ReportView, live: Live) -> None:
    view.editor.focus_block(0)
    view.words.list.setFocus()
    view.words.list.setCurrentIndex(view.words.model.index(0))
    quote = view.words.chosen()
    assert quote is not None
    QTest.keyClick(view.words.list, Qt.Key.Key_Return, CONTROL)
    assert section(live, "Introduction").blocks[1] == Block(BlockKind.QUOTE, quote.id)
    assert isinstance(focused(), QuoteCard)
    assert view.words.chosen() is None, "the next Ctrl+Enter does not put it there twice"


def test_control_enter_without_a_chosen_quote_leads_to_the_words(view: ReportView) -> None:
    view.outline.list.setFocus()
    QTest.keyClick(view.outline.list, Qt.Key.Key_Return, CONTROL)
    assert view.words.search.hasFocus()
    QTest.keyClick(view.words.search, Qt.Key.Key_Return)
    assert view.words.list.hasFocus() and view.words.chosen() is not None


def test_a_double_click_puts_a_quote_in(view: ReportView, live: Live) -> None:
    area = view.words.list.visualRect(view.words.model.index(1))
    quote = view.words.model.at(view.words.model.index(1))
    QTest.mouseClick(view.words.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    QTest.mouseDClick(view.words.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert Block(BlockKind.QUOTE, quote.id) in section(live, "Introduction").blocks


def test_the_drawer_says_what_may_not_be_printed_and_what_stands_here(view: ReportView, live: Live) -> None:
    def said() -> dict[str, str]:
        model, role = view.words.model, Qt.ItemDataRole.AccessibleTextRole
        return {model.at(i).text: str(i.data(role)) for i in (model.index(row) for row in range(model.rowCount()))}

    assert said()["The quay belongs to nobody"].endswith("only heard: not printed")
    assert said()["Ask us first"].endswith("confirmed")
    quote = next(each for each in live.session.all(Quote) if each.text == "Ask us first")
    view.words.quote_chosen.emit(quote)
    assert said()["Ask us first"].endswith("confirmed, in this section")


def test_the_drawer_offers_the_words_of_the_section_first(view: ReportView, live: Live) -> None:
    open_section(view, live, "Co-design")
    assert view.words.scope.current() == 0
    assert view.words.model.rowCount() == sum("co-design" in each.segments for each in live.session.all(Quote))
    QTest.mouseClick(view.words.scope.part(1), Qt.MouseButton.LeftButton)
    assert view.words.model.rowCount() == live.session.count(Quote)
    type_text(view.words.search, "boats")
    assert view.words.model.rowCount() == 1
    type_text(view.words.search, "xyz")
    assert view.words.nothing.isVisible() and "Esc" in view.words.nothing.text()
    QTest.keyClick(view.words.search, Qt.Key.Key_Escape)
    assert view.words.model.rowCount() == live.session.count(Quote)


def test_blocks_move_and_go_by_keys_and_by_buttons(view: ReportView, live: Live) -> None:
    open_section(view, live, "Who was heard")
    first, second = section(live, "Who was heard").blocks[:2]
    view.editor.focus_block(0)
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)
    assert section(live, "Who was heard").blocks[:2] == (second, first)
    assert view.editor.blocks.chosen is view.editor.blocks.cards[1] and focused() is view.editor.blocks.cards[1]
    QTest.mouseClick(view.editor.bar.up, Qt.MouseButton.LeftButton)
    assert section(live, "Who was heard").blocks[:2] == (first, second)
    assert not view.editor.bar.up.isEnabled() and view.editor.bar.down.isEnabled()
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    assert section(live, "Who was heard").blocks[0] == second
    QTest.mouseClick(view.editor.bar.remove, Qt.MouseButton.LeftButton)
    assert first not in section(live, "Who was heard").blocks


def test_every_kind_of_block_is_offered_and_put_in(view: ReportView, live: Live) -> None:
    view.editor.menu.aboutToShow.emit()
    offered = {action.text(): action for action in view.editor.menu.actions() if action.text()}
    assert {"The star", "Action points", "References", "All quotes on"} <= set(offered)
    offered["The star"].trigger()
    assert section(live, "Introduction").blocks[-1] == Block(BlockKind.STAR)
    view.editor.bar.figures.aboutToShow.emit()
    view.editor.bar.figures.actions()[0].trigger()
    assert section(live, "Introduction").blocks[-1].kind is BlockKind.FIGURE


def test_a_picture_from_a_file_becomes_a_figure(
    view: ReportView, live: Live, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "The quay.png").write_bytes(GREY_POINT)
    (folder / "notes.png").write_text("no picture")
    view.add_picture(folder / "The quay.png")
    assert section(live, "Introduction").blocks[-1].kind is BlockKind.FIGURE
    told: list[str] = []
    view.advised.connect(lambda advice: told.append(f"{advice.title} {advice.rest}"))
    view.add_picture(folder / "notes.png")
    view.add_picture(folder / "gone.png")
    assert told == [
        "“notes.png” could not be added. It is not a PNG, JPEG, GIF or WebP image.",
        "“gone.png” could not be added. No such file or directory.",
    ]


def test_a_section_removed_elsewhere_is_left(view: ReportView, live: Live, qtbot: QtBot) -> None:
    live.do(remove_section, section_id=Id(section(live, "Introduction").id))
    assert view.editor.title.text() == titles(live)[0]

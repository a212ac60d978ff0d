"""The page beside the words, the PDF, and what is said of both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.commands.people import set_wish
from roundtable.commands.report import add_block
from roundtable.commands.words import withdraw_quote
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor
from roundtable.domain.words import Attribution, Quote
from roundtable.report.content import Origin
from tests.report.pdf import text_of
from ui.live import Live
from ui.report import printing
from ui.report.noticed import Lead, To, noticed
from ui.report.text_card import TextCard
from ui.report.view import ReportView
from ui.widgets.advice import AdviceText, Gravity


def proofed(qtbot: QtBot, view: ReportView) -> None:
    qtbot.waitUntil(lambda: view.preview.proof is not None and view.preview.is_drawn, timeout=20_000)


def test_the_page_is_set_a_moment_after_a_change_and_turned(view: ReportView, live: Live, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    proof, pages = view.preview.proof, view.preview.count.text()
    assert proof is not None and pages == f"Page 1 of {proof.built.pages}"
    assert not view.preview.back.isEnabled() and view.preview.forward.isEnabled()
    QTest.mouseClick(view.preview.forward, Qt.MouseButton.LeftButton)
    assert view.preview.count.text().startswith("Page 2 of")
    section = live.session.all(Section)[0]
    live.do(add_block, section_id=section.id, block=Block(BlockKind.TEXT, "Words. " * 2000))
    qtbot.waitUntil(lambda: view.preview.proof is not proof, timeout=20_000)
    assert view.preview.count.text().startswith("Page 2 of"), "the page that is read stays"
    assert view.preview.proof is not None and view.preview.proof.built.pages > proof.built.pages


def test_small_steps_of_a_touchpad_add_up_to_one_page(view: ReportView, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    for _ in range(3):
        turn(view, -40)
    assert view.preview.count.text().startswith("Page 2 of")
    turn(view, 120)
    assert view.preview.count.text().startswith("Page 1 of")


def turn(view: ReportView, eighths: int) -> None:
    at, none = QPointF(20, 200), Qt.MouseButton.NoButton
    event = QWheelEvent(
        at,
        view.preview.mapToGlobal(at),
        QPoint(),
        QPoint(0, eighths),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.preview, event)


def test_nothing_is_set_while_another_view_is_shown(view: ReportView, live: Live, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    proof = view.preview.proof
    view.hide()
    live.do(withdraw_quote, quote_id=live.session.all(Quote)[0].id)
    assert not view.preview._timer.isActive()
    view.show()
    qtbot.waitUntil(lambda: view.preview.proof is not proof, timeout=20_000)


def test_the_checks_are_there_though_the_page_is_folded_away(view: ReportView, qtbot: QtBot) -> None:
    view.resize(1110, 600)
    QApplication.processEvents()
    assert view.words.isVisible() and not view.preview.isVisible()
    qtbot.waitUntil(lambda: "on Co-design withdrawn or not yet" in view.outline.checks.text(), timeout=20_000)
    QTest.mouseClick(view.side.switch.part(1), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert view.preview.isVisible() and not view.words.isVisible() and view.side.switch.isVisible()
    switch = view.side.bar.geometry()
    assert view.preview.geometry().topLeft() == switch.bottomLeft() + QPoint(0, 1), "the page stands under its switch"
    assert view.preview.geometry().right() == switch.right() == view.rect().right()
    qtbot.waitUntil(lambda: view.preview.is_drawn, timeout=20_000)
    view.resize(1440, 780)
    QApplication.processEvents()
    assert view.preview.isVisible() and view.words.isVisible() and not view.side.switch.isVisible()


def test_a_draft_shows_its_page_at_any_width(draft: ReportView, qtbot: QtBot) -> None:
    draft.resize(1110, 600)
    QApplication.processEvents()
    assert draft.preview.isVisible() and not draft.words.isVisible()
    proofed(qtbot, draft)


def test_the_checks_name_section_and_words(view: ReportView, live: Live, qtbot: QtBot) -> None:
    section = live.session.all(Section)[0]
    heard = next(quote for quote in live.session.all(Quote) if quote.text == "The quay belongs to nobody")
    live.do(add_block, section_id=section.id, block=Block(BlockKind.QUOTE, heard.id))
    said = "Introduction: “The quay belongs to nobody” is only heard: not printed."
    qtbot.waitUntil(lambda: said in view.outline.checks.text(), timeout=20_000)


def test_warnings_are_told_without_ids_and_once(live: Live) -> None:
    told = noticed(
        live.session,
        [
            'report: no quote "gone", left out',
            'report: quote "quote-1" is withdrawn, left out',
            'report: quote "quote-1" is withdrawn, left out',
            'report: 2 quotes on "co-design" withdrawn or not yet confirmed, left out',
            'report: figure "the-quays-in-spring" has no image that can be read, left out',
            'text: no face here has "\U00013000" (U+13000), "?" is printed in "x"',
        ],
    )
    assert tuple(line.text for line in told)[3:] == (
        "A quote that was removed is left out",
        "“Ask us first” is withdrawn, left out (2 times)",
        "2 quotes on Co-design withdrawn or not yet confirmed, left out",
        "The figure “The quays in spring” has no image that can be read, left out",
        'Text: no face here has "\U00013000" (U+13000), "?" is printed in "x"',
    )


def test_the_pdf_is_made_and_can_be_opened(
    view: ReportView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(printing, "show_file", shown.append)
    path = tmp_path / "report.pdf"
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.make_pdf_at(path)
    advice = told.args[0]
    assert isinstance(advice, AdviceText) and advice.gravity is Gravity.OK
    proof = view.preview.proof
    assert proof is not None and advice.title == f"The PDF is ready: {proof.built.pages} pages."
    assert path.read_bytes() == proof.built.data and path.read_bytes().startswith(b"%PDF")
    assert tuple(advice.buttons) == ("Open", "Open the folder")
    for act in advice.acts:
        act()
    assert shown == [path, tmp_path]


def test_a_pdf_that_cannot_be_saved_is_told_and_offered_elsewhere(
    view: ReportView, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.make_pdf_at(tmp_path / "no such folder" / "report.pdf")
    advice = told.args[0]
    assert isinstance(advice, AdviceText) and advice.gravity is Gravity.BAD
    assert advice.title == "The PDF could not be saved. The session is safe."
    assert advice.rest.startswith("No such file or directory")
    assert tuple(advice.buttons) == ("Save it elsewhere…",)


def test_a_report_that_cannot_be_set_is_told(
    view: ReportView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("roundtable.report.build.build_report", broken)
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.make_pdf_at(tmp_path / "report.pdf")
    advice = told.args[0]
    assert isinstance(advice, AdviceText) and advice.gravity is Gravity.BAD
    assert "ZeroDivisionError: a bug" in advice.rest
    assert not (tmp_path / "report.pdf").exists()


def kept_back(live: Live) -> None:
    """Somebody asks for no name, and the host's own text tells it."""
    person = live.session.all(Contributor)[0]
    live.do(set_wish, contributor_id=person.id, attribution=Attribution.UNATTRIBUTED)
    section = live.session.all(Section)[0]
    live.do(add_block, section_id=section.id, block=Block(BlockKind.TEXT, "Amina Otieno opened the day."))


def test_a_report_that_tells_a_protected_name_is_not_published_until_it_may(
    view: ReportView, live: Live, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"before")
    kept_back(live)
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.make_pdf_at(path)
    advice = told.args[0]
    assert advice.gravity is Gravity.BAD and path.read_bytes() == b"before"
    assert advice.title == "The report was not published: it would tell what the rules keep back."
    assert advice.rest == "1 place, the first on page 2, “Introduction”."
    (show,) = advice.acts
    dialog = show()
    (row,) = dialog.rows
    assert not dialog.publish.isEnabled() and not dialog.because.isEnabled()
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        row.tick.click()
        assert dialog.publish.text() == "Let it stand and publish"
        QTest.mouseClick(dialog.publish, Qt.MouseButton.LeftButton)
        assert dialog.because.message.text().startswith("Say why these names may stand")
        QTest.keyClicks(dialog.because.field, "She opened it in public")
        QTest.mouseClick(dialog.publish, Qt.MouseButton.LeftButton)
    assert told.args[0].gravity is Gravity.OK and path.read_bytes().startswith(b"%PDF")
    assert live.session.details.released[0].because == "She opened it in public"
    live.undo()
    assert not live.session.details.released


def test_the_dialog_leads_to_the_text(view: ReportView, live: Live, qtbot: QtBot, tmp_path: Path) -> None:
    kept_back(live)
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.make_pdf_at(tmp_path / "report.pdf")
    view._on_section_chosen(live.session.all(Section)[2])
    dialog = told.args[0].acts[0]()
    QTest.mouseClick(dialog.rows[0].way, Qt.MouseButton.LeftButton)
    assert view.editor.title.text() == "Introduction" and not (tmp_path / "report.pdf").exists()


def test_a_published_report_is_noted_as_a_version(view: ReportView, live: Live, qtbot: QtBot, tmp_path: Path) -> None:
    for number in (1, 1, 2):
        if number == 2:
            section = live.session.all(Section)[0]
            live.do(add_block, section_id=section.id, block=Block(BlockKind.TEXT, "One thing more."))
        with qtbot.waitSignal(view.advised, timeout=20_000):
            view.make_pdf_at(tmp_path / "report.pdf")
        assert live.session.details.edition.number == number
    assert live.session.details.edition.changes == ("Changed: Introduction",)
    live.undo()
    assert live.session.details.edition.number == 2, "what is out is out"


@pytest.mark.parametrize("name", ["report.docx", "report"])
def test_an_ending_that_no_report_has_is_refused(view: ReportView, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    """A PDF under another name would be opened by a program that cannot read it."""
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.make_pdf_at(tmp_path / name)
    assert told.args[0].gravity is Gravity.WARN and name in told.args[0].title and told.args[0].acts
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.printing.print_to(tmp_path / "actions.pdf", actions_only=True)
    assert told.args[0].gravity is Gravity.WARN
    assert not list(tmp_path.iterdir())


def test_a_section_with_something_to_look_at_has_no_tick(view: ReportView, live: Live, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    row = [section.title for section in live.session.all(Section)].index("Introduction")
    said = Qt.ItemDataRole.AccessibleTextRole
    assert str(view.outline.model.index(row).data(said)).endswith("1 block")
    (quote,) = (each for each in live.session.all(Quote) if "nobody" in each.text)
    section = live.session.all(Section)[row]
    live.do(add_block, section_id=section.id, block=Block(BlockKind.QUOTE, quote.id))
    qtbot.waitUntil(lambda: "nobody" in view.outline.checks.text(), timeout=20_000)
    assert str(view.outline.model.index(row).data(said)).endswith("2 blocks, something to look at")


@pytest.mark.parametrize(("name", "ready"), [("r.html", "The web page is ready."), ("r.md", "The Markdown is ready.")])
def test_other_forms_are_published_as_well(
    view: ReportView, live: Live, qtbot: QtBot, tmp_path: Path, name: str, ready: str
) -> None:
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.make_pdf_at(tmp_path / name)
    assert told.args[0].title == ready and "Ask us first" in (tmp_path / name).read_text(encoding="utf-8")
    with qtbot.waitSignal(view.advised, timeout=20_000):
        view.printing.print_to(tmp_path / name, actions_only=True)
    assert "Ask us first" not in (tmp_path / name).read_text(encoding="utf-8")
    kept_back(live)
    before = (tmp_path / name).read_bytes()
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.make_pdf_at(tmp_path / name)
    assert told.args[0].gravity is Gravity.BAD and (tmp_path / name).read_bytes() == before


def test_the_page_follows_what_is_typed(view: ReportView, live: Live, qtbot: QtBot) -> None:
    """A moment after the last key, before anything is kept: no step of undo for each key, and the page stays."""
    proofed(qtbot, view)
    view.preview.turn_to(1)
    before, undo = live.session, live.undoable
    card = next(each for each in view.editor.blocks.cards if isinstance(each, TextCard))
    card.area.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(card.area, " It is nobody, said the ferryman.")
    qtbot.waitUntil(lambda: "ferryman" in printed(view), timeout=20_000)
    assert live.session is before and live.undoable == undo
    assert view.preview.count.text().startswith("Page 2 of")
    card.area.undo()
    qtbot.waitUntil(lambda: "ferryman" not in printed(view), timeout=20_000)


def printed(view: ReportView) -> str:
    assert view.preview.proof is not None
    return text_of(view.preview.proof.built.data)


# ---- how near the page is, and what is lit on it


def wheel(view: ReportView, eighths: int, at: QPointF, keys: Qt.KeyboardModifier) -> None:
    viewport = view.preview.sheet.viewport()
    place, none = viewport.mapToGlobal(at), Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(viewport, QWheelEvent(at, place, QPoint(), QPoint(0, eighths), none, keys, phase, False))


def test_the_whole_page_is_seen_and_as_much_of_it_as_is_wished(view: ReportView, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    sheet, zoom = view.preview.sheet, view.preview.zoom
    whole = sheet.page.size()
    assert zoom.text() == "Fit" and not sheet.verticalScrollBar().maximum()
    menu = zoom.menu()
    assert menu is not None
    for action in menu.actions():
        if action.text() == "200 %":
            action.trigger()
    assert zoom.text() == "200 %" and sheet.page.width() == round(2 * 210 / 25.4 * 96)
    assert sheet.verticalScrollBar().maximum() > 0 and sheet.horizontalScrollBar().maximum() > 0
    QTest.keyClick(view.editor.title, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert zoom.text() == "150 %"
    QTest.keyClick(view.editor.title, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert zoom.text() == "Fit" and sheet.page.size() == whole


def test_control_and_the_wheel_come_nearer_to_the_place_under_the_pointer(view: ReportView, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    sheet = view.preview.sheet
    at = QPointF(sheet.viewport().width() * 0.7, sheet.viewport().height() * 0.6)

    def share() -> tuple[float, float]:
        on = sheet.page.mapFrom(sheet.viewport(), at.toPoint())
        return on.x() / sheet.page.width(), on.y() / sheet.page.height()

    before = share()
    for _ in range(4):
        wheel(view, 120, at, Qt.KeyboardModifier.ControlModifier)
    assert sheet.per_cent == pytest.approx(125, abs=0.1) and view.preview.zoom.text() == "125 %"
    assert share() == pytest.approx(before, abs=0.01)
    wheel(view, -120, at, Qt.KeyboardModifier.NoModifier)
    assert view.preview.count.text().startswith("Page 1 of"), "there is more of the page below"


def test_the_wheel_goes_down_a_near_page_and_on_to_the_next(view: ReportView, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    sheet = view.preview.sheet
    sheet.set_zoom(100)
    down = sheet.verticalScrollBar()
    down.setValue(down.maximum())
    wheel(view, -120, QPointF(30, 30), Qt.KeyboardModifier.NoModifier)
    assert view.preview.count.text().startswith("Page 2 of") and down.value() == 0
    wheel(view, 120, QPointF(30, 30), Qt.KeyboardModifier.NoModifier)
    assert view.preview.count.text().startswith("Page 1 of") and down.value() == down.maximum()


def test_what_has_the_focus_is_lit_on_its_page(view: ReportView, live: Live, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    view.leading.go_to(Lead(To.SECTION, live.session.all(Section)[6].id, 1))
    page = view.preview.page
    qtbot.waitUntil(lambda: page.lit_area() is not None, timeout=20_000)
    assert page.lit_area() == page.rect_of(next(area for area in page.areas if area.origin == Origin(6, 1)))
    view.editor.blocks.cards[0].setFocus()
    qtbot.waitUntil(lambda: page.lit_area() == lit_of(view, Origin(6, 0)), timeout=20_000)


def lit_of(view: ReportView, origin: Origin) -> object:
    found = [area for area in view.preview.page.areas if area.origin == origin]
    return view.preview.page.rect_of(found[0]) if found else "on another page"


def test_a_click_on_the_page_leads_to_what_is_written_there(view: ReportView, live: Live, qtbot: QtBot) -> None:
    proofed(qtbot, view)
    view.preview.turn_to_chapter(6)
    origin = Origin(6, 0)
    qtbot.waitUntil(lambda: any(area.origin == origin for area in view.preview.page.areas), timeout=20_000)
    area = next(area for area in view.preview.page.areas if area.origin == origin)
    at = view.preview.page.rect_of(area).center().toPoint()
    QTest.mouseClick(view.preview.page, Qt.MouseButton.LeftButton, pos=at)
    assert view.editor.title.text() == "Who was heard" and view.editor.blocks.cards[0].hasFocus()
    assert view.preview.page.lit_area() is not None
    heading = next(area for area in view.preview.page.areas if area.origin == Origin(6))
    at = view.preview.page.rect_of(heading).center().toPoint()
    QTest.mouseClick(view.preview.page, Qt.MouseButton.LeftButton, pos=at)
    assert view.editor.title.hasFocus()


def test_a_draft_that_nobody_has_begun_leads_nowhere(draft: ReportView, qtbot: QtBot) -> None:
    proofed(qtbot, draft)
    draft.preview.turn_to(2)
    assert not draft.preview.page.areas and not draft.preview.lights.isVisible()

"""What is told when a report is published: by the name of its form, and each failure where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.report.forms import Form
from ui.report.view import ReportView
from ui.widgets.advice import AdviceText, Gravity

FORMS = (
    ("r.pdf", False, "PDF"),
    ("r.html", False, "web page"),
    ("r.md", False, "Markdown"),
    ("a.html", True, "list of actions"),
    ("a.md", True, "list of actions"),
)


def breaks(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a bug")


@pytest.mark.parametrize(("name", "actions", "form"), FORMS[1:])
def test_a_form_that_could_not_be_made_is_told_by_its_name(
    view: ReportView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, actions: bool, form: str
) -> None:
    """The preview says nothing of it: its report was set."""
    qtbot.waitUntil(lambda: view.preview.proof is not None, timeout=20_000)
    monkeypatch.setattr("roundtable.report.publication.publish", breaks)
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.printing.print_to(tmp_path / name, actions_only=actions)
    advice = told.args[0]
    assert isinstance(advice, AdviceText) and advice.gravity is Gravity.BAD
    assert advice.title == f"The {form} could not be made. The session is safe."
    assert advice.rest.startswith(f"{name}: ZeroDivisionError: a bug")
    assert "could not" not in view.preview.said.text() and not (tmp_path / name).exists()


def test_a_pdf_that_waits_is_made_though_a_web_page_fails(
    view: ReportView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roundtable.report.publication.publish", breaks)
    told: list[AdviceText] = []
    view.advised.connect(told.append)
    view.printing.print_to(tmp_path / "r.html")
    view.printing.print_to(tmp_path / "r.pdf")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert [each.gravity for each in told] == [Gravity.BAD, Gravity.OK]
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_a_pdf_that_waits_is_made_though_a_page_cannot_be_drawn(
    view: ReportView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: view.preview.proof is not None, timeout=20_000)
    monkeypatch.setattr("ui.report.press._picture", breaks)
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.preview.turn_to(1)
        view.printing.print_to(tmp_path / "r.pdf")
    assert told.args[0].gravity is Gravity.OK
    qtbot.waitUntil(lambda: view.preview.said.text().startswith("The page could not be drawn"), timeout=20_000)


@pytest.mark.parametrize(("name", "actions", "form"), FORMS)
def test_a_form_is_told_by_its_name_when_it_is_ready_and_when_its_folder_is_not_there(
    view: ReportView, qtbot: QtBot, tmp_path: Path, name: str, actions: bool, form: str
) -> None:
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.printing.print_to(tmp_path / name, actions_only=actions)
    assert told.args[0].title.startswith(f"The {form} is ready")
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        view.printing.print_to(tmp_path / "nowhere" / name, actions_only=actions)
    assert told.args[0].title == f"The {form} could not be saved. The session is safe."


def asked(view: ReportView) -> QFileDialog:
    (dialog,) = (each for each in view.window().findChildren(QFileDialog) if each.isVisible())
    return dialog


@pytest.mark.parametrize(
    ("form", "ending", "actions"),
    [(Form.WEB_PAGE, "html", False), (Form.MARKDOWN, "md", False), (Form.ACTIONS, "html", True)],
)
@pytest.mark.parametrize("width", [1440, 1280])
def test_each_form_has_a_button_under_the_page_or_a_place_in_the_menu_of_the_pdf(
    view: ReportView, qtbot: QtBot, tmp_path: Path, form: Form, ending: str, actions: bool, width: int
) -> None:
    """One of the two, as there is room; the dialog proposes the form, and what it is called."""
    view.resize(width, 720)
    row, menu = view.preview.forms, view.outline.forms
    assert (row.isVisible(), menu.isVisible()) == (width == 1440, width == 1280)
    if width == 1440:
        QTest.mouseClick(row.buttons[form], Qt.MouseButton.LeftButton)
        assert row.geometry().right() <= view.preview.width() and row.buttons[form].toolTip()
    else:
        wanted = row.buttons[form].text()
        next(each for each in view.outline.forms_menu.actions() if each.text() == wanted).trigger()
    dialog = asked(view)
    assert dialog.selectedNameFilter() == form.filter and dialog.defaultSuffix() == ending
    assert dialog.selectedFiles()[0].endswith(f".{ending}")
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        dialog.fileSelected.emit(str(tmp_path / f"made.{ending}"))
    dialog.reject()
    assert told.args[0].title == f"The {form.called} is ready."
    assert ("Ask us first" in (tmp_path / f"made.{ending}").read_text(encoding="utf-8")) is not actions

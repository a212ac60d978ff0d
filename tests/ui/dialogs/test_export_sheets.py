"""Sheets are exported as the rules allow, or as the host's own lists, in the form that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ui.dialogs.export_sheets import ExportSheetsDialog, Form
from ui.live import Live
from ui.widgets.advice import AdviceText, Gravity

Opened = Callable[[Callable[[Live, QWidget], ExportSheetsDialog]], ExportSheetsDialog]


def test_what_leaves_and_how_is_chosen(opened: Opened, tmp_path: Path) -> None:
    """
    rule: organisation
    person: Amina Otieno, Port Authority
    quote: AO: - ask us first
    """
    dialog, told = opened(ExportSheetsDialog), list[AdviceText]()
    dialog.advised.connect(told.append)
    assert dialog.by_rules.isChecked() and dialog.by_rules.hasFocus() and not dialog.warning.isVisible()
    dialog.forms[Form.CSV].click()
    dialog.export_to(tmp_path)
    held = (tmp_path / "quotes.csv").read_text(encoding="utf-8-sig")
    assert "Amina" not in held and "Port Authority" in held and ",- ask us first," in held
    assert told[0].gravity is Gravity.OK and not dialog.isVisible()


def test_the_hosts_own_lists_are_warned_of(opened: Opened, tmp_path: Path) -> None:
    """
    rule: unattributed
    person: Amina Otieno, Port Authority
    quote: AO: - ask us first
    """
    dialog, told = opened(ExportSheetsDialog), list[AdviceText]()
    dialog.advised.connect(told.append)
    QTest.keyClick(dialog.by_rules, Qt.Key.Key_Down)
    assert dialog.for_the_host.isChecked() and "Keep it to those who run the session" in dialog.warning.text()
    dialog.forms[Form.CSV_SAFE].click()
    dialog.export_to(tmp_path)
    held = (tmp_path / "quotes.csv").read_text(encoding="utf-8-sig")
    assert "Amina Otieno" in held and ",'- ask us first," in held
    assert told[0].rest.endswith("It names people: keep it.")


def test_a_workbook_that_cannot_be_saved_is_told_and_the_choice_stays(opened: Opened, tmp_path: Path) -> None:
    """person: Amina Otieno, Port Authority"""
    dialog, told = opened(ExportSheetsDialog), list[AdviceText]()
    dialog.advised.connect(told.append)
    dialog.export_to(tmp_path / "no folder" / "sheets.xlsx")
    assert told[0].gravity is Gravity.BAD and "safe" in told[0].title and dialog.isVisible()
    dialog.export_to(tmp_path / "sheets.xlsx")
    assert (tmp_path / "sheets.xlsx").read_bytes().startswith(b"PK") and not dialog.isVisible()


def test_enter_asks_where_to_and_tab_goes_through(opened: Opened) -> None:
    dialog = opened(ExportSheetsDialog)
    names = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == ["As the rules allow", "One workbook", "Cancel", "Save as…"]
    dialog.by_rules.setFocus()
    QTest.keyClick(dialog.by_rules, Qt.Key.Key_Return)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None and asked.defaultSuffix() == "xlsx"
    asked.close()

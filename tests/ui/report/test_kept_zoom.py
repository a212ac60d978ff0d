"""How near the page is seen is kept on the computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from roundtable.room import Room
from tests.ui.computer import Computer
from ui.report.sheet import Fit, zoom_named
from ui.report.view import ReportView
from ui.sitting import Sitting


def test_how_near_the_page_is_seen_outlives_the_sitting(qapp: QApplication, tmp_path: Path, file_room: Room) -> None:
    settings = Computer(tmp_path)
    sitting = Sitting(file_room, settings)
    sitting.window.show_view("Report")
    view = sitting.window.view
    assert isinstance(view, ReportView) and view.preview.sheet.zoom is Fit.PAGE
    view.preview.sheet.set_zoom(150)
    sitting.close()
    assert zoom_named(Computer(tmp_path).page_zoom) == 150
    view.preview.sheet.set_zoom(Fit.WIDTH)
    assert zoom_named(Computer(tmp_path).page_zoom) is Fit.WIDTH
    assert zoom_named("") is zoom_named("17") is zoom_named("²") is Fit.PAGE


def test_the_page_is_seen_as_it_was_last(qapp: QApplication, tmp_path: Path, file_room: Room) -> None:
    settings = Computer(tmp_path)
    settings.page_zoom = "200"
    sitting = Sitting(file_room, settings)
    sitting.window.show_view("Report")
    view = sitting.window.view
    assert isinstance(view, ReportView)
    assert view.preview.sheet.zoom == 200 and view.preview.zoom.text() == "200 %"
    sitting.close()

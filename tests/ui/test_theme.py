"""The theme: roles, fonts, and the live switch between light and dark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roundtable.palette import colours
from ui import theme
from ui.theme import Choice, Type


def test_the_switch_changes_roles_palette_and_style_sheet(qapp: QApplication) -> None:
    for name in ("light", "dark"):
        theme.apply(qapp, name)
        roles = colours("ui", name)
        assert theme.current() == name
        assert theme.colour("ink").name().upper() == roles["ink"]
        assert qapp.palette().color(QPalette.ColorRole.WindowText).name().upper() == roles["ink"]
        assert roles["edge"] in qapp.styleSheet()
        assert "@" not in qapp.styleSheet()


def test_what_is_unavailable_has_colours_of_its_own(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        assert qapp.palette().color(disabled, role) == theme.colour("disabled")


def test_it_says_when_it_changed(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark")


def test_an_unknown_scheme_counts_as_light(qapp: QApplication) -> None:
    """Offscreen and on a bare X server Qt says Unknown."""
    assert qapp.styleHints().colorScheme() is Qt.ColorScheme.Unknown
    theme.apply(qapp, Choice.SYSTEM)
    assert theme.current() == "light"
    assert theme.choice() is Choice.SYSTEM


def test_a_native_widget_is_repainted_by_the_switch(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    label = QLabel("Whose course is it?")
    qtbot.addWidget(label)
    label.show()
    before = label.grab().toImage()
    theme.apply(qapp, "dark")
    assert label.grab().toImage() != before


def test_a_colour_may_be_see_through_and_mixed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    assert theme.colour("accent", 0.5).alphaF() == QColor.fromRgbF(0, 0, 0, 0.5).alphaF()
    assert theme.mix(QColor("#000000"), QColor("#FFFFFF"), 0.5).name() == "#808080"
    assert theme.colour("bar", section="sectors").name().upper() == colours("sectors", "light")["bar"]


def test_every_use_of_type_has_its_own_name() -> None:
    """Two uses of equal values would be one member of the enum, and change together unseen."""
    assert len(list(Type)) == len(Type.__members__)


def test_the_bundled_face_is_the_one_that_is_shown(qapp: QApplication) -> None:
    theme.load_fonts()
    assert QFontInfo(theme.font(Type.BODY)).family() == "Atkinson Hyperlegible Next"
    assert QFontInfo(theme.font(Type.CLOCK)).weight() == QFont.Weight.Bold


def test_all_figures_are_equally_wide(qapp: QApplication) -> None:
    theme.load_fonts()
    for use in Type:
        metrics = theme.metrics(use)
        assert len({round(metrics.horizontalAdvance(figure), 3) for figure in "0123456789"}) == 1, use


def test_vietnamese_has_a_face(qapp: QApplication) -> None:
    """Atkinson lacks ễ; Inter has it, and there is no empty box."""
    theme.load_fonts()
    metrics = QFontMetricsF(theme.font(Type.BODY))
    assert metrics.horizontalAdvance("ễ") > 0
    raw = QFont("Inter")
    assert QFontMetricsF(raw).inFontUcs4(ord("ễ"))


@pytest.mark.parametrize("name", ["王小明", "ليلى حدّاد", "김민준", "שירה", "สมชาย", "さくら テスト", "Ödön Żółć"])
def test_no_name_is_a_row_of_boxes_on_a_computer_without_faces(qapp: QApplication, name: str) -> None:
    theme.load_fonts()
    layout = QTextLayout(name, theme.font(Type.BODY))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    runs = line.glyphRuns()
    assert {run.rawFont().familyName() for run in runs} <= set(theme.FAMILIES)
    assert not [glyph for run in runs for glyph in run.glyphIndexes() if glyph == 0]


def test_size_and_weight_of_a_use_can_be_overridden(qapp: QApplication) -> None:
    assert theme.font(Type.QUESTION, pixels=17).pixelSize() == 17
    assert theme.font(Type.LIST, weight=500).weight() == QFont.Weight.Medium
    assert theme.font(Type.QUESTION).pixelSize() == 22


def test_less_motion_means_none() -> None:
    assert theme.duration(160) == 160
    theme.reduce_motion(True)
    try:
        assert theme.duration(160) == 0
    finally:
        theme.reduce_motion(False)

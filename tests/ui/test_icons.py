"""Icons: sharp at any density, coloured by role, and following the theme by themselves."""

import ast
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from roundtable import resources
from ui import icons, theme

UI = Path(icons.__file__).parent
NAME_AT = {"icon": 0, "pixmap": 0, "paint": 3, "StatusItem": 0, "AdviceText": 1, "Empty": 0, "ChipFace": 1}


def inks(pixmap: QPixmap) -> set[str]:
    """Colours of the opaque pixels."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    seen = [image.pixelColor(x, y) for x, y in points]
    return {colour.name() for colour in seen if colour.alpha() == 255}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_density_adds_pixels_but_no_size(qapp: QApplication, ratio: float) -> None:
    pixmap = icons.pixmap("star", 16, "ink", ratio)
    assert pixmap.width() == 16 * ratio
    assert pixmap.deviceIndependentSize().toSize() == QSize(16, 16)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_the_icon_of_an_action_is_sharp_too(qapp: QApplication, ratio: float) -> None:
    pixmap = icons.icon("star").pixmap(QSize(16, 16), ratio)
    assert pixmap.width() == 16 * ratio
    assert pixmap.deviceIndependentSize().toSize() == QSize(16, 16)


def test_an_icon_has_the_colour_of_its_role(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    assert inks(icons.pixmap("square", 16, "bad", 3)) == {theme.colour("bad").name()}


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    icon = icons.icon("square", "ink")
    light = inks(icon.pixmap(QSize(48, 48)))
    theme.apply(qapp, "dark")
    dark = inks(icon.pixmap(QSize(48, 48)))
    assert theme.colour("ink").name() in dark
    assert dark.isdisjoint(light)


def test_unavailable_and_checked_icons_differ(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    icon, size = icons.icon("square", "ink"), QSize(48, 48)
    assert inks(icon.pixmap(size, QIcon.Mode.Disabled)) == {theme.colour("disabled").name()}
    assert inks(icon.pixmap(size, QIcon.Mode.Normal, QIcon.State.On)) == {theme.colour("accent").name()}


def test_a_copy_survives_its_original(qapp: QApplication) -> None:
    """Qt asks the engine for a clone when a copy changes; Shiboken would free it under Qt's feet."""
    theme.apply(qapp, "light")
    icon = icons.icon("square", "ink")
    copy = QIcon(icon)
    copy.addPixmap(QPixmap(4, 4))
    del icon
    gc.collect()
    assert theme.colour("ink").name() in inks(copy.pixmap(QSize(48, 48)))


def test_a_missing_icon_is_noticed_where_it_is_named(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icons.icon("no-such-icon")


def test_the_stroke_is_ours(qapp: QApplication) -> None:
    thin = icons.pixmap("square", 48, QColor("#000000"))
    image = thin.toImage()
    covered = sum(image.pixelColor(24, y).alphaF() for y in range(24))
    assert covered == pytest.approx(2 * 1.75, abs=0.05)


def named_icons(tree: ast.AST) -> Iterator[str]:
    """Names of icons that stand in the source as they are."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        function, owner = call.func, ""
        if isinstance(function, ast.Attribute):
            owner = function.value.id if isinstance(function.value, ast.Name) else "?"
            name = function.attr
        else:
            name = function.id if isinstance(function, ast.Name) else ""
        places = [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
        if owner == "icons" or name[:1].isupper():
            at = NAME_AT.get(name, len(call.args))
            places += call.args[at : at + 1]
        for place in places:
            if isinstance(place, ast.Constant) and isinstance(place.value, str) and place.value:
                yield place.value


def test_every_icon_that_the_source_names_is_shipped() -> None:
    named = {
        (file.relative_to(UI).as_posix(), name)
        for file in UI.rglob("*.py")
        for name in named_icons(ast.parse(file.read_text(encoding="utf-8")))
    }
    missing = {each for each in named if not resources.path("icons", f"{each[1]}.svg").exists()}
    assert len(named) > 20
    assert missing == set()

"""The look in force: colours by role, fonts by use, spacing, and the switch between light and dark.

Widgets ask for `colour("ink")` and `font(Type.LIST)` while they paint, never before, so that a switch needs
no more than a repaint. Which theme is wanted is the program's own setting: on a bare X server Qt reports
`Unknown` and ignores setColorScheme, so Unknown counts as light.
"""

from __future__ import annotations

import re
from enum import Enum, StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from roundtable import palette, resources

# ---- Space and shape, in pixels (looks.md 2) ---------------------------------------------------------------

GAP_XS: Final = 4
GAP_S: Final = 8
GAP_M: Final = 12
GAP_L: Final = 16
GAP_XL: Final = 24
GAP_XXL: Final = 32

RADIUS_TOKEN: Final = 4  # token, key cap, slide
RADIUS: Final = 6  # button, field, row
RADIUS_CARD: Final = 8  # card, popup, segmented switch, clock
RADIUS_BIG: Final = 10  # template, plan, empty card
RADIUS_PANEL: Final = 12  # panel, stage

HEIGHT_APP_BAR: Final = 46
HEIGHT_RUN_BAR: Final = 84
HEIGHT_RUN_BAR_SLIM: Final = 52
HEIGHT_ADVICE: Final = 44
HEIGHT_STATUS: Final = 28
HEIGHT_HEAD: Final = 36
HEIGHT_BUTTON: Final = 32
HEIGHT_BUTTON_SMALL: Final = 28
HEIGHT_BUTTON_RUN_BAR: Final = 40
HEIGHT_BUTTON_BIG: Final = 48
HEIGHT_FIELD: Final = 32
HEIGHT_CAPTURE: Final = 56
HEIGHT_CHIP: Final = 20
HEIGHT_TAB: Final = 30

# ---- Type (looks.md 3) -------------------------------------------------------------------------------------

FAMILIES: Final = (
    "Atkinson Hyperlegible Next",
    "Inter",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans SC",
    "Noto Sans KR",
)
"""The faces in which a letter is looked for; a computer need have none of them."""
_FONT_FOLDERS: Final = ("atkinson-hyperlegible-next", "inter", "noto-sans", "noto-cjk")


class Type(Enum):
    """What a text is for: its size in pixels, its weight and its leading (line pitch by size)."""

    CLOCK = (46, 700, 1.0)
    CLOCK_NARROW = (42, 700, 1.01)
    CLOCK_SLIM = (26, 700, 1.0)
    CENTRE = (44, 700, 1.02)
    STAGE = (30, 500, 1.32)
    TITLE = (28, 700, 1.2)
    PAGE_TITLE = (24, 700, 1.25)
    TALK_TIME = (24, 700, 1.0)
    QUESTION = (22, 600, 1.2)  # fitted down to 17
    PANEL_TITLE = (20, 600, 1.3)
    ENDS = (21, 700, 1.0)
    CARD_TITLE = (17, 600, 1.3)
    NAME = (16, 600, 1.3)
    CAPTURE = (18, 400, 1.4)
    TOKEN = (18, 600, 1.4)
    SAID = (15, 400, 1.4)
    REPORT = (15, 400, 1.55)
    CONTROL = (14, 600, 1.4)
    STRONG = (14, 600, 1.45)
    BODY = (14, 400, 1.45)
    QUOTE_CARD = (14, 500, 1.4)
    LIST = (13, 400, 1.4)
    LIST_MEDIUM = (13, 500, 1.4)
    HEAD = (13, 600, 1.4)
    META = (12, 400, 1.4)
    META_STRONG = (12, 500, 1.4)
    KEY_CAP = (11, 500, 1.0)

    @property
    def pixels(self) -> int:
        """Size of the em in pixels."""
        return int(self.value[0])

    @property
    def leading(self) -> float:
        """Distance of two baselines in pixels."""
        return self.pixels * self.value[2]


@cache
def _font(pixels: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def font(role: Type, *, pixels: int | None = None, weight: int | None = None) -> QFont:
    """The font of a use, with tabular figures; `pixels` and `weight` override the role's own."""
    return _font(pixels or role.pixels, weight or role.value[1])


def metrics(role: Type, *, pixels: int | None = None, weight: int | None = None) -> QFontMetricsF:
    """The metrics of `font`, for measuring before painting."""
    return QFontMetricsF(font(role, pixels=pixels, weight=weight))


def load_fonts() -> None:
    """Make the bundled faces known to Qt; the second call does nothing."""
    _load_fonts()


@cache
def _load_fonts() -> None:
    for folder in _FONT_FOLDERS:
        for file in sorted(resources.path("fonts", folder).glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


# ---- Light and dark ----------------------------------------------------------------------------------------


class Choice(StrEnum):
    """What the user may choose; SYSTEM follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class _Theme(QObject):
    """Holds the theme in force and says when it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice.LIGHT
        self.name = "light"
        self.follows: QApplication | None = None
        self.reduced_motion = False

    def follow(self, app: QApplication) -> None:
        """Watch the desktop's scheme of `app`, once."""
        if self.follows is not app:
            self.follows = app
            app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self) -> None:
        if self.choice is Choice.SYSTEM and self.follows is not None:
            apply(self.follows, Choice.SYSTEM)


_theme = _Theme()
changed = _theme.changed  # emitted after every switch


def current() -> str:
    """The theme in force: "light" or "dark"."""
    return _theme.name


def choice() -> Choice:
    """What the user has chosen, which may be to follow the desktop."""
    return _theme.choice


def resolve(app: QApplication, wanted: Choice | str) -> str:
    """Which theme a choice means on this desktop now."""
    wanted = Choice(wanted)
    if wanted is not Choice.SYSTEM:
        return wanted.value
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def apply(app: QApplication, wanted: Choice | str = Choice.SYSTEM) -> None:
    """Give the whole application a theme; may be called again at any time, and repaints every widget."""
    load_fonts()
    _theme.choice = Choice(wanted)
    _theme.name = resolve(app, wanted)
    _theme.follow(app)
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font(Type.BODY))
    app.setPalette(_palette())
    app.setStyleSheet(stylesheet())
    for widget in app.allWidgets():
        widget.update()
    _theme.changed.emit()


def colour(role: str, alpha: float | None = None, section: str = "ui") -> QColor:
    """The colour that a role has now; `alpha` from 0 to 1. KeyError for a role not in palette.toml."""
    value = QColor(palette.colours(section, _theme.name)[role])
    if alpha is not None:
        value.setAlphaF(alpha)
    return value


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with `share` (0 to 1) of `other` in it."""
    return QColor(palette.mix(one.name(), other.name(), share))


def duration(milliseconds: int) -> int:
    """How long an animation may take: nothing when the user has asked for less motion."""
    return 0 if _theme.reduced_motion else milliseconds


def reduce_motion(reduced: bool) -> None:
    """Set whether animations are left out."""
    _theme.reduced_motion = reduced


# ---- What native widgets are painted with ------------------------------------------------------------------

_ROLES: Final = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "btn",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "base",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onaccent",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "base",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "shadow",
    QPalette.ColorRole.Accent: "accent",
}
_DISABLED: Final = {
    QPalette.ColorRole.WindowText: "disabled",
    QPalette.ColorRole.Text: "disabled",
    QPalette.ColorRole.ButtonText: "disabled",
    QPalette.ColorRole.PlaceholderText: "disabled",
    QPalette.ColorRole.Link: "disabled",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.Highlight: "track",
    QPalette.ColorRole.HighlightedText: "disabled",
}


def _palette() -> QPalette:
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, colour(name))
    for role, name in _DISABLED.items():
        result.setColor(QPalette.ColorGroup.Disabled, role, colour(name))
    return result


def stylesheet() -> str:
    """resources/app.qss with every `@role` replaced by the colour that it has now."""
    roles = palette.colours("ui", _theme.name)
    return re.sub(r"@([a-z0-9]+)", lambda match: roles[match[1]], resources.read_text("app.qss"))

"""Every widget in every state, on two pages; run as a script it writes them as PNG in both themes.

python -m tests.ui.widgets.gallery FOLDER
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from roundtable.domain.agenda import Phase
from roundtable.domain.star_marks import sector_marks
from ui import theme
from ui.theme import Type
from ui.widgets.advice import Advice, AdviceText, Gravity
from ui.widgets.buttons import Button, Kind
from ui.widgets.clock import ClockBlock
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Label
from ui.widgets.mini_star import MiniStar
from ui.widgets.panel import Surface
from ui.widgets.sector_mark import SectorBadge
from ui.widgets.status_line import StatusItem, StatusLine
from ui.widgets.switch import Switch

SECTORS = ("Universities", "Sector bodies", "Charities", "Professional bodies", "Students, users", "Host")
MARKS = dict(zip(SECTORS, sector_marks(SECTORS), strict=True))

ADVICE = (
    AdviceText(
        Gravity.BAD,
        "hard-drive",
        "The disk is full. Every word is safe:",
        "writing goes to KINGSTON (3.1 GB free) since 15:11:20.",
        ("Free space…",),
        closable=False,
    ),
    AdviceText(
        Gravity.WARN,
        "projector",
        "The projector was unplugged.",
        "The room sees nothing; nothing moved to this screen. It comes back by itself.",
        ("Choose a screen",),
    ),
    AdviceText(
        Gravity.WARN,
        "timer",
        "Nobody has started item 6.",
        "The last one ended 4 minutes ago.",
        ("Start it at 15:12", "Start now"),
    ),
    AdviceText(
        Gravity.INFO,
        "history",
        "17 quotes came from the second laptop.",
        "Two people typed the same sentence; both are kept and marked.",
        ("Look at the two",),
    ),
    AdviceText(
        Gravity.OK,
        "circle-check",
        "The PDF is ready: 7 pages, no protected name found.",
        "report-2026-11-19.pdf",
        ("Open", "Show the folder"),
    ),
)


Item = QWidget | QLayout | int | None


def row(*items: Item, gap: int = theme.GAP_S) -> QHBoxLayout:
    """Widgets side by side; a number is extra space, None takes what is left."""
    box = QHBoxLayout()
    _fill(box, items, gap)
    return box


def column(*items: Item, gap: int = theme.GAP_XS) -> QVBoxLayout:
    """Widgets and rows below each other; a number is extra space, None takes what is left."""
    box = QVBoxLayout()
    _fill(box, items, gap)
    return box


def _fill(box: QHBoxLayout | QVBoxLayout, items: tuple[Item, ...], gap: int) -> None:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)


def heading(title: str, note: str = "") -> QHBoxLayout:
    left, right = Label(title, Type.HEAD, "ink2"), Label(note, Type.META, "ink3")
    left.setFixedHeight(26)
    return row(left, None, right)


def app_bar() -> Surface:
    bar = Surface("win", "b")
    bar.setFixedHeight(theme.HEIGHT_APP_BAR)
    session = Button("Whose course is it?", kind=Kind.QUIET, drop=True)
    views = Switch(("Room", "Desk", "Seats", "Read-back", "Report"), name="Views")
    redo = Button(icon="redo-2", kind=Kind.QUIET, name="Nothing to redo")
    redo.setEnabled(False)
    history = Button("History", icon="history", kind=Kind.QUIET, use=Type.LIST_MEDIUM)
    search = Field("Search all words", icon="search", key="Ctrl+F", height=30, use=Type.LIST)
    search.setFixedWidth(230)
    undo = Button(icon="undo-2", kind=Kind.QUIET, name="Undo quote by TB")
    menu = Button(icon="ellipsis", kind=Kind.QUIET, name="Menu")
    box = row(MiniStar(), session, None, undo, redo, history, search, menu, gap=4)
    box.insertWidget(3, views)
    box.insertStretch(4, 1)
    box.setContentsMargins(16, 0, 10, 0)
    bar.setLayout(box)
    return bar


def refusals() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP_XXL)
    grid.setVerticalSpacing(theme.GAP_L)
    fields = [LabelledField(name) for name in ("Minutes", "Initials", "Fixed at", "Capture", "Signed as", "Length")]
    typed = (
        "1h75",
        "TB",
        "16:00",
        "! ucl share the budget by 31 feb",
        "the only student representative",
        "1h30",
    )
    for index, (each, text) in enumerate(zip(fields, typed, strict=True)):
        each.field.setText(text)
        grid.addWidget(each, index // 3, index % 3)
        grid.setColumnStretch(index % 3, 1)
    fields[0].setObjectName("minutes")
    fields[0].refuse("75 minutes is more than an hour. Did you mean 2h15?", "2h15")
    fields[1].refuse("Tess Byrne already has TB.", "TBo", "TNB")
    fields[2].warn("Three items before it take until 16:07: 7 min too long.", "Trim them")
    fields[3].refuse("February has no 31st. It is noted as typed, with no date.", "28 Feb")
    fields[4].warn("This singles out one person.", "Use “A student”")
    fields[5].confirm("90 minutes; the day ends 16:30.")
    return grid


def controls() -> QHBoxLayout:
    on, off = Button("On"), Button("Unavailable")
    on.set_on(True)
    off.setEnabled(False)
    return row(
        Button("Rest"),
        on,
        off,
        16,
        Button("Next item", icon="skip-forward", kind=Kind.PRIMARY, key="N"),
        Button("3 plans", icon="timer", kind=Kind.WARN, key="L"),
        Button("Withdraw", icon="circle-slash", kind=Kind.DANGER),
        Button("Speaking", icon="mic", kind=Kind.NOW, key="S"),
        Button("History", icon="history", kind=Kind.QUIET),
        Button("Take", icon="monitor-up", key="↵"),
        Button("Quote", kind=Kind.QUIET, drop=True),
        Button(icon="pause", height=theme.HEIGHT_BUTTON_RUN_BAR, icon_size=18, name="Pause"),
        Button("Confirm", icon="check", key="C", height=theme.HEIGHT_BUTTON_BIG, use=Type.NAME),
        None,
    )


def clocks() -> QHBoxLayout:
    shown = (
        (Phase.LEFT, "18:24", "of 30 min"),
        (Phase.LAST_FIFTH, "5:12", "of 30 min"),
        (Phase.LAST_MOMENTS, "0:48", "of 30 min"),
        (Phase.OVER, "+1:42", "of 30 min"),
        (Phase.PAUSED, "18:24", "since 15:02"),
    )
    blocks = []
    for phase, digits, detail in shown:
        block = ClockBlock()
        block.show_time(phase, digits, detail)
        blocks.append(block)
    return row(*blocks, None, gap=theme.GAP_L)


def sectors() -> QHBoxLayout:
    items: list[Item] = []
    for name, mark in MARKS.items():
        items += [SectorBadge(mark, name, 12), SectorBadge(mark, f"{name}, not heard yet", 12, heard=False)]
        items += [Label(name, Type.LIST_MEDIUM, "ink2", elides=False), 20]
    return row(*items, None, gap=4)


def status() -> StatusLine:
    line = StatusLine()
    line.show_items(
        (
            StatusItem("circle-check", "Saved 15:11:42", "ok"),
            StatusItem("usb", "Mirrored to KINGSTON", rank=2),
            StatusItem("projector", "EPSON 1920×1080", rank=1),
            StatusItem("mouse", "Clicker on", rank=3),
            StatusItem("battery-medium", "64\u2009%, 2 h 10", rank=1),
        )
    )
    line.show_keys((("B", "blank"), ("F", "freeze"), ("L", "plans"), ("Ctrl+K", "any command")))
    return line


def states_page() -> QWidget:
    """The page of looks/window_states_*.png, 1440 x 900."""
    body = Surface("canvas")
    box = column(
        heading("Advice stands under the app bar, one line, never over the work", "one at a time; the gravest first"),
        column(*(Advice(each) for each in ADVICE), gap=5),
        14,
        heading("A refusal stands beside what was typed, which stays as typed", "says what is wrong, offers the mend"),
        refusals(),
        14,
        heading("Controls at rest, on, unavailable, and of every kind"),
        controls(),
        12,
        heading("The clock says its phase in words as well as colour"),
        clocks(),
        10,
        heading("Sectors: a shape and a hue, full when heard, hollow when not yet"),
        sectors(),
        None,
    )
    box.setContentsMargins(32, 18, 32, 12)
    body.setLayout(box)
    page = Surface("panel")
    page.setLayout(column(app_bar(), body, status(), gap=0))
    page.resize(1440, 900)
    return page


def main(folder: Path) -> None:
    """Write every page in both themes into `folder`."""
    app = QApplication.instance() or QApplication(sys.argv)
    if not isinstance(app, QApplication):
        raise TypeError("the gallery needs widgets")
    for name in ("light", "dark"):
        theme.apply(app, name)
        for title, build in PAGES.items():
            page = build()
            page.show()
            page.activateWindow()
            field = page.findChild(LabelledField, "minutes")
            if field:
                field.field.setFocus()
            app.processEvents()
            page.grab().save(str(folder / f"{title}_{name}.png"))
            page.close()


PAGES = {"states": states_page}

if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Every widget in every state, on two pages; run as a script it writes them as PNG in both themes.

python -m tests.ui.widgets.gallery FOLDER
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, QStringListModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from roundtable.domain.agenda import Phase
from roundtable.domain.star_marks import sector_marks
from ui import theme
from ui.theme import Type
from ui.widgets import chip, paint
from ui.widgets.advice import Advice, AdviceText, Gravity
from ui.widgets.area import TextArea
from ui.widgets.avatar import Avatar, paint_avatar
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import FilterChip
from ui.widgets.choice import ChoiceRow
from ui.widgets.clock import ClockBlock, ClockSize
from ui.widgets.dot import SegmentDot
from ui.widgets.empty import Empty
from ui.widgets.field import Field, LabelledField
from ui.widgets.floating import Floating, Height
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import Label, Paragraph
from ui.widgets.mini_star import MiniStar
from ui.widgets.noted import Noted
from ui.widgets.panel import Card, SectionHead, Surface
from ui.widgets.progress import CellState, DayCell, DayStrip, Progress, ThinBar
from ui.widgets.row import Index, RowDelegate, RowList, RowState
from ui.widgets.sector_mark import SectorBadge, paint_mark
from ui.widgets.select import Select
from ui.widgets.share_bar import Share, ShareBars
from ui.widgets.slide_frame import Frame, FrameCaption, SlideFrame
from ui.widgets.status_line import StatusItem, StatusLine
from ui.widgets.switch import Switch
from ui.widgets.tick import Tick

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
    grid = QGridLayout()
    grid.setContentsMargins(theme.GAP_L, 0, 10, 0)
    grid.addLayout(row(MiniStar(), session, None, gap=4), 0, 0)
    grid.addWidget(views, 0, 1)
    grid.addLayout(row(None, undo, redo, history, search, menu, gap=4), 0, 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(2, 1)
    bar.setLayout(grid)
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
    hover, on, off = Button("Hover"), Button("On"), Button("Unavailable")
    hover.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    on.set_on(True)
    off.setEnabled(False)
    return row(
        Button("Rest"),
        hover,
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
            StatusItem("battery-medium", "64\u00a0%, 2 h 10", rank=1),
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


class HandRows(RowDelegate):
    """Rows of a queue, as a rail paints them."""

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        name, initials, sector, face, wait = HANDS[index.row()]
        middle, mark = rect.center().y(), MARKS[sector]
        base = paint.baseline(middle, theme.metrics(Type.LIST))
        paint.text(painter, 26, base, str(index.row() + 1), Type.META_STRONG, "ink3", align="right")
        paint_avatar(painter, QRectF(36, middle - 12, 24, 24), initials, mark)
        paint_mark(painter, mark, 72, middle, 9)
        paint.text(painter, rect.right() - 16, base, wait, Type.META, "ink3", align="right")
        end = rect.right() - 62
        if face:
            look = chip.ACCENT if face.text == "Reply" else chip.WARN if face.text == "Order" else chip.PLAIN
            end -= chip.chip_width(face, look)
            chip.paint_chip(painter, end, middle - 10, face, look)
        paint.text(painter, 84, base, name, Type.LIST_MEDIUM, width=end - 84 - 8)


HANDS = (
    ("Dr Ngozi Okonkwo-Hale of Westmarch", "NO", "Universities", chip.ChipFace("Order", "flag"), "now"),
    ("Owen Pritchard", "OP", "Charities", chip.ChipFace("Reply", "reply"), "1 min"),
    ("Björn Åkesson", "BÅ", "Professional bodies", chip.ChipFace("Clarify", "circle-question-mark"), "2 min"),
    ("Nguyễn Thị Minh Khai", "NK", "Students, users", None, "6 min"),
    ("Tomás Echeverría-Ibarguengoitia y Aramburu", "TE", "Universities", None, "14 min"),
)


def people() -> QHBoxLayout:
    shown = (
        ("Zeynep Yıldırım", "ZY", "Charities", 44, True, True),
        ("Tess Byrne", "TB", "Students, users", 44, True, False),
        ("Nguyễn Thị Minh Khai", "NK", "Students, users", 44, False, False),
        ("Łukasz Wiśniewski", "ŁW", "Universities", 58, True, True),
        ("Priya Raghunathan", "PR", "Sector bodies", 36, True, False),
        ("Amara Diallo-Fontaine", "ADF", "Professional bodies", 36, True, False),
        ("Jonas Bergström", "JB", "Host", 28, True, False),
        ("Björn Åkesson", "BÅ", "Professional bodies", 24, True, False),
    )
    avatars: list[Item] = []
    for name, initials, sector, size, heard, speaking in shown:
        avatar = Avatar(size)
        avatar.show_person(name, initials, MARKS[sector], heard=heard, speaking=speaking)
        avatars.append(avatar)
    nobody = Avatar(44)
    nobody.show_person("Somebody without a sector", "??", None)
    return row(*avatars, nobody, None)


def chips() -> QHBoxLayout:
    shown = (
        (chip.ChipFace("speaker from the floor", "mic"), chip.ON_CARD),
        (chip.ChipFace("Near-verbatim", "text-quote"), chip.ON_CARD),
        (chip.ChipFace("Co-design", dot=SegmentDot(1)), chip.ON_CARD),
        (chip.ChipFace("People it", dot=SegmentDot()), chip.ON_CARD),
        (chip.ChipFace("Reply", "reply"), chip.ACCENT),
        (chip.ChipFace("Order", "flag"), chip.WARN),
        (chip.ChipFace("confirmed", "circle-check"), chip.OK),
        (chip.ChipFace("Co-commission", dot=SegmentDot(0)), chip.NAKED),
        (chip.ChipFace("MA", mark=MARKS["Charities"]), chip.PLAIN),
    )
    filters = [FilterChip("All", 46), FilterChip("Words", 31), FilterChip("??", 2)]
    filters[0].setChecked(True)
    return row(*(chip.Chip(face, look, height=24) for face, look in shown), 16, *filters, None, gap=6)


def floor_card() -> Card:
    card = Card()
    card.set_now(True)
    avatar, bar, over = Avatar(44), ThinBar(), ThinBar()
    avatar.show_person("Zeynep Yıldırım", "ZY", MARKS["Charities"], speaking=True)
    bar.show_share(0.72, "1:26 of 2 min")
    over.show_share(1.2, "2:24 of 2 min")
    who = column(Label("Zeynep Yıldırım", Type.NAME), Label("Carers Together", Type.LIST, "ink2"), gap=0)
    time = column(
        Label("1:26", Type.CLOCK_SLIM, align="right"),
        Label("third time", Type.META, "ink3", align="right"),
        gap=0,
    )
    box = column(row(avatar, 6, who, None, time), bar, over, gap=4)
    box.setContentsMargins(16, 12, 16, 8)
    card.setLayout(box)
    return card


def rail() -> Surface:
    rail = Surface("panel", "l")
    rail.setFixedWidth(344)
    silence = Button("Silence", icon="mic-off", kind=Kind.QUIET, key="S", height=28, use=Type.LIST_MEDIUM)
    add = Button("Add", icon="hand", kind=Kind.QUIET, key="H", height=28, use=Type.LIST_MEDIUM)
    hands = RowList("Hands", "panel")
    hands.setModel(QStringListModel([hand[0] for hand in HANDS], hands))
    hands.setItemDelegate(HandRows(hands))
    hands.setFixedHeight(5 * 34)
    hands.setCurrentIndex(hands.model().index(1, 0))
    shares = ShareBars()
    times, seats = (0.46, 0.1, 0.17, 0.13, 0.04, 0.1), (4, 2, 3, 3, 3, 2)
    shares.show_shares(
        [
            Share(MARKS[name], name, time, seat / 17, time < seat / 34)
            for name, time, seat in zip(SECTORS, times, seats, strict=True)
        ]
    )
    slide = Surface("canvas")
    inner = column(row(Field("Give the floor: two letters", icon="mic", key="Ctrl+G", height=34)), floor_card(), gap=8)
    inner.setContentsMargins(16, 0, 16, 0)
    frame = column(FrameCaption(Frame.ON_SCREEN, "question, clock, star"), SlideFrame(Frame.ON_SCREEN, slide), gap=0)
    frame.setContentsMargins(16, 0, 16, 0)
    rail.setLayout(
        column(
            SectionHead("Floor", "", silence, height=40),
            inner,
            SectionHead("Hands", "5", add),
            hands,
            SectionHead("Time by sector"),
            shares,
            8,
            frame,
            None,
            gap=0,
        )
    )
    return rail


def bars() -> QVBoxLayout:
    progress = [Progress("canvas") for _ in range(3)]
    for bar, (share, phase) in zip(
        progress, ((0.4, Phase.LEFT), (0.86, Phase.LAST_FIFTH), (1.0, Phase.OVER)), strict=True
    ):
        bar.show_share(share, phase)
    day = DayStrip()
    done, ahead = CellState.DONE, CellState.AHEAD
    lengths = ((11, done), (21, done), (30, done), (15, done), (32, CellState.NOW), (15, ahead), (40, ahead))
    day.show_day([DayCell(minutes, state) for minutes, state in (*lengths, (10, ahead), (20, ahead))], 0.965)
    day.setFixedWidth(184)
    slim, narrow = ClockBlock(ClockSize.SLIM), ClockBlock(ClockSize.NARROW)
    slim.show_time(Phase.OVER, "+1:52")
    narrow.show_time(Phase.LAST_FIFTH, "5:12", "of 30")
    return column(*progress, row(slim, narrow, day, None, gap=16), gap=12)


def choices() -> QVBoxLayout:
    rows = [
        ChoiceRow("Named", "Marian Abara, Open Door", "4 people asked not to be"),
        ChoiceRow("Organisation", "Open Door", "suggested: 17 of 17 can live with it"),
        ChoiceRow("Sector", "a charity"),
        ChoiceRow("Nobody", "no name under any quote"),
    ]
    rows[1].setChecked(True)
    rows[3].setEnabled(False)
    select = Select("Sector of Kenji Murata")
    select.addItems(["Professional bodies?", *SECTORS])
    ticks = [Tick("Print who took part"), Tick("Number the pages"), Tick("Cannot be chosen yet")]
    ticks[0].setChecked(True)
    ticks[2].setEnabled(False)
    area = TextArea("Reword")
    area.setPlainText("A carer can tell you in one sentence what a module takes nine weeks to reach. And nobody pays.")
    switch = Switch(("Here 12", "All 46"), name="Which words", icons=("list-filter", "list"))
    return column(*rows, 8, row(select, switch, *ticks, None, gap=16), 8, area, gap=4)


def pieces_page() -> QWidget:
    """What the states page leaves out: people, chips, bars, choices, a rail, an empty state, a popup."""
    noted = Noted()
    noted.say("15:11  ZY  “A carer can tell you in one sentence what a module takes nine weeks to …”")
    empty = Empty(
        "users",
        "Nobody is on the roster yet",
        "Paste rows from a spreadsheet, drop a file, or type names. Columns are recognised and shown "
        "before anything is added.",
        (
            Button("Paste", icon="clipboard-paste", kind=Kind.PRIMARY, key="Ctrl+V"),
            Button("Open a file…"),
        ),
        "CSV, Eventbrite, Microsoft Forms, Outlook, Google, vCard",
    )
    popup = Floating(Height.POPUP)
    popup.set_padding(12)
    popup.setLayout(
        column(
            Label("Co-design", Type.STRONG),
            Paragraph("running, 12 quotes; as the running item, and much more that has to wrap here", Type.LIST),
            KeyCap("Tab"),
        )
    )
    popup.setFixedWidth(300)
    body = Surface("canvas")
    box = column(people(), 8, chips(), 8, noted, bars(), 12, choices(), 12, row(empty, popup, gap=16), None, gap=4)
    box.setContentsMargins(32, 18, 32, 12)
    body.setLayout(box)
    page = Surface("panel")
    page.setLayout(column(row(body, rail(), gap=0), status(), gap=0))
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


PAGES = {"states": states_page, "pieces": pieces_page}

if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The larger pieces: advice, clock, noted, status line, empty state, share bars, veil, rows."""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QStringListModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from roundtable.domain.agenda import Phase
from roundtable.domain.star_marks import sector_marks
from ui import theme
from ui.widgets import clock as clock_module
from ui.widgets import noted as noted_module
from ui.widgets.advice import Advice, AdviceText, Gravity
from ui.widgets.buttons import Button
from ui.widgets.clock import ClockBlock, ClockSize
from ui.widgets.empty import Empty
from ui.widgets.floating import Floating, Height, Veil
from ui.widgets.noted import Noted
from ui.widgets.row import RowDelegate, RowList, RowState
from ui.widgets.share_bar import Share, ShareBars
from ui.widgets.status_line import StatusItem, StatusLine

FULL = AdviceText(
    Gravity.BAD, "hard-drive", "The disk is full. Every word is safe:", "writing goes on.", ("Free space…", "Why")
)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    QVBoxLayout(host)
    qtbot.addWidget(host)
    host.resize(900, 500)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return host


def put(host: QWidget, widget: QWidget) -> None:
    layout = host.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()


def test_advice_carries_which_button_was_pressed(qtbot: QtBot, host: QWidget) -> None:
    advice = Advice(FULL)
    put(host, advice)
    with qtbot.waitSignal(advice.acted) as wish:
        QTest.mouseClick(advice.buttons()[1], Qt.MouseButton.LeftButton)
    assert wish.args == [1]


def test_advice_without_text_takes_no_room_and_new_advice_replaces_old(host: QWidget) -> None:
    advice = Advice(FULL)
    put(host, advice)
    advice.show_advice(None)
    assert not advice.isVisible()
    advice.show_advice(AdviceText(Gravity.OK, "circle-check", "The PDF is ready."))
    assert advice.isVisible()
    assert advice.buttons() == []
    assert advice.accessibleName() == "The PDF is ready."


def test_advice_has_at_most_two_buttons() -> None:
    with pytest.raises(ValueError, match="two"):
        AdviceText(Gravity.INFO, "info", "Three ways", buttons=("a", "b", "c"))


def test_the_title_of_advice_is_not_cut_where_the_rest_is(host: QWidget) -> None:
    advice = Advice(AdviceText(Gravity.WARN, "projector", "The projector was unplugged.", "It comes back. " * 20))
    put(host, advice)
    QApplication.processEvents()
    title, rest = advice._title, advice._rest
    assert not title.is_cut()
    assert rest.is_cut()


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("size", list(ClockSize))
def test_the_clock_says_its_phase_in_words(qtbot: QtBot, phase: Phase, size: ClockSize) -> None:
    clock = ClockBlock(size)
    qtbot.addWidget(clock)
    clock.show_time(phase, "18:24", "of 30 min")
    said = clock.accessibleName().split(" ", 1)
    assert said[0] == "18:24"
    assert len(said[1]) > len(" of 30 min")


def test_phases_of_the_clock_do_not_look_alike(qtbot: QtBot) -> None:
    clock = ClockBlock()
    qtbot.addWidget(clock)
    pictures = []
    for phase in Phase:
        clock.show_time(phase, "18:24", "of 30 min")
        pictures.append(clock.grab().toImage())
    assert all(pictures[i] != pictures[j] for i in range(len(pictures)) for j in range(i))


def test_a_graver_phase_flashes_once_and_settles(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock_module, "HALF_FLASH", 0)
    clock, settled = ClockBlock(), ClockBlock()
    for each in (clock, settled):
        qtbot.addWidget(each)
    settled.show_time(Phase.LAST_FIFTH, "5:12", "of 30 min")
    calm = settled.grab().toImage()
    clock.show_time(Phase.LEFT, "6:00", "of 30 min")
    monkeypatch.setattr(theme, "duration", lambda milliseconds: 1)
    clock.show_time(Phase.LAST_FIFTH, "5:12", "of 30 min")
    clock._on_half_flash()
    assert clock.grab().toImage() != calm
    qtbot.waitUntil(lambda: clock.grab().toImage() == calm)


@pytest.mark.parametrize(
    ("before", "after"),
    [(Phase.WAITING, Phase.LEFT), (Phase.OVER, Phase.LEFT), (Phase.LEFT, Phase.PAUSED), (Phase.LEFT, Phase.LEFT)],
)
def test_other_changes_do_not_flash(qtbot: QtBot, before: Phase, after: Phase) -> None:
    clock = ClockBlock()
    qtbot.addWidget(clock)
    clock.show_time(before, "6:00")
    clock.show_time(after, "5:59")
    assert not clock._flash.isActive()


def test_nothing_flashes_when_motion_is_reduced(qtbot: QtBot) -> None:
    theme.reduce_motion(True)
    try:
        clock = ClockBlock()
        qtbot.addWidget(clock)
        clock.show_time(Phase.LEFT, "6:01")
        clock.show_time(Phase.LAST_FIFTH, "6:00")
        assert not clock._flash.isActive()
    finally:
        theme.reduce_motion(False)


def test_noted_stays_until_the_next_key_and_six_seconds_more(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noted_module, "STAYS", 0)
    noted = Noted()
    qtbot.addWidget(noted)
    noted.say("15:11  ZY  “A carer can …”")
    QApplication.processEvents()
    assert noted.is_saying()
    noted.release()
    qtbot.waitUntil(lambda: not noted.is_saying())


def test_noted_offers_to_take_it_back(qtbot: QtBot) -> None:
    noted = Noted()
    qtbot.addWidget(noted)
    noted.show()
    noted.say("15:11  ZY  “A carer can …”")
    with qtbot.waitSignal(noted.undo_requested):
        QTest.mouseClick(noted.findChildren(Button)[0], Qt.MouseButton.LeftButton)


def test_the_status_line_leaves_out_what_matters_least(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    saved, mouse = StatusItem("circle-check", "Saved 15:11:42"), StatusItem("mouse", "Clicker on", rank=2)
    battery = StatusItem("battery-medium", "64 %, 2 h 10", rank=1)
    line.show_items((saved, mouse, battery))
    line.show_keys((("B", "blank"), ("F", "freeze")))
    line.resize(900, 28)
    assert line.shown() == ([saved, mouse, battery], [("B", "blank"), ("F", "freeze")])
    line.resize(380, 28)
    assert line.shown()[0] == [saved, battery]
    line.resize(150, 28)
    assert line.shown() == ([saved], [])


def test_an_empty_state_offers_what_to_do(qtbot: QtBot) -> None:
    paste = Button("Paste")
    empty = Empty("users", "Nobody is on the roster yet", "Paste rows, or type names.", (paste,), "CSV, vCard")
    qtbot.addWidget(empty)
    empty.show()
    assert paste.isVisible()
    assert empty.accessibleName() == "Nobody is on the roster yet"
    empty.show_state("search", "No words with “sandwhich”", "Close to it: “sandwiches”.")
    assert empty.accessibleName() == "No words with “sandwhich”"


def test_shares_are_said_in_words(qtbot: QtBot) -> None:
    bars = ShareBars()
    qtbot.addWidget(bars)
    students, host = sector_marks(("Students", "Host"))
    bars.show_shares((Share(students, "Students", 0.04, 0.18, low=True), Share(host, "Host", 0.96, 0.82)))
    assert bars.accessibleDescription().startswith("Students: 4% of time, 18% of seats")
    assert bars.sizeHint().height() == 44


def test_nobody_has_spoken_is_no_division_by_nought(qtbot: QtBot) -> None:
    bars = ShareBars()
    qtbot.addWidget(bars)
    bars.show_shares([Share(mark, name, 0, 0) for mark, name in zip(sector_marks(("A", "B")), "AB", strict=True)])
    assert not bars.grab().isNull()


def panel_with_field() -> tuple[Floating, QLineEdit]:
    panel, field = Floating(Height.PANEL), QLineEdit()
    QVBoxLayout(panel).addWidget(field)
    panel.setFocusProxy(field)
    return panel, field


def test_a_veil_holds_the_focus_and_gives_it_back(qtbot: QtBot, host: QWidget) -> None:
    below = QLineEdit()
    put(host, below)
    below.setFocus()
    veil = Veil(host)
    panel, field = panel_with_field()
    veil.open(panel)
    assert field.hasFocus()
    assert veil.geometry() == host.rect()
    with qtbot.waitSignal(veil.dismissed):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    veil.close_panel()
    assert not veil.isVisible()
    assert below.hasFocus()


def test_a_veil_keeps_the_tab_key_within_its_panel(host: QWidget) -> None:
    below = QLineEdit()
    put(host, below)
    veil = Veil(host)
    panel, field = panel_with_field()
    second = QLineEdit()
    layout = panel.layout()
    assert layout is not None
    layout.addWidget(second)
    veil.open(panel)
    seen = set()
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == {field, second}


def test_a_veil_follows_the_window(host: QWidget) -> None:
    veil = Veil(host)
    panel, _ = panel_with_field()
    veil.open(panel)
    host.resize(700, 400)
    QApplication.processEvents()
    assert veil.geometry() == host.rect()
    assert (panel.geometry().center() - veil.rect().center()).manhattanLength() <= 2


class Names(RowDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painted: dict[str, RowState] = {}

    def row_height(self, index: QModelIndex | QPersistentModelIndex, width: int) -> int:
        return 40 if index.row() == 0 else 24

    def paint_row(
        self,
        painter: QPainter,
        rect: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        state: RowState,
    ) -> None:
        self.painted[index.data()] = state


def test_a_row_knows_how_it_stands(qtbot: QtBot, host: QWidget) -> None:
    rows = RowList("People")
    rows.setModel(QStringListModel(["Tess", "Owen"], rows))
    names = Names(rows)
    rows.setItemDelegate(names)
    put(host, rows)
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(1, 0))
    rows.grab()
    assert names.painted["Owen"].selected
    assert not names.painted["Tess"].selected
    assert rows.visualRect(rows.model().index(0, 0)).height() == 40
    assert rows.visualRect(rows.model().index(1, 0)).height() == 24

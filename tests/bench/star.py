"""The facilitator's star with words around it: a full repaint, a drag, a step of the zoom, and a pan, off screen."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from roundtable.commands.star import choose_star
from roundtable.commands.words import capture_quote
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_thumbnail import Heard
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.bench.measure import Figure, median, percentile, ratio, taking_turns
from ui import theme
from ui.live import Live
from ui.main.window import MainWindow
from ui.operator.star_panel import StarPanel
from ui.star.values import Chip, ChipKind, Mode, StarView
from ui.star.view import STEP, StarPane

COUNTS = (60, 500, 5000)
FRAME = 16.7
"""Milliseconds of a frame, which the median must not exceed up to 500 notes."""
MEASURED_TO = 500
WIDTH, HEIGHT = 1920, 1080
ROUNDS = 40
TEXT = "nobody asked the evening group before they moved it carers write the first page we met in a library"


def figures() -> Iterator[Figure]:
    """For each number of notes each act, against one colour as large; up to 500 notes within a frame."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    for count in COUNTS:
        pane = StarPane()
        pane.resize(WIDTH, HEIGHT)
        pane.set_mode(Mode.WORDS)
        pane.show_star(view_of(count))
        pane.show()
        app.processEvents()
        yield from _acts(pane, count)
        pane.close()
        pane.deleteLater()
    yield from _in_the_window()


def _in_the_window() -> Iterator[Figure]:
    """One quote more on Map it, until the whole Room has been painted; there is no aim for it yet."""
    room = Room(Store.in_memory(), lambda: datetime.now(UTC))
    room.do(choose_star, star=CO_PRODUCTION)
    for chip in view_of(MEASURED_TO).chips:
        room.do(capture_quote, text=chip.text, segments=chip.segments)
    window = MainWindow(Live(room))
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.show_view("Room")
    centre = window.findChild(StarPanel)
    assert centre is not None
    centre.switch.part(1).click()
    QApplication.processEvents()

    def one_more() -> None:
        room.do(capture_quote, text="A word that came late", segments=["map-it"])
        QApplication.processEvents()

    yield _line("one quote more, the whole window", one_more, MEASURED_TO, has_aim=False)
    window.close()
    window.deleteLater()


def view_of(count: int) -> StarView:
    """A star with so many notes, always the same."""
    chance = random.Random(6)
    chips = []
    for number in range(count):
        text = " ".join(chance.choices(TEXT.split(), k=chance.randint(2, 12))).capitalize()
        on = [chance.choice(CO_PRODUCTION.inner).id, chance.choice(CO_PRODUCTION.outer).id]
        segments = tuple(on[: chance.randint(1, 2)]) if number % 20 else ()
        chips.append(Chip(f"note-{number}", text, segments, chance.choice(list(ChipKind))))
    heard = {
        segment.id: Heard(sum(segment.id in chip.segments for chip in chips)) for segment in CO_PRODUCTION.segments
    }
    return StarView(CO_PRODUCTION, heard, "Whose course is it?", chips=tuple(chips))


def _acts(pane: StarPane, count: int) -> Iterator[Figure]:
    yield _line("full repaint", _repaint(pane), count, f", {len(pane.star_scene.chips())} find room")
    yield _line("drag", _drag(pane), count)
    pane.star_scene.pointer.let_go()
    yield _line("step of the zoom", _zoom(pane), count)
    pane.zoom_by(1.6 / pane.zoom)
    yield _line("sharp after the zoom", _rest(pane), count)
    yield _line("pan, at 1.6", _pan(pane), count)
    pane.show_whole()
    pane.come_to_rest()
    yield _line("one note more", _one_more(pane, count), count)


def _line(what: str, act: Callable[[], object], count: int, more: str = "", *, has_aim: bool = True) -> Figure:
    """How many times as long as painting one colour it takes, and as its aim the milliseconds of a frame."""
    picture = QPixmap(WIDTH, HEIGHT)
    taking_turns(3, act, lambda: _fill(picture))
    ours, bare = taking_turns(ROUNDS, act, lambda: _fill(picture))
    least, aim = median(bare), f", aim ≤ {FRAME:g} ms" if has_aim and count <= MEASURED_TO else ""
    behind = f"{median(ours) * 1e3:.1f} ms, 95 of 100 in {percentile(ours, 0.95) * 1e3:.1f} ms{aim}{more}"
    most = FRAME / 1e3 / least if aim else None
    return ratio(f"star, {count} notes: {what}", median(ours), least, most=most, behind=behind)


def _fill(picture: QPixmap) -> None:
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor("#FBFAF6"))
    painter.end()


def _repaint(pane: StarPane) -> Callable[[], object]:
    def repaint() -> None:
        for item in pane.star_scene.items():
            item.update()  # or what Qt keeps painted would be shown again
        pane.viewport().repaint()

    return repaint


def _rest(pane: StarPane) -> Callable[[], object]:
    def rest() -> None:
        pane.come_to_rest()
        pane.viewport().repaint()

    return rest


def _drag(pane: StarPane) -> Callable[[], object]:
    chip = next(laid for laid in pane.star_scene.chips() if not laid.waits)
    start = pane.mapFromScene(chip.rect.center())
    _mouse(pane, QMouseEvent.Type.MouseButtonPress, start)
    places = iter(range(10**9))

    def step() -> None:
        turn = next(places)
        _mouse(pane, QMouseEvent.Type.MouseMove, QPoint(300 + turn * 23 % 1300, 200 + turn * 17 % 700))
        QApplication.processEvents()

    return step


def _mouse(pane: StarPane, kind: QMouseEvent.Type, where: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    at, outside = QPointF(where), QPointF(pane.viewport().mapToGlobal(where))
    QApplication.sendEvent(pane.viewport(), QMouseEvent(kind, at, outside, left, left, Qt.KeyboardModifier.NoModifier))


def _zoom(pane: StarPane) -> Callable[[], object]:
    steps = iter(range(10**9))

    def step() -> None:
        pane.zoom_by(STEP if next(steps) % 8 < 4 else 1 / STEP)
        QApplication.processEvents()

    return step


def _pan(pane: StarPane) -> Callable[[], object]:
    steps = iter(range(10**9))

    def step() -> None:
        by = 13 if next(steps) % 40 < 20 else -13
        pane.pan_by(by, by)
        QApplication.processEvents()

    return step


def _one_more(pane: StarPane, count: int) -> Callable[[], object]:
    view = view_of(count)
    theme.reduce_motion(True)
    more = iter(range(10**9))

    def step() -> None:
        number = next(more)
        chip = Chip(f"late-{number}", "A word that came late", (CO_PRODUCTION.segments[number % 9].id,))
        pane.show_star(StarView(CO_PRODUCTION, view.evidence, view.title, chips=(*view.chips, chip)))
        QApplication.processEvents()

    return step

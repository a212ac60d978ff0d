"""What the room's picture costs: a flip of the clock, a change of slide, a frame of a fade, and a clock that runs.

Each is painted as the window is, on a raster of the size of its screen, and stands beside the least that it could be:
one bare drawText of the same digits over a ground of one colour, or the same picture filled with one colour.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.bench.measure import Figure, median, ratio, taking_turns

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QRectF, QSize, QSizeF, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from roundtable.commands.clock import next_item
from roundtable.commands.projection import project
from roundtable.domain.projection import Slide
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.bench.sessions import fill_with_sample
from ui import theme
from ui.live import Live
from ui.projector.window import ProjectorWindow
from ui.slides.clock import digits_pixels
from ui.slides.content import ClockSlide, SlideContent
from ui.slides.fitting import fit, font
from ui.slides.from_session import content_of
from ui.slides.paint import clock_areas, paint, paint_clock
from ui.slides.sheet import Sheet

SIZES = ((1920, 1080, 16.7), (3840, 2160, 33.0))
"""Pixels, and the milliseconds in which a slide has to be there."""
FLIP = 4.0
ROUNDS = 15
WATCHED = 6.0
"""Seconds for which a running clock is watched."""
MOST_CPU = 0.01
"""The share of one processor that it may take."""
LARGEST = 0.515
"""How large the digits of the clock alone are, by the height."""
SLIDES = tuple(slide for slide in Slide if slide is not Slide.BLANK)


def figures() -> list[Figure]:
    """Return lines for both sizes, and one for the clock that runs."""
    _application = QApplication.instance() or QApplication([])
    theme.load_fonts()
    moment = [datetime.now(UTC)]
    room = Room(Store.in_memory(), lambda: moment[0])
    room.do(fill_with_sample)
    room.do(next_item)
    moment[0] += timedelta(minutes=3)
    lines = []
    for width, height, most in SIZES:
        size = QSizeF(width, height)
        contents = _contents(room.session, moment[0])
        lines += [_flip(size, contents[Slide.CLOCK]), _change(size, contents, most)]
        lines.append(_fade(size, contents))
    lines.append(_idle())
    room.close()
    return lines


def _contents(session: Session, now: datetime) -> dict[Slide, SlideContent]:
    """Every slide as the sample fills it."""
    quote = max(session.all(Quote), key=lambda each: len(each.text))
    return {slide: content_of(session, now, slide, quote.id) for slide in SLIDES}


def _flip(size: QSizeF, content: SlideContent) -> Figure:
    """One second of the largest clock, against its place filled and its digits drawn."""
    assert isinstance(content, ClockSlide) and content.clock is not None
    clock = content.clock
    picture = _picture(size)
    seconds = iter(range(100_000))
    shown = content

    def flip() -> None:
        nonlocal shown
        before, shown = shown, replace(content, clock=replace(clock, digits=f"12:{next(seconds) % 60:02d}"))
        painter = QPainter(picture)
        paint_clock(painter, size, shown, "light", before)
        painter.end()

    area = clock_areas(size, content, "light")[0]
    sheet = Sheet(QPainter(), size, "light")
    face = font(round(digits_pixels(sheet, clock, sheet.column, LARGEST)), 600, figures=True)

    def least() -> None:
        painter = QPainter(picture)
        painter.fillRect(area, sheet.colour("bg"))
        painter.setFont(face)
        painter.drawText(area.bottomLeft(), f"12:{next(seconds) % 60:02d}")
        painter.end()

    ours, bare = _medians(60, flip, least)
    return _line("clock flip / its place filled, one drawText", size, ours, bare, FLIP)


def _change(size: QSizeF, contents: dict[Slide, SlideContent], most: float) -> Figure:
    """A whole slide, laid out anew: the median over the slides, the slowest behind it, against a filled picture."""
    medians: dict[Slide, float] = {}
    bare = 0.0
    for slide, content in contents.items():
        picture = _picture(size)

        def change(content: SlideContent = content, picture: QPixmap = picture) -> None:
            fit.cache_clear()
            painter = QPainter(picture)
            paint(painter, size, content, "light")
            painter.end()

        medians[slide], bare = _medians(ROUNDS, change, _filling(picture, size))
    slowest = max(medians, key=lambda slide: medians[slide])
    ours = median(list(medians.values()))
    line = _line("slide change / one colour", size, ours, bare, most)
    behind = f"{line.behind}; slowest {slowest.value} {medians[slowest] * 1e3:.1f} ms"
    return replace(line, behind=behind)


def _fade(size: QSizeF, contents: dict[Slide, SlideContent]) -> Figure:
    """One frame of a take: two pictures laid over each other, against a filled one; a slow one becomes a cut."""
    before, after, target = _picture(size), _picture(size), _picture(size)
    for picture, slide in ((before, Slide.QUESTION), (after, Slide.STAR)):
        painter = QPainter(picture)
        paint(painter, size, contents[slide], "light")
        painter.end()

    def frame() -> None:
        painter = QPainter(target)
        painter.drawPixmap(0, 0, after)
        painter.setOpacity(0.5)
        painter.drawPixmap(0, 0, before)
        painter.end()

    ours, bare = _medians(ROUNDS, frame, _filling(target, size))
    return ratio(f"frame of a fade / one colour, {size.height():g}", ours, bare, most=None, behind=_behind(ours, bare))


def _idle() -> Figure:
    """The processor time of the projector's window with a clock that runs, in real time."""
    room = Room(Store.in_memory(), lambda: datetime.now(UTC))
    room.do(fill_with_sample)
    room.do(next_item)
    room.do(project, slide=Slide.CLOCK)
    live = Live(room)
    window = ProjectorWindow(live)
    window.resize(QSize(1920, 1080))
    window.show()
    _run(1.0)
    before, used = time.perf_counter(), time.process_time()
    _run(WATCHED)
    share = (time.process_time() - used) / (time.perf_counter() - before)
    window.close()
    live.close()
    return Figure(
        "processor of a clock that runs, 1080",
        f"{share * 100:.2f} %",
        f"≤ {MOST_CPU * 100:g} %",
        f"of one processor, over {WATCHED:g} s",
        share <= MOST_CPU,
    )


def _picture(size: QSizeF) -> QPixmap:
    picture = QPixmap(size.toSize())
    picture.fill(QColor("#FBFAF6"))
    return picture


def _filling(picture: QPixmap, size: QSizeF) -> Callable[[], object]:
    def fill() -> None:
        painter = QPainter(picture)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor("#FBFAF6"))
        painter.end()

    return fill


def _medians(rounds: int, ours: Callable[[], object], least: Callable[[], object]) -> tuple[float, float]:
    taking_turns(2, ours, least)
    first, second = taking_turns(rounds, ours, least)
    return median(first), median(second)


def _line(what: str, size: QSizeF, ours: float, least: float, most: float) -> Figure:
    """The ratio, and as its aim the milliseconds that there are."""
    behind = f"{_behind(ours, least)}, aim ≤ {most:g} ms"
    return ratio(f"{what}, {size.height():g}", ours, least, most=most / 1e3 / least, behind=behind)


def _behind(ours: float, least: float) -> str:
    return f"{ours * 1e3:.2f} ms / {least * 1e3:.2f} ms"


def _run(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1e3), loop.quit)
    loop.exec()

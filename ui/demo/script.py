"""What is played: ten minutes of the sample's debate on co-design, then the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QPointF, Qt

from roundtable.commands.report import add_block
from roundtable.domain.agenda import Run
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_geometry import CANVAS, anchor_of
from roundtable.domain.words import Quote, Wording
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.demo.cut import let_the_rest_happen
from ui.demo.hands import drag, press, type_text
from ui.demo.pictures import Pictures
from ui.operator.room import RoomView
from ui.report.view import ReportView
from ui.sitting import Sitting

BEGINS = timedelta(minutes=7, seconds=30)
"""How long the item in hand has run when the demo begins."""
ITEM = Id("design")
TYPED = (Id("quote-28"), Id("quote-30"), Id("quote-31"))
"""Quotes of the sample that are typed in the demo; no block of its report names them."""
ACTION = "! tlp: We put the evening hours on the door in two languages by fri"
SPEAKER = Id("nwosu-park")
DRAGGED_TO = "co-design"
PAGE = 3
"""The page of the report that is looked at, counted from 0: the one with the star."""
LIVE = ("Room", "Desk", "Seats", "Read-back")
"""Views whose pictures are taken while the item runs."""

Step = float | Callable[[], bool]
"""Seconds to wait, or a question to wait for until it is answered by yes."""


class DemoClock:
    """Tells the time of the sample's afternoon; it goes on with the script."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The time of the afternoon."""
        return self.at

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)


class Script:
    """The acts, one after the other; every step is watched at the pace of the player."""

    def __init__(self, sitting: Sitting, whole: Session, clock: DemoClock, report: Path, pictures: Pictures) -> None:
        self._sitting, self._whole, self._clock = sitting, whole, clock
        self._report, self._pictures = report, pictures
        self._live = sitting.live
        self._window = sitting.window

    def play(self) -> Iterator[Step]:
        """The whole demo."""
        yield 1.0
        yield from self._run_the_room()
        yield from self._take_notes()
        yield from self._hang_on_the_star()
        yield from self._show_the_quote()
        yield from self._read_back()
        yield from self._change_minds()
        yield from self._pictures.take_views(self._sitting, LIVE)
        self._pictures.take_slides(self._sitting, self.typed[-1].id)
        yield from self._finish()
        yield from self._print()

    def _act(self, name: str) -> None:
        self._window.actions_[name].trigger()

    def _room(self) -> RoomView:
        self._act("view-room")
        view = self._window.view
        assert isinstance(view, RoomView)
        return view

    def _run_the_room(self) -> Iterator[Step]:
        """The question to the room, the floor by two letters, a minute more."""
        room = self._room()
        room.screen_.preview_slide(Slide.QUESTION)
        yield 0.8
        self._act("take")
        yield 1.2
        person = self._whole.get(Contributor, SPEAKER)
        self._act("give-floor")
        yield 0.3
        yield from type_text(room.floor.field, person.initials)
        yield 0.4
        press(room.floor.field, Qt.Key.Key_Return)
        yield 0.8
        self._act("extend")
        yield 0.6

    def _take_notes(self) -> Iterator[Step]:
        """Three quotes, one after the other, and a promise."""
        self._act("view-desk")
        desk = self._window.view
        assert isinstance(desk, DeskView)
        yield 0.6
        for quote_id in TYPED:
            line = typed_line(self._whole, self._whole.get(Quote, quote_id))
            yield from type_text(desk.line.edit, line)
            yield 0.35
            press(desk.line.edit, Qt.Key.Key_Return)
            yield 0.5
        yield from type_text(desk.line.edit, ACTION)
        yield 0.5
        press(desk.line.edit, Qt.Key.Key_Return)
        yield 0.9

    def _hang_on_the_star(self) -> Iterator[Step]:
        """A quote that waits beside the star is dragged on to it."""
        room = self._room()
        room.centre.switch.part(1).click()
        yield 0.9
        pane = room.centre.star
        chip = next(chip for chip in pane.star_scene.chips() if not chip.chip.segments)
        target = anchor_of(self._live.session.details.star, DRAGGED_TO, CANVAS)
        assert target is not None
        yield from drag(pane, chip.rect.center(), QPointF(*target))
        quote_id = Id(chip.chip.record_id)
        yield lambda: self._live.session.get(Quote, quote_id).segments == (DRAGGED_TO,)
        yield 0.8
        room.centre.switch.part(0).click()
        yield 0.6

    def _show_the_quote(self) -> Iterator[Step]:
        """Preview first, then take; then the screen goes dark and comes back."""
        room = self._room()
        room.screen_.preview_slide(Slide.QUOTE, self.typed[-1].id)
        yield 0.9
        self._act("take")
        yield 1.6
        self._act("blank")
        yield 0.6
        self._act("blank")
        yield 0.6
        self._act("view-seats")
        yield 1.4

    def _read_back(self) -> Iterator[Step]:
        """The speaker confirms a quote in the room."""
        self._act("view-read-back")
        view = self._window.view
        assert isinstance(view, ReadBackView)
        view.take_up(self.typed[-1].id)
        yield 1.0
        view.confirm()
        yield 1.2

    def _change_minds(self) -> Iterator[Step]:
        """What is undone can be done again."""
        self._act("view-desk")
        yield 0.4
        self._act("undo")
        yield 0.7
        self._act("redo")
        yield 0.7

    def _finish(self) -> Iterator[Step]:
        """The rest of the afternoon passes at once."""
        self._clock.at = max(run.ended_at or run.started_at for run in self._whole.all(Run)) + timedelta(minutes=1)
        self._live.do(let_the_rest_happen, whole=self._whole, noted=TYPED)
        yield 0.2
        room = self._room()
        room.screen_.preview_slide(Slide.STAR)
        self._act("take")
        yield 1.6

    def _print(self) -> Iterator[Step]:
        """The confirmed quote goes into the report, and the PDF is made."""
        self._act("view-report")
        view = self._window.view
        assert isinstance(view, ReportView)
        yield 1.0
        section = next(each for each in self._live.session.all(Section) if each.title == "Co-design")
        view.outline.list.setCurrentIndex(view.outline.model.index(view.outline.model.row_of(section.id)))
        self._live.do(add_block, section_id=section.id, block=Block(BlockKind.QUOTE, self.typed[-1].id))
        view.make_pdf_at(self._report)
        yield self._report.exists
        yield lambda: view.preview.is_drawn
        view.preview.turn_to(PAGE)
        yield 1.5
        yield from self._pictures.take_views(self._sitting, ("Report",))
        yield from self._pictures.take_rest(self._sitting, self._clock.at.date())

    @property
    def typed(self) -> tuple[Quote, ...]:
        """The quotes that were typed here, the last one last."""
        texts = {self._whole.get(Quote, quote_id).text for quote_id in TYPED}
        return tuple(quote for quote in self._live.session.quotes if quote.text in texts)


def typed_line(session: Session, quote: Quote) -> str:
    """A quote as a note-taker types it: initials, and quotation marks when it is verbatim."""
    person = session.find(Contributor, quote.contributor_id)
    speaker = f"{person.initials}: " if person else ""
    words = f'"{quote.text}"' if quote.words is Wording.VERBATIM else quote.text
    return f"{speaker.lower()}{words}"

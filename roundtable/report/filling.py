"""Fills pages: what does not fit lets text pass it, or is set smaller, before it leaves a hole behind.

Reportlab sets one flowable after the other and begins a page where one has no room. Here the next ones are looked at
first: a box or figure lets at most two paragraphs of the same chapter pass it, a paragraph that leads up to a box is
parted, and a box behind a heading is set in the next smaller size. The order of reading stays that of the elements.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame

from roundtable.report import failing
from roundtable.report.boxes import Beside, QuoteBox, run_round
from roundtable.report.breaks import ChapterBreak, HeadingBreak, LeadIn
from roundtable.report.failing import Progress
from roundtable.report.figures import CaptionedFigure
from roundtable.report.style import COLUMN, LINE, MEASURE
from roundtable.report.words import HeadingLine, Words

HOLE: Final = 0.15 * COLUMN
"""So much room at the foot of a page is worth a paragraph that stands before the box that it comes after."""
LARGE: Final = 0.22 * COLUMN
"""So much is worth a smaller box or picture; with the space below what stands above it is a quarter of the page."""
_PASSING: Final = 2
"""So many paragraphs pass a box at most."""
_LEAST: Final = 3.1 * LINE
"""So much text stands below a heading at least."""
_LEAST_LAST: Final = 0.18 * COLUMN
"""So much stands on the last page, some five rows of a table, if the last chapter could have done without it."""
_LINES: Final = 2
"""Lines of a paragraph that stay together, at the foot of a page or before the box that they lead up to."""


class Pages(BaseDocTemplate):
    """A document that looks ahead before it leaves room at the foot of a page."""

    def __init__(self, target: BytesIO, progress: Progress, **options: object) -> None:
        super().__init__(target, **options)
        self._progress = progress
        self._passed: dict[int, int] = {}
        """How many paragraphs passed a box, by its id: boxes live as long as the story, and a document is set once."""
        self._must_pass: Flowable | None = None

    def _endBuild(self) -> None:
        """What fails from here on is no part of the text."""
        self._progress.place = None
        super()._endBuild()

    def filterFlowables(self, flowables: list[Flowable]) -> None:
        """Put what comes next in the order in which it is set; reportlab asks before each flowable."""
        if flowables:
            self._progress.place = getattr(flowables[0], "place", self._progress.place)
        frame = self.frame if len(flowables) > 1 else None
        if frame is None or frame.id != "body" or frame._atTop:
            return
        try:
            self._look_ahead(flowables, frame)
        except Exception:
            # What fails does so again when its turn comes, and then it is known which part it is.
            if not failing.DEGRADES:
                raise

    def _look_ahead(self, flowables: list[Flowable], frame: Frame) -> None:
        room = float(frame._y - frame._y1p)
        following = flowables[0]
        if isinstance(following, ChapterBreak):
            _open_last_chapter(flowables, room)
        elif isinstance(following, LeadIn):
            _part_lead(flowables, room)
        elif isinstance(following, HeadingBreak):
            self._keep_heading(flowables, room)
        elif isinstance(following, QuoteBox | CaptionedFigure):
            self._let_pass(flowables, room - _between(frame, following))
        elif isinstance(following, Beside):
            room -= _between(frame, following)
            if room >= HOLE and following.wrap(MEASURE, room)[1] > room:
                _begin_above(flowables, 0, room)

    def _let_pass(self, flowables: list[Flowable], room: float) -> None:
        """Put a paragraph before a box that has no room; where none may, the box begins here and goes on overleaf."""
        box, following = flowables[:2]
        is_due, self._must_pass = box is self._must_pass, None
        if (room < HOLE and not is_due) or box.wrap(MEASURE, room)[1] <= room or box.split(MEASURE, room):
            return
        passed = self._passed.get(id(box), 0)
        if passed < _PASSING and may_pass(box, following, room, is_due=is_due):
            self._passed[id(box)] = passed + 1
            flowables[:2] = [following, box]
        elif room >= LARGE:
            flowables[:1] = _in_less(box, room) or [box]

    def _keep_heading(self, flowables: list[Flowable], room: float) -> None:
        """Keep a heading on a page on which what follows it has no room with it, if that leaves a large hole."""
        if room >= flowables[0].height or room < LARGE:
            return
        place, taken = _behind_heading(flowables)
        room -= taken
        if place < len(flowables) and isinstance(flowables[place], LeadIn):
            words = flowables[place + 1]
            if _lines_of(words) >= 2 * _LINES:
                if room >= HOLE:
                    del flowables[0]  # it will be parted
                return
            place, room = place + 2, room - float(words.height + words.getSpaceAfter())
        box, following = [*flowables[place : place + 2], None, None][:2]
        if isinstance(box, Beside):
            if room >= _LEAST and _begin_above(flowables, place, room):
                del flowables[0]
        elif isinstance(box, QuoteBox | CaptionedFigure) and may_pass(box, following, room, is_due=room >= _LEAST):
            self._must_pass = box
            del flowables[0]
        elif isinstance(box, QuoteBox | CaptionedFigure) and (
            less := _in_less(box, room - float(box.getSpaceBefore()))
        ):
            before = [each for each in flowables[1:place] if not isinstance(each, LeadIn)]
            flowables[: place + 1] = [*before, *less]


def may_pass(box: Flowable, following: Flowable | None, room: float, *, is_due: bool) -> bool:
    """Whether what follows a box that has no room may stand before it: plain text, if the box is not led up to.

    Where the hole were large, or `is_due` since a heading stands above, so may a quiet quote before one in a box, and
    either before a figure, if they have room.
    """
    if getattr(box, "is_led_to", False):
        return False
    if isinstance(following, Words):
        return following.style.name == "body" and (is_due or room >= HOLE)
    if not isinstance(following, QuoteBox) or following.is_led_to or not (is_due or room >= LARGE):
        return False
    is_lesser = isinstance(box, CaptionedFigure) or (following.tint is None and box.tint is not None)
    return is_lesser and following.getSpaceBefore() + following.wrap(MEASURE, room)[1] <= room


def _in_less(box: QuoteBox | CaptionedFigure, room: float) -> list[Flowable]:
    """A box in the next smaller size if it has room then, else in two; a picture made smaller; nothing if neither."""
    if isinstance(box, CaptionedFigure):
        return box.made_smaller(MEASURE, room, box.smallest)
    smaller = box.smaller()
    if smaller is not None and smaller.wrap(MEASURE, room)[1] <= room:
        return [smaller]
    box.wrap(MEASURE, room)
    return box.parted(MEASURE, room)


def _begin_above(flowables: list[Flowable], place: int, room: float) -> bool:
    """Begin the text that runs round a box above it, over the measure; whether there is enough of it."""
    block = flowables[place]
    words, *more = block.text
    halves = [words] if words.wrap(MEASURE, room)[1] <= room else words.split(MEASURE, room)
    again = run_round(block.box, [*halves[1:], *more], block.gutter, MEASURE) if halves else None
    if again is None:
        return False
    flowables[place : place + 1 + len(block.below)] = [halves[0], *again]
    return True


def _between(frame: object, flowable: Flowable) -> float:
    """The space that reportlab leaves before a flowable that does not begin a page."""
    return max(float(flowable.getSpaceBefore()) - float(getattr(frame, "_prevASpace", 0.0)), 0.0)


def _behind_heading(flowables: Sequence[Flowable]) -> tuple[int, float]:
    """The place of what follows a heading with its evidence line, and the height of these with their spaces."""
    taken = after = 0.0
    for place, each in enumerate(flowables):
        if isinstance(each, CondPageBreak) and not isinstance(each, LeadIn):
            continue
        if not (isinstance(each, HeadingLine) or (isinstance(each, Words) and each.style.name.startswith("evidence"))):
            return place, taken + after
        taken += max(after, float(each.getSpaceBefore())) + float(each.wrap(MEASURE, COLUMN)[1])
        after = float(each.getSpaceAfter())
    return len(flowables), taken


def _lines_of(words: Words) -> int:
    words.wrap(MEASURE, COLUMN)
    return len(words.blPara.lines)


def _open_last_chapter(flowables: list[Flowable], room: float) -> None:
    """Open a page for the last chapter where, begun below what stands here, it ended with a few lines on one more."""
    if any(isinstance(each, ChapterBreak) for each in flowables[1:]) or room < flowables[0].height:
        return
    height = after = 0.0
    for each in flowables[1:]:
        if isinstance(each, CondPageBreak):  # behind it the spaces before and after it are both kept
            height, after = height + after, 0.0
            continue
        height += max(after, float(each.getSpaceBefore())) + float(each.wrap(MEASURE, COLUMN)[1])
        after = float(each.getSpaceAfter())
    pages, over = divmod(height - room, COLUMN)
    if height > room and over < _LEAST_LAST and -(-height // COLUMN) <= pages + 1:
        flowables[0] = CondPageBreak(COLUMN - 1)


def _part_lead(flowables: list[Flowable], room: float) -> None:
    """Part a paragraph that leads up to what has no room with it: its last lines go along."""
    lead, words = flowables[:2]
    if room >= lead.height or room < HOLE or not isinstance(words, Words):
        return
    leading = float(words.style.leading)
    lines = min(int(room / leading), _lines_of(words) - _LINES)
    halves = words.split(MEASURE, lines * leading + 0.1) if lines >= _LINES else []
    if len(halves) == 2:
        flowables[:2] = [halves[0], CondPageBreak(COLUMN - 1), halves[1]]
        return
    box = flowables[2]
    room -= words.wrap(MEASURE, room)[1] + max(words.getSpaceAfter(), box.getSpaceBefore())
    if isinstance(box, QuoteBox | CaptionedFigure) and (less := _in_less(box, room)):
        flowables[:3] = [words, *less]

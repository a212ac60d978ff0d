"""Papers for the room: name cards to fold and a sign-in sheet, as PDF.

They stand on the table and lie at the door, and everybody there may read them: each shows every name, whatever the
rules of attribution let leave the room. They are no part of the report and go through no redactor.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from roundtable import __version__
from roundtable.domain.alphabet import by_family_name
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.report import fonts
from roundtable.report.build import Built
from roundtable.report.shaping import ShapingCanvas
from roundtable.report.style import MM, colour
from roundtable.report.text import Typesetter, plain

LARGEST: Final = {"A6": 54.0, "A5": 84.0}
"""The largest letters of a name on a card, in points."""
WORTH_TWO_LINES: Final = 1.25
"""How many times as large a name must become by being broken into two lines."""
SMALLEST: Final = 7.0
_EDGE: Final = 12 * MM
_SPARE_ROWS: Final = 4
"""Empty rows for those who come unannounced."""
_ROW: Final = 11 * MM
_MOST_ROWS: Final = 20
"""Rows on a page; where several are needed they are filled alike."""


def build_name_cards(session: Session, size: str) -> Built:
    """A card for everybody in the order of their seats, to be folded into a tent of A5 or A6.

    Both sides of a tent show seat, name and organisation. Two of A6 are on a page, to be cut apart; one of A5.
    """
    setter, target = Typesetter(), BytesIO()
    width, height = A4 if size == "A5" else landscape(A4)
    canvas = _canvas(session, target, "Name cards", (width, height))
    across = 1 if size == "A5" else 2
    people = sorted(session.all(Contributor), key=lambda person: (person.seat is None, person.seat or 0))
    for start in range(0, max(len(people), 1), across):
        for place, person in enumerate(people[start : start + across]):
            card = _Card(canvas, setter, width / across, height / 2, LARGEST[size])
            canvas.saveState()
            canvas.translate(place * width / across, 0)
            card.draw(session, person)
            canvas.restoreState()
        _folds(canvas, width, height, across)
        canvas.showPage()
    canvas.save()
    return Built(target.getvalue(), canvas.getPageNumber() - 1, _missing(setter))


def _folds(canvas: Canvas, width: float, height: float, across: int) -> None:
    """Where to fold (dashed), and where to cut (whole)."""
    canvas.setStrokeColor(colour("hairline"))
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    canvas.line(0, height / 2, width, height / 2)
    canvas.setDash()
    if across > 1:
        canvas.line(width / 2, 0, width / 2, height)


class _Card:
    """One tent: two faces over each other, the upper one upside down."""

    def __init__(self, canvas: Canvas, setter: Typesetter, width: float, height: float, largest: float) -> None:
        self._canvas, self._setter = canvas, setter
        self._width, self._height, self._largest = width, height, largest

    def draw(self, session: Session, person: Contributor) -> None:
        """Draw both faces."""
        organisation = session.organisation_of(person)
        below = organisation.name if organisation else ""
        self._face(person, below)
        self._canvas.saveState()
        self._canvas.translate(self._width, 2 * self._height)
        self._canvas.rotate(180)
        self._face(person, below)
        self._canvas.restoreState()

    def _face(self, person: Contributor, below: str) -> None:
        canvas, setter, middle = self._canvas, self._setter, self._width / 2
        room = self._width - 2 * _EDGE
        lines, size = self._lines(plain(person.name), room)
        small = self._largest * 0.34
        block = size * (1.12 * (len(lines) - 1) + 0.72) + (small * 2.1 if below else 0)
        y = (self._height + block) / 2 - size * 0.72
        canvas.setFillColor(colour("navy"))
        for line in lines:
            setter.draw(canvas, middle, y, line, fonts.SEMIBOLD, size, "middle")
            y -= size * 1.12
        if below:
            canvas.setFillColor(colour("small"))
            line, fitted = _fit(setter, below, fonts.REGULAR, small, room)
            setter.draw(canvas, middle, y + size * 1.12 - small * 1.9, line, fonts.REGULAR, fitted, "middle")
        if person.seat is not None:
            canvas.setFillColor(colour("blue"))
            at = self._width - _EDGE, self._height - _EDGE - self._largest * 0.2
            setter.draw(canvas, *at, str(person.seat), fonts.SEMIBOLD, self._largest * 0.34, "end")

    def _lines(self, name: str, room: float) -> tuple[list[str], float]:
        """The name on one line, or on two where it can be larger then; and the size of its letters in points."""
        words = name.split() or [""]
        ways = [[name]] + [[" ".join(words[:cut]), " ".join(words[cut:])] for cut in range(1, len(words))]
        sizes = [self._fitting(lines, room) for lines in ways]
        best = max(range(len(ways)), key=lambda way: sizes[way])
        if sizes[best] < WORTH_TWO_LINES * sizes[0]:
            best = 0
        size = max(sizes[best], self._largest / 4)
        return [self._setter.shortened(line, fonts.SEMIBOLD, size, room) for line in ways[best]], size

    def _fitting(self, lines: Sequence[str], room: float) -> float:
        widest = max(self._setter.width(line, fonts.SEMIBOLD, 100) for line in lines)
        return min(self._largest, 100 * room / widest) if widest else self._largest


def _fit(setter: Typesetter, text: str, face: str, size: float, room: float) -> tuple[str, float]:
    """A line in the largest letters that let it fit, at least SMALLEST points; cut where even these do not."""
    width = setter.width(text, face, size)
    size = max(min(size, 0.995 * size * room / width if width else size), SMALLEST)
    return setter.shortened(text, face, size, room), size


def _missing(setter: Typesetter) -> tuple[str, ...]:
    """A warning that names whose letters no face has."""
    texts = ", ".join(dict.fromkeys(plain(text) for text in setter.missing.values()))
    return (f"No typeface here has all letters of {texts}; “?” stands for them.",) if texts else ()


def build_sign_in(session: Session) -> Built:
    """A sheet to sign at the door: everybody by family name, with seat and organisation, and some empty rows."""
    setter, target = Typesetter(), BytesIO()
    canvas = _canvas(session, target, "Sign-in sheet", A4)
    language = session.details.language
    people: list[Contributor | None] = [
        *sorted(session.all(Contributor), key=lambda person: by_family_name(person.name, language))
    ]
    people += [None] * _SPARE_ROWS
    pages = -(-len(people) // _MOST_ROWS)
    a_page = -(-len(people) // pages)
    for page in range(pages):
        _sheet_head(canvas, setter, session, f"{page + 1} of {pages}")
        y = A4[1] - 52 * MM
        for person in people[page * a_page : (page + 1) * a_page]:
            _sheet_row(canvas, setter, session, person, y)
            y -= _ROW
        canvas.showPage()
    canvas.save()
    return Built(target.getvalue(), pages, _missing(setter))


_COLUMNS: Final = (("Seat", 18 * MM), ("Name", 32 * MM), ("Organisation", 86 * MM), ("Signature", 146 * MM))
"""The heads of the sheet and where they begin."""


def _sheet_head(canvas: Canvas, setter: Typesetter, session: Session, page: str) -> None:
    width, height = A4
    details = session.details
    canvas.setFillColor(colour("navy"))
    title = setter.shortened(details.title or "Sign in", fonts.SEMIBOLD, 18, width - 36 * MM)
    setter.draw(canvas, 18 * MM, height - 26 * MM, title, fonts.SEMIBOLD, 18)
    day = f"{details.held_on.day} {details.held_on:%B} {details.held_on.year}" if details.held_on else ""
    canvas.setFillColor(colour("small"))
    under = setter.shortened(", ".join(filter(None, (details.venue, day))), fonts.REGULAR, 11, width - 36 * MM)
    setter.draw(canvas, 18 * MM, height - 33 * MM, under, fonts.REGULAR, 11)
    for head, x in _COLUMNS:
        setter.draw(canvas, x, height - 43 * MM, head, fonts.MEDIUM, 9.5)
    foot = "For the people in this room. Signing says that you were here; how your words may be used is asked apart."
    setter.draw(canvas, 18 * MM, 12 * MM, foot, fonts.REGULAR, 8.5)
    setter.draw(canvas, width - 18 * MM, 12 * MM, page, fonts.REGULAR, 8.5, "end")
    canvas.setStrokeColor(colour("sky"))
    canvas.setLineWidth(1.2)
    canvas.line(18 * MM, height - 45 * MM, width - 18 * MM, height - 45 * MM)


def _sheet_row(canvas: Canvas, setter: Typesetter, session: Session, person: Contributor | None, y: float) -> None:
    canvas.setStrokeColor(colour("hairline"))
    canvas.setLineWidth(0.6)
    canvas.line(18 * MM, y - 4 * MM, A4[0] - 18 * MM, y - 4 * MM)
    if person is None:
        return
    organisation = session.organisation_of(person)
    canvas.setFillColor(colour("small"))
    setter.draw(canvas, 18 * MM, y, "" if person.seat is None else str(person.seat), fonts.REGULAR, 10.5)
    line, size = _fit(setter, organisation.name if organisation else "", fonts.REGULAR, 10, 57 * MM)
    setter.draw(canvas, 86 * MM, y, line, fonts.REGULAR, size)
    canvas.setFillColor(colour("ink"))
    line, size = _fit(setter, person.name, fonts.MEDIUM, 11, 52 * MM)
    setter.draw(canvas, 32 * MM, y, line, fonts.MEDIUM, size)


def _canvas(session: Session, target: BytesIO, what: str, size: tuple[float, float]) -> Canvas:
    fonts.register()
    canvas = ShapingCanvas(target, pagesize=size, invariant=1, lang=plain(session.details.language) or "en-GB")
    canvas.setTitle(plain(f"{what}: {session.details.title}") if session.details.title else what)
    canvas.setAuthor("Roundtable")
    canvas.setCreator(f"Roundtable {__version__}")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas

"""What a report says, as plain values in reading order: nothing here knows of pages, and nothing of the session.

Texts are `Rich` (see `markdown.py`). Every name in them has been through `domain/attribution.py`. Anchors (`key`) and
figure numbers are made when the content is composed, so that no link and no number is ever typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from roundtable.domain.look import UNPUBLISHED, Edition
from roundtable.domain.star import Star
from roundtable.domain.star_strength import Strengths
from roundtable.domain.star_thumbnail import Heard
from roundtable.report.markdown import Rich
from roundtable.report.wordings import listed


@dataclass(frozen=True)
class Origin:
    """Where in the author's outline a part comes from: section and block, from 0; None for a title or counted parts."""

    section: int
    block: int | None = None


@dataclass(frozen=True)
class Cover:
    """The first page: `lines` are where it comes from, `partners` who took part; photo and logos are image bytes.

    An image that is not described (`photo_alt`, `logo_alts`) is an ornament.
    """

    title: str
    subtitle: str = ""
    lines: tuple[str, ...] = ()
    date_line: str = ""
    authors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    host: str = ""
    photo: bytes | None = None
    photo_alt: str = ""
    logos: tuple[bytes, ...] = ()
    logo_alts: tuple[str, ...] = ()
    star: Star | None = None
    evidence: Mapping[str, Heard] | None = None
    seats: int = 0

    @property
    def authors_line(self) -> str:
        """All authors in one line; "" for none."""
        said = "Authors" if len(self.authors) > 1 else "Author"
        return f"{said}: {listed(self.authors)}" if self.authors else ""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; `segment` is the part of the star that it is about, `evidence` the line below it."""

    text: str
    level: int
    key: str
    segment: str = ""
    evidence: str = ""
    opens_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `role` is body, lead, small or evidence."""

    text: Rich
    role: str = "body"


@dataclass(frozen=True)
class Points:
    """A bullet or numbered list."""

    items: tuple[Rich, ...]
    numbered: bool = False
    first: int = 1


@dataclass(frozen=True)
class Finding:
    """A finding: what is claimed, what is said of it, and what it rests on."""

    claim: Rich
    text: Rich = ()
    evidence: str = ""


@dataclass(frozen=True)
class Findings:
    """Numbered findings of the executive summary."""

    items: tuple[Finding, ...]


@dataclass(frozen=True)
class Quotation:
    """A box of somebody's words.

    `role` is the palette's role of its hue (co1 to co6, blue, disagree). `lead` stands before a statement that is not
    in quotation marks: "Organisation: …". `beside` lets the text that follows run round the box, `compact` sets one
    of many in smaller type beside a rule.
    """

    text: Rich
    marked: bool
    lead: str = ""
    signature: str = ""
    note: str = ""
    role: str = "blue"
    beside: bool = False
    compact: bool = False


@dataclass(frozen=True)
class Illustration:
    """A numbered figure from an image; `beside` lets the text that follows run round it."""

    number: int
    key: str
    image: bytes
    caption: Rich
    alt: str
    beside: bool = False


@dataclass(frozen=True)
class StarFigure:
    """A numbered figure: the star with what was heard; `total` are distinct points, `strengths` what hands measured."""

    number: int
    key: str
    star: Star
    evidence: Mapping[str, Heard]
    total: int
    caption: Rich
    alt: str
    strengths: Strengths = field(default_factory=dict)


@dataclass(frozen=True)
class Panel:
    """One sector's bars: a number for each part of the debate, all panels on one scale."""

    name: str
    below: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class VoicesFigure:
    """A numbered figure: who was heard in each part of the debate."""

    number: int
    key: str
    parts: tuple[str, ...]
    panels: tuple[Panel, ...]
    caption: Rich
    alt: str


@dataclass(frozen=True)
class AgendaRow:
    """One agenda item: minutes since midnight of the day as planned and, where it ran, as it was."""

    title: str
    planned_start: float
    planned_minutes: int
    start: float | None = None
    minutes: float | None = None
    is_break: bool = False
    difference: str = ""
    stands_out: bool = False


@dataclass(frozen=True)
class AgendaFigure:
    """A numbered figure: the agenda as planned and as it was, on one clock."""

    number: int
    key: str
    rows: tuple[AgendaRow, ...]
    caption: Rich
    alt: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table: a text, and smaller lines below it."""

    text: Rich
    below: str = ""


@dataclass(frozen=True)
class Grid:
    """A table. `shares` are the widths of its columns, adding up to 1; `right` are the columns set to the right.

    `strong_first` sets the first column in a bolder face, `kinds_first` as a small label; `dense` makes the rows of a
    longer list lower.
    """

    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    header: tuple[str, ...] = ()
    right: frozenset[int] = frozenset()
    strong_first: bool = False
    kinds_first: bool = False
    dense: bool = False


@dataclass(frozen=True)
class Counts:
    """A row of counted figures, each a number and what it counts."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bibliography:
    """References, each ready to be set with a hanging indent."""

    items: tuple[Rich, ...]


Part = (
    Heading
    | Paragraph
    | Points
    | Findings
    | Quotation
    | Illustration
    | StarFigure
    | VoicesFigure
    | AgendaFigure
    | Grid
    | Counts
    | Bibliography
)
Figure = Illustration | StarFigure | VoicesFigure | AgendaFigure


@dataclass(frozen=True)
class Report:
    """A whole report: its metadata, its cover and its parts in reading order; `warnings` name what was left out.

    `edition` is the version that it is; unpublished where it has none, as the list of actions. `origins` tell of each
    part where it comes from, None where nobody wrote an outline.
    """

    title: str
    subject: str
    authors: str
    language: str
    host: str
    made_on: date | None
    cover: Cover
    parts: tuple[Part, ...]
    warnings: tuple[str, ...] = ()
    edition: Edition = UNPUBLISHED
    origins: tuple[Origin | None, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The numbered figures, in the order of their numbers."""
        return tuple(
            part for part in self.parts if isinstance(part, Illustration | StarFigure | VoicesFigure | AgendaFigure)
        )

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Heading))

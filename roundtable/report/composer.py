"""Puts the parts of a report together in order: it numbers figures, names anchors and keeps warnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from roundtable.domain.folding import letters_of
from roundtable.domain.lookalikes import mixed_words
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.singling import singled_out
from roundtable.domain.star import Segment
from roundtable.domain.withheld import Withheld
from roundtable.domain.words import ActionPoint, Insight
from roundtable.report import failing
from roundtable.report.content import Finding, Findings, Heading, Origin, Paragraph, Part, Points
from roundtable.report.facts import Facts
from roundtable.report.markdown import REFERRED, Listing, Rich, Span, bare, blocks, letters
from roundtable.report.text import plain
from roundtable.report.wordings import ended

FIGURE = "figure-"
"""The anchor of a figure begins so; its number follows."""


@dataclass
class Composer:
    """One report in the making; `spoken`, `pictured` and `listed` put records into it."""

    session: Session
    facts: Facts
    parts: list[Part] = field(default_factory=list)
    origins: list[Origin | None] = field(default_factory=list)
    """Of each part where in the author's outline it comes from."""
    origin: Origin | None = None
    warnings: list[str] = field(default_factory=list)
    place: str = "report"
    typed_in: str = ""
    """The host's text that is being put in, as `typed.py` calls it."""
    segment: Segment | None = None
    disagrees: bool = False
    printed: set[Id] = field(default_factory=set)
    """The quotes and insights that stand in the report so far."""
    boxed: dict[Id, Heading] = field(default_factory=dict)
    """The headings under which the quotes of a whole segment stand so far."""
    kept_back: Mapping[Id, tuple[str, ...]] = field(default_factory=dict)
    """Whose names the words of which quote, insight or action point are printed without."""
    names: Withheld = field(init=False)
    numbered: dict[str, int] = field(default_factory=dict)
    """The numbers of the figures so far, by what refers to them: "figure:" and an id."""
    _figures: int = 0
    _headings: int = 0

    def __post_init__(self) -> None:
        self.names = Withheld(self.session)

    @contextmanager
    def careful(self) -> Iterator[None]:
        """What is composed inside is left out where it fails, and that is told."""
        begin = len(self.parts)
        try:
            yield
        except Exception as error:
            if not failing.DEGRADES:
                raise
            del self.parts[begin:]
            del self.origins[begin:]
            self.warn(f"could not be composed ({type(error).__name__}), left out; the session is unharmed")

    def warn(self, words: str) -> None:
        """Say what was left out, and where."""
        self.warnings.append(f"{self.place}: {words}")

    def check_names(self, text: str, typed_in: str = "") -> None:
        """Say when a text that somebody typed names a person whom the rules protect, and nobody let it stand there.

        And when letters of another script look like those beside them, which hides words from every search.

        `typed_in` is the text as a permission remembers it (`typed.py`); that of the section, where none is given.
        """
        here = typed_in or self.typed_in
        stands = {(each.record_id, each.found) for each in self.session.details.released if each.place == here != ""}
        ids = {person.name: person.id for person in self.session.all(Contributor)}
        for each in self.names.found_in(text):
            line = f'{self.place}: names "{each.whose}", who is not to be named'
            if (ids[each.whose], letters_of(text[each.start : each.end])) not in stands and line not in self.warnings:
                self.warnings.append(line)
        for word in dict.fromkeys(mixed_words(text)):
            self.warn(f'letters of two scripts in one word: "{word}"')

    def tell_widened(self, point: Insight | ActionPoint) -> None:
        """Say when a point is printed under a wider label, as its own would have told who it was."""
        found = singled_out(self.session, point)
        if found is not None:
            what = "a promise" if isinstance(point, ActionPoint) else "an insight"
            how = f'under "{found.wider_label}"' if found.wider_label else "without a label"
            self.warn(f'{what} stands {how}, as "{found.label}" fits one person only')

    def tell_kept_back(self, point_id: Id) -> None:
        """Say whose names the words of a point are printed without."""
        for name in self.kept_back.get(point_id, ()):
            self.warn(f'"{point_id}" names "{name}", who is not to be named; printed without it')

    def add(self, *parts: Part) -> None:
        """Put parts at the end."""
        self.parts += parts
        self.origins += [self.origin] * len(parts)

    def next_figure(self, referred: str) -> tuple[int, str]:
        """The number of the next figure, and its anchor; texts refer to it by its id, or by what it shows."""
        self._figures += 1
        self.numbered.setdefault(f"{REFERRED}{referred}", self._figures)
        return self._figures, _figure_key(self._figures)

    def coming_figure(self) -> Span:
        """The words that refer to the figure that is put in next, with its number; they lead to it."""
        number = self._figures + 1
        return Span(f"(figure {number})", target=_figure_key(number))

    def refer(self) -> None:
        """Give the words that refer to a figure its number, now that all are counted."""
        for place, part in enumerate(self.parts):
            if isinstance(part, Paragraph):
                self.parts[place] = replace(part, text=self._referring(part.text))
            elif isinstance(part, Points):
                self.parts[place] = replace(part, items=tuple(self._referring(item) for item in part.items))

    def _referring(self, text: Rich) -> Rich:
        return tuple(self._numbered(span) if span.target.startswith(REFERRED) else span for span in text)

    def _numbered(self, span: Span) -> Span:
        number = self.numbered.get(span.target)
        if number is None:
            self.place = "report"
            self.warn(f'no figure "{span.target.removeprefix(REFERRED)}" to refer to, its number left out')
            return replace(span, target="")
        return replace(span, text=f"{span.text}\u00a0{number}", target=_figure_key(number))  # never two lines

    def next_key(self) -> str:
        """The anchor of the next heading."""
        self._headings += 1
        return f"section-{self._headings}"

    def heading(
        self, text: str, level: int = 1, *, segment: Segment | None = None, opens_page: bool = False, key: str = ""
    ) -> None:
        """A heading; one that is about a segment says what was heard on it."""
        made_key = self.next_key()
        self.segment = segment or (self.segment if level > 1 else None)
        line = self.facts.evidence_line(segment) if segment else ""
        text = text if plain(text) else "Untitled"  # a heading without words would be none for who has it read out
        self.add(Heading(text, min(max(level, 1), 3), key or made_key, segment.id if segment else "", line, opens_page))

    def text(self, text: str, *, lead: bool = False) -> None:
        """An author's text: paragraphs and lists; the first paragraph may be the lead."""
        self.check_names(text)
        for block in blocks(text, figures=True):
            if isinstance(block, Listing):
                self.add(_listing(block))
            else:
                self.add(Paragraph(block, "lead" if lead else "body"))
            lead = False


def _figure_key(number: int) -> str:
    return f"{FIGURE}{number}"


def _listing(block: Listing) -> Part:
    """A list; numbered items that each begin with strong words are findings."""
    if block.numbered and len(block.items) > 1 and all(item and item[0].strong for item in block.items):
        return Findings(tuple(_authored_finding(item) for item in block.items))
    return Points(block.items, block.numbered, block.first)


def _authored_finding(item: Rich) -> Finding:
    claim, rest = item[0], item[1:]
    if not letters(rest).strip(" .:;"):
        return Finding(bare(claim.text))
    begun = replace(rest[0], text=rest[0].text.lstrip(" .:–"))
    return Finding(bare(ended(claim.text.rstrip(" :"))), (begun, *rest[1:]))

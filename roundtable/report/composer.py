"""Turns records into content, block by block: every kind of block that a report may hold is one method here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from roundtable.domain.attribution import insight_label, listed_contributors, owner_label, quote_label
from roundtable.domain.outline import Figure, FigurePlace, Image, Reference
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star import Segment
from roundtable.domain.star_geometry import hue
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, QuoteState
from roundtable.report import timeline, voices
from roundtable.report.content import (
    AgendaFigure,
    Bibliography,
    Cell,
    Finding,
    Findings,
    Grid,
    Heading,
    Illustration,
    Paragraph,
    Part,
    Points,
    Quotation,
    StarFigure,
    VoicesFigure,
)
from roundtable.report.facts import Facts
from roundtable.report.images import is_portrait, opens
from roundtable.report.markdown import Listing, Rich, Span, bare, blocks, inline, joined, letters
from roundtable.report.references import bibliography
from roundtable.report.wordings import capital, ended, in_digits, listed, short_date

_KINDS = {
    InsightKind.INSIGHT: "Insight",
    InsightKind.EXAMPLE: "Example",
    InsightKind.QUESTION: "Open question",
    InsightKind.LIMIT: "Limit",
}
MOST_BOXES = 3
"""Of more quotes of one segment, all but the first stand in smaller type beside a rule."""
LONGEST_BESIDE = 150
"""Characters of a quote that may stand at the side, with the text running round it."""


@dataclass
class Composer:
    """Makes the parts of one report in order: it numbers the figures, names the anchors and keeps the warnings."""

    session: Session
    facts: Facts
    parts: list[Part] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    place: str = "report"
    segment: Segment | None = None
    disagrees: bool = False
    printed: set[Id] = field(default_factory=set)
    """The quotes that stand in the report so far."""
    _figures: int = 0
    _headings: int = 0

    def warn(self, words: str) -> None:
        """Say what was left out, and where."""
        self.warnings.append(f"{self.place}: {words}")

    def add(self, *parts: Part) -> None:
        """Put parts at the end."""
        self.parts += parts

    # Text

    def heading(
        self, text: str, level: int = 1, *, segment: Segment | None = None, opens_page: bool = False, key: str = ""
    ) -> None:
        """A heading; one that is about a segment says what was heard on it."""
        self._headings += 1
        self.segment = segment or (self.segment if level > 1 else None)
        line = self.facts.evidence_line(segment) if segment else ""
        made_key = key or f"section-{self._headings}"
        self.add(Heading(text, min(max(level, 1), 3), made_key, segment.id if segment else "", line, opens_page))

    def text(self, text: str, *, lead: bool = False) -> None:
        """An author's text: paragraphs and lists; the first paragraph may be the lead."""
        for block in blocks(text):
            if isinstance(block, Listing):
                self.add(_listing(block))
            else:
                self.add(Paragraph(block, "lead" if lead else "body"))
            lead = False

    # Words

    def quote(self, quote: Quote, *, beside: bool = False, compact: bool = False) -> None:
        """The box of one quote, or a warning when it may not be printed."""
        if quote.state is QuoteState.WITHDRAWN:
            self.warn(f'quote "{quote.id}" is withdrawn, left out')
        elif not self.facts.prints(quote):
            least = self.session.details.prints.value
            self.warn(f'quote "{quote.id}" is {quote.state.value}, and the session prints from {least} on; left out')
        elif not quote.text.strip():
            self.warn(f'quote "{quote.id}" has no words, left out')
        else:
            if quote.contributor_id is None and quote.organisation_id is None:
                self.warn(f'quote "{quote.id}" has no speaker yet, printed without one')
            self.printed.add(quote.id)
            made = self._quotation(quote)
            self.add(replace(made, beside=beside and len(quote.text) <= LONGEST_BESIDE, compact=compact))

    def _quotation(self, quote: Quote) -> Quotation:
        label = quote_label(self.session, quote)
        text, role = inline(quote.text.strip()), self._role(quote)
        if quote.is_marked:
            return Quotation(text, True, "", label.text, "", role)
        lead = label.organisation or label.first
        note = f"{label.name}, in the note-taker’s words" if label.name and label.name != lead else ""
        return Quotation(text, False, lead, "", note, role)

    def _role(self, quote: Quote) -> str:
        """The hue of the Co that the quote lies on: the section's own, else its first; the blues for any other."""
        if self.disagrees:
            return "disagree"
        inner = [segment.id for segment in self.session.details.star.inner]
        on = [segment for segment in quote.segments if segment in inner]
        if self.segment is not None and self.segment.id in on:
            on = [self.segment.id]
        return hue(inner.index(on[0])) if on else "blue"

    def quotes(self, segment: str) -> None:
        """Every printable quote of a segment, as boxes."""
        of_segment = [quote for quote in self.session.quotes if segment in quote.segments]
        printable = [quote for quote in of_segment if self.facts.prints(quote) and quote.text.strip()]
        for place, quote in enumerate(printable):
            self.quote(quote, compact=place > 0 and len(printable) > MOST_BOXES)
        if not printable:
            self.add(Paragraph(bare("None.")))
        if left := len(of_segment) - len(printable):
            least = self.session.details.prints.value
            self.warn(f'{in_digits(left, "quote")} on "{segment}" withdrawn or not yet {least}, left out')

    def insights(self, value: str) -> None:
        """The insights of a kind or of a segment, as a list."""
        found = [each for each in self.session.all(Insight) if value in (each.kind.value, *each.segments)]
        mixed = value not in {kind.value for kind in InsightKind}
        if not found:
            self.add(Paragraph(bare("None.")))
            return
        if mixed:
            rows = tuple((Cell(bare(_KINDS[each.kind])), Cell(self.insight(each))) for each in found)
            self.add(Grid(rows, (0.19, 0.81), kinds_first=True, dense=True))
        else:
            self.add(Points(tuple(self.insight(each) for each in found)))

    def insight(self, insight: Insight) -> Rich:
        """One insight as an item: an example begins with its organisation, of anything else it stands behind."""
        label = insight_label(self.session, insight)
        text = inline(insight.text.strip())
        who = label.organisation or label.first
        if insight.kind is InsightKind.EXAMPLE and who:
            return joined((Span(who + ": ", strong=True),), text)
        return joined(text, (Span(f" ({who})", soft=True),)) if who else text

    def findings(self, insights: Iterable[Insight]) -> None:
        """Insights as numbered findings: the first sentence is the claim, below it what it rests on."""
        self.add(Findings(tuple(self._finding(insight) for insight in insights)))

    def _finding(self, insight: Insight) -> Finding:
        claim, rest = _first_sentence(insight.text.strip())
        label = insight_label(self.session, insight)
        star = self.session.details.star
        on = [segment.title for key in insight.segments if (segment := star.find(key))]
        said = [label.organisation or label.first, f"on {listed(on)}" if on else ""]
        return Finding(inline(claim), inline(rest), capital(", ".join(part for part in said if part)))

    # Figures

    def _next_figure(self) -> tuple[int, str]:
        self._figures += 1
        return self._figures, f"figure-{self._figures}"

    def figure(self, figure: Figure, *, beside: bool = False) -> None:
        """A figure with its number, caption and credit, or a warning when its image cannot be shown."""
        if figure.is_star:
            self.star(figure)
            return
        image = self.session.find(Image, figure.image_id)
        if image is None or not opens(image.data):
            self.warn(f'figure "{figure.id}" has no image that can be read, left out')
            return
        number, key = self._next_figure()
        side = beside and figure.place is FigurePlace.TEXT and is_portrait(image.data)
        self.add(Illustration(number, key, image.data, _caption(figure), figure.alt, side))

    def star(self, figure: Figure | None = None) -> None:
        """The star as it stood at the end, with the caption of the session's star figure where it has one."""
        star = self.session.details.star
        if not star:
            self.warn("the session has no star, left out")
            return
        figure = figure or next((each for each in self.session.all(Figure) if each.is_star), None)
        number, key = self._next_figure()
        caption = _caption(figure) if figure else bare("What was heard. A filled mark is a sector that spoke")
        alt = (figure.alt if figure else "") or self._star_in_words()
        self.add(StarFigure(number, key, star, self.facts.evidence, self.facts.heard, caption, alt))

    def _star_in_words(self) -> str:
        star = self.session.details.star
        said = [f"{each.label}: {self.facts.evidence_line(each)}" for each in star.segments]
        return f"The star with what was heard on each part. {'. '.join(said)}. {self.facts.heard} points in all."

    def voices(self) -> None:
        """Who was heard, by sector."""
        found = voices.voices(self.facts)
        if found is None:
            self.add(Paragraph(bare("Who had the floor was not recorded.")))
            return
        number, key = self._next_figure()
        unit = "in minutes of speech" if found.unit == "minutes" else "in quotes noted"
        caption = f"Who was heard in each part of the debate, {unit}. The most of each sector is dark"
        if found.left_out:
            caption += f". Not shown, so that nobody is singled out: {listed(found.left_out)}"
        self.add(VoicesFigure(number, key, found.parts, found.panels, bare(caption), voices.in_words(found)))

    def agenda(self) -> None:
        """The agenda, planned beside actual."""
        rows = timeline.agenda_rows(self.facts)
        if not rows:
            self.add(Paragraph(bare("There was no agenda.")))
            return
        number, key = self._next_figure()
        caption = "The agenda as planned (outline) and as it was (solid). On the right the difference in minutes"
        if all(row.start is None for row in rows):
            caption = "The agenda as planned"
        self.add(AgendaFigure(number, key, rows, bare(caption), timeline.in_words(rows)))

    # Lists

    def actions(self) -> None:
        """The action points: who, what, by when."""
        actions = self.session.all(ActionPoint)
        if not actions:
            self.add(Paragraph(bare("No action points were agreed.")))
            return
        rows = tuple(self._action(action) for action in actions)
        header = ("Organisation", "What they said they will do", "By when")
        shares = (148 / 425, 208 / 425, 69 / 425)
        self.add(Grid(rows, shares, header, frozenset({2}), strong_first=True))

    def _action(self, action: ActionPoint) -> tuple[Cell, ...]:
        label = owner_label(self.session, action)
        who = label.organisation or label.first
        below = label.name if label.name != who else ""
        when = short_date(action.due) or "No date yet"
        return (
            Cell(bare(who or "The table"), below),
            Cell(inline(action.text.strip())),
            Cell(bare(when), "done" if action.done else ""),
        )

    def references(self) -> None:
        """The reference list."""
        records = self.session.all(Reference)
        items = bibliography(records)
        if len(items) < len(records):
            self.warn(f"{in_digits(len(records) - len(items), 'reference')} without author and title, left out")
        self.add(Bibliography(items) if items else Paragraph(bare("None.")))

    def contributors(self) -> None:
        """The contributors by sector: organisation, or role in the host's own group, and name."""
        if not self.session.details.list_contributors:
            self.add(Paragraph(bare("At the wish of the host no list of contributors is printed.")))
            return
        groups = self._groups()
        if not groups:
            self.add(Paragraph(bare("None.")))
        for name, rows in groups:
            if name:
                self._headings += 1
                self.add(Heading(name, 2, f"section-{self._headings}"))
            self.add(Grid(tuple(rows), (0.47, 0.53), dense=True))

    def _groups(self) -> list[tuple[str, list[tuple[Cell, ...]]]]:
        host = self.facts.host.name if self.facts.host else None
        order = {sector.name: place for place, sector in enumerate(self.facts.sectors)}
        groups: dict[str, list[tuple[Cell, ...]]] = {}
        for person, label in listed_contributors(self.session):
            if not person.present:
                continue
            first = label.organisation
            if label.name and person.role and label.sector == host:
                first = person.role
            row = (Cell(bare(first)), Cell(bare(label.name)))
            if (first or label.name) and (label.name or row not in groups.get(label.sector, [])):
                groups.setdefault(label.sector, []).append(row)
        known = sorted(groups, key=lambda name: order.get(name, len(order)))
        return [(name, groups[name]) for name in known]

    def partners(self) -> tuple[str, ...]:
        """The organisations at the table beside the host's, for the cover; in the order of the sectors."""
        order = {sector.id: place for place, sector in enumerate(self.facts.sectors)}
        found: dict[str, int] = {}
        for person, label in listed_contributors(self.session):
            sector = self.session.sector_of(self.session.find(Contributor, person.id))
            if person.present and label.organisation and sector != self.facts.host:
                found.setdefault(label.organisation, order.get(sector.id, len(order)) if sector else len(order))
        host = self.session.details.host
        return tuple(name for name in sorted(found, key=lambda name: found[name]) if name != host)


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


def _first_sentence(text: str) -> tuple[str, str]:
    """The first sentence, and what comes after it."""
    for place in range(len(text) - 2):
        if text[place] in ".!?" and text[place + 1] == " " and (text[place + 2].isupper() or text[place + 2] in "“‘"):
            return text[: place + 1], text[place + 2 :]
    return text, ""


def _caption(figure: Figure) -> Rich:
    """Caption and credit in one."""
    caption, credit = inline(figure.caption.strip()), figure.credit.strip()
    if not credit:
        return caption
    return joined(caption, "" if not caption or letters(caption).endswith((".", "?", "!")) else ".", " ", credit)

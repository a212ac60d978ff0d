"""What was said, put into a report: quotes in boxes, insights as lists and as findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from roundtable.domain.attribution import quote_label
from roundtable.domain.figures import sector_of_point
from roundtable.domain.singling import printed_label, singled_out
from roundtable.domain.star_geometry import hue
from roundtable.domain.words import Attribution, Insight, InsightKind, Quote, QuoteState
from roundtable.report.composer import Composer
from roundtable.report.content import Cell, Finding, Findings, Grid, Heading, Paragraph, Points, Quotation
from roundtable.report.markdown import Rich, Span, bare, inline, joined
from roundtable.report.wordings import capital, counted, in_digits, in_words, listed

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


def print_quote(composer: Composer, quote: Quote, *, beside: bool = False, compact: bool = False) -> None:
    """The box of one quote, or a warning when it may not be printed."""
    if quote.state is QuoteState.WITHDRAWN:
        composer.warn(f'quote "{quote.id}" is withdrawn, left out')
    elif not composer.facts.prints(quote):
        least = composer.session.details.prints.value
        composer.warn(f'quote "{quote.id}" is {quote.state.value}, and the session prints from {least} on; left out')
    elif not quote.text.strip():
        composer.warn(f'quote "{quote.id}" has no words, left out')
    else:
        if quote.contributor_id is None and quote.organisation_id is None:
            composer.warn(f'quote "{quote.id}" has no speaker yet, printed without one')
        _warn_of_one_seat(composer, quote)
        composer.tell_kept_back(quote.id)
        composer.printed.add(quote.id)
        made = _quotation(composer, quote)
        composer.add(replace(made, beside=beside and len(quote.text) <= LONGEST_BESIDE, compact=compact))


def _warn_of_one_seat(composer: Composer, quote: Quote) -> None:
    """Say when a sector or an organisation is printed in the place of a name and fits one person at the table."""
    label = quote_label(composer.session, quote)
    sector = sector_of_point(composer.session, quote)
    if label.rule is Attribution.SECTOR and label.sector and sector and not composer.facts.is_large(sector):
        composer.warn(f'quote "{quote.id}" stands under "{label.sector}", which had one seat: it points to one person')
    elif label.rule is Attribution.ORGANISATION and singled_out(composer.session, quote):
        composer.warn(f'quote "{quote.id}" stands under "{label.first}", which fits one person only')


def _quotation(composer: Composer, quote: Quote) -> Quotation:
    label = quote_label(composer.session, quote)
    role = _role(composer, quote)
    if quote.is_marked:
        return Quotation(inline(_unmarked(quote.text.strip())), True, "", label.text, "", role)
    text = inline(quote.text.strip())
    lead = label.organisation or label.first
    note = f"{label.name}, in the note-taker’s words" if label.name and label.name != lead else ""
    return Quotation(text, False, lead, "", note, role)


def _unmarked(text: str) -> str:
    """The words without quotation marks typed round all of them: the box sets its own."""
    inside = text[1:-1]
    if len(text) > 2 and text[0] + text[-1] in ("“”", '""', "‘’") and not {text[0], text[-1]} & set(inside):
        return inside
    return text


def _role(composer: Composer, quote: Quote) -> str:
    """The hue of the Co that the quote lies on: the section's own, else its first; the blues for any other."""
    if composer.disagrees:
        return "disagree"
    inner = [segment.id for segment in composer.session.details.star.inner]
    on = [segment for segment in quote.segments if segment in inner]
    if composer.segment is not None and composer.segment.id in on:
        on = [composer.segment.id]
    return hue(inner.index(on[0])) if on else "blue"


def print_quotes(composer: Composer, segment: str) -> None:
    """Every printable quote of a segment, as boxes; of those that stand under another segment it is told where."""
    of_segment = [quote for quote in composer.session.quotes if segment in quote.segments]
    printable = [quote for quote in of_segment if composer.facts.prints(quote) and quote.text.strip()]
    fresh = [quote for quote in printable if quote.id not in composer.boxed]
    for place, quote in enumerate(fresh):
        print_quote(composer, quote, compact=place > 0 and len(fresh) > MOST_BOXES)
    if seen := [composer.boxed[quote.id] for quote in printable if quote.id in composer.boxed]:
        composer.add(Paragraph(_elsewhere(seen, more=bool(fresh))))
    headings = [part for part in composer.parts if isinstance(part, Heading)]
    composer.boxed |= {quote.id: headings[-1] for quote in fresh if headings}
    if not printable:
        composer.add(Paragraph(bare("None.")))
    if left := len(of_segment) - len(printable):
        least = composer.session.details.prints.value
        composer.warn(f'{in_digits(left, "quote")} on "{segment}" withdrawn or not yet {least}, left out')


def _elsewhere(seen: Sequence[Heading], *, more: bool) -> Rich:
    """Where the quotes stand that were printed with an earlier segment."""
    under = list(dict.fromkeys(seen))
    what = f"{capital(in_words(len(seen)))} more" if more else f"{capital(counted(len(seen), 'quote'))} on this part"
    said: list[Rich | str] = [f"{what} {'stands' if len(seen) == 1 else 'stand'} under "]
    for place, heading in enumerate(under):
        between = "" if place == 0 else " and " if place == len(under) - 1 else ", "
        said += [between, (Span(heading.text, target=heading.key),)]
    return joined(*said, ".")


def print_insights(composer: Composer, value: str) -> None:
    """The insights of a kind or of a segment, as a list."""
    found = [each for each in composer.session.all(Insight) if value in (each.kind.value, *each.segments)]
    mixed = value not in {kind.value for kind in InsightKind}
    if not found:
        composer.add(Paragraph(bare("None.")))
        return
    if mixed:
        rows = tuple((Cell(bare(_KINDS[each.kind])), Cell(insight_item(composer, each))) for each in found)
        composer.add(Grid(rows, (0.19, 0.81), kinds_first=True, dense=True))
    else:
        composer.add(Points(tuple(insight_item(composer, each) for each in found)))


def insight_item(composer: Composer, insight: Insight) -> Rich:
    """One insight as an item: an example begins with its organisation, of anything else it stands behind."""
    label = printed_label(composer.session, insight)
    composer.tell_widened(insight)
    composer.tell_kept_back(insight.id)
    text = inline(insight.text.strip())
    who = label.organisation or label.first
    if insight.kind is InsightKind.EXAMPLE and who:
        return joined((Span(who + ": ", strong=True),), text)
    return joined(text, (Span(f" ({who})", soft=True),)) if who else text


def print_findings(composer: Composer, insights: Iterable[Insight]) -> None:
    """Insights as numbered findings: the first sentence is the claim, below it what it rests on."""
    composer.add(Findings(tuple(_finding(composer, insight) for insight in insights)))


def _finding(composer: Composer, insight: Insight) -> Finding:
    claim, rest = _first_sentence(insight.text.strip())
    label = printed_label(composer.session, insight)
    composer.tell_widened(insight)
    composer.tell_kept_back(insight.id)
    star = composer.session.details.star
    on = [segment.title for key in insight.segments if (segment := star.find(key))]
    said = [label.organisation or label.first, f"on {listed(on)}" if on else ""]
    return Finding(inline(claim), inline(rest), capital(", ".join(part for part in said if part)))


def _first_sentence(text: str) -> tuple[str, str]:
    """The first sentence, and what comes after it."""
    for place in range(len(text) - 2):
        if text[place] in ".!?" and text[place + 1] == " " and (text[place + 2].isupper() or text[place + 2] in "“‘"):
            return text[: place + 1], text[place + 2 :]
    return text, ""

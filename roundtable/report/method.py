"""How the report was made, told from the record: how words were taken, confirmed and named; credits and citation."""

from __future__ import annotations

from dataclasses import asdict

from roundtable.domain.details import Details
from roundtable.domain.floor import Turn, followed
from roundtable.domain.outline import Figure
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.weights import Weights
from roundtable.domain.words import Attribution, QuoteState
from roundtable.report.composer import Composer
from roundtable.report.content import Paragraph
from roundtable.report.markdown import Rich, Span, bare, joined
from roundtable.report.wordings import capital, counted, ended, in_words, listed, long_date

TITLE = "How this report was made"

_PRINTED = {
    QuoteState.HEARD: "This report prints words as they were noted, but for those that their speakers took back.",
    QuoteState.READ_BACK: "This report prints only words that were read back to the room.",
    QuoteState.CONFIRMED: "This report prints only words that their speakers confirmed.",
}
_NAMED = {
    Attribution.NAMED: "Words are given under the name of their speaker.",
    Attribution.ORGANISATION: "Words are given under the speaker’s organisation, never under a name.",
    Attribution.SECTOR: "Words are given under the speaker’s sector only: no name and no organisation is told.",
    Attribution.UNATTRIBUTED: "Words are given without any speaker: what was said may be told, and not who said it.",
}
_NARROWER = " Where somebody asked for less, their organisation or their sector stands in its place, or nothing does."


def what_is_printed(details: Details) -> str:
    """Which words the report prints, and under whose name."""
    narrower = _NARROWER if details.attribution is Attribution.NAMED else ""
    return f"{_PRINTED[details.prints]} {_NAMED[details.attribution]}{narrower}"


def method(composer: Composer) -> None:
    """The chapter "How this report was made", with its credits."""
    composer.place = "how this report was made"
    composer.heading(TITLE)
    if composer.session.quotes:
        said = "The words are those of the record that was kept of the debate. "
        said += "What stands in quotation marks is verbatim, or was accepted by its speaker; "
        said += "what does not, keeps the sense in the note-taker’s words. "
        composer.add(Paragraph(bare(said + _counts(composer))))
        printed = what_is_printed(composer.session.details)
        composer.add(Paragraph(bare(f"{printed} All numbers were counted from the record; none was typed.")))
    if any(turn.is_talk for turn in composer.session.all(Turn)):
        suggested = how_the_next_was_suggested(composer.session.details.weights)
        composer.add(Paragraph(bare(suggested + _followed(composer))))
    composer.heading("Credits", 2)
    composer.add(Paragraph(bare(_credits(composer))))
    composer.add(Paragraph(_citation(composer.session.details)))


_COUNTED = {
    "unheard": "not having been heard yet",
    "sector": "belonging to a sector with less of the time than of the seats",
    "little": "having spoken less than others",
    "waiting": "the minutes waited",
    "reply": "replying to what was being said",
}
_MUCH = {1: "a little", 2: "more", 3: "most"}


def how_the_next_was_suggested(weights: Weights) -> str:
    """What counted when the next speaker was suggested, with the weights that the host had set."""
    by_weight = asdict(weights.within_range())
    said = [
        f"{_MUCH[weight]} ({weight}): " + listed([_COUNTED[name] for name, own in by_weight.items() if own == weight])
        for weight in sorted(set(by_weight.values()) - {0}, reverse=True)
    ]
    suggested = "The facilitator gave the floor, and was shown a suggestion of who might be next. "
    if not said:
        return f"{suggested}Points of order came first; else the order in which hands were raised."
    return f"{suggested}Points of order came first; what counted else was {'; '.join(said)}."


def _followed(composer: Composer) -> str:
    """How often the facilitator decided as was suggested."""
    as_suggested, of = followed(composer.session.all(Turn))
    return f" The floor went to who was suggested in {in_words(as_suggested)} of {counted(of, 'turn')}." if of else ""


def _counts(composer: Composer) -> str:
    """How many quotes were read back, and what became of them."""
    facts = composer.facts
    if not facts.read_back:
        number = len(composer.session.quotes)
        were, they = ("was", "it was") if number == 1 else ("were", "they were")
        return f"{capital(counted(number, 'quote'))} {were} noted; {they} not read back."
    found = [
        (facts.how_many(QuoteState.CONFIRMED), "stood"),
        (facts.how_many(QuoteState.REWORDED), "reworded"),
        (facts.how_many(QuoteState.WITHDRAWN), "taken back"),
        (facts.how_many(QuoteState.READ_BACK), "left open"),
    ]
    said = []
    for number, became in found:
        if number:
            auxiliary = "" if became == "stood" else "was " if number == 1 else "were "
            said.append(f"{in_words(number)} {auxiliary}{became}")
    whole = f"Of {counted(facts.read_back, 'quote')} read back, {listed(said)}."
    if facts.how_many(QuoteState.WITHDRAWN):
        whole += " What was taken back is not in this report, and not in its file."
    return whole


def _credits(composer: Composer) -> str:
    said = []
    star = composer.session.details.star
    if star.id == CO_PRODUCTION.id:
        said.append(
            "The co-production star, with its four Co’s and five steps, is a framework of Governance International "
            "(govint.org); the figure here is a drawing of our own."
        )
    elif star.credit_line:
        said.append(f"{star.credit_line.rstrip('.')}.")
    credited: dict[str, list[str]] = {}
    for figure in composer.session.all(Figure):
        if figure.credit.strip() and not figure.is_star:
            credited.setdefault(figure.credit.strip(), []).append(figure.caption.strip().rstrip("."))
    for credit, captions in credited.items():
        what = captions[0] if len(captions) == 1 and captions[0] else "Pictures"
        said.append(ended(f"{what}: {credit[:1].lower() + credit[1:] if credit[1:2].islower() else credit}"))
    if composer.session.quotes:
        views = "The views in this report are those of the people quoted, and not necessarily of their organisations."
        said.append(views)
    return " ".join(said)


def _citation(details: Details) -> Rich:
    """How to cite the report: "Cite as: Host (2026) Title. Report of a roundtable debate, 15 October 2026."."""
    day = details.reported_on or details.held_on
    who = listed(details.authors) or details.host
    title = details.title or "Roundtable"
    kind = (details.kind or "roundtable").lower()
    held = f", {long_date(details.held_on)}" if details.held_on else ""
    publisher = f" {ended(details.host)}" if details.host and details.host != who else ""
    return joined(
        "Cite as: ",
        f"{who} ({day.year if day else 'n.d.'}) " if who else "",
        (Span(ended(title), emphasis=True),),
        f" Report of a {kind}{held}.{publisher}",
    )

"""What the report of a session says: the author's outline, or with none the standard one composed from the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from roundtable.domain.guarded import guarded
from roundtable.domain.look import Edition
from roundtable.domain.name_search import find_terms
from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Image, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star import Segment
from roundtable.domain.withheld import kept_back, redacted
from roundtable.domain.words import Insight, InsightKind, Quote
from roundtable.report import standard
from roundtable.report.composer import Composer
from roundtable.report.content import Cover, Heading, Origin, Paragraph, Part, Points, Report
from roundtable.report.editions import edition_of
from roundtable.report.facts import Facts
from roundtable.report.images import opens
from roundtable.report.listed import partners, print_actions, print_contributors, print_references
from roundtable.report.markdown import Listing, bare, blocks
from roundtable.report.method import TITLE
from roundtable.report.pictured import print_agenda, print_figure, print_star, print_voices
from roundtable.report.spoken import print_insights, print_quote, print_quotes
from roundtable.report.standard_end import findings, next_dates, noted
from roundtable.report.standard_star import insights_by_kind, least_heard
from roundtable.report.text import language_tag, plain
from roundtable.report.wordings import long_date

UNTITLED = "Roundtable"
CHANGES = "changes"
"""The anchor of the chapter on what changed, which is made anew each time."""
CHAPTER = "chapter-"
"""The anchor of a section of the author's outline begins so; its number follows."""
_OPENERS = frozenset(
    {BlockKind.STAR, BlockKind.ACTIONS, BlockKind.VOICES, BlockKind.REFERENCES, BlockKind.CONTRIBUTORS}
)
"""Blocks whose chapter begins on a new page."""
_FINDINGS = Block(BlockKind.INSIGHTS, InsightKind.INSIGHT.value)
_ENOUGH_BESIDE = 300
"""Characters of text that can run round a box."""
_LONGEST_LEAD = 300


def compose(session: Session) -> Report:
    """The whole content of the report; its warnings name what was left out, and where."""
    composer = _composer(session)
    sections = session.all(Section)
    if sections:
        _outlined(composer, sections)
    else:
        standard.compose(composer)
    composer.refer()
    cover = _cover(composer)
    edition = edition_of(cover, composer.parts, session.details.edition)
    _tell_changes(composer, edition)
    if edition.number > 1:
        cover = replace(cover, lines=(*cover.lines, f"Version {edition.number}"))
    return replace(_report(composer, cover), edition=edition)


def _tell_changes(composer: Composer, edition: Edition) -> None:
    """What changed since the version before, with how the report was made, or at the end.

    A title that would tell a name is not repeated.
    """
    if not edition.changes:
        return
    place, end = _behind_method(composer.parts), len(composer.parts)
    composer.heading(f"What changed since version {edition.number - 1}", 1 if place is None else 2, key=CHANGES)
    lines, protected = [], tuple(term for each in guarded(composer.session) for term in each.terms)
    for line in edition.changes:
        kind, colon, title = line.partition(": ")
        lines.append(bare(f"{kind}: a chapter" if colon and find_terms(title, protected) else line))
    composer.add(Points(tuple(lines)))
    if place is not None:
        composer.parts[place:] = [*composer.parts[end:], *composer.parts[place:end]]
        composer.origins[place:] = [*composer.origins[end:], *composer.origins[place:end]]


def _behind_method(parts: Sequence[Part]) -> int | None:
    """Where the chapter on how the report was made ends; None where there is none."""
    chapters = [place for place, part in enumerate(parts) if isinstance(part, Heading) and part.level == 1]
    for place, end in pairwise([*chapters, len(parts)]):
        if isinstance(heading := parts[place], Heading) and plain(heading.text).casefold() == TITLE.casefold():
            return end
    return None


def compose_actions(session: Session) -> Report:
    """The action points alone, under the report's title."""
    composer = _composer(session)
    composer.heading("Action points")
    print_actions(composer)
    return _report(composer, _cover(composer))


def _composer(session: Session) -> Composer:
    told = redacted(session)
    return Composer(told, Facts(told), kept_back=kept_back(session))


def _report(composer: Composer, cover: Cover) -> Report:
    details = composer.session.details
    composer.place = "session"
    composer.check_names("\n".join((details.title, details.subtitle)))
    composer.check_names(details.question, "session question")
    if any(not each.place for each in details.released):
        composer.warn("names that were let stand in all of it before are asked about anew, each where it stands")
    subject = f"Report of the {(details.kind or 'roundtable').strip().lower()}"
    if details.held_on:
        subject += f" of {long_date(details.held_on)}"
    return Report(
        details.title if plain(details.title) else UNTITLED,
        subject,
        ", ".join(details.authors) or details.host,
        language_tag(details.language),
        details.host,
        details.reported_on or details.held_on,
        cover,
        tuple(composer.parts),
        tuple(composer.warnings),
        origins=tuple(composer.origins),
    )


# ---- the author's outline


def _outlined(composer: Composer, sections: Sequence[Section]) -> None:
    for number, section in enumerate(sections):
        composer.place, composer.origin = f"report.sections[{number}]", Origin(number)
        if _is_filled(composer, section, f"{CHAPTER}{number + 1}"):
            continue
        title = section.title.strip()
        composer.check_names(title, f"section {section.id} title")
        composer.typed_in = f"section {section.id} text"
        composer.disagrees = _tells_disagreement(title)
        kinds = {block.kind for block in section.blocks}
        opens_page = section.level <= 1 and (bool(kinds & _OPENERS) or _is_summary(section))
        segment = _segment_of(composer.session, section)
        composer.heading(
            title or "Untitled", section.level, segment=segment, opens_page=opens_page, key=f"{CHAPTER}{number + 1}"
        )
        for index in range(len(section.blocks)):
            composer.place, composer.origin = f"report.sections[{number}].blocks[{index}]", Origin(number, index)
            _block_or_words(composer, section, index, is_first=number == 0)
        composer.disagrees, composer.typed_in = False, ""
        if _ends_introduction(sections, number):
            composer.place, composer.origin = f"report.sections[{number}]", Origin(number)
            standard.counts(composer)
    composer.origin = None


def _is_filled(composer: Composer, section: Section, key: str) -> bool:
    """Fill a section from the records as the standard report does; whether there was anything to fill it with."""
    if not section.is_filled:
        return False
    begin = len(composer.parts)
    kind = _KINDS.get(section.title)
    if section.title == "Least heard":
        least_heard(composer)
    elif section.title == "What happens next":
        next_dates(composer)
    else:
        star = composer.session.details.star
        on = {composer.segment.id} if composer.segment else set()
        off = set() if on else {segment.id for segment in star.segments}
        insights = [
            each for each in composer.session.all(Insight) if each.kind is kind and not off & set(each.segments)
        ]
        insights_by_kind(composer, [each for each in insights if not on or on & set(each.segments)])
    if begin == len(composer.parts):
        return False
    heading = composer.parts[begin]
    if isinstance(heading, Heading):
        composer.parts[begin] = replace(heading, key=key, level=min(section.level, 3))
    return True


_KINDS = {"Examples": InsightKind.EXAMPLE, "Open questions": InsightKind.QUESTION, "Limits": InsightKind.LIMIT}


def _is_summary(section: Section) -> bool:
    """Whether a section is the executive summary, where insights are numbered findings."""
    return section.title.strip().casefold() == "executive summary"


def _tells_disagreement(title: str) -> bool:
    """Whether a section is the one for what the table did not agree on; its boxes are grey."""
    return any(words in title.casefold() for words in ("not agree", "disagree"))


def _segment_of(session: Session, section: Section) -> Segment | None:
    """The segment that a section is about: one that it shares its id, its title or its label with."""
    for segment in session.details.star.segments:
        if section.id == segment.id or section.title.strip().casefold() in (
            segment.title.casefold(),
            segment.label.casefold(),
        ):
            return segment
    return None


def _ends_introduction(sections: Sequence[Section], number: int) -> bool:
    """Whether the chapter called Introduction ends with this section."""
    chapter = next((each for each in reversed(sections[: number + 1]) if each.level <= 1), None)
    if chapter is None or chapter.title.strip().casefold() != "introduction":
        return False
    return number + 1 == len(sections) or sections[number + 1].level <= 1


def _block_or_words(composer: Composer, section: Section, index: int, *, is_first: bool) -> None:
    """A block, or where it fails the host's own words in it; records that cannot be told by the rules are left out."""
    block, told = section.blocks[index], len(composer.warnings)
    with composer.careful():
        _block(composer, section, index, block, is_first=is_first)
        return
    if block.kind is BlockKind.TEXT:
        composer.add(Paragraph(bare(plain(block.value))))
        composer.warnings[told:] = [f"{composer.place}: the text could not be set as it should be, printed as typed"]


def _block(composer: Composer, section: Section, index: int, block: Block, *, is_first: bool) -> None:
    if block.kind is BlockKind.TEXT:
        composer.text(block.value, lead=_leads(section, index, is_first=is_first))
    elif block.kind is BlockKind.QUOTE:
        quote = composer.session.find(Quote, Id(block.value))
        if quote is None:
            composer.warn(f'no quote "{block.value}", left out')
        else:
            print_quote(composer, quote, beside=_runs_round(section, index))
    elif block.kind is BlockKind.FIGURE:
        figure = composer.session.find(Figure, Id(block.value))
        if figure is None:
            composer.warn(f'no figure "{block.value}", left out')
        else:
            print_figure(composer, figure, beside=_followed_by_text(section, index) >= _ENOUGH_BESIDE)
    elif block == _FINDINGS and _is_summary(section) and noted(composer):
        findings(composer)
    elif block.kind in (BlockKind.QUOTES, BlockKind.INSIGHTS):
        _listed(composer, block)
    else:
        _records(composer, block.kind)


def _listed(composer: Composer, block: Block) -> None:
    known = {segment.id for segment in composer.session.details.star.segments}
    if block.kind is BlockKind.INSIGHTS:
        known |= {kind.value for kind in InsightKind}
    if block.value not in known:
        composer.warn(f'the star has no segment "{block.value}", left out')
    elif block.kind is BlockKind.QUOTES:
        print_quotes(composer, block.value)
    else:
        print_insights(composer, block.value)


def _records(composer: Composer, kind: BlockKind) -> None:
    {
        BlockKind.STAR: print_star,
        BlockKind.ACTIONS: print_actions,
        BlockKind.AGENDA: print_agenda,
        BlockKind.VOICES: print_voices,
        BlockKind.REFERENCES: print_references,
        BlockKind.CONTRIBUTORS: print_contributors,
    }[kind](composer)


def _leads(section: Section, index: int, *, is_first: bool) -> bool:
    """Whether a text begins with a lead: the report's first, a line before findings, or the words before actions."""
    if index or section.level > 1:
        return False
    text = section.blocks[index].value
    paragraphs = list(blocks(text))
    if not paragraphs or isinstance(paragraphs[0], Listing) or len(text.split("\n\n", 1)[0]) > _LONGEST_LEAD:
        return False
    if is_first or any(block.kind is BlockKind.ACTIONS for block in section.blocks):
        return True
    following = section.blocks[1] if len(section.blocks) > 1 else None
    if following == _FINDINGS and _is_summary(section) and len(paragraphs) == 1:
        return True
    rest = paragraphs[1:] or (list(blocks(following.value)) if following and following.kind is BlockKind.TEXT else [])
    return text.rstrip().endswith(":") and bool(rest) and isinstance(rest[0], Listing)


def _followed_by_text(section: Section, index: int) -> int:
    """Characters of plain paragraphs that follow a block and may run round it."""
    following = section.blocks[index + 1] if index + 1 < len(section.blocks) else None
    if following is None or following.kind is not BlockKind.TEXT:
        return 0
    length = 0
    for block in blocks(following.value):
        if isinstance(block, Listing):
            break
        length += sum(len(span.text) for span in block)
    return length


def _runs_round(section: Section, index: int) -> bool:
    """Whether a quote may stand at the side: short, with enough text behind it, and not led up to by a colon.

    The first such box of a section; more of them would make the page restless.
    """
    before = section.blocks[index - 1] if index else None
    if before is not None and before.kind is BlockKind.TEXT and before.value.rstrip().endswith(":"):
        return False
    earlier = [place for place in range(index) if section.blocks[place].kind is BlockKind.QUOTE]
    if any(_followed_by_text(section, place) >= _ENOUGH_BESIDE for place in earlier):
        return False
    return _followed_by_text(section, index) >= _ENOUGH_BESIDE


# ---- the cover


def _cover(composer: Composer) -> Cover:
    session, facts = composer.session, composer.facts
    details = session.details
    kind = (details.kind or "Roundtable").strip()
    kind = kind[:1].upper() + kind[1:].lower() if kind.istitle() else kind
    lines = [f"Report from the {details.host}" if _takes_article(details.host) else f"Report from {details.host}"]
    held = f"{kind} on {long_date(details.held_on)}" if details.held_on else kind
    pictures = _cover_pictures(composer)
    photo, photo_alt = next(iter(pictures[FigurePlace.COVER_PHOTO]), (None, ""))
    return Cover(
        details.title if plain(details.title) else UNTITLED,
        details.subtitle,
        (*(lines if details.host else []), *([held] if plain(held) != plain(details.title or UNTITLED) else [])),
        f"Report date {long_date(details.reported_on)}" if details.reported_on else "",
        tuple(name for name in details.authors if plain(name)),
        partners(composer),
        details.host,
        photo,
        photo_alt,
        tuple(logo for logo, _ in pictures[FigurePlace.LOGO]),
        tuple(alt for _, alt in pictures[FigurePlace.LOGO]),
        details.star if details.star else None,
        facts.evidence,
        len(facts.people),
    )


def _takes_article(host: str) -> bool:
    """Whether a host's name is of a kind that takes "the": a school, a clinic, an institute, not a proper name."""
    words = host.casefold().replace(",", " ").split()
    if not words or words[0] in ("the", "our"):
        return False
    kinds = {"school", "clinic", "institute", "trust", "council", "foundation", "society", "guild", "network", "centre"}
    return bool(kinds & set(words))


def _cover_pictures(composer: Composer) -> dict[FigurePlace, list[tuple[bytes, str]]]:
    """The readable images for the cover with what they show in words, by place."""
    found: dict[FigurePlace, list[tuple[bytes, str]]] = {FigurePlace.COVER_PHOTO: [], FigurePlace.LOGO: []}
    for number, figure in enumerate(composer.session.all(Figure)):
        if figure.place not in found or figure.is_star:
            continue
        image = composer.session.find(Image, figure.image_id)
        if image is not None and opens(image.data):
            found[figure.place].append((image.data, figure.alt or figure.caption))
        else:
            composer.place = f"figures[{number}]"
            composer.warn(f'figure "{figure.id}" has no image that can be read, left out')
    return found

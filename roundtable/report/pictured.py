"""What is shown, put into a report: pictures, the star, who was heard, the agenda; each a numbered figure."""

from __future__ import annotations

from roundtable.domain.outline import Figure, FigurePlace, Image
from roundtable.report import timeline
from roundtable.report import voices as heard
from roundtable.report.composer import Composer
from roundtable.report.content import AgendaFigure, Illustration, Paragraph, StarFigure, VoicesFigure
from roundtable.report.images import is_portrait, opens
from roundtable.report.markdown import Rich, bare, inline, joined, letters
from roundtable.report.star_alt import legend, star_in_words
from roundtable.report.wordings import ended, in_digits, listed

_DRAWN = (" (outline)", " (solid)", ". On the right the difference in minutes", ". The most of each sector is dark")


def as_a_table(caption: Rich) -> Rich:
    """The caption of a chart where a table stands in its place: without how the chart is drawn."""
    said = letters(caption)
    for words in _DRAWN:
        said = said.replace(words, "")
    return bare(said)


def print_figure(composer: Composer, figure: Figure, *, beside: bool = False) -> None:
    """A figure with its number, caption and credit, or a warning when its image cannot be shown."""
    if figure.is_star:
        print_star(composer, figure)
        return
    image = composer.session.find(Image, figure.image_id)
    if image is None or not opens(image.data):
        composer.warn(f'figure "{figure.id}" has no image that can be read, left out')
        return
    for text, field in ((figure.caption, "caption"), (figure.alt, "alt"), (figure.credit, "credit")):
        composer.check_names(text, f"figure {figure.id} {field}")
    if not figure.alt.strip():
        composer.warn(f'figure "{figure.id}" has no description')
    number, key = composer.next_figure(figure.id)
    side = beside and figure.place is FigurePlace.TEXT and is_portrait(image.data)
    composer.add(Illustration(number, key, image.data, _caption(figure), figure.alt, side))


def print_star(composer: Composer, figure: Figure | None = None) -> None:
    """The star as it stood at the end, with the caption of the session's star figure where it has one."""
    star = composer.session.details.star
    if not star:
        composer.warn("the session has no star, left out")
        return
    figure = figure or next((each for each in composer.session.all(Figure) if each.is_star), None)
    number, key = composer.next_figure("star")
    composer.check_names(star.credit)
    facts = composer.facts
    own = figure.caption.strip() if figure else ""
    *first, last = own or "What was heard. A filled mark is a sector that spoke", *legend(facts)
    said = " ".join([*map(ended, first), last])
    caption = _credited(inline(said), (figure.credit if figure else "") or star.credit_line)
    alt = (figure.alt if figure else "") or star_in_words(facts)
    composer.add(StarFigure(number, key, star, facts.evidence, facts.heard, caption, alt, facts.strengths))


def print_voices(composer: Composer) -> None:
    """Who was heard, by sector."""
    found = heard.voices(composer.facts)
    if found is None:
        composer.add(Paragraph(bare("Who had the floor was not recorded.")))
        return
    number, key = composer.next_figure("voices")
    one, several = (
        ("minute of speech", "minutes of speech") if found.unit == "minutes" else ("quote noted", "quotes noted")
    )
    counted = in_digits(found.total, one, several)
    caption = f"Who was heard in each part of the debate: {counted}. The most of each sector is dark"
    if found.left_out:
        caption += f". Not shown, so that nobody is singled out: {listed(found.left_out)}"
    composer.add(VoicesFigure(number, key, found.parts, found.panels, bare(caption), heard.in_words(found)))


def print_agenda(composer: Composer) -> None:
    """The agenda, planned beside actual."""
    rows = timeline.agenda_rows(composer.facts)
    if not rows:
        composer.add(Paragraph(bare("There was no agenda.")))
        return
    number, key = composer.next_figure("agenda")
    caption = "The agenda as planned (outline) and as it was (solid). On the right the difference in minutes"
    if all(row.start is None for row in rows):
        caption = "The agenda as planned"
    composer.add(AgendaFigure(number, key, rows, bare(caption), timeline.in_words(rows)))


def _caption(figure: Figure) -> Rich:
    """Caption and credit in one."""
    return _credited(inline(figure.caption.strip()), figure.credit)


def _credited(caption: Rich, credit: str) -> Rich:
    credit = credit.strip()
    if not credit:
        return caption
    return joined(caption, "" if not caption or letters(caption).endswith((".", "?", "!")) else ".", " ", credit)

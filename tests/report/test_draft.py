"""The draft that an author takes over says what the standard report says, and prints the same words."""

from datetime import UTC, datetime

from roundtable.commands.report import adopt_report
from roundtable.commands.words import capture_insight, withdraw_quote
from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.session import Session
from roundtable.domain.words import InsightKind, Quote
from roundtable.report.build import build_report
from roundtable.report.compose import compose
from roundtable.report.content import Findings, Grid, Heading, Paragraph, Points, Quotation
from roundtable.report.draft import draft
from roundtable.report.markdown import letters
from roundtable.room import Room
from tests.report.pdf import text_of

NOW = datetime(2026, 10, 16, 9, 0, tzinfo=UTC)


def adopted(session: Session) -> Session:
    """The session with its draft taken over."""
    return session.with_edits(adopt_report(session, NOW, sections=draft(session)))


def test_every_quote_of_the_standard_report_is_in_the_draft(sample_without_outline: Session) -> None:
    before, after = compose(sample_without_outline), compose(adopted(sample_without_outline))
    standard = {letters(part.text) for part in before.parts if isinstance(part, Quotation)}
    assert standard
    assert standard <= {letters(part.text) for part in after.parts if isinstance(part, Quotation)}


def test_its_prose_is_in_the_draft_and_prints(sample_without_outline: Session) -> None:
    taken = adopted(sample_without_outline)
    text = text_of(build_report(taken).data)
    before = compose(sample_without_outline)
    for title in ("Introduction", "Executive summary", "Impact of the debate", "How this report was made"):
        assert title in [section.title for section in taken.all(Section)]
        (place,) = [n for n, part in enumerate(before.parts) if getattr(part, "text", None) == title]
        said = next(part for part in before.parts[place + 1 :] if isinstance(part, Paragraph))
        assert letters(said.text)[:40] in text


def test_findings_stay_findings_under_their_lead(sample_without_outline: Session) -> None:
    """The executive summary looks the same once it is taken over: a lead that counts, and what it counts numbered."""

    def summary(session: Session) -> list[object]:
        parts = compose(session).parts
        (start,) = [n for n, part in enumerate(parts) if getattr(part, "text", None) == "Executive summary"]
        found: list[object] = [*parts[start + 1 : start + 3]]
        return found

    lead, findings = summary(adopted(sample_without_outline))
    assert [lead, findings] == summary(sample_without_outline)
    assert isinstance(lead, Paragraph) and lead.role == "lead"
    assert isinstance(findings, Findings) and letters(lead.text).startswith("Five") and len(findings.items) == 5


def test_no_speaker_becomes_a_text(sample_without_outline: Session) -> None:
    """A rule that is tightened later would not reach it there."""
    texts = [
        block.value
        for _, _, blocks in draft(sample_without_outline)
        for block in blocks
        if block.kind is BlockKind.TEXT
    ]
    standard = compose(sample_without_outline).parts
    signed = {part.signature for part in standard if isinstance(part, Quotation) and part.signature}
    assert signed
    assert not [name for name in signed if any(name in text for text in texts)]
    assert any(isinstance(part, Findings | Points) for part in standard)


def test_what_hangs_on_no_segment_and_pictures_are_in_the_draft(room: Room) -> None:
    """
    question: Who is asked?
    quote: AO: Ask us first @co-design
    quote: AO: We were never asked
    quote: TB: I take that back
    figure: The quays in spring
    """
    room.do(capture_insight, text="Who pays?", kind=InsightKind.QUESTION, segments=())
    loose, withdrawn = room.session.quotes[1:]
    room.do(withdraw_quote, quote_id=withdrawn.id)
    (figure,) = room.session.all(Figure)
    blocks = {title: under for title, _, under in draft(room.session)}
    assert Block(BlockKind.FIGURE, figure.id) in blocks["Introduction"]
    assert blocks["Also said"] == (Block(BlockKind.QUOTE, loose.id),)
    assert blocks["Open questions"] == (), "the program goes on to fill it"
    assert "Who pays?" in text_of(build_report(adopted(room.session)).data)
    assert blocks["Co-design"] == (Block(BlockKind.QUOTES, "co-design"),)


def test_an_empty_session_has_a_draft_too() -> None:
    taken = adopted(Session())
    assert taken.all(Section)
    assert build_report(taken).pages
    assert not taken.all(Quote)


def test_the_report_is_the_same_right_after_it_was_taken_over(sample_without_outline: Session) -> None:
    """No quote stands twice, no heading is lost, and a figure that was referred to is referred to by its number."""
    before, after = compose(sample_without_outline), compose(adopted(sample_without_outline))
    headings = [[part.text for part in each.parts if isinstance(part, Heading)] for each in (before, after)]
    assert headings[0] == headings[1]
    quotes = [
        sorted(letters(part.text) for part in each.parts if isinstance(part, Quotation)) for each in (before, after)
    ]
    assert quotes[0] == quotes[1] and len(set(quotes[1])) == len(quotes[1])
    tables = [[part.rows for part in each.parts if isinstance(part, Grid)] for each in (before, after)]
    assert tables[0] == tables[1]
    pages = [build_report(each).pages for each in (sample_without_outline, adopted(sample_without_outline))]
    assert pages[0] == pages[1]
    said = text_of(build_report(adopted(sample_without_outline)).data)
    assert "The star (figure " in said and "Six quotes on this part stand under Co-commissioning." in said

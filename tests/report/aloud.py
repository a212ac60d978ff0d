"""What a report says: composed, and as it is read aloud from the finished file; and a session that strains both."""

from __future__ import annotations

from collections.abc import Iterator

from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Image, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState, Wording
from roundtable.report import content, fonts
from roundtable.report.compose import compose
from roundtable.report.markdown import letters
from roundtable.report.text import Typesetter, clean

from .conftest import make_session, picture, text_block
from .pdf import bare
from .tagged import Tagged

LANGUAGES = (
    "يجب أن تبدأ المشاركة قبل أن تُكتب الخطة، لا بعدها. نحن (الطلاب) نعرف ما نحتاج إليه في عام 2026، ونريد أن نُسأل.",
    "אנחנו רוצים להיות שותפים מההתחלה, ולא רק בסוף (כמו בשנת 2025). זה אומר שהשאלות צריכות להיות שלנו, ולא שלכם.",
    "हमें शुरुआत से ही भागीदार होना चाहिए, केवल अंत में नहीं। यह हमारी शिक्षा है, और हमसे पूछा जाना चाहिए।",
    "เราต้องการมีส่วนร่วมตั้งแต่เริ่มต้น ไม่ใช่แค่ตอนท้าย และนี่คือการศึกษาของเรา",
    "我们希望从一开始就参与，而不仅仅是在最后。这是我们的课程，应该先问我们。" * 3,
    "우리는 처음부터 함께하고 싶습니다. 마지막에만 묻지 말아 주세요.",
    "Μιλάμε από την αρχή, говорим с начала, nói ngay từ đầu, ẹ́ ọ̀ 🎉 from the start.",
    "Mixed: محمد said “שלום” to 王小明 (and 김철수) in 2026, कहा 👩🏽‍🔬 too.",
)


def stress() -> Session:
    """Long boxes, splits, a table over pages, links over lines, pictures beside text, and many scripts."""
    link = "[a link with so many words that it has to go on over the end of its line](https://example.org/a?b=1&c=2)"
    people = [Contributor(id=Id(f"c{n}"), name=f"Person {n}", organisation_id=Id("o")) for n in range(90)]
    quotes = [
        Quote(
            id=Id(f"q{n}"),
            text=text,
            words=Wording.VERBATIM,
            state=QuoteState.CONFIRMED,
            contributor_id=Id("c1"),
        )
        for n, text in enumerate((*LANGUAGES, "long " * 1_500))
    ]
    sections = [
        Section(
            id=Id("1"),
            sort="a0",
            title="Languages · لغات",
            blocks=(
                text_block("\n\n".join(f"{each} {link} {each}" for each in LANGUAGES)),
                text_block("- one\n- two\n- *three* and more " + "words " * 60 + "\n\n1. first\n2. second"),
                Block(BlockKind.FIGURE, "f"),
                text_block("Text that runs round the picture. " * 30),
                *(Block(BlockKind.QUOTE, quote.id) for quote in quotes),
            ),
        ),
        Section(id=Id("2"), sort="a1", title="Deep", level=3, blocks=(text_block("Under it. " + link),)),
        Section(id=Id("3"), sort="a2", title="Who", blocks=(Block(BlockKind.CONTRIBUTORS), Block(BlockKind.ACTIONS))),
        Section(id=Id("4"), sort="a3", title="Empty"),
    ]
    return make_session(
        *sections,
        *quotes,
        Image(id=Id("i"), path="a.png", media_type="image/png", data=picture(300, 400)),
        Figure(id=Id("f"), caption="A person", alt="Somebody at a desk", image_id=Id("i")),
        Figure(id=Id("l"), caption="Logo", alt="The clinic's mark", image_id=Id("i"), place=FigurePlace.LOGO),
        people=(
            Sector(id=Id("s"), name="Universities"),
            Organisation(id=Id("o"), name="A house", sector_id=Id("s")),
            *people,
        ),
    )


def read_aloud(tagged: Tagged) -> str:
    """What is read behind the cover and the contents, without white space."""
    chapters = [each for each in tagged.root.kids[1:] if not any(kid.tag == "TOC" for kid in each.kids)]
    return bare("".join(chapter.words for chapter in chapters))


def composed(session: Session) -> str:
    """All words of a report's chapters in order, as they can be printed, without white space."""
    setter = Typesetter()
    words = "".join(said for part in compose(session).parts for said in _said(part))
    return bare("".join(run for _, run in setter.runs(clean(words), fonts.REGULAR)))


def _said(part: content.Part) -> Iterator[str]:
    match part:
        case content.Heading():
            yield from (part.text, part.evidence)
        case content.Paragraph():
            yield letters(part.text)
        case content.Points():
            for number, item in enumerate(part.items, part.first):
                if not clean(letters(item)).strip():
                    continue  # nothing to print, and so no bullet
                yield from (f"{number}." if part.numbered else "•", letters(item))
        case content.Findings():
            for number, finding in enumerate(part.items, 1):
                yield from (str(number), letters(finding.claim), letters(finding.text), finding.evidence)
        case content.Quotation():
            opening = "“" if part.marked else f"{part.lead}:" if part.lead else ""
            yield from (opening, letters(part.text), "”" if part.marked else "", part.signature, part.note)
        case content.Grid():
            yield from part.header
            for cell in (cell for row in part.rows for cell in row):
                yield from (letters(cell.text), cell.below)
        case content.Counts():
            for pair in part.items:
                yield from pair
        case content.Bibliography():
            yield from map(letters, part.items)
        case _:
            yield from (f"Figure {part.number}", letters(part.caption))

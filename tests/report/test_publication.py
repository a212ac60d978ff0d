"""The report as a web page and as Markdown: the same words, sound structure, and searched like the PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from roundtable.domain.look import Look, Theme
from roundtable.domain.outline import Block, BlockKind, Figure, Image
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Quote, QuoteState
from roundtable.report.compose import compose
from roundtable.report.content import Heading, Quotation
from roundtable.report.leaks import Leaked
from roundtable.report.markdown import letters
from roundtable.report.publication import publish, read_markdown, read_page
from tests.report.conftest import make_session, one_section, picture, text_block
from tests.report.test_leaks import EVERYTHING, SAID, _list, _signature, _words, secret
from tests.report.test_themes import looking

VOID = {"meta", "img", "br", "path", "use"}
BAD = "<script>alert(1)</script> & *stars* [a](https://a.example?x=1&y=2) `code` 1. | _b_"


class Checked(HTMLParser):
    """Fails where a tag is left open, an id stands twice or a heading skips a level."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.levels: list[int] = []
        self.images: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if (name := found.get("id")) is not None:
            assert name not in self.ids
            self.ids.add(name)
        if (found.get("href") or "").startswith("#"):
            self.links.add((found["href"] or "")[1:])
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag in ("img", "svg"):
            self.images.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(text: str) -> Checked:
    page = Checked()
    page.feed(text)
    page.close()
    assert not page.open and page.links <= page.ids
    assert page.levels[0] == 1 and all(
        after <= before + 1 for before, after in zip(page.levels, page.levels[1:], strict=False)
    )
    assert page.levels.count(1) == 1
    return page


def test_the_page_of_the_sample_is_sound_and_fetches_nothing(sample: Session) -> None:
    built = publish(sample, ".html")
    text = built.data.decode()
    page = checked(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "main" in page.ids and len(page.links) > 10
    assert all(found.get("alt") is not None or found.get("aria-label") for found in page.images)
    assert not re.search(r'(src|srcset)="(?!data:)|@import|url\(|<script|<link', text)
    assert built.leaks.stopping == () and publish(sample, ".html").data == built.data


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_a_table_in_the_place_of_a_chart_speaks_of_no_outline(sample: Session, suffix: str) -> None:
    text = publish(sample, suffix).data.decode()
    assert "The agenda as planned and as it was" in text and "(outline)" not in text and "is dark" not in text


def test_every_heading_and_every_word_of_a_box_is_there(sample: Session) -> None:
    for suffix, read in ((".html", read_page), (".md", read_markdown)):
        passages = read(publish(sample, suffix).data.decode())
        told = "".join("".join(each.text.split()) for each in passages if each.kind == "text")
        for part in compose(sample).parts:
            words = (
                part.text if isinstance(part, Heading) else letters(part.text) if isinstance(part, Quotation) else ""
            )
            assert "".join(words.split()) in told


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_what_people_type_is_text_and_nothing_else(suffix: str) -> None:
    quote = Quote(id=Id("q"), text=BAD, contributor_id=Id("varga"), state=QuoteState.CONFIRMED, segments=("co-design",))
    session = make_session(quote, one_section(text_block(BAD), Block(BlockKind.QUOTES, "co-design"), title=BAD))
    text = publish(session, suffix).data.decode()
    assert "<script>" not in text
    if suffix == ".html":
        checked(text)
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <em>stars</em>" in text
        assert '<a href="https://a.example?x=1&amp;y=2">a</a>' in text
    else:
        assert (
            r"\<script\>alert(1)\</script\> &amp; *stars* [a](<https://a.example?x=1&y=2>) \`code\` 1. \| \_b\_" in text
        )
        assert text.count("\n## ") == 1


def test_a_line_of_markdown_begins_no_list_and_no_heading() -> None:
    texts = ("# no heading", "1. no list", "+ no list", "--- no rule")
    quotes = [
        Quote(id=Id(f"q{n}"), text=text, state=QuoteState.CONFIRMED, segments=("co-design",))
        for n, text in enumerate(texts)
    ]
    text = publish(make_session(*quotes, one_section(Block(BlockKind.QUOTES, "co-design"))), ".md").data.decode()
    for said in (r"\# no heading", r"1\. no list", r"\+ no list", r"\--- no rule"):
        assert said in text


def test_pictures_are_encoded_anew_and_described() -> None:
    image = Image(id=Id("i"), path="a.png", media_type="image/png", data=picture())
    figure = Figure(id=Id("f"), image_id=Id("i"), caption="The quays", alt="A blue field")
    session = make_session(image, figure, one_section(Block(BlockKind.FIGURE, "f")))
    (found,) = checked(publish(session, ".html").data.decode()).images
    assert found["alt"] == "A blue field" and (found["src"] or "").startswith("data:image/png;base64,")
    assert "\\[Picture: A blue field\\]\n\n**Figure 1** The quays" in publish(session, ".md").data.decode()


def test_the_page_has_the_colours_of_its_theme() -> None:
    pages = {
        publish(looking(look), ".html").data for look in (Look(), Look(Theme.NEUTRAL), Look(Theme.HOST, "#7A0019"))
    }
    assert len(pages) == 3 and sum(b"--blue:#7A0019" in page for page in pages) == 1


def test_the_list_of_actions_alone(tmp_path: Path) -> None:
    action = ActionPoint(id=Id("a"), text="Map the quays", owner_id=Id("abara"))
    session = make_session(action, SAID, EVERYTHING)
    for suffix in (".md", ".html", ".pdf"):
        built = publish(session, suffix, actions_only=True)
        whole = publish(session, suffix)
        assert len(built.data) < len(whole.data) and not built.leaks.stopping
    text = publish(session, ".md", actions_only=True).data.decode()
    assert "| Open Bench Foundation (Marian Abara) | Map the quays | No date yet |" in text
    assert "Ask the table first" not in text


@pytest.mark.parametrize("suffix", [".html", ".md"])
@pytest.mark.parametrize("door", [_signature, _list, _words])
def test_a_sabotaged_text_is_not_published(door: object, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = Quote(
        id=Id("r"),
        text="As Ilse Varga says, ask first",
        contributor_id=Id("abara"),
        state=QuoteState.CONFIRMED,
        segments=("co-design",),
    )
    session = secret(make_session(SAID, quote, EVERYTHING))
    assert not publish(session, suffix).leaks.stopping
    assert callable(door)
    door(monkeypatch)
    with pytest.raises(Leaked, match="the name of Prof Ilse Varga"):
        publish(session, suffix).publishable()


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_the_lists_and_the_hosts_text_are_told_by_section(suffix: str) -> None:
    action = ActionPoint(id=Id("a"), text="Write to them", owner_id=Id("varga"))
    session = secret(
        make_session(action, one_section(text_block("Then Ilse Varga spoke [there](https://a.example/varga)")))
    )
    found = {(leak.part, leak.section, leak.typed_in) for leak in publish(session, suffix).leaks.stopping}
    assert found == {("text", "Section", "the section “Section”"), ("link", "Section", "the section “Section”")}
    assert not publish(session, suffix, actions_only=True).leaks.stopping


HIDDEN = "\u202ereversed\u202c, co\u00adop, \u200bwide\u2003gap, \x07bell"


@pytest.mark.parametrize("ending", [".html", ".md"])
def test_what_is_not_seen_stands_in_no_file(ending: str) -> None:
    """A mark that turns the direction would turn the page, and a soft hyphen would keep a name from the search."""
    quote = Quote(id=Id("q"), text=f"{HIDDEN} [a](https://a.example/\u202eb) said", state=QuoteState.CONFIRMED)
    action = ActionPoint(id=Id("a"), text=f"Do {HIDDEN}")
    outline = one_section(
        text_block(f"*{HIDDEN}* and [a link](https://a.example/\u202eb)\n\n1. **{HIDDEN}.** Yes\n2. **Two.** No"),
        Block(BlockKind.QUOTE, "q"),
        Block(BlockKind.ACTIONS),
        Block(BlockKind.FIGURE, "f"),
    )
    figure = Figure(id=Id("f"), image_id=Id("i"), caption=HIDDEN, credit=HIDDEN, alt=HIDDEN)
    session = make_session(
        quote,
        action,
        replace(outline, title=HIDDEN),
        figure,
        Image(id=Id("i"), path="a.png", media_type="image/png", data=picture()),
    )
    details = replace(session.details, title=HIDDEN, host=HIDDEN, authors=(HIDDEN,), subtitle=HIDDEN)
    session = session.with_edits([Edit(session.details, details)])
    text = publish(session, ending).data.decode()
    assert text.count("reversed, coop, wide gap, bell") >= 8
    assert not re.search("[\u202a-\u202e\u00ad\u200b\u2003\x07]", text) and "https://a.example/b" in text


def test_the_words_on_every_part_of_a_star_have_their_colour_on_the_page(sample: Session) -> None:
    text = publish(sample, ".html").data.decode()
    for role in ("co1", "co2", "co3", "co4", "co5", "co6", "disagree"):
        assert f"blockquote.{role}{{background:var(--{role}-tint)" in text and f"--{role}-tint:#" in text

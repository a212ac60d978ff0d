"""The Markdown subset: what it reads, and what it leaves as it was typed."""

from __future__ import annotations

import time

import pytest

from roundtable.report.markdown import Listing, Span, blocks, inline, letters


def marked(text: str) -> str:
    """The spans in a form that is easy to read: <i>, <b> and [words→address]."""
    made = ""
    for span in inline(text):
        words = f"<i>{span.text}</i>" if span.emphasis else span.text
        words = f"<b>{words}</b>" if span.strong else words
        made += f"[{words}→{span.href}]" if span.href else words
    return made


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a *b* c", "a <i>b</i> c"),
        ("**b**", "<b>b</b>"),
        ("***b***", "<b><i>b</i></b>"),
        ("**a *b***", "<b>a </b><b><i>b</i></b>"),
        ("***a* b**", "<b><i>a</i></b><b> b</b>"),
        ("(*a*), *“b”*", "(<i>a</i>), <i>“b”</i>"),
        ("un**believ**able", "un<b>believ</b>able"),
        ("**foo*bar**", "<b>foo*bar</b>"),
        ("这是**重点**内容", "这是<b>重点</b>内容"),
        ("**重点。**内容和*“引文”*说", "<b>重点。</b>内容和<i>“引文”</i>说"),
        ("[w](https://x.org/a_(b))", "[w→https://x.org/a_(b)]"),
        ("[*w* x](mailto:a@b.c)", "[<i>w</i>→mailto:a@b.c][ x→mailto:a@b.c]"),
    ],
)
def test_emphasis_strong_and_links(typed: str, read: str) -> None:
    assert marked(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "2*3*4",
        "a*(b)*c",
        "a * b * c",
        "*open",
        "**open*",
        "close*",
        "snake_case_name and __init__",
        "[w](javascript:alert(1))",
        "[w](ftp://x)",
        "[](https://x.org)",
        "[w] (https://x.org)",
        "[w](https://x.org with space)",
        "`code` ~~gone~~ # not a heading",
        "<b>R&D</b> &amp;",
        "\\*a\\",
        "****",
    ],
)
def test_anything_else_stands_as_it_was_typed(typed: str) -> None:
    assert letters(inline(typed)) == typed
    assert not any(span.href for span in inline(typed))


def test_a_link_holds_no_link() -> None:
    assert marked("[[a](https://a.org) b](https://b.org)") == "[[a→https://a.org] b](https://b.org)"


def test_blocks_are_paragraphs_and_lists() -> None:
    """A line break is a space, a blank line a new paragraph; a list may follow without a blank line."""
    text = "One\ntwo.\n\nThree:\n- a\n- b\n  goes on\n* c\n\n1. x\n2) y\n\n \nEnd."
    assert list(blocks(text)) == [
        (Span("One two."),),
        (Span("Three:"),),
        Listing(((Span("a"),), (Span("b goes on"),), (Span("c"),))),
        Listing(((Span("x"),), (Span("y"),)), numbered=True),
        (Span("End."),),
    ]


def test_a_list_may_begin_with_any_number() -> None:
    assert next(blocks("7. seven\n8. eight")) == Listing(((Span("seven"),), (Span("eight"),)), True, 7)


@pytest.mark.parametrize("text", ["*a " * 7000, "*a* " * 5000, "[" * 20_000, "](https://x) " * 1500, "*a **b " * 3000])
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    inline(text)
    assert time.process_time() - begun < 3

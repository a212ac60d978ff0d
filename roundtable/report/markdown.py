"""The little Markdown that a session's texts may hold, read into plain spans: nothing here knows about the page.

`*emphasis*`, `**strong**` and `[words](https://…)` inside a text; blank lines, bullet and numbered lists in a `text`
block of the report. Everything else stands as it was typed (interchange format, "Markdown subset").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

SCHEMES: Final = ("https://", "http://", "mailto:")
"""What a link may begin with; any other target is left as it was typed."""
REFERRED: Final = "figure:"
"""The target of words that refer to a figure begins so; its id follows."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text set alike: `href` leads out of the document, `target` to a heading or figure inside it.

    `soft` is the small print inside a line, such as an attribution behind a statement.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    soft: bool = False
    href: str = ""
    target: str = ""


Rich = tuple[Span, ...]
"""A text with its few emphases; may be empty."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A bullet or numbered list; `first` is the number that its first item was given."""

    items: tuple[Rich, ...]
    numbered: bool = False
    first: int = 1


def bare(text: str) -> Rich:
    """A text in which nothing is Markdown: a name, a title."""
    return (Span(text),) if text else ()


def joined(*parts: Rich | str) -> Rich:
    """Several texts as one; plain strings are taken as they are."""
    spans: list[Span] = []
    for part in parts:
        spans += bare(part) if isinstance(part, str) else part
    return tuple(span for span in spans if span.text)


def letters(text: Rich) -> str:
    """The words alone."""
    return "".join(span.text for span in text)


# ---- inside a text

_TOKEN: Final = re.compile(r"(\*{1,3}(?!\*))|(\[)|\]\(((?:[^\s()]|\([^\s()]*\))+)\)")


@dataclass(slots=True)
class _Open:
    """Something that was opened: stars still to be closed, or a bracket (stars 0), and where its words begin."""

    stars: int
    at: int


@dataclass(slots=True)
class Reader:
    """Reads one text from left to right; each token is visited once, so that no text takes long."""

    text: str
    spans: list[Span] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where in the text the letters of each span begin."""
    opened: list[_Open] = field(default_factory=list)
    figures: bool = False
    """Whether links to figures are read, too."""
    tried: dict[int, int] = field(default_factory=dict)
    """How many of `opened` are known to be closed by no so many stars; they are not looked at again."""

    def read(self) -> Rich:
        """The spans, alike ones as one."""
        self.run()
        return _merged(self.spans)

    def run(self) -> None:
        """Go through the text; every letter that is not in one of the spans then was a sign."""
        place = 0
        for match in _TOKEN.finditer(self.text):
            self._literal(self.text[place : match.start()], place)
            place = match.end()
            if match[1]:
                self._stars(match)
            elif match[2]:
                self.opened.append(_Open(0, len(self.spans)))
                self._literal("[", match.start())
            else:
                self._link(match)
        self._literal(self.text[place:], place)

    def _literal(self, text: str, start: int) -> None:
        if text:
            self.spans.append(Span(text))
            self.starts.append(start)

    def _stars(self, match: re.Match[str]) -> None:
        before = self.text[match.start() - 1 : match.start()]
        after = self.text[match.end() : match.end() + 1]
        left = len(match[1])
        multiplies = left == 1 and before.isdigit() and after.isdigit()
        if not multiplies and after != "*" and _flanks(after, before):
            left = self._close(left)
        if left and not multiplies and before != "*" and _flanks(before, after):
            self.opened.append(_Open(left, len(self.spans)))
        self._literal("*" * left, match.end() - left)

    def _close(self, left: int) -> int:
        """Close what the stars close; the number of stars that are left over."""
        while left:
            places = reversed(range(self.tried.get(left, 0), len(self.opened)))
            index = next((i for i in places if _match(self.opened[i].stars, left)), None)
            if index is None:
                self.tried[left] = len(self.opened)
                return left
            opening = self.opened[index]
            used = min(opening.stars, left)
            self._mark(opening.at + 1, strong=used >= 2, emphasis=used % 2 == 1)
            left -= used
            self._keep(self.opened[: index + (opening.stars > used)])
            opening.stars -= used
            self.spans[opening.at] = Span("*" * opening.stars)
        return left

    def _keep(self, opened: list[_Open]) -> None:
        """Go on with these alone; what is opened from now on was not looked at yet."""
        self.opened = opened
        self.tried = {stars: min(place, len(opened)) for stars, place in self.tried.items()}

    def _mark(self, start: int, *, strong: bool, emphasis: bool) -> None:
        for index in range(start, len(self.spans)):
            span = self.spans[index]
            if span.strong < strong or span.emphasis < emphasis:
                self.spans[index] = replace(span, strong=span.strong or strong, emphasis=span.emphasis or emphasis)

    def _link(self, match: re.Match[str]) -> None:
        href = match[3]
        index = next((i for i in reversed(range(len(self.opened))) if not self.opened[i].stars), None)
        words = index is not None and any(span.text.strip() for span in self.spans[self.opened[index].at + 1 :])
        target = href[1:] if self.figures and href.startswith(f"#{REFERRED}") else ""
        if index is None or not words or not (target or href.lower().startswith(SCHEMES)):
            self._literal(match[0], match.start())
            return
        start = self.opened[index].at
        self.spans[start] = Span("")
        for place in range(start + 1, len(self.spans)):
            self.spans[place] = replace(self.spans[place], href="" if target else href, target=target)
        # A link holds no further link, and nothing that was opened in it is closed behind it.
        self.tried = {}
        self.opened = [each for each in self.opened[:index] if each.stars]


def _match(opening: int, closing: int) -> bool:
    """Whether so many stars close so many: two alike, or three that one or two belong to; a bracket has none."""
    return bool(opening) and (opening == closing or 3 in (opening, closing))


def _flanks(outside: str, inside: str) -> bool:
    """Whether stars between the two stand at an end of words: CommonMark's rule of flanking delimiter runs.

    It was made for scripts with spaces; letters of those without are boundaries as marks of punctuation are.
    """
    if not inside or inside.isspace():
        return False
    return not _is_mark(inside) or not outside or outside.isspace() or _is_mark(outside) or outside >= _UNSPACED


_UNSPACED: Final = "\u2e80"
"""From here on stand Han, kana and the other letters that are written without spaces."""


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _merged(spans: list[Span]) -> Rich:
    merged: list[Span] = []
    for span in spans:
        if merged and span.text and replace(span, text=merged[-1].text) == merged[-1]:
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        elif span.text:
            merged.append(span)
    return tuple(merged)


def inline(text: str, *, figures: bool = False) -> Rich:
    """Read the emphases and links of one text; with `figures` also `[figure](#figure:id)`, whose number is counted."""
    return Reader(text, figures=figures).read()


# ---- the blocks of a `text`

_BULLET: Final = re.compile(r"\s{0,3}[-*•]\s+(\S.*)$")
_NUMBER: Final = re.compile(r"\s{0,3}(\d{1,4})[.)]\s+(\S.*)$")


_GAP: Final = re.compile(r"\n[^\S\n]*\n")
"""What ends a paragraph."""


def blocks(text: str, *, figures: bool = False) -> Iterator[Rich | Listing]:
    """The paragraphs and lists of an author's text, in order.

    A blank line ends a paragraph; a line break inside one is a space, as everywhere in Markdown. A list begins on a
    new line; lines that follow an item without a mark of their own go on with it.
    """
    text = re.sub(r"\r\n?", "\n", text)
    for group in groups_of(text):
        items = tuple(inline(line_of(text, item), figures=figures) for item in group.items)
        yield items[0] if group.kind == "text" else Listing(items, group.kind == "number", group.first)


@dataclass(slots=True)
class Group:
    """A paragraph (`kind` text) or a list: of each item where in the text its lines are, from and to."""

    kind: str = "text"
    first: int = 1
    items: list[list[tuple[int, int]]] = field(default_factory=list)


def line_of(text: str, item: list[tuple[int, int]]) -> str:
    """The words of a paragraph or an item in one line."""
    return " ".join(text[start:end] for start, end in item)


def groups_of(text: str) -> Iterator[Group]:
    """The paragraphs and lists of a text whose lines end as on Unix, and where in it their lines are."""
    place = 0
    for gap in _GAP.finditer(text):
        yield from _of_chunk(text, place, gap.start())
        place = gap.end()
    yield from _of_chunk(text, place, len(text))


def _of_chunk(text: str, start: int, end: int) -> Iterator[Group]:
    group, place = Group(), start
    for line in text[start:end].split("\n"):
        begin, place = place, place + len(line) + 1
        if not line.strip():
            continue
        bullet, number = _BULLET.match(line), _NUMBER.match(line)
        kind = "bullet" if bullet else "number" if number else ""
        if kind and kind != group.kind:
            if group.items:
                yield group
            group = Group(kind, int(number[1]) if number else 1)
        if mark := bullet or number:
            group.items.append([(begin + mark.start(mark.lastindex or 1), begin + mark.end())])
            continue
        words = begin + len(line) - len(line.lstrip()), begin + len(line.rstrip())
        if group.items:
            group.items[-1].append(words)
        else:
            group.items.append([words])
    if group.items:
        yield group

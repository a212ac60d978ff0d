"""What of a text is emphasis, link or sign while it is typed: read by the reader that the report is set by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roundtable.report.markdown import Reader, Span, groups_of, line_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a typed text, from and to, that are set otherwise than the rest; signs are not printed at all."""

    start: int
    end: int
    span: Span
    is_sign: bool = False


def stretches(text: str, *, figures: bool = False) -> Iterator[Stretch]:
    """What of a text whose lines end as on Unix is emphasis, link or sign, in order: read as it will be set."""
    for group in groups_of(text):
        for item in group.items:
            begin = text.rfind("\n", 0, item[0][0]) + 1
            if group.kind != "text":
                yield Stretch(begin, item[0][0], Span(""), is_sign=True)
            yield from _stretches_of(item, Reader(line_of(text, item), figures=figures))


def _stretches_of(item: list[tuple[int, int]], reader: Reader) -> Iterator[Stretch]:
    """The stretches of a paragraph or an item, whose lines stand apart in the text."""
    reader.run()
    found: list[tuple[int, int, Span, bool]] = []
    place = 0
    for start, span in sorted(zip(reader.starts, reader.spans, strict=True), key=lambda each: each[0]):
        if not span.text:
            continue
        if start > place:
            found.append((place, start, Span(""), True))
        if span != Span(span.text):
            found.append((start, start + len(span.text), span, False))
        place = start + len(span.text)
    if place < len(reader.text):
        found.append((place, len(reader.text), Span(""), True))
    offset = 0
    for begin, end in item:
        for first, last, span, is_sign in found:
            start, stop = max(first - offset, 0), min(last - offset, end - begin)
            if start < stop:
                yield Stretch(begin + start, begin + stop, span, is_sign)
        offset += end - begin + 1

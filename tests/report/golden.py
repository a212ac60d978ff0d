"""The sample's report as it is read aloud, kept to be compared: `python -m tests.report.golden` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from roundtable import resources
from roundtable.interchange.session_json import read_session
from roundtable.report.build import build_report

from .tagged import Element, Tagged

KEPT = Path(__file__).with_name("golden.txt")
_INSIDE = {"Link", "Span"}
"""Elements that are part of a line."""


def aloud(data: bytes) -> str:
    """A line for each element that holds words, with its tag; of a figure what is said of it."""
    return "".join(f"{line}\n" for line in _lines(Tagged(data).root))


def _lines(element: Element) -> Iterator[str]:
    if element.alt:
        yield f"{element.tag}: {' '.join(element.alt.split())}"
    elif all(kid.tag in _INSIDE for kid in element.kids):
        yield f"{element.tag}: {' '.join(element.words.split())}"
    else:
        for kid in element.kids:
            yield from _lines(kid)


def of_sample() -> str:
    """The sample's report as it is built now."""
    return aloud(build_report(read_session(resources.path("sample", "sample.json")).session).data)


if __name__ == "__main__":
    KEPT.write_text(of_sample(), encoding="utf-8")

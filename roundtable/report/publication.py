"""A report in any of its forms: PDF, a web page in one file, Markdown; and the list of actions by itself.

Each is searched when it is finished, as it leaves, for what the rules keep back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from roundtable.domain.session import Session
from roundtable.report.as_markdown import as_markdown
from roundtable.report.build import Built, build_report
from roundtable.report.compose import compose, compose_actions
from roundtable.report.content import Report
from roundtable.report.finished import Passage
from roundtable.report.leaks import leaks_of
from roundtable.report.web_page import web_page
from roundtable.themes import inks_of

PDF: Final = ".pdf"
_ESCAPED: Final = re.compile(r"\\([\\`*_\[\]<>|~#+\-.)=])")
_LINK: Final = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(<([^>]*)>\)")
"""A link as `as_markdown` writes it; brackets in its words are escaped."""


def publish(session: Session, suffix: str, *, actions_only: bool = False) -> Built:
    """The report in the form that the ending of a file's name stands for; KeyError for one that it has not."""
    suffix = suffix.lower()
    content = compose_actions if actions_only else compose
    if suffix == PDF:
        return build_report(session, content if actions_only else None)
    write, read = FORMS[suffix]
    report = content(session)
    text = write(session, report)
    built = Built(text.encode(), 0, report.warnings, edition=report.edition)
    return replace(built, leaks=leaks_of(session, read(text), lambda other: read(write(other, content(other)))))


class _Heard(HTMLParser):
    """What a web page says: its text under its headings, and what is said of pictures and links."""

    SAYS: Mapping[str, str] = MappingProxyType(
        {"alt": "description", "aria-label": "description", "content": "metadata"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self._words: list[str] = []
        self._section, self._silent, self._heading = "the cover", False, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[2-4]", tag):
            self.flush()
            self._section, self._heading = "", True
        self._silent = tag == "style"
        if tag not in ("a", "b", "em", "i", "small", "span", "strong"):
            self._words.append("\n")
        for name, value in attrs:
            if name in self.SAYS and value:
                self.passages.append(Passage(self.SAYS[name], value, 0, self._section))
            elif name in ("href", "src", "id") and value and not value.startswith("data:"):
                self.passages.append(Passage("link", unquote(value), 0, self._section))

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if re.fullmatch("h[2-4]", tag):
            self._heading = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)
            if self._heading:
                self._section += data

    def flush(self) -> None:
        """Put what was said since the last heading among the passages."""
        text = "".join(self._words)
        if text.strip():
            self.passages.append(Passage("text", text, 0, self._section))
        self._words = []


def read_page(text: str) -> tuple[Passage, ...]:
    """All that a finished web page says."""
    heard = _Heard()
    heard.feed(text)
    heard.close()
    heard.flush()
    return tuple(heard.passages)


def read_markdown(text: str) -> tuple[Passage, ...]:
    """All that a finished text in Markdown says, and where its links lead."""
    section, found = "the cover", list[Passage]()
    for part in re.split(r"^(?=#{2,4} )", text, flags=re.MULTILINE):
        bare = _ESCAPED.sub(r"\1", _LINK.sub(r"\1", part)).replace("&amp;", "&")
        if part.startswith("##"):
            section = bare.split("\n", 1)[0].lstrip("# ").strip()
        found.append(Passage("text", bare, 0, section))
        found += (Passage("link", unquote(link[2]), 0, section) for link in _LINK.finditer(part))
    return tuple(found)


def _web(session: Session, report: Report) -> str:
    return web_page(report, inks_of(session.details.look).by_role)


def _markdown(_session: Session, report: Report) -> str:
    return as_markdown(report)


Write = Callable[[Session, Report], str]
Read = Callable[[str], tuple[Passage, ...]]
FORMS: Final[Mapping[str, tuple[Write, Read]]] = MappingProxyType(
    {
        ".html": (_web, read_page),
        ".htm": (_web, read_page),
        ".md": (_markdown, read_markdown),
        ".markdown": (_markdown, read_markdown),
    }
)
"""By the ending of the file's name: how the report is written as text, and how what was written is read again."""
ENDINGS: Final = (PDF, *FORMS)

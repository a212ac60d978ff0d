"""The list of references, set by a CSL processor in the style that the session has chosen.

Items come as Zotero, Mendeley and Crossref give them: with fields missing, of another type, with markup in titles.
citeproc-py raises on some of these and drops others without a word. So each is given to it by itself, cleaned to what
CSL allows, and what comes back is looked at: where the title is not in it, or nothing came back, the item is set by
`references.py`, the project's own plain Harvard, and that is said.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import Any, Final

from roundtable import resources
from roundtable.domain.folding import letters_of
from roundtable.domain.look import ReferenceStyle
from roundtable.domain.outline import Reference
from roundtable.report.markdown import Rich, Span, joined, letters
from roundtable.report.references import cleaned, harvard, items_of, text_of, year_letters

FILES: Final = {
    ReferenceStyle.SOURCE: "source-report",
    ReferenceStyle.IMPERIAL: "imperial-college-london-author-date",
    ReferenceStyle.CITE_THEM_RIGHT: "harvard-cite-them-right",
}
LOCALE: Final = "en-GB"
_LOCK: Final = Lock()
"""citeproc-py keeps what it is at in its style, which is read once."""
_PIECE: Final = re.compile(r"(</?(?:i|b|em|strong|sup|sub|span)(?:\s[^<>]*)?>)|(https?://[^\s<>]*[^\s<>.,;)\]])")
_AND_OTHERS: Final = re.compile(r"(?:,? (?:and|&(?:amp;|#38;)?)|,) et al\.(?=\W)")
_YEAR: Final = re.compile(r",? \((?:\d{1,4}|n\.d\.|no date)(?=\))")
_NEVER_SEEN: Final = re.compile(r" ?\[Accessed:? *\]")
_RAISES: Final = (Exception,)
"""Whatever a foreign item makes citeproc-py raise: KeyError, TypeError, UnboundLocalError and more were seen."""


def bibliography(
    references: Sequence[Reference], style: ReferenceStyle, language: str = ""
) -> tuple[tuple[Rich, ...], tuple[str, ...]]:
    """All references, by author, year and title, and what was set plainly; an item that says nothing is left out."""
    entries: list[Rich] = []
    notes: list[str] = []
    items = [(item, plain) for item in items_of(references, language) if (plain := harvard(item))]
    for (item, plain), letter in zip(items, year_letters([item for item, _ in items]), strict=True):
        entry = _set(json.dumps(cleaned(item), sort_keys=True, ensure_ascii=False), style)
        name = f'the reference "{text_of(item, "title")[:60]}"'
        if entry is None:
            notes.append(f"{name} lacks what the style needs, set plainly")
        elif _NEVER_SEEN.search(letters(entry)):
            notes.append(f"{name} lacks the day of access that the style asks for, set without it")
            entry = tuple(replace(span, text=_NEVER_SEEN.sub("", span.text)) for span in entry)
        entries.append(_lettered(entry or plain, letter))
    return tuple(entries), tuple(notes)


@lru_cache(maxsize=2048)
def _set(item: str, style: ReferenceStyle) -> Rich | None:
    """One cleaned item in a style; None where the processor cannot, or loses its title."""
    try:
        with _LOCK:
            said = _processed(_fitted(json.loads(item), style), style)
    except _RAISES:
        return None
    entry = _trimmed(joined(tuple(_spans(_AND_OTHERS.sub(" et al.", said)))))
    entry = _edited(entry, json.loads(item))
    return entry if _is_whole(letters_of(letters(entry)), json.loads(item)) else None


def _is_whole(said: str, item: dict[str, Any]) -> bool:
    """Whether the title is there, and once: citeproc-py repeats one that stands in the place of the author."""
    title = letters_of(item["title"])
    is_named = any(role in item for role in ("author", "editor", "translator"))
    return title in said and (is_named or said.count(title) == 1)


def _fitted(item: dict[str, Any], style: ReferenceStyle) -> dict[str, Any]:
    """An item as citeproc-py sets it whole.

    Editors who stand in for an author are given as such, or they are printed as in the middle of a line, or twice.
    Imperial's style has neither number nor publisher of a report: it is set as a book with a number.
    """
    fitted = dict(item)
    if _stand_in(item):
        fitted["author"] = fitted.pop("editor")
    if style is ReferenceStyle.IMPERIAL and item["type"] == "report":
        fitted["type"] = "book"
        if "number" in item:
            fitted["collection-title"] = item.get("genre") or "Report number"
            fitted["collection-number"] = item["number"]
    return fitted


def _stand_in(item: dict[str, Any]) -> bool:
    """Whether the editors are named first since there is no author."""
    return "editor" in item and "author" not in item


def _edited(entry: Rich, item: dict[str, Any]) -> Rich:
    """The entry with the word for editors behind their names."""
    if not _stand_in(item):
        return entry
    word = " (ed.)" if len(item["editor"]) == 1 else " (eds)"
    return _at_year(entry, lambda year: f"{word}{year[0]}")


def _lettered(entry: Rich, letter: str) -> Rich:
    """The entry with a letter behind its year: "(2018a)", "(n.d.a)", "(no date a)"."""
    between = " " if letter else ""
    return _at_year(entry, lambda year: year[0] + (between if year[0].endswith("date") else "") + letter)


def _at_year(entry: Rich, said: Callable[[re.Match[str]], str]) -> Rich:
    """The entry with its first year in brackets said otherwise."""
    for place, span in enumerate(entry):
        text, found = _YEAR.subn(said, span.text, count=1)
        if found:
            return (*entry[:place], replace(span, text=text), *entry[place + 1 :])
    return entry


def _processed(item: dict[str, Any], style: ReferenceStyle) -> str:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter  # noqa: PLC0415 - as is lxml
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - only for references

    works = CitationStylesBibliography(_style(style), CiteProcJSON([item]), formatter.html)
    works.register(Citation([CitationItem(item["id"])]))
    return str(works.bibliography()[0])


@lru_cache
def _style(style: ReferenceStyle) -> Any:  # noqa: ANN401 - citeproc-py has no types
    from citeproc import CitationStylesStyle  # noqa: PLC0415 - see _processed

    path = resources.path("csl", f"{FILES[style]}.csl")
    return CitationStylesStyle(str(path), locale=LOCALE, validate=False)


def _spans(said: str) -> Iterator[Span]:
    """What the processor wrote, as spans: italics, and addresses as links."""
    emphasis, at = False, 0
    for match in _PIECE.finditer(said):
        yield Span(html.unescape(said[at : match.start()]), emphasis=emphasis)
        at = match.end()
        if match[2]:
            address = html.unescape(match[2])
            yield Span(address, href=address)
        elif match[1].strip("</>").split()[0] in ("i", "em"):
            emphasis = not match[1].startswith("</")
    yield Span(html.unescape(said[at:]), emphasis=emphasis)


def _trimmed(entry: Rich) -> Rich:
    """The entry without what citeproc-py doubles: a full stop behind a mark, a comma behind a full stop, blanks."""
    text = tuple(replace(each, text=re.sub(r"([.!?])\.(?=\s|$)", r"\1", each.text)) for each in entry)
    text = tuple(
        replace(each, text=each.text[1:])
        if place and re.match(r"\.(?=\s|$)", each.text) and text[place - 1].text.endswith((".", "!", "?"))
        else each
        for place, each in enumerate(text)
    )
    if text and not text[-1].href:
        # Where there are no pages, their label is left behind.
        text = (*text[:-1], replace(text[-1], text=re.sub(r"\s+pp?\.$", "", text[-1].text.rstrip())))
    return tuple(each for each in text if each.text)

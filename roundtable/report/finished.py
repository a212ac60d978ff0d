"""What anybody can get out of a finished report: its text page by page, metadata, bookmarks, descriptions and links.

Read with PDFium, which is on board for the preview: it maps glyphs of subset fonts back to letters as every reader
does, and takes a twentieth of the time that a report takes to build; pypdf would take half of it.
"""

from __future__ import annotations

import ctypes
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final
from urllib.parse import unquote

PDFIUM: Final = Lock()
"""PDFium knows one thread at a time, whatever document it reads."""
_XMP: Final = re.compile(rb"<\?xpacket begin.*?<\?xpacket end", re.DOTALL)
_CLAIMS: Final = re.compile(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", re.DOTALL)
_OF_THE_PROGRAM: Final = re.compile(r"ReportLab PDF Library - \(opensource\)|\bRoundtable [0-9][0-9a-z.]*")
"""What every report's metadata say of itself; "UA" and "Library" might be somebody's initials or name."""
_LINE_END_HYPHENS: Final = str.maketrans({"\ufffe": "-", "\x02": "-", "\r": None})
_DEEPEST: Final = 64
"""Elements inside elements that are followed; the report's own are far fewer."""


@dataclass(frozen=True)
class Passage:
    """A stretch of a finished report: what kind it is, its page from 1 (0 for the whole file), under which heading."""

    kind: str
    text: str
    page: int = 0
    section: str = ""


def passages_of(data: bytes) -> tuple[Passage, ...]:
    """All that a finished PDF says to a reader, a search engine or a screen reader."""
    import pypdfium2  # noqa: PLC0415 - a library in C, and only for reports

    with PDFIUM, pypdfium2.PdfDocument(data) as document:
        marks = [(mark.get_title(), dest.get_index()) for mark in document.get_toc() if (dest := mark.get_dest())]
        found = [Passage("metadata", _metadata(document, data))]
        found += (Passage("bookmark", title, (page or 0) + 1, title) for title, page in marks)
        section = "the cover"
        for index in range(len(document)):
            titles = [title for title, page in marks if page == index]
            page = document[index]
            nearest = titles[0] if titles else section
            for part in _sections(page.get_textpage().get_text_bounded(), titles, section, index + 1):
                section = part.section
                found.append(part)
            found += (Passage("description", said, index + 1, nearest) for said in _described(page))
            found += (Passage("link", said, index + 1, nearest) for said in _linked(document, page))
    return tuple(found)


def _sections(text: str, titles: list[str], section: str, page: int) -> Iterator[Passage]:
    """The text of a page, cut at the headings that begin on it."""
    text = text.translate(_LINE_END_HYPHENS)
    at = 0
    for title in titles:
        heading = re.compile(r"\s+".join(map(re.escape, title.split()))).search(text, at) if title.split() else None
        if heading is None:
            continue
        if text[at : heading.start()].strip():
            yield Passage("text", text[at : heading.start()], page, section)
        at, section = heading.start(), title
    yield Passage("text", text[at:], page, section)


def _metadata(document: Any, data: bytes) -> str:  # noqa: ANN401 - pypdfium2 has no types
    told = list(document.get_metadata_dict().values())
    for packet in _XMP.findall(data):
        bare = _CLAIMS.sub("", packet.decode("utf-8", "replace"))
        told.append(html.unescape(re.sub("<[^>]*>", "\n", bare)))
    return _OF_THE_PROGRAM.sub("", "\n".join(told))


def _described(page: Any) -> Iterator[str]:  # noqa: ANN401 - pypdfium2 has no types
    """What stands for pictures and for words that are drawn in another way than they are read."""
    from pypdfium2 import raw  # noqa: PLC0415 - see passages_of

    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        top = range(raw.FPDF_StructTree_CountChildren(tree))
        waiting = [(raw.FPDF_StructTree_GetChildAtIndex(tree, index), 0) for index in top]
        while waiting:
            element, depth = waiting.pop()
            if not element or depth > _DEEPEST:
                continue
            for ask in (raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetActualText):
                if said := _text(ask, element):
                    yield said
            children = range(raw.FPDF_StructElement_CountChildren(element))
            waiting += ((raw.FPDF_StructElement_GetChildAtIndex(element, i), depth + 1) for i in children)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _linked(document: Any, page: Any) -> Iterator[str]:  # noqa: ANN401 - pypdfium2 has no types
    """Where links lead, and what is said of them."""
    from pypdfium2 import raw  # noqa: PLC0415 - see passages_of

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        if length:
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
            yield unquote(buffer.value.decode("utf-8", "replace"))
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        try:
            if said := _text(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"):
                yield unquote(said)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _text(ask: Any, *of: Any) -> str:  # noqa: ANN401 - functions of a library in C
    """A text that PDFium gives in UTF-16, of a length that it is asked for first."""
    length = ask(*of, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * ((length + 1) // 2))()
    ask(*of, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace")

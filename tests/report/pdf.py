"""Reads a finished report the way its readers do: text, outline, links, fonts, metadata."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader


def text_of(data: bytes) -> str:
    """All text, in NFC, every run of white space as one space."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return squeezed(" ".join(pages))


def page_texts(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """White space as single spaces; a hyphen at the end of a line, which pdfium marks as soft, is a hyphen."""
    return re.sub(r"\s+", " ", _hyphens(text)).strip()


def bare(text: str) -> str:
    """The text without any white space, for what is broken over lines."""
    return re.sub(r"\s+", "", _hyphens(text))


def _hyphens(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\ufffe", "-").replace("\x02", "-")


def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def outline_of(data: bytes) -> list[tuple[int, str, int]]:
    """The outline as (depth, title, page from 1)."""
    pdf = reader(data)

    def walk(entries: list[Any], depth: int) -> list[tuple[int, str, int]]:
        found: list[tuple[int, str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry, depth + 1)
            else:
                found.append((depth, str(entry.title), (pdf.get_destination_page_number(entry) or 0) + 1))
        return found

    return walk(pdf.outline, 0)


def fonts_of(data: bytes) -> dict[str, bool]:
    """Every font that a page may use, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in reader(data).pages:
        resources: Any = page["/Resources"].get_object()
        fonts = resources.get("/Font", {}).get_object()
        for font in fonts.values():
            each = font.get_object()
            if "/DescendantFonts" in each:
                each = each["/DescendantFonts"][0].get_object()
            descriptor = each.get("/FontDescriptor", {}).get_object()
            found[str(each["/BaseFont"])] = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def face_of(data: bytes, word: str) -> str:
    """The face of a word that stands once in the file, all of it in the same one: "FiraSans-SemiBold"."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        words = page.get_textpage()
        text = words.get_text_range()
        found += [
            _face_at(words, match.start() + place) for match in re.finditer(word, text) for place in range(len(word))
        ]
    (face,) = set(found)
    assert len(found) == len(word)
    return face


def _face_at(words: pypdfium2.PdfTextPage, place: int) -> str:
    name = ctypes.create_string_buffer(200)
    pypdfium2.raw.FPDFText_GetFontInfo(words.raw, place, name, len(name), ctypes.c_int())
    return name.value.decode().split("+")[-1]


def metadata_of(data: bytes) -> dict[str, str]:
    return {key: str(value) for key, value in (reader(data).metadata or {}).items()}


def addresses_of(data: bytes) -> list[str]:
    """The addresses that links lead to, out of the document."""
    found = []
    for page in reader(data).pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A")
            if action is not None and "/URI" in action.get_object():
                found.append(str(action.get_object()["/URI"]))
    return found

"""A checker of tagged PDF of the project's own: what its tags say, and whether all of it is tagged exactly once.

Other checkers cannot see words that were lost: for them an artifact is an artifact. Here words in an artifact that is
not declared as running matter are an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any, TypeAlias

import pikepdf

Raw: TypeAlias = Any
"""An object of the file: pikepdf tells what it is only when it is asked."""
SHOWS = {"Tj", "TJ", "'", '"'}
PAINTS = SHOWS | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}
HOLDS = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI"},
    "TOCI": {"Reference"},
}
"""What may stand in an element of these kinds."""
TAGS = {*HOLDS, "Document", "Sect", "H1", "H2", "H3", "H4", "P", "BlockQuote", "Figure", "Caption", "Link", "Span"} | {
    tag for tags in HOLDS.values() for tag in tags
}


@dataclass
class Element:
    """An element as it is read: its tag, its depth, and all words in it, in order."""

    tag: str
    depth: int
    alt: str
    words: str = ""
    kids: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


Place = tuple[int, int]
"""A page from 0, and the number of a stretch of marked content on it."""


class Tagged:
    """A finished file; `problems` are all that is wrong with its tags."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.problems: list[str] = []
        self._owners: dict[Place, tuple[int, int]] = {}
        self._links: dict[tuple[int, int], tuple[int, int]] = {}
        self._numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        self._said: dict[Place, str] = {}
        for number, page in enumerate(self.pdf.pages):
            self._read_page(number, page)
        self._check_catalogue()
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is None:
            self.problems.append("no structure tree")
            return
        self._parents = dict(_pairs(tree.ParentTree))
        self.root = self._read(tree.K[0], 0, None)
        self._check_order()
        self._check_ways_back()
        self._check_fonts()

    @property
    def elements(self) -> list[Element]:
        """All elements in reading order."""
        return list(self.root.walk())

    @cached_property
    def text(self) -> str:
        """What is read, in order, with white space as single spaces."""
        return " ".join(unicodedata.normalize("NFC", self.root.words).split())

    def texts(self, *tags: str) -> list[str]:
        """What is read of the elements of some tags."""
        return [" ".join(each.words.split()) for each in self.elements if each.tag in tags]

    def _need(self, holds: object, problem: str) -> None:
        if not holds:
            self.problems.append(problem)

    # Pages

    def _read_page(self, number: int, page: Raw) -> None:
        self._need(page.get("/Tabs") == "/S", f"page {number}: no order of tabs")
        marks: list[tuple[str, int | None, bool]] = []
        font: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BMC", "BDC"):
                marks.append(self._opened(number, operands))
            elif operator == "EMC":
                self._need(marks, f"page {number}: a mark ends that never began")
                marks = marks[:-1]
            elif operator == "Tf":
                font = self._table(page.Resources.Font[operands[0]])
            if operator in PAINTS:
                self._painted(number, operator, operands, marks, font)
        self._need(not marks, f"page {number}: a mark never ends")

    def _opened(self, page: int, operands: Raw) -> tuple[str, int | None, bool]:
        tag = str(operands[0])
        properties = operands[1] if len(operands) > 1 else {}
        number = properties.get("/MCID")
        if number is not None:
            self._need((page, int(number)) not in self._said, f"page {page}: number {number} twice")
            self._said[page, int(number)] = ""
        return tag, None if number is None else int(number), properties.get("/Type") == "/Pagination"

    def _painted(self, page: int, operator: str, operands: Raw, marks: Raw, font: dict[int, str]) -> None:
        numbers = [number for _, number, _ in marks if number is not None]
        artifacts = [declared for tag, _, declared in marks if tag == "/Artifact"]
        self._need(len(numbers) + len(artifacts) == 1, f"page {page}: {operator} is marked {len(marks)} times")
        if operator not in SHOWS:
            return
        words = "".join(_decoded(operand, font) for operand in operands)
        if artifacts:
            self._need(artifacts[0] or not words.strip(), f"page {page}: words are lost in an artifact: {words!r}")
        elif numbers:
            self._said[page, numbers[0]] += words

    # Elements

    def _read(self, node: Raw, depth: int, page: Raw) -> Element:
        element = Element(str(node.S)[1:], depth, str(node.get("/Alt", "")))
        self._need(element.tag in TAGS, f"unknown tag {element.tag}")
        self._need(element.alt.strip() or element.tag != "Figure", "a figure is not told in words")
        page = node.get("/Pg", page)
        for kid in node.get("/K", []):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                where = page if isinstance(kid, int) else kid.get("/Pg", page)
                place = self._numbers[where.objgen], int(kid if isinstance(kid, int) else kid.MCID)
                self._need(place not in self._owners, f"{place} belongs to two elements")
                self._need(place in self._said, f"{place} is nowhere on the page")
                self._owners[place] = node.objgen
                element.words += self._said.get(place, "")
            elif kid.get("/Type") == "/OBJR":
                self._need(element.tag == "Link", f"an annotation in a {element.tag}")
                self._links[kid.Obj.objgen] = node.objgen
            else:
                self._need(kid.P.objgen == node.objgen, "an element has another parent")
                found = self._read(kid, depth + 1, page)
                allowed = HOLDS.get(element.tag)
                self._need(allowed is None or found.tag in allowed, f"a {found.tag} in a {element.tag}")
                element.kids.append(found)
                element.words += found.words if found.tag in ("Span", "Link") else f" {found.words} "
        if "/ActualText" in node:
            element.words = str(node.ActualText)
        elif element.alt:
            element.words = ""  # told in other words
        return element

    def _check_order(self) -> None:
        levels = [int(each.tag[1]) for each in self.elements if re.fullmatch("H[1-6]", each.tag)]
        self._need(levels[:1] == [1], "the first heading is not the title")
        for before, after in pairwise(levels):
            self._need(after <= before + 1, f"a heading of level {after} after one of level {before}")
        for table in (each for each in self.elements if each.tag == "Table"):
            widths = {len(row.kids) for row in table.walk() if row.tag == "TR"}
            self._need(len(widths) == 1, f"a table with rows of {sorted(widths)} cells")

    def _check_ways_back(self) -> None:
        """From each stretch of content, and from each link, to its element."""
        for number, page in enumerate(self.pdf.pages):
            own = self._parents.get(int(page.get("/StructParents", -1)), [])
            for place in (each for each in self._said if each[0] == number):
                self._need(place in self._owners, f"{place} belongs to no element: {self._said[place]!r}")
                back = own[place[1]].objgen if place[1] < len(own) and own[place[1]] is not None else None
                self._need(back == self._owners.get(place), f"{place} leads back to another element")
            for link in page.get("/Annots", []):
                self._need(str(link.get("/Contents", "")).strip(), f"page {number}: a link without words")
                element = self._links.get(link.objgen)
                back = self._parents.get(int(link.get("/StructParent", -1)))
                self._need(element and back is not None and back.objgen == element, f"page {number}: a stray link")

    def _check_catalogue(self) -> None:
        root: Raw = self.pdf.Root
        self._need(str(root.get("/Lang", "")), "no language")
        self._need(root.get("/MarkInfo", {}).get("/Marked") is True, "not marked as tagged")
        self._need(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True, "the title is not shown")
        with self.pdf.open_metadata() as metadata:
            self._need(metadata.get("pdfuaid:part") == "1", "does not claim PDF/UA")
            self._need(metadata.get("pdfaid:part") == "2", "does not claim PDF/A")
            self._need(str(metadata.get("dc:title", "")).strip(), "no title in the metadata")

    # Fonts

    def _table(self, font: Raw) -> dict[int, str]:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = to_unicode(font)
        return self._fonts[font.objgen]

    def _check_fonts(self) -> None:
        found: list[Raw] = [each for each in self.pdf.objects if isinstance(each, pikepdf.Dictionary)]
        for each in found:
            if each.get("/Type") == "/Font":
                name = each.get("/BaseFont")
                descriptor: Raw = each.get("/FontDescriptor", {})
                self._need("/FontFile2" in descriptor, f"the font {name} is not embedded")
                self._need("/ToUnicode" in each, f"nobody knows what the letters of {name} say")


def to_unicode(font: Raw) -> dict[int, str]:
    """What the codes of a font say."""
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]+)>", font.ToUnicode.read_bytes().split(b"endcodespacerange")[-1])
    return {int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in pairs}


def _decoded(operand: Raw, font: dict[int, str]) -> str:
    if isinstance(operand, pikepdf.Array):
        return "".join(_decoded(each, font) for each in operand if isinstance(each, pikepdf.String))
    return "".join(font.get(code, "\ufffd") for code in bytes(operand))


def _pairs(tree: Raw) -> Iterator[tuple[int, Raw]]:
    numbers = list(tree.get("/Nums", []))
    yield from zip((int(number) for number in numbers[::2]), numbers[1::2], strict=True)
    for kid in tree.get("/Kids", []):
        yield from _pairs(kid)

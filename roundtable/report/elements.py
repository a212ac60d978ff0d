"""The elements of a tagged document: headings, paragraphs, lists, tables, figures, links, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of marked content: the page from 0, and its number on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link's rectangle: the page from 0, and the annotation's name."""

    page: int
    name: str


@dataclass(slots=True, eq=False)
class Node:
    """An element of the document: its tag, and in reading order the elements and the stretches of content in it.

    `alt` and `actual` are said in place of what is drawn, `attributes` belong to an owner ("Layout", "Table", "List").
    """

    tag: str
    alt: str = ""
    actual: str = ""
    owner: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    items: list[Node | Marked | Annotated] = field(default_factory=list)
    said: str = ""
    """The words of a link, for its annotation."""

    def add(self, tag: str, **what: Any) -> Node:  # noqa: ANN401 - the fields of a node
        """A new element at the end of this one."""
        node = Node(tag, **what)
        self.items.append(node)
        return node

    def marks(self) -> Iterator[Marked]:
        """Every stretch of content in it and below it."""
        for item in self.items:
            if isinstance(item, Node):
                yield from item.marks()
            elif isinstance(item, Marked):
                yield item

    def __deepcopy__(self, memo: object) -> Node:
        """Itself: reportlab copies flowables, and copies belong to the same element."""
        return self


def list_node(parent: Node, numbering: str) -> Node:
    """A list whose items are numbered so: Disc, Decimal or None."""
    return parent.add("L", owner="List", attributes={"ListNumbering": pdfdoc.PDFName(numbering)})

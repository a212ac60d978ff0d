"""Writes the elements of a tagged document into its file: the structure tree, and the way back from each mark to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

from roundtable.report.elements import Annotated, Marked, Node
from roundtable.report.tagging import TaggedCanvas, address_of

_ROOT = "StructTreeRoot"
_MAY_BE_EMPTY = frozenset({"TH", "TD"})
"""Without its empty cells a table would have holes."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference to an object by its name."""

    name: str


class _Raw(PDFObject):
    """An object as text with references in it: reportlab's dictionaries look at each key, too slow for thousands."""

    __RefOnly__ = 1

    def __init__(self, parts: Sequence[str | _Reference | PDFObject]) -> None:
        self.parts = parts

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - reportlab's document
        """The object's bytes."""
        numbers = document.idToObjectNumberAndVersion
        found = []
        for part in self.parts:
            if isinstance(part, _Reference):
                found.append(b"%d 0 R" % numbers[part.name][0])
            else:
                found.append(part.encode("ascii") if isinstance(part, str) else part.format(document))
        return b"".join(found)


@dataclass
class _Writer:
    """Writes the elements of one document and keeps the names that they were given."""

    document: Any
    names: dict[Node, str] = field(default_factory=dict)

    def write(self, node: Node, parent: str) -> str | None:
        """Write an element and all below it; its name, or None for one that holds nothing."""
        name = f"Element{len(self.names)}"
        self.names[node] = name
        kids, page = self._kids(node, name)
        if not kids and node.tag not in _MAY_BE_EMPTY:
            del self.names[node]
            return None
        parts: list[str | _Reference | PDFObject] = [f"<</Type /StructElem /S /{node.tag} /P ", _Reference(parent)]
        if page is not None:
            parts += [" /Pg ", _page(page)]
        parts += [" /K [", *kids, "]"]
        for key, said in (("Alt", node.alt), ("ActualText", node.actual)):
            if said:
                parts += [f" /{key} ", PDFString(said)]
        if node.attributes:
            parts += [" /A ", PDFDictionary({"O": PDFName(node.owner), **node.attributes})]
        self.document.Reference(_Raw([*parts, ">>"]), name)
        return name

    def _kids(self, node: Node, name: str) -> tuple[list[str | _Reference | PDFObject], int | None]:
        """What an element holds, and the page that its marks are on where they do not name one."""
        kids: list[str | _Reference | PDFObject] = []
        page = next((item.page for item in node.items if isinstance(item, Marked)), None)
        # The words of a link come before its rectangles.
        for item in sorted(node.items, key=lambda item: isinstance(item, Annotated)):
            if isinstance(item, Node):
                if written := self.write(item, name):
                    kids += [" ", _Reference(written)]
            elif isinstance(item, Annotated):
                kids += [" <</Type /OBJR /Obj ", _Reference(item.name), " /Pg ", _page(item.page), ">>"]
            elif item.page == page:
                kids.append(f" {item.number}")
            else:
                kids += [" <</Type /MCR /Pg ", _page(item.page), f" /MCID {item.number}>>"]
        return kids, page

    def reference(self, node: Node) -> str | _Reference:
        """A reference to an element; null for one that was left out."""
        return _Reference(self.names[node]) if node in self.names else "null"


def _page(number: int) -> _Reference:
    return _Reference(f"Page{number + 1}")


def _tell(annotation: Any, said: str, number: int) -> None:  # noqa: ANN401 - one of reportlab's two kinds
    """Say in words what a link is, for those who hear it, and give it its way back to its element."""
    address = address_of(annotation)
    if isinstance(annotation, pdfdoc.LinkAnnotation):
        annotation.permitted += ("StructParent",)
        annotation.Contents = said or address
        annotation.otherkw.update(F=4, StructParent=number)
    else:
        words = said if said in ("", address) else f"{said} ({address})"
        annotation.dict.update(F=4, StructParent=number, Contents=PDFString(words or address))


def write_structure(canvas: TaggedCanvas) -> None:
    """Add the structure tree to the document of a canvas all of whose pages are finished."""
    document = canvas._doc
    writer = _Writer(document)
    root = writer.write(canvas.tree, _ROOT)
    back: list[str | _Reference | PDFObject] = []
    for number, nodes in enumerate(canvas.pages):
        back.append(f"{number} [")
        for node in nodes:
            back += [writer.reference(node), " "]
        back.append("]\n")
    for number, (node, annotation) in enumerate(canvas.annotations, len(canvas.pages)):
        _tell(annotation, " ".join(node.said.split()), number)
        back += [f"{number} ", writer.reference(node), "\n"]
    parents = document.Reference(_Raw(["<</Nums [", *back, "]>>"]), "ParentTree")
    catalogue = document.Catalog
    catalogue.StructTreeRoot = PDFDictionary(
        {
            "Type": PDFName(_ROOT),
            "K": PDFArray([pdfdoc.PDFObjectReference(root)] if root else []),
            "ParentTree": parents,
            "ParentTreeNextKey": len(canvas.pages) + len(canvas.annotations),
        }
    )
    document.Reference(catalogue.StructTreeRoot, _ROOT)
    catalogue.MarkInfo = PDFDictionary({"Marked": "true"})

"""Tagged PDF from reportlab: what is drawn is marked with the element of the document that it belongs to.

The elements (`Node`) are made together with the flowables, before anything is laid out, in the order in which the
report is read. Each flowable carries its own; drawing only notes on which page, as which marked content, it came to
stand. So no break of a page, no box at the side and no repeated head of a table can disturb the order. What is drawn
without an element is an artifact: tints, rules, ornaments.

`structure.py` writes the elements into the file. The private names of reportlab that are used here and there are named,
one by one, in tests/report/test_contract.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

from roundtable.report import bidi
from roundtable.report.elements import Annotated, Marked, Node
from roundtable.report.shaping import ShapingCanvas
from roundtable.report.tagged_text import TaggedText

_PAINTS: Final = re.compile(r"(?:^|[\s\])>])(?:[SsFfBb]\*?|sh|Do|Tj|TJ|EI)(?=\s|$)")
"""An operator that puts something on the page."""
_PAGINATION: Final = "/Type /Pagination"


class _Mark(str):
    """An entry of a page's code that opens, closes or already holds marked content."""


_END: Final = _Mark("EMC")


@dataclass(slots=True)
class _Target:
    """What the text that is drawn next belongs to; `label` takes the first text object, the bullet of an item."""

    node: Node
    label: Node | None = None
    links: dict[tuple[int, str], Node] = field(default_factory=dict)


class TaggedCanvas(ShapingCanvas):
    """A canvas that marks what is drawn; `tree` is the root of the elements."""

    def __init__(self, *arguments: object, tree: Node, **options: object) -> None:
        super().__init__(*arguments, pdfVersion=(1, 7), **options)
        self.tree = tree
        self.pages: list[list[Node]] = []
        """For each finished page, the element of each of its stretches of marked content."""
        self.annotations: list[tuple[Node, Any]] = []
        """The element and the annotation of each rectangle that is a link."""
        self._page: list[Node] = []
        self._target: _Target | None = None
        self._inside = 0

    # What is drawn belongs to …

    @contextmanager
    def belonging_to(self, node: Node, label: Node | None = None) -> Iterator[None]:
        """Text drawn in here is that of an element."""
        before, self._target = self._target, _Target(node, label)
        try:
            yield
        finally:
            self._target = before

    @contextmanager
    def one_link(self, node: Node, link: tuple[int, str], said: str) -> Iterator[None]:
        """Text drawn in here is that of a link that is all there is of an element."""
        found = node.add("Link", said=said)
        with self.belonging_to(found):
            if self._target is not None:
                self._target.links[link] = found
            yield

    @contextmanager
    def whole(self, node: Node) -> Iterator[None]:
        """All that is drawn in here is one stretch of content: a figure."""
        if self._inside:
            yield
            return
        self._code.append(self._opened(node))
        node.items.append(self._last_marked())
        with self._untouched():
            yield

    @contextmanager
    def artifact(self, properties: str = _PAGINATION) -> Iterator[None]:
        """All that is drawn in here, words too, is no part of the document: running heads, repeated heads of tables."""
        if self._inside:
            yield
            return
        self._code.append(_Mark(f"/Artifact <<{properties}>> BDC"))
        with self._untouched():
            yield

    @contextmanager
    def _untouched(self) -> Iterator[None]:
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
            self._code.append(_END)

    def _opened(self, node: Node) -> _Mark:
        """The operator that opens a new stretch of an element's content."""
        self._page.append(node)
        # Readers with a voice take the element's own; who copies or searches the page takes this one. Where letters run
        # to the left, programs put them in order themselves, and would turn round what is in order already.
        is_plain = node.actual and not bidi.RIGHT_TO_LEFT.search(node.actual) and max(node.actual) <= "\uffff"
        said = f" /ActualText <FEFF{node.actual.encode('utf-16-be').hex().upper()}>" if is_plain else ""
        return _Mark(f"/{node.tag} <</MCID {len(self._page) - 1}{said}>> BDC")

    def _last_marked(self) -> Marked:
        """The stretch of content that was opened last."""
        return Marked(len(self.pages), len(self._page) - 1)

    # Text

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> TaggedText:
        """As reportlab's."""
        return TaggedText(self, x, y, direction=direction)

    def drawText(self, text: TaggedText) -> None:
        """Draw a text object, marked inside, where links and spans begin and end in it."""
        target = self._target
        if target is None or self._inside or not text.pieces:
            super().drawText(text)
            return
        node, target.label = target.label or target.node, None
        code: list[str] = []
        found: list[tuple[tuple[int, int], list[Node], Marked]] = []
        done, opened = 0, None
        for piece in text.pieces:
            path = [node, *(each for each in (piece.link, piece.span) if each is not None)]
            if path[-1] is not opened:
                if opened is not None:
                    code.append(_END)
                code += [*text._code[done : piece.start], self._opened(path[-1])]
                found.append((piece.order, path, self._last_marked()))
                done, opened = piece.start, path[-1]
            code += text._code[done : piece.end]
            done = piece.end
        for _, path, marked in sorted(found, key=lambda each: each[0]):
            _put_below(path, marked)
        text._code = [*code, _END, *text._code[done:]]
        super().drawText(text)
        self._code[-1] = _Mark(self._code[-1])

    # Links

    def link(self, link: tuple[int, str]) -> Node | None:
        """The element of a link of the text that is being drawn, by its number and address; None in an artifact."""
        if self._target is None or self._inside:
            return None
        return self._target.links.setdefault(link, Node("Link"))

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:  # noqa: ANN401
        """Add a link's rectangle, bound to its element."""
        node = self._link_to(address_of(annotation))
        if node is None:
            return
        name = f"Link{len(self.annotations)}"
        self.annotations.append((node, annotation))
        node.items.append(Annotated(len(self.pages), f"Annot.{name}"))
        super()._addAnnotation(annotation, name, addtopage)

    def _link_to(self, address: str) -> Node | None:
        """The element of the link to an address: of several, the first that has no rectangle yet."""
        links = self._target.links if self._target is not None else {}
        found = [node for (_, each), node in links.items() if each == address]
        fresh = [node for node in found if not any(isinstance(item, Annotated) for item in node.items)]
        return next(iter(fresh or found), None)

    # Pages

    def showPage(self) -> None:
        """Finish a page: what paints outside any mark is an artifact."""
        self._code[:] = _with_artifacts(self._code)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self.pages), pdfdoc.PDFName("S")
        self.pages.append(self._page)
        self._page = []


def _put_below(path: list[Node], marked: Marked) -> None:
    """Put a stretch of content into the last element of a path, and each element into the one before it."""
    for parent, child in pairwise(path):
        if child not in parent.items:
            parent.items.append(child)
    path[-1].items.append(marked)


def address_of(annotation: Any) -> str:  # noqa: ANN401 - one of reportlab's two kinds
    """Where a link leads: an address, or "#" and a key of this document."""
    if isinstance(annotation, pdfdoc.LinkAnnotation):
        return f"#{annotation.Destination.name}"
    return str(annotation.dict["A"].dict["URI"].s)


def _with_artifacts(code: list[str]) -> list[str]:
    """The code of a page with all painting outside its marks marked as artifacts."""
    found: list[str] = []
    run: list[str] = []

    def end_run() -> None:
        if run:
            found.extend(["/Artifact BMC", *run, "EMC"])
            run.clear()

    depth = 0
    for entry in code:
        if isinstance(entry, _Mark):
            end_run()
            depth += (entry.endswith(("BDC", "BMC"))) - (entry == _END)
            found.append(entry)
        elif depth == 0 and _PAINTS.search(entry):
            run.append(entry)
        else:
            if entry.strip() in ("q", "Q"):
                end_run()
            (run or found).append(entry)
    end_run()
    return found

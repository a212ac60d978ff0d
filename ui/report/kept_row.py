"""One row of what is kept back: a name in one text, with the words around it, to let stand or to keep back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme, wording
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label, Paragraph
from ui.widgets.tick import Tick

if TYPE_CHECKING:
    from roundtable.report.leaks import Leak

INDENT = 26
"""Pixels from the box of a tick to its label."""
_EXCERPTS = 2
"""Places of one text that are told with the words around them."""


def in_rows(leaks: Iterable[Leak]) -> list[list[Leak]]:
    """What one answer is given to in one row: the same words of somebody in the same text."""
    rows: dict[tuple[object, ...], list[Leak]] = {}
    for leak in leaks:
        by_page = leak.page if not leak.typed_in else 0
        rows.setdefault((leak.permission.what, leak.typed_in, by_page), []).append(leak)
    return list(rows.values())


class KeptRow(QWidget):
    """Ticked where the name may stand; without a tick where it may not. `way_wished(Id)` leads to the text."""

    way_wished = Signal(object)
    turned = Signal()

    def __init__(self, alike: list[Leak], *, stands: bool, before: str = "") -> None:
        super().__init__()
        self.alike, self.stands = alike, stands
        self.tick: Tick | None = None
        self.way: Button | None = None
        leak = alike[0]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP_M)
        words = QVBoxLayout()
        words.setSpacing(0)
        line.addLayout(words, 1)
        if leak.may_stand:
            self.tick = Tick(title(leak))
            self.tick.setChecked(stands)
            self.tick.setToolTip(title(leak))
            self.tick.setAccessibleDescription(f"{place(alike)}. {source(leak, stands=stands)}")
            self.tick.toggled.connect(self.turned)
            words.addWidget(self.tick)
        else:
            words.addLayout(_indented(Label(title(leak), Type.STRONG)))
        told = QVBoxLayout()
        told.setContentsMargins(INDENT, 0, 0, 0)
        told.setSpacing(2)
        told.addWidget(Paragraph(f"{place(alike)}. {source(leak, stands=stands)}", Type.LIST, "ink2"))
        for excerpt in excerpts(alike):
            told.addWidget(Paragraph(excerpt, Type.BODY, most=3))
        if before:
            told.addWidget(Paragraph(f"Before, it might stand anywhere: “{before}”.", Type.LIST, "ink2", most=2))
        words.addLayout(told)
        if leak.section_id is not None:
            self.way = Button("Go there", kind=Kind.QUIET, height=30, tip=f"Go to {leak.typed_in}")
            self.way.setAccessibleName(f"Go to {leak.typed_in}")
            self.way.clicked.connect(lambda: self.way_wished.emit(leak.section_id))
            line.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def leak(self) -> Leak:
        """What it is about."""
        return self.alike[0]

    @property
    def chosen(self) -> bool:
        """Whether the name is to stand."""
        return self.tick is not None and self.tick.isChecked()


def _indented(label: Label) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(INDENT, 4, 0, 4)
    line.addWidget(label)
    return line


def title(leak: Leak) -> str:
    """What was found, of whom: "“IV”, the initials of Ilse Varga"."""
    of = "" if leak.kind == "organisation" else f" of {leak.whose}"
    return f"“{leak.found}”, the {leak.kind}{of}"


def place(alike: list[Leak]) -> str:
    """Where it stands, and in how many places more."""
    said, more = alike[0].place, len(alike) - 1
    return said[:1].upper() + said[1:] + (f", and {wording.counted(more, 'more place')}" if more else "")


def source(leak: Leak, *, stands: bool) -> str:
    """Whose text it is in, and what can be done."""
    if stands:
        return f"You let it stand in {leak.typed_in or 'this chapter'}."
    if leak.typed_in:
        return f"Typed in {leak.typed_in}: change it there, or let it stand."
    if leak.may_stand:
        return "The program put it there; it may be another word."
    return "The program put it there, which is a fault: please report it."


def excerpts(alike: list[Leak]) -> list[str]:
    """The words around it, of the first places that differ."""
    found = dict.fromkeys(
        f"… {leak.before} {leak.found} {leak.after} …"
        for leak in alike
        if leak.part == "text" and (leak.before or leak.after)
    )
    return list(found)[:_EXCERPTS]

"""What stopped a publication: each place with a way there, and for the host's own text a way to let names stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from roundtable.commands.details import release_names
from roundtable.domain.errors import Refused
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import LabelledField
from ui.widgets.labels import Label, Paragraph

if TYPE_CHECKING:
    from roundtable.report.leaks import Leak, Leaks

LINE = (
    "The finished file would tell what the rules of attribution keep back. It was not put in place; "
    "what was there before is untouched."
)
TALLEST = 300
"""Pixels of the list before it scrolls."""


class KeptBackDialog(PanelDialog):
    """Lists what was found; `section_wished(Id)` leads to a text, `let_stand` is told once the names may stand."""

    section_wished = Signal(object)
    let_stand = Signal()

    def __init__(self, live: Live, leaks: Leaks, parent: QWidget | None = None) -> None:
        super().__init__("Not published yet", LINE, parent, width=720, live=live)
        self._live, self._leaks = live, leaks
        self.ways: list[Button] = []
        self._build()
        self._wire()

    @property
    def _may_stand(self) -> bool:
        return all(leak.may_stand for leak in self._leaks.stopping)

    def _build(self) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, theme.GAP_M, 0)
        column.setSpacing(theme.GAP_M)
        for alike in self._rows():
            column.addWidget(self._row(alike))
        column.addStretch(1)
        self.list = QScrollArea()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWidgetResizable(True)
        self.list.setWidget(rows)
        rows.setAutoFillBackground(False)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setFixedHeight(min(TALLEST, 64 * len(self._rows()) + theme.GAP_M))
        self.because = LabelledField("Why these names may stand in your own text; it stays in the history")
        self.body.addWidget(self.list)
        self.body.addWidget(self.because)
        self.because.setVisible(self._may_stand)
        self.close_button = self.add_button("Close", key="Esc")
        self.publish = self.add_button("Let them stand and publish", kind=Kind.PRIMARY)
        self.publish.setVisible(self._may_stand)

    def _rows(self) -> list[list[Leak]]:
        """What is mended at one place in one row."""
        rows: dict[tuple[object, ...], list[Leak]] = {}
        for leak in self._leaks.stopping:
            by_page = leak.page if not leak.typed_in else 0
            rows.setdefault((leak.record_id, leak.kind, leak.typed_in, leak.section_id, by_page), []).append(leak)
        return list(rows.values())

    def _row(self, alike: list[Leak]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP_M)
        words = QVBoxLayout()
        words.setSpacing(0)
        leak, more = alike[0], len(alike) - 1
        place = (
            leak.place[:1].upper() + leak.place[1:] + (f", and {wording.counted(more, 'more place')}" if more else "")
        )
        words.addWidget(Label(place, Type.STRONG))
        words.addWidget(Paragraph(said(leak), Type.LIST, "ink2"))
        line.addLayout(words, 1)
        if leak.section_id is not None:
            way = Button("Go there", kind=Kind.QUIET, height=30)
            way.clicked.connect(lambda _=False, section=leak.section_id: self._on_way(section))
            self.ways.append(way)
            line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.publish.clicked.connect(self._on_publish)
        self.because.field.returnPressed.connect(self._on_publish)
        self._live.refused.connect(self._on_refused)

    def _on_way(self, section_id: object) -> None:
        self.section_wished.emit(section_id)
        self.accept()

    def _on_publish(self) -> None:
        self.because.settle()
        who = dict.fromkeys(leak.record_id for leak in self._leaks.stopping)
        if self._live.do(release_names, record_ids=tuple(who), because=self.because.field.text()) is not None:
            self.accept()
            self.let_stand.emit()

    def _on_refused(self, refused: Refused) -> None:
        if not self.is_undoing():
            self.because.refuse(wording.refusal(refused))
            self.because.field.setFocus()


def said(leak: Leak) -> str:
    """What was found, and whose text it is in."""
    of = "" if leak.kind == "organisation" else f" of {leak.whose}"
    if leak.typed_in:
        source = f"It stands in {leak.typed_in}: change it there, or let it stand."
    elif leak.may_stand:
        source = "The program put it there; it may be another word."
    else:
        source = "The program put it there, which is a fault: please report it."
    return f"The {leak.kind}{of}: “{leak.found}”. {source}"

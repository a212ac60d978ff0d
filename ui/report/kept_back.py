"""What would be told although the rules keep it back: each name in its text, to let stand or to keep back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from roundtable.commands.details import keep_names_back, release_names
from roundtable.domain.errors import Refused
from ui import theme, wording
from ui.dialogs.panel import MARGIN, PanelDialog
from ui.live import Live
from ui.report.kept_row import KeptRow, in_rows
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.field import LabelledField
from ui.widgets.labels import Label, Paragraph

if TYPE_CHECKING:
    from roundtable.report.leaks import Leak, Leaks

STOPPED = (
    "The finished file would tell what the rules of attribution keep back. It was not put in place; "
    "what was there before is untouched. A tick lets a name stand in that one text and nowhere else."
)
STANDING = (
    "What stands in the report at your wish although the rules keep it back: each in that one text, nowhere else."
)
NOTHING = "Nothing here tells what the rules keep back."
TALLEST = 360
"""Pixels of the list before it scrolls."""


class KeptBackDialog(PanelDialog):
    """Lists what was found; `section_wished(Id)` leads to a text, `let_stand` is told once all that stops may stand."""

    section_wished = Signal(object)
    let_stand = Signal()

    def __init__(self, live: Live, leaks: Leaks, parent: QWidget | None = None) -> None:
        heading, line = ("Not published yet", STOPPED) if leaks.stopping else ("Names that stand", STANDING)
        super().__init__(heading, line if leaks.found else "", parent, width=720, live=live)
        self._live, self._leaks = live, leaks
        self.rows: list[KeptRow] = []
        self._build()
        self._wire()
        self._fill()

    @property
    def _standing(self) -> frozenset[tuple[str, ...]]:
        return frozenset(each.what for each in self._live.session.details.released if each.place)

    def _build(self) -> None:
        self.list = QScrollArea()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWidgetResizable(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.viewport().setAutoFillBackground(False)
        self.because = LabelledField("Why these names may stand in your own text; it stays in the history")
        self.body.addWidget(self.list)
        self.body.addWidget(self.because)
        self.close_button = self.add_button("Close", key="Esc")
        self.publish = self.add_button("Let it stand", kind=Kind.PRIMARY)

    def _fill(self) -> None:
        """Put the rows in anew: what stops it first, then what stands."""
        released = self._standing
        stands = [leak for leak in self._leaks.found if leak.may_stand and leak.permission.what in released]
        stops = [leak for leak in self._leaks.found if leak not in stands]
        content = QWidget()
        content.setAutoFillBackground(False)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.GAP_M, 0)
        column.setSpacing(theme.GAP_L)
        self.rows = [*self._made(stops, stands=False), *self._made(stands, stands=True)]
        for number, row in enumerate(self.rows):
            if row.stands and self._leaks.stopping and (number == 0 or not self.rows[number - 1].stands):
                column.addWidget(Label("These stand already", Type.HEAD, "ink2"))
            column.addWidget(row)
        if not self.rows:
            column.addWidget(Paragraph(NOTHING, Type.BODY, "ink2"))
        column.addStretch(1)
        self.list.setWidget(content)
        whole = column.totalHeightForWidth(self.minimumWidth() - 2 * MARGIN)
        self.list.setFixedHeight(min(TALLEST, max(whole, column.totalMinimumSize().height())))
        self._turned()
        next((row.tick for row in self.rows if row.tick is not None), self.close_button).setFocus()

    def _made(self, leaks: Sequence[Leak], *, stands: bool) -> list[KeptRow]:
        before = {each.record_id: each.because for each in self._live.session.details.released if not each.place}
        rows = [KeptRow(alike, stands=stands, before=before.get(alike[0].record_id, "")) for alike in in_rows(leaks)]
        for row in rows:
            row.turned.connect(self._turned)
            row.way_wished.connect(self._on_way)
        if rows and before and not self.because.field.text():
            self.because.field.setText(next(iter(before.values())))
        return rows

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.publish.clicked.connect(self._on_publish)
        self.because.field.returnPressed.connect(self._on_publish)
        self._live.refused.connect(self._on_refused)
        self._live.changed.connect(self._on_changed)

    @property
    def _let(self) -> list[KeptRow]:
        return [row for row in self.rows if row.chosen and not row.stands]

    @property
    def _kept(self) -> list[KeptRow]:
        return [row for row in self.rows if row.stands and not row.chosen]

    @property
    def _stopped(self) -> bool:
        """Whether something still keeps the report from being published."""
        return any(not row.chosen for row in self.rows)

    def _turned(self) -> None:
        """Say what the button would do with the ticks as they are."""
        let, kept = len(self._let), len(self._kept)
        publishes = bool(self._leaks.stopping) and not self._stopped
        said = [f"Let {'it' if let == 1 else let if self._stopped else 'them'} stand"] if let else []
        said += [f"keep {'it' if kept == 1 else kept} back"] if kept else []
        said += ["publish"] if publishes and not kept else []
        words = " and ".join(said) or "Let it stand"
        self.publish.setText(words[:1].upper() + words[1:])
        self.publish.setAccessibleName(self.publish.text())
        self.publish.setEnabled(bool(let or kept))
        self.publish.setVisible(any(row.tick is not None for row in self.rows))
        self.because.setVisible(any(row.tick is not None and not row.stands for row in self.rows))
        self.because.setEnabled(bool(let))

    def _on_changed(self, _change: object) -> None:
        """Somebody let a name stand, kept one back, or took either back: by undo, too."""
        released = self._standing
        if any(row.stands != (row.leak.may_stand and row.leak.permission.what in released) for row in self.rows):
            self._fill()

    def _on_way(self, section_id: object) -> None:
        self.section_wished.emit(section_id)
        self.accept()

    def _on_publish(self) -> None:
        self.because.settle()
        let, kept = ([row.leak.permission for row in rows] for rows in (self._let, self._kept))
        publishes = bool(let) and not self._stopped
        if let and self._live.do(release_names, names=tuple(let), because=self.because.field.text()) is None:
            return
        if kept and self._live.do(keep_names_back, names=tuple(kept)) is None:
            return
        if publishes:
            self.accept()
            self.let_stand.emit()
        else:
            self.tell(_done(len(let), len(kept)))

    def _on_refused(self, refused: Refused) -> None:
        if not self.is_undoing():
            self.because.refuse(wording.refusal(refused))
            self.because.field.setFocus()


def _done(let: int, kept: int) -> str:
    said = [f"{wording.counted(let, 'name')} may stand"] if let else []
    said += [f"{wording.counted(kept, 'name')} kept back: the next report asks again"] if kept else []
    return f"{', '.join(said)}."

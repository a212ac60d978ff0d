"""What one line of the history did: each record with its fields, as they were and as they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from roundtable.domain.history import Touched
from roundtable.interchange.history_words import FieldChange, Names, field_changes
from roundtable.record_names import kind_name
from ui import theme
from ui.theme import Type
from ui.widgets.labels import Label, Paragraph

MOST = 12
"""Records of one line that are shown; of an import there are hundreds, and the export has them all."""
FIELD = 104
"""Pixels of the column of field names."""
SHORT = 34
"""Characters of two values together that stand in one line with an arrow."""


class HistoryDetails(QScrollArea):
    """Lies beside the list and shows the line in hand."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What it did")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setAutoFillBackground(False)
        self.show_line("", "", (), None, None)

    def show_line(
        self, title: str, about: str, touched: Sequence[Touched], names: Names | None, zone: tzinfo | None
    ) -> None:
        """Show an act by its name, when and by whom, and what it did."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        column.setSpacing(theme.GAP_XS)
        if names is None:
            column.addWidget(Paragraph("Choose a line to see what it did.", Type.LIST, "ink3"))
        else:
            column.addWidget(Paragraph(title, Type.STRONG, weight=600))
            column.addWidget(Label(about, Type.META, "ink3"))
            for each in touched[:MOST]:
                column.addSpacing(theme.GAP_S)
                name = names.of(each.kind, each.record_id)
                kind = kind_name(each.kind).capitalize()
                column.addWidget(Label(f"{kind} “{name}”" if name else kind, Type.HEAD, "ink2"))
                column.addLayout(_fields(field_changes(each, names, zone), each))
            if len(touched) > MOST:
                more = f"And {len(touched) - MOST:,} more records; the export has them all."
                column.addWidget(Paragraph(more, Type.LIST, "ink3"))
        column.addStretch(1)
        self.setWidget(page)
        page.setAutoFillBackground(False)


def _fields(changes: Sequence[FieldChange], touched: Touched) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.GAP_S)
    grid.setVerticalSpacing(2)
    grid.setColumnMinimumWidth(0, FIELD)
    grid.setColumnStretch(1, 1)
    shown = [each for each in changes if each.column != "sort"]
    if not shown:
        grid.addWidget(Paragraph("Moved in its list." if changes else "Nothing of it has a value.", Type.LIST), 0, 1)
    for row, each in enumerate(shown):
        name = Label(each.name, Type.META, "ink3")
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_values(each, is_revised=touched.before is not None and touched.after is not None), row, 1)
    return grid


def _values(change: FieldChange, *, is_revised: bool) -> QVBoxLayout:
    """Before and after in one line where both are short, else under each other."""
    column = QVBoxLayout()
    column.setSpacing(0)
    before, after = change.before or "none", change.after or "none"
    if not is_revised:
        gone = not change.after
        words = f"was: {change.before}" if gone else change.after
        column.addWidget(Paragraph(words, Type.LIST, "ink3" if gone else "ink"))
    elif len(before) + len(after) <= SHORT:
        column.addWidget(Paragraph(f"{before} → {after}", Type.LIST))
    else:
        column.addWidget(Paragraph(f"was: {before}", Type.LIST, "ink3"))
        column.addWidget(Paragraph(f"now: {after}", Type.LIST))
    return column

"""The bar over a preview: which list it is, and how it is read, each to be chosen anew."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.interchange.roster_columns import Columns, recognise, without_heads
from roundtable.interchange.roster_files import CARDS, PeopleList
from roundtable.interchange.table_text import ENCODINGS, SEPARATORS
from ui import icons, theme, wording
from ui.dialogs.import_reading import Source
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import Label
from ui.widgets.panel import Card
from ui.widgets.select import Select
from ui.widgets.tick import Tick


class SourceBar(Card):
    """`read_anew(Source)` with another encoding or separator; `heads_switched(bool)`: the first row is one of heads."""

    read_anew = Signal(object)
    heads_switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._source = Source()
        self._name = Label("", Type.STRONG)
        self._facts = Label("", Type.META, "ink2")
        self.encoding = Select("Letters as")
        self.separator = Select("Between cells")
        self.heads = Tick("First row names the columns")
        for key, name in ENCODINGS.items():
            self.encoding.addItem(name, key)
        for key, name in SEPARATORS.items():
            self.separator.addItem(name.capitalize(), key)
        self._build()
        self.encoding.activated.connect(lambda _: self._on_chosen())
        self.separator.activated.connect(lambda _: self._on_chosen())
        self.heads.clicked.connect(self.heads_switched)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(48, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        row.setSpacing(theme.GAP_S)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._facts)
        row.addLayout(names, 1)
        row.addWidget(self.heads)
        row.addSpacing(theme.GAP_S)
        self._labels = [Label("Letters", Type.LIST, "ink2"), Label("Between cells", Type.LIST, "ink2")]
        for label, select in zip(self._labels, (self.encoding, self.separator), strict=True):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(select)
        self.setFixedHeight(58)

    @property
    def may_help(self) -> bool:
        """Whether choosing how a list is read could make it readable."""
        return self._source.path is None or self._source.path.suffix.lower() not in CARDS

    def show_list(self, source: Source, found: PeopleList) -> None:
        """Show a list that was read."""
        self._show(source)
        table = found.table
        rows = len(table.rows) - found.columns.first_person
        self._facts.set_text(wording.counted(rows, "vCard" if found.is_cards else "row"))
        self.heads.setVisible(not found.is_cards)
        self.show_heads(found.columns.heads_at)
        self._choose(self.encoding, table.encoding)
        self._choose(self.separator, table.separator)

    def show_unread(self, source: Source) -> None:
        """Show a list that could not be read: another encoding or separator may help."""
        self._show(source)
        self._facts.set_text("Not read")
        self.heads.hide()
        self._choose(self.encoding, source.encoding or "utf-8")
        self._choose(self.separator, source.separator or ",")

    def show_heads(self, heads_at: int | None) -> None:
        """Tick whether a row of heads was found, and say which where it is not the first."""
        self.heads.setChecked(heads_at is not None)
        self.heads.setText(f"Row {heads_at + 1} names the columns" if heads_at else "First row names the columns")
        self.heads.setAccessibleName(self.heads.text())

    def columns(self, found: PeopleList, are_heads: bool) -> Columns:
        """What the columns are taken for with or without a row of heads."""
        if not are_heads:
            return without_heads(found.table)
        known = recognise(found.table)
        return known if known.heads_at is not None else replace(known, heads_at=0)

    def _show(self, source: Source) -> None:
        self._source = source
        self._name.set_text(source.name)
        from_file = source.path is not None and source.path.suffix.lower() not in CARDS
        self.encoding.setVisible(from_file)
        self._labels[0].setVisible(from_file)
        self.separator.setVisible(self.may_help)
        self._labels[1].setVisible(self.may_help)

    def _choose(self, select: Select, value: str) -> None:
        """Show what it was; one that is not on the list stands there as it is."""
        place = select.findData(value)
        if place < 0 and value:
            select.addItem(f"“{value}”", value)
            place = select.count() - 1
        select.setCurrentIndex(place)

    def _on_chosen(self) -> None:
        encoding = self.encoding.currentData() if self._source.path is not None else None
        self.read_anew.emit(replace(self._source, encoding=encoding, separator=self.separator.currentData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its icon."""
        super().paintEvent(event)
        painter = paint.painter_for(self)
        name = "file-text" if self._source.path is not None else "clipboard-paste"
        icons.paint(painter, 16, (self.height() - 20) / 2, name, 20, "ink2")
        painter.end()

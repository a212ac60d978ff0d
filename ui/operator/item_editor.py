"""The panel in which an agenda item is written: title, minutes, kind, question, segments, fixed start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.domain.agenda import AgendaItem, ItemKind
from roundtable.domain.star import Star
from ui import theme, wording
from ui.theme import Type
from ui.typed_time import Mistyped, minutes_text, read_minutes, read_time
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import FilterChip
from ui.widgets.field import Field, LabelledField
from ui.widgets.floating import Floating, Height
from ui.widgets.labels import Label
from ui.widgets.select import Select
from ui.widgets.tick import Tick

WIDTH = 560
NEW_MINUTES = 10
_KINDS = tuple(ItemKind)


@dataclass(frozen=True)
class ItemWords:
    """What the panel says of an item, as `add_item` and `revise_item` take it."""

    title: str
    minutes: int
    kind: ItemKind
    question: str
    segments: tuple[str, ...]
    starts_at: time | None
    optional: bool = False
    public_clock: bool = True
    dropped: bool = False


class ItemEditor(Floating):
    """Writes a new item or changes one.

    `saved(ItemWords)` on Enter in a line, Ctrl+Enter anywhere, or Save; `dismissed` on Esc or Cancel. `is_past` says
    of a time of day whether it has gone by: such a fixed start is taken, with a word of warning.
    """

    saved = Signal(object)
    dismissed = Signal()

    def __init__(
        self, star: Star, item: AgendaItem | None = None, is_past: Callable[[time], bool] = lambda _: False
    ) -> None:
        super().__init__(Height.PANEL)
        self._before = item.allotted if item else None
        self._is_past = is_past
        self._build(star, item)
        self._wire()
        if item is not None:
            self._fill(item)

    def _build(self, star: Star, item: AgendaItem | None) -> None:
        heading = "Change the item" if item else "A new item"
        self.setAccessibleName(heading)
        self.title = LabelledField("Title")
        self.minutes = LabelledField("Minutes", Field("20, 1h30 or +5", name="Minutes", height=36))
        self.minutes.field.setText(minutes_text(NEW_MINUTES if item is None else item.allotted))
        self.start = LabelledField("Starts at, if it must", Field("14:30", name="Fixed start", height=36))
        self.optional = Tick("May be dropped when late")
        self.public = Tick("The room sees its clock")
        self.public.setChecked(True)
        self.dropped = Tick("Dropped")
        self.dropped.setVisible(item is not None and item.dropped)
        self.kind = Select("Kind", height=36)
        self.kind.addItems([wording.ITEM_KINDS[kind] for kind in _KINDS])
        self.kind.setCurrentIndex(_KINDS.index(ItemKind.DEBATE))
        self.question = TextArea("Question", "What the room is asked", least=2, most=4)
        self.save = Button("Save" if item else "Add", kind=Kind.PRIMARY, key="↵")
        self.cancel = Button("Cancel", key="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.GAP_S)
        column.addWidget(Label(heading, Type.PANEL_TITLE))
        column.addWidget(self.title)
        column.addLayout(self._times())
        column.addWidget(_heading("Question"))
        column.addWidget(self.question)
        self.chips = self._segments(star, column)
        ticks = QHBoxLayout()
        ticks.setSpacing(theme.GAP_M)
        for tick in (self.optional, self.public, self.dropped):
            ticks.addWidget(tick)
        ticks.addStretch(1)
        column.addSpacing(theme.GAP_XS)
        column.addLayout(ticks)
        column.addSpacing(theme.GAP_S)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)
        self.setMinimumWidth(WIDTH)
        self.setFocusProxy(self.title.field)

    def _times(self) -> QHBoxLayout:
        kind = QVBoxLayout()
        kind.setSpacing(2)
        kind.addWidget(_heading("Kind"))
        kind.addWidget(self.kind)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_M)
        for part in (self.minutes, self.start):
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        kind.addStretch(1)
        row.addLayout(kind, 1)
        return row

    def _segments(self, star: Star, column: QVBoxLayout) -> dict[str, FilterChip]:
        """A chip for every segment, a row for each ring; none where the roundtable has no star."""
        chips: dict[str, FilterChip] = {}
        if star:
            column.addWidget(_heading("On the star"))
        for ring in (star.inner, star.outer):
            row = QHBoxLayout()
            row.setSpacing(theme.GAP_XS)
            for segment in ring:
                chips[segment.id] = FilterChip(segment.label)
                row.addWidget(chips[segment.id])
            row.addStretch(1)
            column.addLayout(row)
        return chips

    def _wire(self) -> None:
        self.save.clicked.connect(self._on_save)
        anywhere = QShortcut(QKeySequence("Ctrl+Return"), self, self._on_save)
        anywhere.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.cancel.clicked.connect(self.dismissed)
        for labelled in (self.title, self.minutes, self.start):
            labelled.field.returnPressed.connect(self._on_save)
            labelled.field.textEdited.connect(self._on_edited)

    def _fill(self, item: AgendaItem) -> None:
        self.title.field.setText(item.title)
        self.title.field.selectAll()
        self.start.field.setText(f"{item.starts_at:%H:%M}" if item.starts_at else "")
        self.kind.setCurrentIndex(_KINDS.index(item.kind))
        self.optional.setChecked(item.optional)
        self.public.setChecked(item.public_clock)
        self.dropped.setChecked(item.dropped)
        self.question.setPlainText(item.question)
        for segment_id in item.segments:
            if segment_id in self.chips:
                self.chips[segment_id].setChecked(True)

    def parts(self) -> dict[str, QWidget]:
        """Its fields by name, for a draft."""
        chips = {f"segment-{segment_id}": chip for segment_id, chip in self.chips.items()}
        fields = {"title": self.title.field, "minutes": self.minutes.field, "start": self.start.field}
        ticks = {"optional": self.optional, "public": self.public, "dropped": self.dropped}
        return {**fields, "kind": self.kind, "question": self.question, **chips, **ticks}

    def words(self) -> ItemWords | None:
        """What is typed; None when some of it is refused, which the fields then say."""
        title = self.title.field.text().strip()
        minutes, start = 0, None
        refused: list[LabelledField] = []
        if not title:
            self.title.refuse(wording.REFUSALS["item-has-no-title"])
            refused.append(self.title)
        try:
            minutes = read_minutes(self.minutes.field.text(), self._before)
        except Mistyped as mistyped:
            self.minutes.refuse(str(mistyped))
            refused.append(self.minutes)
        try:
            start = read_time(self.start.field.text()) if self.start.field.text().strip() else None
        except Mistyped as mistyped:
            self.start.refuse(str(mistyped))
            refused.append(self.start)
        if refused:
            refused[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._grow()
            return None
        segments = tuple(segment_id for segment_id, chip in self.chips.items() if chip.isChecked())
        return ItemWords(
            title,
            minutes,
            _KINDS[self.kind.currentIndex()],
            self.question.toPlainText(),
            segments,
            start,
            self.optional.isChecked(),
            self.public.isChecked(),
            self.dropped.isChecked(),
        )

    def event(self, event: QEvent) -> bool:
        """Keep plain letters to the panel: they would run the room behind it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if held == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        """Take the height that the messages need, about the same middle."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        area = self.geometry()
        high = max(layout.totalHeightForWidth(area.width()), layout.totalSizeHint().height())
        self.setGeometry(area.x(), area.center().y() - high // 2, area.width(), high)

    def _on_edited(self) -> None:
        for labelled in (self.title, self.minutes, self.start):
            if labelled.field is self.sender():
                labelled.settle()
        if self.start.field is self.sender():
            self._warn_of_past()

    def _warn_of_past(self) -> None:
        """Say of a fixed start that it has gone by."""
        try:
            start = read_time(self.start.field.text())
        except Mistyped:
            return
        if self._is_past(start):
            self.start.warn(f"{start:%H:%M} has gone by.")
            self._grow()

    def _on_save(self) -> None:
        words = self.words()
        if words is not None:
            self.saved.emit(words)


def _heading(text: str) -> Label:
    label = Label(text, Type.HEAD, "ink2")
    label.setFixedHeight(26)
    return label

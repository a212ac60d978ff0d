"""The panel in which an agenda item is written: title, minutes, kind, question, segments, fixed start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.agenda import LONGEST_ITEM
from roundtable.domain.agenda import AgendaItem, ItemKind
from roundtable.domain.star import Star
from ui import theme, wording
from ui.operator.typed_time import minutes_text, parse_minutes, parse_time
from ui.theme import Type
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import FilterChip
from ui.widgets.field import Field, LabelledField
from ui.widgets.floating import Floating, Height
from ui.widgets.labels import Label
from ui.widgets.select import Select

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


class ItemEditor(Floating):
    """Writes a new item or changes one.

    `saved(ItemWords)` on Enter in a line, Ctrl+Enter anywhere, or Save; `dismissed` on Esc or Cancel.
    """

    saved = Signal(object)
    dismissed = Signal()

    def __init__(self, star: Star, item: AgendaItem | None = None) -> None:
        super().__init__(Height.PANEL)
        self._before = item.minutes if item else NEW_MINUTES
        self._build(star, item)
        self._wire()
        if item is not None:
            self._fill(item)

    def _build(self, star: Star, item: AgendaItem | None) -> None:
        heading = "Change the item" if item else "A new item"
        self.setAccessibleName(heading)
        self.title = LabelledField("Title")
        self.minutes = LabelledField("Minutes", Field("20, 1h30 or +5", name="Minutes", height=36))
        self.minutes.field.setText(minutes_text(self._before))
        self.start = LabelledField("Starts at, if it must", Field("14:30", name="Fixed start", height=36))
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
        self.question.setPlainText(item.question)
        for segment_id in item.segments:
            if segment_id in self.chips:
                self.chips[segment_id].setChecked(True)

    def parts(self) -> dict[str, QWidget]:
        """Its fields by name, for a draft."""
        chips = {f"segment-{segment_id}": chip for segment_id, chip in self.chips.items()}
        fields = {"title": self.title.field, "minutes": self.minutes.field, "start": self.start.field}
        return {**fields, "kind": self.kind, "question": self.question, **chips}

    def words(self) -> ItemWords | None:
        """What is typed; None when some of it is refused, which the fields then say."""
        title = self.title.field.text().strip()
        minutes = parse_minutes(self.minutes.field.text(), self._before)
        start, typed = None, self.start.field.text().strip()
        refused: list[LabelledField] = []
        if not title:
            self.title.refuse(wording.REFUSALS["item-has-no-title"])
            refused.append(self.title)
        if minutes is None:
            self.minutes.refuse("Type minutes as 20, 1h30 or +5.")
            refused.append(self.minutes)
        elif minutes > LONGEST_ITEM:
            self.minutes.refuse(wording.REFUSALS["minutes-out-of-range"])
            refused.append(self.minutes)
        if typed and (start := parse_time(typed)) is None:
            self.start.refuse("Type a time as 14:30.")
            refused.append(self.start)
        if refused or minutes is None:
            refused[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._grow()
            return None
        segments = tuple(segment_id for segment_id, chip in self.chips.items() if chip.isChecked())
        kind = _KINDS[self.kind.currentIndex()]
        return ItemWords(title, minutes, kind, self.question.toPlainText(), segments, start)

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

    def _on_save(self) -> None:
        words = self.words()
        if words is not None:
            self.saved.emit(words)


def _heading(text: str) -> Label:
    label = Label(text, Type.HEAD, "ink2")
    label.setFixedHeight(26)
    return label

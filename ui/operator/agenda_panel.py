"""The agenda at the left of the Room: head, list, and the panel in which an item is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, time
from itertools import pairwise

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roundtable.commands.agenda import add_item, move_item, remove_item, revise_item
from roundtable.commands.clock import start_item
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.forecast import forecast, zone_of
from roundtable.domain.local_time import in_zone, moment_of
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import theme
from ui.form_draft import FormDraft, kept_form
from ui.live import Live
from ui.operator.agenda_list import HEIGHTS, AgendaList, EndRow
from ui.operator.agenda_rows import AgendaRow, Stage, agenda_rows, folded
from ui.operator.item_editor import ItemEditor, ItemWords
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.floating import Veil
from ui.widgets.panel import SectionHead

FIELD = "agenda-item"
"""The name of the draft in the session's file."""
LEAST_ROWS = HEIGHTS[Stage.DONE_ALL] + HEIGHTS[Stage.NOW] + 2 * HEIGHTS[Stage.AHEAD]
"""Pixels of the list below which it is not made: what runs, what comes, and how many are done."""


class AgendaPanel(QWidget):
    """Shows the plan as it stands now; starts, moves, adds, changes and removes items."""

    def __init__(self, live: Live, veil: Veil) -> None:
        super().__init__()
        self._live = live
        self._veil = veil
        self._rows: list[AgendaRow] = []
        self._folds = False
        self._unfolded = False
        self._draft: FormDraft | None = None
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self.add = Button(
            icon="list-plus",
            kind=Kind.QUIET,
            height=theme.HEIGHT_BUTTON_SMALL,
            name="Add an item",
            tip="Add an item (Ins)",
        )
        self.day = Button(icon="chart-gantt", kind=Kind.QUIET, height=theme.HEIGHT_BUTTON_SMALL, name="The day")
        self.list = AgendaList()
        self.add_first = Button("Add an item", icon="plus", key="Ins")
        lines = "Add the first item: a title, then minutes as 20, 1h30 or +5."
        hint = "The end of the day is always in sight"
        self.empty = Empty("list-ordered", "No agenda yet", lines, (self.add_first,), hint, framed=False)
        self.end = EndRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionHead("Agenda", "", self.day, self.add))
        column.addWidget(self.list)
        column.addWidget(self.end)
        column.addWidget(self.empty, 1)
        column.addStretch()
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def _wire(self) -> None:
        self.add.clicked.connect(self.write_item)
        self.add_first.clicked.connect(self.write_item)
        self.list.start_requested.connect(self._on_start)
        self.list.edit_requested.connect(self.change_item)
        self.list.remove_requested.connect(self._on_remove)
        self.list.move_requested.connect(self._on_move)
        self.list.unfold_requested.connect(self._on_unfold)
        self._veil.dismissed.connect(self._give_up)
        self._live.ticked.connect(self._on_tick)

    def take_focus(self) -> None:
        """Put the focus on the list, or on what makes the first item."""
        (self.add_first if self.empty.isVisible() else self.list).setFocus()

    def show_session(self, session: Session) -> None:
        """Show the agenda as it stands at the room's time."""
        self._show(session, self._live.now())

    def set_folds(self, folds: bool) -> None:
        """Put the done items into one row where there is little room, unless they were asked for."""
        if folds != self._folds:
            self._folds = folds
            self._unfolded = False
            self._show(self._live.session, self._live.now())

    def heights(self) -> tuple[int, int]:
        """Pixels that head and list need with all rows, and with the done ones in one; or what tells of none."""
        if not self._rows:
            telling = theme.HEIGHT_HEAD + self.empty.sizeHint().height()
            return telling, telling
        whole = sum(HEIGHTS[row.stage] for row in self._rows)
        done = sum(row.stage is Stage.DONE for row in self._rows)
        saved = done * HEIGHTS[Stage.DONE] - HEIGHTS[Stage.DONE_ALL] if done > 1 else 0
        return theme.HEIGHT_HEAD + max(whole, LEAST_ROWS), theme.HEIGHT_HEAD + max(whole - saved, LEAST_ROWS)

    def write_item(self) -> None:
        """Open the panel for a new item, to stand behind the one in hand or at the end."""
        if self._veil.panel() is not None:
            return
        self._write(None, self.list.current_id())

    def change_item(self, item_id: Id) -> None:
        """Open the panel for an item."""
        item = self._live.session.find(AgendaItem, item_id)
        if item is not None:
            self._write(item, None)

    def restore(self) -> None:
        """Open the panel again in which an item was half written when the program ended without leave."""
        kept = kept_form(self._live, FIELD)
        if kept is None or self._veil.panel() is not None:
            return
        item = self._live.session.find(AgendaItem, Id(kept.about.get("item", "")))
        after = self._live.session.find(AgendaItem, Id(kept.about.get("after", "")))
        if item is not None or not kept.about.get("item"):
            self._write(item, after.id if after is not None else None, kept.parts)

    def _is_past(self, at: time, before_id: Id | None) -> bool:
        """Whether a time of day has gone by for what comes behind another item, on the day of the roundtable."""
        session = self._live.session
        zone = zone_of(session)
        now = in_zone(self._live.now(), zone)
        day = forecast(session, now)
        begins = day.items[0].planned_start.date() if day.items else session.details.held_on or now.date()
        ends = {each.item.id: each.planned_end for each in day.items}
        is_today = day.covers(now) if day.items else begins == now.date()
        return is_today and moment_of(begins, at, zone, ends.get(before_id) if before_id else None) < now

    def _before(self, item_id: Id | None, after_id: Id | None) -> Id | None:
        """What stands before an item, or before one that is new."""
        ids = [item.id for item in self._live.session.all(AgendaItem)]
        if item_id is not None:
            return next((before for before, each in pairwise(ids) if each == item_id), None)
        return after_id or next(reversed(ids), None)

    def _write(self, item: AgendaItem | None, after_id: Id | None, typed: Mapping[str, str] | None = None) -> None:
        """Open the panel for an item, or for a new one to stand behind another, with what was half typed."""
        item_id = item.id if item is not None else None
        before_id = self._before(item_id, after_id)
        editor = ItemEditor(self._live.session.details.star, item, lambda at: self._is_past(at, before_id))
        draft = FormDraft(self._live, FIELD, editor, editor.parts(), {"item": item_id or "", "after": after_id or ""})
        draft.begin()
        draft.put(typed or {})
        editor.saved.connect(lambda words: self._on_written(words, item_id, after_id))
        editor.dismissed.connect(self._give_up)
        self._draft = draft
        self._veil.open(editor)

    def _give_up(self) -> None:
        """Close the panel, and forget what was typed in it."""
        if self._draft is not None:
            self._draft.forget()
            self._draft = None
        self._veil.close_panel()

    def _show(self, session: Session, now: datetime) -> None:
        self._rows = agenda_rows(session, now)
        rows = folded(self._rows, session, now) if self._folds and not self._unfolded else self._rows
        self.list.show_rows(rows[:-1])
        if rows:
            self.end.show_row(rows[-1])
        for widget in (self.list, self.end):
            widget.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        height = self.list.natural_height()
        if height != self.list.maximumHeight():
            self.list.setMaximumHeight(height)
            self.list.setMinimumHeight(min(height, LEAST_ROWS))
            self.list.updateGeometry()

    def _on_tick(self, now: datetime) -> None:
        if self.isVisible():
            self._show(self._live.session, now)

    def _on_start(self, item_id: Id) -> None:
        self._live.do(start_item, item_id=item_id)

    def _on_remove(self, item_id: Id) -> None:
        self._live.do(remove_item, item_id=item_id)

    def _on_move(self, item_id: Id, by: int) -> None:
        ids = [item.id for item in self._live.session.all(AgendaItem)]
        place = ids.index(item_id) + by
        if 0 <= place < len(ids):
            others = [each for each in ids if each != item_id]
            before = others[place] if place < len(others) else None
            self._live.do(move_item, item_id=item_id, before_id=before)
            self.list.choose(item_id)

    def _on_unfold(self) -> None:
        self._unfolded = True
        self.show_session(self._live.session)

    def _on_written(self, words: ItemWords, item_id: Id | None, after_id: Id | None) -> None:
        if item_id is None:
            fields = asdict(words)
            fields.pop("dropped")  # a new item is to be held
            change = self._live.do(add_item, **fields, after_id=after_id)
        else:
            change = self._live.do(revise_item, item_id=item_id, **asdict(words))
        if change is None:
            return
        self._give_up()
        for added in change.added(AgendaItem):
            self.list.choose(added.id)

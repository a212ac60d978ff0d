"""When the running item really began: a time of day is typed, and its clock is put right."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from roundtable.commands.clock import backdate_item
from roundtable.domain.errors import Refused
from roundtable.domain.forecast import zone_of
from roundtable.domain.local_time import HALF_A_DAY, in_zone, on_day
from ui import wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.typed_time import Mistyped, read_time
from ui.widgets.buttons import Kind
from ui.widgets.field import Field, LabelledField


class BeganDialog(PanelDialog):
    """One field; Enter sets the start back."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        running = live.session.running
        title = f"“{running[0].title}” began at" if running else "No item is running"
        super().__init__("When it began", "The item before ended then, too.", parent, width=420)
        self._live = live
        self.field = LabelledField(title, Field("14:30", name="Began at", height=36))
        if running is not None:
            began = in_zone(running[1].started_at, zone_of(live.session))
            self.field.field.setText(wording.clock_time(began))
        self.body.addWidget(self.field)
        cancel = self.add_button("Cancel", key="Esc")
        self.save = self.add_button("Set the clock", kind=Kind.PRIMARY, key="↵")
        self.save.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self._live.refused.connect(self._on_refused)
        self.field.field.setFocus()
        self.field.field.selectAll()

    def _on_save(self) -> None:
        self.field.settle()
        try:
            at = read_time(self.field.field.text())
        except Mistyped as mistyped:
            self.field.refuse(str(mistyped))
            return
        zone = zone_of(self._live.session)
        now = in_zone(self._live.now(), zone)
        moment = on_day(now.date(), at, zone)
        if moment - now > HALF_A_DAY:  # typed after midnight of the evening before
            moment = on_day(now.date() - timedelta(days=1), at, zone)
        if self._live.do(backdate_item, started_at=moment) is not None:
            self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self.field.refuse(wording.refusal(refused))

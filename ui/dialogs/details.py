"""The session as a whole: title, host, day, place, and the rules of attribution and print."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.details import PRINT_LEVELS, DetailFields, revise_details
from roundtable.domain.details import Details
from roundtable.domain.errors import Refused
from roundtable.domain.loosening import Switches, loosens, was_relied_on
from roundtable.domain.weights import Weights
from roundtable.domain.words import QuoteState
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.dialogs.telling import Telling
from ui.form_draft import FormDraft, kept_form
from ui.live import Live
from ui.theme import Type
from ui.typed_time import Mistyped, read_time
from ui.widgets.area import TextArea
from ui.widgets.buttons import Kind
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Label
from ui.widgets.select import Select

LEVELS = {
    QuoteState.HEARD: "what was heard",
    QuoteState.READ_BACK: "what was read back",
    QuoteState.CONFIRMED: "only what was confirmed or reworded",
}
WEIGHTS = {
    "unheard": "Not heard yet",
    "sector": "Sector’s share",
    "little": "Spoke little",
    "waiting": "Waiting",
    "reply": "A reply",
}
"""What counts when the next speaker is suggested, by the fields of `Weights`."""
MUCH = ("off", "low", "mid", "high")
"""The weights from 0 on."""
FIELD = "details"
"""The name of the draft in the session's file."""
DAY_FORMATS = ("d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy")
"""How a day may be typed, in English or in figures."""


def read_day(text: str) -> date | None:
    """The day that a text means; None when it is none, as 31 February."""
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    for form in DAY_FORMATS:
        day = english.toDate(" ".join(text.split()), form)
        if day.isValid():
            return date(day.year(), day.month(), day.day())
    return None


class DetailsDialog(PanelDialog):
    """A form of one page; Enter saves it as one edit."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        line = "What stands on the welcome slide and on the cover of the report."
        super().__init__("Session", line, parent, width=940, live=live)
        self._live = live
        self._build()
        self._wire()
        self._fill()
        self.title.field.setFocus()
        self.title.field.selectAll()
        self._restore()

    def _build(self) -> None:
        self.title = LabelledField("Title")
        self.subtitle = LabelledField("Subtitle")
        self.host = LabelledField("Host")
        self.kind = LabelledField("Kind of event")
        self.venue = LabelledField("Place")
        self.zone = LabelledField("Time zone")
        self.authors = LabelledField("Authors of the report, with commas between")
        self.question = TextArea("Question")
        self.held_on = LabelledField("Held on")
        self.ends_by = LabelledField("Ends by, if it must", Field("16:30", name="Hard end", height=36))
        self.telling = Telling()
        self.because = LabelledField("Why more may be told than was agreed; it stays in the history")
        self.because.hide()
        self.prints = Select("What the report prints", height=36)
        for level in PRINT_LEVELS:
            self.prints.addItem(LEVELS[level].capitalize(), level)
        self.weights = {name: Select(f"How much counts: {words}", height=36) for name, words in WEIGHTS.items()}
        for name, select in self.weights.items():
            for much in MUCH:
                select.addItem(f"{WEIGHTS[name]}: {much}")
        self._weights = _labelled("What counts when the next speaker is suggested", self._weights_row())
        self.body.addLayout(self._grid())
        self.cancel = self.add_button("Cancel", key="Esc")
        self.save = self.add_button("Save", kind=Kind.PRIMARY, key="↵")
        self.save.setDefault(True)

    def _grid(self) -> QGridLayout:
        """Three columns, so that the whole form fits a small screen; Tab goes through it as it is read."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_L)
        grid.setVerticalSpacing(theme.GAP_S)
        rows: tuple[tuple[tuple[QWidget, int], ...], ...] = (
            ((self.title, 2), (self.held_on, 1)),
            ((self.subtitle, 2), (self.kind, 1)),
            ((self.host, 1), (self.venue, 1), (self.zone, 1)),
            (
                (_labelled("What may be told of who speaks", self.telling), 2),
                (_labelled("The report prints", self.prints), 1),
            ),
            ((self.because, 3),),
            ((self._weights, 3),),
            ((_labelled("Question", self.question), 3),),
            ((self.authors, 2), (self.ends_by, 1)),
        )
        for row, cells in enumerate(rows):
            column = 0
            for widget, span in cells:
                grid.addWidget(widget, row, column, 1, span)
                column += span
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid

    def _weights_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP_S)
        for select in self.weights.values():
            select.setMinimumWidth(40)
            line.addWidget(select, 1)
        return row

    def _wire(self) -> None:
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)
        self._live.refused.connect(self._on_refused)
        self._live.changed.connect(self._on_change)
        self.telling.switched.connect(self._ask_why)
        fields = ("title", "subtitle", "host", "kind", "venue", "zone", "authors", "held_on", "ends_by")
        parts: dict[str, QWidget] = {name: getattr(self, name).field for name in fields}
        told = self.telling
        parts |= {"question": self.question, "prints": self.prints, "because": self.because.field}
        parts |= {"name": told.name, "organisation": told.organisation, "sector": told.sector}
        parts["lists"] = told.contributors
        parts |= {f"weight-{name}": select for name, select in self.weights.items()}
        self._draft = FormDraft(self._live, FIELD, self, parts)
        self.finished.connect(self._draft.forget)

    def _restore(self) -> None:
        """Bring back what was half typed when the program ended without leave."""
        kept = kept_form(self._live, FIELD)
        if kept is not None:
            self._draft.put(kept.parts)
            self._ask_why()
            self.tell("What was half typed is back. Cancel forgets it.")

    def _on_change(self, change: Change) -> None:
        """Follow an undo, but leave what is half typed as it is."""
        if Details in change:
            typed = self._draft.typed()
            self._fill()
            self._draft.put(typed)

    def _fill(self) -> None:
        details = self._live.session.details
        for field, text in (
            (self.title, details.title),
            (self.subtitle, details.subtitle),
            (self.host, details.host),
            (self.kind, details.kind),
            (self.venue, details.venue),
            (self.zone, details.time_zone),
            (self.authors, ", ".join(details.authors)),
            (self.ends_by, f"{details.ends_by:%H:%M}" if details.ends_by else ""),
            (self.held_on, wording.long_day(details.held_on or self._live.now().date())),
        ):
            field.field.setText(text)
            field.field.setCursorPosition(0)
        self.question.setPlainText(details.question)
        self.telling.show_switches(Switches.of(details.attribution, details.list_contributors))
        self.because.field.clear()
        self.prints.setCurrentIndex(PRINT_LEVELS.index(details.prints))
        for name, weight in asdict(details.weights.within_range()).items():
            self.weights[name].setCurrentIndex(weight)
        self._draft.begin()

    def _ask_why(self) -> None:
        """Ask for the reason as soon as more would be told than people have relied on."""
        session, switches = self._live.session, self.telling.switches()
        asked = replace(session.details, attribution=switches.attribution, list_contributors=switches.contributors)
        asks = was_relied_on(session) and loosens(session.details, asked)
        for widget, shown in ((self._weights, not asks), (self.because, asks)):
            widget.setVisible(shown)  # one in the place of the other, or the form would not fit a small screen
        self.because.settle()

    def _on_save(self) -> None:
        for field in (self.title, self.zone, self.held_on, self.ends_by, self.because):
            field.settle()
        held_on = read_day(self.held_on.field.text())
        if held_on is None:
            self.held_on.refuse("A day reads like 15 October 2026.")
            self.held_on.field.setFocus()
            return
        try:
            ends_by = read_time(self.ends_by.field.text()) if self.ends_by.field.text().strip() else None
        except Mistyped as mistyped:
            self.ends_by.refuse(str(mistyped))
            self.ends_by.field.setFocus()
            return
        switches = self.telling.switches()
        fields = DetailFields(
            title=self.title.field.text(),
            subtitle=self.subtitle.field.text().strip(),
            host=self.host.field.text().strip(),
            kind=self.kind.field.text().strip(),
            venue=self.venue.field.text().strip(),
            time_zone=self.zone.field.text().strip(),
            question=self.question.toPlainText().strip(),
            authors=tuple(name for each in self.authors.field.text().split(",") if (name := each.strip())),
            held_on=held_on,
            ends_by=ends_by,
            attribution=switches.attribution,
            prints=PRINT_LEVELS[self.prints.currentIndex()],
            list_contributors=switches.contributors,
            weights=Weights(**{name: select.currentIndex() for name, select in self.weights.items()}),
        )
        if self._live.do(revise_details, because=self.because.field.text(), **fields) is not None:
            self.accept()

    def _on_refused(self, refused: Refused) -> None:
        if self.is_undoing():
            return
        self._ask_why()
        told_by = {"unknown-time-zone": self.zone, "loosening-needs-a-reason": self.because}
        field = told_by.get(refused.reason, self.title)
        field.refuse(wording.refusal(refused))
        field.field.setFocus()


def _labelled(label: str, widget: QWidget) -> QWidget:
    """A widget under its name, as high as a labelled field."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    name = Label(label, Type.HEAD, "ink2")
    name.setFixedHeight(26)
    name.setBuddy(widget)
    column.addWidget(name)
    widget.setMinimumHeight(min(36, widget.maximumHeight()))
    column.addWidget(widget)
    column.addStretch(1)
    return box

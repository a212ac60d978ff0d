"""The session as a whole: title, host, day, place, and the rules of attribution and print."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.details import PRINT_LEVELS, DetailFields, revise_details
from roundtable.domain.details import Details
from roundtable.domain.errors import Refused
from roundtable.domain.weights import Weights
from roundtable.domain.words import Attribution, QuoteState
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.form_draft import FormDraft, kept_form
from ui.live import Live
from ui.theme import Type
from ui.typed_time import Mistyped, read_time
from ui.widgets.area import TextArea
from ui.widgets.buttons import Kind
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Label
from ui.widgets.select import Select
from ui.widgets.tick import Tick

ATTRIBUTIONS = {
    Attribution.NAMED: "Names: A. Otieno, Open Door",
    Attribution.ORGANISATION: "Organisations: Open Door",
    Attribution.SECTOR: "Sectors: Charities",
    Attribution.UNATTRIBUTED: "Nobody: no name under any quote",
}
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
        self.attribution = Select("How words may be signed", height=36)
        for rule, words in ATTRIBUTIONS.items():
            self.attribution.addItem(words, rule)
        self.prints = Select("What the report prints", height=36)
        for level in PRINT_LEVELS:
            self.prints.addItem(LEVELS[level].capitalize(), level)
        self.lists = Tick("List contributors in the report")
        self.weights = {name: Select(f"How much counts: {words}", height=36) for name, words in WEIGHTS.items()}
        for name, select in self.weights.items():
            for much in MUCH:
                select.addItem(f"{WEIGHTS[name]}: {much}")
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
                (_labelled("Words may be signed with", self.attribution), 1),
                (_labelled("The report prints", self.prints), 1),
                (_labelled("", self.lists), 1),
            ),
            ((_labelled("What counts when the next speaker is suggested", self._weights_row()), 3),),
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
        fields = ("title", "subtitle", "host", "kind", "venue", "zone", "authors", "held_on", "ends_by")
        parts: dict[str, QWidget] = {name: getattr(self, name).field for name in fields}
        parts |= {name: getattr(self, name) for name in ("question", "attribution", "prints", "lists")}
        parts |= {f"weight-{name}": select for name, select in self.weights.items()}
        self._draft = FormDraft(self._live, FIELD, self, parts)
        self.finished.connect(self._draft.forget)

    def _restore(self) -> None:
        """Bring back what was half typed when the program ended without leave."""
        kept = kept_form(self._live, FIELD)
        if kept is not None:
            self._draft.put(kept.parts)
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
        self.attribution.setCurrentIndex(list(ATTRIBUTIONS).index(details.attribution))
        self.prints.setCurrentIndex(PRINT_LEVELS.index(details.prints))
        self.lists.setChecked(details.list_contributors)
        for name, weight in asdict(details.weights.within_range()).items():
            self.weights[name].setCurrentIndex(weight)
        self._draft.begin()

    def _on_save(self) -> None:
        for field in (self.title, self.zone, self.held_on, self.ends_by):
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
            attribution=list(ATTRIBUTIONS)[self.attribution.currentIndex()],
            prints=PRINT_LEVELS[self.prints.currentIndex()],
            list_contributors=self.lists.isChecked(),
            weights=Weights(**{name: select.currentIndex() for name, select in self.weights.items()}),
        )
        if self._live.do(revise_details, **fields) is not None:
            self.accept()

    def _on_refused(self, refused: Refused) -> None:
        if self.is_undoing():
            return
        field = self.zone if refused.reason == "unknown-time-zone" else self.title
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

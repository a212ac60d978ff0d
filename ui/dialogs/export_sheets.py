"""People, quotes, insights and action points as sheets: what leaves, in which form, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from roundtable.domain.words import Attribution
from roundtable.interchange.sheet_files import write_csv_files, write_workbook
from roundtable.interchange.sheets import sheets_of
from ui import theme
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets.advice import AdviceText, Gravity
from ui.widgets.buttons import Kind
from ui.widgets.choice import ChoiceRow
from ui.widgets.labels import Label
from ui.widgets.message import Message, Tone

LINE = "Contributors, quotes, insights and action points, a sheet each."
RULES = {
    Attribution.NAMED: "names, where nobody wished otherwise",
    Attribution.ORGANISATION: "organisations, no speaker’s name",
    Attribution.SECTOR: "sectors, no name and no organisation",
    Attribution.UNATTRIBUTED: "words without anybody’s name",
}
EXAMPLE_AT = 216


class Form(Enum):
    """How the sheets are written."""

    WORKBOOK = ("One workbook", "XLSX: nothing is run, nothing altered")
    CSV = ("CSV, word for word", "a file for each sheet, for programs")
    CSV_SAFE = ("CSV for spreadsheets", "puts ' before words that a spreadsheet would run")


class ExportSheetsDialog(PanelDialog):
    """`advised(AdviceText)` says what came of it."""

    advised = Signal(object)

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("Export as sheets", LINE, parent, width=640)
        self._live = live
        rule = RULES[live.session.details.attribution]
        self.by_rules = ChoiceRow("As the rules allow", rule, "to give away", example_at=EXAMPLE_AT)
        everything = "everybody, e-mails, who said what"
        self.for_the_host = ChoiceRow("The host’s own lists", everything, "to keep", example_at=EXAMPLE_AT)
        self.forms = {form: ChoiceRow(*form.value, example_at=EXAMPLE_AT) for form in Form}
        self.warning = Message()
        self.body.addLayout(self._group("What leaves", (self.by_rules, self.for_the_host)))
        self.body.addWidget(self.warning)
        self.body.addLayout(self._group("Form", tuple(self.forms.values())))
        self.by_rules.setChecked(True)
        self.forms[Form.WORKBOOK].setChecked(True)
        self.cancel = self.add_button("Cancel", key="Esc")
        self.save = self.add_button("Save as…", kind=Kind.PRIMARY, key="↵")
        self.save.setDefault(True)
        self.for_the_host.toggled.connect(self._warn)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.ask)
        self._warn(False)
        self.by_rules.setFocus()

    def _group(self, head: str, rows: Sequence[ChoiceRow]) -> QVBoxLayout:
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_XS)
        column.addWidget(Label(head, Type.HEAD, "ink2"))
        for row in rows:
            group.addButton(row)
            column.addWidget(row)
        return column

    def _warn(self, host: bool) -> None:
        if host:
            words = "It names people whose names are protected. Keep it to those who run the session."
            self.warning.say(Tone.WARN, words)
        else:
            self.warning.hush()

    @property
    def form(self) -> Form:
        """The form that is chosen."""
        return next(form for form, row in self.forms.items() if row.isChecked())

    def ask(self) -> None:
        """Ask where to."""
        path = self._live.path
        folder, stem = (path.parent, path.stem) if path else (Path.home(), "session")
        if self.form is Form.WORKBOOK:
            kind = "Workbook (*.xlsx)"
            dialog = QFileDialog(self, "Export as sheets", str(folder / f"{stem}.xlsx"), kind)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("xlsx")
        else:
            dialog = QFileDialog(self, "Folder for the sheets", str(folder))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.export_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the sheets: a workbook at a path, or the files of CSV into the folder there."""
        sheets = sheets_of(self._live.session, for_the_host=self.for_the_host.isChecked())
        try:
            if self.form is Form.WORKBOOK:
                write_workbook(sheets, path)
            else:
                write_csv_files(sheets, path, for_spreadsheets=self.form is Form.CSV_SAFE)
        except OSError as error:
            title, rest = "The sheets could not be saved. The session is safe.", error.strerror or str(error)
            self.advised.emit(AdviceText(Gravity.BAD, "hard-drive", title, rest))
        else:
            rest = f"{path.name}. It names people: keep it." if self.for_the_host.isChecked() else path.name
            self.advised.emit(AdviceText(Gravity.OK, "circle-check", "The sheets are exported.", rest))
            self.accept()

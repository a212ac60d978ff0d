"""Proof slips: whose words go out to be signed off, and the answers as they come back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from roundtable.domain.errors import Refused
from roundtable.domain.records import Id
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.report.slip_answers import SlipAnswers
from ui.report.slip_lists import ROW, PersonDelegate, PersonRow, SlipList, framed, people_rows
from ui.report.slip_saving import SlipSaving, slips_in
from ui.widgets.buttons import Kind
from ui.widgets.empty import Empty
from ui.widgets.message import Message, Tone

LINE = "Everybody’s own words, as they will be printed, to be sent for sign-off. Their answers go in here by key."


class SlipsDialog(PanelDialog):
    """People at the left, the words of the one in hand and the answers at the right, the files at the foot."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("Proof slips", LINE, parent, width=940, live=live)
        self._live = live
        self._saving = SlipSaving(self)
        self._build()
        self._wire()
        self.show_session()
        (self.answers.quotes if self._person() else self.leave).setFocus()

    def _build(self) -> None:
        self.people = SlipList("People with words of their own", PersonDelegate)
        self.answers = SlipAnswers(self._live)
        self.message = Message()
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_M)
        row.addWidget(framed(self.people), 2)
        row.addWidget(self.answers, 5)
        empty = Empty("file-text", "No words to sign off yet", "What is noted of somebody at the desk stands here.")
        self._pages = QStackedWidget()
        self._pages.addWidget(both)
        self._pages.addWidget(empty)
        self._pages.setMinimumHeight(430)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.message)
        self.save_one = self.add_button("Save this slip…")
        self.save_all = self.add_button("Save all slips…", kind=Kind.PRIMARY)
        self.leave = self.add_button("Close", key="Esc")
        for button in (self.save_one, self.save_all, self.leave):
            button.setAutoDefault(False)

    def _wire(self) -> None:
        self.people.in_hand.connect(self._on_person)
        self.answers.refused.connect(lambda sentence: self.message.say(Tone.BAD, sentence))
        self.save_one.clicked.connect(self._on_save_one)
        self.save_all.clicked.connect(lambda: self._ask_folder(None))
        self.leave.clicked.connect(self.accept)
        self._saving.went_on.connect(self._on_went_on)
        self._saving.done.connect(self._on_saved)
        self._saving.failed.connect(self._on_not_saved)
        self.finished.connect(self._on_finished)
        self._live.changed.connect(self._on_change)
        self._live.refused.connect(self._on_refused)

    def show_session(self) -> None:
        """Show people and words as they stand."""
        session = self._live.session
        rows = people_rows(session)
        self.people.rows.show_rows(rows)
        self._pages.setCurrentIndex(0 if rows else 1)
        for button in (self.save_one, self.save_all):
            button.setVisible(bool(rows))
        if rows and not self.people.currentIndex().isValid():
            self.people.take(0)
        self.answers.show_person(self._person())

    def _person(self) -> PersonRow | None:
        row = self.people.currentIndex().data(ROW)
        return row if isinstance(row, PersonRow) else None

    def _on_person(self, place: int) -> None:
        self.message.hush()
        self.answers.show_person(self._person())

    def _on_change(self, change: Change) -> None:
        if not self._saving.is_busy:
            self.message.hush()
        self.show_session()

    def _on_refused(self, refused: Refused) -> None:
        if not self.is_undoing():
            self.answers.refuse(refused)

    def _on_save_one(self) -> None:
        row = self._person()
        if row is not None:
            self._ask_folder(row.person.id)

    def _ask_folder(self, contributor_id: Id | None) -> None:
        path = self._live.path
        dialog = QFileDialog(self, "Folder for the slips", str(path.parent if path else Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.save_to(Path(folder), contributor_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, folder: Path, contributor_id: Id | None = None) -> None:
        """Write everybody's slips into a folder, or one person's; a PDF and a text for each."""
        slips = slips_in(self._live.session, contributor_id)
        if slips:
            self._saving.begin(slips, folder)
        else:
            self.message.say(Tone.INFO, "All these words were withdrawn: there is nothing to send.")

    def _on_went_on(self, written: int, of: int) -> None:
        self.message.say(Tone.INFO, f"{written} of {wording.counted(of, 'file')} written.")

    def _on_saved(self, written: int) -> None:
        rest = "Each holds one person’s words only: send it to nobody else."
        self.message.say(Tone.OK, f"{wording.counted(written, 'file')} written. {rest}")

    def _on_not_saved(self, cause: str) -> None:
        self.message.say(Tone.BAD, f"The slips could not be written: {cause}. The session is safe; try another folder.")

    def _on_finished(self) -> None:
        self.answers.leave_field()
        self._saving.cancel()

"""One person's words of a proof slip, how they wish to be named, and their answers: C, R or W for each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.capture_line.typography import natural
from roundtable.commands.people import note_consent, set_wish, take_back_consent
from roundtable.commands.words import confirm_quote, restore_quote, reword_quote, withdraw_quote
from roundtable.domain.errors import Refused
from roundtable.domain.folding import fold
from roundtable.domain.forecast import zone_of
from roundtable.domain.local_time import in_zone
from roundtable.domain.loosening import is_looser
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution, Quote, QuoteState
from ui import theme, wording
from ui.live import Live
from ui.report.slip_lists import OPEN, PersonRow, QuoteDelegate, SlipList, framed, quote_rows
from ui.theme import Type
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.select import Select

WISHES = {
    None: "As the session has it",
    Attribution.NAMED: "Named",
    Attribution.ORGANISATION: "Organisation only",
    Attribution.SECTOR: "Sector only",
    Attribution.UNATTRIBUTED: "Without a name",
}
NOT_AGREED = "None noted"
CONSENTS = ("Spoken", "On paper", "By e-mail")
_PAUSE = 250
"""Milliseconds after the last key until half-typed words are kept."""


class SlipAnswers(QWidget):
    """Shows the words of one person; what is refused and not told by a field goes out as `refused(str)`."""

    refused = Signal(str)

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._row: PersonRow | None = None
        self._rewording: Id | None = None
        self._wish: Attribution | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.quotes = SlipList("Words of the person in hand", QuoteDelegate)
        self.wish = Select("How the person wishes to be named")
        for words in WISHES.values():
            self.wish.addItem(words)
        self.consent = Select("How the person agreed to be quoted")
        for how in (NOT_AGREED, *CONSENTS):
            self.consent.addItem(how)
        self.because = LabelledField("Why may more be told than was agreed? Enter takes it, Esc leaves it as it was.")
        self.because.hide()
        self.confirm = Button("Confirm", icon="check", key="C")
        self.reword = Button("Reword", icon="pencil", key="R")
        self.withdraw = Button("Withdraw", icon="circle-slash", key="W")
        self.field = TextArea("In other words", least=2, most=4)
        self.field.hide()
        self._name = Label("", Type.CARD_TITLE)
        self._noted = Label("", Type.META, "ink2")
        agreed = QHBoxLayout()
        agreed.setSpacing(theme.GAP_S)
        agreed.addWidget(Label("Consent", Type.META, "ink2", elides=False))
        agreed.addWidget(self.consent)
        agreed.addWidget(self._noted, 1)
        agreed.addWidget(Label("Wishes to be named", Type.META, "ink2", elides=False))
        agreed.addWidget(self.wish)
        answers = QHBoxLayout()
        answers.setSpacing(theme.GAP_S)
        for button in (self.confirm, self.reword, self.withdraw):
            button.setAutoDefault(False)
            answers.addWidget(button)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self._name)
        column.addLayout(agreed)
        column.addWidget(self.because)
        column.addWidget(framed(self.quotes), 1)
        column.addWidget(self.field)
        column.addLayout(answers)

    def _wire(self) -> None:
        self.quotes.in_hand.connect(self._on_quote)
        self.wish.activated.connect(self._on_wish)
        self.consent.activated.connect(self._on_consent)
        self.confirm.clicked.connect(self._on_confirm)
        self.reword.clicked.connect(self._on_reword)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.field.installEventFilter(self)
        self.because.field.installEventFilter(self)
        self._keeping = QTimer(self, singleShot=True, interval=_PAUSE)
        self._keeping.timeout.connect(self._keep)
        self.field.textChanged.connect(self._keeping.start)

    def show_person(self, row: PersonRow | None) -> None:
        """Show somebody's words as they stand; of somebody else, what was half typed is kept and put away."""
        if row is None or self._row is None or row.person.id != self._row.person.id:
            self.leave_field()
            self._leave_why()
        self._row = row
        self.quotes.rows.show_rows(quote_rows(self._live.session, row))
        self._name.set_text(row.person.name if row else "")
        self.wish.setEnabled(row is not None)
        self._show_consent(row)
        if not self.because.isVisible():
            self.wish.setCurrentIndex(list(WISHES).index(row.person.attribution) if row else 0)
        if self.quotes.rows.rowCount() and not self.quotes.currentIndex().isValid():
            self.quotes.take(self._next_open(-1))
        self._show_answers()

    def _show_consent(self, row: PersonRow | None) -> None:
        """How and when the person agreed; a way that is none of the usual ones stands in their list, too."""
        how = row.person.consent_how if row else ""
        usual = {fold(each): place for place, each in enumerate(CONSENTS, start=1)}
        while self.consent.count() > len(CONSENTS) + 1:
            self.consent.removeItem(self.consent.count() - 1)
        if how and fold(how) not in usual:
            self.consent.addItem(how)
        self.consent.setCurrentIndex(usual.get(fold(how), self.consent.count() - 1 if how else 0))
        self.consent.setEnabled(row is not None)
        at = row.person.consent_at if row else None
        zone = zone_of(self._live.session)
        here = in_zone(at, zone) if at is not None and how else None
        self._noted.set_text(f"{wording.day(here.date())}, {wording.clock_time(here)}" if here else "")

    def _show_answers(self) -> None:
        quote = self._quote()
        withdrawn = quote is not None and quote.state is QuoteState.WITHDRAWN
        for button in (self.confirm, self.reword):
            button.setEnabled(quote is not None and not withdrawn)
        self.withdraw.setEnabled(quote is not None)
        self.withdraw.setText("Bring back" if withdrawn else "Withdraw")

    def _quote(self) -> Quote | None:
        place = self.quotes.currentIndex().row()
        return self._row.quotes[place] if self._row and 0 <= place < len(self._row.quotes) else None

    def _next_open(self, after: int) -> int:
        """The place of the next quote without an answer, from the top again at the end; else the same place."""
        quotes = self._row.quotes if self._row else ()
        places = [place for place, quote in enumerate(quotes) if quote.state in OPEN]
        return next((place for place in places if place > after), places[0] if places else max(after, 0))

    def _on_quote(self, place: int) -> None:
        self.leave_field()
        self._show_answers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C, R and W answer wherever the focus is, but in a field."""
        acts = {
            Qt.Key.Key_C: self.confirm,
            Qt.Key.Key_R: self.reword,
            Qt.Key.Key_W: self.withdraw,
        }
        button = acts.get(Qt.Key(event.key()))
        if button is not None and not event.modifiers() and button.isEnabled():
            button.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # an answer is given by its letter, and the dialog is not closed by accident
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what is typed, Esc leaves it; neither answers or closes the dialog."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        words = watched is self.field
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            (self._take_words if words else self._take_reason)()
            return True
        if event.key() == Qt.Key.Key_Escape:
            (self._forget_words if words else self._leave_why)()
            self.quotes.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _on_confirm(self) -> None:
        quote = self._quote()
        if quote is not None and self._live.do(confirm_quote, quote_id=quote.id) is not None:
            self._go_on()

    def _on_withdraw(self) -> None:
        quote = self._quote()
        if quote is None:
            return
        command = restore_quote if quote.state is QuoteState.WITHDRAWN else withdraw_quote
        if self._live.do(command, quote_id=quote.id) is not None:
            self._go_on()

    def _on_reword(self) -> None:
        quote = self._quote()
        if quote is None:
            return
        self._rewording = None
        self.field.setPlainText(self._live.draft(f"reword-{quote.id}") or quote.text)
        self._rewording = quote.id
        self.field.set_refused(False)
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _take_words(self) -> None:
        quote = self._quote()
        if quote is None:
            return
        words = natural(self.field.toPlainText()).strip()
        made = (
            self._live.do(confirm_quote, quote_id=quote.id)
            if words == quote.text
            else self._live.do(reword_quote, quote_id=quote.id, text=words)
        )
        if made is not None:
            self._forget_words()
            self._go_on()

    def _go_on(self) -> None:
        self.quotes.take(self._next_open(self.quotes.currentIndex().row()))
        self.quotes.setFocus()

    def _keep(self) -> None:
        """Keep half-typed words where the read-back finds them too."""
        if self._rewording is not None:
            self._live.keep_draft(f"reword-{self._rewording}", self.field.toPlainText())

    def _forget_words(self) -> None:
        if self._rewording is not None:
            self._live.keep_draft(f"reword-{self._rewording}", "")
        self._rewording = None
        self.leave_field()

    def leave_field(self) -> None:
        """Take the field away; what is half typed in it is kept."""
        if self._keeping.isActive():
            self._keep()
        self._keeping.stop()
        self._rewording = None
        self.field.hide()

    def _on_consent(self, place: int) -> None:
        if self._row is None:
            return
        person_id = self._row.person.id
        if place == 0:
            self._live.do(take_back_consent, contributor_id=person_id)
        elif place <= len(CONSENTS):
            self._live.do(note_consent, contributor_id=person_id, how=CONSENTS[place - 1].lower())

    def _on_wish(self, place: int) -> None:
        if self._row is None:
            return
        self._leave_why()
        self._wish = list(WISHES)[place]
        if is_looser(self._row.person.attribution, self._wish):
            self.wish.setCurrentIndex(place)
            self.because.show()
            self.because.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._live.do(set_wish, contributor_id=self._row.person.id, attribution=self._wish)

    def _take_reason(self) -> None:
        if self._row is None:
            return
        person_id, because = self._row.person.id, self.because.field.text()
        if self._live.do(set_wish, contributor_id=person_id, attribution=self._wish, because=because) is not None:
            self._leave_why()
            self.quotes.setFocus()

    def _leave_why(self) -> None:
        self.because.field.clear()
        self.because.settle()
        self.because.hide()
        self.wish.setCurrentIndex(list(WISHES).index(self._row.person.attribution) if self._row else 0)

    def refuse(self, refused: Refused) -> None:
        """Say by the field what was refused there; anything else goes out as a sentence."""
        if refused.reason == "loosening-needs-a-reason" and self.because.isVisible():
            self.because.refuse(wording.refusal(refused))
        else:
            self.field.set_refused(self.field.isVisible())
            self.refused.emit(wording.refusal(refused))

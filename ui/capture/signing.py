"""How the quote in hand is signed: the hat that was worn, and its own rule, which is loosened only with a reason."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roundtable.commands.words import reattribute, set_attribution
from roundtable.domain.attribution import quote_label
from roundtable.domain.errors import Refused
from roundtable.domain.folding import fold
from roundtable.domain.loosening import is_looser
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution, Quote
from ui import theme, wording
from ui.capture.offers import Offer
from ui.capture.picker import MOST, Picker
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import LabelledField

OWN_HAT, NO_RULE = "own", "none"
"""Keys of the offers that set nothing of the quote's own."""
_KEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
WHY = "Why may more be told than was agreed? Enter takes it, Esc leaves it as it was."


class Signing(QWidget):
    """Two buttons, each with a list to choose from; `why` is the field that asks, to be placed under the words.

    `left` when the focus shall go back to the answers.
    """

    left = Signal()

    def __init__(self, live: Live, over: QWidget) -> None:
        super().__init__(over)
        self._live, self._over = live, over
        self._quote: Quote | None = None
        self._wanted: Attribution | None = None
        self.hat = self._button("Hat", "users", "Which hat was worn when it was said (H)")
        self.rule = self._button("Signed", "lock", "How far these words may be signed (S)")
        self.hats, self.rules = Picker(over), Picker(over)
        self.why = LabelledField(WHY)
        self.why.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_XS)
        row.addWidget(self.hat)
        row.addWidget(self.rule)
        self._wire()

    def _button(self, text: str, icon: str, tip: str) -> Button:
        return Button(text, icon=icon, kind=Kind.QUIET, height=28, use=Type.LIST_MEDIUM, drop=True, tip=tip)

    def _wire(self) -> None:
        self.hat.clicked.connect(self.open_hats)
        self.rule.clicked.connect(self.open_rules)
        self.hats.chosen.connect(self._on_hat)
        self.rules.chosen.connect(self._on_rule)
        self.why.field.installEventFilter(self)
        self._live.refused.connect(self._on_refused)

    def show_quote(self, quote: Quote) -> None:
        """Take another quote in hand; a reason that was asked of the one before is asked no more."""
        if self._quote is None or quote.id != self._quote.id:
            self.leave_why()
        self._quote = quote
        self.hat.setEnabled(quote.contributor_id is not None)

    def open_hats(self) -> None:
        """Offer the organisations; the speaker's own first."""
        if self._quote is not None and self._quote.contributor_id is not None:
            self.hats.open("Hat", "Letters of an organisation", self._hat_offers, self._under(self.hat))

    def open_rules(self) -> None:
        """Offer the rules, each with the label that it makes."""
        if self._quote is not None:
            self.rules.open("Signed", "Letters of a rule", self._rule_offers, self._under(self.rule))

    def leave_why(self) -> None:
        """Ask for no reason any more."""
        self._wanted = None
        self.why.field.clear()
        self.why.settle()
        self.why.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the reason, Esc leaves the rule as it was; neither they nor arrows are meant for the answers."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_why()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_why()
            self.left.emit()
        return event.key() in _KEPT

    def _under(self, button: Button) -> QRect:
        return QRect(button.mapTo(self._over, QPoint()), button.size())

    # ---- offers ------------------------------------------------------------------------------------------------

    def _hat_offers(self, typed: str) -> list[Offer]:
        session, quote = self._live.session, self._quote
        if quote is None:
            return []
        own = session.organisation_of(session.find(Contributor, quote.contributor_id))
        first = Offer(OWN_HAT, own.name if own else "None", "their own", ticked=quote.organisation_id is None)
        others = [
            Offer(each.id, each.name, ticked=each.id == quote.organisation_id)
            for each in session.all(Organisation)
            if own is None or each.id != own.id
        ]
        return _like([first, *sorted(others, key=lambda each: not each.ticked)], typed)

    def _rule_offers(self, typed: str) -> list[Offer]:
        session, quote = self._live.session, self._quote
        if quote is None:
            return []
        unset = Offer(NO_RULE, "No rule of its own", _label(session, quote, None))
        offers = [unset, *(Offer(rule, wording.RULES[rule], _label(session, quote, rule)) for rule in Attribution)]
        held = quote.attribution or NO_RULE
        return _like([replace(each, ticked=each.key == held) for each in offers], typed)

    # ---- what is chosen ----------------------------------------------------------------------------------------

    def _on_hat(self, key: str) -> None:
        if self._quote is not None:
            self._live.do(
                reattribute,
                kind=Quote,
                record_id=self._quote.id,
                contributor_id=self._quote.contributor_id,
                organisation_id=None if key == OWN_HAT else Id(key),
            )

    def _on_rule(self, key: str) -> None:
        if self._quote is None:
            return
        rule = None if key == NO_RULE else Attribution(key)
        if is_looser(self._quote.attribution, rule):
            self._wanted = rule
            self.why.show()
            self.why.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.leave_why()
            self._live.do(set_attribution, quote_id=self._quote.id, attribution=rule)

    def _on_why(self) -> None:
        if self._quote is None:
            return
        because = self.why.field.text()
        made = self._live.do(set_attribution, quote_id=self._quote.id, attribution=self._wanted, because=because)
        if made is not None:
            self.leave_why()
            self.left.emit()

    def _on_refused(self, refused: Refused) -> None:
        if self.why.isVisible() and refused.reason == "loosening-needs-a-reason":
            self.why.refuse(wording.refusal(refused))


def _label(session: Session, quote: Quote, rule: Attribution | None) -> str:
    return quote_label(session, replace(quote, attribution=rule)).text or "without a name"


def _like(offers: list[Offer], typed: str) -> list[Offer]:
    wanted = fold(typed.strip())
    return [each for each in offers if wanted in fold(each.label)][:MOST]

"""The middle of the read-back: person, stage, warning, the four answers, the reworded words and what happened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.domain.singling import SingledOut
from roundtable.domain.words import Attribution, Quote, QuoteState
from ui import icons, theme, wording
from ui.capture.faces import Faces
from ui.capture.reword import Reword
from ui.capture.signing import Signing
from ui.capture.stage import Stage, stage_text
from ui.capture.story import Story, events_of
from ui.dialogs.history import HistoryDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Card, Surface

_AVATAR = 44
_WISHES = {
    Attribution.ORGANISATION: "asks not to be named",
    Attribution.SECTOR: "asks for neither name nor organisation",
    Attribution.UNATTRIBUTED: "asks not to be quoted by name, organisation or sector",
}

_MARGIN = 28


class StagePage(QScrollArea):
    """Shows one quote. `reworded(text)`, `widened` and `left` are what the user answers; the buttons are the view's."""

    reworded = Signal(str)
    widened = Signal()
    left = Signal()

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._quote: Quote | None = None
        self.buttons: dict[str, Button] = {
            "put": _answer("To the room", "projector", "↵"),
            "confirm": _answer("Confirm", "check", "C"),
            "reword": _answer("Reword", "pencil", "R"),
            "withdraw": _answer("Withdraw", "circle-slash", "W"),
            "restore": _answer("Bring it back", "rotate-ccw", ""),
            "later": _answer("Later", "skip-forward", "↓", Kind.QUIET),
        }
        self._build()
        self._wire()

    def _build(self) -> None:
        self._avatar = Avatar(_AVATAR)
        self._name = Label("", Type.NAME)
        self._about = Label("", Type.LIST, "ink2")
        self._why = Label("", Type.META, "ink3")
        self.signing = Signing(self._live, self)
        self._stage = Stage()
        self._warning = _Warning()
        self.reword = Reword(self._live)
        self._story = Story()
        body = Surface("canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, 22, _MARGIN, 12)
        column.setSpacing(0)
        column.addLayout(self._person_row())
        column.addSpacing(12)
        column.addWidget(self._stage)
        column.addSpacing(10)
        column.addWidget(self._warning)
        column.addWidget(self.signing.why)
        column.addSpacing(4)
        column.addLayout(self._answers())
        column.addSpacing(10)
        column.addWidget(self.reword)
        column.addSpacing(14)
        column.addLayout(self._story_head())
        column.addSpacing(2)
        column.addWidget(self._story)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _person_row(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        words.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(11)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self.signing, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _story_head(self) -> QHBoxLayout:
        self.in_full = Button("In full", icon="history", kind=Kind.QUIET, height=26, use=Type.META_STRONG)
        self.in_full.setToolTip("Every change of these words, before and after")
        row = QHBoxLayout()
        row.addWidget(Label("What happened to these words", Type.HEAD, "ink2"))
        row.addStretch(1)
        row.addWidget(self.in_full)
        return row

    def _answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        stretches = {"put": 3, "confirm": 3, "reword": 2, "withdraw": 2, "restore": 3, "later": 0}
        for name, button in self.buttons.items():
            if stretches[name]:
                button.setSizePolicy(QSizePolicy.Policy.Expanding, button.sizePolicy().verticalPolicy())
            row.addWidget(button, stretches[name])
        return row

    def _wire(self) -> None:
        self.reword.entered.connect(self.reworded)
        self.reword.left.connect(self._on_reword_left)
        self._warning.pressed.connect(self.widened)
        self.signing.left.connect(self.left)
        self.in_full.clicked.connect(self._on_in_full)

    def show_quote(
        self, session: Session, quote: Quote, *, on_screen: bool, single: SingledOut | None, why: str = ""
    ) -> None:
        """Show a quote, why it might be read back, and the answers that it may get."""
        if self._quote is not None and self._quote.id != quote.id and self.reword.quote() is not None:
            self.close_reword(forget=False)
        self._quote = quote
        self._show_person(session, quote)
        self.signing.show_quote(quote)
        self._why.set_text(why)
        self._why.setVisible(bool(why))
        self._stage.show_text(stage_text(session, quote))
        self._warning.show_single(single)
        self._show_answers(quote, on_screen)
        self._story.show_events(events_of(session, self._live.history(Quote, quote.id)))

    def _show_person(self, session: Session, quote: Quote) -> None:
        face = Faces(session).of(quote.contributor_id, quote.organisation_id)
        person = session.find(Contributor, quote.contributor_id)
        self._avatar.show_person(face.name, face.initials, face.mark)
        self._name.set_text(face.name)
        self._about.set_text(_about(session, person, face.organisation))

    def _show_answers(self, quote: Quote, on_screen: bool) -> None:
        withdrawn = quote.state is QuoteState.WITHDRAWN
        for name, button in self.buttons.items():
            button.setVisible(withdrawn == (name == "restore") or name == "later")
        self.buttons["put"].setVisible(not withdrawn and not on_screen)
        main = self._main(withdrawn, on_screen)
        for name in ("put", "confirm", "restore"):
            self.buttons[name].set_kind(Kind.PRIMARY if self.buttons[name] is main else Kind.PLAIN)
        self._fold_answers()

    def _fold_answers(self) -> None:
        """Leave the key caps out where the answers would not stand in one row; the status line has the keys."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        for button in shown:
            button.set_shows_key(True)
        gaps = theme.GAP_S * (len(shown) - 1)
        room = self.viewport().width() - 2 * _MARGIN
        fits = sum(button.sizeHint().width() for button in shown) + gaps <= room
        for button in shown:
            button.set_shows_key(fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the answers to the width."""
        super().resizeEvent(event)
        self._fold_answers()

    def _main(self, withdrawn: bool, on_screen: bool) -> Button:
        return self.buttons["restore" if withdrawn else "confirm" if on_screen else "put"]

    def main_button(self) -> Button:
        """The one filled button."""
        withdrawn = self._quote is not None and self._quote.state is QuoteState.WITHDRAWN
        return self._main(withdrawn, self.buttons["put"].isHidden())

    def shown(self) -> Stage:
        """The stage."""
        return self._stage

    def story(self) -> Story:
        """What happened to the words."""
        return self._story

    def warning(self) -> QWidget:
        """The warning that the label singles somebody out."""
        return self._warning

    # ---- rewording ---------------------------------------------------------------------------------------------

    def open_reword(self) -> None:
        """Offer the words to be changed."""
        if self._quote is not None and self._quote.state is not QuoteState.WITHDRAWN:
            self.reword.open(self._quote)
            self.ensureWidgetVisible(self.reword)

    def close_reword(self, *, forget: bool = True) -> None:
        """Take the field away."""
        if self.reword.quote() is not None:
            self.reword.close_field(forget=forget)

    def refuse_reword(self, sentence: str) -> None:
        """Say why the new words were not taken."""
        self.reword.refuse(sentence)

    def _on_in_full(self) -> None:
        if self._quote is not None:
            HistoryDialog(self._live, self.window(), record=(Quote, self._quote.id)).open()

    def _on_reword_left(self) -> None:
        self.close_reword()
        self.left.emit()


class _Warning(Card):
    """The label would single somebody out; `pressed` takes the wider one."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__(ground="warntint", edge=None)
        self._title = Paragraph("", Type.STRONG, weight=600)
        self._rest = Paragraph("", Type.LIST, "ink2")
        self._take = Button("Take the wider one", icon="check", use=Type.HEAD)
        self._take.clicked.connect(self.pressed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 8, 12, 8)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self._take)
        self.hide()

    def show_single(self, single: SingledOut | None) -> None:
        """Say who would be singled out, and by what; hide when nobody is."""
        self.setVisible(single is not None)
        if single is None:
            return
        self._title.set_text(f"“{single.label}” would single somebody out.")
        wider = f"“{single.wider_label}” fits" if single.wider_label else "Without a name it fits"
        self._rest.set_text(f"It fits one person here. {wider} {wording.counted(single.fits, 'person', 'people')}.")
        self.setAccessibleName(f"{self._title.text()} {self._rest.text()}")

    def paintEvent(self, event: object) -> None:
        """Paint the card and its icon."""
        super().paintEvent(event)  # type: ignore[arg-type]  # PySide names the event's class only in its stub
        painter = paint.painter_for(self)
        icons.paint(painter, 16, 14, "triangle-alert", 18, "warn")
        painter.end()


def _answer(text: str, icon: str, key: str, kind: Kind = Kind.PLAIN) -> Button:
    return Button(text, icon=icon, kind=kind, key=key, height=theme.HEIGHT_BUTTON_BIG, use=Type.NAME, icon_size=20)


def _about(session: Session, person: Contributor | None, organisation: str) -> str:
    """Organisation, whether the person is in the room, and how they wish to be named."""
    if person is None:
        return "Name the speaker at the desk: A on the row"
    parts = ["In the room" if person.present else "Not in the room"]
    if person.attribution in _WISHES:
        parts.append(_WISHES[person.attribution])
    elif session.details.attribution in _WISHES:
        parts.append("the session prints no names")
    return f"{organisation}. {'; '.join(parts)}." if organisation else f"{'; '.join(parts)}."

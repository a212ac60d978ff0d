"""The latest words on one segment, as cards under the star."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.domain.figures import sector_of_point
from roundtable.domain.forecast import zone_of
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.plain_text import plain
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState
from ui import theme, wording
from ui.operator.people import marks_of
from ui.operator.prompts import Gap, heard_on
from ui.operator.quote_card import HEIGHT as CARD
from ui.operator.quote_card import CardFace, QuoteCard
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.dot import dot_for
from ui.widgets.labels import Label
from ui.widgets.panel import Card, Surface

HEIGHT = 36 + CARD + theme.GAP_L
"""Pixels of head, cards and margin."""
_TWO_BELOW, _THREE_BELOW = 640, 980
_EARLIEST = datetime.min.replace(tzinfo=UTC)


class WordStrip(Surface):
    """Head and two to four cards.

    `preview_requested(quote_id)`, `mend_requested(quote_id)`, `menu_requested(quote_ids, QPoint)`, `all_requested`;
    `past_touched` where the cards are only to be read.
    """

    preview_requested = Signal(object)
    mend_requested = Signal(str)
    menu_requested = Signal(object, QPoint)
    all_requested = Signal()
    past_touched = Signal()

    def __init__(self) -> None:
        super().__init__("canvas", "t")
        self._is_read_only = False
        self._session = Session()
        self._segment_id: str | None = None
        self._previewed: Id | None = None
        self._cards: list[QuoteCard] = []
        self._build()
        self.show_all.clicked.connect(self.all_requested)

    def _build(self) -> None:
        self.title = Label("", Type.HEAD, elides=False)
        self.count = Label("", Type.LIST, "ink3")
        self.show_all = Button("Show all", kind=Kind.QUIET, height=theme.HEIGHT_BUTTON_SMALL, use=Type.LIST_MEDIUM)
        self.show_all.setToolTip("Show all words at the desk")
        self.nothing = Label("", Type.BODY, "ink2", align="centre")
        self._invites = Card(ground="canvas")
        self._invites.set_dashed(True)
        self._invites.setFixedHeight(CARD)
        middle = QVBoxLayout(self._invites)
        middle.addWidget(self.nothing)
        head = QHBoxLayout()
        head.setContentsMargins(0, 4, 0, 0)
        head.setSpacing(theme.GAP_S)
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        head.addWidget(self.show_all)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.GAP_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, theme.GAP_M)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(theme.GAP_XS)
        column.addLayout(self._row)
        column.addWidget(self._invites)
        column.addStretch(1)
        self.setFixedHeight(HEIGHT)

    def cards(self) -> list[QuoteCard]:
        """The cards that are shown, the latest first."""
        return list(self._cards)

    def set_read_only(self, read_only: bool) -> None:
        """Let the cards only be read, as words of the past are."""
        self._is_read_only = read_only

    def show_segment(self, session: Session, gap: Gap | None, previewed: Id | None) -> None:
        """Show a segment's words; None for all words where the roundtable has no star."""
        self._session, self._previewed = session, previewed
        self._segment_id = gap.segment.id if gap else None
        self.title.set_text(gap.name if gap else "Latest words")
        self.count.set_text(heard_on(session, gap) if gap else wording.counted(len(self._quotes()), "quote"))
        self._show_cards()

    def _quotes(self) -> list[Quote]:
        standing = (quote for quote in self._session.quotes if quote.state is not QuoteState.WITHDRAWN)
        here = [quote for quote in standing if self._segment_id is None or self._segment_id in quote.segments]
        return sorted(here, key=lambda quote: quote.said_at or _EARLIEST, reverse=True)

    def _show_cards(self) -> None:
        quotes = self._quotes()[: self._most()]
        faces = [_face(self._session, quote, self._segment_id) for quote in quotes]
        while len(self._cards) > len(faces):
            spare = self._cards.pop()
            self._row.removeWidget(spare)
            spare.hide()
            spare.deleteLater()
        for card, face in zip(self._cards, faces, strict=False):
            card.show_face(face)
        for face in faces[len(self._cards) :]:
            card = QuoteCard(face)
            card.preview_requested.connect(self.preview_requested)
            card.mend_requested.connect(self.mend_requested)
            card.menu_requested.connect(self.menu_requested)
            card.past_touched.connect(self.past_touched)
            self._cards.append(card)
            self._row.addWidget(card, 1)
        for card in self._cards:
            card.set_read_only(self._is_read_only)
            card.set_previewed(card.face.quote_id == self._previewed)
        self._invites.setVisible(not faces)
        self.nothing.set_text(self._invitation())

    def _invitation(self) -> str:
        if self._is_read_only:
            return "No words here yet, then."
        if not self._session.quotes:
            return "Nothing noted yet. At the desk, type what is said and press Enter."
        return "No words here yet. Drag a quote on to the segment, or type @ and its name at the desk."

    def _most(self) -> int:
        return 2 if self.width() < _TWO_BELOW else 3 if self.width() < _THREE_BELOW else 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many cards as have room."""
        super().resizeEvent(event)
        if len(self.cards()) != min(self._most(), len(self._quotes())):
            self._show_cards()


def _face(session: Session, quote: Quote, segment_id: str | None) -> CardFace:
    person = session.find(Contributor, quote.contributor_id)
    organisation = session.find(Organisation, quote.organisation_id)
    sector = sector_of_point(session, quote)
    words = plain(quote.text)
    on = segment_id or (quote.segments[0] if quote.segments else "")
    return CardFace(
        quote.id,
        f"“{words}”" if quote.is_marked else words,
        person.name if person else organisation.name if organisation else "Speaker to be found",
        marks_of(session).get(sector.id) if sector else None,
        wording.clock_time(quote.said_at.astimezone(zone_of(session))) if quote.said_at else "",
        quote.state,
        dot_for(session.details.star, on),
    )

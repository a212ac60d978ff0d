"""What the room sees, what it would see next, and the acts that put one in the place of the other."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from roundtable.commands.projection import project
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState
from ui import theme, wording
from ui.actions import Actions
from ui.frozen import held
from ui.live import Live
from ui.slides.content import QuestionSlide, QuoteSlide, SlideContent, TimesSlide, slide_of
from ui.slides.from_session import content_of, retimed
from ui.slides.listed import reading_now
from ui.slides.pages import page_of, pages_of
from ui.slides.room_slide import RoomSlide
from ui.slides.view import Frame, SlideView
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.slide_frame import Frame as CaptionOf
from ui.widgets.slide_frame import FrameCaption

_MARGIN = theme.GAP_L
_TOP, _BETWEEN, _FOOT = 4, 2, 10
_CAPTION = 22
_KEYS_FROM = 400
"""Pixels of width from which three buttons have room for their keys."""


class ScreenPanel(QWidget):
    """The two live pictures of the left rail. A slide is chosen into the preview; Take brings it to the room.

    Blank and Freeze act on what the room sees at once. `previewed` carries the id of the quote in the preview, or None.
    """

    previewed = Signal(object)

    def __init__(self, live: Live, actions: Actions) -> None:
        super().__init__()
        self._live = live
        self._actions = actions
        self._room = RoomSlide()
        if (was := held(live)) is not None:
            self._room.hold(was, live.session, live.now())
        self._slide = Slide.QUESTION
        self._quote_id: Id | None = None
        self._page = 0
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self.on_screen = SlideView(Frame.ON_SCREEN)
        self.preview = SlideView(Frame.PREVIEW)
        self.on_screen_caption = FrameCaption(CaptionOf.ON_SCREEN)
        self.preview_caption = FrameCaption(CaptionOf.PREVIEW)
        self.menu = QMenu("Slide to preview", self)
        group = QActionGroup(self)
        self._choices = {}
        for slide in Slide:
            choice = self.menu.addAction(wording.SLIDES[slide])
            choice.setCheckable(True)
            group.addAction(choice)
            self._choices[slide] = choice
        self.choose = Button(
            "Question", kind=Kind.QUIET, height=_CAPTION, use=Type.META_STRONG, name="Slide to preview", drop=True
        )
        self.choose.set_menu(self.menu)
        self.take = Button("Take", icon="monitor-up", key="T")
        self.blank = Button("Blank", key="B")
        self.freeze = Button("Freeze", key="F")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _TOP, _MARGIN, _FOOT)
        column.setSpacing(_BETWEEN)
        column.addWidget(self.on_screen_caption)
        column.addWidget(self.on_screen)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.preview_caption, 1)
        head.addWidget(self.choose)
        column.addLayout(head)
        column.addWidget(self.preview)
        column.addSpacing(theme.GAP_XS)
        acts = QHBoxLayout()
        acts.setSpacing(theme.GAP_S)
        for button in (self.take, self.blank, self.freeze):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            acts.addWidget(button, 1)
        column.addLayout(acts)

    def _wire(self) -> None:
        for slide, choice in self._choices.items():
            choice.triggered.connect(lambda _=False, slide=slide: self.preview_slide(slide))
        self.take.clicked.connect(self._actions["take"].trigger)
        self.blank.clicked.connect(self._actions["blank"].trigger)
        self.freeze.clicked.connect(self._actions["freeze"].trigger)
        self._actions["freeze"].triggered.connect(self._on_frozen)
        self._live.ticked.connect(self._on_tick)

    def show_session(self, session: Session) -> None:
        """Show both pictures as they stand now."""
        now = self._live.now()
        shown = self._room.read(session, now)
        self.on_screen.show_content(shown)
        note = _note(shown)
        self.on_screen_caption.set_note(f"frozen: {note}" if self._room.is_frozen else note)
        pages = pages_of(session, self._slide, self._quote_id)
        self._page = min(self._page, pages - 1)
        self.preview.show_content(content_of(session, now, self._slide, self._quote_id, self._page))
        self.preview_caption.set_note(page_of(range(pages), self._page))
        self._choices[self._slide].setChecked(True)
        self.choose.set_text(wording.SLIDES[self._slide])
        self.choose.setAccessibleName(f"Slide to preview: {wording.SLIDES[self._slide]}")
        blank = session.projection.slide is Slide.BLANK
        self.blank.set_on(blank)
        self.freeze.set_on(self._room.is_frozen)
        self._choices[Slide.QUOTE].setEnabled(self._latest_quote(session) is not None)

    def preview_slide(self, slide: Slide, quote_id: Id | None = None) -> None:
        """Show a slide in the preview; without a quote of its own a quote slide takes the one said last."""
        if slide is Slide.QUOTE:
            quote_id = quote_id or self._latest_quote(self._live.session)
            if quote_id is None:
                return
        elif slide is Slide.READ_BACK:
            quote_id = quote_id or reading_now(self._live.session)
        self._slide, self._quote_id, self._page = slide, quote_id, 0
        self.show_session(self._live.session)
        self.previewed.emit(quote_id)

    def take_preview(self) -> None:
        """Put the preview to the room; of a slide with more pages the next one is previewed then."""
        taken = self._live.do(project, slide=self._slide, quote_id=self._quote_id, page=self._page)
        session = self._live.session
        if taken is not None and self._page + 1 < pages_of(session, self._slide, self._quote_id):
            self._page += 1
            self.show_session(session)

    def fit(self, width: int, *, folded: bool) -> int:
        """Fit the pictures to a rail of that width, the one on screen to its caption alone; return the height."""
        picture = self.preview.heightForWidth(width - 2 * _MARGIN)
        for view in (self.on_screen, self.preview):
            view.setFixedHeight(picture)
        self.on_screen.setVisible(not folded)
        for button in (self.take, self.blank, self.freeze):
            button.set_shows_key(width >= _KEYS_FROM)
        return self.height_with(width, folded=folded)

    def height_with(self, width: int, *, folded: bool) -> int:
        """Pixels that the panel needs in a rail of that width."""
        picture = self.preview.heightForWidth(width - 2 * _MARGIN)
        shown = 1 if folded else 2
        rest = 2 * _CAPTION + theme.HEIGHT_BUTTON + _TOP + _FOOT + theme.GAP_XS
        return rest + shown * picture + (2 + shown) * _BETWEEN

    def _latest_quote(self, session: Session) -> Id | None:
        """The quote in hand if it still stands, else the one said last."""
        held = session.find(Quote, self._quote_id)
        if held is not None and held.state is not QuoteState.WITHDRAWN:
            return held.id
        standing = [quote for quote in session.quotes if quote.state is not QuoteState.WITHDRAWN]
        dated = [quote for quote in standing if quote.said_at is not None]
        latest = max(dated, key=lambda quote: quote.said_at or datetime.min, default=None)
        return latest.id if latest else standing[-1].id if standing else None

    def _on_tick(self, now: datetime) -> None:
        if not self.isVisible():
            return
        session = self._live.session
        self.on_screen.show_content(self._room.at(session, now))
        self.preview.show_content(retimed(self.preview.content, session, now))

    def _on_frozen(self, frozen: bool) -> None:
        self._room.freeze(frozen, self._live.session, self._live.now())
        self.show_session(self._live.session)


def _note(content: SlideContent) -> str:
    """What the room sees, in a word or two; the one line that is left of the picture where there is no room."""
    match content:
        case QuestionSlide():
            return "question, clock, star" if content.clock else "question, star"
        case QuoteSlide():
            return f"quote, {content.who}" if content.who else "quote"
        case TimesSlide():
            return content.title.lower()
    return slide_of(content).value

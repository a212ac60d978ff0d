"""The right side of the read-back: what the room sees, the level that the report prints, the time that was kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from roundtable.commands.details import revise_details
from roundtable.commands.projection import project
from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.projection import Slide
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState
from roundtable.room import Change
from ui import theme, wording
from ui.blanking import blanking_of
from ui.live import Live
from ui.slides.content import SlideContent
from ui.slides.from_session import retimed, slide_content
from ui.slides.listed import reading_now
from ui.slides.view import Frame, SlideView
from ui.theme import Type
from ui.widgets.buttons import Button
from ui.widgets.choice import ChoiceRow
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Hairline, SectionHead, Surface
from ui.widgets.progress import ThinBar
from ui.widgets.slide_frame import Frame as Which
from ui.widgets.slide_frame import FrameCaption

LEVELS: Mapping[QuoteState, str] = {
    QuoteState.HEARD: "Heard",
    QuoteState.READ_BACK: "Read back",
    QuoteState.CONFIRMED: "Confirmed or reworded",
}
"""What the host may choose: the least that a quote must have passed to be printed."""


class ReadBackRail(Surface):
    """Three sections under each other; they scroll when they do not fit."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("panel", "l", parent)
        self._live = live
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self._caption = FrameCaption(Which.ON_SCREEN)
        self._slide = SlideView(Frame.ON_SCREEN)
        self.blank = Button("Blank", key="B")
        self.listed = Button("List", name="Words as a list", tip="Show the words that were read, one below the other")
        self.star = Button("Star", name="Back to the star", tip="Back to the star")
        self._levels = {level: ChoiceRow(words, height=40) for level, words in LEVELS.items()}
        self._group = QButtonGroup(self)
        for place, row in enumerate(self._levels.values()):
            self._group.addButton(row, place)
        self._time = Label("", Type.PANEL_TITLE, weight=700, elides=False)
        self._of = Label("", Type.LIST, "ink2")
        self._bar = ThinBar("ok", tick=False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = Surface("panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, theme.GAP_M)
        column.setSpacing(0)
        self._add_projector(column)
        self._add_levels(column)
        self._add_time(column)
        column.addStretch(1)
        self._scroll.setWidget(body)
        outer.addWidget(self._scroll)

    def _add_projector(self, column: QVBoxLayout) -> None:
        column.addWidget(SectionHead("Projector", height=42))
        box = _inset(column)
        box.addWidget(self._caption)
        box.addWidget(self._slide)
        box.addSpacing(10)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.blank)
        buttons.addWidget(self.listed)
        buttons.addWidget(self.star)
        buttons.addStretch(1)
        box.addLayout(buttons)
        column.addSpacing(theme.GAP_L)
        column.addWidget(Hairline())

    def _add_levels(self, column: QVBoxLayout) -> None:
        column.addWidget(SectionHead("What the report will print", height=42))
        box = _inset(column)
        self._printed = Paragraph("", Type.LIST, "ink2")
        box.addWidget(self._printed)
        box.addSpacing(10)
        for row in self._levels.values():
            box.addWidget(row)
            box.addSpacing(6)
        column.addSpacing(theme.GAP_M)
        column.addWidget(Hairline())

    def _add_time(self, column: QVBoxLayout) -> None:
        column.addWidget(SectionHead("Time kept for read-back", height=42))
        box = _inset(column)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._time)
        line.addWidget(self._of, 1)
        box.addLayout(line)
        box.addSpacing(6)
        box.addWidget(self._bar)

    def _wire(self) -> None:
        self.blank.clicked.connect(blanking_of(self._live).toggle)
        self.listed.clicked.connect(self._on_listed)
        self.star.clicked.connect(self._on_star)
        self._group.idClicked.connect(self._on_level_chosen)
        self._live.changed.connect(self._on_change)
        self._live.ticked.connect(self._on_ticked)

    def show_session(self, session: Session) -> None:
        """Show screen, level and time as they stand."""
        now = self._live.now()
        self._slide.show_content(slide_content(session, now))
        slide = session.projection.slide
        self._caption.set_note(wording.SLIDES[slide].lower())
        self.blank.set_on(slide is Slide.BLANK)
        self.listed.set_on(slide is Slide.READ_BACK)
        self.star.set_on(slide is Slide.STAR)
        self._show_levels(session)
        self._show_time(session, now)

    def shown(self) -> SlideContent:
        """What the room sees."""
        return self._slide.content

    def level(self, level: QuoteState) -> ChoiceRow:
        """The row of a level."""
        return self._levels[level]

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the rail was hidden."""
        super().showEvent(event)
        self.show_session(self._live.session)

    def _show_levels(self, session: Session) -> None:
        standing = [each for each in session.all(Quote) if each.state is not QuoteState.WITHDRAWN]
        chosen = session.details.prints
        passed = sum(each.prints_at(chosen) for each in standing)
        said = f"{passed} of {wording.counted(len(standing), 'quote')} would be printed now."
        self._printed.set_text(said if standing else "What passes the level the host chooses.")
        for level, row in self._levels.items():
            passed = sum(each.prints_at(level) for each in standing)
            row.set_words("", f"{passed} of {len(standing)}" if standing else "")
            row.setChecked(level.level == chosen.level)

    def _show_time(self, session: Session, now: datetime) -> None:
        items = [item for item in session.all(AgendaItem) if item.kind is ItemKind.READ_BACK]
        runs = [session.find(Run, item.id) for item in items]
        kept = timedelta(minutes=sum(item.minutes for item in items))
        spent = sum((run.elapsed(now) for run in runs if run is not None), timedelta())
        if not items:
            self._time.set_text("None")
            self._of.set_text("the agenda has no read-back")
        elif spent:
            self._time.set_text(wording.span(spent))
            self._of.set_text(f"of {wording.minutes(kept.total_seconds() / 60)}, protected")
        else:
            self._time.set_text(wording.minutes(kept.total_seconds() / 60))
            self._of.set_text("kept and protected")
        share = spent / kept if kept else 0.0
        self._bar.setVisible(bool(items))
        self._bar.show_share(share, f"{round(share * 100)} % of the time kept for read-back is used")

    def _on_change(self, change: Change) -> None:
        if self.isVisible():
            self.show_session(self._live.session)

    def _on_ticked(self, now: datetime) -> None:
        if self.isVisible():
            session = self._live.session
            self._slide.show_content(retimed(self._slide.content, session, now))
            self._show_time(session, now)

    def _on_listed(self) -> None:
        """Show the words in a list, or the one that is read alone again."""
        quote_id = reading_now(self._live.session)
        if self._live.session.projection.slide is not Slide.READ_BACK:
            self._live.do(project, slide=Slide.READ_BACK, quote_id=quote_id)
        elif quote_id is not None:
            self._live.do(project, slide=Slide.QUOTE, quote_id=quote_id)
        else:
            self._on_star()

    def _on_star(self) -> None:
        self._live.do(project, slide=Slide.STAR)

    def _on_level_chosen(self, place: int) -> None:
        self._live.do(revise_details, prints=list(LEVELS)[place])


def _inset(column: QVBoxLayout) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
    box.setSpacing(0)
    column.addLayout(box)
    return box

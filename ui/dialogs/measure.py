"""How strong a part of the star is and shall become, and what is contested, by hands that are counted by sector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from roundtable.commands.floor import count_hands, remove_show
from roundtable.commands.star import measure_segment
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Show, ShowAbout, ShowCount
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.session import Session
from roundtable.domain.star_strength import least_supportive
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.message import Message, Tone
from ui.widgets.select import Select
from ui.widgets.switch import Switch

LINE = (
    "Ask the table: who agrees? Count the hands of each sector. The sector that agrees least gives the strength; hands"
    " for and against a statement make its part contested."
)
ABOUT = (ShowAbout.NOW, ShowAbout.AMBITION, None)
"""What the switch asks; None is a statement in words of its own."""
TAKE_BACK = "Take back"
_COLUMNS = ("Yes", "Unsure", "No")
_MOST = 999
_FIELD = 76


class MeasureDialog(PanelDialog):
    """One part and one question at a time; Enter keeps the count and goes on to the next question."""

    def __init__(self, live: Live, parent: QWidget | None = None, *, segment: str | None = None) -> None:
        super().__init__("Show of hands", LINE, parent, width=560, live=live)
        self._live = live
        self.fields: dict[str, tuple[Field, Field, Field]] = {}
        self._excused: tuple[ShowCount, ...] = ()
        """Counts of more hands than people, which were told once and are kept the next time."""
        self._build()
        self._wire()
        self.segment.setCurrentIndex(max(self.segment.findData(segment), 0))
        self._tell_score()
        self._first().setFocus()

    def _build(self) -> None:
        session = self._live.session
        self.segment = Select("Part of the star", height=36)
        for each in session.details.star.segments:
            self.segment.addItem(each.label, each.id)
        self.about = Switch(("Strong now", "To become strong", "A statement"), name="What is asked", height=36)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.segment, 1)
        row.addWidget(self.about)
        self.body.addLayout(row)
        self.statement = Field("What hands are raised on: “Meetings end by eight”", name="Statement")
        self.statement.hide()
        self.body.addWidget(self.statement)
        self.body.addLayout(self._table(session))
        self.message = Message()
        self.body.addWidget(self.message)
        self.leave = self.add_button("Close", key="Esc")
        self.keep = self.add_button("Keep", kind=Kind.PRIMARY, key="↵")
        self.keep.setDefault(True)

    def _table(self, session: Session) -> QGridLayout:
        """A row for each sector at the table, three counts in it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_S)
        grid.setVerticalSpacing(theme.GAP_XS)
        grid.setColumnStretch(0, 1)
        for column, words in enumerate(_COLUMNS, start=1):
            grid.addWidget(Label(words, Type.META_STRONG, "ink2", align="right"), 0, column)
        for row, sector in enumerate(_seated(session), start=1):
            grid.addWidget(Label(sector.name, Type.BODY), row, 0)
            fields = tuple(self._count(f"{sector.name}: {words}") for words in _COLUMNS)
            for column, field in enumerate(fields, start=1):
                grid.addWidget(field, row, column)
            self.fields[sector.id] = (fields[0], fields[1], fields[2])
        return grid

    def _count(self, name: str) -> Field:
        field = Field("0", name=name, height=32)
        field.setFixedWidth(_FIELD)
        field.setValidator(QIntValidator(0, _MOST, field))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def _wire(self) -> None:
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self.accept)
        self.segment.activated.connect(lambda _: self._tell_score())
        self.about.chosen.connect(self._on_asked)
        self.message.mended.connect(self._on_take_back)
        self._live.refused.connect(self._on_refused)
        self._live.changed.connect(self._on_change)

    def counts(self) -> tuple[ShowCount, ...]:
        """The hands of the sectors that were counted."""
        found = []
        for sector in self._live.session.all(Sector):
            if sector.id in self.fields:
                yes, unsure, no = (int(field.text() or 0) for field in self.fields[sector.id])
                found.append(ShowCount(sector.id, yes, unsure, no))
        return tuple(count for count in found if count.hands)

    def _first(self) -> QWidget:
        return next((fields[0] for fields in self.fields.values()), self.segment)

    def _on_asked(self, _: int) -> None:
        about = ABOUT[self.about.current()]
        self.statement.setVisible(about is None)
        (self.statement if about is None else self._first()).setFocus()
        self._tell_score()

    def _on_keep(self) -> None:
        about, segment, counts = ABOUT[self.about.current()], self.segment.currentData(), self.counts()
        if counts != self._excused and (told := _too_many(self._live.session, counts)):
            self._excused = counts
            self.message.say(Tone.WARN, f"{told} Keep again if it was counted so.")
            return
        if about is None:
            kept = self._live.do(count_hands, statement=self.statement.text(), counts=counts, segment=segment)
        else:
            kept = self._live.do(measure_segment, segment=segment, about=about, counts=counts)
        if kept is None:
            return
        self._excused = ()
        self.statement.clear()
        for fields in self.fields.values():
            for field in fields:
                field.clear()
        self._go_on(about)
        (self.statement if about is None else self._first()).setFocus()

    def _go_on(self, about: ShowAbout | None) -> None:
        """To the ambition for the same part, then to the next part, while it is told what was kept."""
        told = self._told(self._asked())
        if about is ShowAbout.NOW:
            self.about.set_current(1)
        elif about is ShowAbout.AMBITION and self.segment.currentIndex() + 1 < self.segment.count():
            self.about.set_current(0)
            self.segment.setCurrentIndex(self.segment.currentIndex() + 1)
        self.message.say(Tone.OK, f"Kept. {told}", *((TAKE_BACK,) if about is None else ()))

    def _on_take_back(self, _: str) -> None:
        """Take the last show of hands back that is told."""
        shows = self._asked()
        if shows and self._live.do(remove_show, show_id=shows[-1].id) is not None:
            self._tell_score()
            self._first().setFocus()

    def _asked(self) -> list[Show]:
        """The shows of hands on the part and the question that are chosen, the last one last."""
        segment, about = self.segment.currentData(), ABOUT[self.about.current()]
        return [show for show in self._live.session.all(Show) if show.segment == segment and show.about is about]

    def _tell_score(self) -> None:
        told = self._told(self._asked())
        if told:
            self.message.say(Tone.INFO, told, TAKE_BACK)
        else:
            self.message.say(Tone.INFO, "Nobody was asked yet.")

    def _told(self, shows: Sequence[Show]) -> str:
        """What was kept last: "Co-design now: 40 %, as charities see it", or a statement and its hands."""
        if not shows or (score := shows[-1].score) is None:
            return ""
        show, label = shows[-1], self.segment.currentText()
        if show.about is None:
            return f"“{show.statement}”: {_hands(show)}{f'. {label} is contested' if show.divides else ''}"
        least = [wording.in_sentence(sector.name) for sector in least_supportive(self._live.session, show)]
        what = "now" if show.about is ShowAbout.NOW else "to become"
        seen = f", as {' and '.join(least)} see it" if least and score < 1 else ""
        return f"{label} {what}: {score * 100:.0f} %{seen}"

    def _on_refused(self, refused: Refused) -> None:
        if not self.is_undoing():
            self.message.say(Tone.BAD, wording.refusal(refused))

    def _on_change(self, change: Change) -> None:
        if Show in change and change.kind in ("undo", "redo"):
            self._tell_score()


def _hands(show: Show) -> str:
    """The hands of all sectors: "3 for, 1 unsure, 2 against"."""
    for_, unsure, against = (
        sum(side) for side in zip(*((each.in_favour, each.unsure, each.against) for each in show.counts), strict=True)
    )
    return ", ".join((f"{for_} for", *([f"{unsure} unsure"] if unsure else []), f"{against} against"))


def _too_many(session: Session, counts: Sequence[ShowCount]) -> str:
    """The first sector that raised more hands than it has people here, in a sentence; "" for none, or no roster."""
    here = Counter(
        sector.id for person in session.all(Contributor) if person.present and (sector := session.sector_of(person))
    )
    for count in counts if here else ():
        if count.hands > here[count.sector_id]:
            name = wording.in_sentence(session.get(Sector, count.sector_id).name)
            hands = f"{count.hands} hand{'s' * (count.hands != 1)}"
            present = here[count.sector_id]
            return f"{hands} from {name}, of whom {present or 'nobody'} {'are' if present > 1 else 'is'} here."
    return ""


def _seated(session: Session) -> list[Sector]:
    """The sectors with people at the table; all of them where nobody is there yet."""
    here = {sector.id for person in session.all(Contributor) if (sector := session.sector_of(person))}
    return [sector for sector in session.all(Sector) if sector.id in here or not here]

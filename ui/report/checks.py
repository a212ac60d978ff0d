"""What was noticed about the report, in plain words: which section, which words; a click leads there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from roundtable.domain.outline import Figure, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.unfinished import Lack, Unfinished, unfinished
from roundtable.domain.words import Quote
from ui import icons, theme, wording
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import Paragraph

EDGE = 4
"""Pixels between the edge of a line and its sign."""
HIGHEST = 144
"""Pixels that the lines take at most; more of them are scrolled."""
LONGEST = 32
"""Characters of a quote that tell which one is meant."""
PLACE = re.compile(r"report(?:\.sections\[(\d+)\])?(?:\.blocks\[(\d+)\])?(?:[.\w\[\]]*): (.+)", re.DOTALL)
NAMED = re.compile(r'(quote|figure|segment|on) "([^"]+)"')
GONE = re.compile(r'no (quote|figure) "[^"]+", left out')
TOO_EARLY = re.compile(r"is ([\w-]+), and the session prints from [\w-]+ on[;,] left out")
UNDESCRIBED = re.compile(r'figure "[^"]+" has no description$')
"""The report's own words for what `unfinished` says."""

LACKS = {
    Lack.WORDS: "nothing in it yet",
    Lack.DESCRIPTION: "{} has no description",
    Lack.CONSENT: "{} is not confirmed",
    Lack.PLACE: "{} stands in no section",
    Lack.REFERENCE: "no text refers to {}",
}


@dataclass(frozen=True)
class Noticed:
    """A line of the checks, and where it leads: a section and one of its blocks, or a record that stands nowhere."""

    text: str
    at: Unfinished | None = None


def noticed(session: Session, warnings: Iterable[str]) -> tuple[Noticed, ...]:
    """What is lacking, then what was left out or printed otherwise; the same told once, with its number."""
    lines = [_noticed(session, each) for each in unfinished(session)]
    lines += [_warned(session, warning) for warning in warnings if not UNDESCRIBED.search(warning)]
    told = Counter(line.text for line in lines)
    first = {line.text: line for line in reversed(lines)}
    return tuple(
        Noticed(f"{text} ({count} times)" if count > 1 else text, first[text].at) for text, count in told.items()
    )


def _noticed(session: Session, lack: Unfinished) -> Noticed:
    leads = lack.section_id is not None or session.find(Figure, lack.record_id) is not None
    return Noticed(_lacking(session, lack), lack if leads else None)


def _lacking(session: Session, lack: Unfinished) -> str:
    section = session.find(Section, lack.section_id)
    kind = "quote" if lack.lack is Lack.CONSENT else "figure"
    said = LACKS[lack.lack] if not lack.others else f"{{}} and {lack.others} more are not confirmed"
    said = said.format(_named(session, kind, lack.record_id) if lack.record_id else "")
    return f"{section.title}: {said}" if section else said[:1].upper() + said[1:]


def _warned(session: Session, warning: str) -> Noticed:
    found = PLACE.fullmatch(warning)
    where, block, what = (found[1], found[2], found[3]) if found else (None, None, warning)
    sections = session.all(Section)
    section = sections[int(where)] if where is not None and int(where) < len(sections) else None
    at = Unfinished(Lack.WORDS, section.id, int(block) if block is not None else None) if section else None
    return Noticed(_in_words(session, section.title if section else "", what), at)


def _in_words(session: Session, title: str, what: str) -> str:
    said = GONE.sub(r"a \1 that was removed is left out", what)
    said = NAMED.sub(lambda each: _named(session, each[1], Id(each[2])), said)
    said = TOO_EARLY.sub(lambda each: f"is only {each[1].replace('-', ' ')}: not printed", said)
    said = said[:1].upper() + said[1:] if not title else said
    return f"{title}: {said}" if title else said


def _named(session: Session, kind: str, record_id: Id) -> str:
    """A quote by its first words, a figure by its caption, a segment by its label."""
    if kind in ("segment", "on"):
        segment = session.details.star.find(record_id)
        return f"{kind} {segment.label if segment else f'“{record_id}”'}"
    if kind == "quote":
        quote = session.find(Quote, record_id)
        return f"“{_shortened(quote.text)}”" if quote else "a quote that was removed"
    figure = session.find(Figure, record_id)
    return f"the figure “{_shortened(figure.caption)}”" if figure else "a figure that was removed"


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


class Check(QAbstractButton):
    """One line with its icon: amber for a look, green for well. One that leads somewhere is pressed like a button."""

    def __init__(self, line: Noticed, *, is_well: bool) -> None:
        super().__init__()
        self.line = line
        self._icon, self._role = ("circle-check", "ok") if is_well else ("triangle-alert", "warn")
        self.words = Paragraph(line.text, Type.LIST, "ink", most=4)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(line.text)
        leads = line.at is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip("Go there")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 3, 6, 3)
        column.addWidget(self.words)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        return self.words.heightForWidth(width - 34) + 6

    def sizeHint(self) -> QSize:
        """As its words at the width that it has now."""
        width = max(self.width(), 160)
        return QSize(width, self.heightForWidth(width))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon beside the first line, and the ground of one that can be pressed under the pointer."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect())
        if self.line.at is not None and self.underMouse():
            paint.box(painter, area, theme.RADIUS, "hover")
        icons.paint(painter, EDGE, 3 + round(Type.LIST.leading / 2) - 8, self._icon, 16, self._role)
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        painter.end()


class Checks(QScrollArea):
    """The lines one under the other, as many as there are; `place_wanted(Unfinished)` where one leads."""

    place_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Check] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the report is still being set."""
        self._show((Noticed("The report is set a moment after you stop writing."),), is_well=True)

    def show_warnings(self, session: Session, warnings: tuple[str, ...], pages: int) -> None:
        """Show what was noticed in a report of so many pages."""
        told = noticed(session, warnings)
        well = Noticed(f"{wording.counted(pages, 'page')}, nothing was left out")
        self._show(tuple(Noticed(f"{line.text}.", line.at) for line in told) or (well,), is_well=not told)

    def _show(self, lines: tuple[Noticed, ...], *, is_well: bool) -> None:
        if lines == tuple(check.line for check in self.lines):
            return  # whoever stands on one of them stays there
        for check in self.lines:
            self._column.removeWidget(check)
            check.hide()
            check.deleteLater()
        self.lines = [Check(line, is_well=is_well) for line in lines]
        for check in self.lines:
            check.clicked.connect(lambda _=False, check=check: self.place_wanted.emit(check.line.at))
            self._column.addWidget(check)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the lines, up to a height from which they are scrolled."""
        width = self.viewport().width()
        whole = sum(check.heightForWidth(width) for check in self.lines) + 2 * (len(self.lines) - 1)
        self.setFixedHeight(min(whole, HIGHEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def text(self) -> str:
        """All that is said, for screen readers and tests."""
        return "\n".join(check.words.text() for check in self.lines)

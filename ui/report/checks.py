"""What was noticed while the report was set, in plain words: which section, which words, what came of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roundtable.domain.outline import Figure, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from ui import icons, wording
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import Paragraph

MOST = 4
"""Lines that are shown; the tooltip has them all."""
LONGEST = 32
"""Characters of a quote that tell which one is meant."""
PLACE = re.compile(r"report(?:\.sections\[(\d+)\])?(?:\.blocks\[\d+\])?(?:[.\w\[\]]*): (.+)", re.DOTALL)
NAMED = re.compile(r'(quote|figure|segment|on) "([^"]+)"')
GONE = re.compile(r'no (quote|figure) "[^"]+", left out')
TOO_EARLY = re.compile(r"is ([\w-]+), and the session prints from [\w-]+ on[;,] left out")


def plain(session: Session, warnings: Iterable[str]) -> tuple[str, ...]:
    """Warnings of the report with titles for places and words for ids, the same ones told once with their number."""
    told = Counter(_plain(session, warning) for warning in warnings)
    return tuple(f"{line} ({count} times)" if count > 1 else line for line, count in told.items())


def _plain(session: Session, warning: str) -> str:
    found = PLACE.fullmatch(warning)
    where, what = (found[1], found[2]) if found else (None, warning)
    sections = session.all(Section)
    title = sections[int(where)].title if where is not None and int(where) < len(sections) else ""
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


class Check(QWidget):
    """One line with its icon: amber for a look, green for well."""

    def __init__(self, text: str, *, is_well: bool) -> None:
        super().__init__()
        self._icon, self._role = ("circle-check", "ok") if is_well else ("triangle-alert", "warn")
        self.words = Paragraph(text, Type.LIST, "ink", most=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 0, 0, 0)
        column.addWidget(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon beside the first line."""
        painter = paint.painter_for(self)
        icons.paint(painter, 2, round(Type.LIST.leading / 2) - 8, self._icon, 16, self._role)
        painter.end()


class Checks(QWidget):
    """The lines one under the other; silent until a report was set."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Check] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the report is still being set."""
        self._show([("The report is set a moment after you stop writing.", True)])

    def show_warnings(self, session: Session, warnings: tuple[str, ...], pages: int) -> None:
        """Show what was noticed in a report of so many pages."""
        told = plain(session, warnings)
        shown = [(f"{line}.", False) for line in told[:MOST]]
        if len(told) > MOST:
            shown.append((f"And {len(told) - MOST} more: the pointer shows them all.", False))
        if not told:
            shown = [(f"{wording.counted(pages, 'page')}, nothing was left out", True)]
        self._show(shown)
        self.setToolTip("\n".join(told))

    def _show(self, lines: list[tuple[str, bool]]) -> None:
        for check in self.lines:
            self._column.removeWidget(check)
            check.hide()
            check.deleteLater()
        self.lines = [Check(text, is_well=is_well) for text, is_well in lines]
        for check in self.lines:
            self._column.addWidget(check)

    def text(self) -> str:
        """All that is said, for screen readers and tests."""
        return "\n".join(check.words.text() for check in self.lines)

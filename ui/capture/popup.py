"""What hangs under the capture line at the caret: the segments or people that the typed letters may become."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.capture_line.completion import Completion, CompletionKind
from roundtable.domain.figures import evidence_by_segment
from roundtable.domain.session import Session
from roundtable.domain.star import Star
from ui import wording
from ui.capture.faces import Faces
from ui.capture.offers import Offer, Offers
from ui.theme import Type
from ui.widgets.dot import dot_for
from ui.widgets.floating import Floating, Height
from ui.widgets.labels import Label
from ui.widgets.panel import Hairline


class CompletionPopup(Floating):
    """Shows completions and which of them is in hand; the line keeps the focus and the keys.

    `taken` carries the completion that was clicked.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Height.POPUP, parent)
        self._completions: tuple[Completion, ...] = ()
        self._counted: tuple[Session, dict[str, int]] | None = None
        self._offers = Offers("Tab")
        self._build()
        self._offers.chosen.connect(self._on_chosen)
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._offers)
        column.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 8)
        foot.setSpacing(24)
        foot.addWidget(Label("↑↓ and Enter choose", Type.META, "ink3", elides=False))
        foot.addWidget(Label("Esc keeps what is typed", Type.META, "ink3", elides=False))
        foot.addStretch(1)
        column.addLayout(foot)

    def show_completions(self, session: Session, completions: Sequence[Completion], at: QPoint, bounds: QRect) -> None:
        """Hang under a point of the parent, within its left and right bounds; hide when there is nothing to offer."""
        self._completions = tuple(completions)
        if not completions:
            self.hide()
            return
        offers = _offers(session, completions, self.count(session))
        self._offers.show_offers(offers, self._offers.current_index() if self.isVisible() else 0)
        self.adjustSize()
        margins = self.contentsMargins()
        left = min(at.x(), bounds.right() + 1 - self.width() + margins.left() + margins.right())
        self.move(max(left, bounds.left()) - margins.left(), at.y() - margins.top())
        self.show()
        self.raise_()

    def current(self) -> Completion | None:
        """The completion in hand, while the popup shows."""
        return self._completions[self._offers.current_index()] if self.isVisible() and self._completions else None

    def step(self, by: int) -> None:
        """Take the next or the one before in hand."""
        self._offers.set_current(self._offers.current_index() + by)

    def said(self) -> str:
        """What is in hand, for a screen reader."""
        return self._offers.accessibleName()

    def hide(self) -> None:
        """Go away, and forget which was in hand."""
        super().hide()
        self._offers.set_current(0)

    def count(self, session: Session) -> dict[str, int]:
        """Points on each segment, counted once for each value of the session and not at every key."""
        if self._counted is None or self._counted[0] is not session:
            counts = {segment: each.points for segment, each in evidence_by_segment(session).items()}
            self._counted = (session, counts)
        return self._counted[1]

    def _on_chosen(self, index: int) -> None:
        self.taken.emit(self._completions[index])


def _offers(session: Session, completions: Sequence[Completion], points: dict[str, int]) -> list[Offer]:
    star, faces = session.details.star, Faces(session)
    running = session.running[0].segments if session.running else ()
    found = []
    for each in completions:
        if each.kind is CompletionKind.SEGMENT:
            found.append(_segment_offer(each, star, points, running))
        elif each.kind is CompletionKind.PERSON:
            face = faces.of(each.who)
            found.append(Offer(each.insert, each.label, face.organisation, each.bold, face=face))
        elif each.kind is CompletionKind.TERM:
            found.append(Offer(each.insert, each.label, "term", each.bold, icon="book-open"))
        else:
            found.append(Offer(each.insert, each.label, "organisation", each.bold, face=faces.of(None, each.who)))
    return found


def _segment_offer(each: Completion, star: Star, points: dict[str, int], running: tuple[str, ...]) -> Offer:
    dots = tuple(dot_for(star, segment) for segment in each.segments)
    if len(each.segments) > 1:
        return Offer(each.insert, each.label, "as the running item", each.bold, dots)
    segment = each.segments[0]
    count = points.get(segment, 0)
    detail = wording.counted(count, "point") if count else "not yet"
    return Offer(each.insert, each.label, f"running, {detail}" if segment in running else detail, each.bold, dots)

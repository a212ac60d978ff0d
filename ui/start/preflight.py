"""The checks before the room comes in: a list at the left, what mends the chosen one at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QScreen, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.details import revise_details
from roundtable.commands.people import note_consents, revise_contributor, revise_organisation
from roundtable.domain.people import Contributor
from roundtable.domain.preflight import Finding, Standing
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution
from ui import theme
from ui.live import Live
from ui.start.preflight_checks import AGREED, Probes, findings
from ui.start.preflight_list import PreflightList, PreflightModel
from ui.start.preflight_pane import PreflightPane
from ui.start.preflight_words import tally
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Surface
from ui.widgets.view import View

LOOKS_AGAIN = 5000
"""Milliseconds between two looks at power, disk and screens while the page is shown."""
LEFT, NARROW_LEFT, NARROW = 628, 470, 1300
OPENS = "Ctrl+Return"


class PreflightView(View):
    """Nothing here is a condition: the room can be opened at any time, and what is not mended stays on the list.

    `mend_requested(str)` names an act of the window or of the program; `opened` when the room shall come in, `left`
    to go back to preparing.
    """

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (("↑ ↓", "check"), ("↵", "mend"), ("Esc", "back"))

    mend_requested = Signal(str)
    opened = Signal()
    left = Signal()

    def __init__(self, live: Live, probes: Probes) -> None:
        super().__init__()
        self._live = live
        self._probes = probes
        self._build()
        self._wire()
        self.look()

    def _build(self) -> None:
        self.model = PreflightModel(self)
        self.list = PreflightList(self.model)
        self.tally = Paragraph("", Type.BODY, "ink2")
        self.pane = PreflightPane()
        self._list_side = Surface("panel", "r")
        side = QVBoxLayout(self._list_side)
        side.setContentsMargins(40, 34, 28, theme.GAP_M)
        side.setSpacing(0)
        side.addWidget(Label("Before the room comes in", Type.PAGE_TITLE))
        side.addSpacing(theme.GAP_XS)
        side.addWidget(self.tally)
        side.addSpacing(theme.GAP_L)
        side.addWidget(self.list, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._list_side)
        body.addWidget(self.pane, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(self._foot())
        self._again = QTimer(self)
        self._again.setInterval(LOOKS_AGAIN)

    def _foot(self) -> QWidget:
        self.back = Button("Back to preparing", key="Esc", height=40)
        self.open_room = Button("Open the room", icon="play", kind=Kind.PRIMARY, key="Ctrl+↵", height=40)
        self.open_room.setToolTip("The welcome slide for the room, the view Room for you; N starts the first item")
        foot = Surface("win", "t")
        row = QHBoxLayout(foot)
        row.setContentsMargins(40, 13, theme.GAP_XL, 13)
        row.setSpacing(theme.GAP_S)
        words = "The room can be opened at any time; what is not mended stays on this list."
        row.addWidget(Label(words, Type.LIST, "ink2"), 1)
        row.addWidget(self.back)
        row.addWidget(self.open_room)
        return foot

    def _wire(self) -> None:
        self.list.in_hand.connect(self._show)
        self.list.mend_requested.connect(self.pane.mend)
        self.list.clicked.connect(lambda _: self.list.setFocus())
        self.list.left.connect(self.left)
        self.pane.mend_requested.connect(self._on_mend)
        self.pane.sector_chosen.connect(self._on_sector)
        self.pane.rule_chosen.connect(self._on_rule)
        self.back.clicked.connect(self.left)
        self.open_room.clicked.connect(self.opened)
        for key, slot in ((OPENS, self.opened), ("Esc", self.left)):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self._live.changed.connect(self._on_change)
        self._again.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens)
            application.screenRemoved.connect(self._on_screens)

    # ---- show ----------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Go through the checks again."""
        self.model.show_findings(findings(self._live, self.window(), self._probes))
        self.tally.set_text(tally(self.model.findings))
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(self._first()))
        self._show(self.model.at(self.list.currentIndex()))

    def take_focus(self) -> None:
        """Begin at the gravest check."""
        self.list.setCurrentIndex(self.model.index(self._first()))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, check: str) -> None:
        """Take a check in hand."""
        checks = [each.check for each in self.model.findings]
        self.list.setCurrentIndex(self.model.index(checks.index(check)))

    def _first(self) -> int:
        """The row of the first check that is to be mended, else to be looked at, else of the first of all."""
        standings = [each.standing for each in self.model.findings]
        wanted = (standing for standing in (Standing.MEND, Standing.LOOK) if standing in standings)
        return standings.index(next(wanted, standings[0]))

    def _show(self, finding: Finding) -> None:
        self.pane.show_finding(finding, self._live.session)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again, and keep looking while it is shown."""
        super().showEvent(event)
        self.look()
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._again.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list narrows first."""
        super().resizeEvent(event)
        self._list_side.setFixedWidth(LEFT if self.width() >= NARROW else NARROW_LEFT)

    def _on_change(self, change: object) -> None:
        if self.isVisible():
            self.look()

    def _on_screens(self, screen: QScreen) -> None:
        # Qt tells of a screen before it is whole, and of one that goes before it has gone.
        QTimer.singleShot(0, self, self._on_change_of_screens)

    def _on_change_of_screens(self) -> None:
        if self.isVisible():
            self.look()

    # ---- mend ----------------------------------------------------------------------------------------------------

    def _on_mend(self, act: str) -> None:
        if act == "agree":
            self._agree(self._live.session.details.attribution)
        elif act == "again":
            self.look()
        elif act in ("spoken", "on paper"):
            found = next(each for each in self.model.findings if each.check == "consent")
            self._live.do(note_consents, contributor_ids=found.about, how=act)
        else:
            self.mend_requested.emit(act)

    def _on_rule(self, rule: Attribution) -> None:
        """Choosing is agreeing: the room was asked."""
        changes = rule is not self._live.session.details.attribution
        if changes and self._live.do(revise_details, attribution=rule) is None:
            return
        self._agree(self._live.session.details.attribution)

    def _agree(self, rule: Attribution) -> None:
        self._live.keep_draft(AGREED, rule.value)
        self.look()

    def _on_sector(self, contributor_id: str, sector_id: str) -> None:
        """Give the sector to the organisation, where there is one without: it is the same for all who come from it."""
        session = self._live.session
        person = session.find(Contributor, Id(contributor_id))
        if person is None:
            return
        organisation = session.organisation_of(person)
        if organisation is not None and organisation.sector_id is None:
            self._live.do(
                revise_organisation,
                organisation_id=organisation.id,
                name=organisation.name,
                short=organisation.short,
                sector_id=Id(sector_id),
            )
            return
        self._live.do(
            revise_contributor,
            contributor_id=person.id,
            name=person.name,
            initials=person.initials,
            organisation_id=person.organisation_id,
            sector_id=Id(sector_id),
            role=person.role,
            email=person.email,
            seat=person.seat,
            attribution=person.attribution,
        )

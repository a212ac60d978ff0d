"""The right side of the checks: why one matters, whom it is about, and what mends it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.preflight import Finding, Standing, stricter_than, suggested_rule
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution
from ui import theme
from ui.numbers import counted
from ui.start.preflight_checks import MENDS
from ui.start.preflight_words import LEAST, NAMES, RULES, WHY, says
from ui.theme import Type
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice import ChoiceRow
from ui.widgets.labels import Label, Paragraph
from ui.widgets.panel import Hairline, Surface

FEW = 4
"""Up to so many people or items stand above the buttons that mend them; more would push these out of sight."""
MOST = 40
"""People or items that are listed; of more the number is told."""


class PreflightPane(Surface):
    """Made anew for each check. `mend_requested(str)` names an act.

    `sector_chosen(contributor id, sector id)` and `rule_chosen(Attribution)` are mended here at once.
    """

    mend_requested = Signal(str)
    sector_chosen = Signal(str, str)
    rule_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("canvas")
        self._shown: tuple[Finding, Session] | None = None
        self.mends: list[Button] = []
        self.rules: dict[Attribution, ChoiceRow] = {}
        self.sectors: dict[Id, Button] = {}
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def show_finding(self, finding: Finding, session: Session) -> None:
        """Show a check; nothing is made anew, and no focus lost, when it stands as before."""
        if self._shown is not None and self._shown[0] == finding and self._shown[1] is session:
            return
        held = self._held()
        self._shown = finding, session
        self.mends, self.rules, self.sectors = [], {}, {}
        page = Surface("canvas")
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 36, 40, theme.GAP_XL)
        column.setSpacing(0)
        column.addWidget(Paragraph(NAMES[finding.check], Type.PANEL_TITLE))
        column.addSpacing(theme.GAP_XS)
        column.addWidget(Paragraph(f"{says(finding)}.", Type.STRONG))
        column.addSpacing(theme.GAP_S)
        column.addWidget(Paragraph(WHY[finding.check], Type.BODY, "ink2"))
        column.addSpacing(theme.GAP_L)
        if len(finding.about) > FEW and finding.check != "rule":
            self._add_mends(column, finding)
            self._add_about(column, finding, session)
        else:
            self._add_about(column, finding, session)
            self._add_mends(column, finding)
        column.addStretch(1)
        before = self.area.takeWidget()
        if before is not None:
            before.deleteLater()  # later: it may be one of its own controls that asked
        self.area.setWidget(page)
        self._hold(held)

    # ---- what a check is about -------------------------------------------------------------------------------

    def _add_about(self, column: QVBoxLayout, finding: Finding, session: Session) -> None:
        if finding.check == "rule":
            self._add_rules(column, session)
        people = [person for each in finding.about if (person := session.find(Contributor, each)) is not None]
        items = [item for each in finding.about if (item := session.find(AgendaItem, each)) is not None]
        if finding.check == "rule" and people:
            column.addSpacing(theme.GAP_S)
            column.addWidget(Label("Asked for less to be said of them", Type.HEAD, "ink2"))
            column.addSpacing(theme.GAP_XS)
        chooses = finding.check == "people" and session.count(Sector) > 0
        for person in people[:MOST]:
            self._add_person(column, session, person, chooses=chooses)
        for item in items[:MOST]:
            _add_row(column, Label(item.title, Type.CONTROL), None)
        if len(finding.about) > MOST:
            column.addWidget(Label(f"and {len(finding.about) - MOST} more", Type.LIST, "ink3"))
        if finding.about:
            column.addSpacing(theme.GAP_L)

    def _add_person(self, column: QVBoxLayout, session: Session, person: Contributor, *, chooses: bool) -> None:
        avatar = Avatar(36)
        avatar.show_person(person.name, person.initials, None, heard=False)
        organisation = session.organisation_of(person)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(person.name, Type.CONTROL))
        under = organisation.name if organisation else "no organisation"
        if self._shown is not None and self._shown[0].check == "rule" and person.attribution is not None:
            under = LEAST[person.attribution]
        texts.addWidget(Label(under, Type.LIST, "ink2"))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_M)
        row.addWidget(avatar)
        row.addLayout(texts, 1)
        _add_row(column, whole, self._sector_of(session, person) if chooses else None)

    def _sector_of(self, session: Session, person: Contributor) -> Button:
        """A menu and no combo box, whose arrow keys would take the first sector on the way to the third."""
        choice = Button("Choose a sector", use=Type.LIST_MEDIUM, drop=True, from_left=True)
        menu = QMenu(choice)
        for sector in session.all(Sector):
            action = menu.addAction(sector.name.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, sector_id=sector.id: self.sector_chosen.emit(person.id, str(sector_id))
            )
        choice.set_menu(menu)
        choice.setAccessibleName(f"Sector of {person.name}")
        choice.setFixedWidth(220)
        self.sectors[person.id] = choice
        return choice

    def _add_rules(self, column: QVBoxLayout, session: Session) -> None:
        people = session.all(Contributor)
        example = next((each for each in people if session.organisation_of(each) and session.sector_of(each)), None)
        suggested = suggested_rule(session)
        for rule in Attribution:
            asked = len(stricter_than(session, rule))
            note = f"{counted(asked, 'person asks', 'people ask')} for less" if asked else ""
            if rule is suggested and people and rule is not Attribution.NAMED:
                note = "the widest that all can live with"
            row = ChoiceRow(RULES[rule], _signed(session, example, rule), note)
            row.setChecked(rule is session.details.attribution)
            row.clicked.connect(lambda _=False, rule=rule: self.rule_chosen.emit(rule))
            column.addWidget(row)
            column.addSpacing(6)
            self.rules[rule] = row
        column.addSpacing(theme.GAP_M)

    # ---- what mends it -----------------------------------------------------------------------------------------

    def _add_mends(self, column: QVBoxLayout, finding: Finding) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        offered: Sequence[tuple[str, str]] = MENDS[finding.check]
        if finding.standing is Standing.GOOD and finding.check in ("power", "rule", "consent"):
            offered = ()
        if finding.reason == "nobody":
            offered = MENDS["people"]
        for place, (words, act) in enumerate(offered):
            chosen_here = finding.check == "rule" or finding.reason == "without-sector"  # Enter goes there first
            at_once = place == 0 and not chosen_here
            button = Button(words, kind=Kind.PLAIN, key="↵" if at_once else "")
            button.clicked.connect(lambda _=False, act=act: self.mend_requested.emit(act))
            row.addWidget(button)
            self.mends.append(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(theme.GAP_S)

    def mend(self) -> None:
        """Do what mends the check first, or go to where it is mended."""
        if self.sectors:
            next(iter(self.sectors.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.rules and self.mends:
            next(row for row in self.rules.values() if row.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.mends:
            self.mends[0].click()

    def _held(self) -> str:
        """By which name the focus is held within the pane."""
        widget = self.area.focusWidget()
        return widget.accessibleName() if widget is not None and widget.hasFocus() else ""

    def _hold(self, name: str) -> None:
        """Give the focus back to what has that name, or to what stands in its place."""
        if not name:
            return
        stops: list[QWidget] = [*self.sectors.values(), *self.rules.values(), *self.mends]
        wanted = next((each for each in stops if each.accessibleName() == name), stops[0] if stops else None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)


def _signed(session: Session, person: Contributor | None, rule: Attribution) -> str:
    """How words of a person would be signed if the session's rule were that one: an example, with nobody's own wish."""
    if rule is Attribution.UNATTRIBUTED:
        return "no name under any quote"
    if person is None:
        return {
            Attribution.NAMED: "a name and an organisation",
            Attribution.ORGANISATION: "an organisation",
        }.get(rule, "a sector")
    organisation, sector = session.organisation_of(person), session.sector_of(person)
    named = organisation.name if organisation else ""
    return {Attribution.NAMED: f"{person.name}, {named}", Attribution.ORGANISATION: named}.get(
        rule, sector.name if sector else ""
    )


def _add_row(column: QVBoxLayout, left: QWidget, right: QWidget | None) -> None:
    row = QHBoxLayout()
    row.setContentsMargins(0, theme.GAP_S, 0, theme.GAP_S)
    row.setSpacing(theme.GAP_M)
    row.addWidget(left, 1)
    if right is not None:
        row.addWidget(right)
    column.addLayout(row)
    column.addWidget(Hairline())

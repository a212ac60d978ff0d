"""What can be done with one person: the floor, a hand of each kind, and that they have come or gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from roundtable.commands.floor import check_in, check_out, give_floor, lower_hand, raise_hand
from roundtable.domain.floor import HandKind
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from ui import icons, wording
from ui.live import Live
from ui.widgets.menu import Menu

HAND_KEYS = {HandKind.POINT: "H", HandKind.REPLY: "R", HandKind.CLARIFY: "C", HandKind.ORDER: "O"}
"""The keys that raise a hand of each kind; they are those of the acts in `ui/actions.py`."""


def person_menu(live: Live, contributor_id: Id, parent: QWidget) -> Menu | None:
    """The menu of a person who is on the roster; None of one who is no longer."""
    session = live.session
    person = session.find(Contributor, contributor_id)
    if person is None:
        return None
    menu = Menu(person.name, parent)
    speaks = session.open_turn is not None and session.open_turn.contributor_id == contributor_id
    up = next((hand for hand in session.hands_up if hand.contributor_id == contributor_id), None)

    def add(text: str, icon: str, act: Callable[[], object], key: str = "") -> QAction:
        action = menu.addAction(icons.icon(icon), f"{text}\t{key}" if key else text)
        action.triggered.connect(lambda _=False: act())
        return action

    give = add("Give the floor", "mic", lambda: live.do(give_floor, contributor_id=contributor_id), "↵")
    give.setEnabled(not speaks)
    menu.addSeparator()
    for kind, (words, icon) in wording.HANDS.items():
        raised = add(words, icon, _raising(live, contributor_id, kind), HAND_KEYS[kind])
        raised.setEnabled(up is None or up.kind is not kind)
    if up is not None:
        add("Lower the hand", "hand", lambda: live.do(lower_hand, contributor_id=contributor_id))
    menu.addSeparator()
    if person.present:
        add("Has left", "log-out", lambda: live.do(check_out, contributor_id=contributor_id), "A")
    else:
        add("Has arrived", "log-in", lambda: live.do(check_in, contributor_id=contributor_id), "A")
    return menu


def _raising(live: Live, contributor_id: Id, kind: HandKind) -> Callable[[], object]:
    return lambda: live.do(raise_hand, contributor_id=contributor_id, kind=kind)

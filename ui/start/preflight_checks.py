"""Goes through the checks of one session on this computer, and knows what mends each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from roundtable.computer import (
    Power,
    Screen,
    disk_found,
    free_bytes,
    power_found,
    power_now,
    screens_found,
    second_place_found,
)
from roundtable.domain.preflight import (
    Finding,
    Standing,
    agenda_found,
    clock_found,
    consent_found,
    fixed_points_found,
    minutes_to_come,
    people_found,
    rule_found,
)
from roundtable.domain.words import Attribution
from ui.clicker_keys import ClickerKeys, Press, native
from ui.live import Live
from ui.projector.choices import candidates
from ui.start.preflight_words import CHECKS

AGREED = "rule-agreed"
"""Where it is kept, beside the session, which rule of attribution the room agreed to."""

MENDS: dict[str, tuple[tuple[str, str], ...]] = {
    "screen": (("Show the welcome slide", "welcome"),),
    "power": (("Plugged in: look again", "again"),),
    "disk": (("Save a copy elsewhere…", "send-copy"),),
    "copies": (("Choose a second place…", "second-place"),),
    "clock": (("Day and time zone…", "details"),),
    "people": (("Open the roster", "roster"),),
    "rule": (("Agreed as it is", "agree"),),
    "consent": (("All said yes aloud", "spoken"), ("All have signed", "on paper")),
    "agenda": (("To the agenda", "agenda"),),
    "fixed": (("To the agenda", "agenda"),),
    "clicker": (("Clicker…", "clicker-keys"),),
}
"""What each check can be mended by: the words of the button, and the act of the window or of the page."""


def screens_beside(operator: QWidget) -> tuple[Screen, ...]:
    """All screens but the operator's, and whether they show the same as that one."""
    own, free = operator.screen(), candidates(operator)
    found = []
    for screen in QGuiApplication.screens():
        if screen is not own:
            size = screen.geometry().size() * screen.devicePixelRatio()
            name = screen.model() or screen.name()
            found.append(Screen(name, size.width(), size.height(), mirrored=screen not in free))
    return tuple(found)


@dataclass
class Probes:
    """What is asked of this computer; tests ask something else."""

    power: Callable[[], Power | None] = power_now
    free: Callable[[Path], int | None] = free_bytes
    screens: Callable[[QWidget], tuple[Screen, ...]] = screens_beside
    second_place: Callable[[], tuple[str, str]] = lambda: ("", "")
    clicker: Callable[[], ClickerKeys | None] = lambda: None


def findings(live: Live, window: QWidget, probes: Probes) -> tuple[Finding, ...]:
    """All checks as they stand now, in the order of the list."""
    session, now = live.session, live.now()
    last = next(iter(live.lines(1)), None)
    folder = live.path.parent if live.path is not None else None
    found = (
        screens_found(probes.screens(window)),
        power_found(probes.power(), minutes_to_come(session)),
        disk_found(probes.free(folder) if folder is not None else None),
        second_place_found(*probes.second_place()),
        clock_found(session, now, last.at if last else None),
        people_found(session),
        rule_found(session, agreed_rule(live)),
        consent_found(session),
        agenda_found(session, now),
        fixed_points_found(session, now),
        clicker_found(probes.clicker()),
    )
    return tuple(sorted(found, key=lambda each: CHECKS.index(each.check)))


def clicker_found(keys: ClickerKeys | None) -> Finding:
    """Whether the clicker is on; None is off, which is as good where there is none."""
    if keys is None:
        return Finding("clicker", "off", Standing.OPEN)
    return Finding("clicker", "on", Standing.GOOD, {"next": native(keys.keys[Press.NEXT]) or "no key"})


def agreed_rule(live: Live) -> Attribution | None:
    """The rule that the room agreed to; None when nobody has said so."""
    kept = live.draft(AGREED)
    return Attribution(kept) if kept in set(Attribution) else None

"""What a computer tells of itself before a long afternoon: power, room on the disk, screens; and what that means."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from roundtable.domain.preflight import Finding, Standing

SUPPLIES = Path("/sys/class/power_supply")
"""Where Linux tells of batteries and mains."""
ENOUGH, SCARCE = 1_000_000_000, 200_000_000
"""Bytes: a session with pictures and its copies is far below the first; below the second a disk is full by evening."""
FEWEST_PIXELS = (1024, 720)
"""The least that slides are made for."""


@dataclass(frozen=True)
class Power:
    """Where the power comes from. `percent` and `minutes` are the battery's, None where the computer does not say."""

    on_mains: bool
    percent: int | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class Screen:
    """A screen beside the operator's: its name, its size in pixels, and whether it shows the same as the operator's."""

    name: str
    width: int
    height: int
    mirrored: bool = False


# ---- Power -------------------------------------------------------------------------------------------------------


def power_now(platform: str = sys.platform) -> Power | None:
    """Where this computer has its power from; None when it does not say."""
    if platform.startswith("linux"):
        return power_of_supplies(SUPPLIES)
    if platform == "darwin":
        return power_of_pmset(_pmset())
    if platform == "win32":
        return power_of_status(*_windows_status())
    return None


def power_of_supplies(folder: Path) -> Power | None:
    """As Linux tells it, one folder for each supply; batteries of mice and keyboards do not count."""
    if not folder.is_dir():
        return None
    supplies = [each for each in sorted(folder.iterdir()) if _told(each, "scope").casefold() != "device"]
    batteries = [each for each in supplies if _told(each, "type") == "Battery"]
    plugged = any(_told(each, "online") == "1" for each in supplies if each not in batteries)
    if not batteries:
        return Power(on_mains=True)
    draining = any(_told(each, "status") == "Discharging" for each in batteries)
    percents = [int(told) for each in batteries if (told := _told(each, "capacity")).isdigit()]
    percent = round(sum(percents) / len(percents)) if percents else None
    if plugged or not draining:
        return Power(True, percent)
    return Power(False, percent, _minutes_left(batteries))


def power_of_pmset(text: str) -> Power | None:
    """As macOS tells it: the text of `pmset -g batt`."""
    source = re.search(r"drawing from '([^']+)'", text)
    if source is None:
        return None
    percent, left = re.search(r"(\d+)%", text), re.search(r"(\d+):(\d\d) remaining", text)
    on_mains = source[1] == "AC Power"
    minutes = int(left[1]) * 60 + int(left[2]) if left and not on_mains else None
    return Power(on_mains, int(percent[1]) if percent else None, minutes)


def power_of_status(line: int, percent: int, seconds: int) -> Power | None:
    """As Windows tells it in SYSTEM_POWER_STATUS: 255 and -1 stand for what is unknown."""
    if line not in (0, 1):
        return None
    minutes = seconds // 60 if seconds >= 0 and line == 0 else None
    return Power(line == 1, percent if 0 <= percent <= 100 else None, minutes)


def _told(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _minutes_left(batteries: list[Path]) -> int | None:
    """What is stored by what is drawn, in energy or in charge."""
    for stored, drawn in (("energy_now", "power_now"), ("charge_now", "current_now")):
        left = [int(told) for each in batteries if (told := _told(each, stored)).isdigit()]
        rate = [abs(int(told)) for each in batteries if re.fullmatch(r"-?\d+", told := _told(each, drawn))]
        if left and sum(rate):
            return round(sum(left) / sum(rate) * 60)
    return None


def _pmset() -> str:
    try:
        told = subprocess.run(["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return told.stdout


def _windows_status() -> tuple[int, int, int]:
    import ctypes  # noqa: PLC0415 - Windows alone

    class Status(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("battery", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_int32),
            ("seconds_full", ctypes.c_int32),
        )

    status = Status()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - elsewhere it is not there
    if not kernel.GetSystemPowerStatus(ctypes.byref(status)):
        return 255, 255, -1
    return status.line, status.percent, status.seconds


def power_found(power: Power | None, needed: int) -> Finding:
    """Whether the power lasts for so many minutes of agenda."""
    if power is None:
        return Finding("power", "unknown", Standing.OPEN)
    facts = {"percent": power.percent, "minutes": power.minutes, "needed": needed}
    if power.on_mains:
        return Finding("power", "mains", Standing.GOOD, facts)
    if power.minutes is None:
        return Finding("power", "battery", Standing.LOOK, facts)
    if power.minutes < needed:
        return Finding("power", "battery-too-short", Standing.MEND, facts)
    return Finding("power", "battery-lasts", Standing.LOOK, facts)


# ---- Disk ----------------------------------------------------------------------------------------------------------


def free_bytes(folder: Path, usage: Callable[[Path], tuple[int, int, int]] = shutil.disk_usage) -> int | None:
    """How much room there is where a folder lies; None when the computer does not say."""
    try:
        return usage(folder)[2]
    except OSError:
        return None


def disk_found(free: int | None) -> Finding:
    """Whether there is room for an afternoon's words; None is a folder that does not say."""
    if free is None:
        return Finding("disk", "unknown", Standing.OPEN)
    standing = Standing.GOOD if free >= ENOUGH else Standing.LOOK if free >= SCARCE else Standing.MEND
    reasons = {Standing.GOOD: "room", Standing.LOOK: "little-room", Standing.MEND: "full"}
    return Finding("disk", reasons[standing], standing, {"free": free})


def second_place_found(name: str, trouble: str) -> Finding:
    """Whether copies go to a second place, such as a stick; no name is no such place, `trouble` why none goes there."""
    if not name:
        return Finding("copies", "none", Standing.LOOK)
    if trouble:
        return Finding("copies", "troubled", Standing.MEND, {"trouble": trouble})
    return Finding("copies", "there", Standing.GOOD, {"name": name})


# ---- Screens ---------------------------------------------------------------------------------------------------------


def screens_found(others: tuple[Screen, ...]) -> Finding:
    """Whether the room has a screen of its own; `others` are all but the operator's."""
    own = [screen for screen in others if not screen.mirrored]
    if not others:
        return Finding("screen", "none", Standing.LOOK)
    screen = (own or list(others))[0]
    facts = {"name": screen.name, "width": screen.width, "height": screen.height}
    if not own:
        return Finding("screen", "mirrored", Standing.MEND, facts)
    if screen.width < FEWEST_PIXELS[0] or screen.height < FEWEST_PIXELS[1]:
        return Finding("screen", "small", Standing.LOOK, facts)
    return Finding("screen", "there", Standing.GOOD, facts)

"""Whether the system asks for less motion, as each system says it; the portal's answers come over a real bus."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import system_motion
from ui.system_motion import MEANS, Answer, SystemMotion, kde_answer, mac_answer, system_answer, windows_answer

GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
PORTAL = ("org.freedesktop.appearance", "reduced-motion")


@pytest.mark.parametrize(
    ("key", "value", "less"),
    [
        (PORTAL, 1, True),
        (PORTAL, 0, False),
        (GNOME, False, True),
        (GNOME, True, False),
        (KDE, "0", True),
        (KDE, "0.5", False),
    ],
)
def test_what_the_portals_settings_mean(key: tuple[str, str], value: object, less: bool) -> None:
    assert MEANS[key](value) is less


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("[KDE]\nAnimationDurationFactor=0\n", True),
        ("[KDE]\nAnimationDurationFactor=1.5\n[General]\nA=%1\n", False),
        ("[KDE]\nSingleClick=false\n", None),
        ("[KDE]\nAnimationDurationFactor=soon\n", None),
        ("no section", None),
        (None, None),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="KDE's file is looked for as on Linux")
def test_kde_says_it_in_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, answer: Answer
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if text is not None:
        (tmp_path / "kdeglobals").write_text(text, encoding="utf-8")
    assert kde_answer() is answer


@pytest.mark.parametrize(("known", "animated", "answer"), [(1, 0, True), (1, 1, False), (0, 0, None)])
def test_windows_says_whether_its_windows_are_animated(
    monkeypatch: pytest.MonkeyPatch, known: int, animated: int, answer: Answer
) -> None:
    def asked(what: int, _: int, answers: object, __: int) -> int:
        assert what == 0x1042
        answers._obj.value = animated  # type: ignore[attr-defined]  # what ctypes.byref holds
        return known

    user32 = SimpleNamespace(SystemParametersInfoW=asked)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    assert windows_answer() is answer


@pytest.mark.parametrize(
    ("script", "answer"),
    [("echo 1", True), ("echo 0", False), ("echo no such key >&2; exit 1", None), ("sleep 30", None)],
)
@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for macOS")
def test_macos_says_it_in_its_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, answer: Answer
) -> None:
    defaults = tmp_path / "defaults"
    defaults.write_text(f"#!/bin/sh\n{script.replace('sleep', 'exec sleep')}\n")
    defaults.chmod(0o755)
    monkeypatch.setattr(system_motion, "_MAC", (str(defaults), "read"))
    monkeypatch.setattr(system_motion, "_MAC_PATIENCE", 0.3)
    assert mac_answer() is answer


def test_each_system_is_asked_in_its_way() -> None:
    ways = [system_answer(platform) for platform in ("win32", "darwin", "linux", "freebsd14")]
    assert ways == [windows_answer, mac_answer, kde_answer, kde_answer]


def test_it_is_told_once_and_again_when_it_has_changed(qtbot: QtBot, qapp: QApplication) -> None:
    answers: list[Answer] = [None, True, True, False]
    told: list[bool] = []
    motion = SystemMotion(qapp, look=lambda: answers.pop(0))
    motion.told.connect(told.append)
    motion.follow(qapp, has_portal=False)
    for _ in range(3):  # the program comes to the front again; nothing waits for an answer
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: told == [True, False])
    motion.deleteLater()


def ask_a_portal(*kept: str) -> list[str]:
    """What is told, in a process and on a bus of its own, where a portal keeps these settings ("key=value")."""
    for tool in ("dbus-daemon", "dbus-run-session"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.portal", *kept]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=root)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the portal is Linux's")
@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (("ReadOne", "enable-animations=false", "reduced-motion=0"), ["True", "False"]),
        (("Read", "enable-animations=false"), ["True", "False"]),
        (("ReadOne", "reduced-motion=1"), ["True"]),
        ((), []),
    ],
)
def test_the_portal_tells_over_a_bus_and_follows(kept: tuple[str, ...], told: list[str]) -> None:
    """Animations are let be again after a moment; a portal without the key, or none at all, says nothing."""
    assert ask_a_portal(*kept) == told

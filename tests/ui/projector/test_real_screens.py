"""The same with real windows: an X server with two monitors, a window manager and a keyboard, where they are installed.

Monitors are made and taken away by RandR, which is what Qt sees when a cable is plugged or pulled.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from roundtable import palette
from tests.files import ROOT

NEEDED = ("Xvfb", "openbox", "xrandr", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
PATIENCE = 90.0
"""Seconds that the whole may take on a busy machine."""


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own with a window manager; both end with the test."""
    if sys.platform != "linux" or MISSING:
        pytest.skip(f"real windows need {', '.join(MISSING) or 'Linux'}")
    with ExitStack() as stack:
        reading, writing = os.pipe()
        screen = ("-screen", "0", "2560x800x24", "-nolisten", "tcp", "+extension", "RANDR")
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), *screen], pass_fds=(writing,), stderr=subprocess.DEVNULL
        )
        stack.callback(server.wait)
        stack.callback(server.terminate)
        os.close(writing)
        with os.fdopen(reading) as told:
            name = f":{told.readline().strip()}"
        if name == ":":
            pytest.skip("the X server did not start")
        manager = subprocess.Popen(["openbox", "--sm-disable"], env=_on(name), stderr=subprocess.DEVNULL)
        stack.callback(manager.wait)
        stack.callback(manager.terminate)
        yield name


def _on(display: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"WAYLAND_DISPLAY", "QT_SCALE_FACTOR"}}
    return kept | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}


def test_pulled_and_plugged_three_times_it_never_covers_the_operator_nor_takes_a_key(display: str) -> None:
    command = [sys.executable, "-m", "tests.ui.projector.real_screens"]
    ran = subprocess.run(command, cwd=ROOT, env=_on(display), capture_output=True, text=True, timeout=PATIENCE)
    if "libxcb-cursor" in ran.stderr or "Could not load the Qt platform plugin" in ran.stderr:
        pytest.skip("Qt's xcb plugin misses a library of the system")
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["typed"] == "abcdef", "every key reached the operator's line"
    assert told["over operator"] == 0 and told["paints"] > 0
    assert told["grounds"] == [palette.colours("slides", "light")["bg"].lower()], "the slide is on the screen"
    assert told["active"] and told["content"] == "ThanksSlide"

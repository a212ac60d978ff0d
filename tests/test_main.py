"""The way in: the app, or the core without Qt."""

import re
import socket
import sys

import pytest

import main
from tests.files import run_python

MAIN = "import main, sys; sys.exit(main.main(sys.argv[1:]))"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_app_says_so_in_one_line() -> None:
    done = run_python(MAIN, platform="")
    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen here.")
    assert len(done.stderr.splitlines()) == 1


def test_smoke_needs_no_screen_and_prints_milliseconds() -> None:
    done = run_python(MAIN, "--smoke", platform="")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+\n", done.stdout)
    assert done.stderr == ""


def test_an_unknown_option_is_wrong_usage() -> None:
    done = run_python(MAIN, "--no-such-option")
    assert done.returncode == 2
    assert "--no-such-option" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_word_that_is_neither_a_command_nor_a_file_is_wrong_usage() -> None:
    done = run_python(MAIN, "bogus")
    assert done.returncode == 2
    assert "“bogus” is neither a command nor a file" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X names its screens so")
@pytest.mark.parametrize("display", [":7641", "nonsense", "127.0.0.1:59"])
def test_a_screen_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not main._answers(display)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X names its screens so")
def test_a_screen_that_listens_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind("\0/tmp/.X11-unix/X7642")
        server.listen()
        assert main._answers(":7642.0")

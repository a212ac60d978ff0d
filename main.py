"""The way in: parse the command line, then hand over to the core (which never sees Qt) or to the app."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from roundtable.arguments import parse


def main(argv: Sequence[str] | None = None) -> int:
    """Run Roundtable and return the exit status: 0 done, 1 refused, 2 wrong usage (raised by argparse)."""
    arguments = parse(sys.argv[1:] if argv is None else argv)
    if arguments.command not in {None, "demo"}:
        from roundtable import cli

        return cli.run(arguments)
    if not _has_screen() or (arguments.command == "demo" and not _answers(os.environ.get("DISPLAY", ""))):
        if arguments.command is None and not arguments.smoke:
            print("There is no screen here. Without one, --help says what can be done.", file=sys.stderr)
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # Qt's offscreen screen complains of size hints at every window; the tests hear of every other warning.
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    if arguments.command == "demo":
        from ui.demo import play

        return play.run(Path(arguments.out))
    gc.disable()  # modules make no garbage, and looking for some is a twentieth of the way to the first frame
    from ui import app

    gc.freeze()
    gc.enable()
    return app.run(Path(arguments.file) if arguments.file else None, smoke=arguments.smoke)


def _has_screen() -> bool:
    """Whether Qt will find a screen; where it finds none it would end the process with an abort."""
    on_x11_or_wayland = sys.platform.startswith(("linux", "freebsd"))
    told = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not on_x11_or_wayland or any(os.environ.get(name) for name in told)


def _answers(display: str) -> bool:
    """Whether an X server listens where DISPLAY says (":0", "host:0.0"); a stale name would end Qt with an abort.

    The socket's names are those of X(7) and Xserver(1). Asked for the demo alone, which can do without a screen.
    """
    host, colon, number = display.rpartition(":")
    number = number.partition(".")[0]
    told_otherwise = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY")
    if told_otherwise or not sys.platform.startswith(("linux", "freebsd")):
        return True
    if not colon or not number.isdigit():
        return False
    import socket

    path = f"/tmp/.X11-unix/X{number}"
    wanted = [("\0" + path), path] if host in {"", "unix"} else [(host, 6000 + int(number))]
    for address in wanted:
        kind = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
        with socket.socket(kind, socket.SOCK_STREAM) as probe:
            probe.settimeout(1)
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())

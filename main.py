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
    if not _has_screen():
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


if __name__ == "__main__":
    sys.exit(main())

"""The way in: parse the command line, then hand over to the core (which never sees Qt) or to the app."""

import sys
from collections.abc import Sequence
from pathlib import Path

from roundtable import cli


def main(argv: Sequence[str] | None = None) -> int:
    """Run Roundtable and return the exit status: 0 done, 1 refused, 2 wrong usage (raised by argparse)."""
    arguments = cli.parse(sys.argv[1:] if argv is None else argv)
    if arguments.command is None:
        from ui import app

        return app.run(Path(arguments.file) if arguments.file else None, smoke=arguments.smoke)
    if arguments.command == "demo":
        from ui import demo

        return demo.run(Path(arguments.out))
    return cli.run(arguments)


if __name__ == "__main__":
    sys.exit(main())

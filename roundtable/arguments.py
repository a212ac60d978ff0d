"""What may be said on the command line, and the help for it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from roundtable import __version__

HELP = """\
commands:
  import SESSION.json OUT.roundtable    make a session file; images beside the JSON go into it
  export FILE.roundtable OUT.json       write it back as text, its images beside it
  export FILE.roundtable OUT.xlsx       write people, quotes, insights and actions as sheets
  export FILE.roundtable FOLDER         the same as CSV files into a folder that is there
  export FILE.roundtable OUT.svg|OUT.pdf|OUT.png
                                        write the star as it stands; --words puts what hangs on it around it
  star FILE.roundtable [NAME|STAR.json] [--turned]
                                        give the session another star, or let its rings change places
  report FILE.roundtable|SESSION.json OUT.pdf|OUT.html|OUT.md
                                        build the report as PDF, as a web page or as Markdown
  slips FILE.roundtable|SESSION.json OUT_DIR
                                        write a proof slip for each contributor: their own words, to sign off
  check FILE.roundtable [--rescue OUT.roundtable]
                                        say whether the file is whole and what it holds
  history FILE.roundtable OUT.csv|OUT.json
                                        write who changed what, when, from what to what
  demo [OUT_DIR]                        play the sample roundtable through the real windows

COMMAND --help says more of each. An existing OUT is replaced only when the new one is whole.
Exit status: 0 done, 1 the input was refused (one line on standard error says what and where), 2 wrong usage.
"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """What the command line asks for: `.command` (None opens the app), `.file`, `.out`, `.rescue` and `.smoke`.

    Wrong usage, --help and --version leave by SystemExit with 2, 0 and 0, as argparse does it.
    """
    if argv and argv[0] in _PARSERS:
        return _PARSERS[argv[0]](argv[0]).parse_args(argv[1:])
    parser = _app_parser()
    arguments = parser.parse_args(argv)
    if arguments.file is not None and not arguments.file.suffix and not arguments.file.exists():
        parser.error(f"“{arguments.file}” is neither a command nor a file. --help says which commands there are.")
    return arguments


def _program() -> str:
    name = Path(sys.argv[0]).name
    return f"python {name}" if name.endswith(".py") else "roundtable"


def _app_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_program(),
        usage="%(prog)s [FILE.roundtable]\n       %(prog)s COMMAND …",
        description="Run a roundtable, capture its words, print its report. Without a command, opens the app.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.roundtable", help="the session to open")
    parser.add_argument(
        "--smoke",
        action="store_true",
        help="open the app, paint the first frame, print the milliseconds since the process started, and leave",
    )
    parser.add_argument("--version", action="version", version=f"Roundtable {__version__}")
    parser.set_defaults(command=None, out=None, rescue=None)
    return parser


def _command_parser(command: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"{_program()} {command}", description=description, allow_abbrev=False)
    parser.set_defaults(command=command, file=None, out=None, rescue=None, smoke=False)
    return parser


def _import_parser(command: str) -> argparse.ArgumentParser:
    parser = _command_parser(command, "Make a session file of a session as text (JSON), with the images beside it.")
    parser.add_argument("file", type=Path, metavar="SESSION.json")
    parser.add_argument("out", type=Path, metavar="OUT.roundtable")
    return parser


def _export_parser(command: str) -> argparse.ArgumentParser:
    parser = _command_parser(
        command,
        "Write a session file as text (JSON), its images beside it; or its people, quotes, insights and action points "
        "as sheets, names as the session's rules let them leave; or its star as a picture.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.roundtable")
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT.json|OUT.xlsx|FOLDER|OUT.svg|…",
        help="what is written, by its ending; CSV into a folder that is there",
    )
    parser.add_argument(
        "--for-the-host", action="store_true", help="sheets with every name, e-mail and speaker: not to be given away"
    )
    parser.add_argument(
        "--for-spreadsheets",
        action="store_true",
        help="CSV with an apostrophe before words that a spreadsheet would run; without it words are unaltered",
    )
    parser.add_argument("--dark", action="store_true", help="the star on a dark ground")
    parser.add_argument("--words", action="store_true", help="the star with the words that may be printed around it")
    return parser


def _star_parser(command: str) -> argparse.ArgumentParser:
    parser = _command_parser(
        command,
        "Give a session file another star: one of the program's by its name, or one of your own, as JSON with the lists"
        " inner (2 to 6 segments) and outer (3 to 8), each with id, label and title, and a credit.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.roundtable")
    parser.add_argument("star", type=Path, nargs="?", metavar="NAME|STAR.json", help="default: the one it has")
    parser.add_argument("--turned", action="store_true", help="what lies inside is to lie outside")
    return parser


def _report_parser(command: str) -> argparse.ArgumentParser:
    parser = _command_parser(
        command,
        "Build the report of a session file, or of a session as text, as PDF, web page or Markdown. One that tells what"
        " the rules of attribution keep back is not written: each place is told.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.roundtable|SESSION.json")
    parser.add_argument("out", type=Path, metavar="OUT.pdf|OUT.html|OUT.md", help="a web page is one file by itself")
    parser.add_argument("--actions", action="store_true", help="only the list of actions")
    parser.add_argument(
        "--names-may-stand",
        metavar="REASON",
        default="",
        help="publish although the host's own text names people or organisations that the rules protect",
    )
    return parser


def _slips_parser(command: str) -> argparse.ArgumentParser:
    parser = _command_parser(
        command,
        "Write a proof slip for each contributor, as PDF and as text: the words attributed to them as they will be"
        " printed, and a place to confirm, reword or withdraw each. A slip holds only that person's own words.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.roundtable|SESSION.json")
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    return parser


def _check_parser(command: str) -> argparse.ArgumentParser:
    parser = _command_parser(command, "Say whether a session file is whole, and what it holds. Repairs nothing.")
    parser.add_argument("file", type=Path, metavar="FILE.roundtable")
    parser.add_argument(
        "--rescue", type=Path, metavar="OUT.roundtable", help="save what can be read into a new session file"
    )
    return parser


def _history_parser(command: str) -> argparse.ArgumentParser:
    parser = _command_parser(
        command, "Write who changed what, when, from what to what. It names people, protected names too."
    )
    parser.add_argument("file", type=Path, metavar="FILE.roundtable")
    parser.add_argument("out", type=Path, metavar="OUT.csv|OUT.json")
    return parser


def _demo_parser(command: str) -> argparse.ArgumentParser:
    parser = _command_parser(
        command,
        "Play the sample roundtable through the real windows; leave its session, report and screenshots in OUT_DIR.",
    )
    parser.add_argument("out", type=Path, nargs="?", default=Path("demo"), metavar="OUT_DIR", help="default: demo")
    return parser


_PARSERS: Mapping[str, Callable[[str], argparse.ArgumentParser]] = {
    "import": _import_parser,
    "export": _export_parser,
    "star": _star_parser,
    "report": _report_parser,
    "slips": _slips_parser,
    "check": _check_parser,
    "history": _history_parser,
    "demo": _demo_parser,
}

"""The command line from outside: exit statuses, the one line on standard error, and what is left in the folder."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roundtable import __version__, cli
from roundtable.commands.words import reword_quote
from roundtable.domain.people import Contributor
from roundtable.domain.records import add
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.words import Quote
from roundtable.interchange.session_json import edits_of, read_session
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.files import ROOT, modules_after, run_python
from tests.interchange.documents import a_session, changed, missing_from, put

SAMPLE = ROOT / "resources" / "sample" / "sample.json"
HOLDS = "2 contributors, 1 agenda item, 1 quote, 1 action point, 1 insight, 2 figures, 1 reference, 1 report section"
Captured = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return cli.run(cli.parse([str(each) for each in arguments]))


def main(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run main.py in a process of its own."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def session_file(tmp_path: Path) -> Path:
    """A session file with one record of every kind."""
    store = Store.create(tmp_path / "session.roundtable")
    imported = read_session(put(tmp_path / "in", a_session()))
    store.commit(edits_of(imported.session), label="import_session", kind="act", at=datetime.now(UTC))
    store.close()
    shutil.rmtree(tmp_path / "in")
    return tmp_path / "session.roundtable"


# What is done


def test_import_then_export_in_processes_of_their_own(tmp_path: Path) -> None:
    made = main("import", SAMPLE, tmp_path / "x.roundtable")
    assert (made.returncode, made.stderr) == (0, "")
    written = main("export", tmp_path / "x.roundtable", tmp_path / "y.json")
    assert (written.returncode, written.stderr) == (0, "")
    given = json.loads(SAMPLE.read_text(encoding="utf-8"))
    assert missing_from(given, json.loads((tmp_path / "y.json").read_text(encoding="utf-8"))) == []
    images = {f"images/{path.name}": path.read_bytes() for path in (SAMPLE.parent / "images").iterdir()}
    assert {name: data for name, data in files(tmp_path).items() if name.startswith("images")} == images
    assert sorted(set(files(tmp_path)) - set(images)) == ["x.roundtable", "y.json"]


def test_import_says_what_it_made_and_what_it_left_out(tmp_path: Path, capsys: Captured) -> None:
    given = put(tmp_path, changed("quotes", 0, "colour", to="red"))
    assert run("import", given, tmp_path / "x.roundtable") == 0
    said = capsys.readouterr()
    assert said.out == f"{tmp_path}/x.roundtable: {HOLDS}\n"
    assert said.err == "warning: quotes[0].colour: unknown, left out\n"


def test_an_import_is_one_entry_of_the_journal_that_undo_does_not_take_back(tmp_path: Path) -> None:
    run("import", put(tmp_path, a_session()), tmp_path / "x.roundtable")
    store = Store.open(tmp_path / "x.roundtable")
    assert store.check().transactions == 1
    assert store.undoable() is None
    store.close()


def test_sheets_are_written_as_a_workbook_and_into_a_folder(
    session_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "out.xlsx"
    assert run("export", session_file, out) == 0
    assert out.read_bytes().startswith(b"PK")
    assert capsys.readouterr().out.startswith(f"{out}: contributors ")
    folder = tmp_path / "sheets"
    folder.mkdir()
    assert run("export", session_file, folder, "--for-the-host") == 0
    names = {path.name for path in folder.iterdir()}
    assert names == {"contributors.csv", "quotes.csv", "insights.csv", "action-points.csv"}
    assert "E-mail" in (folder / "contributors.csv").read_text(encoding="utf-8-sig")
    assert run("export", session_file, folder) == 0
    assert "E-mail" not in (folder / "contributors.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("name", ["csv", "out.csv", "out.docx"])
def test_an_ending_that_is_not_known_is_refused(
    name: str, session_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    line = refused(capsys, tmp_path, "export", session_file, tmp_path / name)
    known = ".json, .xlsx, .svg, .pdf, .png"
    assert line == f"{tmp_path / name}: written as {known} by its ending; for CSV, name a folder that is there"
    assert not (tmp_path / name).exists()


def test_an_existing_file_is_replaced_and_keeps_its_rights(session_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("before", encoding="utf-8")
    out.chmod(0o640)
    assert run("export", session_file, out) == 0
    assert out.stat().st_mode & 0o777 == 0o640
    assert run("import", out, session_file) == 0
    assert missing_from(a_session(), json.loads(out.read_text(encoding="utf-8"))) == []


def test_export_reads_a_file_that_may_only_be_read(session_file: Path, tmp_path: Path) -> None:
    before = session_file.read_bytes()
    session_file.chmod(0o444)
    assert run("export", session_file, tmp_path / "y.json") == 0
    assert session_file.read_bytes() == before


def test_check_says_that_a_file_is_whole(session_file: Path, capsys: Captured) -> None:
    before = files(session_file.parent)
    assert run("check", session_file) == 0
    out = capsys.readouterr().out
    assert re.fullmatch(
        rf"{re.escape(f'{session_file}: whole')}\n{re.escape(HOLDS)}; 1 journal entry, seal \w{{16}}\n", out
    )
    assert files(session_file.parent) == before


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_history_writes_who_changed_what_and_says_whom_it_names(
    session_file: Path, tmp_path: Path, capsys: Captured, ending: str
) -> None:
    with closing(Store.open(session_file)) as store:
        room = Room(store, lambda: datetime.now(UTC))
        room.do(reword_quote, quote_id=room.session.quotes[0].id, text="In other words")
        room.undo()
    before = session_file.read_bytes()
    out = tmp_path / f"history.{ending}"
    assert run("history", session_file, out) == 0
    said = capsys.readouterr()
    assert re.fullmatch(
        rf"{re.escape(str(out))}: [\d,]+ changes in 3 journal entries\n.*for the host alone\.\n", said.out
    )
    assert said.err == "" and session_file.read_bytes() == before
    written = out.read_text(encoding="utf-8-sig")
    assert "In other words" in written and "reword quote" in written and "undo" in written


def test_a_history_is_a_csv_or_a_json_file(session_file: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("history", session_file, tmp_path / "history.xlsx") == 1
    assert capsys.readouterr().err == f"{tmp_path}/history.xlsx: a history is a .csv or a .json file\n"
    assert not (tmp_path / "history.xlsx").exists()


def test_a_report_is_the_same_of_a_session_file_and_of_text(
    session_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    given = put(tmp_path, a_session())
    assert run("report", session_file, tmp_path / "a.pdf") == 0
    assert re.fullmatch(r".*a\.pdf: \d pages\n", capsys.readouterr().out)
    assert run("report", given, tmp_path / "b.pdf") == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


# The rescue


def test_a_whole_file_is_rescued_whole(session_file: Path, tmp_path: Path) -> None:
    assert run("check", session_file, "--rescue", tmp_path / "rescued.roundtable") == 0
    whole, rescued = (Store.open(path, read_only=True) for path in (session_file, tmp_path / "rescued.roundtable"))
    assert rescued.load() == whole.load()
    whole.close()
    rescued.close()


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A session file of two thousand quotes, which fills some hundred pages."""
    store = Store.create(tmp_path / "long.roundtable")
    quotes = [Quote(sort=f"a{n:06}", text=f"Number {n}: " + "said " * 20) for n in range(2000)]
    store.commit([add(quote) for quote in quotes], label="import_session", kind="act", at=datetime.now(UTC))
    store.close()
    return tmp_path / "long.roundtable"


@pytest.mark.parametrize("damage", ["a page in the middle", "cut short", "several pages"])
def test_of_a_damaged_file_nearly_everything_is_rescued(
    damage: str, long_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    data = bytearray(long_file.read_bytes())
    if damage == "cut short":
        del data[len(data) * 9 // 10 :]
    else:
        for part in (2,) if damage == "a page in the middle" else (2, 5, 7):
            start = len(data) * part // 10 // 4096 * 4096
            data[start : start + 4096] = os.urandom(4096)
    long_file.write_bytes(data)
    assert run("check", long_file) == 1
    assert run("check", long_file, "--rescue", tmp_path / "rescued.roundtable") == 0
    assert long_file.read_bytes() == data
    store = Store.open(tmp_path / "rescued.roundtable", read_only=True)
    quotes = store.load().quotes
    assert len(quotes) > 1900
    assert all(quote.text.startswith(f"Number {int(quote.sort[1:])}: ") for quote in quotes)
    assert store.check().whole
    store.close()
    (said,) = capsys.readouterr().err.splitlines()
    assert "check --rescue" in said


def test_a_rescue_refuses_what_is_no_session(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "x.roundtable").write_text("not at all", encoding="utf-8")
    assert run("check", tmp_path / "x.roundtable", "--rescue", tmp_path / "y.roundtable") == 1
    assert "This is not a roundtable session." in capsys.readouterr().err
    assert sorted(files(tmp_path)) == ["x.roundtable"]


@pytest.mark.parametrize("from_text", [True, False])
def test_slips_are_written_for_those_who_spoke(
    from_text: bool, session_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    given = put(tmp_path, a_session()) if from_text else session_file
    assert run("slips", given, tmp_path / "slips") == 0
    written = sorted(path.name for path in (tmp_path / "slips").iterdir())
    assert written and len({name.rsplit(".", 1)[0] for name in written}) * 2 == len(written)
    said = capsys.readouterr().out
    people = len(written) // 2
    slips = f"{people} proof slip{'s' if people > 1 else ''}"
    assert said == f"{tmp_path}/slips: {slips}, {len(written)} files\n"


def test_slips_want_a_folder(session_file: Path, tmp_path: Path, capsys: Captured) -> None:
    gone = tmp_path / "gone" / "slips"
    assert refused(capsys, tmp_path, "slips", session_file, gone) == f"{gone}: there is no folder {gone.parent}"
    line = f"{session_file}: is a file; the slips want a folder"
    assert refused(capsys, tmp_path, "slips", session_file, session_file) == line


# What is refused: one line, status 1, and the folder as it was


def refused(capsys: Captured, folder: Path, *arguments: str | Path) -> str:
    """Run a command that must be refused, and return its line."""
    before = files(folder)
    assert run(*arguments) == 1
    assert files(folder) == before
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.rstrip("\n")


@pytest.mark.parametrize("there", [True, False])
def test_a_refused_import_leaves_out_as_it_was(there: bool, tmp_path: Path, capsys: Captured) -> None:
    given, out = put(tmp_path, changed("quotes", 0, "contributor", to="bovard")), tmp_path / "x.roundtable"
    if there:
        out.write_bytes(b"before")
    line = refused(capsys, tmp_path, "import", given, out)
    assert line == f'{given}: quotes[0].contributor: no contributor "bovard"'


def test_a_refused_report_leaves_out_as_it_was(tmp_path: Path, capsys: Captured) -> None:
    given = put(tmp_path, changed("figures", 0, "image", to="pier.png"))
    (tmp_path / "r.pdf").write_bytes(b"before")
    line = refused(capsys, tmp_path, "report", given, tmp_path / "r.pdf")
    assert line == f'{given}: figures[0].image: "pier.png": no such file'


def test_a_report_that_tells_a_protected_name_is_not_written_without_a_reason(tmp_path: Path, capsys: Captured) -> None:
    """Amina wishes no name, and the section's title has it."""
    session = changed("contributors", 0, "attribution", to="unattributed")
    session["report"]["sections"][0]["title"] = "What Otieno said"
    given, out = put(tmp_path, session), tmp_path / "r.pdf"
    out.write_bytes(b"before")
    assert run("report", given, out) == 1
    said = capsys.readouterr().err
    assert "the name of Amina Otieno (“Otieno”), which the rules keep back; typed in the title" in said
    assert '--names-may-stand "REASON"' in said and f"{out}: not published: " in said
    assert out.read_bytes() == b"before"
    assert run("report", given, out, "--names-may-stand", "It was announced") == 0
    assert "note: let stand: " in capsys.readouterr().err
    assert out.read_bytes().startswith(b"%PDF")


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path, capsys: Captured) -> None:
    gone, out = tmp_path / "gone", tmp_path / "out.json"
    assert refused(capsys, tmp_path, "import", gone, out) == f"{gone}: no such file"
    assert refused(capsys, tmp_path, "import", tmp_path, out) == f"{tmp_path}: is a folder, not a file"
    for command in ("export", "check"):
        arguments: list[str | Path] = [command, gone, out] if command == "export" else [command, gone]
        assert refused(capsys, tmp_path, *arguments).startswith(f"{gone}: There is no file here.")


def test_what_is_no_session_file_is_refused(tmp_path: Path, capsys: Captured) -> None:
    given = put(tmp_path, a_session())
    line = f"{given}: This is not a roundtable session."
    assert refused(capsys, tmp_path, "export", given, tmp_path / "y.json").startswith(line)
    assert refused(capsys, tmp_path, "check", given).startswith(line)


def test_places_that_cannot_be_written_are_refused(session_file: Path, tmp_path: Path, capsys: Captured) -> None:
    gone = tmp_path / "gone" / "y.json"
    assert refused(capsys, tmp_path, "export", session_file, gone) == f"{gone}: there is no folder {gone.parent}"
    assert refused(capsys, tmp_path, "report", session_file, tmp_path) == f"{tmp_path}: is a folder"
    same = f"{session_file}: is the file that is read; choose another name"
    assert refused(capsys, tmp_path, "export", session_file, session_file) == same
    assert refused(capsys, tmp_path, "check", session_file, "--rescue", session_file) == same


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no devices here")
def test_a_device_is_not_replaced(session_file: Path, tmp_path: Path, capsys: Captured) -> None:
    assert refused(capsys, tmp_path, "export", session_file, "/dev/null") == "/dev/null: is not a plain file"
    assert Path("/dev/null").is_char_device()


def test_a_session_that_is_open_is_neither_read_nor_replaced(session_file: Path, tmp_path: Path) -> None:
    given = put(tmp_path, a_session())
    store = Store.open(session_file)
    try:
        commands: list[list[str | Path]] = [
            ["export", session_file, tmp_path / "y.json"],
            ["check", session_file],
            ["check", session_file, "--rescue", tmp_path / "y.roundtable"],
            ["import", given, session_file],
        ]
        for arguments in commands:
            done = main(*arguments)  # in a process of its own, as opening it here would drop the lock
            assert done.returncode == 1
            assert done.stderr.startswith(f"{session_file}: This session is open in another window.")
        store.commit([add(Contributor(name="Late"))], label="add", kind="do", at=datetime.now(UTC))
        assert sorted(files(tmp_path)) == [
            "quay.png",
            "session.json",
            "session.roundtable",
            "session.roundtable-journal",
        ]
    finally:
        store.close()


def test_a_journal_left_over_from_another_session_is_not_played_into_a_new_one(
    tmp_path: Path, capsys: Captured
) -> None:
    given = put(tmp_path, a_session())
    (tmp_path / "x.roundtable-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 600)
    line = refused(capsys, tmp_path, "import", given, tmp_path / "x.roundtable")
    assert line == f"{tmp_path}/x.roundtable-journal: left over from another session; move it away first"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become an ordinary user")
@pytest.mark.parametrize("command", ["import", "export"])
def test_an_ordinary_user_is_refused_a_read_only_folder(command: str, session_file: Path) -> None:
    """The child does the work once as root, so that all is imported, and once more as an ordinary user."""
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
        above = Path(name)
        above.chmod(0o755)
        given = put(above, a_session()) if command == "import" else shutil.copy(session_file, above)
        (above / "out").mkdir(mode=0o555)
        done = run_python(
            AS_ORDINARY_USER, command, str(given), str(above / "first.json"), str(above / "out" / "second.json")
        )
        assert done.stderr == f"{above}/out/second.json: the folder may not be written to\n"
        assert done.returncode == 1
        assert files(above / "out") == {}


AS_ORDINARY_USER = """
import os, sys
from roundtable import cli
command, given, first, second = sys.argv[1:]
assert cli.run(cli.parse([command, given, first])) == 0
os.setgroups([]), os.setgid(65534), os.setuid(65534)
sys.exit(cli.run(cli.parse([command, given, second])))
"""


@pytest.mark.skipif(os.name == "nt", reason="a limit of the system that Windows has not")
@pytest.mark.parametrize("command", ["import", "export"])
def test_a_full_disk_leaves_everything_as_it_was(command: str, long_file: Path, tmp_path: Path) -> None:
    given, out = tmp_path / "long.json", tmp_path / "out.json"
    assert run("export", long_file, given) == 0
    out.write_text("before", encoding="utf-8")
    before = files(tmp_path)
    source = given if command == "import" else long_file
    done = run_python(ON_A_FULL_DISK, command, str(source), str(out))
    assert done.stderr.startswith(f"{out}: ")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 1
    assert files(tmp_path) == before


ON_A_FULL_DISK = """
import resource, signal, sys
from roundtable import cli
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
sys.exit(cli.run(cli.parse(sys.argv[1:])))
"""


def test_a_newer_file_is_refused(session_file: Path, tmp_path: Path, capsys: Captured) -> None:
    connection = sqlite3.connect(session_file)
    connection.execute("PRAGMA user_version = 2001")
    connection.close()
    line = f"{session_file}: This session was saved by a newer version of Roundtable."
    assert refused(capsys, tmp_path, "check", session_file).startswith(line)
    assert refused(capsys, tmp_path, "export", session_file, tmp_path / "y.json").startswith(line)


def test_what_an_ordinary_user_may_not_read_is_refused(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = put(tmp_path, a_session())

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert run("import", given, tmp_path / "x.roundtable") == 1
    assert capsys.readouterr().err == f"{given}: may not be read\n"


def test_a_fault_and_an_interruption_show_no_traceback(
    session_file: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(error: BaseException) -> None:
        def loading(_: Store) -> None:
            raise error

        monkeypatch.setattr(Store, "load", loading)

    fail(OSError(5, "Input/output error", "/media/stick"))
    assert refused(capsys, tmp_path, "export", session_file, tmp_path / "y.json") == "/media/stick: Input/output error"
    fail(KeyError("x"))
    line = refused(capsys, tmp_path, "export", session_file, tmp_path / "y.json")
    assert line == f"{session_file}: a fault in Roundtable itself: KeyError: 'x'"
    fail(KeyboardInterrupt())
    assert run("export", session_file, tmp_path / "y.json") == 130
    assert capsys.readouterr().err == "interrupted; nothing was written\n"


# What is said and asked


def test_wrong_usage_is_told_with_status_2() -> None:
    for arguments in (["import"], ["import", "a"], ["export", "a", "b", "c"], ["a", "b"], ["--what"], ["check"]):
        with pytest.raises(SystemExit) as left:
            cli.parse(arguments)
        assert left.value.code == 2


def test_version_and_help(capsys: Captured) -> None:
    for arguments in (["--version"], ["--help"], ["import", "--help"]):
        with pytest.raises(SystemExit) as left:
            cli.parse(arguments)
        assert left.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Roundtable {__version__}\n")
    for word in (
        "import",
        "export",
        "report",
        "check",
        "history",
        "demo",
        "--smoke",
        "--version",
        "--rescue",
        "Exit status",
    ):
        assert word in said


def test_what_opens_the_app_is_parsed_and_left_to_main() -> None:
    assert vars(cli.parse([])) == {"command": None, "file": None, "smoke": False, "out": None, "rescue": None}
    assert cli.parse(["a.roundtable"]).file == Path("a.roundtable")
    assert cli.parse(["--smoke"]).smoke
    assert cli.parse(["demo"]).out == Path("demo")
    assert (cli.parse(["demo", "there"]).command, cli.parse(["demo", "there"]).out) == ("demo", Path("there"))


def test_commands_import_no_qt_and_no_more_than_they_need(session_file: Path) -> None:
    code = "from roundtable import cli\ntry:\n    cli.parse(['--version'])\nexcept SystemExit:\n    pass"
    heavy = {
        "PySide6",
        "reportlab",
        "sqlite_utils",
        "PIL",
        "fastjsonschema",
        "pypdfium2",
        "citeproc",
        "lxml",
        "bibtexparser",
    }
    assert modules_after(code) & heavy == set()
    code = f"from roundtable import cli\ncli.run(cli.parse(['check', {str(session_file)!r}]))"
    assert modules_after(code) & heavy == {"sqlite_utils"}


# The star


@pytest.mark.parametrize("name", ["star.svg", "star.pdf", "star.png"])
@pytest.mark.parametrize("options", [[], ["--dark", "--words"]], ids=["", "dark with words"])
def test_the_star_is_exported_as_a_picture(
    session_file: Path, tmp_path: Path, capsys: Captured, name: str, options: list[str]
) -> None:
    assert run("export", session_file, tmp_path / name, *options) == 0
    assert capsys.readouterr() == (f"{tmp_path / name}: the star, 1 point heard\n", "")
    starts = {"star.svg": b"<?xml", "star.pdf": b"%PDF", "star.png": b"\x89PNG"}
    assert (tmp_path / name).read_bytes().startswith(starts[name])


def test_a_session_is_given_another_star_and_its_rings_change_places(
    session_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert run("star", session_file, "--turned") == 0
    assert capsys.readouterr().out.startswith(f"{session_file}: Map it, Focus it")
    assert run("star", session_file, "--turned") == 0
    with closing(Store.open(session_file)) as store:
        assert store.load().details.star == CO_PRODUCTION
        assert store.check().whole
    empty = tmp_path / "empty.roundtable"
    Store.create(empty).close()
    segments = {ring: [{"id": f"{ring}-{n}"} for n in range(3)] for ring in ("inner", "outer")}
    own = tmp_path / "star.json"
    own.write_text(json.dumps(segments | {"credit": "After Ada Byrne"}), encoding="utf-8")
    assert run("star", empty, own) == 0
    with closing(Store.open(empty)) as store:
        assert store.load().details.star.credit_line == "After Ada Byrne"
    assert run("star", empty, "plain") == 0
    with closing(Store.open(empty)) as store:
        assert store.load().details.star.id == "plain"


def test_a_star_that_does_not_fit_is_refused_and_nothing_changes(
    session_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    before = session_file.read_bytes()
    own = tmp_path / "star.json"
    own.write_text(json.dumps({"inner": [{"id": "a"}], "outer": []}), encoding="utf-8")
    for star, said in (
        ("plain", f"{session_file}: words or items still hang on"),
        ("northern", "northern: neither a file nor a star; there is co-production, plain"),
        (own, f"{own}: inner: has 1 segments; a star has 2 to 6 there"),
        (tmp_path / "none.json", f"{tmp_path / 'none.json'}: no such file"),
    ):
        assert run("star", session_file, star) == 1
        assert capsys.readouterr().err.startswith(said)
    assert session_file.read_bytes() == before

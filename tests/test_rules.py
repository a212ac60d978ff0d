"""The rules of the house that a machine can hold us to."""

import ast
import importlib
import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.files import ROOT, modules, modules_after, run_python, tracked
from ui import wording

HEAVY = {
    "PIL",
    "dateparser",
    "fastjsonschema",
    "pypdfium2",
    "reportlab",
    "sqlite_utils",
    "uharfbuzz",
    "vobject",
    "xlsxwriter",
}
"""Libraries that cost the first frame more than they give it; they are imported when first needed."""


def _tops(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def test_no_module_of_the_core_brings_qt() -> None:
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in modules("roundtable")]
    assert names
    loaded = modules_after("\n".join(f"import {name.removesuffix('.__init__')}" for name in names))
    assert not {"PySide6", "shiboken6", "ui"} & _tops(loaded)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "none.roundtable"]])
def test_a_command_that_needs_no_eyes_brings_no_qt(arguments: list[str]) -> None:
    loaded = modules_after(f"import main\ntry: main.main({arguments!r})\nexcept SystemExit: pass")
    assert "roundtable.arguments" in loaded
    assert not {"PySide6", "shiboken6", "ui"} & _tops(loaded)


def test_wrong_usage_is_status_2() -> None:
    done = run_python("import main, sys; sys.exit(main.main(['import']))")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_nothing_heavy_is_imported_with_the_app() -> None:
    loaded = modules_after("import main\nfrom ui import app")
    assert "ui.app" in loaded
    assert not HEAVY & _tops(loaded)


def test_nothing_heavy_is_imported_before_the_first_frame() -> None:
    """`--smoke` is the start as a user sees it: what it has imported is what the first frame costs."""
    loaded = modules_after("import main\nassert main.main(['--smoke']) == 0")
    assert "PySide6.QtWidgets" in loaded
    assert not HEAVY & _tops(loaded)


def test_the_projector_only_watches() -> None:
    """No module of the projector or of the slides calls the door through which edits go."""
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.attr}"
        for package in ("ui/projector", "ui/slides")
        for path in modules(package)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"do", "undo", "redo"}
    ]
    assert asked == []


def _texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a font or a picture
    return found


def test_no_file_names_a_place_of_one_machine() -> None:
    home = re.compile(r"(?<![\w.])/(?:home|Users|root|work|mnt)/\w|[A-Z]:\\Users\\|(?<![\w.])/tmp/\w")
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path, text in _texts()
        if path.parent != ROOT / "tests" / "bare"  # its places are inside the chroot
        for number, line in enumerate(text.splitlines(), 1)
        if home.search(line)
    ]
    assert named == []


def test_no_lock_file_and_no_registry_is_kept() -> None:
    locks = {"poetry.lock", "uv.lock", "Pipfile.lock", "pdm.lock", "pip.conf", ".pypirc", "requirements.txt"}
    assert [path for path in tracked() if path.name in locks] == []
    registry = re.compile(r"index-url|find-links|pypi\.org/simple", re.IGNORECASE)
    allowed = {ROOT / "tests" / "test_rules.py", ROOT / "tests" / "bare"}
    named = [path for path, text in _texts() if registry.search(text) and not allowed & {path, path.parent}]
    assert named == []


def test_each_font_and_the_icons_bring_their_licence() -> None:
    folders = {path.parent for path in (ROOT / "resources").rglob("*") if path.suffix in {".ttf", ".svg"}}
    drawn_here = {ROOT / "resources" / "desktop"}
    missing = [folder for folder in folders - drawn_here if not (folder / "LICENSE").is_file()]
    assert missing == []


def _texts_in_code(*packages: str) -> set[str]:
    return {
        node.value
        for path in modules(*packages)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _icons_asked_for() -> set[str]:
    """Return the icons that are asked for in so many words: `icon="x"`, `icons.icon("x")`, `icons.paint(…, "x")`."""
    place = {"icons.icon": 0, "icons.pixmap": 0, "icons.paint": 3}
    asked: list[ast.expr] = []
    for path in modules("ui"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "icon":
                asked.append(node.value)
            elif isinstance(node, ast.Call) and (function := ast.unparse(node.func)) in place:
                asked += node.args[place[function] : place[function] + 1]
    return {str(each.value) for each in asked if isinstance(each, ast.Constant) and each.value}


def test_each_icon_that_is_asked_for_is_shipped_and_no_other() -> None:
    shipped = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    assert len(_icons_asked_for()) > 20
    assert _icons_asked_for() <= shipped
    assert shipped <= _texts_in_code("ui", "tests/ui/widgets")  # the gallery shows what later windows need


def test_the_two_commands_of_the_readme_are_targets() -> None:
    readme, makefile = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    told = set(re.findall(r"^make (\w+)", readme, re.MULTILINE))
    assert {"demo", "test"} <= told
    assert told <= set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))


def _commands() -> dict[str, Callable[..., object]]:
    """Return every edit by name: a public function defined in the commands that takes the session and the time."""
    found: dict[str, Callable[..., object]] = {}
    for path in modules("roundtable/commands"):
        module = importlib.import_module(f"roundtable.commands.{path.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            takes_both = list(inspect.signature(function).parameters)[:2] == ["session", "now"]
            if takes_both and not name.startswith("_") and function.__module__.startswith("roundtable.commands."):
                found[name] = function
    return found


def _reasons() -> set[str]:
    """Return every reason that a command refuses for: what it gives to Refused, or to a check as the reason."""
    given = {"Refused": 0, "text_of": 1, "name_of": 1}
    reasons = set()
    for path in modules("roundtable/commands"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in given:
                reason = node.args[given[node.func.id]]
                if isinstance(reason, ast.Constant):
                    reasons.add(str(reason.value))
    return reasons


def test_every_reason_to_refuse_is_said_in_words() -> None:
    assert len(_reasons()) > 20
    assert _reasons() <= set(wording.REFUSALS)


def test_every_edit_has_a_name_for_undo_and_history() -> None:
    assert len(_commands()) > 50
    assert set(_commands()) <= set(wording.EDITS)


def test_local_times_are_made_in_one_place() -> None:
    """Of two times in one `ZoneInfo` Python subtracts what clocks show: only what is told at once may be made so."""
    bare = []
    for path in modules("roundtable", "ui"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_bare(node, parents[node]):
                bare.append(f"{path.relative_to(ROOT).as_posix()}: {ast.unparse(node)}")
    made_here = ("moment.astimezone(zone)", "datetime.combine(day, at, zone)")
    assert bare == [f"roundtable/domain/local_time.py: {each}" for each in made_here]


def _is_bare(call: ast.Call, parent: ast.AST) -> bool:
    """Whether a call gives a local time that somebody could reckon with."""
    told = isinstance(parent, ast.FormattedValue | ast.Attribute) or (
        isinstance(parent, ast.Call) and ast.unparse(parent.func).rpartition(".")[2] in {"clock", "clock_time"}
    )
    name, zones = ast.unparse(call.func), [ast.unparse(each) for each in call.args[-1:]]
    makes = name.endswith(".astimezone") or (name == "datetime.combine" and len(call.args) == 3)
    return makes and not told and zones not in ([], ["UTC"])


def test_no_module_of_the_program_outgrows_its_reader() -> None:
    """About 110 lines, seldom over 300; four hundred is where it is cut in two."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules("roundtable", "ui")}
    assert [str(path.relative_to(ROOT)) for path, count in lines.items() if count > 400] == []


def test_the_files_that_the_guides_name_are_there() -> None:
    named = set()
    for guide in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / guide).read_text(encoding="utf-8")
        named |= set(re.findall(r"`((?:roundtable|ui|resources|tests|docs)/[\w./-]*)`|\((docs/[\w.]+)\)", text))
    paths = {"".join(each) for each in named}
    assert len(paths) > 20
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []

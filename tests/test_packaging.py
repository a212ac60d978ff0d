"""What pip installs: every package, every resource, and a program that finds both."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.files import ROOT, run_python

_SHIPPED = ("roundtable", "ui", "resources")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds what `pip install .` would put beside the other packages.

    The wheel is built from a copy, so that no build folder appears in the tree, and without isolation, so
    that no network is needed.
    """
    source, wheels = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheels")
    for name in _SHIPPED:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "main.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(wheels), str(source)], check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    unpacked = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(unpacked)
    return unpacked


def test_every_file_of_the_packages_is_shipped(installed: Path) -> None:
    ours = {
        path.relative_to(ROOT)
        for name in _SHIPPED
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    shipped = {path.relative_to(installed) for path in installed.rglob("*") if path.is_file()}
    assert not ours - shipped
    assert Path("main.py") in shipped


def test_an_installed_program_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1])\nfrom roundtable import resources; print(resources.root())"
    done = run_python(code, str(installed), cwd=tmp_path)
    assert Path(done.stdout.strip()) == installed / "resources", done.stderr


def test_a_frozen_program_finds_its_resources(tmp_path: Path) -> None:
    code = "import sys; sys._MEIPASS = sys.argv[1]\nfrom roundtable import resources; print(resources.path('a', 'b'))"
    done = run_python(code, str(tmp_path))
    assert Path(done.stdout.strip()) == tmp_path / "resources" / "a" / "b", done.stderr


def test_an_installed_program_says_its_version(installed: Path, tmp_path: Path) -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1])\nimport main; sys.exit(main.main(['--version']))"
    done = run_python(code, str(installed), cwd=tmp_path)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    (metadata,) = installed.glob("*.dist-info/METADATA")
    version = next(line for line in metadata.read_text(encoding="utf-8").splitlines() if line.startswith("Version: "))
    assert version.removeprefix("Version: ") in done.stdout, done.stderr


def test_each_package_is_named_in_the_metadata() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = set(project["tool"]["setuptools"]["packages"])
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for name in _SHIPPED
        for path in (ROOT / name).rglob("__init__.py")
    }
    assert named == found

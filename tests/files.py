"""The files of the project, as the tests of the house see them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MADE = {".git", ".venv", "build", "dist", "demo", "bench", "__pycache__"}


def tracked() -> list[Path]:
    """Return the files under version control; in an unpacked archive, all that make did not make."""
    if (ROOT / ".git").exists():
        # -c safe.directory: the tree may belong to somebody else, as in a container.
        command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        found = [ROOT / name for name in listed.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not _MADE & set(path.relative_to(ROOT).parts)]
    return sorted(path for path in found if path.is_file())


def modules(*packages: str) -> list[Path]:
    """Return the Python files of the named top-level packages."""
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


def run_python(
    code: str, *arguments: str, cwd: Path = ROOT, platform: str = "offscreen"
) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter that sees the project, without a screen; `platform` "" is Qt's own choice."""
    own = {"QT_QPA_PLATFORM": platform, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    screens = {"DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in {**os.environ, **own}.items() if name not in screens}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def modules_after(code: str) -> set[str]:
    """Return what a fresh interpreter has imported once it has run the code."""
    ending = "\nimport sys; sys.stdout.write('\\n@' + ' '.join(sys.modules))"
    done = run_python(code + ending)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("@")[2].split())

"""What is remembered on this computer, also when somebody has mangled it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from tests.ui.computer import Computer
from ui.recent import Recent, from_text
from ui.settings import MOST_RECENT, Settings


def recent(tmp_path: Path, name: str) -> Recent:
    path = tmp_path / f"{name}.roundtable"
    path.touch()
    return Recent(str(path), title=name, heard=("co-design",))


def test_settings_come_back(computer: Computer, tmp_path: Path) -> None:
    computer.theme = "dark"
    computer.projector_screen = "EPSON"
    computer.projector_theme = "dark"
    computer.geometry = QByteArray(b"somewhere")
    computer.remember(recent(tmp_path, "one"))
    computer._store.sync()
    again = Computer(tmp_path)
    assert (again.theme, again.projector_screen, again.projector_theme) == ("dark", "EPSON", "dark")
    assert again.geometry == QByteArray(b"somewhere")
    assert again.recent == (recent(tmp_path, "one"),)


def test_a_new_computer_has_defaults(computer: Computer) -> None:
    assert (computer.theme, computer.projector_screen, computer.projector_theme) == ("system", "", "light")
    assert computer.recent == () and computer.geometry.isEmpty()
    assert Settings(computer._store).sessions_folder.name == "Roundtable"


def test_the_latest_stands_first_and_each_once(computer: Computer, tmp_path: Path) -> None:
    for name in ("one", "two", "one"):
        computer.remember(recent(tmp_path, name))
    assert [each.title for each in computer.recent] == ["one", "two"]
    for number in range(20):
        computer.remember(recent(tmp_path, str(number)))
    assert len(computer.recent) == MOST_RECENT and computer.recent[0].title == "19"
    computer.forget(computer.recent[0])
    assert computer.recent[0].title == "18"


def test_what_is_no_summary_is_left_out(tmp_path: Path) -> None:
    assert from_text("{") is None and from_text("[]") is None and from_text('{"path": 7}') is None
    assert from_text('{"path": "x", "quotes": "many", "heard": 3, "unknown": 1}') == Recent("x")
    store = QSettings(str(tmp_path / "mangled.ini"), QSettings.Format.IniFormat)
    store.setValue("recent", ["{", 7, recent(tmp_path, "one").as_text()])
    store.setValue("geometry", "nonsense")
    store.setValue("theme", "plaid")
    settings = Settings(store)
    assert [each.title for each in settings.recent] == ["one"]
    assert settings.geometry.isEmpty() and settings.theme == "system"

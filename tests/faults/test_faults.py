"""A part of each fault, small enough for every run of the tests; `make faults` runs them whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import disk_errors, full_disk, kill, migration, moved, mutated, power, read_only, two_openers
from tests.faults.__main__ import FAULTS, main
from tests.faults.conftest import Judge
from tests.faults.outcome import Outcome


def test_what_was_acknowledged_survives_a_kill(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: kill.run(tmp_path, kills=20))
    assert outcome.acknowledged > 20


def test_what_was_acknowledged_survives_a_power_cut(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: power.run(tmp_path, acts=12, torn=1))
    assert outcome.cases > 1000


def test_the_power_cuts_find_out_who_does_not_flush(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(FAULTS, "careless", lambda folder: power.run(folder, acts=2, torn=1, careless=True))
    status, said = main(["careless"]), capsys.readouterr().out
    if "left out" in said:
        pytest.skip(said.splitlines()[-1])
    assert status == 1 and "lost: [" in said and "unreadable: " in said


def test_a_fault_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["flood"]) == 2 and "there are kill, power" in capsys.readouterr().err


def test_a_disk_that_fails_loses_nothing_and_the_session_goes_on(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: disk_errors.run(tmp_path, step=8))
    assert outcome.refused > outcome.cases, "most of the failures are felt"


@pytest.mark.parametrize("fill", [full_disk.by_pages, full_disk.by_size, full_disk.by_small_disk])
def test_a_full_disk_refuses_and_goes_on_when_there_is_room(
    judge: Judge, tmp_path: Path, fill: Callable[[Path], Outcome]
) -> None:
    outcome = judge(lambda: fill(tmp_path))
    assert outcome.refused and outcome.acknowledged


def test_a_document_that_is_moved_is_told_and_copied_whole(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: moved.run(tmp_path))
    assert outcome.refused and outcome.acknowledged


def test_a_second_opener_is_told_at_once(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: two_openers.run(tmp_path, rounds=2))
    assert outcome.refused == outcome.cases


@pytest.mark.parametrize("run", [read_only.run, read_only.run_on_a_medium])
def test_what_may_only_be_read_is_read_and_nothing_is_left_there(
    judge: Judge, tmp_path: Path, run: Callable[[Path], Outcome]
) -> None:
    outcome = judge(lambda: run(tmp_path))
    assert outcome.refused and outcome.acknowledged


def test_an_update_that_fails_leaves_the_file_of_today(judge: Judge, tmp_path: Path) -> None:
    judge(lambda: migration.run(tmp_path, step=12))


def test_a_damaged_file_crashes_nothing_and_is_rescued_or_refused(judge: Judge, tmp_path: Path) -> None:
    judge(lambda: mutated.run(tmp_path, files=60))

"""A part of each fault, small enough for every run of the tests; `make faults` runs them whole."""

from pathlib import Path

import pytest

from tests.faults import disk_errors, kill, power
from tests.faults.conftest import Judge
from tests.faults.outcome import Unavailable


def test_what_was_acknowledged_survives_a_kill(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: kill.run(tmp_path, kills=20))
    assert outcome.acknowledged > 20


def test_what_was_acknowledged_survives_a_power_cut(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: power.run(tmp_path, acts=12, torn=1))
    assert outcome.cases > 1000


def test_the_power_cuts_find_out_who_does_not_flush(tmp_path: Path) -> None:
    try:
        outcome = power.run(tmp_path, acts=2, torn=1, careless=True)
    except Unavailable as error:
        pytest.skip(str(error))
    assert outcome.lost and outcome.unreadable and "lost" in outcome.row()


def test_a_disk_that_fails_loses_nothing_and_the_session_goes_on(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: disk_errors.run(tmp_path, step=8))
    assert outcome.refused > outcome.cases, "most of the failures are felt"

"""A part of each fault, small enough for every run of the tests; `make faults` runs them whole."""

from pathlib import Path

from tests.faults import kill
from tests.faults.conftest import Judge


def test_what_was_acknowledged_survives_a_kill(judge: Judge, tmp_path: Path) -> None:
    outcome = judge(lambda: kill.run(tmp_path, kills=20))
    assert outcome.acknowledged > 20

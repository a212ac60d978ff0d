"""The words of the sample's report, whole: a change to any of them is seen as what it is."""

from __future__ import annotations

from .golden import KEPT, of_sample


def test_the_sample_says_what_it_said() -> None:
    """Where the change is meant, `python -m tests.report.golden` keeps it."""
    assert of_sample().splitlines() == KEPT.read_text(encoding="utf-8").splitlines()

"""The words of the sample's report, whole: a change to any of them is seen as what it is."""

from __future__ import annotations

from roundtable import resources
from roundtable.domain.unfinished import unfinished, unsaid
from roundtable.interchange.session_json import read_session
from roundtable.report.build import build_report

from .golden import KEPT, of_sample


def test_the_sample_says_what_it_said() -> None:
    """Where the change is meant, `python -m tests.report.golden` keeps it."""
    assert of_sample().splitlines() == KEPT.read_text(encoding="utf-8").splitlines()


def test_the_sample_lacks_nothing() -> None:
    """Whoever opens it for the first time finds no check that is open."""
    session = read_session(resources.path("sample", "sample.json")).session
    assert unfinished(session) == () and unsaid(session) == ()
    assert build_report(session).warnings == ()

"""What the tests of faults share: an outcome is judged in one place, and one line at the end sums them up."""

from collections.abc import Callable

import pytest

from tests.faults.outcome import Outcome, Unavailable

OUTCOMES = pytest.StashKey[list[Outcome]]()
Judge = Callable[[Callable[[], Outcome]], Outcome]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[OUTCOMES] = []


@pytest.fixture
def judge(request: pytest.FixtureRequest) -> Judge:
    """Run a fault; nothing that must not happen may have happened, and something must have been tried."""

    def judged(run: Callable[[], Outcome]) -> Outcome:
        try:
            outcome = run()
        except Unavailable as error:
            pytest.skip(str(error))
        request.config.stash[OUTCOMES].append(outcome)
        assert not outcome.findings, outcome.row()
        assert outcome.cases and not (outcome.lost or outcome.crashed or outcome.unreadable)
        return outcome

    return judged


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say in one line what the faults came to."""
    outcomes = config.stash[OUTCOMES]
    if outcomes:
        cases, acknowledged, lost, seconds = (
            sum(getattr(outcome, name) for outcome in outcomes) for name in ("cases", "acknowledged", "lost", "seconds")
        )
        terminalreporter.write_line(
            f"faults: {cases} cases, {acknowledged} acknowledged, {lost} lost, {seconds:.0f} s; make faults runs all"
        )

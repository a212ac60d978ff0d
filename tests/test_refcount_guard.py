"""PySide6 must fit the interpreter: a wheel that does not takes references from None until Python aborts."""

import sys

import pytest

from tests.files import run_python

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal: their counts say nothing"
)

_PROBE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel()
before = sys.getrefcount({counted})
for _ in range({calls}):
    {act}
print(before - sys.getrefcount({counted}))
"""


@pytest.mark.parametrize(
    ("counted", "calls", "act"),
    [
        ("None", 20_000, "label.setText('quote')"),
        ("True", 2_000, "label.linkActivated.emit('')"),
    ],
)
def test_qt_takes_no_reference_that_is_not_its_own(counted: str, calls: int, act: str) -> None:
    """In a process of its own, for where it fails the interpreter may abort."""
    done = run_python(_PROBE.format(counted=counted, calls=calls, act=act))
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 100

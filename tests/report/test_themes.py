"""A report in each theme: other colours, the same words, and none that another report leaves behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from roundtable.domain.look import Look, Theme
from roundtable.domain.session import Session
from roundtable.report.build import build_report
from tests.report.conftest import DETAILS, make_session, one_section, text_block
from tests.report.pdf import text_of

LOOKS = (Look(), Look(Theme.NEUTRAL), Look(Theme.HOST, "#7A0019", "#FFCC33"))


def looking(look: Look) -> Session:
    text = text_block("A text with a [link](https://a.example) in it.")
    return make_session(one_section(text), details=replace(DETAILS, look=look))


def test_colours_change_and_words_do_not() -> None:
    built = [build_report(looking(look)) for look in LOOKS]
    assert len({each.data for each in built}) == 3
    assert len({text_of(each.data) for each in built}) == 1
    assert [len(each.warnings) for each in built] == [0, 0, 1]
    assert built[2].warnings[0].startswith("The second colour #FFCC33 is too light for words on paper")


def test_reports_that_are_set_at_once_keep_their_own_colours() -> None:
    alone = [build_report(looking(look)).data for look in LOOKS]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(build_report, [looking(look) for look in LOOKS] * 3))
    assert [each.data for each in together] == alone * 3
    assert build_report(looking(LOOKS[0])).data == alone[0]

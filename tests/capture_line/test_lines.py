"""Lines of the desk and what each becomes, as lines.txt has them; and that no line, however strange, loses anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roundtable.capture_line.grammar import parse_line
from roundtable.capture_line.parsed import LineKind, Parsed
from roundtable.domain.records import Id
from tests.capture_line.table import TABLE, TODAY
from tests.capture_line.told import told

FEWEST = 120
EXAMPLES, LINES_EACH = 400, 50
"""Together the twenty thousand lines that are tried."""


def _lines() -> list[tuple[str, str]]:
    """What is typed, and what it becomes."""
    found = []
    for row in Path(__file__).with_name("lines.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith(("#", "==")):
            typed, becomes = row.split(" | ")
            found.append((typed.rstrip().replace("·", " "), becomes))
    return found


LINES = _lines()


def read(line: str) -> Parsed:
    return parse_line(line, TABLE, today=TODAY, default_contributor_id=Id("tb"))


@pytest.mark.parametrize(("line", "becomes"), LINES, ids=[line for line, _ in LINES])
def test_a_line_and_what_it_becomes(line: str, becomes: str) -> None:
    assert told(read(line)) == becomes
    assert_all_is_kept(line)


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len({line for line, _ in LINES}) == len(LINES) >= FEWEST


def assert_all_is_kept(line: str) -> None:
    """Every character but white space is in the words or in a token, and in its order."""
    parsed = read(line)
    if parsed.kind is LineKind.MEND:
        (whole,) = parsed.tokens
        assert line[whole.start : whole.end] == line.strip()
        assert unescaped(line.strip()) in [f"s/{parsed.old}/{parsed.text}{end}" for end in ("/", "/g", "")]
        return
    words, at = "", 0
    for token in parsed.tokens:
        assert at <= token.start < token.end <= len(line)
        words += line[at : token.start]
        at = token.end
    words += line[at:]
    assert "".join(words.split()) == "".join(parsed.text.split())
    for problem in parsed.problems:
        assert line[problem.start : problem.end].strip()


def unescaped(text: str) -> str:
    return "".join(text[n + 1 :][:1] if c == "\\" else c for n, c in enumerate(text) if n == 0 or not _escaped(text, n))


def _escaped(text: str, place: int) -> bool:
    """Whether a character stands behind a backslash that is not itself behind one."""
    before = text[:place]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


SIGNS = (
    *("! ", "!", "? ", "~ ", "> ", "* ", "- ", "?? ", "...", "… ", '"', "“", "”", "„", "s/", "/", "\\", "\n", "\t"),
    *("s/a/b", "/g"),
    *("@", "@map ", "@co-design", "@People it", "tb: ", "ucl:", "Siobhán : ", "zz: ", ":", "ØØ: ", "\u200b", "\u2028"),
    *(
        "by fri ",
        "by 31 feb ",
        "in two weeks",
        "tomorrow.",
        "by the end of q1",
        "by noon ",
        "by friday 13 ",
        "by 2030",
        "by spring",
        "we ",
        "never",
        " asked",
        "🚀",
        "e\u0301",
    ),
)
HEADS = ("", "! ", "tb: ! ", "~ ", "- ", "?? ", "ucl: ", "... ", "s/", "! aran:", '"')
PIECE = st.sampled_from(SIGNS)
TAIL = st.sampled_from(
    ("", " ", " tomorrow", " by fri,", " in two weeks.", " by 31 feb", " @map", " @grow it", '"', "/")
)
LIKELY = st.tuples(st.sampled_from(HEADS), PIECE, PIECE, TAIL, TAIL).map("".join)
ANY = st.tuples(PIECE, st.text(max_size=8), PIECE, st.text(max_size=8)).map("".join)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(LIKELY | ANY, min_size=LINES_EACH, max_size=LINES_EACH))
def test_twenty_thousand_lines_lose_nothing(lines: list[str]) -> None:
    for line in lines:
        assert_all_is_kept(line)

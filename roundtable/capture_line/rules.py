"""The table of signs that a line may begin with; the grammar reads by it and the desk shows it as help."""

from __future__ import annotations

from dataclasses import dataclass

from roundtable.capture_line.parsed import LineKind
from roundtable.domain.words import InsightKind, Wording


@dataclass(frozen=True)
class SignRule:
    """What a sign at the beginning of a line makes of it.

    Where `needs_space` is set the sign counts only with a space behind it: "-5 %" and "*very* late" are words.
    """

    sign: str
    kind: LineKind
    wording: Wording = Wording.NEAR_VERBATIM
    insight_kind: InsightKind = InsightKind.INSIGHT
    needs_space: bool = False


SIGNS: tuple[SignRule, ...] = (
    SignRule("!", LineKind.ACTION),
    SignRule("~", LineKind.QUOTE, wording=Wording.PARAPHRASE),
    SignRule("?", LineKind.INSIGHT, insight_kind=InsightKind.QUESTION),
    SignRule(">", LineKind.INSIGHT, insight_kind=InsightKind.EXAMPLE, needs_space=True),
    SignRule("*", LineKind.INSIGHT, insight_kind=InsightKind.INSIGHT, needs_space=True),
    SignRule("-", LineKind.INSIGHT, insight_kind=InsightKind.LIMIT, needs_space=True),
)

UNKNOWN_SPEAKER = "??"
"""At the beginning of a line: nobody knows yet whose words these are."""


@dataclass(frozen=True)
class Hint:
    """A line of the help: what to type, and what it means."""

    typed: str
    means: str


HINTS: tuple[Hint, ...] = (
    Hint("tb: …", "words of TB"),
    Hint("“ … ”", "verbatim"),
    Hint("~ …", "paraphrase"),
    Hint("... and so", "goes on with the last"),
    Hint("! ucl: … by fri", "action: who, what, when"),
    Hint("? …", "question"),
    Hint("> …   * …   - …", "example, insight, limit"),
    Hint("@co-design", "hangs it on a segment"),
    Hint("?? …", "speaker still to be found"),
    Hint("s/old/new/", "mends the last one"),
    Hint("↑", "last one back to edit"),
    Hint("univ ⇥", "completes names and terms"),
    Hint("paste lines", "notes each, as one step"),
)


def sign_at(text: str, start: int) -> SignRule | None:
    """The rule of the sign that stands at a place of the line, or None."""
    for rule in SIGNS:
        if not text.startswith(rule.sign, start):
            continue
        after = text[start + len(rule.sign) : start + len(rule.sign) + 1]
        if not rule.needs_space or not after or after.isspace():
            return rule
    return None

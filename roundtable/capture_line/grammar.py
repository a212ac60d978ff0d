"""What a typed line means: whose words, of which kind, hung on which segments, due when (the table is in rules.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from roundtable.capture_line.dates import find_due
from roundtable.capture_line.hangs import hangs_in
from roundtable.capture_line.ordinary import is_ordinary
from roundtable.capture_line.parsed import LineKind, Parsed, Problem, Token, TokenKind
from roundtable.capture_line.rules import UNKNOWN_SPEAKER, sign_at
from roundtable.capture_line.who import meant
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, name_words
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Wording

_MEND = re.compile(
    r"\s*s/(?P<old>(?:[^/\\]|\\.)+)/(?P<new>(?:[^/\\]|\\.)*)/g?\s*"
    r"|\s*s/(?!he\b)(?P<before>(?:[^/\\]|\\.)+)/(?P<after>(?:[^/\\]|\\.)*?)\s*",
    re.DOTALL,
)
"""The last slash may be left out, but of words that begin with "s/he"."""
_CONTINUES = re.compile(r"\s*(?:\.\.\.+|…)\s*")
_WHO = re.compile(r"([^\s:\"“”„@!?*~>…][^:\"“”„@!?*~>…]{0,39}?)\s*:(?=\s|$|\w)")
_UNKNOWN = re.compile(re.escape(UNKNOWN_SPEAKER) + r"\s*:?")
_LONGEST_INITIALS = 3
_OPENING, _CLOSING = '"“„', '"”“'
_BEHIND_WORDS = tuple(".,;:!?…)”")


def parse_line(text: str, session: Session, *, today: date, default_contributor_id: Id | None = None) -> Parsed:
    """Read a line, typed on the day `today`; a line that names no speaker has the default one. Never raises.

    What cannot be read (an initial that nobody has, an @ that fits no segment, the 31st of February) is a problem,
    and stays in the words as it was typed. Every character is in the words or in a token.
    """
    if match := _MEND.fullmatch(text):
        whole = Token(TokenKind.MEND, *_trimmed(text, 0, len(text)))
        return Parsed(
            kind=LineKind.MEND,
            old=_unescaped(match["old"] or match["before"]),
            text=_unescaped(match["new"] or match["after"] or ""),
            tokens=(whole,),
        )
    reading = _Reading(text, session, today)
    reading.parsed = Parsed(contributor_id=default_contributor_id)
    if not reading.read_continuation():
        reading.read_head()
    reading.read_segments()
    if reading.parsed.kind is LineKind.ACTION:
        reading.read_due()
    return reading.result()


@dataclass
class _Reading:
    """A line being read from left to right: how far its head goes, and what is not part of the words."""

    text: str
    session: Session
    today: date
    parsed: Parsed = field(default_factory=Parsed)
    head: int = 0
    tokens: list[Token] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read_continuation(self) -> bool:
        """Whether the line goes on with the last quote, whose speaker is its own."""
        match = _CONTINUES.match(self.text)
        if match is None:
            return False
        self._skip_space()
        self._take(TokenKind.SIGN, _trimmed(self.text, *match.span())[1])
        self.parsed = Parsed(kind=LineKind.CONTINUATION)
        return True

    def read_head(self) -> None:
        """A sign and a speaker, in either order."""
        self._skip_space()
        named = self._read_who()
        self._read_sign()
        if not named:
            named = self._read_who()
        if self.parsed.kind is LineKind.ACTION and not named:
            self.parsed = replace(self.parsed, contributor_id=None)

    def read_segments(self) -> None:
        """Every @ that fits one segment is taken out of the words."""
        found: list[str] = []
        for hang in hangs_in(self.session.details.star, self.text, self.head):
            if len(hang.fits) == 1:
                found.append(hang.fits[0].id)
                self.tokens.append(Token(TokenKind.SEGMENT, hang.start, hang.end))
            elif hang.typed:
                reason = "segment-is-ambiguous" if hang.fits else "unknown-segment"
                labels = ", ".join(segment.label for segment in hang.fits)
                self.problems.append(Problem(reason, hang.start, hang.end, {"typed": hang.typed, "fits": labels}))
        if found:
            self.parsed = replace(self.parsed, segments=tuple(dict.fromkeys(found)))

    def read_due(self) -> None:
        """When an action point is due; a time of the day has no place of its own, so words with one stay whole."""
        blank = self._without_tokens()
        called = {fold(word) for each in self.session.all(Contributor) for word in name_words(each.name)}
        due = find_due(self._with_tokens_between(), self.today, self.head, called)
        if due is None:
            return
        if due.day is None:
            self.problems.append(Problem(due.reason, due.start, due.end, {"typed": due.typed}, due.mend))
            return
        if not due.is_timed:
            self.tokens.append(Token(TokenKind.DUE, *_trimmed(blank, due.start, due.end)))
        self.parsed = replace(self.parsed, due=due.day)
        if due.day < self.today:
            self.problems.append(Problem("day-has-passed", due.start, due.end, {"typed": due.typed}))

    def result(self) -> Parsed:
        """The line as read, the words without what was an instruction."""
        if self.parsed.kind is LineKind.QUOTE and self.parsed.wording is not Wording.PARAPHRASE:
            self._read_marks()
        tokens = tuple(sorted(self.tokens, key=lambda token: token.start))
        return replace(self.parsed, text=self._words(), tokens=tokens, problems=tuple(self.problems))

    def _read_marks(self) -> None:
        """Words are verbatim between quotation marks that open them and close nowhere before their end."""
        blank = self._without_tokens()
        start, end = _trimmed(blank, self.head, len(blank))
        if start == end or blank[start] not in _OPENING:
            return
        closes = end - 1 > start and blank[end - 1] in _CLOSING
        inner = blank[start + 1 : end - closes]
        if any(mark in inner for mark in _OPENING + _CLOSING):
            return
        self.tokens.append(Token(TokenKind.MARK, start, start + 1))
        if closes:
            self.tokens.append(Token(TokenKind.MARK, end - 1, end))
        self.parsed = replace(self.parsed, wording=Wording.VERBATIM)

    def _read_sign(self) -> None:
        rule = sign_at(self.text, self.head)
        if rule is None or _UNKNOWN.match(self.text, self.head):
            return
        self.parsed = replace(self.parsed, kind=rule.kind, wording=rule.wording, insight_kind=rule.insight_kind)
        self._take(TokenKind.SIGN, self.head + len(rule.sign))

    def _read_who(self) -> bool:
        """Whether a speaker stands at the head; who fits nobody or several is not taken."""
        if match := _UNKNOWN.match(self.text, self.head):
            self.parsed = replace(self.parsed, contributor_id=None, organisation_id=None, speaker_typed=True)
            self._take(TokenKind.SPEAKER, match.end())
            return True
        match = _WHO.match(self.text, self.head)
        if match is None:
            return False
        fits = meant(self.session, match[1])
        if len(fits) == 1:
            self._speaks(fits[0])
            self._take(TokenKind.SPEAKER, match.end())
            return True
        looks_like_initials = match[1].isalpha() and len(match[1]) <= _LONGEST_INITIALS and not is_ordinary(match[1])
        if not fits and not looks_like_initials:
            return False
        facts = {"typed": match[1], "fits": ", ".join(each.name for each in fits)}
        reason = "speaker-is-ambiguous" if fits else "unknown-speaker"
        self.problems.append(Problem(reason, match.start(1), match.end(1), facts))
        self.parsed = replace(self.parsed, contributor_id=None, speaker_typed=True)
        return True

    def _speaks(self, who: Contributor | Organisation) -> None:
        """A person speaks for themselves; an organisation by whoever has the floor for it, or its only person here.

        A promise of an organisation is nobody's own.
        """
        if isinstance(who, Contributor):
            self.parsed = replace(self.parsed, contributor_id=who.id, speaker_typed=True)
            return
        if self.parsed.kind is LineKind.ACTION:
            self.parsed = replace(self.parsed, contributor_id=None, organisation_id=who.id, speaker_typed=True)
            return
        here = [each for each in self.session.all(Contributor) if each.organisation_id == who.id and each.present]
        person = next((each for each in here if each.id == self.parsed.contributor_id), None)
        if person is None and len(here) == 1:
            person = here[0]
        self.parsed = replace(
            self.parsed,
            contributor_id=person.id if person else None,
            organisation_id=None if person else who.id,
            speaker_typed=True,
        )

    def _take(self, kind: TokenKind, end: int) -> None:
        self.tokens.append(Token(kind, self.head, end))
        self.head = end
        self._skip_space()

    def _skip_space(self) -> None:
        while self.head < len(self.text) and self.text[self.head].isspace():
            self.head += 1

    def _with_tokens_between(self) -> str:
        """The line without its tokens, none of which a phrase reaches over; at the end they are blank."""
        apart = self._without_tokens("\ufffc")
        rest = apart.rstrip(" \t.,;:!?…\ufffc")
        return rest + apart[len(rest) :].replace("\ufffc", " ")

    def _without_tokens(self, blank_sign: str = " ") -> str:
        """The line with a sign in the place of each letter of a token, so that places stay as they are."""
        blank = self.text
        for token in self.tokens:
            blank = blank[: token.start] + blank_sign * (token.end - token.start) + blank[token.end :]
        return blank

    def _words(self) -> str:
        """What is left without the tokens; where one stood between words, one space."""
        words = ""
        at = self.head
        for token in sorted(self.tokens, key=lambda each: each.start):
            if token.start < self.head:
                continue
            words = _joined(words, self.text[at : token.start])
            at = token.end
        return _joined(words, self.text[at:]).strip()


def _joined(before: str, after: str) -> str:
    if before[-1:].isspace() and after[:1].isspace():
        return before + after.lstrip()
    if after[:1] in _BEHIND_WORDS:
        return before.rstrip() + after
    return before + after


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)

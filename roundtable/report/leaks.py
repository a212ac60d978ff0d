"""The last look before a report is published: whether anything in the finished file tells what the rules keep back.

The file itself is searched, as `finished.py` reads it, for what `guarded.py` names: in any case and dress, over line
ends and hyphens. What is found is weighed by where it comes from (`typed.py`): what the host typed as title, host,
authors and credits is allowed and listed; what stands in the host's own text stops the publication until it is mended
or let stand with a reason; what the program itself put there stops it whatever anybody says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from roundtable.domain.folding import letters_of, undressed
from roundtable.domain.guarded import Guarded, guarded
from roundtable.domain.look import Released
from roundtable.domain.name_search import find_terms
from roundtable.domain.name_terms import Term, sought_in
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.unsigned import SHORTEST, Unsigned, beginnings, unsigned
from roundtable.report.finished import Passage
from roundtable.report.typed import NEAR, By, Source, sources_of
from roundtable.report.unnamed import stands_alike, unnamed, without_digits

Again = Callable[[Session], Iterable[Passage]]
_LONG = 6
"""Letters from which on a word that is broken without a hyphen is taken for a name; "to" and "by" are no Toby."""
AROUND = 60
"""Characters that are told on each side of what was found."""
_STEP = 5
"""Letters from one place to the next where words are looked for."""
_SAMPLE = SHORTEST - _STEP + 1
"""Letters that are compared there."""
_HYPHEN = re.compile(r"[-\u00ad\u2010]\s*\n\s*")
_BREAK = re.compile(r"[-\u00ad\u2010]?\s*\n\s*")


@dataclass(frozen=True)
class Leak:
    """Something protected in a finished report.

    `kind` is name, initials, organisation, e-mail or role, `whose` the person's or organisation's full name, `found`
    the words as they stand there, `part` text, metadata, bookmark, description or link; `page` counts from 1 and is 0
    for the file as a whole. `typed_in` says in which text of the host's it stands, "" for none; `is_sure` that it can
    hardly be anything else. `stands_in` is that text as a permission remembers it, or the chapter where only the
    words may be a name; `before` and `after` are the words around it.
    """

    kind: str
    whose: str
    record_id: Id
    found: str
    part: str
    page: int
    section: str
    typed_in: str = ""
    section_id: Id | None = None
    is_sure: bool = True
    stands_in: str = ""
    before: str = field(default="", compare=False)
    after: str = field(default="", compare=False)

    @property
    def permission(self) -> Released:
        """What the host gives to let it stand there, without the reason."""
        return Released(self.record_id, "", self.kind, letters_of(self.found), self.stands_in)

    @property
    def may_stand(self) -> bool:
        """Whether the host may let it stand: it is in their own text, or the words may mean something else."""
        return bool(self.typed_in) or not self.is_sure

    @property
    def place(self) -> str:
        """Where it stands: "page 3, “Introduction”", with the kind of place where it is not the text."""
        section = self.section if self.section in ("", "the cover") else f"“{self.section}”"
        said = ", ".join(each for each in (f"page {self.page}" if self.page else "", section) if each) or "the file"
        return said if self.part == "text" else f"{said}, {self.part}"

    @property
    def line(self) -> str:
        """All in one line: where, what, and whose text it is."""
        of = "" if self.kind == "organisation" else f" of {self.whose}"
        source = f"typed in {self.typed_in}" if self.typed_in else "put there by the program"
        return f"{self.place}: the {self.kind}{of} (“{self.found}”), which the rules keep back; {source}"


@dataclass(frozen=True)
class Leaks:
    """What stops a publication, what the host lets stand, and each overlap with what is allowed, told once."""

    stopping: tuple[Leak, ...] = ()
    let_stand: tuple[Leak, ...] = ()
    overlaps: tuple[str, ...] = ()

    def letting_stand(self) -> Leaks:
        """As they are once the host lets stand all that may."""
        stopping = tuple(leak for leak in self.stopping if not leak.may_stand)
        return replace(self, stopping=stopping, let_stand=tuple(each for each in self.found if each.may_stand))

    @property
    def found(self) -> tuple[Leak, ...]:
        """What stops it, and what may stand."""
        return *self.stopping, *self.let_stand


class Leaked(Exception):
    """A report that was not published, since it tells what the rules keep back; the text is one line."""

    def __init__(self, leaks: Leaks) -> None:
        first, *more = leaks.stopping
        rest = f" (and {len(more)} more)" if more else ""
        super().__init__(f"not published: {first.line}{rest}. What was there before is untouched.")
        self.leaks = leaks


def leaks_of(session: Session, passages: Iterable[Passage], again: Again | None = None) -> Leaks:
    """Search the passages of a finished report; `again` makes those of the same report of another session.

    It is asked only where a word that may be a name stands in no text of the session's.
    """
    return _Search(session, again).all(passages)


class _Search:
    def __init__(self, session: Session, again: Again | None) -> None:
        self._session, self._again = session, again
        self._guarded = guarded(session)
        self._unsigned = defaultdict[str, list[tuple[Unsigned, int]]](list)
        for point in unsigned(session, self._guarded):
            for shift in range(_STEP):
                first = SHORTEST - shift
                self._unsigned[point.words[-first : len(point.words) - first + _SAMPLE]].append((point, first))

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        return sources_of(self._session)

    @cached_property
    def _own(self) -> tuple[str, ...]:
        """The letters of what the program itself says, whoever has which name."""
        passages = self._again(unnamed(self._session)) if self._again is not None else ()
        return tuple(without_digits(letters_of(each.text)) for each in passages)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return beginnings(self._session, self._guarded)

    def all(self, passages: Iterable[Passage]) -> Leaks:
        stopping: dict[Leak, None] = {}
        let_stand: dict[Leak, None] = {}
        overlaps: dict[str, None] = {}
        released = {each.what for each in self._session.details.released if each.place}
        for passage in passages:
            letters = letters_of(passage.text)
            for leak, source in (*self._in(passage, letters), *self._under_words(passage, letters)):
                if source is not None and source.by is By.TYPED:
                    of = "" if leak.kind == "organisation" else f" of {leak.whose}"
                    overlaps[f"{source.where}: holds the {leak.kind}{of} (“{leak.found}”), which is allowed there"] = (
                        None
                    )
                elif leak.may_stand and leak.permission.what in released:
                    let_stand[leak] = None
                else:
                    stopping[leak] = None
        return Leaks(tuple(stopping), tuple(let_stand), tuple(overlaps))

    def _in(self, passage: Passage, letters: str) -> Iterator[tuple[Leak, Source | None]]:
        text, plain = passage.text, undressed(passage.text)
        sought = sought_in(text) if "%" in text else letters
        for each in self._guarded:
            terms = tuple([term for term in each.terms if term.letters in sought and term.exact in plain])
            for hit in _hits(text, terms) if terms else ():
                end = hit.start + len(letters_of(hit.words))
                sources = self._explaining(each, letters, hit.start, end, passage.section, is_sure=hit.is_sure)
                by = sources[0].by if sources else None
                if by in (By.SAID, By.TOLD) or (by is By.PROSE and each.listed):
                    continue
                if not sources and not hit.is_sure and self._is_own(letters, hit.start, end):
                    continue
                for source in _asked(sources):
                    yield _leak(each, hit, passage, source), source

    def _under_words(self, passage: Passage, letters: str) -> Iterator[tuple[Leak, Source | None]]:
        """What stands right behind somebody's words and may not: in the place of their signature.

        Of the last letters of words some stand at every place that is looked at, wherever they begin.
        """
        if passage.kind != "text" or not self._unsigned:
            return
        for place in range(0, len(letters), _STEP):
            for point, rest in self._unsigned.get(letters[place : place + _SAMPLE], ()):
                end = place + rest
                if not letters.endswith(point.words, 0, end):
                    continue
                if point.signature and letters.startswith(point.signature, end):
                    continue
                for kept in point.kept:
                    each, own = kept.guarded, letters_of(kept.text)
                    start = letters.find(own, end, end + kept.within + len(own))
                    if start < 0 or letters.startswith(self._beginnings, start + len(own)):
                        continue  # it leads into the next one's words
                    if not self._explaining(each, letters, start, start + len(own), passage.section, closely=True):
                        where = (passage.kind, passage.page, passage.section)
                        yield Leak(each.kind, each.whose, each.record_id, kept.text, *where), None

    def _is_own(self, letters: str, start: int, end: int) -> bool:
        """Whether a word that only may be a name is the program's: it stands among the same words without names."""
        before, word, after = (without_digits(each) for each in (letters[:start], letters[start:end], letters[end:]))
        first, last = len(before), len(before) + len(word)
        return bool(word) and any(stands_alike(own, before + word + after, first, last) for own in self._own)

    def _explaining(
        self,
        each: Guarded,
        letters: str,
        start: int,
        end: int,
        section: str,
        *,
        is_sure: bool = True,
        closely: bool = False,
    ) -> list[Source]:
        """What most likely explains that something stands where it does; nothing, if the program put it there.

        The more letters are the same beside it the likelier: a host who is called as somebody at the table does not
        explain their name in other texts. `closely` asks for some in what may only be let stand. People's words leave
        without what they may not tell: only what was no name among them ("May we go on?") may look like one in a
        finished file, where other words and marks stand before it.
        """
        found = list[tuple[int, Source]]()
        for source in self._sources:
            if letters[start:end] not in source.letters or each.record_id in source.never:
                continue
            if (source.only_in and section not in source.only_in) or (source.kinds and each.kind not in source.kinds):
                continue
            if source.by is not By.SAID or each.said:
                alike = source.explains(each.terms, letters, start, end)
            else:
                alike = -1 if is_sure else source.holds(letters, start, end)
            if alike >= (NEAR if closely and source.by is By.PROSE else 0):
                found.append((alike, source))
        most = max((alike for alike, _ in found), default=0)
        return [source for alike, source in found if alike == most]


def _asked(sources: Sequence[Source]) -> Iterable[Source | None]:
    """The texts about which the host is asked: of several that say just the same each one of the host's own."""
    first = sources[0] if sources else None
    if first is None or first.by is not By.PROSE:
        return (first,)
    return {source.place: source for source in sources if source.by is By.PROSE}.values()


def _leak(each: Guarded, hit: _Hit, passage: Passage, source: Source | None) -> Leak:
    chapter = f"chapter {passage.section}" if not hit.is_sure else ""
    return Leak(
        each.kind,
        each.whose,
        each.record_id,
        hit.words,
        passage.kind,
        passage.page,
        passage.section,
        source.where if source is not None else "",
        source.section_id if source is not None else None,
        hit.is_sure,
        source.place if source is not None else chapter,
        hit.before,
        hit.after,
    )


@dataclass(frozen=True)
class _Hit:
    """Words found in a passage, and those around them; `start` counts its letters."""

    start: int
    words: str
    is_sure: bool
    before: str
    after: str


def _hits(text: str, terms: tuple[Term, ...]) -> Iterator[_Hit]:
    """Where terms stand; a word that was broken at the end of a line is put together again."""
    told = set[int]()
    for shape, asks_more in ((text, False), (_HYPHEN.sub("", text), False), (_BREAK.sub("", text), True)):
        if asks_more and shape == text:
            continue
        for found in find_terms(shape, terms):
            words = " ".join(_HYPHEN.sub("", shape[found.start : found.end]).split())
            start = len(letters_of(shape[: found.start]))
            if start in told or (asks_more and not (len(words) >= _LONG and words[:1].isupper())):
                continue
            told.update(range(start, start + len(letters_of(words))))
            yield _Hit(start, words, found.whole, *_around(shape, found.start, found.end))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The whole words before and after a place, each in one line."""
    before, after = text[max(0, start - AROUND) : start].split(), text[end : end + AROUND].split()
    first, last = int(start > AROUND), len(after) - int(end + AROUND < len(text))
    return " ".join(before[first:]), " ".join(after[:last])

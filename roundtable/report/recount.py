"""Whether the numbers that stand in an author's texts are still those of the record.

A draft that is taken over becomes texts, and what was counted in them is counted no more. But the standard report can
be composed at any time: each of its sentences in which something is counted is looked for in the texts, whatever its
numbers. Found with other numbers, it has become untrue; a sentence that its author has written anew is the author's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from roundtable.domain.outline import BlockKind, Section
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.report.composer import Composer
from roundtable.report.draft import draft
from roundtable.report.facts import Facts
from roundtable.report.standard import from_sectors
from roundtable.report.wordings import counted, in_words

_TO_TWENTY: Final = "|".join(in_words(number) for number in range(21))
_NUMBER: Final = re.compile(rf"\b(?:\d[\d,]*(?:\.\d+)?|{_TO_TWENTY})\b", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:])\s+|\n+(?:[-•] |\d+\. )?")
_ALIKE: Final = {word: f"(?:{words})" for words in ("person|people", "was|were") for word in words.split("|")}
_FEWEST: Final = 4
"""Words of a sentence that can hardly be anybody else's."""


@dataclass(frozen=True)
class Miscount:
    """A sentence of a text block that the record tells otherwise now: as it stands, and as it would be.

    `was` and `now` are the first number that differs, with the word behind it: "seventeen people", "eighteen".
    """

    section_id: Id
    place: int
    stands: str
    counted: str
    was: str
    now: str

    def mended(self, text: str) -> str:
        """The text with the sentence as it is counted now."""
        return text.replace(self.stands, self.counted, 1)


def miscounts(session: Session) -> tuple[Miscount, ...]:
    """Every counted sentence of the author's texts whose numbers are no longer the record's, in their order."""
    sections = session.all(Section)
    texts = [
        (section.id, place, block.value)
        for section in sections
        for place, block in enumerate(section.blocks)
        if block.kind is BlockKind.TEXT and _NUMBER.search(block.value)
    ]
    if not texts:
        return ()
    bare = session.with_edits([Edit(section, None) for section in sections])
    found: dict[tuple[Id, int, int], Miscount] = {}
    for pattern, sentences in _patterns(bare).items():
        for section_id, place, text in texts:
            for match in re.finditer(pattern, text, re.IGNORECASE):
                told = _told(match[0], sentences)
                if told is not None and not any(_numbers(match[0]) == _numbers(each) for each in sentences):
                    made = _miscount(section_id, place, match[0], told)
                    found.setdefault((section_id, place, match.start()), made)
    order = {section.id: number for number, section in enumerate(sections)}
    kept: list[tuple[Id, int, int]] = []
    for key in sorted(found, key=lambda key: (order[key[0]], key[1], key[2])):
        if not (kept and kept[-1][:2] == key[:2] and key[2] < kept[-1][2] + len(found[kept[-1]].stands)):
            kept.append(key)  # and not what is a part of the one before
    return tuple(found[key] for key in kept)


def _patterns(session: Session) -> dict[str, list[str]]:
    """By what it is found, whatever its numbers: each sentence of the standard report in which something is counted."""
    found = defaultdict[str, list[str]](list)
    for sentence in _counted_sentences(session):
        found[_pattern(sentence)].append(sentence)
    return found


def _counted_sentences(session: Session) -> Iterator[str]:
    facts = Facts(session)
    if who := from_sectors(Composer(session, facts)):
        yield counted(len(facts.people), "person", "people") + who
    for _, _, blocks in draft(session):
        for block in blocks:
            if block.kind is BlockKind.TEXT:
                for sentence in _SENTENCE_END.split(block.value):
                    words = sentence.strip().removeprefix("- ")
                    if _NUMBER.search(words) and len(words.split()) >= _FEWEST:
                        yield words


def _pattern(sentence: str) -> str:
    """A regular expression for a sentence with any numbers; a word behind one may stand in singular or plural."""
    made, counts = [], False
    for word in re.findall(r"\w[\w,.]*\w|\w|[^\w\s]+|\s+", sentence):
        if _NUMBER.fullmatch(word):
            made.append(_NUMBER.pattern)
            counts = True
        elif word.isspace():
            made.append(r"\s+")
        elif word.casefold() in _ALIKE:
            made.append(_ALIKE[word.casefold()])
        elif counts and word.isalpha() and len(word) > 3:
            made.append(f"{re.escape(word.removesuffix('s'))}s?")
            counts = False
        else:
            made.append(re.escape(word))
    return rf"(?<!\w){''.join(made)}(?!\w)"


def _told(stands: str, sentences: list[str]) -> str | None:
    """The sentence that stands for another one now; None where several could."""
    return sentences[0] if len(set(sentences)) == 1 and stands else None


def _numbers(sentence: str) -> list[str]:
    return [number.casefold() for number in _NUMBER.findall(sentence)]


def _miscount(section_id: Id, place: int, stands: str, told: str) -> Miscount:
    """What differs, told by the first number that does."""
    if stands[:1].isupper() != told[:1].isupper():
        told = (told[:1].upper() if stands[:1].isupper() else told[:1].lower()) + told[1:]
    pairs = zip(_NUMBER.finditer(stands), _NUMBER.finditer(told), strict=True)
    was, now = next((was, now) for was, now in pairs if was[0].casefold() != now[0].casefold())
    behind = re.match(r"\s+\w+", stands[was.end() :])
    said = was[0].lower() + (behind[0] if behind else "")
    return Miscount(section_id, place, stands, told, said, now[0].lower())

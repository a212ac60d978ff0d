"""Breaks the words of a paragraph into lines, by the rules of each script; each word is measured once.

Reportlab measures all words again for each measure that is tried, and breaks what has no spaces at any character. Here
Chinese and Japanese are broken between characters, but no line begins with what closes or ends with what opens; other
words are broken only where one is wider than a line, and then between what the eye takes for characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.rl_accel import sameFrag
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth
from reportlab.platypus.paragraph import (
    _FK_BREAK,
    FragLine,
    ParaLines,
    _getFragWords,
    _HSFrag,
    _processed_frags,
)
from reportlab.platypus.paragraph import split as words_of
from reportlab.platypus.paragraph import strip as stripped

Line = tuple[int, int, float]
"""The places of its first word and of the one behind its last, and the points that it takes."""

_FORCED: Final = -1.0
"""The width of an end of a line that was typed."""
_GIVES: Final = 0.05
"""The share of its spaces by which a line may be too long; they are drawn as much narrower."""
_HAN: Final = (
    "\u2e80-\u2fdf\u3001-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff"
)
_WRITTEN_ON: Final = re.compile(f"[{_HAN}]")
_NOT_FIRST: Final = frozenset(
    "、。，．・：；？！‼⁇⁈⁉）］｝〕〉》」』】〙〗〟’”»｠｡､｣"
    "ー゛゜ヽヾゝゞ々〻〜～…‥—―"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ"
    ",.:;?!)]}%‰°％℃-/\u00a0"
)
"""What no line begins with (JIS X 4051, GB/T 15834), where nothing but these rules parts it from what stands before."""
_NOT_LAST: Final = frozenset("（［｛〔〈《「『【〘〖〝‘“«｟｢([{¥$£€￥＄￡\u00a0")
"""What no line ends with."""
_THAI_LEADS: Final = frozenset("เแโใไ")
"""Vowels of Thai that stand before the letter that they are said behind."""
_THAI_FOLLOWS: Final = frozenset("ะาำๅๆฯ")
_VIRAMAS: Final = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d")
_TONES: Final = range(0x1F3FB, 0x1F400)
_FLAGS: Final = range(0x1F1E6, 0x1F200)


class _Cut(list[Any]):
    """A part of a word that is wider than a line, but not its last."""


@dataclass(slots=True)
class Measured:
    """The words of a paragraph, the width of each and of the space behind it in points.

    Words are strings where all of them are of one `run`, else as reportlab has those of several: a list of their
    width and of each piece with its run.
    """

    words: list[Any]
    widths: list[float]
    gaps: list[float]
    run: Any = None


def measured(runs: list[Any]) -> Measured:
    """Measure the words of a paragraph's runs, which are as reportlab parsed them or of several words each."""
    if len(runs) == 1 and not _processed_frags(runs):
        run = runs[0]
        words = words_of(stripped(run.text)) if hasattr(run, "text") else list(run.words)
        if not any(map(_WRITTEN_ON.search, words)):
            face, size = run.fontName, run.fontSize
            widths = [stringWidth(word, face, size) for word in words]
            return Measured(words, widths, [stringWidth(" ", face, size)] * len(words), run)
        runs = [run.clone(text=" ".join(words))]
    words = _joined(runs) if _processed_frags(runs) else _getFragWords(runs)
    return _of_several([part for word in words for part in _opened(word)])


def _of_several(words: list[Any]) -> Measured:
    widths = [_FORCED if word[1][0]._fkind == _FK_BREAK else word[0] for word in words]
    return Measured(words, widths, [_gap(word) for word in words])


def _gap(word: Any) -> float:  # noqa: ANN401 - a word of reportlab's
    if not isinstance(word, _HSFrag):
        return 0.0
    run = word[-1][0]
    return float(stringWidth(" ", run.fontName, run.fontSize))


def filled(words: Measured, first: float, later: float) -> list[Line] | None:
    """Fill lines of the given measures one after the other; None where a word alone is wider than its line."""
    lines: list[Line] = []
    begin, used, gap, spaces, measure = 0, 0.0, 0.0, 0.0, first
    gaps = words.gaps
    place = -1
    is_spaced = (
        False  # reportlab has empty words where runs meet at a space, and counts a space between two of them once
    )
    for place, width in enumerate(words.widths):
        if width < 0:
            lines.append((begin, place + 1, used))
            begin, used, gap, spaces, measure, is_spaced = place + 1, 0.0, 0.0, 0.0, later, False
            continue
        grown = used + gap + width if width else used
        if grown > measure + _GIVES * (spaces + gap):
            if place > begin:
                lines.append((begin, place, used))
                begin, measure, grown, spaces, gap = place, later, width, 0.0, 0.0
            if width > measure:
                return None
        if not is_spaced:
            spaces += gap
        is_spaced = not width and gap > 0 and sameFrag(words.words[place - 1][-1][0], words.words[place][1][0])
        used, gap = grown, gaps[place]
    if begin <= place:
        lines.append((begin, place + 1, used))
    return lines


def cut(words: Measured, most: float) -> Measured:
    """The same with each word that is wider than this in its characters, between which lines may break."""
    several = words.words if words.run is None else _getFragWords([words.run.clone(text=" ".join(words.words))])
    found: list[Any] = []
    for word in several:
        found += _characters(word) if word[0] > most and len(word) > 1 else [word]
    return _of_several(found)


def lines_of(words: Measured, lines: Sequence[Line], measures: Sequence[float], style: ParagraphStyle) -> ParaLines:
    """The lines, each in its measure, as reportlab draws and splits them.

    They stand where the face of their style puts them: a run in that of another script does not move its line.
    """
    ascent, descent = getAscentDescent(style.fontName, style.fontSize)
    if words.run is None:
        height = {"fontSize": style.fontSize, "ascent": ascent, "descent": descent}
        made = [_line(words, line, measure, height) for line, measure in zip(lines, measures, strict=True)]
        return ParaLines(kind=1, lines=made)
    simple = [
        (measure - used, words.words[begin:end]) for (begin, end, used), measure in zip(lines, measures, strict=True)
    ]
    return words.run.clone(kind=0, lines=simple, ascent=ascent, descent=descent)


def _line(words: Measured, line: Line, measure: float, height: Mapping[str, float]) -> FragLine:
    begin, end, used = line
    found: list[Any] = []
    last: Any = None
    source, gap = None, 0.0
    for place in range(begin, end):
        if words.widths[place] < 0 and found:
            break
        for index, (run, text) in enumerate(words.words[place][1:]):
            space = " " if index == 0 and gap and not last.text.endswith(" ") else ""
            if index == 0 and last is not None and (run is source or sameFrag(last, run)):
                last.text += space + text
                continue
            if space:
                last.text += space
            last, source = run.clone(text=text), run
            found.append(last)
        gap = words.gaps[place]
    return FragLine(
        extraSpace=measure - used,
        wordCount=sum(width > 0 for width in words.widths[begin:end]),
        lineBreak=False,
        words=found,
        maxWidth=measure,
        sFW=begin,
        **height,
    )


# ---- where words may be broken


def _opened(word: Any) -> list[Any]:  # noqa: ANN401 - a word of reportlab's
    """The word cut where a line of Chinese or Japanese may end, else itself."""
    if len(word) == 2 and word[1][1].isascii():
        return [word]
    text = "".join(piece for _, piece in word[1:])
    if not _WRITTEN_ON.search(text):
        return [word]
    ends = [place for place in range(1, len(text)) if _may_part(text, place)]
    return _parted(word, ends, list) if ends else [word]


def _may_part(text: str, place: int) -> bool:
    """Whether a line may end before a place in a text without spaces in which there is Chinese or Japanese."""
    before, after = text[place - 1], text[place]
    if after in _NOT_FIRST or before in _NOT_LAST or _clings(text, place):
        return False
    return bool(_WRITTEN_ON.match(before) or _WRITTEN_ON.match(after))


def _characters(word: Any) -> list[Any]:  # noqa: ANN401 - a word of reportlab's
    """A word that is wider than a line, character by character; reportlab can put them together again."""
    text = "".join(piece for _, piece in word[1:])
    ends = [place for place in range(1, len(text)) if not _clings(text, place)]
    return _parted(word, ends, _Cut) if ends else [word]


def _clings(text: str, place: int) -> bool:
    """Whether what stands at a place makes one character for the eye with what stands before it."""
    before, after = text[place - 1], text[place]
    if before in _THAI_LEADS or after in _THAI_FOLLOWS or after == "\u200d" or before == "\u200d":
        return True
    if unicodedata.category(after)[0] == "M" or ord(after) in _TONES:
        return True
    if before in _VIRAMAS:
        return unicodedata.category(after) == "Lo"
    if ord(before) in _FLAGS and ord(after) in _FLAGS:
        begin = place
        while begin and ord(text[begin - 1]) in _FLAGS:
            begin -= 1
        return bool((place - begin) % 2)
    return False


def _parted(word: Any, ends: Sequence[int], kind: type[list[Any]]) -> list[Any]:  # noqa: ANN401 - see _opened
    """A word of reportlab's as several that follow each other without a space; the last is of the word's own kind."""
    found: list[Any] = []
    pieces: list[tuple[Any, str]] = []
    waiting = iter((*ends, -1))
    end, start = next(waiting), 0
    for run, text in word[1:]:
        begin = 0
        while start < end < start + len(text):
            found.append(_word([*pieces, (run, text[begin : end - start])], kind))
            pieces, begin, end = [], end - start, next(waiting)
        pieces.append((run, text[begin:]))
        start += len(text)
        if end == start:
            found.append(_word(pieces, kind))
            pieces, end = [], next(waiting)
    return [*found, _word(pieces, _HSFrag if isinstance(word, _HSFrag) else list)]


def _joined(words: Sequence[Any]) -> list[Any]:
    """Words with those put together again that were cut for another measure."""
    found: list[Any] = []
    pieces: list[tuple[Any, str]] = []
    for word in words:
        for run, text in word[1:] if pieces or isinstance(word, _Cut) else ():
            is_same = bool(pieces) and pieces[-1][0] is run
            pieces[-1:] = [(run, pieces[-1][1] + text)] if is_same else [*pieces[-1:], (run, text)]
        if isinstance(word, _Cut):
            continue
        found.append(_word(pieces, type(word)) if pieces else word)
        pieces = []
    return [*found, *([_word(pieces, list)] if pieces else [])]


def _word(pieces: Sequence[tuple[Any, str]], kind: type[list[Any]]) -> list[Any]:
    width = sum(stringWidth(text, run.fontName, run.fontSize) for run, text in pieces)
    return kind([width, *pieces])

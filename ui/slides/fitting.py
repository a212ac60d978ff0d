"""Text as large as its place allows: no word is broken, lines are even, and no fallback face moves a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from ui import theme
from ui.slides.letters import draw_line

FIGURES = ("Inter",)
FIGURE_SIZE = 0.92
"""Inter at this share of Atkinson's size has capitals as high."""
OPENING_MARKS = ("“", "‘", '"', "«", "„", "‹", "「")
_HANG = 0.92
_BALANCED_UP_TO = 9
_MAY_END_A_LINE = "-‐–—/\u200b\u00ad"
_SPACELESS = (
    (0x0E00, 0x0EFF),
    (0x1780, 0x17FF),
    (0x2E80, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
"""Thai and Lao, Khmer, and Chinese, Japanese and Korean: code points between which a line may end."""

_MOST_FONTS = 48
"""Sizes and weights that are kept: enough for a slide on two screens, and no more, as large faces in use fill Qt's font
cache, and then every face of the windows, the star's above all, is made anew whenever it is drawn."""


@lru_cache(maxsize=_MOST_FONTS)
def font(pixels: int, weight: int, figures: bool = False) -> QFont:
    """A face of the slides, unhinted, so that one design holds at every resolution."""
    made = QFont()
    made.setFamilies(FIGURES if figures else theme.FAMILIES)
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=_MOST_FONTS)
def metrics(pixels: int, weight: int, figures: bool = False) -> QFontMetricsF:
    """The metrics of `font`."""
    return QFontMetricsF(font(pixels, weight, figures))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line that was painted: its words, the em in pixels, and the box of its capitals and ascenders."""

    text: str
    pixels: float
    box: QRectF
    role: str = "ink"


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text run from right to left."""
    letters = [c for c in text if c.isalpha()]
    return sum("\u0590" <= c <= "\u08ff" for c in letters) * 2 > len(letters)


def breaks_a_word(text: str, lines: list[QTextLine]) -> bool:
    """Whether a line ends within a word: anywhere but at a space or a hyphen, in scripts that part words by spaces."""
    for line in lines[:-1]:
        end = line.textStart() + line.textLength()
        if 0 < end < len(text):
            before, after = text[end - 1], text[end]
            if before.isspace() or after.isspace() or before in _MAY_END_A_LINE:
                continue
            if not any(first <= ord(c) <= last for c in (before, after) for first, last in _SPACELESS):
                return True
    return False


class Block:
    """A text set in one size: its lines, and how high it is from the first cap top to the last baseline."""

    def __init__(self, text: str, measure: float, pixels: int, weight: int, leading: float, hang: bool) -> None:
        self.text, self.pixels, self.leading = text, pixels, leading
        self.pitch = pixels * leading
        self.font = font(pixels, weight)
        self.cap = metrics(pixels, weight).capHeight()
        self.right_to_left = is_right_to_left(text)
        self._layout, self.lines = self._lay(measure)
        hangs = hang and text.startswith(OPENING_MARKS) and not self.right_to_left
        self.hang = metrics(pixels, weight).horizontalAdvance(text[0]) * _HANG if hangs else 0.0

    def _lay(self, measure: float) -> tuple[QTextLayout, list[QTextLine]]:
        option = QTextOption()
        rtl = self.right_to_left
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self.text, self.font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(measure)
            lines.append(line)
        layout.endLayout()
        return layout, lines

    @property
    def height(self) -> float:
        """From the top of the first capitals to the last baseline."""
        return self.cap + (len(self.lines) - 1) * self.pitch

    @property
    def width(self) -> float:
        """The widest line."""
        return max((line.naturalTextWidth() for line in self.lines), default=0.0)

    @property
    def is_whole(self) -> bool:
        """Whether no word was broken."""
        return not breaks_a_word(self.text, self.lines)

    def texts(self) -> list[str]:
        """The words of each line."""
        return [self.text[line.textStart() : line.textStart() + line.textLength()].strip() for line in self.lines]

    def draw(self, painter: QPainter, x: float, cap_top: float, colour: QColor, role: str = "ink") -> list[Drawn]:
        """Paint with the first cap top at `cap_top`; lines stand on baselines, not on the face's own heights."""
        painter.setPen(colour)
        drawn: list[Drawn] = []
        for index, (line, text) in enumerate(zip(self.lines, self.texts(), strict=True)):
            base = cap_top + self.cap + index * self.pitch
            advance = line.naturalTextWidth()
            left = x + self.width - advance if self.right_to_left else x - (self.hang if index == 0 else 0)
            line.setPosition(QPointF(0, 0))
            inside = line.naturalTextRect().left()
            draw_line(painter, line, QPointF(left - inside, base - line.ascent()), self.pixels)
            drawn.append(Drawn(text, self.pixels, QRectF(left, base - self.cap, advance, self.cap), role))
        return drawn


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text may be fitted: sizes in pixels, leading as a share of the size, at most so many lines."""

    largest: float
    smallest: float
    weight: int = 400
    leading: float = 1.22
    balance: bool = True
    hang: bool = True
    most_lines: int = 99


@lru_cache(maxsize=128)
def fit(text: str, width: float, height: float, how: Fit) -> Block:
    """The text as large as it can stand in a box, then as even as it can be set in the same number of lines.

    Found by binary search over whole pixels. At `how.smallest` the text may be higher than the box: ask `fits`.
    """
    low, high = int(how.smallest), int(how.largest)
    best = int(how.smallest)
    while low <= high:
        pixels = (low + high) // 2
        if _holds(Block(text, width, pixels, how.weight, how.leading, how.hang), width, height, how):
            best, low = pixels, pixels + 1
        else:
            high = pixels - 1
    block = Block(text, width, best, how.weight, how.leading, how.hang)
    if how.balance and 1 < len(block.lines) <= _BALANCED_UP_TO:
        return _balanced(block, width, how)
    return block


def fits(text: str, width: float, height: float, how: Fit) -> bool:
    """Whether the text stands in the box at a size of its range."""
    return _holds(fit(text, width, height, how), width, height, how)


def _holds(block: Block, width: float, height: float, how: Fit) -> bool:
    lines = len(block.lines)
    needed = (lines - 1) * block.pitch + block.pixels * 0.92
    return lines <= how.most_lines and needed <= height and block.is_whole and block.width <= width + 1


def _balanced(block: Block, width: float, how: Fit) -> Block:
    """The narrowest measure that keeps the number of lines and breaks no word."""
    narrow, wide = int(width * 0.4), int(width)
    best = block
    while wide - narrow > 2:
        middle = (narrow + wide) // 2
        tried = Block(block.text, middle, block.pixels, how.weight, how.leading, how.hang)
        if len(tried.lines) <= len(block.lines) and tried.is_whole:
            best, wide = tried, middle
        else:
            narrow = middle
    return best


def first_step(steps: int, holds: Callable[[int], bool]) -> int:
    """The first of so many steps, each smaller than the one before, at which all holds; the last when none does."""
    low, high = 0, steps - 1
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low

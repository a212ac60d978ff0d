"""Makes the fallback faces of resources/fonts/noto-* from the fonts as they are published; needs fonttools.

    npm pack @expo-google-fonts/noto-sans-{hebrew,devanagari,thai,sc,kr} @expo-google-fonts/noto-emoji
    apt-get download fonts-noto-core=20201225-1 fonts-noto-extra=20201225-1
    python tools/fonts.py FOLDER_WITH_THE_UNPACKED_PACKAGES

Arabic is of an older make: today's draws a letter and its dots apart, and who searches a page would find no dots.
Hinting goes, which print does not need. Han is cut to what GB 2312, Big5 (its frequent part) and JIS X 0208 hold
together, Hangul to KS X 1001: the letters that names are written in.
"""

import sys
from itertools import product
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]

FONTS = Path(__file__).parents[1] / "resources" / "fonts"


def characters(encoding: str, rows: range, cells: range) -> set[int]:
    """The characters of a stretch of a double-byte encoding."""
    pairs = (bytes(pair).decode(encoding, "ignore") for pair in product(rows, cells))
    return {ord(text) for text in pairs if len(text) == 1}


HAN = (
    characters("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    | characters("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    | characters("euc_jp", range(0xB0, 0xF5), range(0xA1, 0xFF))
)
KANA = {*range(0x3001, 0x3130), *range(0x31F0, 0x3200), *range(0xFF01, 0xFFE7)}
HANGUL = characters("euc_kr", range(0xB0, 0xC9), range(0xA1, 0xFF))
DROPPED = ["BASE", "DSIG", "STAT", "VORG", "vhea", "vmtx"]


def make(source: Path, target: Path, codes: set[int] | None, features: list[str]) -> None:
    """Write the glyphs of `codes` (None: all) with the layout features named."""
    options = subset.Options(
        hinting=False, layout_features=features, name_IDs=["*"], notdef_outline=True, recalc_timestamp=False
    )
    options.drop_tables += DROPPED
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted({0x20, 0xA0} | (codes or set(font.getBestCmap()))))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main(folder: Path) -> None:
    """Make all of them."""
    for weight in ("Regular", "SemiBold"):
        source = folder / "usr" / "share" / "fonts" / "truetype" / "noto" / f"NotoSansArabic-{weight}.ttf"
        make(source, FONTS / "noto-sans" / source.name, None, ["*"])
    for script in ("Hebrew", "Devanagari", "Thai"):
        for weight in ("400Regular", "600SemiBold"):
            source = folder / f"noto-sans-{script.lower()}" / weight / f"NotoSans{script}_{weight}.ttf"
            make(source, FONTS / "noto-sans" / f"NotoSans{script}-{weight[3:]}.ttf", None, ["*"])
    for place, codes in (("SC", HAN | KANA), ("KR", HANGUL)):
        source = folder / f"noto-sans-{place.lower()}" / "400Regular" / f"NotoSans{place}_400Regular.ttf"
        make(source, FONTS / "noto-cjk" / f"NotoSans{place}-Regular.ttf", codes, [])
    source = folder / "noto-emoji" / "400Regular" / "NotoEmoji_400Regular.ttf"
    make(source, FONTS / "noto-emoji" / "NotoEmoji-Regular.ttf", None, ["*"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The session's images made ready for the page: opened with care, turned upright, flattened to RGB, not too large.

What is embedded was encoded anew, so that nothing of a photograph but its picture is in the report: no place where
it was taken, no name of a camera's owner.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from roundtable.domain.limits import MOST_PIXELS

FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP")
"""What is opened, whatever a file says of itself: for others Pillow may start a program (EPS does)."""
LONGEST_SIDE: Final = 1_800
"""Pixels of the longer side that are embedded: 300 dpi over the full measure."""
_REFUSALS: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    MemoryError,
    EOFError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What Pillow raises on bytes that are no picture, or a broken or monstrous one."""


@lru_cache(maxsize=32)
def _size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as it is to be seen; None when it cannot be opened."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return None
            turned = image.getexif().get(0x0112, 1) >= 5
            image.load()
    except _REFUSALS:
        return None
    return (height, width) if turned else (width, height)


def opens(data: bytes) -> bool:
    """Whether the bytes are a picture that can be shown."""
    return _size(data) is not None


def is_portrait(data: bytes) -> bool:
    """Whether the picture is clearly taller than wide."""
    size = _size(data)
    return size is not None and size[1] >= size[0] * 1.1


def ratio(data: bytes) -> float:
    """Height over width; 1 when the picture cannot be opened."""
    size = _size(data)
    return size[1] / size[0] if size else 1.0


def draw(canvas: Canvas, data: bytes, x: float, y: float, width: float, height: float) -> None:
    """Draw the picture with its lower left corner at (x, y); a draft does without. OSError when it cannot be opened."""
    if not canvas.draft:
        canvas.drawImage(_reader(data), x, y, width, height)


def _reader(data: bytes) -> ImageReader:
    """The picture as reportlab takes it."""
    flat, is_photograph = _flat(data)
    return ImageReader(BytesIO(_bytes(flat, "JPEG"))) if is_photograph else ImageReader(flat)


def encoded(data: bytes) -> tuple[str, bytes]:
    """The picture as a file for the web, with its media type. OSError when it cannot be opened."""
    flat, is_photograph = _flat(data)
    return ("image/jpeg", _bytes(flat, "JPEG")) if is_photograph else ("image/png", _bytes(flat, "PNG"))


def _flat(data: bytes, *, matte: str = "#FFFFFF") -> tuple[Image.Image, bool]:
    """The picture in RGB, and whether it is a photograph; what is transparent shows `matte`."""
    if not opens(data):
        raise OSError("not a picture that can be shown")
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        is_photograph = opened.format in ("JPEG", "MPO", "WEBP")
        image = ImageOps.exif_transpose(opened)
        if image.has_transparency_data:
            coloured = image.convert("RGBA")
            flat = Image.new("RGB", coloured.size, matte)
            flat.paste(coloured, mask=coloured.getchannel("A"))
        else:
            flat = image.convert("RGB")
    flat.info = {}  # comments and profiles of the file, which Pillow would write again
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return flat, is_photograph


def _bytes(flat: Image.Image, form: str) -> bytes:
    made = BytesIO()
    if form == "JPEG":
        flat.save(made, form, quality=88, subsampling=0)
    else:
        flat.save(made, form)
    return made.getvalue()

"""Where on a page of a finished report each block of the author's outline came to stand.

Asked of the file itself: PDFium knows of every stretch of marked content where it is, and the report knows of every
stretch which block it belongs to. So nothing has to be measured while the report is laid out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from roundtable.report.content import Origin


@dataclass(frozen=True)
class Area:
    """A rectangle on a page, in parts of its width and height from the left and the top, and whose it is."""

    origin: Origin
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """The part of the page that it covers."""
        return (self.right - self.left) * (self.bottom - self.top)


def areas_on(page: Any, number: int, origins: Mapping[tuple[int, int], Origin]) -> tuple[Area, ...]:  # noqa: ANN401 - untyped
    """One area for each block on a page of pypdfium2, which is the one with that number, from 0.

    The caller holds `finished.PDFIUM`.
    """
    from pypdfium2 import raw  # noqa: PLC0415 - a library in C, and only for previews

    width, height = page.get_size()
    found: dict[Origin, tuple[float, float, float, float]] = {}
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        piece = raw.FPDFPage_GetObject(page.raw, index)
        origin = origins.get((number, raw.FPDFPageObj_GetMarkedContentID(piece)))
        if origin is None or not raw.FPDFPageObj_GetBounds(piece, left, bottom, right, top):
            continue
        box = left.value, height - top.value, right.value, height - bottom.value
        had = found.get(origin, box)
        found[origin] = (min(box[0], had[0]), min(box[1], had[1]), max(box[2], had[2]), max(box[3], had[3]))
    return tuple(
        Area(origin, box[0] / width, box[1] / height, box[2] / width, box[3] / height) for origin, box in found.items()
    )


def area_at(areas: tuple[Area, ...], x: float, y: float) -> Area | None:
    """The area at a point, of several the smallest; beside all of them the nearest that is level with it."""
    level = [each for each in areas if each.top <= y <= each.bottom]
    return min(level, key=lambda each: (max(each.left - x, x - each.right, 0.0), each.size), default=None)

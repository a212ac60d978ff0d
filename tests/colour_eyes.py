"""How colours look to colour-blind eyes, and how far two of them are apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from roundtable.palette import rgb

Lab = tuple[float, float, float]
SIGHTS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Linear RGB as somebody without one kind of cone sees it: Machado, Oliveira and Fernandes 2009, severity 1."""
_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def seen(colour: str, sight: str | None) -> Lab:
    """A colour in CIE L*a*b* as somebody sees it; None is full colour sight."""
    linear = tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb(colour)))
    if sight is not None:
        linear = tuple(min(1.0, max(0.0, _dot(row, linear))) for row in SIGHTS[sight])
    x, y, z = (_f(_dot(row, linear) / white) for row, white in zip(_TO_XYZ, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, sight: str | None) -> float:
    """CIE76 difference of two colours: about 2 is just seen side by side."""
    return math.dist(seen(one, sight), seen(other, sight))


def _dot(row: Sequence[float], column: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(row, column, strict=True))


def _f(t: float) -> float:
    return float(t ** (1 / 3)) if t > 0.008856 else 7.787 * t + 16 / 116

"""What would become of words that are carried over the star, in the words that stand beside them and are announced."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from roundtable.domain.star import hung
from ui.star.values import StarView

OFF = "Take off the star"


@dataclass(frozen=True)
class Landing:
    """What happens where they are let go, and what else there is to know of it."""

    says: str = ""
    more: str = ""

    @property
    def told(self) -> str:
        """Both in one line, for those who hear it."""
        return ", ".join(part for part in (self.says, self.more) if part)

    def __bool__(self) -> bool:
        return bool(self.says)


NOWHERE = Landing()


def landing(
    view: StarView, record_ids: Collection[str], segments: tuple[str, ...], *, adds: bool = False, key: str = ""
) -> Landing:
    """What words would hang on, put on segments by hand; `key` is what keeps them where they hang as well.

    A part of the ring and an arm together are a crossing: who puts words on one of them is told how they come on both.
    """
    known = {chip.record_id: chip.segments for chip in view.chips}
    before = {tuple(filter(view.star.find, known.get(each, ()))) for each in record_ids}
    after = {hung(view.star, on, segments, adds=adds) for on in before}
    if not segments or not after:
        return NOWHERE
    if before == after and len(before) == 1:
        return Landing(f"Stays on {view.labels(*after)}")
    if len(after) > 1:
        keeps = f"{key}: each stays where it hangs as well" if key and not adds else ""
        return Landing(f"{'Also' if adds else 'Put'} on {view.labels(segments)}", keeps)
    (now,) = after
    on = ("Put on", "On both:", "On all:")[min(len(now), 3) - 1]
    left = view.labels(tuple(dict.fromkeys(each for was in sorted(before) for each in was if each not in now)))
    if left:
        more = f"no longer on {left}" + (f" ({key}: there as well)" if key else "")
    else:
        more = f"then on {_other_ring(view, now[0])}: on both" if len(now) == 1 and key else ""
    return Landing(f"{on} {view.labels(now)}", more)


def _other_ring(view: StarView, segment: str) -> str:
    return "an arm" if any(each.id == segment for each in view.star.inner) else "the ring"

"""The star with what was heard on it, as primitives: the facilitator's dress, and the one of room and print.

`facilitators_star` is for the person who runs the room: quiet where a step is done, with step numbers and the
shapes of the sectors heard. `evidence_star` is for the room and the report: only counts, and as many discs as there
are sectors. Both take the same evidence, for a star of any number of parts, and return primitives back to front
(`star_geometry` says how to draw them).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from roundtable.domain.star import Star
from roundtable.domain.star_count import Count
from roundtable.domain.star_dress import FACILITATORS, ROOM, Dress, legible
from roundtable.domain.star_geometry import (
    CANVAS,
    Path,
    Point,
    Primitive,
    Text,
    arm,
    arm_shade,
    circle,
    hub_radius,
    hue,
    outer_angle,
    polar,
    ring_part,
)
from roundtable.domain.star_key import STEP_BADGE, keyed_arm, keyed_part, needs_letters
from roundtable.domain.star_labels import Measure, Obstacle, rough_width
from roundtable.domain.star_marks import SectorMark
from roundtable.domain.star_overlays import Laid, with_overlays
from roundtable.domain.star_ring_words import Counted, part_words
from roundtable.domain.star_strength import NOT_MEASURED, Strengths
from roundtable.domain.star_thumbnail import NOTHING, Evidence, Heard, state_of
from roundtable.domain.star_title import title_words, total_words
from roundtable.domain.star_words import arm_words, holds_on_arm

_STEP_AT = CANVAS.tip - 118
"""How far from the hub the numbers of steps stand."""
_LARGEST_NOTE = 30.0
"""Where words have to be larger than this, an arm has no room for more than its name and a number."""
_NOT_HEARD = "not yet", "none"
"""What an arm says on which nothing was heard, in the words that it has room for."""
_LEAST_MARK = 0.66
"""How large a sector's shape is at the least, in sizes of the smallest words: 7 pixels where these have 11."""


def evidence_star(
    star: Star,
    evidence: Evidence,
    *,
    total: int | None = None,
    now: Collection[str] = (),
    discs: bool = True,
    empty: str = "not yet",
    labels: bool = True,
    strengths: Strengths = NOT_MEASURED,
    least: float = 0.0,
    keyed: bool = False,
    measure: Measure = rough_width,
) -> tuple[Primitive, ...]:
    """The star of slides and report, in the proportions READ and the colours of "evidence_star".

    `total` is the number of distinct points, set in the hub; `now` are the segments in focus; `discs` shows for
    each segment of how many sectors somebody spoke; `empty` stands where nothing was heard ("none" in print).
    What is contested has a hatched edge; `strengths` are drawn as gauges (`star_gauge`). No words are smaller than
    `least` units; where names have no room at that size (`star_key.needs_key`) the star is to be `keyed`: each segment
    has a letter, and whoever draws the star sets the names beside it.
    """
    dress = legible(ROOM, least)
    arms: list[Laid] = []
    for index, segment in enumerate(star.outer):
        heard, on = evidence.get(segment.id, NOTHING), segment.id in now
        state, ink = state_of(heard, on, done=False), _ink(heard, on)
        spoke, words = heard.sectors if discs else (), []
        if labels and keyed:
            words = keyed_arm(star, dress, index, Counted(heard.points, spoke, empty), (ink, state), measure)
        elif labels:
            count = Count(empty, dress.note)
            if heard.points:
                count = Count(str(heard.points), dress.label * 1.16, 700, "figures", spoke)
            words = arm_words(star, dress, index, count, ink, measure)
        arms.append(Laid(segment.id, _arm_body(star, dress, index, state), words, ink, heard.contested))
    parts: list[Laid] = []
    for index, segment in enumerate(star.inner):
        heard, words = evidence.get(segment.id, NOTHING), []
        spoke = heard.sectors if discs else ()
        if labels and keyed:
            counted = Counted(heard.points, spoke, empty)
            words = keyed_part(star, dress, index, counted, (_part_ink(heard), hue(index)), measure)
        elif labels:
            words = part_words(star, dress, index, heard.points, spoke, (), empty, measure)
        body = _part_body(star, dress, index, heard, segment.id in now)
        parts.append(Laid(segment.id, body, words, _part_ink(heard), heard.contested))
    out: list[Primitive] = []
    for ring in (arms, parts):
        out += with_overlays(star, dress.form, ring, strengths, least, measure)
    hub = hub_radius(star, dress.form)
    out.append(Path(circle(hub), fill="hub", stroke="hubline", width=1.5))
    if labels and total is not None:
        out += total_words(total, hub, least, measure)
    return tuple(out)


def facilitators_star(
    star: Star,
    evidence: Evidence,
    *,
    title: str = "",
    now: Collection[str] = (),
    done: Collection[str] = (),
    sectors: Sequence[SectorMark] = (),
    strengths: Strengths = NOT_MEASURED,
    noun: tuple[str, str] = ("point", "points"),
    least: float = 0.0,
    measure: Measure = rough_width,
) -> tuple[Primitive, ...]:
    """The star of the facilitator's window, in the proportions CANVAS and the colours of "star".

    `title` stands in the hub; `now` are the segments in focus, `done` those whose time is over; `sectors` are the
    marks of the session's sectors, in the order of `Heard.sectors`; `noun` is one and several of what is counted.
    No words are smaller than `least`: a title is left out rather, an arm shows its number alone, marks that
    would be too small to tell apart are figures ("3/6"), and where names have
    no room each segment has a letter.
    What is contested has a hatched edge; `strengths` are drawn as gauges (`star_gauge`).
    """
    dress = _legible(least)
    keyed = shows_letters(star, sectors=sectors, noun=noun, least=least, measure=measure)
    arms: list[Laid] = []
    for index, segment in enumerate(star.outer):
        heard, on, over = evidence.get(segment.id, NOTHING), segment.id in now, segment.id in done
        body = _arm_body(star, FACILITATORS, index, state_of(heard, on, over))
        badge = polar(_STEP_AT, outer_angle(star, index))
        if keyed:
            inks = _ink(heard, on), state_of(heard, on, over)
            counted = Counted(heard.points, heard.sectors if sectors else (), "not yet")
            words = keyed_arm(star, dress, index, counted, inks, measure, (*badge, STEP_BADGE), sectors)
        else:
            obstacle = (*badge, STEP_BADGE)
            count = _counted(heard, sectors, noun, dress)
            if not heard.points:
                count = _silence(star, dress, index, obstacle, measure) or count
            words = arm_words(star, dress, index, count, _ink(heard, on), measure, obstacle)
        words += _badge(badge, index + 1, over, segment.id, least)
        arms.append(Laid(segment.id, body, words, _ink(heard, on), heard.contested))
    parts: list[Laid] = []
    for index, segment in enumerate(star.inner):
        heard = evidence.get(segment.id, NOTHING)
        body = _part_body(star, FACILITATORS, index, heard, segment.id in now)
        spoke = heard.sectors if sectors else ()
        if keyed:
            counted, inks = Counted(heard.points, spoke, "not yet"), (_part_ink(heard), hue(index))
            words = keyed_part(star, dress, index, counted, inks, measure, sectors)
        else:
            words = part_words(star, dress, index, heard.points, spoke, sectors, "not yet", measure)
        parts.append(Laid(segment.id, body, words, _part_ink(heard), heard.contested))
    out: list[Primitive] = []
    for ring in (arms, parts):
        out += with_overlays(star, CANVAS, ring, strengths, least, measure)
    hub = hub_radius(star, CANVAS)
    out.append(Path(circle(hub), fill="hub", stroke="hubline", width=1.5))
    out += title_words(title, hub - 8, measure, least)
    return tuple(out)


def shows_letters(
    star: Star,
    *,
    sectors: Sequence[SectorMark],
    noun: tuple[str, str],
    least: float,
    measure: Measure,
) -> bool:
    """Whether the facilitator's star has a letter on each segment, since some name has no room at `least` units."""
    dress = _legible(least)
    counts = tuple(_counted(each, sectors, noun, dress) for each in (NOTHING, Heard(88, (True,) * len(sectors))))
    return bool(least) and needs_letters(star, dress, counts, _STEP_AT, len(sectors), measure)


def _legible(least: float) -> Dress:
    """The facilitator's dress with no word smaller than `least`; where that is much, a number stands off its label."""
    plain, numbers = FACILITATORS, least > _LARGEST_NOTE
    return replace(
        plain,
        label=max(plain.label, least),
        note=max(plain.note, least),
        pitch=plain.label * 1.12 if numbers else plain.pitch,
        ring_label=max(plain.ring_label, least),
        ring_note=max(plain.ring_note, least),
        least=least,
        least_mark=_LEAST_MARK * least,
    )


def _counted(heard: Heard, sectors: Sequence[SectorMark], noun: tuple[str, str], dress: Dress) -> Count:
    """What the facilitator reads on an arm: how many, and from which sectors; the number alone in large notes."""
    spoke, marks = heard.sectors if sectors else (), tuple(sectors)
    least, least_mark = dress.least, dress.least_mark
    if dress.note > _LARGEST_NOTE:
        number = Count(str(heard.points), dress.label, 700, "figures")
        return replace(number, spoke=spoke if heard.points else (), marks=marks, least=least, least_mark=least_mark)
    if not heard.points:
        return Count("not yet", dress.note)
    said = f"{heard.points} {noun[heard.points != 1]}"
    return Count(said, dress.note, spoke=spoke, marks=marks, least=least, least_mark=least_mark)


def _silence(star: Star, dress: Dress, index: int, obstacle: Obstacle, measure: Measure) -> Count | None:
    """That nothing was heard, in the words that an arm has room for; None when it has for none."""
    ways = (Count(words, dress.note) for words in _NOT_HEARD)
    return next((way for way in ways if holds_on_arm(star, dress, index, way, measure, obstacle)), None)


def _ink(heard: Heard, now: bool) -> str:
    return "hollowink" if not heard.points else "nowink" if now else "armink"


def _part_ink(heard: Heard) -> str:
    return "white" if heard.points else "hollowink"


def _arm_body(star: Star, dress: Dress, index: int, state: str) -> list[Primitive]:
    key, outline = star.outer[index].id, arm(star, dress.form, index)
    if state.startswith("hollow"):
        now = state == "hollow now"
        width = dress.now_edge if now else dress.hollow_edge
        line = "nowedge" if now else "hollowline"
        return [
            Path(outline, fill="hollow", key=key),
            Path(outline, stroke=line, width=width, dash=dress.dash, key=key),
        ]
    now = state == "armnow"
    return [
        Path(outline, fill=state, key=key),
        Path(arm_shade(star, dress.form, index), fill=f"{state}2", key=key),
        Path(
            outline,
            stroke="nowedge" if now else "armline",
            width=dress.now_edge if now else dress.heard_edge,
            key=key,
        ),
    ]


def _part_body(star: Star, dress: Dress, index: int, heard: Heard, now: bool) -> list[Primitive]:
    key, role = star.inner[index].id, hue(index)
    whole = ring_part(star, dress.form, index)
    if heard.points:
        body = [Path(whole, fill=role, key=key)]
        if dress.rim and not now:
            rim = ring_part(star, dress.form, index, dress.rim / 2)
            body.append(Path(rim, stroke=f"{role}_line", width=dress.rim, key=key))
    else:
        edge = ring_part(star, dress.form, index, 3)
        body = [
            Path(whole, fill="hollow", key=key),
            Path(edge, stroke=f"{role}_line", width=dress.part_hollow_edge, dash=dress.dash, key=key),
        ]
    if now:
        # A hollow part keeps its dashes: the frame is narrower and lies within them, clear of the name.
        inset, width = (3.0, dress.part_now_edge) if heard.points else (9.5, 5.0)
        frame = ring_part(star, dress.form, index, inset)
        body.append(Path(frame, stroke="armnow", width=width, key=key))
    return [*body]


def _badge(at: Point, number: int, done: bool, key: str, least: float) -> list[Primitive]:
    """The number of a step, or a tick when its time is over."""
    x, y = at
    size = max(24.0, min(least, 36.0))
    disc = Path(circle(size * 0.875, x, y), "armline" if done else "badge", "armline", 1.6, key=key)
    if done:
        tick = (("M", x - 9, y + 0.5), ("L", x - 2.8, y + 7), ("L", x + 9.5, y - 7))
        return [disc, Path(tick, stroke="badge", width=4.2, key=key)]
    return [disc, Text(str(number), x, y + size * 0.358, size, "badgeink", 700, key=key, face="figures")]

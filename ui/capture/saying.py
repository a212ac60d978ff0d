"""What the desk says of a line: the chips of what Enter will note, problems and notes in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from roundtable.capture_line.parsed import LineKind, Parsed, Problem
from roundtable.capture_line.several import put_together
from roundtable.domain.latest import item_at, last_point
from roundtable.domain.points import Point
from roundtable.domain.records import Record
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote
from ui import wording
from ui.capture.faces import NOBODY, Face, Faces, local
from ui.capture.reading import Reading
from ui.capture.rows import ACTION_SIGN, INSIGHT_SIGNS, WORDING_SIGNS, RowMaker, Sign
from ui.widgets import chip
from ui.widgets.chip import ChipFace, ChipLook
from ui.widgets.dot import dot_for
from ui.widgets.message import Tone

FaceAndLook = tuple[ChipFace, ChipLook]

_ABOUT_THE_LAST = Sign("about the last one", "corner-down-left")
_PROBLEMS = {
    "speaker-is-ambiguous": (Tone.WARN, "“{typed}” may be {fits}. It is noted as typed, without a speaker."),
    "unknown-speaker": (Tone.WARN, "Nobody here is “{typed}”. It is noted as typed, without a speaker."),
    "segment-is-ambiguous": (Tone.WARN, "@{typed} may be {fits}. It is noted as typed."),
    "unknown-segment": (Tone.WARN, "The star has no segment “{typed}”. It is noted as typed."),
    "no-such-day": (Tone.BAD, "There is no {typed}. It is noted as typed, with no date."),
    "unknown-day": (Tone.WARN, "“{typed}” is no day that I know. It is noted as typed, with no date."),
    "name-or-day": (Tone.INFO, "{typed} is somebody here, so no day was read. It is noted as typed."),
    "day-has-passed": (Tone.WARN, "That day has passed. It is noted all the same."),
}


_NO_DAY = {
    "no-such-day": "“{typed}” is no day that I know",
    "unknown-day": "“{typed}” is no day that I know",
    "name-or-day": "“{typed}” is somebody here, no day",
}
_ABOUT_SEGMENTS = ("unknown-segment", "segment-is-ambiguous")


def problem_words(problem: Problem) -> tuple[Tone, str]:
    """How grave a problem of the line is, and the sentence for it."""
    tone, sentence = _PROBLEMS[problem.reason]
    facts = dict(problem.facts)
    if facts.get("fits"):
        facts["fits"] = " or ".join(facts["fits"].split(", "))
    if problem.reason == "no-such-day" and (number := re.search(r"\d+", problem.facts["typed"])) and problem.mend:
        month = _MONTHS[problem.mend.split()[-1]]
        return tone, f"{month} has no {_ordinal(int(number[0]))}. It is noted as typed, with no date."
    return tone, sentence.format(**facts)


_MONTHS = {"Feb": "February", "Apr": "April", "Jun": "June", "Sep": "September", "Nov": "November"}


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def sign_of(parsed: Parsed) -> Sign:
    """The kind of what Enter will note."""
    if parsed.kind is LineKind.ACTION:
        return ACTION_SIGN
    if parsed.kind is LineKind.INSIGHT:
        return INSIGHT_SIGNS[parsed.insight_kind]
    return WORDING_SIGNS[parsed.wording]


def speaker_chip(parsed: Parsed, chosen: bool, on_floor: bool) -> FaceAndLook:
    """Where the speaker comes from."""
    if parsed.kind is LineKind.ACTION:
        if parsed.contributor_id or parsed.organisation_id:
            return ChipFace("promised by the line", "keyboard"), chip.ON_CARD
        return ChipFace("nobody’s promise yet", "circle-question-mark"), chip.WARN
    if parsed.contributor_id is None and parsed.organisation_id is None:
        return ChipFace("speaker to be found", "circle-question-mark"), chip.WARN
    if parsed.speaker_typed:
        return ChipFace("speaker from the line", "keyboard"), chip.ON_CARD
    if chosen:
        return ChipFace("speaker chosen", "user-round-pen"), chip.ON_CARD
    return ChipFace("speaker from the floor" if on_floor else "had the floor", "mic"), chip.ON_CARD


def line_chips(
    session: Session, parsed: Parsed, *, chosen: bool, on_floor: bool, first_key: datetime | None
) -> list[FaceAndLook]:
    """What Enter will note, chip by chip."""
    if parsed.kind is LineKind.CONTINUATION:
        last = last_point(session, Quote)
        what = f"goes on with “{short(last.text)}”" if last else "there is no quote to go on with"
        return [(ChipFace(what, "corner-down-left"), chip.ON_CARD if last else chip.WARN)]
    if parsed.kind is LineKind.MEND:
        return [(ChipFace(f"mends “{parsed.old}” to “{parsed.text}” in the last one", "pencil"), chip.ON_CARD)]
    sign = sign_of(parsed)
    chips = [speaker_chip(parsed, chosen, on_floor), (ChipFace(sign.text, sign.icon), chip.ON_CARD)]
    if parsed.due is not None:
        chips.append((ChipFace(f"by {wording.day(parsed.due)}", "calendar"), chip.ACCENT))
    for problem in parsed.problems:
        if said := _NO_DAY.get(problem.reason):
            chips.append((ChipFace(said.format(**problem.facts), "calendar-off"), chip.WARN))
    item = item_at(session, first_key) if first_key is not None else session.running[0] if session.running else None
    running = item.segments if item is not None else ()
    star = session.details.star
    for segment_id in parsed.segments if parsed.segments is not None else running:
        segment = star.find(segment_id)
        if segment is not None:
            chips.append((ChipFace(segment.label, dot=dot_for(star, segment_id)), chip.ON_CARD))
    if first_key is not None:
        chips.append((ChipFace(f"first key {local(session, first_key):%H:%M:%S}", "clock"), chip.ON_CARD))
    return chips


def several_chips(lines: Sequence[Parsed]) -> list[FaceAndLook]:
    """How many lines Enter will note, of which kinds, and for how many a speaker is still to be found."""
    noted = put_together(lines)
    chips = [(ChipFace(wording.counted(len(noted), "line"), "list-plus"), chip.ACCENT)]
    kinds = Counter(_kind_of(line) for line in noted)
    chips += [(ChipFace(f"{times} {kind.text}", kind.icon), chip.ON_CARD) for kind, times in kinds.items()]
    if nobody := sum(_lacks_speaker(line) for line in noted):
        chips.append((ChipFace(f"{nobody} without a speaker", "circle-question-mark"), chip.WARN))
    return chips


def _kind_of(line: Parsed) -> Sign:
    if line.kind in (LineKind.MEND, LineKind.CONTINUATION):
        return _ABOUT_THE_LAST
    return sign_of(line)


def _lacks_speaker(line: Parsed) -> bool:
    return line.kind in (LineKind.QUOTE, LineKind.INSIGHT) and not (line.contributor_id or line.organisation_id)


_NAMES: dict[type[Record], str] = {Quote: "quote", ActionPoint: "action"}


def told_kinds(records: Sequence[Record]) -> str:
    """How many of each kind, in words: "9 quotes, 2 actions, 1 question"."""
    kinds = Counter(each.kind.value if isinstance(each, Insight) else _NAMES[type(each)] for each in records)
    return ", ".join(wording.counted(times, kind) for kind, times in kinds.items())


def stretches(reading: Reading, caret: int) -> tuple[Sequence[tuple[int, int]], Sequence[Problem]]:
    """What is to be tinted, and the problems to be told: not that of the word which is still being typed."""
    problems, tinted = reading.problems, reading.tokens
    in_hand = next((each for each in problems if each.start < caret <= each.end), None)
    if in_hand is not None and in_hand.reason in _ABOUT_SEGMENTS:
        tinted.append((in_hand.start, in_hand.end))
    return tinted, [each for each in problems if each is not in_hand]


def speaker_shown(session: Session, parsed: Parsed, mending: Point | None) -> tuple[Face, str]:
    """The face before the line, and the words in place of its name when there is nobody yet."""
    faces = Faces(session)
    if mending is not None or parsed.kind in (LineKind.MEND, LineKind.CONTINUATION):
        last = mending or last_point(session)
        if last is None:
            return NOBODY, "Who speaks?"
        person = last.owner_id if isinstance(last, ActionPoint) else last.contributor_id
        return faces.of(person, last.organisation_id), ""
    face = faces.of(parsed.contributor_id, parsed.organisation_id)
    nameless = "No owner yet" if parsed.kind is LineKind.ACTION else "Who speaks?"
    return face, "" if face.is_known else nameless


def short(text: str, most: int = 48) -> str:
    """So much of a text as fits a chip, cut at a word."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0]} …"


def noted_words(session: Session, record: Record, now: datetime) -> str:
    """What was noted, in one line: time, initials, words."""
    if not isinstance(record, Quote | ActionPoint | Insight):
        return ""
    row = RowMaker(session, now.date()).row(record)
    return "  ".join(part for part in (row.time, row.face.initials, row.words) if part)

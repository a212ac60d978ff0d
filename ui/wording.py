"""The words that the windows say, in one place: refusals, names of states and kinds, dates and spans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from roundtable.domain import read_back
from roundtable.domain.agenda import ItemKind, Phase, Timer
from roundtable.domain.errors import Refused
from roundtable.domain.fair import Answers, NotHeard, OrderFirst, Reason, SectorBehind, SpokeLittle, Waiting
from roundtable.domain.floor import HandKind
from roundtable.domain.forecast import ItemForecast
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id, Record
from roundtable.domain.words import Attribution, InsightKind, QuoteState, Wording
from roundtable.edit_names import EDITS, edit_name
from roundtable.record_names import field_name, kind_name
from ui.numbers import clock_time, counted, day, lateness, length, listed, long_day, minutes, span

__all__ = [
    "EDITS",
    "clock_time",
    "counted",
    "day",
    "edit_name",
    "lateness",
    "length",
    "listed",
    "long_day",
    "minutes",
    "phase_words",
    "refusal",
    "span",
    "will_start_late",
]

REFUSALS = {
    "quote-is-empty": "There are no words yet. Type what was said, then Enter.",
    "action-is-empty": "There is no promise yet. Type what will be done, then Enter.",
    "insight-is-empty": "There are no words yet. Type the insight, then Enter.",
    "no-quote-yet": "There is no quote yet that this could go on with.",
    "no-words-to-go-on": "Type how the last quote goes on.",
    "nothing-noted-yet": "Nothing has been noted yet that could be mended.",
    "words-not-there": "“{old}” does not stand in the last one.",
    "words-are-empty": "Words can’t be mended to nothing. Remove them instead.",
    "unknown-words": "Some of these words were removed meanwhile. Undo brings them back.",
    "nothing-to-split": "Put the cursor where the second part begins: both parts need words.",
    "nothing-to-join": "Choose two or more rows to join: Shift and the arrows take more in hand.",
    "words-of-several-kinds": "Only words of one kind can be joined. Turn them into one kind first.",
    "words-of-several-people": "These are words of several people, or said under several hats. Name one speaker first.",
    "beyond-limits": "The {field} holds more than a session can keep. Nothing was changed.",
    "text-too-long": "That is {length:,} characters; one text holds {most:,}. Note it in parts.",
    "unknown-contributor": "That person is no longer on the roster. The words stay as typed.",
    "unknown-organisation": "That organisation is no longer on the roster. The words stay as typed.",
    "unknown-sector": "That sector is no longer there.",
    "unknown-segment": "The star has no segment “{segment}”. Type @ and choose one.",
    "unknown-quote": "That quote was removed meanwhile. Undo brings it back.",
    "unknown-insight": "That insight was removed meanwhile. Undo brings it back.",
    "unknown-actionpoint": "That action was removed meanwhile. Undo brings it back.",
    "unknown-agendaitem": "That agenda item was removed meanwhile. Undo brings it back.",
    "unknown-section": "That section was removed meanwhile. Undo brings it back.",
    "unknown-figure": "That figure was removed meanwhile. Undo brings it back.",
    "unknown-reference": "That reference was removed meanwhile. Undo brings it back.",
    "unknown-block": "That part of the report was removed meanwhile. Undo brings it back.",
    "quote-is-withdrawn": "Its speaker has withdrawn it. It stays off the screen and out of the report.",
    "item-has-no-title": "An agenda item needs a title.",
    "minutes-out-of-range": "An item takes between 0 minutes and 24 hours.",
    "item-has-run": "“{title}” has already run. What happened stays on the record.",
    "item-is-running": "“{title}” is already running.",
    "start-is-in-the-future": "A clock can’t have started later than now.",
    "start-is-before-the-last": "That is before the item before it began.",
    "nothing-before": "Nothing ran before this item.",
    "nothing-is-running": "No item is running. Start one with N.",
    "agenda-is-over": "Every item has run. To go on, reopen one from the agenda.",
    "agenda-is-empty": "There is no agenda yet. Add an item first.",
    "contributor-has-no-name": "A person needs a name.",
    "contributor-has-spoken": "{name} has spoken. Words and turns keep their speaker.",
    "initials-are-empty": "Initials are how you name someone at the desk. Type two letters.",
    "initials-are-taken": "{by} already has {initials}.",
    "unknown-show": "That show of hands was taken back meanwhile. Undo brings it back.",
    "unknown-turn": "That turn was removed meanwhile. Undo brings it back.",
    "boundary-out-of-range": "A turn can’t begin or end there: another one is in the way.",
    "seat-out-of-range": "Seats go from 1 to {most}.",
    "sector-has-no-name": "A sector needs a name.",
    "sector-exists": "There is already a sector “{name}”.",
    "organisation-has-no-name": "An organisation needs a name.",
    "organisation-exists": "“{name}” is already on the roster.",
    "organisation-is-in-use": "People or words still belong to “{name}”.",
    "merged-into-itself": "“{name}” can’t be merged into itself. Choose another one.",
    "sector-is-organisations": "{name} counts for the sector of {organisation}. Move the organisation instead.",
    "consent-is-empty": "Say how they agreed: spoken, on paper, by e-mail.",
    "look-needs-a-colour": "The host’s theme needs a colour.",
    "no-such-colour": "A colour reads like #003E74.",
    "release-needs-a-reason": "Say why these names may stand: the reason stays in the history.",
    "loosening-needs-a-reason": "This lets more be printed than was agreed. Say why: the reason stays in the history.",
    "undo-needs-a-reason": "To take this back lets more be printed than was agreed. Say why: it stays in the history.",
    "quote-has-its-own-rule": "These words are signed more narrowly than their speaker. As anything but a quote"
    " they would lose that.",
    "speaker-keeps-back": "Whoever said this keeps their name back, and their organisation would tell it."
    " Name another person, or leave the speaker to be found.",
    "statement-is-empty": "Type the statement that hands were raised on.",
    "count-is-negative": "A count of hands can’t be below nought.",
    "nobody-raised-a-hand": "Count at least one hand.",
    "star-is-in-use": "Words or items still hang on “{segment}”.",
    "session-has-no-title": "A session needs a title.",
    "unknown-time-zone": "There is no time zone “{time_zone}”. Try Europe/London.",
    "unknown-print-level": "The report prints what was heard, read back or confirmed.",
    "slide-needs-a-quote": "Choose the quote to put to the room first.",
    "report-has-sections": "The report already has sections of its own.",
    "section-has-no-title": "A section needs a title.",
    "level-out-of-range": "Sections have three levels.",
    "block-is-empty": "There is nothing in that block yet.",
    "figure-has-no-caption": "A figure needs a caption.",
    "image-is-too-large": "The image is larger than 20 MB.",
    "reference-has-no-title": "A reference needs a title.",
    "reference-exists": "That reference is already on the list.",
    "changed-meanwhile": "{act} can’t be taken back alone; nothing was changed. {what} has changed since{fields}."
    " Put it right by hand; History (Ctrl+H) shows what came after.",
}

MOST_WORDS = 40
"""Characters of a record's words that a refusal names it by."""
WORDINGS = {
    Wording.VERBATIM: "Verbatim",
    Wording.NEAR_VERBATIM: "Near-verbatim",
    Wording.PARAPHRASE: "Paraphrase",
}
STATES = {
    QuoteState.HEARD: "heard",
    QuoteState.READ_BACK: "read back",
    QuoteState.CONFIRMED: "confirmed",
    QuoteState.REWORDED: "reworded",
    QuoteState.WITHDRAWN: "withdrawn",
}
RULES = {
    Attribution.NAMED: "Named",
    Attribution.ORGANISATION: "Organisation",
    Attribution.SECTOR: "Sector",
    Attribution.UNATTRIBUTED: "Unattributed",
}
"""How far a speaker may be named, in a word."""
INSIGHTS = {
    InsightKind.INSIGHT: "Insight",
    InsightKind.EXAMPLE: "Example",
    InsightKind.QUESTION: "Question",
    InsightKind.LIMIT: "Limit",
}
HANDS = {
    HandKind.POINT: ("New point", "hand"),
    HandKind.REPLY: ("Reply", "corner-up-left"),
    HandKind.CLARIFY: ("Clarifying question", "circle-question-mark"),
    HandKind.ORDER: ("Point of order", "flag"),
}
"""What a hand is up for, and its icon."""
TURNS = {HandKind.ORDER: "point of order", HandKind.CLARIFY: "asks"}
"""What a turn is called that is not simply someone's first, second or third."""
ITEM_KINDS = {
    ItemKind.TALK: "Talk",
    ItemKind.DEBATE: "Debate",
    ItemKind.BREAK: "Break",
    ItemKind.READ_BACK: "Read-back",
    ItemKind.ACTIONS: "Actions",
    ItemKind.CLOSE: "Close",
}
SLIDES = {
    Slide.WELCOME: "Welcome",
    Slide.QUESTION: "Question",
    Slide.CLOCK: "Clock",
    Slide.QUOTE: "Quote",
    Slide.STAR: "Star",
    Slide.QUEUE: "Queue",
    Slide.READ_BACK: "Read-back",
    Slide.ACTIONS: "Actions",
    Slide.TIMES: "New times",
    Slide.BREAK: "Break",
    Slide.THANKS: "Thanks",
    Slide.BLANK: "Blank",
}
PHASES = {
    Phase.WAITING: "to come",
    Phase.COUNTING: "so far",
    Phase.LEFT: "left",
    Phase.LAST_FIFTH: "last fifth",
    Phase.LAST_MOMENTS: "last minute",
    Phase.OVER: "over",
    Phase.PAUSED: "paused",
    Phase.ENDED: "ended",
}


def will_start_late(found: ItemForecast) -> str:
    """A fixed point that will be missed: “Lunch” will start 20 min late."""
    return f"“{found.item.title}” will start {minutes(found.behind / timedelta(minutes=1))} late"


def refusal(refused: Refused) -> str:
    """A refusal as one or two plain sentences."""
    words = REFUSALS.get(refused.reason)
    if words is None:
        return "That can’t be done now. Nothing was changed."
    return words.format(**(_changed(refused.facts) if refused.reason == "changed-meanwhile" else refused.facts))


def _changed(facts: Mapping[str, object]) -> dict[str, str]:
    """Which record stands in the way of which edit, and by which of its fields."""
    kind, words, act, fields = (facts.get(name) for name in ("kind", "words", "act", "fields"))
    what = f"The {kind_name(kind)}" if isinstance(kind, type) and issubclass(kind, Record) else "That"
    named = listed([field_name(each) for each in fields]) if isinstance(fields, tuple) else ""
    return {
        "what": f"{what} “{_cut(words)}”" if isinstance(words, str) and words else what,
        "act": f"“{edit_name(act)}”" if isinstance(act, str) else "That",
        "fields": f" ({named})" if named else "",
    }


def _cut(words: str) -> str:
    return words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1].rstrip()}…"


def reason(why: Reason, sectors: Mapping[Id, str]) -> str:
    """Why someone might be next: "not heard yet", "students: 4 % of the time, 2 of 17 seats"."""
    match why:
        case NotHeard():
            return "not heard yet"
        case SectorBehind():
            name = in_sentence(sectors.get(why.sector_id, "their sector"))
            return f"{name}: {why.part * 100:.0f}\u00a0% of the time, {why.seats} of {why.of} seats"
        case Waiting():
            return f"waiting {minutes(why.minutes)}"
        case Answers(kind=HandKind.CLARIFY):
            return "asks the speaker"
        case Answers():
            return "reply to the speaker"
        case SpokeLittle():
            return f"spoke {span(why.time)}, others {span(why.average)}"
        case OrderFirst():
            return "point of order"
        case _:
            return "first hand up"


def read_back_reason(why: read_back.Reason, sectors: Mapping[Id, str]) -> str:
    """Why a quote might be read back, or had better not: "first from charities", "long for a screen"."""
    match why:
        case read_back.NewSector():
            return f"first from {in_sentence(sectors.get(why.sector_id, 'their sector'))}"
        case read_back.NewVoice():
            return "nothing of theirs read back yet"
        case read_back.Verbatim():
            return "verbatim"
        case read_back.Contested():
            return "contested"
        case read_back.Unplaced():
            return "speaker still to be found"
        case read_back.Absent():
            return "has left the room"
        case read_back.TooLong():
            return f"long for a screen, {why.characters} characters"
        case read_back.SinglesOut():
            return f"“{why.label}” fits one person only"
        case read_back.NamesProtected():
            return "names somebody protected"
        case _:
            return "answered already"


def in_sentence(name: str) -> str:
    """A sector's name within a sentence; one that begins with an abbreviation keeps its capitals."""
    return name if len(name) > 1 and name[1].isupper() else name[:1].lower() + name[1:]


def phase_words(timer: Timer) -> str:
    """The word beside the clock: left, last fifth, over."""
    return PHASES[timer.phase]

"""What a row's day and its wording can be: offers for the picker beside it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from roundtable.capture_line.days import NoSuchDay, read_day
from roundtable.domain.folding import fold
from roundtable.domain.words import Wording
from ui import wording
from ui.capture.offers import Offer
from ui.capture.rows import WORDING_SIGNS

NO_DAY = "none"
"""Key of the offer that takes the day away."""
_OFTEN = ("tomorrow", "on Friday", "in two weeks", "end of the month")
_MEANS = {
    Wording.VERBATIM: "in quotation marks",
    Wording.NEAR_VERBATIM: "in marks once read back",
    Wording.PARAPHRASE: "never in marks",
}


def day_offers(typed: str, today: date, held: Collection[date | None]) -> list[Offer]:
    """The day that the letters mean; without letters, days that are often meant, and none at all."""
    if typed.strip():
        day = _day(typed, today)
        return [_offer(day, "", held)] if day is not None else []
    days = {day: phrase for phrase in reversed(_OFTEN) if (day := _day(phrase, today)) is not None and day > today}
    offers = [_offer(day, days[day], held) for day in sorted(days)]
    kept = [_offer(day, "", held) for day in held if day is not None and day not in days and len(held) == 1]
    return [*kept, *offers, Offer(NO_DAY, "No date", ticked=set(held) == {None})]


def wording_offers(typed: str, held: Collection[Wording]) -> list[Offer]:
    """How near words can be to what was said, by their letters; the one that all of them are is ticked."""
    offers = [
        Offer(each, sign.text, _MEANS[each], icon=sign.icon, ticked=set(held) == {each})
        for each, sign in WORDING_SIGNS.items()
    ]
    return [each for each in offers if fold(typed.strip()) in fold(each.label)]


def _day(typed: str, today: date) -> date | None:
    """The day that a phrase means; of one that is not in the calendar the last of its month."""
    try:
        return read_day(typed, today)
    except NoSuchDay as missing:
        return missing.last


def _offer(day: date, phrase: str, held: Collection[date | None]) -> Offer:
    label = f"{day:%A} {wording.long_day(day)}"
    return Offer(day.isoformat(), label, phrase, icon="calendar", ticked=set(held) == {day})

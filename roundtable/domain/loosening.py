"""Whether a change of a rule lets more be printed of a speaker than was agreed; and the rule as the host's switches.

A rule may be tightened at any time. To loosen one is a deliberate act, which wants a reason that stays on the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from roundtable.domain.clean import clean_text
from roundtable.domain.details import Details
from roundtable.domain.errors import Refused
from roundtable.domain.limits import LONGEST_TEXT
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote


def is_looser(before: Attribution | None, after: Attribution | None) -> bool:
    """Whether a rule lets more be printed than the one before; no rule lets everything be printed."""
    return _strictness(after) < _strictness(before)


def loosens(before: Details, after: Details) -> bool:
    """Whether a session would print more of its speakers, or tell who was there when nobody was to know."""
    tells_more = after.list_contributors and not before.list_contributors
    return tells_more or is_looser(before.attribution, after.attribution)


def taken_back(session: Session, edits: Iterable[Edit], because: str) -> tuple[Edit, ...]:
    """What an undo does, with the reason on every record that it loosens: to take a rule back is to loosen it, too.

    A rule that goes back to what it was once loosened to has its reason already. Where records are made or removed, as
    when words that were joined come apart, the rule was that of other words. Refused: undo-needs-a-reason.
    """
    found = tuple(edits)
    if any(edit.before is None or edit.after is None for edit in found):
        return found
    return tuple(_with_reason(edit, because) if _lets_more_out(session, edit) else edit for edit in found)


def _lets_more_out(session: Session, edit: Edit) -> bool:
    before, after = edit.before, edit.after
    if getattr(after, "loosened_because", ""):
        return False
    if isinstance(before, Details) and isinstance(after, Details):
        return loosens(before, after) and was_relied_on(session)
    if isinstance(before, Quote) and isinstance(after, Quote) and before.contributor_id != after.contributor_id:
        return is_looser(_with_wish(session, before), _with_wish(session, after))
    if isinstance(before, Quote | Contributor) and isinstance(after, Quote | Contributor):
        return is_looser(before.attribution, after.attribution)
    return False


def _with_wish(session: Session, quote: Quote) -> Attribution | None:
    """The stricter of a quote's own rule and its speaker's wish."""
    person = session.find(Contributor, quote.contributor_id)
    return max((quote.attribution, person.attribution if person else None), key=_strictness)


def _with_reason(edit: Edit, because: str) -> Edit:
    reason = clean_text(because).strip()
    if not reason:
        raise Refused("undo-needs-a-reason")
    if len(reason) > LONGEST_TEXT:
        raise Refused("text-too-long", length=len(reason), most=LONGEST_TEXT)
    return Edit(edit.before, replace(edit.after, loosened_because=reason))  # type: ignore[type-var]  # one of three kinds that have it


def was_relied_on(session: Session) -> bool:
    """Whether anybody has spoken or consented under the session's rule; until then it is a plan, and changes freely."""
    if session.count(Quote) or session.count(Insight) or session.count(ActionPoint):
        return True
    return any(person.consent_how for person in session.all(Contributor))


def _strictness(rule: Attribution | None) -> int:
    return (rule or Attribution.NAMED).strictness


@dataclass(frozen=True)
class Switches:
    """What may be told: the speaker's name, their affiliation, their sector, and who was there at all.

    A name is never told without its affiliation, nor an affiliation without its sector: what is switched off takes what
    is narrower with it.
    """

    speaker: bool = True
    affiliation: bool = True
    sector: bool = True
    contributors: bool = True

    @classmethod
    def of(cls, attribution: Attribution, list_contributors: bool) -> Switches:
        """The switches of a session's rule."""
        told = Attribution.UNATTRIBUTED.strictness - attribution.strictness
        return cls(told >= 3, told >= 2, told >= 1, list_contributors)

    @property
    def attribution(self) -> Attribution:
        """The rule for words that the switches make."""
        if not self.sector:
            return Attribution.UNATTRIBUTED
        if not self.affiliation:
            return Attribution.SECTOR
        return Attribution.NAMED if self.speaker else Attribution.ORGANISATION


CHATHAM_HOUSE = Switches(speaker=False, affiliation=False, sector=False, contributors=False)
"""What is said may be used; neither who said it, nor where they come from, nor who else was there may be revealed."""

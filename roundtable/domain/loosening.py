"""Whether a change of a rule lets more be printed of a speaker than was agreed; and the rule as the host's switches.

A rule may be tightened at any time. To loosen one is a deliberate act, which wants a reason that stays on the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from roundtable.domain.details import Details
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote


def is_looser(before: Attribution | None, after: Attribution | None) -> bool:
    """Whether a rule lets more be printed than the one before; no rule lets everything be printed."""
    return _strictness(after) < _strictness(before)


def loosens(before: Details, after: Details) -> bool:
    """Whether a session would print more of its speakers, or tell who was there when nobody was to know."""
    tells_more = after.list_contributors and not before.list_contributors
    return tells_more or is_looser(before.attribution, after.attribution)


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

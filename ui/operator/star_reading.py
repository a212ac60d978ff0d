"""What the card beside a chip says: the whole words, whose they are, and who put them where when."""

from __future__ import annotations

from datetime import datetime

from roundtable.domain.figures import sector_of_point
from roundtable.domain.forecast import zone_of
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.plain_text import plain
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote
from ui import wording
from ui.live import Live
from ui.operator.people import marks_of
from ui.operator.reading_card import Reading
from ui.star.values import StarView

Words = Quote | Insight | ActionPoint


def words_of(session: Session, record_id: Id) -> Words | None:
    """The quote, insight or action point of that id."""
    return session.find(Quote, record_id) or session.find(Insight, record_id) or session.find(ActionPoint, record_id)


def reading_of(
    live: Live, session: Session, record_id: Id, view: StarView, until: datetime | None = None
) -> Reading | None:
    """What the card says of words in a session, as it was at a moment if one is told; None for words that are gone.

    `view` is the star beside which they are read: it names its segments.
    """
    words = words_of(session, record_id)
    if words is None:
        return None
    text = plain(words.text)
    marked = isinstance(words, Quote) and words.is_marked
    sector = None if isinstance(words, ActionPoint) else sector_of_point(session, words)
    return Reading(
        words.id,
        f"“{text}”" if marked else text,
        _name(session, words),
        marks_of(session).get(sector.id) if sector else None,
        _placed(live, session, words, view, until),
    )


def _name(session: Session, words: Words) -> str:
    """Whose words they are, and when they were said."""
    person_id = words.owner_id if isinstance(words, ActionPoint) else words.contributor_id
    person, organisation = session.find(Contributor, person_id), session.find(Organisation, words.organisation_id)
    at = words.agreed_at if isinstance(words, ActionPoint) else words.said_at
    nobody = "Speaker to be found" if isinstance(words, Quote) else ""
    who = person.name if person else organisation.name if organisation else nobody
    time = wording.clock_time(at.astimezone(zone_of(session))) if at else ""
    return ", ".join(part for part in (who, time) if part)


def _placed(live: Live, session: Session, words: Words, view: StarView, until: datetime | None) -> str:
    """Who hung them where they hang, and when: "On Co-design and People it, placed 14:32 by anna"."""
    labels = view.labels(tuple(each.id for each in session.details.star.segments if each.id in words.segments))
    if not labels:
        return "Not placed yet"
    where = f"On {labels}"
    history = (each for each in live.history(type(words), words.id) if until is None or each.at <= until)
    entries = [each for each in history if each.after and "segments" in each.after]
    if not entries:
        return where
    last = entries[-1]
    by = f" by {last.actor}" if last.actor else ""
    return f"{where}, placed {wording.clock_time(last.at.astimezone(zone_of(session)))}{by}"

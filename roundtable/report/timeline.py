"""The agenda as planned and as it was, in minutes of the day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from roundtable.domain.agenda import ItemKind
from roundtable.domain.forecast import ItemForecast, forecast
from roundtable.report.content import AgendaRow
from roundtable.report.facts import Facts
from roundtable.report.wordings import difference

STANDS_OUT = 3
"""From so many minutes on a difference is set in bold."""


def agenda_rows(facts: Facts) -> tuple[AgendaRow, ...]:
    """One row for each agenda item, in the order of the agenda; times are the session's own zone."""
    items = forecast(facts.session, facts.end).items
    if not items:
        return ()
    began = any(each.run is not None for each in items)
    day = min(each.planned_start for each in items).date()
    return tuple(_row(each, day, began) for each in items)


def _row(found: ItemForecast, day: date, began: bool) -> AgendaRow:
    planned = _minute(found.planned_start, day)
    is_break = found.item.kind is ItemKind.BREAK
    if found.run is None:
        said = "dropped" if began else ""
        return AgendaRow(
            found.item.title, planned, found.item.minutes, is_break=is_break, difference=said, stands_out=began
        )
    start = _minute(found.expected_start, day)
    took = max(found.length / timedelta(minutes=1), 0.0)
    longer = round(took - found.item.minutes)
    said = difference(longer) if found.run.ended_at else "not ended"
    return AgendaRow(
        found.item.title, planned, found.item.minutes, start, took, is_break, said, abs(longer) >= STANDS_OUT
    )


def _minute(moment: datetime, day: date) -> float:
    """Minutes since midnight of the day, over midnight too."""
    return (moment.date() - day).days * 1440 + moment.hour * 60 + moment.minute + moment.second / 60


def in_words(rows: tuple[AgendaRow, ...]) -> str:
    """All numbers of the figure, for whoever does not see it."""
    said = []
    for row in rows:
        became = f"took {round(row.minutes)}" if row.minutes is not None else row.difference or "not held"
        said.append(f"{row.title}: planned {row.planned_minutes} minutes, {became}.")
    return "The agenda, planned and actual. " + " ".join(said)

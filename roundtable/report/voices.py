"""Who was heard in each part of the debate, as numbers by sector: minutes on the floor, or quotes where none were kept.

Never of one person: a sector with a single seat is shown together with others like it, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.words import QuoteState
from roundtable.report.content import Panel
from roundtable.report.facts import Facts
from roundtable.report.wordings import in_digits, listed

MOST_PARTS = 6
"""So many parts of the debate fit side by side in a panel; the ones with most talk are shown."""


@dataclass(frozen=True)
class Voices:
    """The panels, the names of the parts, what is counted ("minutes" or "quotes"), and sectors that are not shown."""

    parts: tuple[str, ...]
    panels: tuple[Panel, ...]
    unit: str
    left_out: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """What all panels add up to."""
        return sum(sum(panel.values) for panel in self.panels)


_Amounts = dict[tuple[Id, Id], float]
"""How much of (sector, agenda item)."""


def voices(facts: Facts) -> Voices | None:
    """The panels of a session; None when there is nothing that may be shown."""
    spoken, unit = _minutes(facts), "minutes"
    if not spoken:
        spoken, unit = _quotes(facts), "quotes"
    items = _parts(facts, spoken)
    groups, left_out = _groups(facts)
    if not items or not groups:
        return None
    panels = []
    for name, people, sectors in groups:
        exact = [sum(spoken.get((sector, item.id), 0.0) for sector in sectors) for item in items]
        values = rounded_together(exact)
        total = in_digits(sum(values), "min", "min") if unit == "minutes" else in_digits(sum(values), "quote")
        panels.append(Panel(name, f"{in_digits(people, 'person', 'people')}, {total}", values))
    if not any(any(panel.values) for panel in panels):
        return None
    return Voices(part_names(facts, items), tuple(panels), unit, left_out)


def _minutes(facts: Facts) -> _Amounts:
    runs = [(run.started_at, run.ended_at or facts.end, run.id) for run in facts.session.all(Run)]
    spoken: _Amounts = {}
    for start, end, turn in facts.spans:
        sector = facts.session.sector_of(facts.session.find(Contributor, turn.contributor_id))
        item = turn.item_id or _item_at(runs, start)
        if turn.is_talk and sector is not None and item is not None and end > start:
            minutes = (end - start).total_seconds() / 60
            spoken[sector.id, item] = spoken.get((sector.id, item), 0.0) + minutes
    return spoken


def _item_at(runs: Iterable[tuple[datetime, datetime, Id]], moment: datetime) -> Id | None:
    return next((item for start, end, item in runs if start <= moment < end), None)


def _quotes(facts: Facts) -> _Amounts:
    said: _Amounts = {}
    for quote in facts.session.quotes:
        sector = facts.session.sector_of(facts.session.find(Contributor, quote.contributor_id))
        if sector is not None and quote.item_id is not None and quote.state is not QuoteState.WITHDRAWN:
            said[sector.id, quote.item_id] = said.get((sector.id, quote.item_id), 0.0) + 1
    return said


def _parts(facts: Facts, spoken: Mapping[tuple[Id, Id], float]) -> tuple[AgendaItem, ...]:
    """The debates that were held, else whatever items had talk in them; in the order of the agenda."""
    talk: dict[Id, float] = {}
    for (_, item), amount in spoken.items():
        talk[item] = talk.get(item, 0.0) + amount
    items = [item for item in facts.session.all(AgendaItem) if item.id in talk]
    items = [item for item in items if item.kind is ItemKind.DEBATE] or items
    most = sorted(items, key=lambda item: -talk[item.id])[:MOST_PARTS]
    return tuple(item for item in items if item in most)


def _groups(facts: Facts) -> tuple[list[tuple[str, int, list[Id]]], tuple[str, ...]]:
    """What is shown: (name, people, sectors); and the names of sectors that are not."""
    groups = [(sector.name, facts.seats[sector.id], [sector.id]) for sector in facts.sectors if facts.is_large(sector)]
    small = [sector for sector in facts.sectors if not facts.is_large(sector)]
    if len(small) > 1:
        groups.append(("Sectors of one seat", len(small), [sector.id for sector in small]))
        small = []
    return groups, tuple(sector.name for sector in small)


def part_names(facts: Facts, items: Sequence[AgendaItem]) -> tuple[str, ...]:
    """A short name for each item: its part of the star where no two share one, else its title up to a colon."""
    star = facts.session.details.star
    labels = [segment.label if item.segments and (segment := star.find(item.segments[0])) else "" for item in items]
    if all(labels) and len(set(labels)) == len(labels):
        return tuple(labels)
    return tuple(item.title.split(":", 1)[0].strip() or item.title for item in items)


def rounded_together(exact: Sequence[float]) -> tuple[int, ...]:
    """Whole numbers whose sum is the rounded sum: what is cut off goes to those that lost most."""
    whole = [int(value) for value in exact]
    missing = round(sum(exact)) - sum(whole)
    order = sorted(range(len(whole)), key=lambda index: (whole[index] - exact[index], index))
    for index in order[: max(missing, 0)]:
        whole[index] += 1
    return tuple(whole)


def in_words(found: Voices) -> str:
    """All numbers of the figure, for whoever does not see it."""
    said = [
        f"{panel.name} ({panel.below}): "
        + listed([f"{part} {value}" for part, value in zip(found.parts, panel.values, strict=True)])
        for panel in found.panels
    ]
    return f"Bars by sector, in {found.unit}, {found.total:,} in all. " + ". ".join(said) + "."

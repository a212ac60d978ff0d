"""What is listed in a report: action points, references, and who was there."""

from __future__ import annotations

from roundtable.domain.alphabet import by_family_name, in_alphabet
from roundtable.domain.attribution import listed_contributors
from roundtable.domain.outline import Reference
from roundtable.domain.people import Contributor
from roundtable.domain.singling import printed_label
from roundtable.domain.words import ActionPoint
from roundtable.report.citations import bibliography
from roundtable.report.composer import Composer
from roundtable.report.content import Bibliography, Cell, Grid, Heading, Paragraph
from roundtable.report.markdown import bare, inline
from roundtable.report.wordings import in_digits, short_date

OF_NO_SECTOR = "Others"
"""The heading of those who belong to no sector, where there are sectors."""


def print_actions(composer: Composer) -> None:
    """The action points: who, what, by when."""
    actions = composer.session.all(ActionPoint)
    if not actions:
        composer.add(Paragraph(bare("No action points were agreed.")))
        return
    rows = tuple(_action(composer, action) for action in actions)
    header = ("Organisation", "What they said they will do", "By when")
    shares = (148 / 425, 208 / 425, 69 / 425)
    composer.add(Grid(rows, shares, header, frozenset({2}), strong_first=True))


def _action(composer: Composer, action: ActionPoint) -> tuple[Cell, ...]:
    label = printed_label(composer.session, action)
    composer.tell_widened(action)
    composer.tell_kept_back(action.id)
    who = label.organisation or label.first
    below = label.name if label.name != who else ""
    when = short_date(action.due) or "No date yet"
    return (
        Cell(bare(who or "The table"), below),
        Cell(inline(action.text.strip())),
        Cell(bare(when), "done" if action.done else ""),
    )


def print_references(composer: Composer) -> None:
    """The reference list."""
    records = composer.session.all(Reference)
    details = composer.session.details
    items, notes = bibliography(records, details.look.references, details.language)
    for note in notes:
        composer.warn(note)
    if len(items) < len(records):
        composer.warn(f"{in_digits(len(records) - len(items), 'reference')} without author and title, left out")
    composer.add(Bibliography(items) if items else Paragraph(bare("None.")))


def print_contributors(composer: Composer) -> None:
    """The contributors by sector: organisation, or role in the host's own group, and name."""
    if not composer.session.details.list_contributors:
        composer.add(Paragraph(bare("At the wish of the host no list of contributors is printed.")))
        return
    groups = _groups(composer)
    if not groups:
        composer.add(Paragraph(bare("None.")))
    for name, rows in groups:
        if name or len(groups) > 1:
            composer.add(Heading(name or OF_NO_SECTOR, 2, composer.next_key()))
        composer.add(Grid(tuple(rows), (0.47, 0.53), dense=True))


def _groups(composer: Composer) -> list[tuple[str, list[tuple[Cell, ...]]]]:
    """The sectors in their order, each with its people by family name; the host last, in the order of its own list."""
    host = composer.facts.host.name if composer.facts.host else None
    language = composer.session.details.language
    order = {sector.name: place for place, sector in enumerate(composer.facts.sectors)}
    groups: dict[str, list[tuple[tuple[str, str], tuple[Cell, ...]]]] = {}
    for person, label in listed_contributors(composer.session):
        if not person.present:
            continue
        first = label.organisation
        if label.name and person.role and label.sector == host:
            first = person.role
        # Who is not named stands where the organisation does: else the place would tell of the name.
        place = by_family_name(label.name, language) if label.name else (in_alphabet(first, language), "")
        row = (place, (Cell(bare(first)), Cell(bare(label.name))))
        if (first or label.name) and (label.name or row not in groups.get(label.sector, [])):
            groups.setdefault(label.sector, []).append(row)
    for name, rows in groups.items():
        if name != host:
            rows.sort(key=lambda row: row[0])
    if host:
        order[""] = order.pop(host)  # the host comes last, behind those of no sector
        order[host] = len(order)
    known = sorted(groups, key=lambda name: order.get(name, len(order)))
    return [(name, [row for _, row in groups[name]]) for name in known]


def partners(composer: Composer) -> tuple[str, ...]:
    """The organisations at the table beside the host's, for the cover; in the order of the sectors."""
    order = {sector.id: place for place, sector in enumerate(composer.facts.sectors)}
    found: dict[str, int] = {}
    for person, label in listed_contributors(composer.session):
        sector = composer.session.sector_of(composer.session.find(Contributor, person.id))
        if person.present and label.organisation and sector != composer.facts.host:
            found.setdefault(label.organisation, order.get(sector.id, len(order)) if sector else len(order))
    host = composer.session.details.host
    return tuple(name for name in sorted(found, key=lambda name: found[name]) if name != host)

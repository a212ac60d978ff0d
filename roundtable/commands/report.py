"""Edits of the report's outline: sections, their blocks, figures with images, references."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from roundtable.commands.checks import changed, known, moved, name_of, text_of
from roundtable.domain.errors import Refused
from roundtable.domain.limits import LARGEST_IMAGE
from roundtable.domain.order import key_between, keys_after
from roundtable.domain.outline import VALUED_BLOCKS, Block, BlockKind, Figure, FigurePlace, Image, Reference, Section
from roundtable.domain.records import Edit, Id, add, new_id, remove
from roundtable.domain.session import Session
from roundtable.domain.words import InsightKind, Quote

LONGEST_ID = 64
"""Characters of an id; a work whose own id is longer is given one."""


def adopt_report(
    session: Session, now: datetime, *, sections: Iterable[tuple[str, int, tuple[Block, ...]]]
) -> Iterator[Edit]:
    """Take a draft's sections (title, level, blocks) over as the author's own. Refused: report-has-sections."""
    if session.count(Section):
        raise Refused("report-has-sections")
    drafted = list(sections)
    for (title, level, blocks), sort in zip(drafted, keys_after("", len(drafted)), strict=True):
        checked = tuple(_checked(session, block) for block in blocks)
        yield add(Section(sort=sort, title=name_of(title, "section-has-no-title"), level=_level(level), blocks=checked))


def add_section(
    session: Session, now: datetime, *, title: str, level: int = 1, after_id: Id | None = None
) -> Iterator[Edit]:
    """Add a section behind another one, or at the end. Refused: section-has-no-title, level-out-of-range."""
    sections = session.all(Section)
    sort = session.next_sort(Section)
    if after_id is not None:
        place = sections.index(known(session, Section, after_id))
        sort = key_between(sections[place].sort, sections[place + 1].sort if place + 1 < len(sections) else "")
    yield add(Section(sort=sort, title=name_of(title, "section-has-no-title"), level=_level(level)))


def revise_section(session: Session, now: datetime, *, section_id: Id, title: str, level: int) -> Iterator[Edit]:
    """Set a section's title and level. Refused: section-has-no-title, level-out-of-range."""
    section = known(session, Section, section_id)
    yield from changed(section, title=name_of(title, "section-has-no-title"), level=_level(level))


def move_section(session: Session, now: datetime, *, section_id: Id, before_id: Id | None) -> Iterator[Edit]:
    """Move a section to stand before another one, or to the end."""
    yield from moved(session, known(session, Section, section_id), before_id)


def remove_section(session: Session, now: datetime, *, section_id: Id) -> Iterator[Edit]:
    """Take a section with its blocks away."""
    yield remove(known(session, Section, section_id))


def add_block(
    session: Session, now: datetime, *, section_id: Id, block: Block, place: int | None = None
) -> Iterator[Edit]:
    """Put a block into a section, at a place counted from 0 or at the end. Refused as for `revise_block`."""
    section = known(session, Section, section_id)
    checked = _checked(session, block)
    at = len(section.blocks) if place is None else _place(section, place, len(section.blocks))
    yield from changed(section, blocks=(*section.blocks[:at], checked, *section.blocks[at:]))


def revise_block(session: Session, now: datetime, *, section_id: Id, place: int, block: Block) -> Iterator[Edit]:
    """Put another block in a block's place.

    Refused: unknown-block, block-is-empty, unknown-quote, unknown-figure, unknown-segment.
    """
    section = known(session, Section, section_id)
    at = _place(section, place, len(section.blocks) - 1)
    checked = _checked(session, block)
    yield from changed(section, blocks=(*section.blocks[:at], checked, *section.blocks[at + 1 :]))


def move_block(session: Session, now: datetime, *, section_id: Id, place: int, to: int) -> Iterator[Edit]:
    """Move a block within its section. Refused: unknown-block."""
    section = known(session, Section, section_id)
    last = len(section.blocks) - 1
    blocks = list(section.blocks)
    block = blocks.pop(_place(section, place, last))
    blocks.insert(_place(section, to, last), block)
    yield from changed(section, blocks=tuple(blocks))


def remove_block(session: Session, now: datetime, *, section_id: Id, place: int) -> Iterator[Edit]:
    """Take a block out of a section. Refused: unknown-block."""
    section = known(session, Section, section_id)
    at = _place(section, place, len(section.blocks) - 1)
    yield from changed(section, blocks=(*section.blocks[:at], *section.blocks[at + 1 :]))


def add_figure(
    session: Session,
    now: datetime,
    *,
    caption: str,
    path: str,
    media_type: str,
    data: bytes,
    alt: str = "",
    credit: str = "",
    place: FigurePlace = FigurePlace.TEXT,
) -> Iterator[Edit]:
    """Add a picture to the session with its caption; `data` is the image file as it is, checked by the caller.

    Refused: figure-has-no-caption, image-is-too-large.
    """
    if len(data) > LARGEST_IMAGE:
        raise Refused("image-is-too-large", size=len(data), most=LARGEST_IMAGE)
    image = Image(id=new_id(), sort=session.next_sort(Image), path=path, media_type=media_type, data=data)
    yield add(image)
    yield add(
        Figure(
            sort=session.next_sort(Figure),
            caption=text_of(caption, "figure-has-no-caption"),
            image_id=image.id,
            alt=alt.strip(),
            credit=credit.strip(),
            place=place,
        )
    )


def revise_figure(
    session: Session,
    now: datetime,
    *,
    figure_id: Id,
    caption: str,
    alt: str = "",
    credit: str = "",
    place: FigurePlace = FigurePlace.TEXT,
) -> Iterator[Edit]:
    """Set what is said under and about a figure. Refused: figure-has-no-caption."""
    yield from changed(
        known(session, Figure, figure_id),
        caption=text_of(caption, "figure-has-no-caption"),
        alt=alt.strip(),
        credit=credit.strip(),
        place=place,
    )


def remove_figure(session: Session, now: datetime, *, figure_id: Id) -> Iterator[Edit]:
    """Take a figure away, its image too, and its blocks out of the report."""
    figure = known(session, Figure, figure_id)
    gone = Block(BlockKind.FIGURE, figure_id)
    for section in session.all(Section):
        yield from changed(section, blocks=tuple(block for block in section.blocks if block != gone))
    image = session.find(Image, figure.image_id)
    shared = any(other.image_id == figure.image_id for other in session.all(Figure) if other.id != figure_id)
    if image is not None and not shared:
        yield remove(image)
    yield remove(figure)


def add_reference(session: Session, now: datetime, *, item: Mapping[str, object]) -> Iterator[Edit]:
    """Add a work as a CSL-JSON item. Refused: reference-has-no-title, reference-exists."""
    reference_id = Id(str(item.get("id") or new_id()))
    if session.find(Reference, reference_id) is not None:
        raise Refused("reference-exists", record_id=reference_id)
    text = _item_text(item, reference_id)
    yield add(Reference(id=reference_id, sort=session.next_sort(Reference), item=text))


def revise_reference(
    session: Session, now: datetime, *, reference_id: Id, item: Mapping[str, object]
) -> Iterator[Edit]:
    """Put another item in a work's place; it keeps its id. Refused: reference-has-no-title."""
    reference = known(session, Reference, reference_id)
    yield from changed(reference, item=_item_text(item, reference_id))


def import_references(session: Session, now: datetime, *, items: Iterable[Mapping[str, object]]) -> Iterator[Edit]:
    """Add the works of a file; one that is there already, by its id, takes the file's place of it.

    Refused: reference-has-no-title.
    """
    new: dict[Id, str] = {}
    for item in items:
        given = str(item.get("id") or item.get("DOI") or new_id())
        own = Id(given if len(given) <= LONGEST_ID else str(new_id()))
        new[own] = _item_text(item, own)
    added = [own for own in new if session.find(Reference, own) is None]
    sorts = dict(zip(added, keys_after(session.last_sort(Reference), len(added)), strict=True))
    for own, text in new.items():
        if own in sorts:
            yield add(Reference(id=own, sort=sorts[own], item=text))
        else:
            yield from changed(known(session, Reference, own), item=text)


def _item_text(item: Mapping[str, object], reference_id: Id) -> str:
    if not str(item.get("title") or "").strip():
        raise Refused("reference-has-no-title")
    return json.dumps({**item, "id": reference_id}, ensure_ascii=False, sort_keys=True)


def remove_reference(session: Session, now: datetime, *, reference_id: Id) -> Iterator[Edit]:
    """Take a work off the list of references."""
    yield remove(known(session, Reference, reference_id))


def _level(level: int) -> int:
    if not 1 <= level <= 3:
        raise Refused("level-out-of-range", level=level)
    return level


def _place(section: Section, place: int, last: int) -> int:
    if not 0 <= place <= last:
        raise Refused("unknown-block", place=place, section=section.title)
    return place


def _checked(session: Session, block: Block) -> Block:
    """The block, if what it points at is there."""
    if block.kind in VALUED_BLOCKS and not block.value.strip():
        raise Refused("block-is-empty", kind=block.kind)
    if block.kind is BlockKind.QUOTE:
        known(session, Quote, Id(block.value))
    if block.kind is BlockKind.FIGURE:
        known(session, Figure, Id(block.value))
    of_segment = block.kind is BlockKind.QUOTES or (
        block.kind is BlockKind.INSIGHTS and block.value not in list(InsightKind)
    )
    if of_segment and session.details.star.find(block.value) is None:
        raise Refused("unknown-segment", segment=block.value)
    return block

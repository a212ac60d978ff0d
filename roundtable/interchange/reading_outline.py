"""Figures with their images, and the sections of the report, as records."""

from __future__ import annotations

from collections.abc import Iterator

from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Image, Section
from roundtable.domain.words import InsightKind
from roundtable.interchange.fields import Fields
from roundtable.interchange.image_files import ImageShelf
from roundtable.interchange.refusal import ImportRefused


def figures(given: Fields, images: ImageShelf) -> Iterator[Image | Figure]:
    """The figures, each image before the first figure that shows it."""
    told: set[str] = set()
    for fields, sort in given.members("figures"):
        path: str | None = fields.values.get("image")
        is_star: bool = fields.values.get("star", False)
        if path is not None and is_star:
            raise ImportRefused(fields.place, "is either an image or the star, not both")
        image = images.read(path, fields.at("image"), sort) if path is not None else None
        if image is not None and image.id not in told:
            told.add(image.id)
            yield image
        yield Figure(
            id=fields.own_id(),
            sort=sort,
            caption=fields.text("caption"),
            image_id=image.id if image is not None else None,
            is_star=is_star,
            alt=fields.text("alt"),
            credit=fields.text("credit"),
            place=fields.one_of("place", FigurePlace.TEXT),
        )


def section(fields: Fields, sort: str) -> Section:
    """A section with its blocks."""
    return Section(
        id=fields.own_id(),
        sort=sort,
        title=fields.text("title"),
        level=fields.whole("level", 1),
        blocks=tuple(_block(block) for block, _ in fields.members("blocks")),
    )


def _block(fields: Fields) -> Block:
    """A block; the schema has checked that it holds exactly one key."""
    kind = BlockKind(next(iter(fields.values)))
    match kind:
        case BlockKind.TEXT:
            return Block(kind, fields.text("text"))
        case BlockKind.QUOTE | BlockKind.FIGURE:
            return Block(kind, fields.known_pointer(kind.value, kind.value))
        case BlockKind.QUOTES | BlockKind.INSIGHTS:
            return Block(kind, _subject(fields, kind))
        case _:
            return Block(kind)


def _subject(fields: Fields, kind: BlockKind) -> str:
    subject: str = fields.values[kind.value]
    if kind is BlockKind.INSIGHTS and subject in list(InsightKind):
        return subject
    return fields.segment(subject, fields.at(kind.value))

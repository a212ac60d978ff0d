"""What the author lays out for the report: sections of blocks, figures with their images, references."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from roundtable.domain.records import Id, Record


class BlockKind(StrEnum):
    """What a block prints; see the table in the interchange format."""

    TEXT = "text"
    QUOTE = "quote"
    FIGURE = "figure"
    STAR = "star"
    QUOTES = "quotes"
    INSIGHTS = "insights"
    ACTIONS = "actions"
    AGENDA = "agenda"
    VOICES = "voices"
    REFERENCES = "references"
    CONTRIBUTORS = "contributors"


VALUED_BLOCKS = frozenset({BlockKind.TEXT, BlockKind.QUOTE, BlockKind.FIGURE, BlockKind.QUOTES, BlockKind.INSIGHTS})
"""Blocks that say something: a text, the id of a quote or figure, a segment, or a kind of insight."""


@dataclass(frozen=True)
class Block:
    """One block of a section; `value` is the text, the id or the segment, and "" where the kind says it all."""

    kind: BlockKind
    value: str = ""


FILLED = frozenset({"Least heard", "Examples", "Open questions", "Limits", "What happens next"})
"""Titles of sections below a chapter that the program fills from the records, as long as nothing is written in them."""


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """A headed part of the report; level 1 is a section, 2 and 3 stand below it."""

    title: str
    level: int = 1
    blocks: tuple[Block, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether the program fills it from the records, since nothing is written in it."""
        return not self.blocks and self.level > 1 and self.title in FILLED


class FigurePlace(StrEnum):
    """Where a figure stands: in the text, across the cover, or among the logos."""

    TEXT = "text"
    COVER_PHOTO = "cover-photo"
    LOGO = "logo"


@dataclass(frozen=True, kw_only=True)
class Image(Record):
    """A picture's bytes; `path` is where it lay beside the JSON, relative, with forward slashes."""

    path: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """A picture of the report with its caption: an image of the session, or its star."""

    caption: str
    image_id: Id | None = None
    is_star: bool = False
    alt: str = ""
    credit: str = ""
    place: FigurePlace = FigurePlace.TEXT


@dataclass(frozen=True, kw_only=True)
class Reference(Record):
    """A work referred to: one CSL-JSON item as Zotero, Mendeley and Crossref give it, kept as JSON text."""

    item: str

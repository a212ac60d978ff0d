"""What a session knows of its report: how it looks, which names may stand in it, and which version was published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from roundtable.domain.records import Id


class Theme(StrEnum):
    """The colours of the report: those of the source report, greys, or two of the host's own."""

    SOURCE = "source"
    NEUTRAL = "neutral"
    HOST = "host"


class ReferenceStyle(StrEnum):
    """The form of the references: the source report's Harvard, Imperial College's, or Cite Them Right's."""

    SOURCE = "source"
    IMPERIAL = "imperial"
    CITE_THEM_RIGHT = "cite-them-right"


@dataclass(frozen=True)
class Look:
    """The settings of a report's look; `main` and `accent` are the host's colours as #RRGGBB, "" where none is set."""

    theme: Theme = Theme.SOURCE
    main: str = ""
    accent: str = ""
    references: ReferenceStyle = ReferenceStyle.SOURCE


OF_THE_SOURCE: Final = Look()


@dataclass(frozen=True)
class Released:
    """Words that tell of somebody whom the rules protect, and that may stand in one text all the same, for a reason.

    `record_id` is of whom they tell; `kind` is what they are ("name", "initials"), `found` their letters, folded, and
    `place` the text that they stand in, as `report/typed.py` calls it. Files of before have somebody without a place:
    whoever it is may stand nowhere until the host is asked anew.
    """

    record_id: Id
    because: str
    kind: str = ""
    found: str = ""
    place: str = ""

    @property
    def what(self) -> tuple[Id, str, str, str]:
        """What may stand where, whatever the reason."""
        return self.record_id, self.kind, self.found, self.place


@dataclass(frozen=True)
class Chapter:
    """A chapter as it was published: its title, and a digest of its words."""

    title: str
    digest: str


@dataclass(frozen=True)
class Edition:
    """A version of the report, counted from 1 (0 before the first), its chapters, and how it differs from the last."""

    number: int = 0
    chapters: tuple[Chapter, ...] = ()
    changes: tuple[str, ...] = ()


UNPUBLISHED: Final = Edition()

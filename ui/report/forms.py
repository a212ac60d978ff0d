"""The forms that a report is published in: what each is called, its ending, and a wish for one at a path."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

OTHERS = frozenset({".html", ".htm", ".md", ".markdown"})
"""The endings of the forms beside the PDF."""


class Form(Enum):
    """The words of the file dialog, the ending, what messages call it, and whether it is the actions alone."""

    PDF = ("PDF", "pdf", "PDF", False)
    WEB_PAGE = ("Web page in one file", "html", "web page", False)
    MARKDOWN = ("Markdown", "md", "Markdown", False)
    ACTIONS = ("List of actions, as a web page", "html", "list of actions", True)
    ACTIONS_MARKDOWN = ("List of actions, as Markdown", "md", "list of actions", True)

    @property
    def filter(self) -> str:
        """As a file dialog lists it."""
        return f"{self.value[0]} (*.{self.ending})"

    @property
    def ending(self) -> str:
        """The ending of its files, without the point."""
        return self.value[1]

    @property
    def called(self) -> str:
        """What messages call it."""
        return self.value[2]

    @property
    def actions_only(self) -> bool:
        """Whether it is the list of actions and nothing else."""
        return self.value[3]


@dataclass(frozen=True)
class Order:
    """A wish for a report at a path, in the form of its ending; or for the actions alone."""

    path: Path
    actions_only: bool = False

    @property
    def form(self) -> Form:
        """The form that its ending stands for."""
        if self.actions_only:
            return Form.ACTIONS_MARKDOWN if self._ending.startswith(".m") else Form.ACTIONS
        if self._ending in OTHERS:
            return Form.MARKDOWN if self._ending.startswith(".m") else Form.WEB_PAGE
        return Form.PDF

    @property
    def has_form(self) -> bool:
        """Whether anything is published with this ending; the actions alone are no PDF."""
        return self._ending in (OTHERS if self.actions_only else OTHERS | {".pdf"})

    @property
    def _ending(self) -> str:
        return self.path.suffix.lower()

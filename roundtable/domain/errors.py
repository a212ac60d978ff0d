"""What the domain says when it will not do a thing."""

from __future__ import annotations


class Refused(Exception):
    """A command that may not be carried out: a reason with hyphens and the facts that explain it.

    The words for people are made from both in `ui/wording.py` and `roundtable/cli.py`; nothing was changed.
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.reason} ({facts})" if facts else self.reason


class Conflict(Exception):
    """An edit whose 'before' is not what the session holds: somebody changed it in between.

    `facts` say which record it is about, where that is known: its `kind`, its `words`, and the `fields` that differ.
    """

    def __init__(self, said: str, **facts: object) -> None:
        super().__init__(said)
        self.facts = facts

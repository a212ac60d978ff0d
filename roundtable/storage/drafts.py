"""Half-typed text: kept in the file beside the session, outside the journal, never undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlite_utils.utils import sqlite3


def read(conn: sqlite3.Connection) -> Mapping[str, str]:
    """All drafts, by the field that they were typed into."""
    return dict(conn.execute("SELECT field, text FROM draft ORDER BY field"))


def read_one(conn: sqlite3.Connection, field: str) -> str:
    """The draft of a field; "" when there is none."""
    row = conn.execute("SELECT text FROM draft WHERE field = ?", [field]).fetchone()
    return str(row[0]) if row else ""


def write(conn: sqlite3.Connection, field: str, text: str, at: datetime) -> None:
    """Keep what was typed so far; an empty text removes the draft."""
    if text:
        conn.execute(
            "INSERT INTO draft (field, text, at) VALUES (?, ?, ?)"
            " ON CONFLICT (field) DO UPDATE SET text = excluded.text, at = excluded.at",
            [field, text, at.isoformat()],
        )
    else:
        conn.execute("DELETE FROM draft WHERE field = ?", [field])

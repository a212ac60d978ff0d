"""The tables of a session file, how they came about, and the only things that a file may hold.

The file holds no trigger, no view, no index on an expression and no search table, so that one comparison with our own
CREATE statements refuses a hostile file before anything in it is read. There are no foreign keys between records: an
edit may arrive before the record it refers to (another laptop's, an import's), and views cope with that.
"""

from __future__ import annotations

import re
from functools import cache

from sqlite_utils import Database, Migrations
from sqlite_utils.utils import sqlite3

from roundtable.storage.seal import seal_all

APPLICATION_ID = 0x52544231
"""'RTB1' in the bytes 68 to 71 of the file."""
MAJOR = 1
"""A file of a higher major version cannot be understood by a program of this one."""

migrations = Migrations("roundtable")

RECORD_TABLES = {
    "details": """
        title TEXT NOT NULL, subtitle TEXT NOT NULL, host TEXT NOT NULL, kind TEXT NOT NULL, question TEXT NOT NULL,
        held_on TEXT, reported_on TEXT, venue TEXT NOT NULL, time_zone TEXT NOT NULL, authors TEXT NOT NULL,
        language TEXT NOT NULL, attribution TEXT NOT NULL, prints TEXT NOT NULL, list_contributors INTEGER NOT NULL,
        star TEXT NOT NULL""",
    "sector": "name TEXT NOT NULL",
    "organisation": "name TEXT NOT NULL, short TEXT NOT NULL, sector_id TEXT",
    "contributor": """
        name TEXT NOT NULL, organisation_id TEXT, sector_id TEXT, role TEXT NOT NULL, initials TEXT NOT NULL,
        email TEXT NOT NULL, seat INTEGER, present INTEGER NOT NULL, arrived_at TEXT, left_at TEXT,
        attribution TEXT, consent_how TEXT NOT NULL, consent_at TEXT""",
    "agenda_item": """
        title TEXT NOT NULL, minutes INTEGER NOT NULL, kind TEXT NOT NULL, question TEXT NOT NULL,
        segments TEXT NOT NULL, starts_at TEXT""",
    "run": """
        started_at TEXT NOT NULL, ended_at TEXT, paused_seconds REAL NOT NULL, paused_at TEXT,
        extended_minutes INTEGER NOT NULL""",
    "turn": "contributor_id TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, item_id TEXT",
    "hand": "contributor_id TEXT NOT NULL, raised_at TEXT NOT NULL, kind TEXT NOT NULL, lowered_at TEXT",
    "show": "statement TEXT NOT NULL, segment TEXT, counts TEXT NOT NULL, at TEXT",
    "quote": """
        text TEXT NOT NULL, contributor_id TEXT, organisation_id TEXT, words TEXT NOT NULL, state TEXT NOT NULL,
        said_at TEXT, item_id TEXT, segments TEXT NOT NULL, attribution TEXT, note TEXT NOT NULL""",
    "action_point": """
        text TEXT NOT NULL, owner_id TEXT, organisation_id TEXT, due TEXT, done INTEGER NOT NULL, agreed_at TEXT,
        segments TEXT NOT NULL""",
    "insight": """
        text TEXT NOT NULL, kind TEXT NOT NULL, contributor_id TEXT, organisation_id TEXT, said_at TEXT,
        segments TEXT NOT NULL""",
    "image": "path TEXT NOT NULL, media_type TEXT NOT NULL, data TEXT NOT NULL",
    "figure": """
        caption TEXT NOT NULL, image_id TEXT, is_star INTEGER NOT NULL, alt TEXT NOT NULL, credit TEXT NOT NULL,
        place TEXT NOT NULL""",
    "reference": "item TEXT NOT NULL",
    "section": "title TEXT NOT NULL, level INTEGER NOT NULL, blocks TEXT NOT NULL",
    "projection": "slide TEXT NOT NULL, quote_id TEXT",
}
"""The first form of the table of each kind of record, beside id, sort and deleted_at; a later form is a migration."""

JOURNAL_TABLES = (
    """CREATE TABLE txn (
        n INTEGER PRIMARY KEY, uid TEXT NOT NULL, replica TEXT NOT NULL, dn INTEGER NOT NULL, actor TEXT NOT NULL,
        at TEXT NOT NULL, hlc TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'act', 'merge')),
        target TEXT, label TEXT NOT NULL, UNIQUE (replica, dn)
    ) STRICT""",
    "CREATE INDEX txn_target ON txn (target) WHERE target IS NOT NULL",
    """CREATE TABLE change (
        n INTEGER PRIMARY KEY, txn INTEGER NOT NULL, entity TEXT NOT NULL, uid TEXT NOT NULL, before TEXT, after TEXT,
        CHECK (before IS NOT NULL OR after IS NOT NULL)
    ) STRICT""",
    "CREATE INDEX change_txn ON change (txn)",
    """CREATE TABLE draft (
        n INTEGER PRIMARY KEY, field TEXT NOT NULL UNIQUE, text TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE blob (
        n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), bytes BLOB NOT NULL
    ) STRICT""",
)
"""The journal, the drafts and the bytes of images.

Indexes are few, as each is one more page that a captured quote must write and flush. `n` is the order in this file and
never leaves it.
"""


@migrations(name="0001_first_tables")
def _first_tables(db: Database) -> None:
    for name, columns in RECORD_TABLES.items():
        db.execute(
            f'CREATE TABLE "{name}" (n INTEGER PRIMARY KEY,'
            " id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64), sort TEXT NOT NULL,"
            f" {' '.join(columns.split())}, deleted_at TEXT) STRICT"
        )
    for statement in JOURNAL_TABLES:
        db.execute(" ".join(statement.split()))


@migrations(name="0002_seals")
def _seals(db: Database) -> None:
    db.execute("ALTER TABLE txn ADD COLUMN seal TEXT")
    seal_all(db.conn)


_TURN = """n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64), sort TEXT NOT NULL,
    contributor_id TEXT, started_at TEXT NOT NULL, ended_at TEXT, item_id TEXT, kind TEXT NOT NULL DEFAULT 'point',
    deleted_at TEXT"""


@migrations(name="0003_floor")
def _floor(db: Database) -> None:
    """Turns may be nobody's, which a column can only become in a new table; and the weights of the fair order."""
    kept = "n, id, sort, contributor_id, started_at, ended_at, item_id, deleted_at"
    db.execute(f"CREATE TABLE new_turn ({' '.join(_TURN.split())}) STRICT")
    db.execute(f"INSERT INTO new_turn ({kept}) SELECT {kept} FROM turn")
    db.execute("DROP TABLE turn")
    db.execute("ALTER TABLE new_turn RENAME TO turn")
    weights = '{"unheard":3,"sector":2,"little":1,"waiting":2,"reply":3}'
    db.execute(f"ALTER TABLE details ADD COLUMN weights TEXT NOT NULL DEFAULT '{weights}'")


@migrations(name="0004_pages_of_slides")
def _pages_of_slides(db: Database) -> None:
    db.execute("ALTER TABLE projection ADD COLUMN page INTEGER NOT NULL DEFAULT 0")


@migrations(name="0005_late_plans")
def _late_plans(db: Database) -> None:
    db.execute("ALTER TABLE details ADD COLUMN ends_by TEXT")
    for column in (
        "optional INTEGER NOT NULL DEFAULT 0",
        "public_clock INTEGER NOT NULL DEFAULT 1",
        "cut_minutes INTEGER NOT NULL DEFAULT 0",
        "dropped INTEGER NOT NULL DEFAULT 0",
    ):
        db.execute(f"ALTER TABLE agenda_item ADD COLUMN {column}")


@migrations(name="0006_aliases")
def _aliases(db: Database) -> None:
    db.execute("ALTER TABLE organisation ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]'")


@migrations(name="0007_loosened")
def _loosened(db: Database) -> None:
    """Why a rule of attribution was widened, beside the rule."""
    for table in ("details", "contributor", "quote"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN loosened_because TEXT NOT NULL DEFAULT ''")


@migrations(name="0008_suggested")
def _suggested(db: Database) -> None:
    """Who had been suggested when somebody was given the floor."""
    db.execute("ALTER TABLE turn ADD COLUMN suggested_id TEXT")


@migrations(name="0009_look")
def _look(db: Database) -> None:
    """How the report looks, which protected names the host lets stand in it, and the version published last."""
    look = '{"theme":"source","main":"","accent":"","references":"source"}'
    db.execute(f"ALTER TABLE details ADD COLUMN look TEXT NOT NULL DEFAULT '{look}'")
    db.execute("ALTER TABLE details ADD COLUMN released TEXT NOT NULL DEFAULT '[]'")
    edition = '{"number":0,"chapters":[],"changes":[]}'
    db.execute(f"ALTER TABLE details ADD COLUMN edition TEXT NOT NULL DEFAULT '{edition}'")


@migrations(name="0010_measures")
def _measures(db: Database) -> None:
    """Shows of hands that measure a segment of the star."""
    db.execute("ALTER TABLE show ADD COLUMN about TEXT")


@migrations(name="0011_names_in_their_place")
def _names_in_their_place(db: Database) -> None:
    """What the host lets stand holds for one text only, inside `released`: no table has another form.

    The version alone tells a program of before, which would take one place for all, to leave such a file as it is.
    """


def version() -> int:
    """The `user_version` of the files that this program writes: the major version times 1000 plus the migrations."""
    return MAJOR * 1000 + len(_names())


def _names() -> list[str]:
    with _memory() as db:
        return [each.name for each in migrations.pending(db)]


def _memory() -> Database:
    return Database(memory=True, execute_plugins=False)


def migrate(db: Database) -> None:
    """Bring a file to the form of today; the caller holds the transaction, so that it is all or nothing."""
    migrations.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version()}")


def is_ours(conn: sqlite3.Connection, user_version: int) -> bool:
    """Whether a file holds exactly what a file of its version holds, and not one trigger, view or table more."""
    return _parts_of(conn) == _expected(user_version - MAJOR * 1000)


@cache
def _expected(applied: int) -> frozenset[tuple[str, str, str, str | None]] | None:
    names = _names()
    if not 1 <= applied <= len(names):
        return None
    with _memory() as db:
        migrations.apply(db, stop_before=names[applied:])
        return _parts_of(db.conn)


_BOOKKEEPING = re.compile(
    r'CREATE (TABLE|UNIQUE INDEX) ["\[]?(idx_)?_sqlite_migrations\w*["\]]?'
    r'(\s|["\[\](),]|\b(ON|id|migration_set|name|applied_at|_sqlite_migrations|INTEGER|TEXT|PRIMARY|KEY)\b)*( STRICT)?'
)
"""The table in which sqlite-utils notes the migrations: each version of it spells it a little differently."""


def _parts_of(conn: sqlite3.Connection) -> frozenset[tuple[str, str, str, str | None]] | None:
    """All of a file's schema but the bookkeeping of sqlite-utils; None where that is not as it should be."""
    parts = set()
    for kind, name, table, sql in conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        if table != "_sqlite_migrations":
            parts.add((kind, name, table, sql))
        elif not (sql is None or _BOOKKEEPING.fullmatch(sql)):
            return None
    return frozenset(parts)

"""The tables of a session file, version by version. Migrations only grow: what was released is never changed."""

import sqlite3

import workshop.agenda.records
import workshop.horizon.records
import workshop.network.records  # noqa: F401  (all three: so that every kind of record is known)
from workshop.record import RECORD_TYPES

APPLICATION_ID = 0x53544950  # "STIP"

_REGION = "REFERENCES region(id) DEFERRABLE INITIALLY DEFERRED"
_ACTOR = "REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED"
_TIE = "REFERENCES tie(id) DEFERRABLE INITIALLY DEFERRED"

_VERSION_1 = f"""
CREATE TABLE file (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE edit (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, time TEXT NOT NULL, schema INTEGER NOT NULL,
    label TEXT NOT NULL, args TEXT NOT NULL, reverses TEXT, changes BLOB NOT NULL) STRICT;
CREATE TABLE about (id TEXT PRIMARY KEY, title TEXT NOT NULL, place TEXT NOT NULL, date TEXT NOT NULL,
    source TEXT NOT NULL, confidentiality TEXT NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE region (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, province TEXT {_REGION},
    parent TEXT {_REGION}, dream TEXT NOT NULL, note TEXT NOT NULL, source TEXT NOT NULL, extra TEXT NOT NULL) STRICT;
CREATE TABLE actor (id TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, kind TEXT NOT NULL,
    tier TEXT NOT NULL, sector TEXT NOT NULL, entity TEXT NOT NULL, wished INTEGER NOT NULL, region TEXT {_REGION},
    themes TEXT NOT NULL, influence INTEGER, interest INTEGER, code TEXT NOT NULL, note TEXT NOT NULL,
    source TEXT NOT NULL, extra TEXT NOT NULL) STRICT;
CREATE TABLE tie (id TEXT PRIMARY KEY, from_actor TEXT NOT NULL {_ACTOR}, to_actor TEXT NOT NULL {_ACTOR},
    kind TEXT NOT NULL, directed INTEGER NOT NULL, strength INTEGER NOT NULL, status TEXT NOT NULL,
    according_to TEXT NOT NULL, shared INTEGER, theme TEXT NOT NULL, note TEXT NOT NULL, source TEXT NOT NULL,
    extra TEXT NOT NULL) STRICT;
CREATE TABLE placement (id TEXT PRIMARY KEY, layout TEXT NOT NULL, actor TEXT NOT NULL {_ACTOR}, x REAL NOT NULL,
    y REAL NOT NULL, side INTEGER NOT NULL, anchored INTEGER NOT NULL) STRICT;
CREATE TABLE bend (id TEXT PRIMARY KEY, layout TEXT NOT NULL, tie TEXT NOT NULL {_TIE}, amount REAL NOT NULL) STRICT;
CREATE TABLE figure (id TEXT PRIMARY KEY, region TEXT {_REGION}, theme TEXT NOT NULL, indicator TEXT NOT NULL,
    unit TEXT NOT NULL, value REAL, year INTEGER, kind TEXT NOT NULL, comparison TEXT NOT NULL,
    source TEXT NOT NULL) STRICT;
CREATE TABLE horizon_question (id TEXT PRIMARY KEY, region TEXT {_REGION}, theme TEXT NOT NULL,
    question TEXT NOT NULL, answer TEXT NOT NULL, source TEXT NOT NULL) STRICT;
CREATE TABLE action (id TEXT PRIMARY KEY, title TEXT NOT NULL, covenant TEXT NOT NULL, region TEXT {_REGION},
    theme TEXT NOT NULL, holder TEXT NOT NULL, partners TEXT NOT NULL, status TEXT NOT NULL, phase TEXT NOT NULL,
    light TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL, result TEXT NOT NULL, source TEXT NOT NULL) STRICT;
CREATE TABLE bottleneck (id TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, kind TEXT NOT NULL,
    theme TEXT NOT NULL, raised_by TEXT NOT NULL, solver TEXT NOT NULL, region TEXT {_REGION},
    escalation TEXT NOT NULL, answer TEXT NOT NULL, source TEXT NOT NULL) STRICT;
CREATE TABLE perspective (id TEXT PRIMARY KEY, topic TEXT NOT NULL, parties TEXT NOT NULL, statement TEXT NOT NULL,
    agreement TEXT NOT NULL, source TEXT NOT NULL) STRICT;
CREATE TABLE lesson (id TEXT PRIMARY KEY, region TEXT {_REGION}, theme TEXT NOT NULL, lesson TEXT NOT NULL,
    success_factors TEXT NOT NULL, source TEXT NOT NULL) STRICT;
CREATE TABLE criterion (id TEXT PRIMARY KEY, kind TEXT NOT NULL, parties TEXT NOT NULL, text TEXT NOT NULL,
    source TEXT NOT NULL) STRICT;
CREATE INDEX region_province ON region(province);
CREATE INDEX region_parent ON region(parent);
CREATE INDEX actor_region ON actor(region);
CREATE INDEX tie_from_actor ON tie(from_actor);
CREATE INDEX tie_to_actor ON tie(to_actor);
CREATE INDEX placement_actor ON placement(actor);
CREATE INDEX bend_tie ON bend(tie);
CREATE INDEX figure_region ON figure(region);
CREATE INDEX horizon_question_region ON horizon_question(region);
CREATE INDEX action_region ON action(region);
CREATE INDEX bottleneck_region ON bottleneck(region);
CREATE INDEX lesson_region ON lesson(region);
"""


# Each migration is SQL; statements end with ";" at the end of a line.
MIGRATIONS: tuple[str, ...] = (_VERSION_1,)
VERSION = len(MIGRATIONS)


def _statements(script: str) -> list[str]:
    return [statement for statement in script.split(";\n") if statement.strip()]


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest version: all pending migrations in one transaction, or none."""
    from sqlite_utils import Database

    db = Database(connection, execute_plugins=False)
    done = int(connection.execute("PRAGMA user_version").fetchone()[0])
    with db.atomic():
        for script in MIGRATIONS[done:]:
            for statement in _statements(script):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def objects(connection: sqlite3.Connection) -> dict[str, str]:
    """Everything the file defines: name → its SQL, without SQLite's own internal objects."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return dict(rows)


def known_objects(version: int) -> dict[str, str]:
    """What a file of this version defines, read off a fresh one in memory (plain sqlite3: this runs at every start)."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for script in MIGRATIONS[:version]:
            for statement in _statements(script):
                connection.execute(statement)
        return objects(connection)
    finally:
        connection.close()


def record_tables() -> tuple[str, ...]:
    """The tables of records, each before those that refer to it."""
    return tuple(RECORD_TYPES)

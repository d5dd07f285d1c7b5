"""The session file: what every edit leaves on disk, and what every kind of bad file gets."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from workshop import examples
from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.network import about, actors
from workshop.network.records import Actor
from workshop.record import RECORD_TYPES, field_names
from workshop.session import Session, recover
from workshop.storage import schema
from workshop.storage.backups import surplus


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed session with two actors."""
    path = tmp_path / "sessie.stip"
    session = Session.create(path, about.start("Sessie"))
    session.do(actors.add(session.state, [Actor(name="Gemeente Hulst"), Actor(name="Gemeente Sluis")]))
    session.close()
    return path


def refused(path: Path, kind: str) -> UserError:
    """Opening fails with this kind of error, and leaves the file as it was."""
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        Session.open(path)
    assert caught.value.kind == kind
    assert str(path) in caught.value.message
    assert path.read_bytes() == before
    return caught.value


def test_columns_are_those_of_the_records() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.migrate(connection)
        for table, record_type in RECORD_TYPES.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            assert tuple(columns) == field_names(record_type)
        assert schema.objects(connection) == schema.known_objects(schema.VERSION)


def test_every_reference_has_an_index() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.migrate(connection)
        for table in RECORD_TYPES:
            referring = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
            indexes = [row[1] for row in connection.execute(f"PRAGMA index_list({table})")]
            indexed = {connection.execute(f"PRAGMA index_info({index})").fetchone()[2] for index in indexes}
            assert referring <= indexed


def test_a_new_file_never_replaces_an_old_one(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        Session.create(path, about.start("Andere"))
    assert caught.value.kind == "exists"
    assert path.read_bytes() == before


def test_a_failed_creation_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        Session.create(tmp_path / "geen map" / "x.stip", about.start("X"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 een zip", b"SQLite format 3\0" + bytes(84), b"tekst" * 100])
def test_what_is_not_a_session_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vreemd.stip"
    path.write_bytes(content)
    refused(path, "not_a_session")


def test_another_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ander.stip"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE x (y)")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    refused(path, "not_a_session")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        Session.open(tmp_path / "weg.stip")
    assert caught.value.kind == "missing"


def test_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        Session.open(tmp_path)


def test_a_newer_file_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    refused(path, "newer")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER kwaad AFTER UPDATE ON actor BEGIN DELETE FROM tie; END",
        "CREATE VIEW kijk AS SELECT * FROM actor",
        "CREATE TABLE vreemd (x)",
        "ALTER TABLE actor ADD COLUMN erbij TEXT",
        "DROP TABLE lesson",
    ],
)
def test_a_changed_schema_is_refused(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    refused(path, "damaged")


def test_a_damaged_page_is_refused_and_recovered(tmp_path: Path) -> None:
    path = tmp_path / "kapot.stip"
    session = Session.create(path, examples.start_edit("convenanten"))
    session.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = b"\xff" * 8192
    path.write_bytes(content)
    refused(path, "damaged")
    recovered = recover(path, tmp_path / "hersteld.stip")
    assert recovered.state.table(Actor)
    assert recovered.undo() is None
    recovered.close()
    Session.open(tmp_path / "hersteld.stip").close()


def test_recovery_leaves_a_planted_trigger_behind(path: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER kwaad AFTER INSERT ON actor BEGIN DELETE FROM tie; END")
    connection.commit()
    connection.close()
    recovered = recover(path, tmp_path / "schoon.stip")
    assert [actor.name for actor in recovered.state.table(Actor).values()] == ["Gemeente Hulst", "Gemeente Sluis"]
    recovered.close()


def test_a_reference_to_nothing_is_damage(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE actor SET region = 'weg'")
    connection.commit()
    connection.close()
    refused(path, "damaged")


@pytest.mark.parametrize("value", ["wished = 7", "themes = 'geen json'", "themes = '3'"])
def test_values_that_stip_never_writes_are_damage_not_a_crash(path: Path, value: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE actor SET {value}")
    refused(path, "damaged")


def test_a_truncated_file_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])
    refused(path, "damaged")


def test_one_opener_at_a_time(path: Path) -> None:
    session = Session.open(path)
    code = "import sys; from pathlib import Path; from workshop.session import Session; Session.open(Path(sys.argv[1]))"
    second = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    assert second.stderr.splitlines()[-1].startswith("workshop.errors.UserError")
    for read_only in (False, True):
        with pytest.raises(UserError) as caught:
            Session.open(path, read_only=read_only)
        assert caught.value.kind == "locked"
    session.close()
    Session.open(path).close()


def test_the_lock_holds_though_somebody_looked_into_the_file(path: Path) -> None:
    """A file dialog that shows the folder opens and closes the file: POSIX locks do not survive that."""
    session = Session.open(path)
    path.read_bytes()
    code = "import sys; from pathlib import Path; from workshop.session import Session; Session.open(Path(sys.argv[1]))"
    second = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    assert second.stderr.splitlines()[-1].startswith("workshop.errors.UserError")
    session.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    Session.open(path).close()


def test_a_lock_file_left_by_a_killed_program_is_no_lock(path: Path) -> None:
    path.with_name(f".{path.name}.lock").touch()
    Session.open(path, read_only=True).close()
    Session.open(path).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_another_program_writing_into_the_file_stops_the_writing(path: Path) -> None:
    session = Session.open(path)
    session.do(actors.add(session.state, [Actor(name="Gemeente Veere")]))
    path.read_bytes()  # SQLite's lock is gone now
    code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], isolation_level=None).execute('DELETE FROM actor')"
    subprocess.run([sys.executable, "-c", code, path], check=True)
    with pytest.raises(UserError) as caught:
        session.do(actors.add(session.state, [Actor(name="Gemeente Terneuzen")]))
    assert caught.value.kind == "replaced"
    session.close()


def test_an_index_that_disagrees_with_its_table_is_found(path: Path) -> None:
    session = Session.open(path)
    assert session.is_sound()
    session.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tie_from_actor'").fetchone()[0]
    empty = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'actor_region'").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = content[(empty - 1) * size : empty * size]
    path.write_bytes(content)
    session = Session.open(path)
    assert not session.is_sound()
    session.close()


def test_a_read_only_file_is_refused_but_can_be_read(path: Path) -> None:
    path.chmod(0o444)
    refused(path, "read_only")
    session = Session.open(path, read_only=True)
    assert len(session.state.table(Actor)) == 2
    session.close()


def test_a_full_disk_loses_nothing(path: Path) -> None:
    session = Session.open(path)
    connection = session._file._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    before = session.state.snapshot()
    many = [Actor(name=f"Partij {n}", note="x" * 500) for n in range(100)]
    with pytest.raises(UserError) as caught:
        session.do(actors.add(session.state, many))
    assert caught.value.kind == "disk_full"
    assert session.state == before
    assert session.revision == 0
    session.close()
    reopened = Session.open(path)
    assert reopened.state == before
    reopened.close()


def test_a_replaced_file_stops_the_writing(path: Path, tmp_path: Path) -> None:
    session = Session.open(path)
    other = tmp_path / "sync.stip"
    shutil.copy(path, other)
    other.replace(path)
    before = session.state.snapshot()
    with pytest.raises(UserError) as caught:
        session.do(actors.add(session.state, [Actor(name="Gemeente Terneuzen")]))
    assert caught.value.kind == "replaced"
    assert session.state == before
    session.copy_to(tmp_path / "gered.stip")
    session.close()
    saved = Session.open(tmp_path / "gered.stip")
    assert saved.state == before
    saved.close()


def test_a_killed_process_loses_nothing(path: Path) -> None:
    code = """
import os, signal, sys
from pathlib import Path
from workshop.network import actors
from workshop.network.records import Actor
from workshop.session import Session
session = Session.open(Path(sys.argv[1]))
session.do(actors.add(session.state, [Actor(name="Gemeente Terneuzen")]))
connection = session._file._connection
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM actor")
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode != 0
    session = Session.open(path)
    names = [actor.name for actor in session.state.table(Actor).values()]
    assert names == ["Gemeente Hulst", "Gemeente Sluis", "Gemeente Terneuzen"]
    session.undo()
    assert len(session.state.table(Actor)) == 2
    session.close()


def test_a_large_edit_is_small_on_disk(tmp_path: Path) -> None:
    session = Session.create(tmp_path / "groot.stip", about.start("Groot"))
    session.do(actors.add(session.state, [Actor(name=f"Partij {n}") for n in range(5000)]))
    everyone = tuple(session.state.table(Actor).values())
    session.do(Edit(Label("change_actors"), tuple(Change(a, replace(a, influence=3)) for a in everyone)))
    size = session._file._connection.execute("SELECT length(changes) FROM edit ORDER BY seq DESC").fetchone()[0]
    assert size < 300_000
    session.undo()
    assert {actor.influence for actor in session.state.table(Actor).values()} == {None}
    session.close()


def test_an_edit_of_before_a_field_existed_can_be_undone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(
        "UPDATE edit SET changes = CAST(replace(changes, ',\"wished\":false', '') AS BLOB) WHERE label = 'add_actors'"
    )
    connection.commit()
    assert b"wished" not in connection.execute("SELECT changes FROM edit ORDER BY seq DESC").fetchone()[0]
    connection.close()
    session = Session.open(path)
    session.undo()
    session.redo()
    assert {actor.wished for actor in session.state.table(Actor).values()} == {False}
    session.close()


def test_an_older_file_is_copied_migrated_and_can_still_be_undone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "ALTER TABLE actor ADD COLUMN later TEXT;\n"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    before = path.read_bytes()
    session = Session.open(path)
    assert path.with_name("sessie (versie 1).stip").read_bytes()[100:] == before[100:]
    assert session._file._connection.execute("PRAGMA user_version").fetchone() == (2,)
    session.undo()
    assert not session.state.table(Actor)
    session.close()
    Session.open(path).close()


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = "ALTER TABLE actor ADD COLUMN later TEXT;\nALTER TABLE actor ADD COLUMN later TEXT;\n"
    with monkeypatch.context() as newer:
        newer.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, failing))
        newer.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(sqlite3.OperationalError):
            Session.open(path)
    session = Session.open(path)
    assert len(session.state.table(Actor)) == 2
    session.close()


def test_a_file_under_wal_is_brought_back(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    session = Session.open(path)
    session.undo()
    session.close()
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_backups_are_whole_and_thinned(path: Path, tmp_path: Path) -> None:
    session = Session.open(path)
    copy = session.back_up(tmp_path / "backups")
    session.close()
    opened = Session.open(copy)
    assert opened.lineage == session.lineage
    assert opened.state == session.state
    opened.close()
    days = [Path(f"202601{day:02}T{hour:02}0000000000Z.stip") for day in range(1, 31) for hour in (9, 15)]
    gone = surplus(days)
    left = [copy for copy in days if copy not in gone]
    assert left[-10:] == days[-10:]
    assert [copy.name[:8] for copy in left[:-10]] == sorted({copy.name[:8] for copy in days[:-10]})


@pytest.mark.parametrize("sample", sorted((Path(__file__).parents[1] / "data" / "sessions").glob("*.stip")), ids=str)
def test_released_sessions_still_open(sample: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample, tmp_path / sample.name))
    session = Session.open(path)
    assert len(session.state.table(Actor)) > 10
    done = 0
    while session.undo():
        done += 1
    assert done > 0
    session.close()

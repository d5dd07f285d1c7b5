"""One `.stip` file: made, opened with all its checks, and written one edit at a time."""

import gc
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from workshop.edit import Edit, Label
from workshop.errors import UserError
from workshop.history import Step
from workshop.i18n import system_reason, tr
from workshop.record import new_id
from workshop.state import State
from workshop.storage import history_log, schema
from workshop.storage.lock import Lock
from workshop.storage.rows import read_records, write_changes


class SessionFile:
    """An open session file. One opener at a time; every edit is one transaction, on disk when `commit` returns."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: Lock) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._identity = _identity(path)
        # Opened once and closed last: closing any handle on the file makes this process lose SQLite's own locks on it.
        self._header = path.open("rb", buffering=0)
        self._stamp = self._change_counter()
        self.version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        rows = dict(connection.execute("SELECT key, value FROM file"))
        self.lineage: str = rows["lineage"]

    @classmethod
    def create(cls, path: Path, first: Edit | None = None) -> "SessionFile":
        """A new file, never over an old one. It appears under its name only when all of it is written."""
        if path.exists():
            raise UserError(tr("{file} already exists; choose another name.", file=path), "exists", str(path))
        draft = path.with_name(f".{path.name}.{new_id()[:8]}")
        try:
            connection = _connect(draft)
            try:
                connection.execute("PRAGMA journal_mode = DELETE")
                schema.migrate(connection)
                connection.execute("INSERT INTO file VALUES ('lineage', ?)", (new_id(),))
                if first is not None:
                    _write(connection, first)
            finally:
                connection.close()
            os.rename(draft, path)
        except (sqlite3.Error, OSError) as error:
            raise _as_user_error(error, path) from error
        finally:
            draft.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "SessionFile":
        """Check the file from the outside in, and take it for ourselves. Raises UserError; the file stays as it was."""
        lock = Lock(path)
        if lock.is_taken():  # before anything of the file is touched: see Lock
            raise _locked(path)
        version = _version_in_header(path)
        if read_only and path.with_name(path.name + "-journal").exists():
            cls.open(path).close()  # a crash left a change half made: opening for writing takes it back
        if not read_only and not path.stat().st_mode & 0o222:
            raise _read_only(path)
        try:
            if not read_only and not lock.take():
                raise _locked(path)
            connection = _connect(path, read_only=read_only)
        except (sqlite3.Error, OSError) as error:
            lock.release()
            raise _as_user_error(error, path) from error
        try:
            if not read_only:
                _take(connection)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise _damaged(path)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise _damaged(path)
            foreign = _foreign_objects(connection, version)
            if foreign:
                raise _damaged(path, ", ".join(foreign))
            if version < schema.VERSION and not read_only:
                _copy(connection, path.with_stem(tr("{name} (version {n})", name=path.stem, n=version)))
                schema.migrate(connection)
            return cls(path, connection, lock)
        except sqlite3.Error as error:
            connection.close()
            lock.release()
            raise _as_user_error(error, path) from error
        except BaseException:
            connection.close()
            lock.release()
            raise

    def read_state(self) -> State:
        # Tens of thousands of new objects, none of them garbage: the collector would look through them again and again.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return State(read_records(self._connection))
        except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
            raise _damaged(self.path) from error
        finally:
            if collecting:
                gc.enable()

    def read_steps(self) -> Iterator[Step]:
        """Every edit ever made, oldest first, without its changes."""
        for row in self._connection.execute("SELECT id, time, label, args, reverses FROM edit ORDER BY seq"):
            edit_id, time, label, args, reverses = row
            yield Step(edit_id, time, Label(label, json.loads(args)), reverses)

    def read_edit(self, edit_id: str, after: State) -> Edit:
        """The edit with its changes, given the state right after it."""
        row = self._connection.execute(
            "SELECT time, label, args, reverses, changes FROM edit WHERE id = ?", (edit_id,)
        ).fetchone()
        time, label, args, reverses, changes = row
        return Edit(Label(label, json.loads(args)), history_log.decode(changes, after), edit_id, time, reverses)

    @property
    def last_edit_time(self) -> str:
        row = self._connection.execute("SELECT time FROM edit ORDER BY seq DESC LIMIT 1").fetchone()
        return row[0] if row else ""

    def commit(self, edit: Edit) -> None:
        """Write the edit: all of it, or nothing and a UserError."""
        try:
            identity = _identity(self.path)
        except OSError:
            identity = None
        if identity != self._identity or self._change_counter() != self._stamp:
            raise UserError(
                tr(
                    "{file} was moved, removed or replaced by another program. Save a copy under another name.",
                    file=self.path,
                ),
                "replaced",
                str(self.path),
            )
        try:
            _write(self._connection, edit)
        except sqlite3.Error as error:
            raise _as_user_error(error, self.path) from error
        self._stamp = self._change_counter()

    def _change_counter(self) -> bytes:
        """SQLite's count of transactions, from the file itself: tells whether another program wrote into it."""
        self._header.seek(24)
        return self._header.read(4)

    def is_sound(self) -> bool:
        """The thorough check, indexes against tables included; opening does the quick one."""
        return bool(self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")

    def copy_to(self, path: Path) -> None:
        """A full copy by SQLite's own backup, also where the file itself was moved or replaced."""
        if path.exists():
            raise UserError(tr("{file} already exists; choose another name.", file=path), "exists", str(path))
        try:
            _copy(self._connection, path)
        except (sqlite3.Error, OSError) as error:
            path.unlink(missing_ok=True)
            raise _as_user_error(error, path) from error

    def close(self) -> None:
        self._connection.close()
        self._header.close()
        self._lock.release()


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    target = sqlite3.connect(path)
    try:
        connection.backup(target)
    finally:
        target.close()


def _write(connection: sqlite3.Connection, edit: Edit) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        write_changes(connection, edit.changes)
        connection.execute(
            "INSERT INTO edit (id, time, schema, label, args, reverses, changes) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                edit.id,
                edit.time,
                schema.VERSION,
                edit.label.id,
                json.dumps(dict(edit.label.args), ensure_ascii=False),
                edit.reverses,
                history_log.encode(edit),
            ),
        )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    # A worker may write a large edit while the window waits for it, so the connection is not bound to one thread.
    mode = "?mode=ro" if read_only else ""
    connection = sqlite3.connect(
        path.absolute().as_uri() + mode, uri=True, timeout=0, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in ("trusted_schema = OFF", "foreign_keys = ON", "synchronous = FULL", "cache_spill = OFF"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _take(connection: sqlite3.Connection) -> None:
    """Lock the file for ourselves until it is closed, and find out now whether it can be written."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = DELETE")  # under WAL a copy of just the file would miss the last edits
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Read-only media let BEGIN EXCLUSIVE pass; a write does not.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version + 1}")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _version_in_header(path: Path) -> int:
    """The schema version by the first 100 bytes: a file that is not ours is never opened by SQLite at all."""
    try:
        with path.open("rb") as handle:
            header = handle.read(100)
    except FileNotFoundError as error:
        raise UserError(tr("{file} does not exist.", file=path), "missing", str(path)) from error
    except OSError as error:
        raise UserError(
            tr("{file} cannot be read: {reason}", file=path, reason=system_reason(error)), "missing", str(path)
        ) from error
    ours = header[:16] == b"SQLite format 3\0" and header[68:72] == schema.APPLICATION_ID.to_bytes(4, "big")
    version = int.from_bytes(header[60:64], "big")
    if not ours or version == 0:
        raise UserError(
            tr("{file} is not a Stip session, whatever its name says. Choose another file.", file=path),
            "not_a_session",
            str(path),
        )
    if version > schema.VERSION:
        raise UserError(
            tr("{file} was made by a newer version of Stip. Open it with that version.", file=path), "newer", str(path)
        )
    return version


def _foreign_objects(connection: sqlite3.Connection, version: int) -> list[str]:
    """Names of what the file defines otherwise than Stip does: a planted trigger, a view, a changed table."""
    found, known = schema.objects(connection), schema.known_objects(version)
    return sorted(name for name in found.keys() | known.keys() if found.get(name) != known.get(name))


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _damaged(path: Path, what: str = "") -> UserError:
    detail = f" ({what})" if what else ""
    return UserError(
        tr(
            "{file} is damaged{detail} and was left as it is. Recover what can be read into a new file.",
            file=path,
            detail=detail,
        ),
        "damaged",
        str(path),
    )


def _locked(path: Path) -> UserError:
    return UserError(
        tr("{file} is open in another window or on another computer. Close it there first.", file=path),
        "locked",
        str(path),
    )


def _read_only(path: Path) -> UserError:
    return UserError(
        tr("{file} can only be read. Copy it to a folder where you may write, and open that copy.", file=path),
        "read_only",
        str(path),
    )


def _as_user_error(error: sqlite3.Error | OSError, path: Path) -> UserError:
    """What SQLite or the system says, as a sentence with a way out."""
    if isinstance(error, OSError):
        return UserError(
            tr("{file} cannot be written: {reason}", file=path, reason=system_reason(error)), "read_only", str(path)
        )
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _locked(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _read_only(path)
    if code == sqlite3.SQLITE_FULL:
        return UserError(
            tr("The disk is full: this change is not in {file}. Make room and do it again.", file=path),
            "disk_full",
            str(path),
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _damaged(path)
    if code == sqlite3.SQLITE_IOERR:
        return UserError(
            tr("{file} could not be written or read: is the disk or network drive still there?", file=path),
            "disk",
            str(path),
        )
    raise error

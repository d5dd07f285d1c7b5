"""One edit into the file, beside one plain sqlite3 transaction with the same promises (DELETE, FULL)."""

import sqlite3
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path

from benchmarks import network
from benchmarks.result import Result, against, milliseconds
from workshop.edit import Change, Edit, Label
from workshop.network.records import Actor
from workshop.session import Session

_TIMES = 200


def rows() -> list[Result]:
    return [_row(size) for size in (124, 5000)]


def _row(size: int) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        session = Session.create(Path(folder) / "s.stip", network.start_edit(size, 4 * size))
        plain = _plain(Path(folder) / "plain.db", size)
        actor_id = next(iter(session.state.table(Actor)))
        numbers = count()

        def edit() -> None:
            before = session.state.table(Actor)[actor_id]
            after = replace(before, note=f"notitie {next(numbers)}")
            session.do(Edit(Label("change_actor", {"name": before.name, "field": "note"}), (Change(before, after),)))

        def transaction() -> None:
            plain.execute("BEGIN IMMEDIATE")
            plain.execute("UPDATE actor SET note = ? WHERE id = ?", (f"notitie {next(numbers)}", 1))
            plain.execute("COMMIT")

        # Turn by turn, so that a busy moment of the disk hits both.
        ours, theirs = [], []
        for _ in range(10):
            ours.append(milliseconds(edit, _TIMES // 10))
            theirs.append(milliseconds(transaction, _TIMES // 10))
        session.close()
        plain.close()
    return against("commit", size, sorted(ours)[5], "ms", "plain sqlite3 transaction", sorted(theirs)[5], at_most=2.0)


def _plain(path: Path, size: int) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE actor (id INTEGER PRIMARY KEY, name TEXT, note TEXT)")
    connection.executemany("INSERT INTO actor VALUES (?, ?, '')", ((n, f"Partij {n}") for n in range(size)))
    return connection

"""Opening a session with all its checks, beside fetching the same rows with plain sqlite3 (quick_check included)."""

import sqlite3
import statistics
import tempfile
from pathlib import Path

from benchmarks import network
from benchmarks.result import Result, against, milliseconds
from workshop.record import RECORD_TYPES
from workshop.session import Session


def rows() -> list[Result]:
    return [_row(size) for size in (500, 5000)]


def _row(size: int) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.stip"
        Session.create(path, network.start_edit(size, 4 * size)).close()

        def plain() -> None:
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA quick_check").fetchall()
            for table in RECORD_TYPES:
                connection.execute(f"SELECT * FROM {table}").fetchall()
            connection.close()

        # Turn by turn, so that a busy moment hits both.
        turns = [(milliseconds(lambda: Session.open(path).close(), 1), milliseconds(plain, 1)) for _ in range(11)]
        ours, theirs = (statistics.median(times) for times in zip(*turns, strict=True))
        return against("open", size, ours, "ms", "plain sqlite3 fetch", theirs, at_most=2.5)

"""Records as rows of tables: the SQL of one edit, and reading a whole table fast."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from workshop.edit import Change
from workshop.record import RECORD_TYPES, Record, field_names, field_types
from workshop.storage.history_log import changed_fields


def write_changes(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Carry the changes out on the tables; alike ones together, since one statement for many rows is fastest."""
    batches: dict[str, list[list[Any]]] = defaultdict(list)
    for change in changes:
        statement, values = _statement(change)
        if statement:
            batches[statement].append(values)
    for statement, rows in batches.items():
        connection.executemany(statement, rows)


def _statement(change: Change) -> tuple[str, list[Any]]:
    record, before, after = change.record, change.before, change.after
    if before is None:
        return _insert(record.table), [_to_sql(getattr(record, name)) for name in field_names(type(record))]
    if after is None:
        return f"DELETE FROM {record.table} WHERE id = ?", [record.id]
    changed = changed_fields(before, after)
    if not changed:
        return "", []
    assignments = ", ".join(f'"{name}" = ?' for name, _, _ in changed)
    return f"UPDATE {record.table} SET {assignments} WHERE id = ?", [
        *(_to_sql(new) for _, _, new in changed),
        record.id,
    ]


@cache
def _insert(table: str) -> str:
    names = field_names(RECORD_TYPES[table])
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(names))})"


def _to_sql(value: Any) -> Any:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False) if value else "[]"
    return int(value) if isinstance(value, bool) else value


def read_records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every record in the file, table by table, in the order in which they were added."""
    for record_type in RECORD_TYPES.values():
        yield from read_table(connection, record_type)


def read_table(connection: sqlite3.Connection, record_type: type[Record]) -> Iterator[Record]:
    names = field_names(record_type)
    columns = ", ".join(f'"{name}"' for name in names)
    convert = [(name, _FROM_SQL[kind]) for name, kind in field_types(record_type).items() if kind in _FROM_SQL]
    for row in connection.execute(f"SELECT {columns} FROM {record_type.table} ORDER BY rowid"):
        # Straight into __dict__: __init__ of a frozen dataclass sets field by field. `python -m benchmarks open`.
        record = object.__new__(record_type)
        values = record.__dict__
        values.update(zip(names, row, strict=True))
        for name, from_sql in convert:
            values[name] = from_sql(values[name])
        yield record


@lru_cache(maxsize=1000)
def _tuple(value: str) -> tuple[Any, ...]:
    return tuple(tuple(item) if isinstance(item, list) else item for item in json.loads(value))


_FROM_SQL: dict[str, Callable[[Any], Any]] = {
    "tuple": _tuple,
    "bool": {None: None, 0: False, 1: True}.__getitem__,
}

"""State: all records of a session by kind, and how an edit is applied to them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from workshop.edit import Edit
from workshop.record import Record

R = TypeVar("R", bound=Record)


class State:
    """All records by table and id, in the order in which they were made."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[str, dict[str, Record]] = {}
        for record in records:
            self._tables.setdefault(record.table, {})[record.id] = record

    def table(self, record_type: type[R]) -> Mapping[str, R]:
        """The records of one kind by id; a live view that cannot be written to."""
        rows = self._tables.setdefault(record_type.table, {})
        return MappingProxyType(rows)  # type: ignore[arg-type]

    def get(self, table: str, record_id: str) -> Record | None:
        return self._tables.get(table, {}).get(record_id)

    def records(self) -> Iterable[Record]:
        for rows in self._tables.values():
            yield from rows.values()

    def apply(self, edit: Edit) -> None:
        """Make the changes of the edit; raises ValueError, and changes nothing, where a `before` does not agree."""
        for change in edit.changes:
            record = change.record
            if self.get(record.table, record.id) != change.before:
                raise ValueError(f"{record.table} {record.id} is not as the edit expects")
        for change in edit.changes:
            record = change.record
            rows = self._tables.setdefault(record.table, {})
            if change.after is None:
                del rows[record.id]
            else:
                rows[record.id] = change.after

    def snapshot(self) -> "State":
        """A copy that later edits do not touch; records are shared, so this costs a copy of the tables only."""
        copy = State()
        copy._tables = {table: dict(rows) for table, rows in self._tables.items()}
        return copy

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, State):
            return NotImplemented
        mine = {table: rows for table, rows in self._tables.items() if rows}
        theirs = {table: rows for table, rows in other._tables.items() if rows}
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]

"""How an edit is written in the append-only table: changed fields, or the whole record where one comes or goes."""

import json
import zlib
from typing import Any

from workshop.edit import Change, Edit
from workshop.record import RECORD_TYPES, Record, field_names
from workshop.state import State

_COMPRESS_ABOVE = 4096  # bytes


def encode(edit: Edit) -> bytes:
    """The changes as JSON in UTF-8, compressed with zlib where that is more than 4 kB."""
    rows = [_encode_change(change) for change in edit.changes]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(text) if len(text) > _COMPRESS_ABOVE else text


def _encode_change(change: Change) -> list[Any]:
    record, before, after = change.record, change.before, change.after
    if before is None:
        return [record.table, record.id, "+", record.as_fields()]
    if after is None:
        return [record.table, record.id, "-", record.as_fields()]
    pairs = {name: [old, new] for name, old, new in changed_fields(before, after)}
    return [record.table, record.id, "=", pairs]


def changed_fields(before: Record, after: Record) -> list[tuple[str, Any, Any]]:
    """Name, old and new value of every field in which two versions of a record differ."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in field_names(type(before)))
    return [(name, old, new) for name, old, new in pairs if old != new]


def decode(content: bytes, state: State) -> tuple[Change, ...]:
    """The changes of an edit that stands at the top, given the state after it."""
    text = content if content[:1] == b"[" else zlib.decompress(content)
    return tuple(_decode_change(*row, state=state) for row in json.loads(text))


def _decode_change(table: str, record_id: str, how: str, values: dict[str, Any], *, state: State) -> Change:
    record_type = RECORD_TYPES[table]
    if how == "-":
        return Change(record_type.from_fields(values), None)
    after = state.get(table, record_id)
    if after is None:
        raise ValueError(f"{table} {record_id} is not in the state after the edit")
    if how == "+":
        return Change(None, after)
    old = {name: pair[0] for name, pair in values.items() if name in field_names(record_type)}
    before = record_type.from_fields({**after.as_fields(), **old})
    return Change(before, after)

"""A whole session as one JSON document: written, and read back record by record."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.errors import UserError
from workshop.exchange.fields import Unreadable, checked_record, list_name
from workshop.i18n import tr
from workshop.network.placements import of_layout
from workshop.network.records import About
from workshop.record import RECORD_TYPES, Record
from workshop.state import State

FORMAT, VERSION = "stip", 1
MAIN_LAYOUT = "force"  # whose places an actor carries as x and y, for readers that want one map

_NETWORK = ("region", "actor", "tie", "placement", "bend")

# Fields that JSON calls otherwise.
_NAMES = {"from_actor": "from", "to_actor": "to"}
_FIELDS = {name: field for field, name in _NAMES.items()}


@dataclass(frozen=True)
class Row:
    """One record as the document gives it: the list it stands in, its number there, and what it could be read as."""

    sheet: str
    number: int
    record: Record | None
    problem: Unreadable | None = None


def document(state: State) -> dict[str, Any]:
    """The session as values of JSON: `session`, then a list for every kind of record."""
    about = state.table(About).get(About.ID)
    found: dict[str, Any] = {"format": FORMAT, "version": VERSION, "session": _values(about) if about else {}}
    for table in _tables():
        found[list_name(table)] = [_values(record) for record in state.table(RECORD_TYPES[table]).values()]
    places = of_layout(state, MAIN_LAYOUT)
    for actor in found["actors"]:
        place = places.get(actor["id"])
        actor["x"], actor["y"] = (place.x, place.y) if place else (None, None)
    return found


def _tables() -> list[str]:
    """Every kind of record but the session itself: the network first, since the others refer to it."""
    return [*_NETWORK, *(table for table in RECORD_TYPES if table not in (About.table, *_NETWORK))]


def _values(record: Record) -> dict[str, Any]:
    return {_NAMES.get(name, name): value for name, value in record.as_fields().items()}


def write(state: State, path: Path) -> None:
    path.write_text(json.dumps(document(state), ensure_ascii=False, indent=1, allow_nan=False), encoding="utf-8")


def read(path: Path) -> Iterator[Row]:
    """The records in a document, those that others refer to first. UserError where it is no session."""
    found = _loaded(path)
    if found.get("format") != FORMAT or not isinstance(found.get("session"), dict):
        raise UserError(tr("{file} is JSON, but not a session that Stip wrote.", file=path), "not_a_session", str(path))
    if not isinstance(found.get("version"), int) or found["version"] > VERSION:
        raise UserError(
            tr("{file} was made by a newer version of Stip. Import it with that version.", file=path),
            "newer",
            str(path),
        )
    if found["session"]:
        yield _row("about", "session", 1, {**found["session"], "id": About.ID})
    lists = {list_name(table): table for table in _tables()}
    for name, table in lists.items():
        rows = found.get(name, [])
        if not isinstance(rows, list):
            raise UserError(tr("{file}: {list} should be a list.", file=path, list=name), "damaged", f"{path}: {name}")
        for number, values in enumerate(rows, 1):
            yield _row(table, name, number, values)
    for name in found.keys() - lists.keys() - {"format", "version", "session"}:
        yield Row(name, 0, None, Unreadable("", tr("this version of Stip does not know this kind of record")))


def _row(table: str, sheet: str, number: int, values: Any) -> Row:
    if not isinstance(values, Mapping):
        return Row(sheet, number, None, Unreadable("", tr("this is not a record")))
    try:
        fields = {_FIELDS.get(str(name), str(name)): value for name, value in values.items()}
        return Row(sheet, number, checked_record(table, fields))
    except Unreadable as problem:
        return Row(sheet, number, None, problem)


def _loaded(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UserError(
            tr("{file} is not JSON: line {line}, column {column}.", file=path, line=error.lineno, column=error.colno),
            "damaged",
            f"{path}:{error.lineno}",
        ) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise UserError(tr("{file} is not JSON that can be read.", file=path), "damaged", str(path)) from error
    return found if isinstance(found, dict) else {}

"""The network as the tables that can be read back: Actoren, Relaties, Regio's, in the language of the interface."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workshop import codes
from workshop.exchange import csv_tables, xlsx
from workshop.exchange.columns import ACTORS, REGIONS, TIES, Column, Kind
from workshop.exchange.fields import CODES
from workshop.i18n import language, tr
from workshop.network.records import Actor, Region, Tie
from workshop.record import RECORD_TYPES, party_fields, references
from workshop.state import State

Rows = Sequence[Sequence[str | int | None]]


def write_workbook(state: State, path: Path) -> None:
    xlsx.write(path, [(_called(kind), rows(state, kind)) for kind in (ACTORS, TIES, REGIONS)])


def write_folder(state: State, folder: Path) -> None:
    """A CSV for each table in `folder`, which is there."""
    for kind in (ACTORS, TIES, REGIONS):
        csv_tables.write(folder / file_name(kind), rows(state, kind))


def file_name(kind: Kind) -> str:
    return f"{_called(kind).lower().replace(chr(39), '')}.csv"


def _called(named: Kind | Column) -> str:
    return named.nl if language() == "nl" else named.en


def rows(state: State, kind: Kind) -> Rows:
    """The header and a row for every record; further columns of imported tables come last."""
    records: list[Any] = list(state.table(RECORD_TYPES[kind.table]).values())
    names = _names(state)
    extra = list(dict.fromkeys(name for record in records for name, _ in record.extra))
    found: list[list[str | int | None]] = [[*map(_called, kind.columns), *extra]]
    for record in records:
        further = dict(record.extra)
        cells = [_cell(record, column.field, names) for column in kind.columns]
        found.append([*cells, *(further.get(name) for name in extra)])
    return found


def _names(state: State) -> Mapping[str, str]:
    regions = {region.id: region.name for region in state.table(Region).values()}
    return regions | {actor.id: actor.name for actor in state.table(Actor).values()}


def _cell(record: Actor | Region | Tie, field: str, names: Mapping[str, str]) -> str | int | None:
    value = getattr(record, field)
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return "; ".join(names.get(part, part) for part in value)
    if field in references(type(record)) or field in party_fields(type(record)):
        return names.get(value, "")
    list_name = f"{record.table}_kind" if field == "kind" else CODES[record.table].get(field)
    return codes.label(codes.LISTS[list_name], value) if list_name else value

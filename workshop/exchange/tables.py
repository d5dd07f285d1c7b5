"""Tables of regions, actors and ties read into a session: row by row, each with what became of it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from workshop.edit import Change
from workshop.exchange import cells
from workshop.exchange.cells import Cell, Sheet
from workshop.exchange.columns import ACTORS, KINDS, REGIONS, TIES, Row, Table, read_table
from workshop.exchange.fields import CODES, RANGES, Unreadable
from workshop.exchange.matching import Actors, Regions
from workshop.exchange.outcome import Outcome
from workshop.i18n import tr
from workshop.network.records import Actor, Region, Tie
from workshop.network.ties import said
from workshop.record import Record
from workshop.state import State

Reader = Callable[[Cell], Any]

_TEXT = dict.fromkeys(("short", "code", "theme", "note", "source", "dream"), cells.as_text)
_NAMES = dict.fromkeys(("name", "from_actor", "to_actor", "region", "province", "parent"), cells.as_name)
_LISTS = {"themes": partial(cells.as_list, separators=";,"), "according_to": partial(cells.as_list, separators=";")}
_TRUTHS = dict.fromkeys(("directed", "shared", "wished"), cells.as_yes_no)


def _readers(table: str) -> Mapping[str, Reader]:
    """How each field of a kind of record is read from a cell."""
    ranges = {
        field: partial(cells.as_whole, low=low, high=high) for field, (low, high) in RANGES.get(table, {}).items()
    }
    lists = {**CODES[table], "kind": f"{table}_kind"}
    codes = {field: partial(cells.as_code, list_name=name) for field, name in lists.items()}
    return {**_TEXT, **_NAMES, **_LISTS, **_TRUTHS, **ranges, **codes}


_READERS = {kind.table: _readers(kind.table) for kind in KINDS}


def read_tables(state: State, sheets: Iterable[Sheet], outcome: Outcome) -> list[Change]:
    """What the sheets add to the session and change in it: regions first, then actors, then ties."""
    reader = _Reader(state, outcome)
    tables: dict[str, list[Table]] = {kind.table: [] for kind in KINDS}
    for sheet in sheets:
        if sheet.how:
            outcome.sources.append(sheet.how)
        table = read_table(sheet, outcome)
        if table is not None:
            # A workbook is open one sheet at a time, so its rows are fetched before the next sheet is.
            tables[table.kind.table].append(Table(table.kind, iter(list(table.rows))))
    for kind, take in ((REGIONS, reader.region), (ACTORS, reader.actor), (TIES, reader.tie)):
        for table in tables[kind.table]:
            for row in table.rows:
                take(row)
    return reader.changes


class _Reader:
    def __init__(self, state: State, outcome: Outcome) -> None:
        self.changes: list[Change] = []
        self._outcome = outcome
        self._regions = Regions(state.table(Region).values())
        self._actors = Actors(state.table(Actor).values())
        self._ties: dict[Hashable, Tie] = {}
        for tie in state.table(Tie).values():
            self._ties.setdefault(said(tie), tie)

    # --- the three kinds of row -----------------------------------------------------------------------------------

    def region(self, row: Row) -> None:
        values = self._values(row, "region", ("name",))
        if values is None:
            return
        there = self._regions.find(values["name"])
        draft = there or self._regions.new(values["name"])
        self._regions.put(draft)  # before what it lies in: a province may be its own
        for field in ("province", "parent"):
            if field in values:
                values[field] = self._region_id(row, values[field], province=field == "province")
        after = self._with(draft, row, values, keep=("name",))
        self._regions.put(after)
        self._record(row, there, after, after.name)

    def actor(self, row: Row) -> None:
        values = self._values(row, "actor", ("name",))
        if values is None:
            return
        name, kind = values["name"], values.get("kind")
        found = self._actors.match(name, kind, values.get("code", ""))
        if len(found) > 1:
            self._outcome.skip(row.place, row.headers["name"], self._unclear(name, found))
            return
        there = found[0] if found else None
        draft = there or self._new_actor(row, name, kind)
        if draft is None:
            return
        if "region" in values:
            values["region"] = self._region_id(row, values["region"])
        after = self._with(draft, row, values, keep=("name",))
        self._actors.put(after, as_written=name)
        self._record(row, there, after, after.name)

    def tie(self, row: Row) -> None:
        values = self._values(row, "tie", ("from_actor", "to_actor"))
        if values is None:
            return
        ends: dict[str, Actor | str] = {}
        for field in ("from_actor", "to_actor"):
            found = self._actors.meant(values[field])
            if len(found) > 1:
                self._outcome.skip(row.place, row.headers[field], self._unclear(values[field], found))
                return
            ends[field] = found[0] if found else values[field]
        a, b = ends["from_actor"], ends["to_actor"]
        if a == b or (isinstance(a, str) and isinstance(b, str) and a.casefold() == b.casefold()):
            name = a if isinstance(a, str) else a.name
            self._outcome.skip(row.place, row.headers["to_actor"], tr("{name} cannot have a tie to itself.", name=name))
            return
        values |= {field: self._end(row, end) for field, end in ends.items()}
        values["according_to"] = tuple(self._party(name) for name in values.get("according_to", ()))
        if not values["according_to"]:
            del values["according_to"]
        after = self._with(Tie(), row, values)
        there = self._ties.get(said(after))
        if there is not None:
            after = self._with(there, row, values, keep=("from_actor", "to_actor"))
        self._ties[said(after)] = after
        names = [self._actors.by_id[actor_id].name for actor_id in (after.from_actor, after.to_actor) if actor_id]
        self._record(row, there, after, " – ".join(names))

    # --- what they share ------------------------------------------------------------------------------------------

    def _values(self, row: Row, table: str, required: tuple[str, ...]) -> dict[str, Any] | None:
        """The filled cells as values; what cannot be read is reported, and where it is required the row is left out."""
        values: dict[str, Any] = {}
        for field, cell in row.cells.items():
            try:
                values[field] = _READERS[table][field](cell)
            except Unreadable as problem:
                self._outcome.skip(row.place, row.headers[field], problem.reason)
                if field in required:
                    return None
        for field in required:
            if not values.get(field):
                self._outcome.skip(row.place, row.headers[field], tr("{column} is empty", column=row.headers[field]))
                return None
        return values

    def _with(self, record: Any, row: Row, values: Mapping[str, Any], keep: tuple[str, ...] = ()) -> Any:
        """The record with the row's values and further columns; what `keep` names stays as it is."""
        extra = dict(record.extra)
        for name, cell in row.extra:
            try:
                extra[name] = cells.as_text(cell)
            except Unreadable as problem:
                self._outcome.skip(row.place, name, problem.reason)
        given = {field: value for field, value in values.items() if field not in keep}
        return replace(record, **given, extra=tuple(extra.items()))

    def _record(self, row: Row, before: Record | None, after: Record, name: str) -> None:
        if before is None:
            self._outcome.add(row.place, after.table, name)
        else:
            self._outcome.match(row.place, name)
        if before != after:
            self.changes.append(Change(before, after))

    def _new_actor(self, row: Row, name: str, kind: str | None) -> Actor | None:
        """A new actor, or None (and the row reported) where another kind of actor has this name already."""
        draft = self._actors.new(name, kind)
        other = self._actors.taken(name)
        if other is None:
            self._doubt(row, name)
            return draft
        from workshop import register

        body = register.find(name, kind)
        if body is not None and self._actors.taken(body.name) is None:
            return replace(draft, name=body.name)
        self._outcome.skip(
            row.place, row.headers["name"], tr("{name} is there already, as another kind of actor", name=other.name)
        )
        return None

    def _end(self, row: Row, end: Actor | str) -> str:
        """The id of the actor at an end of a tie, who is added where nobody has that name."""
        if isinstance(end, Actor):
            return end.id
        self._doubt(row, end)
        actor = self._actors.new(end, None)
        self._actors.put(actor)
        self._outcome.add(row.place, actor.table, actor.name)
        self.changes.append(Change(None, actor))
        return actor.id

    def _doubt(self, row: Row, name: str) -> None:
        candidate = self._actors.near(name)
        if candidate is not None:
            self._outcome.doubt(row.place, name, candidate)

    def _party(self, name: str) -> str:
        """Who said something: the id of an actor or a region where that is clear, otherwise the name."""
        actors, region = self._actors.written_so(name), self._regions.written_so(name)
        if not actors and region is None:
            actors, region = self._actors.meant(name), self._regions.find(name)
        if len(actors) == 1:
            return actors[0].id
        return region.id if region is not None and not actors else name

    def _region_id(self, row: Row, name: str, *, province: bool = False) -> str:
        there = self._regions.find(name)
        if there is not None:
            return there.id
        region = self._regions.new(name)
        if province:
            region = replace(region, kind="province")
        self._regions.put(region)
        self._outcome.add(row.place, region.table, region.name)
        self.changes.append(Change(None, region))
        return region.id

    @staticmethod
    def _unclear(name: str, found: Iterable[Actor]) -> str:
        names = ", ".join(actor.name for actor in found)
        return tr("{name} can be {candidates}: write the full name", name=name, candidates=names)

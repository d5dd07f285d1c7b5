"""The records of an example: the tables of the 2014 evaluation, or the part of them that belongs to a province."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from workshop.agenda.records import Action, Bottleneck, Criterion, Lesson, Perspective
from workshop.codes import LISTS, default_sector, recognise
from workshop.horizon.records import Figure, HorizonQuestion
from workshop.network.records import Actor, Bend, Placement, Region, Tie, bend_id, placement_id
from workshop.record import Record, derived_id
from workshop.resource_files import resource, resource_text

Row = Mapping[str, str]
R = TypeVar("R", bound=Record)

_NATIONAL = "nederland"


def record_id(table: str, row_id: str) -> str:
    """The id of the record that a row of the tables becomes: the same in every example."""
    return derived_id("evaluatie2014", table, row_id)


def rows(table: str) -> list[Row]:
    """The rows of one of the tables, as they are shipped."""
    return list(csv.DictReader(io.StringIO(resource_text("examples", "evaluatie2014", f"{table}.csv"))))


def _code(list_name: str, word: str) -> str:
    if not word:
        return ""
    code = recognise(list_name, word)
    if code is None:
        raise ValueError(f"{word!r} is not in the list {list_name}: {', '.join(LISTS[list_name])}")
    return code


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


class Tables:
    """The tables, or the part of them that belongs to one province ("" for all)."""

    def __init__(self, province: str) -> None:
        self._regions = {row["id"]: row for row in rows("regions")}
        self._actors = {row["id"]: row for row in rows("actors")}
        self._names = {row_id: row["name"] for row_id, row in (*self._regions.items(), *self._actors.items())}
        ties = rows("relations")
        if province:
            here = {row_id for row_id, row in self._regions.items() if row["province"] == province}
            own = {row_id for row_id, row in self._actors.items() if row["region"] in here}
            ends = [(row["source_actor"], row["target_actor"]) for row in ties]
            kept = own | {end for pair in ends if not own.isdisjoint(pair) for end in pair}
            self._actors = {row_id: row for row_id, row in self._actors.items() if row_id in kept}
            self._area: set[str] = {*here, _NATIONAL}
            needed = {row["region"] for row in self._actors.values()} | self._area
            self._regions = {row_id: self._regions[row_id] for row_id in self._with_parents(needed)}
        else:
            self._area = {*self._regions, ""}
        self._ties = [
            row for row in ties if row["source_actor"] in self._actors and row["target_actor"] in self._actors
        ]

    def _with_parents(self, regions: set[str]) -> list[str]:
        wanted: set[str] = set()
        waiting = [region for region in regions if region]
        while waiting:
            region = waiting.pop()
            if region not in wanted:
                wanted.add(region)
                row = self._regions[region]
                waiting += [other for other in (row["parent"], row["province"]) if other]
        return [row_id for row_id in self._regions if row_id in wanted]

    def records(self) -> Iterable[Record]:
        yield from (self._region(row) for row in self._regions.values())
        yield from (self._actor(row) for row in self._actors.values())
        yield from (self._tie(row) for row in self._ties)
        yield from (self._figure(row) for row in self._here("indicators"))
        yield from (self._question(row) for row in self._here("horizon_questions"))
        yield from (self._action(row) for row in self._here("actions"))
        yield from (self._bottleneck(row) for row in self._here("bottlenecks"))
        yield from (self._lesson(row) for row in self._here("lessons"))
        yield from (self._perspective(row) for row in rows("perspectives") if self._concerns(row))
        yield from (self._criterion(row) for row in rows("agreement_criteria"))

    def _here(self, table: str) -> list[Row]:
        return [row for row in rows(table) if row["region"] in self._area]

    def _concerns(self, row: Row) -> bool:
        return any(party in self._actors or party in self._area for party in _split(row["party"]))

    def _region_id(self, row_id: str) -> str | None:
        return record_id("regions", row_id) if row_id in self._regions else None

    def _party(self, row_id: str) -> str:
        """The id of the actor or region, or its name where it is not in this session."""
        if row_id in self._actors:
            return record_id("actors", row_id)
        return self._region_id(row_id) or self._names.get(row_id, row_id)

    def _parties(self, text: str) -> tuple[str, ...]:
        return tuple(self._party(part) for part in _split(text))

    def _region(self, row: Row) -> Region:
        return Region(
            id=record_id("regions", row["id"]),
            name=row["name"],
            kind=_code("region_kind", row["kind"]),
            province=self._region_id(row["province"]),
            parent=self._region_id(row["parent"]),
            note=row["note"],
            source=row["source"],
        )

    def _actor(self, row: Row) -> Actor:
        kind = _code("actor_kind", row["type"])
        return Actor(
            id=record_id("actors", row["id"]),
            name=row["name"],
            short=row["short"],
            kind=kind,
            tier=_code("tier", row["tier"]),
            sector=default_sector(kind),
            entity=_code("entity", row["entity"]),
            wished=row["note"].startswith(("Bestaat nog niet", "Beoogd ")),
            region=self._region_id(row["region"]),
            note=row["note"],
            source=row["source"],
        )

    def _tie(self, row: Row) -> Tie:
        return Tie(
            id=record_id("relations", row["id"]),
            from_actor=record_id("actors", row["source_actor"]),
            to_actor=record_id("actors", row["target_actor"]),
            kind=_code("tie_kind", row["kind"]),
            directed=row["directed"] == "1",
            strength=int(row["strength"]),
            status=_code("tie_status", row["status"]),
            according_to=self._parties(row["according_to"]),
            shared={"": None, "0": False, "1": True}[row["shared"]],
            theme=row["theme"],
            note=row["note"],
            source=row["source"],
        )

    def _figure(self, row: Row) -> Figure:
        return Figure(
            **_common(row, "indicators", self._region_id(row["region"])),
            indicator=row["indicator"],
            unit=row["unit"],
            value=float(row["value"]) if row["value"] else None,
            year=int(row["year"]) if row["year"] else None,
            kind=_code("figure_kind", row["kind"]),
            comparison=row["comparison"],
        )

    def _question(self, row: Row) -> HorizonQuestion:
        region = self._region_id(row["region"])
        return HorizonQuestion(**_common(row, "horizon_questions", region), question=row["question_or_ambition"])

    def _action(self, row: Row) -> Action:
        return Action(
            **_common(row, "actions", self._region_id(row["region"])),
            title=row["title"],
            covenant=row["covenant"],
            holder=self._party(row["holder"]),
            partners=self._parties(row["partners"]),
            status=_code("action_status", row["status"]),
            phase=_code("phase", row["phase"]),
            light=_code("light", row["light"]),
            result=row["result"],
        )

    def _bottleneck(self, row: Row) -> Bottleneck:
        return Bottleneck(
            **_common(row, "bottlenecks", self._region_id(row["region"])),
            title=row["title"],
            description=row["description"],
            kind=_code("bottleneck_kind", row["kind"]),
            raised_by=self._party(row["raised_by"]),
            solver=self._party(row["department"]),
        )

    def _lesson(self, row: Row) -> Lesson:
        region = self._region_id(row["region"])
        return Lesson(**_common(row, "lessons", region), lesson=row["lesson"], success_factors=row["success_factors"])

    def _perspective(self, row: Row) -> Perspective:
        return Perspective(
            id=record_id("perspectives", row["id"]),
            topic=row["topic"],
            parties=self._parties(row["party"]),
            statement=row["statement"],
            agreement=_code("agreement", row["agreement"]),
            source=row["source"],
        )

    def _criterion(self, row: Row) -> Criterion:
        return Criterion(
            id=record_id("agreement_criteria", row["id"]),
            kind=_code("criterion_kind", row["kind"]),
            parties=self._parties(row["party"]),
            text=row["text"],
            source=row["source"],
        )


def _common(row: Row, table: str, region: str | None) -> dict[str, Any]:
    return {"id": record_id(table, row["id"]), "region": region, "theme": row["theme"], "source": row["source"]}


def places(name: str) -> list[Record]:
    """Where the shipped layouts put the actors, and which ties they bend (made by packaging/arrange_examples.py)."""
    file = resource("examples", f"{name}-layouts.csv")
    if not file.is_file():
        return []
    records: list[Record] = []
    for row in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))):
        layout, record = row["layout"], row["id"]
        if row["what"] == "actor":
            records.append(
                Placement(
                    id=placement_id(layout, record),
                    layout=layout,
                    actor=record,
                    x=float(row["x"]),
                    y=float(row["y"]),
                    side=int(row["side"]),
                )
            )
        else:
            records.append(Bend(id=bend_id(layout, record), layout=layout, tie=record, amount=float(row["bend"])))
    return records

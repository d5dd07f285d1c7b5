"""A session from JSON taken over into another: the same ids are the same records, the same names the same parties."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from workshop.edit import Change
from workshop.exchange.fields import NEEDED
from workshop.exchange.matching import Actors, Regions
from workshop.exchange.outcome import Outcome, Place
from workshop.exchange.session_json import Row
from workshop.i18n import tr
from workshop.network.records import About, Actor, Bend, Placement, Region, Tie, bend_id, placement_id
from workshop.network.ties import said
from workshop.record import Record, party_fields, references
from workshop.state import State


def take_over(state: State, source: str, rows: Iterable[Row], outcome: Outcome) -> list[Change]:
    """What the document adds and changes. Into a session without content it brings title and all: the same session."""
    return _TakeOver(state, source, outcome).changes_of(rows)


class _TakeOver:
    def __init__(self, state: State, source: str, outcome: Outcome) -> None:
        self._state = state
        self._source = source
        self._outcome = outcome
        self._empty = all(isinstance(record, About) for record in state.records())
        self._actors = Actors(state.table(Actor).values())
        self._regions = Regions(state.table(Region).values())
        self._ties = {said(tie): tie.id for tie in state.table(Tie).values()}
        self._is: dict[str, str] = {}  # id in the document → id of the record it turned out to be

    def changes_of(self, rows: Iterable[Row]) -> list[Change]:
        changes: list[Change] = []
        read: list[tuple[Place, Record]] = []
        for row in rows:
            place = Place(self._source, row.sheet, row.number or None)
            if row.problem is not None:
                self._outcome.skip(place, row.problem.field or None, row.problem.reason)
            elif row.record is not None:
                read.append((place, row.record))
        # A region may name one that comes after it, so all of them are known before the first is looked at.
        known = {(record.table, record.id) for record in self._state.records()}
        coming = {(Region.table, record.id) for _, record in read if isinstance(record, Region)}
        done: set[tuple[str, str]] = set()
        for place, record in read:
            if (record.table, record.id) in done:
                self._outcome.skip(place, "id", tr("this id is there twice"))
                continue
            made = self._made(place, record, known | coming if isinstance(record, Region) else known)
            if made is None:
                continue
            before = self._state.get(made.table, made.id)
            done.add((made.table, record.id))
            known.add((made.table, made.id))
            if before is None:
                self._outcome.add(place, made.table, _name(made))
            elif not isinstance(made, About):
                self._outcome.match(place, _name(made))
            if before != made:
                changes.append(Change(before, made))
        return changes

    def _made(self, place: Place, record: Record, known: set[tuple[str, str]]) -> Record | None:
        """The record as it will be in this session; None where it is there under another id, or cannot be."""
        original, found = record.id, self._referring(place, record, known)
        if found is None:
            return None
        record = found
        there = self._state.get(record.table, record.id)
        if isinstance(record, About):
            return record if self._empty else there or record
        if there is not None:
            return record if record.id == original else there  # where a known actor stands is for this session to say
        if self._empty:
            return record
        same = self._same(record)
        if same is not None:
            self._is[record.id] = same
            self._outcome.match(place, _name(record))
            return None
        if isinstance(record, Actor) and self._actors.taken(record.name) is not None:
            reason = tr("{name} is there already, as another kind of actor", name=record.name)
            self._outcome.skip(place, "name", reason)
            return None
        return record

    def _same(self, record: Record) -> str | None:
        """The id of the record in this session that says the same."""
        if isinstance(record, Actor):
            found = self._actors.match(record.name, record.kind, record.code)
            return found[0].id if len(found) == 1 else None
        if isinstance(record, Region):
            region = self._regions.find(record.name)
            return region.id if region else None
        return self._ties.get(said(record)) if isinstance(record, Tie) else None

    def _referring(self, place: Place, record: Record, known: set[tuple[str, str]]) -> Record | None:
        """The record with its references as they are called here; None where what it needs is not there."""
        values: dict[str, Any] = {}
        for field, table in references(type(record)).items():
            asked = getattr(record, field)
            if asked is None:
                continue
            target = self._is.get(asked, asked)
            if (table, target) not in known:
                self._outcome.skip(place, field, tr("what this refers to is not there"))
                if field in NEEDED.get(record.table, ()):
                    return None
                target = None
            if target != asked:
                values[field] = target
        for field in NEEDED.get(record.table, ()):
            if getattr(record, field) is None:
                self._outcome.skip(place, field, tr("what this refers to is not there"))
                return None
        for field in party_fields(type(record)):
            values |= _renamed(record, field, self._is)
        if not values:
            return record
        record = replace(record, **values)
        if isinstance(record, Placement) and "actor" in values:
            return replace(record, id=placement_id(record.layout, record.actor or ""))
        if isinstance(record, Bend) and "tie" in values:
            return replace(record, id=bend_id(record.layout, record.tie or ""))
        return record


def _renamed(record: Record, field: str, same: Mapping[str, str]) -> dict[str, Any]:
    value = getattr(record, field)
    after = tuple(same.get(one, one) for one in value) if isinstance(value, tuple) else same.get(value, value)
    return {} if after == value else {field: after}


def _name(record: Record) -> str:
    values = record.as_fields()
    return str(values.get("name") or values.get("title") or values.get("topic") or record.id)

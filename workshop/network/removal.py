"""Removing actors and ties, with all that hangs on them; whoever named a removed actor keeps its name."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from workshop.edit import Change, Edit, Label
from workshop.network.records import Actor, Bend, Placement, Tie
from workshop.network.ties import names_of
from workshop.record import Record, party_fields
from workshop.state import State


def remove(state: State, ids: Collection[str]) -> Edit | None:
    """Remove the actors and ties with these ids: their ties, places and bends go too, in one edit."""
    actors = [actor for actor in state.table(Actor).values() if actor.id in ids]
    gone = {actor.id for actor in actors}
    ties = [tie for tie in state.table(Tie).values() if tie.id in ids or tie.from_actor in gone or tie.to_actor in gone]
    gone_ties = {tie.id for tie in ties}
    if not actors and not ties:
        return None
    removed: list[Record] = [
        *(place for place in state.table(Placement).values() if place.actor in gone),
        *(bend for bend in state.table(Bend).values() if bend.tie in gone_ties),
        *ties,
        *actors,
    ]
    names = {actor.id: actor.name for actor in actors}
    changes = [Change(record, None) for record in removed]
    if names:
        changes += _with_names(state, names, gone_ties)
    return Edit(_label(state, actors, ties), tuple(changes))


def _label(state: State, actors: list[Actor], ties: list[Tie]) -> Label:
    if len(actors) == 1:
        return Label("remove_actor", {"name": actors[0].name})
    if not actors and len(ties) == 1:
        return Label("remove_tie", names_of(state, ties[0]))
    return Label("remove_many", {"n": len(actors) + len(ties)})


def _with_names(state: State, names: dict[str, str], but: set[str]) -> list[Change]:
    """Records that name a removed actor as a party, with its name in place of its id."""
    changes = []
    for record in state.records():
        if record.id in but:
            continue
        values: dict[str, Any] = {}
        for field in party_fields(type(record)):
            value = getattr(record, field)
            if isinstance(value, tuple) and not names.keys().isdisjoint(value):
                values[field] = tuple(names.get(party, party) for party in value)
            elif isinstance(value, str) and value in names:
                values[field] = names[value]
        if values:
            changes.append(Change(record, replace(record, **values)))
    return changes

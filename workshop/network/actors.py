"""Edits of actors: add, change, and what a name and other values must be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.i18n import tr
from workshop.network.checks import check_code, check_number
from workshop.network.records import Actor
from workshop.register import normalise
from workshop.state import State

LONGEST_NAME = 300


def find(state: State, name: str) -> Actor | None:
    """The actor of this name or short name, case, accents and spaces aside; a full name goes first."""
    wanted = normalise(name)
    by_short = None
    for actor in state.table(Actor).values():
        if normalise(actor.name) == wanted:
            return actor
        if actor.short and by_short is None and normalise(actor.short) == wanted:
            by_short = actor
    return by_short


def checked_name(name: str, taken: Mapping[str, str]) -> str:
    """The name as it will be kept; UserError where it is empty, too long, or in `taken` (folded name → name)."""
    name = " ".join(name.split())
    if not name:
        raise UserError(tr("An actor needs a name."))
    if len(name) > LONGEST_NAME:
        raise UserError(
            tr("This name has {n} characters; shorten it to at most {most}.", n=len(name), most=LONGEST_NAME)
        )
    if name.casefold() in taken:
        raise UserError(tr("{name} is already on the map.", name=taken[name.casefold()]))
    return name


def taken_names(state: State, but: str = "") -> dict[str, str]:
    """Every actor's name by its folded form, without the actor `but`."""
    return {actor.name.casefold(): actor.name for actor in state.table(Actor).values() if actor.id != but}


def check(values: Mapping[str, Any]) -> None:
    """UserError where one of these new values is none that an actor may have. A name has checks of its own."""
    for name in ("kind", "tier", "sector", "entity"):
        if name in values:
            check_code(f"actor_{name}" if name == "kind" else name, values[name])
    for name in ("influence", "interest"):
        if values.get(name) is not None:
            check_number(name, values[name], 0, 5)


def add(state: State, drafts: Sequence[Actor]) -> Edit | None:
    """Add these actors. UserError where a name is empty or taken; then none is added."""
    taken = taken_names(state)
    actors = []
    for draft in drafts:
        name = checked_name(draft.name, taken)
        taken[name.casefold()] = name
        actors.append(replace(draft, name=name))
    if not actors:
        return None
    label = (
        Label("add_actor", {"name": actors[0].name}) if len(actors) == 1 else Label("add_actors", {"n": len(actors)})
    )
    return Edit(label, tuple(Change(None, actor) for actor in actors))


def change(state: State, actor_ids: Sequence[str], **values: Any) -> Edit | None:
    """Give these actors new values of one or more fields; None where nothing changes."""
    check(values)
    changes = []
    for actor_id in actor_ids:
        before = state.table(Actor)[actor_id]
        if "name" in values:
            values["name"] = checked_name(values["name"], taken_names(state, but=actor_id))
        after = replace(before, **values)
        if after != before:
            changes.append(Change(before, after))
    if not changes:
        return None
    field = next(iter(values))
    if len(changes) > 1:
        return Edit(Label("change_actors", {"n": len(changes), "field": field}), tuple(changes))
    name = state.table(Actor)[changes[0].record.id].name
    return Edit(Label("change_actor", {"name": name, "field": field}), tuple(changes))

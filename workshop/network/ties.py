"""Edits of ties: add, change, reverse; and the ties of an actor."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.i18n import tr
from workshop.network.checks import check_code, check_number
from workshop.network.records import Actor, Tie
from workshop.state import State


def of_actor(state: State, actor_id: str) -> list[Tie]:
    return [tie for tie in state.table(Tie).values() if actor_id in (tie.from_actor, tie.to_actor)]


def said(tie: Tie) -> Hashable:
    """What a tie says; two ties that say the same are one too many."""
    ends = (tie.from_actor, tie.to_actor) if tie.directed else frozenset((tie.from_actor, tie.to_actor))
    return ends, tie.kind, tie.status, tie.theme


def check(tie: Tie, already_said: Collection[Hashable], names: Mapping[str, str]) -> None:
    """UserError where the tie goes from an actor to itself, or says what is said already."""
    a, b = names[tie.from_actor or ""], names[tie.to_actor or ""]
    if tie.from_actor == tie.to_actor:
        raise UserError(tr("{name} cannot have a tie to itself.", name=a))
    if said(tie) in already_said:
        raise UserError(tr("This tie between {a} and {b} is already there.", a=a, b=b))


def names_of(state: State, tie: Tie) -> dict[str, str]:
    actors = state.table(Actor)
    return {"a": actors[tie.from_actor or ""].name, "b": actors[tie.to_actor or ""].name}


def add(state: State, ties: Sequence[Tie]) -> Edit | None:
    """Add these ties. UserError where one may not be; then none is added."""
    names = {actor.id: actor.name for actor in state.table(Actor).values()}
    already_said = {said(tie) for tie in state.table(Tie).values()}
    for tie in ties:
        check(tie, already_said, names)
        already_said.add(said(tie))
    if not ties:
        return None
    label = Label("add_tie", names_of(state, ties[0])) if len(ties) == 1 else Label("add_ties", {"n": len(ties)})
    return Edit(label, tuple(Change(None, tie) for tie in ties))


def change(state: State, tie_ids: Sequence[str], **values: Any) -> Edit | None:
    """Give these ties new values of one or more fields; None where nothing changes. A kind may be any words."""
    if "status" in values:
        check_code("tie_status", values["status"])
    if "strength" in values:
        check_number("strength", values["strength"], 1, 3)
    if not values.get("kind", "x").strip():
        raise UserError(tr("A tie needs a kind."))
    table = state.table(Tie)
    pairs = [(before, replace(before, **values)) for before in map(table.__getitem__, tie_ids)]
    changes = tuple(Change(before, after) for before, after in pairs if after != before)
    if not changes:
        return None
    names = {actor.id: actor.name for actor in state.table(Actor).values()}
    changed = {change.record.id for change in changes}
    already_said = {said(tie) for tie in table.values() if tie.id not in changed}
    for _, after in pairs:
        if after.id in changed:
            check(after, already_said, names)
            already_said.add(said(after))
    field = next(iter(values))
    if len(changes) > 1:
        return Edit(Label("change_ties", {"n": len(changes), "field": field}), changes)
    before = next(before for before, after in pairs if after != before)
    return Edit(Label("change_tie", {**names_of(state, before), "field": field}), changes)

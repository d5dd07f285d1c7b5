"""What a session says without its names or notes, for figures and data that leave the room."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from workshop.codes import ACTOR_KIND, label
from workshop.i18n import tr
from workshop.network.records import About, Actor, Region
from workshop.record import Record, field_types, party_fields
from workshop.state import State

PARTS = ("stances", "names", "notes")
_NOTES = ("note", "source", "extra")


def redacted(state: State, parts: frozenset[str]) -> State:
    """A copy without what `parts` names. Stances are no part of this version's sessions, so they are never there."""
    records = list(state.records())
    if "notes" in parts:
        records = [_without_notes(record) for record in records]
    if "names" in parts:
        records = _without_names(State(records))
    return State(records)


def _without_notes(record: Record) -> Record:
    kinds = field_types(type(record))
    empty: dict[str, Any] = {name: () if kinds[name] == "tuple" else "" for name in _NOTES if name in kinds}
    return replace(record, **empty)


def _without_names(state: State) -> list[Record]:
    """Every actor by its kind and a number; the names also taken out of all texts, and what only a name could say."""
    counted: Counter[str] = Counter()
    called: dict[str, str] = {}
    for actor in state.table(Actor).values():
        counted[actor.kind] += 1
        called[actor.id] = f"{label(ACTOR_KIND, actor.kind)} {counted[actor.kind]}"
    hide = _hider(state, called)
    known = {*called, *state.table(Region)}
    return [_hidden(record, called, known, hide) for record in state.records()]


def _hider(state: State, called: Mapping[str, str]) -> Callable[[str], str]:
    """Puts what an actor is called now where a text has its name or short name."""
    by_name = {
        name: called[actor.id]
        for actor in state.table(Actor).values()
        for name in (actor.short, actor.name)
        if len(name) > 1
    }
    if not by_name:
        return lambda text: text
    longest_first = sorted(by_name, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return lambda text: pattern.sub(lambda found: by_name[found[0]], text)


def _hidden(record: Record, called: Mapping[str, str], known: set[str], hide: Callable[[str], str]) -> Record:
    if isinstance(record, Actor):
        values: dict[str, Any] = {"name": called[record.id], "short": "", "code": "", "extra": ()}
        return replace(record, **values, note=hide(record.note), source=hide(record.source))
    if isinstance(record, Region):  # an area is no party
        return replace(record, note=hide(record.note), dream=hide(record.dream))
    values = {}
    parties = party_fields(type(record))
    for name, kind in field_types(type(record)).items():
        value = getattr(record, name)
        if name in parties:
            values[name] = _parties(value, known)
        elif name == "extra":
            values[name] = ()
        elif kind == "str" and name != "id" and isinstance(value, str) and value not in known:
            values[name] = "" if isinstance(record, About) and name == "place" else hide(value)
    return replace(record, **values)


def _parties(value: Any, known: set[str]) -> Any:
    """Ids stay, since they stand for the new names; a name that is no actor's or region's could be anybody's."""
    if isinstance(value, tuple):
        return tuple(party if party in known else tr("somebody") for party in value)
    return value if not value or value in known else tr("somebody")

"""What a session still misses, as far as can be judged now: references, codes, doubles, holders, dates, claimants."""

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import chain

from workshop.agenda.records import Action, Bottleneck
from workshop.codes import LISTS
from workshop.exchange.fields import CODES, FARTHEST, shown
from workshop.i18n import mark, tr, trn
from workshop.network.records import Actor, Bend, Placement, Tie
from workshop.network.ties import said
from workshop.record import RECORD_TYPES, references
from workshop.register import match_key
from workshop.state import State

# The criteria for new agreements (evaluation of 2014, §7.4).
CRITERIA = {
    "flexible": mark("flexible"),
    "innovation": mark("room for innovation"),
    "recalibrated": mark("recalibrated every five years"),
    "concrete": mark("concrete, measurable, time-bound"),
    "binding": mark("binds the relevant parties"),
    "roles": mark("clear roles"),
    "governance": mark("governance paragraph"),
}


@dataclass(frozen=True)
class Problem:
    """A finding: its kind for scripts, the id of the record, and a sentence."""

    kind: str
    record: str
    message: str


# Kinds of problem that mean the file holds what Stip would not have written.
UNSOUND = frozenset({"damaged", "broken_reference", "unknown_code", "impossible_place"})


def damaged() -> Problem:
    """The finding that the file itself is not whole, though it opens."""
    said = tr("Tables and indexes of the file disagree. Export it as .json and import that into a new session.")
    return Problem("damaged", "", said)


def problems(state: State) -> list[Problem]:
    return list(
        chain(
            _broken_references(state),
            _unknown_codes(state),
            _impossible_places(state),
            _actors(state),
            _ties(state),
            _actions(state),
            _bottlenecks(state),
        )
    )


def _broken_references(state: State) -> Iterator[Problem]:
    for record in state.records():
        for field, table in references(type(record)).items():
            target = getattr(record, field)
            if target is not None and state.get(table, target) is None:
                message = tr(
                    "{table} {id}: {field} refers to what is not there", table=record.table, id=record.id, field=field
                )
                yield Problem("broken_reference", record.id, message)


def _unknown_codes(state: State) -> Iterator[Problem]:
    for table, by_field in CODES.items():
        for record in state.table(RECORD_TYPES[table]).values():
            for field, list_name in by_field.items():
                value = getattr(record, field)
                if value and value not in LISTS[list_name]:
                    message = tr("{value} is not in the list {list}", value=shown(value), list=list_name)
                    yield Problem("unknown_code", record.id, message)


def _impossible_places(state: State) -> Iterator[Problem]:
    for place in state.table(Placement).values():
        if not all(math.isfinite(value) and abs(value) <= FARTHEST for value in (place.x, place.y)):
            yield Problem(
                "impossible_place", place.id, tr("{name} stands nowhere on the map", name=_name(state, place.actor))
            )
    for bend in state.table(Bend).values():
        if not math.isfinite(bend.amount):
            yield Problem("impossible_place", bend.id, tr("a tie is bent by what is no number"))


def _actors(state: State) -> Iterator[Problem]:
    tied = {end for tie in state.table(Tie).values() if tie.status != "ended" for end in (tie.from_actor, tie.to_actor)}
    seen: dict[tuple[str, str], str] = {}
    for actor in state.table(Actor).values():
        if actor.id not in tied:
            yield Problem("actor_without_ties", actor.id, tr("{name} has no ties", name=actor.name))
        key = actor.kind, match_key(actor.name)
        if key in seen:
            message = tr("{name} looks like {other}: are they the same?", name=actor.name, other=seen[key])
            yield Problem("duplicate_actor", actor.id, message)
        seen.setdefault(key, actor.name)


def _ties(state: State) -> Iterator[Problem]:
    seen: set[Hashable] = set()
    for tie in state.table(Tie).values():
        ends = {"a": _name(state, tie.from_actor), "b": _name(state, tie.to_actor)}
        if tie.from_actor == tie.to_actor:
            yield Problem("self_tie", tie.id, tr("{name} has a tie to itself", name=ends["a"]))
        if said(tie) in seen:
            yield Problem("repeated_tie", tie.id, tr("the tie {a} – {b} is there twice", **ends))
        seen.add(said(tie))
        if tie.status in ("desired", "strained") and not tie.according_to:
            yield Problem(
                "tie_without_claimant", tie.id, tr("nobody is named who says so of the tie {a} – {b}", **ends)
            )


def _actions(state: State) -> Iterator[Problem]:
    actors = state.table(Actor)
    for action in state.table(Action).values():
        if action.status == "dropped":
            continue
        title = {"title": action.title}
        holder = actors.get(action.holder)
        if not action.holder.strip():
            yield Problem("action_without_holder", action.id, tr("nobody answers for {title}", **title))
        elif action.holder in (action.id, action.title):
            yield Problem("action_holds_itself", action.id, tr("{title} is its own holder", **title))
        elif action.status == "agreed" and holder is not None and holder.entity != "organisation":
            message = tr("{title}: {name} is no single organisation that can answer for it", name=holder.name, **title)
            yield Problem("holder_no_organisation", action.id, message)
        if action.status == "agreed" and not action.end.strip():
            yield Problem("action_without_end", action.id, tr("{title} is agreed, without an end date", **title))


def _bottlenecks(state: State) -> Iterator[Problem]:
    for bottleneck in state.table(Bottleneck).values():
        if not bottleneck.solver.strip():
            message = tr("nobody is named who could solve {title}", title=bottleneck.title)
            yield Problem("bottleneck_without_solver", bottleneck.id, message)


def _name(state: State, actor_id: str | None) -> str:
    actor = state.table(Actor).get(actor_id or "")
    return actor.name if actor else "?"


def evidence(state: State, criterion: str) -> str:
    """What there is to judge a criterion by, and what this version cannot hold yet."""
    agreed = [action for action in state.table(Action).values() if action.status == "agreed"]
    n = len(agreed)
    if criterion == "concrete":
        dated = sum(1 for action in agreed if action.end.strip())
        return trn(
            "{dated} of {n} agreed action has an end date; targets cannot be recorded yet",
            "{dated} of {n} agreed actions have an end date; targets cannot be recorded yet",
            n,
            dated=dated,
        )
    if criterion == "roles":
        held = sum(1 for action in agreed if action.holder.strip())
        return trn(
            "{held} of {n} agreed action has a holder; that it confirmed cannot be recorded yet",
            "{held} of {n} agreed actions have a holder; that they confirmed cannot be recorded yet",
            n,
            held=held,
        )
    return tr("cannot be judged: this version has no place to record it yet")

"""From a session to a layout problem and back to an edit: places for added actors, a layout made anew."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from workshop.codes import TIER
from workshop.edit import Change, Edit
from workshop.network import placements
from workshop.network.diagram import Diagram, build
from workshop.network.free_places import free_places
from workshop.network.groups import is_grouped
from workshop.network.layout import Arrangement, Problem, place_new
from workshop.network.layout.problem import Bools
from workshop.network.records import Actor, Placement, Tie
from workshop.state import State
from workshop.ui.canvas.scene import Scene, boxes
from workshop.ui.network.free_spots import FEW, NEAR_MATES, NEAR_MIDDLE, ROOM, spots_for

_TIERS = list(TIER)
GRID = 41
MANY = 1000
"""Actors from which an added one gets a free place without the layout engine."""


@dataclass(frozen=True)
class Question:
    """A layout problem with the ids its rows stand for."""

    problem: Problem
    actors: tuple[str, ...]
    ties: tuple[str, ...]


def question(state: State, layout: str, aspect: float) -> Question:
    """The problem of laying out a session. Measures text, so it needs the UI thread."""
    diagram = build(state, "difference", layout)  # the view that shows every tie: one layout serves all views
    return asked(state, diagram, aspect)


def asked(state: State, diagram: Diagram, aspect: float) -> Question:
    shape, label = boxes(diagram)
    known = placements.of_layout(state, diagram.layout)
    ids = tuple(node.id for node in diagram.nodes)
    start = np.array([_point(known.get(actor)) for actor in ids], dtype=np.float64).reshape(-1, 2)
    tiers = [state.table(Actor)[actor].tier for actor in ids]
    problem = Problem(
        shape=shape,
        label=label,
        ties=np.array([(line.a, line.b) for line in diagram.lines], dtype=np.int64).reshape(-1, 2),
        weight=np.array([line.strength for line in diagram.lines], dtype=np.float64),
        tier=np.array([_TIERS.index(tier) if tier in _TIERS else -1 for tier in tiers], dtype=np.int64),
        group=np.array([node.group for node in diagram.nodes], dtype=np.int64),
        aspect=aspect,
        anchored=np.array([actor in known and known[actor].anchored for actor in ids], dtype=np.bool_),
        start=start,
        side=np.array([node.side for node in diagram.nodes], dtype=np.int8),
    )
    return Question(problem, ids, tuple(line.id for line in diagram.lines))


def _point(placement: Placement | None) -> tuple[float, float]:
    return (np.nan, np.nan) if placement is None else (placement.x, placement.y)


def answered(state: State, layout: str, asked_for: Question, answer: Arrangement) -> Edit | None:
    """The edit that takes over a layout; what was removed meanwhile is left out."""
    points = dict(zip(asked_for.actors, answer.position.tolist(), strict=True))
    sides = dict(zip(asked_for.actors, (int(side) for side in answer.side), strict=True))
    bends = dict(zip(asked_for.ties, answer.bend.tolist(), strict=True))
    return placements.arrange(state, layout, {key: (x, y) for key, (x, y) in points.items()}, sides, bends)


def with_places(state: State, edit: Edit, layout: str, aspect: float, shown: Scene | None = None) -> Edit:
    """The edit, with places in this layout for the actors it adds; `shown` is the scene that the map shows of it."""
    new = [change.after.id for change in edit.changes if change.before is None and isinstance(change.after, Actor)]
    if not new:
        return edit
    after = state.snapshot()
    after.apply(edit)
    if shown is not None and shown.diagram.nodes and shown.diagram.layout == layout and len(new) <= FEW:
        near: dict[str, list[str]] = {}
        for tie in (change.after for change in edit.changes if isinstance(change.after, Tie)):
            near.setdefault(tie.from_actor or "", []).append(tie.to_actor or "")
            near.setdefault(tie.to_actor or "", []).append(tie.from_actor or "")
        points = spots_for(after, shown, new, near)
        return replace(edit, changes=(*edit.changes, *placements.placed(after, layout, points, {})))
    return replace(edit, changes=(*edit.changes, *places_for(after, new, layout, aspect)))


def places_for(state: State, new: Collection[str], layout: str, aspect: float) -> list[Change]:
    """Changes that give these actors a place; others give way a little where there is no room."""
    if len(state.table(Actor)) > MANY:
        return placements.placed(state, layout, _at_once(state, new, layout), {})
    ask = question(state, layout, aspect)
    known = np.isfinite(ask.problem.start).all(axis=1) if ask.problem.start is not None else np.zeros(0, np.bool_)
    is_new = np.array([actor in new for actor in ask.actors], dtype=np.bool_) | ~known
    wanting = _wanting_their_group if is_grouped(layout) else _wanting_room
    problem = wanting(ask.problem, is_new)
    answer = place_new(problem, is_new)
    points = {actor: (x, y) for actor, (x, y) in zip(ask.actors, answer.position.tolist(), strict=True)}
    return placements.placed(state, layout, points, {})


def _at_once(state: State, new: Collection[str], layout: str) -> dict[str, tuple[float, float]]:
    """Free places near neighbours, without measuring: for networks where measuring keeps people waiting."""
    placed = {key: (place.x, place.y) for key, place in placements.of_layout(state, layout).items()}
    near: dict[str, set[str]] = {key: set() for key in new}
    for tie in state.table(Tie).values():
        a, b = tie.from_actor or "", tie.to_actor or ""
        if a in near:
            near[a].add(b)
        if b in near:
            near[b].add(a)
    return free_places(new, {key: point for key, point in placed.items() if key not in near}, near)


def _wanting_room(problem: Problem, is_new: Bools) -> Problem:
    """The problem, with each new actor drawn to an open space: near its neighbours, or else near the middle."""
    assert problem.start is not None
    start = problem.start.copy()
    placed = ~is_new & np.isfinite(start).all(axis=1)
    for place in np.flatnonzero(~placed).tolist():
        if not placed.any():
            break
        others = start[placed]
        ends = np.unique(problem.ties[(problem.ties == place).any(axis=1)])
        mates = ends[placed[ends]]
        target = start[mates].mean(axis=0) if len(mates) else (others.min(axis=0) + others.max(axis=0)) / 2
        low, high = others.min(axis=0) - 1.5 * ROOM, others.max(axis=0) + 1.5 * ROOM
        steps = [np.linspace(low[axis], high[axis], GRID) for axis in (0, 1)]
        grid = np.stack(np.meshgrid(*steps), axis=-1).reshape(-1, 2)
        # Labels are wide and lie below: what is beside or above an actor is farther off than it seems.
        away = np.hypot((grid[:, None, 0] - others[:, 0]) * 0.7, grid[:, None, 1] - others[:, 1] - 1.0).min(axis=1)
        pull = NEAR_MATES if len(mates) else NEAR_MIDDLE
        start[place] = grid[np.argmax(np.minimum(away, ROOM) - pull * np.hypot(*(grid - target).T))]
        placed[place] = True
    return replace(problem, start=start)


def _wanting_their_group(problem: Problem, is_new: Bools) -> Problem:
    """The problem, with new actors drawn to the middle of their group."""
    assert problem.start is not None
    start = problem.start.copy()
    for place in np.flatnonzero(is_new).tolist():
        mates = (problem.group == problem.group[place]) & ~is_new
        if problem.group[place] >= 0 and mates.any():
            start[place] = problem.start[mates].mean(axis=0)
    return replace(problem, start=start)

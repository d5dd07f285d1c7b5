"""Put added actors on a map that people already know: the others stay, or give way a little."""

from dataclasses import replace

import numpy as np

from workshop.network.layout.board import LENGTH, Board
from workshop.network.layout.by_ties import first_force, plain
from workshop.network.layout.problem import Arrangement, Bools, Drawing, Floats, Problem, drawing, subset
from workshop.network.layout.separate import separate

SHIFT = 0.01
"""How far the actors that were there may move on average, as a share of the diagonal."""
SPOTS = 60
FAR = 12.0
"""Others are pushed aside when the nearest good free spot is farther away than this, in em."""
MANY = 60
"""More new actors than this are laid out together, round the old ones."""


def place_new(problem: Problem, new: Bools) -> Arrangement:
    """Each new actor on the free spot that costs least, near its neighbours or where `start` wants it.

    Where there is no free spot near, actors that are not anchored are pushed aside, as long as that moves the old ones
    less than SHIFT; else the new actor gets a free spot farther off. Labels stay on the sides that `side` says; lines
    come back straight, for the caller to keep the bends it had.
    """
    sketch = drawing(problem, problem.side)
    old = ~np.asarray(new, dtype=np.bool_) & np.isfinite(sketch.start).all(axis=1)
    if not old.any():
        return first_force(problem)
    if (~old).sum() > MANY:
        return first_force(replace(problem, anchored=old))
    position = np.where(old[:, None], sketch.start, 0.0)
    placed = old.copy()
    while not placed.all():
        i = _most_joined(sketch, placed)
        placed[i] = True
        there = np.flatnonzero(placed)
        position[there] = _added(subset(sketch, there), position[there], int(np.searchsorted(there, i)), old[there])
    return plain(sketch, position)


def _most_joined(sketch: Drawing, placed: Bools) -> int:
    """The actor still to be placed that has most ties with those that are."""
    joined = np.bincount(sketch.a, placed[sketch.b], sketch.n) + np.bincount(sketch.b, placed[sketch.a], sketch.n)
    return int(np.argmax(np.where(placed, -1.0, joined)))


def _added(sketch: Drawing, position: Floats, i: int, old: Bools) -> Floats:
    """Positions with actor i placed among the others."""
    near = np.concatenate([sketch.b[sketch.a == i], sketch.a[sketch.b == i]])
    others = np.delete(position, i, axis=0)
    target = position[near].mean(axis=0) if len(near) else (others.min(axis=0) + others.max(axis=0)) / 2
    if np.isfinite(sketch.start[i]).all():
        target = sketch.start[i]
    position[i] = target
    board = Board(sketch, position, position, position)
    if sketch.fixed[i]:
        board.move(i, target)
        return board.position
    spots = board.free_spots(i, target, SPOTS)
    far = np.sqrt(((spots - target) ** 2).sum(axis=1))
    best = int(np.argmin(board.costs(i, spots) + 2 * LENGTH * far / board.diagonal))
    if far[best] > FAR:
        pushed = _pushed(sketch, position, i, target, old)
        if pushed is not None:
            return pushed
    board.move(i, spots[best])
    return board.position


def _pushed(sketch: Drawing, position: Floats, i: int, target: Floats, old: Bools) -> Floats | None:
    """Actor i on its target and the others aside, unless the old ones would move too far."""
    centre = position + sketch.offset
    centre[i] = target + sketch.offset[i]
    nowhere = np.full((sketch.n, 2), 1e9)
    moved, apart = separate(centre, sketch.half, -nowhere, nowhere, sketch.fixed, rounds=60, grow=False)
    moved = moved - sketch.offset
    size = np.hypot(*(position[old].max(axis=0) - position[old].min(axis=0)))
    shift = np.sqrt(((moved - sketch.start)[old] ** 2).sum(axis=1)).mean()
    return moved if apart and shift <= SHIFT * size else None

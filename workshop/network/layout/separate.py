"""Push overlapping boxes apart, without leaving the walls: boxes grow from under half to their full size."""

import numpy as np

from workshop.network.layout.problem import Bools, Floats, Ints

TOLERANCE = 0.02
"""Overlap, in em, that the clearance round the boxes swallows."""
WOBBLE = 40
"""Rounds after which boxes that still overlap take either axis."""


def near_pairs(centre: Floats, half: Floats) -> tuple[Ints, Ints]:
    """Pairs of boxes that overlap, by a sweep along x: (first, second) indices."""
    low, high = centre[:, 0] - half[:, 0], centre[:, 0] + half[:, 0]
    order = np.argsort(low, kind="stable")
    count = np.searchsorted(low[order], high[order], side="left") - np.arange(len(order)) - 1
    count = np.maximum(count, 0)
    first = np.repeat(np.arange(len(order)), count)
    start = np.cumsum(count) - count
    second = first + 1 + np.arange(len(first)) - start[first]
    i, j = order[first], order[second]
    close = np.abs(centre[i, 1] - centre[j, 1]) < half[i, 1] + half[j, 1]
    return i[close], j[close]


def separate(
    centre: Floats,
    half: Floats,
    low: Floats,
    high: Floats,
    fixed: Bools | None = None,
    rounds: int = 160,
    grow: bool = True,
    seed: int = 0,
) -> tuple[Floats, bool]:
    """Box centres without overlap, and whether that was reached.

    `low` and `high` (n, 2) are the walls that each box's edges stay within; `fixed` boxes do not move.
    """
    n = len(centre)
    free = np.ones(n, dtype=np.bool_) if fixed is None else ~fixed
    floor = np.where(free[:, None], low + half, -np.inf)
    ceiling = np.where(free[:, None], np.maximum(high - half, low + half), np.inf)
    position = np.clip(centre, floor, ceiling)
    if n < 2:
        return position, True
    share = free.astype(np.float64)
    sizes = [0.45, 0.55, 0.65, 0.75, 0.85, 0.92] if grow else []
    for size in sizes:
        position, _ = _push(position, half * size, floor, ceiling, share, 6, seed)
    return _push(position, half, floor, ceiling, share, rounds, seed)


def _push(
    position: Floats, half: Floats, floor: Floats, ceiling: Floats, share: Floats, rounds: int, seed: int
) -> tuple[Floats, bool]:
    n = len(position)
    age = 4
    random = np.random.default_rng(seed)
    for turn in range(rounds):
        if age >= 4:
            i, j = near_pairs(position, half + 0.6)
            movable = (share[i] + share[j]) > 0
            i, j = i[movable], j[movable]
            reach = half[i] + half[j]
            yields = share[i] / (share[i] + share[j])
            age = 0
        gap = position[j] - position[i]
        depth = reach - np.abs(gap)
        at = np.flatnonzero((depth > TOLERANCE).all(axis=1))
        if len(at) == 0:
            if age == 0:
                return position, True
            age = 4
            continue
        age += 1
        side = depth[at]
        # A jam never opens along the shortest way alone: some pairs part along the other axis.
        wobble = np.exp(random.normal(scale=min(1.0, turn / WOBBLE), size=len(at)))
        axis = (side[:, 1] < side[:, 0] * wobble).astype(np.int64)
        row = np.arange(len(at))
        along = gap[at, axis]
        sign = np.where(along == 0, np.where(i[at] < j[at], 1.0, -1.0), np.sign(along))
        push = np.zeros((len(at), 2))
        push[row, axis] = sign * (side[row, axis] + TOLERANCE)
        ends = np.concatenate([i[at], j[at]])
        moves = np.concatenate([-push * yields[at, None], push * (1 - yields[at, None])])
        for k in (0, 1):
            count = np.bincount(ends, moves[:, k] != 0, n)
            position[:, k] += np.bincount(ends, moves[:, k], n) / np.sqrt(np.maximum(count, 1))
        position = np.clip(position, floor, ceiling)
    return position, False

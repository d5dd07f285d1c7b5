"""Put a label above or beside its shape where lines would run through it below."""

import numpy as np

from workshop.network.layout.board import LABEL_HIT, hiding
from workshop.network.layout.geometry import exit_length, hits, segments
from workshop.network.layout.page import Page
from workshop.network.layout.problem import (
    ABOVE,
    BELOW,
    CLEARANCE,
    LEFT,
    RIGHT,
    Drawing,
    Floats,
    Limit,
    Sides,
    label_offset,
)

COST = {BELOW: 0.0, ABOVE: 0.35, RIGHT: 0.6, LEFT: 0.6}
OWN_HIT = 1.3
"""Cost of a line of the actor itself behind a label that is not below: it would seem to start in mid-air."""
OWN_BELOW = 0.4
PASSES = 2


def sides(sketch: Drawing, page: Page, bend: Floats, limit: Limit) -> Sides:
    """(n,) the side for each label, given that all boxes are apart while labels are below."""
    side = np.zeros(sketch.n, dtype=np.int8)
    position = page.position
    start, end, owner = segments(sketch, position, bend)
    spread = sketch.spread[owner]
    options = [label_offset(sketch.shape, sketch.label, np.full(sketch.n, s, dtype=np.int8)) for s in COST]
    offset = options[BELOW].copy()
    gap = CLEARANCE / 2
    for _ in range(PASSES):
        before = side.copy()
        for i in np.flatnonzero((sketch.label > 0).all(axis=1)).tolist():
            if limit.reached():
                return side
            half = sketch.label[i] / 2
            at = position[i] + np.stack([option[i] for option in options])
            others = np.arange(sketch.n) != i
            centre = np.concatenate([position[others], (position + offset)[others]])
            size = np.concatenate([sketch.shape[others], sketch.label[others]]) / 2
            taken = (np.abs(centre - at[:, None]) < size + half + gap).all(axis=2) & (size > 0).all(axis=1)
            blocked = taken.any(axis=1) | (at - half < page.low[i]).any(axis=1) | (at + half > page.high[i]).any(axis=1)
            blocked[side[i]] = False
            own = (sketch.a[owner] == i) | (sketch.b[owner] == i)
            near = (np.abs((start + end) / 2 - position[i]) <= np.abs(end - start) / 2 + 2 * half + 5).all(axis=1)
            cost = np.array(list(COST.values())) + np.where(blocked, 1e6, 0.0)
            for mine, weight in ((False, np.full(4, LABEL_HIT)), (True, np.array([OWN_BELOW] + 3 * [OWN_HIT]))):
                chosen = near & (own == mine)
                cost += weight * hits(start[chosen], end[chosen], at[:, None], half + spread[chosen, None]).sum(axis=1)
            cost += _hidden(sketch, position, offset, i, options)
            best = int(np.argmin(cost))
            side[i] = best
            offset[i] = options[best][i]
        if (side == before).all():
            break
    return side


def _hidden(sketch: Drawing, position: Floats, offset: Floats, i: int, options: list[Floats]) -> Floats:
    """(4,) cost of how little the lines of actor i would show, with its label on each side."""
    own = np.flatnonzero((sketch.a == i) | (sketch.b == i))
    near = sketch.a[own] + sketch.b[own] - i
    way = position[near] - position[i]
    length = np.sqrt((way**2).sum(axis=1))
    unit = way / np.maximum(length, 1e-9)[:, None]
    shown = length - exit_length(-unit, sketch.shape[near] / 2, offset[near], sketch.label[near] / 2)
    shape, label = sketch.shape[i] / 2, sketch.label[i] / 2
    return np.array([hiding(shown - exit_length(unit, shape, option[i], label)).sum() for option in options])

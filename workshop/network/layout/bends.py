"""Bend the lines that run through a name or shape of others, and only those that gain by it."""

import numpy as np

from workshop.network.layout.board import LABEL_HIT, SHAPE_HIT
from workshop.network.layout.geometry import CURVE_STEPS, crosses, curve, hits, segments
from workshop.network.layout.legibility import shared_end
from workshop.network.layout.problem import Drawing, Floats, Ints, Limit, Sides, label_offset

BENDS = np.array([0.0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18])
BEND = 8.0
"""Cost of a bend, times its size."""
OUTSIDE = 100.0
"""Cost of a curve that leaves the page: none does."""
PASSES = 2


def bends(sketch: Drawing, position: Floats, side: Sides, limit: Limit) -> Floats:
    """(pairs,) bend of each line from a to b (see Arrangement), chosen line by line, the most covering ones first."""
    bend = np.zeros(len(sketch.a))
    label_at = position + label_offset(sketch.shape, sketch.label, side)
    shown = (sketch.label > 0).all(axis=1)
    rects = np.concatenate([position, label_at[shown]])
    half = np.concatenate([sketch.shape, sketch.label[shown]]) / 2
    of = np.concatenate([np.arange(sketch.n), np.flatnonzero(shown)])
    weight = np.where(np.arange(len(of)) < sketch.n, SHAPE_HIT, LABEL_HIT)
    for _ in range(PASSES):
        changed = False
        for line in _covering(sketch, position, bend, rects, half, of, weight):
            if limit.reached():
                return bend
            best = _best(sketch, position, bend, line, rects, half, of, weight)
            changed |= best != bend[line]
            bend[line] = best
        if not changed:
            break
    return bend


def _covering(
    sketch: Drawing, position: Floats, bend: Floats, rects: Floats, half: Floats, of: Ints, weight: Floats
) -> list[int]:
    """Lines that run through something, or are bent already; those that cover most first."""
    start, end, owner = segments(sketch, position, bend)
    cover = np.zeros(len(sketch.a))
    for first in range(0, len(start), 2000):
        rows = slice(first, first + 2000)
        line = owner[rows]
        through = hits(start[rows, None], end[rows, None], rects[None], half[None] + sketch.spread[line, None, None])
        through &= (of[None] != sketch.a[line, None]) & (of[None] != sketch.b[line, None])
        np.add.at(cover, line, through @ weight)
    wanted = np.flatnonzero((cover > 0) | (bend != 0))
    return [int(line) for line in wanted[np.argsort(-cover[wanted], kind="stable")]]


def _best(
    sketch: Drawing, position: Floats, bend: Floats, line: int, rects: Floats, half: Floats, of: Ints, weight: Floats
) -> float:
    a, b = int(sketch.a[line]), int(sketch.b[line])
    count = len(BENDS)
    points = curve(np.tile(position[a], (count, 1)), np.tile(position[b], (count, 1)), BENDS)
    low, high = points.min(axis=(0, 1)), points.max(axis=(0, 1))
    foreign = (of != a) & (of != b) & (np.abs(rects - (low + high) / 2) <= (high - low) / 2 + half).all(axis=1)
    start, end = points[:, :-1].reshape(-1, 1, 2), points[:, 1:].reshape(-1, 1, 2)
    through = (
        hits(start, end, rects[foreign], half[foreign] + sketch.spread[line])
        .reshape(count, CURVE_STEPS, -1)
        .any(axis=1)
    )
    cost = through @ weight[foreign] + BEND * np.abs(BENDS)
    cost += _crossed(sketch, position, bend, line, start, end, low, high)
    box = position + sketch.offset
    outside = (points < (box - sketch.half).min(axis=0)) | (points > (box + sketch.half).max(axis=0))
    cost += OUTSIDE * outside.any(axis=(1, 2))
    return float(BENDS[int(np.argmin(cost))])


def _crossed(
    sketch: Drawing, position: Floats, bend: Floats, line: int, start: Floats, end: Floats, low: Floats, high: Floats
) -> Ints:
    """(bends,) how many other lines each curve would cross."""
    p, q, owner = segments(sketch, position, bend)
    near = ~shared_end(sketch, owner, np.full(len(owner), line))
    near &= (np.minimum(p, q) <= high).all(axis=1) & (np.maximum(p, q) >= low).all(axis=1)
    crossed = crosses(start, end, p[near], q[near]).reshape(len(BENDS), CURVE_STEPS, -1).any(axis=1)
    at, which = np.nonzero(crossed)
    pairs = np.unique(at * len(sketch.a) + owner[near][which])
    return np.asarray(np.bincount(pairs // max(len(sketch.a), 1), minlength=len(BENDS)), dtype=np.int64)

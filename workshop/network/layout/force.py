"""Kracht: the arrangement by ties, from a first picture at once to a polished one."""

import numpy as np

from workshop.network.layout.distances import components, ideal_lengths, shortest_paths
from workshop.network.layout.fill import packed, turned
from workshop.network.layout.page import laid_out, quick_area
from workshop.network.layout.problem import Arrangement, Drawing, Floats, Ints, Problem, drawing
from workshop.network.layout.stress import DENSE_LIMIT, PIVOTS, majorise, majorise_sparse, scaled


def first_force(problem: Problem) -> Arrangement:
    """A first picture at once: one start, spread over the page, boxes apart; labels below, lines straight."""
    sketch = drawing(problem)
    if sketch.n == 0:
        return plain(sketch, np.zeros((0, 2)))
    return plain(sketch, laid_out(sketch, abstract(sketch, rounds=30, attempt=0), quick_area(sketch)).position)


def abstract(sketch: Drawing, rounds: int, attempt: int) -> Floats:
    """Positions by stress alone, the top tier up, separate parts beside each other; no page and no boxes yet."""
    random = np.random.default_rng([sketch.seed, attempt])
    noise = random.normal(size=(sketch.n, 2))
    parts = components(sketch.n, sketch.a, sketch.b)
    length = ideal_lengths(sketch.n, sketch.a, sketch.b)
    laid = []
    for part in parts:
        inside = np.zeros(sketch.n, dtype=np.bool_)
        inside[part] = True
        own = np.flatnonzero(inside[sketch.a])
        rank = np.cumsum(inside) - 1
        laid.append(_laid(rank[sketch.a[own]], rank[sketch.b[own]], length[own], noise[part], rounds, attempt))
    laid = [turned(own, sketch.tier[part], sketch.aspect) for part, own in zip(parts, laid, strict=True)]
    return packed(parts, laid, 4 * sketch.half.prod(axis=1), sketch.aspect)


def _laid(a: Ints, b: Ints, length: Floats, noise: Floats, rounds: int, attempt: int) -> Floats:
    n = len(noise)
    if n < 3:
        return np.stack([np.arange(n), np.zeros(n)], axis=1).astype(np.float64)
    pivots = np.sort(np.argsort(noise[:, 0])[:PIVOTS])
    if n > DENSE_LIMIT:
        return majorise_sparse(noise, a, b, length, pivots, rounds)
    distance = shortest_paths(n, a, b, length)
    start = scaled(distance[pivots], pivots, noise) if attempt == 0 else noise * distance.mean()
    return majorise(start, distance, rounds)


def plain(sketch: Drawing, position: Floats) -> Arrangement:
    """An arrangement with labels below and straight lines."""
    return Arrangement(
        position=position,
        side=np.zeros(sketch.n, dtype=np.int8),
        bend=np.zeros(len(sketch.pair_of)),
        frames=(),
        page=content(sketch, position),
    )


def content(sketch: Drawing, position: Floats) -> Floats:
    """x, y, width and height round all boxes."""
    if sketch.n == 0:
        return np.zeros(4)
    low = (position + sketch.offset - sketch.half).min(axis=0)
    high = (position + sketch.offset + sketch.half).max(axis=0)
    return np.concatenate([low, high - low])

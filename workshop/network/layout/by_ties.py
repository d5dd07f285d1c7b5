"""Kracht: the arrangement by ties, from a first picture at once to a polished one."""

from dataclasses import replace
from time import perf_counter

import numpy as np

from workshop.network.layout.bends import bends
from workshop.network.layout.board import LABEL_HIT, SHAPE_HIT, Board, hiding
from workshop.network.layout.distances import components, ideal_lengths, shortest_paths
from workshop.network.layout.fill import packed, tier_heights, turned
from workshop.network.layout.geometry import segments, visible
from workshop.network.layout.legibility import crossings, line_hits
from workshop.network.layout.page import Page, comfortable, laid_out, quick_area, reshaped
from workshop.network.layout.polish import ROUNDS, polish
from workshop.network.layout.problem import (
    Arrangement,
    Drawing,
    Floats,
    Ints,
    Limit,
    Problem,
    Progress,
    Sides,
    Stop,
    boxes,
    drawing,
)
from workshop.network.layout.sides import sides
from workshop.network.layout.stress import DENSE_LIMIT, PIVOTS, Pull, majorise, majorise_sparse, scaled

SPARSE_ROUNDS = 8
STARTS = 12
MOST_RUNS = 6
RUN_WORK = 80_000
"""Actors × lines and boxes that are polished in some four seconds."""
POLISHING = 0.8
"""Share of the budget for moving actors; the rest is for labels and bends."""


def first_force(problem: Problem) -> Arrangement:
    """A first picture at once: one start, spread over the page, boxes apart; labels below, lines straight."""
    sketch = drawing(problem)
    if sketch.n == 0:
        return plain(sketch, np.zeros((0, 2)))
    return plain(sketch, laid_out(sketch, abstract(sketch, rounds=30, attempt=0), quick_area(sketch)).position)


def force(
    problem: Problem,
    *,
    tier_anchor: float = 0.0,
    budget: float = 5.0,
    should_stop: Stop = lambda: False,
    progress: Progress = lambda share: None,
) -> Arrangement:
    """The whole recipe: several starts, the page found, actors polished, lines bent and labels turned where it helps.

    `tier_anchor` (0..0.05) draws the tiers to their own heights; `budget` is a limit in seconds, `should_stop` is asked
    between steps: both end with the best there is. `progress` is told the share done, 0..1.
    """
    limit = Limit(perf_counter() + budget, should_stop)
    moving = Limit(perf_counter() + POLISHING * budget, should_stop)
    sketch = drawing(problem)
    if sketch.n == 0:
        return plain(sketch, np.zeros((0, 2)))
    pages = _starts(sketch, tier_anchor, moving)
    count = _runs(sketch)
    done = polished_turns(sketch, budget)
    half = max(ROUNDS // 2, ROUNDS - done)
    # The better half of what comes out of the hot rounds goes on to the cool ones.
    stages = [(range(ROUNDS - done, half), count), (range(half, ROUNDS), (count + 1) // 2)]
    size = POLISHING / sum(len(turns) * kept for turns, kept in stages)
    share = 0.0
    for turns, kept in stages:
        if not turns:
            continue
        polished: list[Page] = []
        for run, page in enumerate(pages[:kept]):
            if polished and moving.reached():
                break
            told = _part(progress, share, size * len(turns))
            polished.append(_polished(sketch, page, tier_anchor, turns, moving, run, told))
            share += size * len(turns)
        pages = _ranked(sketch, polished)
    arrangement = finished(sketch, pages[0], limit)
    progress(1.0)
    return arrangement


def _polished(
    sketch: Drawing, page: Page, tier_anchor: float, turns: range, limit: Limit, run: int, progress: Progress
) -> Page:
    """Actors polished on a page cut to what they need."""
    page = comfortable(sketch, page)
    board = Board(sketch, page.position, page.low, page.high)
    board.anchor(tier_anchor)
    polish(board, ~sketch.fixed, limit, sketch.seed + run, turns, progress)
    polished = Page(board.position, page.low, page.high)
    return polished if turns.stop == ROUNDS else reshaped(sketch, polished)


def _ranked(sketch: Drawing, pages: list[Page]) -> list[Page]:
    """The most legible first."""
    if len(pages) < 2:
        return pages
    order = np.argsort([roughness(sketch, page) for page in pages], kind="stable")
    return [pages[place] for place in order.tolist()]


def _part(progress: Progress, start: float, size: float) -> Progress:
    return lambda share: progress(start + size * share)


def finished(sketch: Drawing, page: Page, limit: Limit) -> Arrangement:
    """Labels on their sides and lines bent, for actors that stay where they are."""
    position = page.position
    side = sides(sketch, page, np.zeros(len(sketch.a)), limit)
    bend = bends(sketch, position, side, limit)
    side = sides(sketch, page, bend, limit)
    known = sketch.pair_of >= 0
    per_tie = np.zeros(len(sketch.pair_of))
    per_tie[known] = np.where(sketch.forward, 1, -1)[known] * bend[sketch.pair_of[known]]
    return replace(plain(sketch, position), side=side, bend=per_tie, page=content(sketch, position, side, bend))


def _starts(sketch: Drawing, tier_anchor: float, limit: Limit) -> list[Page]:
    """Pages from several starts, the most promising first."""
    count = int(np.clip(250_000 / max(sketch.n, 1) ** 2, 1, STARTS))
    found: list[Page] = []
    for attempt in range(count):
        if found and limit.reached():
            break
        found.append(laid_out(sketch, abstract(sketch, 100, attempt, tier_anchor), quick_area(sketch)))
    return _ranked(sketch, found)


def roughness(sketch: Drawing, page: Page) -> float:
    """What is wrong with straight lines and labels as they are, in crossings."""
    none = np.zeros(len(sketch.a))
    labels, shapes = line_hits(sketch, page.position, sketch.side, none)
    cover = LABEL_HIT * labels.sum() + SHAPE_HIT * shapes.sum()
    hidden = hiding(visible(sketch, page.position, sketch.side)).sum()
    return float(cover + hidden) + crossings(sketch, page.position, none)


def _runs(sketch: Drawing) -> int:
    """How many starts to polish: small networks are done so fast that the best of several can be kept."""
    return int(np.clip(2 * RUN_WORK / _work(sketch), 1, MOST_RUNS))


def polished_turns(sketch: Drawing, budget: float) -> int:
    """How many of the last ROUNDS to do: where there is no time for all, those that are cool."""
    return int(np.clip(ROUNDS * POLISHING * budget / 4 * RUN_WORK / _work(sketch), 1, ROUNDS))


def _work(sketch: Drawing) -> int:
    return sketch.n * (len(sketch.a) + 2 * sketch.n) + 1


def abstract(sketch: Drawing, rounds: int, attempt: int, tier_anchor: float = 0.0) -> Floats:
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
        lines = (rank[sketch.a[own]], rank[sketch.b[own]], length[own])
        laid.append(_laid(sketch, part, lines, noise[part], rounds, attempt, tier_anchor))
    return packed(parts, laid, 4 * sketch.half.prod(axis=1), sketch.aspect)


def _laid(
    sketch: Drawing,
    part: Ints,
    lines: tuple[Ints, Ints, Floats],
    noise: Floats,
    rounds: int,
    attempt: int,
    tier_anchor: float,
) -> Floats:
    """One connected part by itself, turned."""
    n, tier = len(part), sketch.tier[part]
    if n < 3:
        return turned(np.stack([np.arange(n), np.zeros(n)], axis=1).astype(np.float64), tier, sketch.aspect)
    pivots = np.sort(np.argsort(noise[:, 0])[:PIVOTS])
    if n > DENSE_LIMIT:
        return turned(majorise_sparse(noise, *lines, pivots, SPARSE_ROUNDS), tier, sketch.aspect)
    distance = shortest_paths(n, *lines)
    start = scaled(distance[pivots], pivots, noise) if attempt == 0 else noise * distance.mean()
    position = turned(majorise(start, distance, rounds), tier, sketch.aspect)
    if tier_anchor > 0:
        weight = np.zeros((n, 2))
        weight[:, 1] = np.where(tier >= 0, tier_anchor * (1 / (distance + np.eye(n)) ** 2).sum(axis=1).mean(), 0.0)
        heights = position[:, 1].mean() + (tier_heights(tier) - 0.5) * np.sqrt(12) * position[:, 1].std()
        position = majorise(position, distance, rounds, Pull(weight, np.stack([np.zeros(n), heights], axis=1)))
    return position


def plain(sketch: Drawing, position: Floats) -> Arrangement:
    """An arrangement with straight lines."""
    return Arrangement(
        position=position,
        side=sketch.side,
        bend=np.zeros(len(sketch.pair_of)),
        frames=(),
        page=content(sketch, position, sketch.side, np.zeros(len(sketch.a))),
    )


def content(sketch: Drawing, position: Floats, side: Sides, bend: Floats) -> Floats:
    """x, y, width and height round all boxes and lines; `bend` is per pair."""
    if sketch.n == 0:
        return np.zeros(4)
    half, offset = boxes(sketch.shape, sketch.label, side)
    start, _, _ = segments(sketch, position, bend)
    low = np.concatenate([position + offset - half, start]).min(axis=0)
    high = np.concatenate([position + offset + half, start]).max(axis=0)
    return np.concatenate([low, high - low])

"""Groepen: a frame for each group, its actors polished inside it."""

from dataclasses import replace
from time import perf_counter

import numpy as np

from workshop.network.layout.board import Board
from workshop.network.layout.by_ties import abstract, finished, plain, polished_turns
from workshop.network.layout.fill import filled
from workshop.network.layout.frames import MARGIN, TITLE, Cells, arranged
from workshop.network.layout.page import COMFORT, Page, rescued
from workshop.network.layout.polish import ROUNDS, polish
from workshop.network.layout.problem import (
    Arrangement,
    Bools,
    Drawing,
    Floats,
    Frame,
    Limit,
    Problem,
    Progress,
    Stop,
    drawing,
)
from workshop.network.layout.separate import near_pairs, separate

POLISHING = 0.8
GROWTH = 1.1
FIRST_ROOM = 1.5
TRIES = 60


def groups(
    problem: Problem,
    *,
    budget: float = 5.0,
    should_stop: Stop = lambda: False,
    progress: Progress = lambda share: None,
) -> Arrangement:
    """Actors in the frames of their groups; those of group -1 together, without a frame.

    The group with most of the top tier is a band: on top, or in the middle where the others take several rows. With a
    budget of 0 it is a first picture: apart, not polished.
    """
    sketch = drawing(problem)
    if sketch.n == 0:
        return plain(sketch, np.zeros((0, 2)))
    start = perf_counter()
    cells, page = _framed(sketch, abstract(sketch, 60, 0))
    board = Board(sketch, page.position, page.low, page.high)
    limit = Limit(start + POLISHING * budget, should_stop)
    turns = range(ROUNDS - polished_turns(sketch, budget), ROUNDS)
    polish(board, ~sketch.fixed, limit, sketch.seed, turns, lambda share: progress(POLISHING * share))
    within = Page(board.position, page.low, page.high)
    found = finished(sketch, within, Limit(start + budget, should_stop)) if budget else plain(sketch, within.position)
    progress(1.0)
    frames = tuple(
        Frame(group, *rect)
        for group, rect in zip(cells.groups.tolist(), cells.rect.tolist(), strict=True)
        if group >= 0
    )
    return replace(found, frames=frames, page=_round(frames, found.page))


def _framed(sketch: Drawing, flat: Floats) -> tuple[Cells, Page]:
    """Frames as large as their boxes need to come apart and then some, and the boxes in them."""
    names = np.unique(sketch.group)
    of = np.searchsorted(names, sketch.group)
    boxes = np.bincount(of, 4 * sketch.half.prod(axis=1), len(names))
    factor = np.full(len(names), FIRST_ROOM)
    for _ in range(TRIES):
        apart = _settled(sketch, flat, boxes * factor)[2]
        if apart.all():
            break
        factor = np.where(apart, factor, factor * GROWTH)
    factor /= COMFORT**2
    for _ in range(TRIES):
        cells, page, apart = _settled(sketch, flat, boxes * factor)
        if apart.all():
            return cells, page
        factor = np.where(apart, factor, factor * GROWTH)
    return cells, rescued(sketch, page)


def _settled(sketch: Drawing, flat: Floats, room: Floats) -> tuple[Cells, Page, Bools]:
    """Frames of this size, boxes pushed apart in them, and for which frames that worked."""
    sides = np.sqrt(room)
    cells = arranged(sketch, flat, (sides + 2 * MARGIN) * (sides + TITLE + MARGIN))
    low, high = cells.walls(sketch.group)
    start = np.zeros((sketch.n, 2))
    for group in cells.groups:
        own = np.flatnonzero(sketch.group == group)
        start[own] = filled(flat[own], (low + sketch.half)[own], (high - sketch.half)[own])
    start[sketch.fixed] = (sketch.start + sketch.offset)[sketch.fixed]
    centre, _ = separate(start, sketch.half, low, high, sketch.fixed, rounds=120)
    position = centre - sketch.offset
    position[sketch.fixed] = sketch.start[sketch.fixed]
    i, j = near_pairs(centre, sketch.half - 0.03)
    movable = ~(sketch.fixed[i] & sketch.fixed[j])
    crammed = np.concatenate([sketch.group[i[movable]], sketch.group[j[movable]]])
    return cells, Page(position, low, high), ~np.isin(cells.groups, crammed)


def _round(frames: tuple[Frame, ...], page: Floats) -> Floats:
    """The page with the frames on it."""
    low = np.array([page[:2], *[[frame.x, frame.y] for frame in frames]]).min(axis=0)
    high = np.array([page[:2] + page[2:], *[[frame.x + frame.w, frame.y + frame.h] for frame in frames]]).max(axis=0)
    return np.concatenate([low, high - low])

"""What an actor costs at a spot is the difference that its move makes to the whole picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.layout.networks import network, networks, wheel
from workshop.network.layout import Problem
from workshop.network.layout.board import LABEL_HIT, LENGTH, SHAPE_HIT, Board, hiding
from workshop.network.layout.geometry import visible
from workshop.network.layout.legibility import crossings, line_hits
from workshop.network.layout.problem import Drawing, Floats, drawing
from workshop.network.layout.separate import near_pairs


def _board(problem: Problem, seed: int = 1, size: float = 60.0) -> Board:
    sketch = drawing(problem)
    position = np.random.default_rng(seed).uniform(0, size, (sketch.n, 2))
    return Board(sketch, position, np.zeros((sketch.n, 2)) - 10, np.full((sketch.n, 2), size + 10))


def _total(sketch: Drawing, position: Floats, diagonal: float) -> float:
    straight = np.zeros(len(sketch.a))
    labels, shapes = line_hits(sketch, position, sketch.side, straight)
    length = np.sqrt(((position[sketch.a] - position[sketch.b]) ** 2).sum(axis=1))
    return (
        crossings(sketch, position, straight)
        + LABEL_HIT * float(labels.sum())
        + SHAPE_HIT * float(shapes.sum())
        + LENGTH * float(((length / diagonal) ** 1.3).sum())
        + float(hiding(visible(sketch, position, sketch.side)).sum())
    )


@given(networks(most=9), st.integers(0, 50))
def test_a_move_costs_what_it_changes(problem: Problem, seed: int) -> None:
    if len(problem.shape) == 0:
        return
    board = _board(problem, seed)
    i = seed % board.sketch.n
    spots = np.random.default_rng(seed + 1).uniform(0, 60, (5, 2))
    costs = board.costs(i, np.concatenate([board.position[i][None], spots]))
    before = _total(board.sketch, board.position, board.diagonal)
    for spot, cost in zip(spots, costs[1:], strict=True):
        board.move(i, spot)
        change = _total(board.sketch, board.position, board.diagonal) - before
        assert cost - costs[0] == pytest.approx(change, abs=1e-3)


def test_free_spots_overlap_nothing() -> None:
    board = _board(wheel(25))
    spots = np.random.default_rng(2).uniform(0, 60, (300, 2))
    free = board.free(3, spots)
    assert 0 < free.sum() < 300
    for spot, is_free in zip(spots, free, strict=True):
        position = board.position.copy()
        position[3] = spot
        i, j = near_pairs(position + board.sketch.offset, board.sketch.half)
        assert is_free == (not ((i == 3) | (j == 3)).any())


def test_there_is_always_a_free_spot_outside() -> None:
    board = _board(network(80), size=20.0)
    spots = board.free_spots(5, np.array([10.0, 10.0]), 10)
    assert len(spots) > 0
    assert board.free(5, spots).all()


def test_an_anchor_draws_a_tier_to_its_height() -> None:
    board = _board(network(6))
    board.anchor(0.05)
    top = int(np.flatnonzero(board.sketch.tier == board.sketch.tier.max())[0])
    costs = board.costs(top, np.array([[30.0, 0.0], [30.0, 60.0]]))
    assert costs[0] > costs[1]

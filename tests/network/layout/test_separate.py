"""Boxes come apart, inside their walls, round those that are fixed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.network.layout.separate import near_pairs, separate


@given(st.integers(0, 30), st.integers(0, 1000))
def test_near_pairs_are_those_that_overlap(n: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    centre, half = random.uniform(0, 12, (n, 2)), random.uniform(0.2, 2, (n, 2))
    i, j = near_pairs(centre, half)
    found = {(min(pair), max(pair)) for pair in zip(i.tolist(), j.tolist(), strict=True)}
    over = (np.abs(centre[:, None] - centre) < half[:, None] + half).all(axis=2)
    assert found == {(int(a), int(b)) for a, b in np.argwhere(over) if a < b}
    assert len(found) == len(i)


@given(st.integers(1, 40), st.integers(0, 1000))
def test_boxes_come_apart_within_roomy_walls(n: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    half = random.uniform(0.5, 3, (n, 2))
    side = 4 * float(np.sqrt((half.prod(axis=1)).sum())) + 12
    low, high = np.zeros((n, 2)), np.full((n, 2), side)
    centre, apart = separate(random.uniform(0, side, (n, 2)), half, low, high)
    assert apart
    assert len(near_pairs(centre, half - 0.011)[0]) == 0
    assert (centre - half >= -1e-9).all()
    assert (centre + half <= side + 1e-9).all()


def test_boxes_on_one_point_come_apart() -> None:
    half = np.full((50, 2), 1.0)
    centre, apart = separate(np.full((50, 2), 20.0), half, np.zeros((50, 2)), np.full((50, 2), 40.0))
    assert apart
    assert len(near_pairs(centre, half - 0.011)[0]) == 0


def test_fixed_boxes_stay() -> None:
    start = np.array([[5.0, 5.0], [5.5, 5.0], [6.0, 5.0]])
    fixed = np.array([True, False, True])
    centre, apart = separate(start, np.full((3, 2), 1.0), np.zeros((3, 2)), np.full((3, 2), 20.0), fixed)
    assert apart
    assert centre[fixed].tolist() == start[fixed].tolist()


def test_a_page_too_small_is_reported() -> None:
    _, apart = separate(np.full((5, 2), 2.0), np.full((5, 2), 1.0), np.zeros((5, 2)), np.full((5, 2), 4.0))
    assert not apart


@pytest.mark.parametrize("seed", [0, 3])
def test_separating_is_deterministic(seed: int) -> None:
    start = np.random.default_rng(4).uniform(0, 30, (30, 2))
    walls = np.zeros((30, 2)), np.full((30, 2), 30.0)
    first, second = (separate(start, np.full((30, 2), 1.5), *walls, seed=seed)[0] for _ in range(2))
    assert (first == second).all()

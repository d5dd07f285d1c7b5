"""Cleaning a problem: what is no number is missing, what joins nothing is no line."""

from dataclasses import replace

import numpy as np
import pytest

from tests.network.layout.networks import network
from workshop.network.layout.problem import boxes, drawing, label_offset, subset


def test_absurd_positions_are_missing_and_their_actors_not_anchored() -> None:
    start = np.array([[1.0, 2.0], [np.nan, 0.0], [1e12, 0.0], [0.0, -np.inf], [-5.0, 7.0]])
    sketch = drawing(replace(network(5), start=start, anchored=np.ones(5, dtype=np.bool_)))
    assert sketch.fixed.tolist() == [True, False, False, False, True]
    assert sketch.start[[0, 4]].tolist() == [[1.0, 2.0], [-5.0, 7.0]]


def test_ties_are_merged_per_pair_and_those_that_join_nothing_left_out() -> None:
    sketch = drawing(network(4, [(2, 1), (1, 2), (3, 3), (0, 9), (0, 3), (-1, 2)]))
    assert list(zip(sketch.a.tolist(), sketch.b.tolist(), strict=True)) == [(0, 3), (1, 2)]
    assert sketch.pair_of.tolist() == [1, 1, -1, -1, 0, -1]
    assert sketch.forward[[0, 1, 4]].tolist() == [False, True, True]


def test_absurd_sizes_become_drawable() -> None:
    problem = network(2)
    sketch = drawing(replace(problem, shape=np.array([[np.nan, -3.0], [np.inf, 2.0]]), aspect=float("nan")))
    assert (sketch.shape > 0).all()
    assert np.isfinite(sketch.half).all()
    assert sketch.aspect == 1.0


@pytest.mark.parametrize(("side", "centre"), [(0, (0.0, 1.65)), (1, (0.0, -1.65)), (2, (3.65, 0.0)), (3, (-3.65, 0.0))])
def test_labels_lie_a_little_off_their_shapes(side: int, centre: tuple[float, float]) -> None:
    shape, label = np.array([[3.0, 2.0]]), np.array([[4.0, 1.0]])
    assert label_offset(shape, label, np.array([side], dtype=np.int8))[0] == pytest.approx(centre)


def test_a_box_is_shape_and_label_with_half_the_clearance_round_it() -> None:
    half, offset = boxes(np.array([[2.0, 2.0]]), np.array([[6.0, 1.0]]), np.zeros(1, dtype=np.int8))
    assert half[0] == pytest.approx((3.15, (2 + 0.15 + 1) / 2 + 0.15))
    assert offset[0] == pytest.approx((0.0, 1.15 / 2))


def test_a_subset_keeps_the_lines_within_it() -> None:
    sketch = subset(drawing(network(4, [(0, 1), (1, 3), (2, 3)])), np.array([1, 3]))
    assert (sketch.n, sketch.a.tolist(), sketch.b.tolist()) == (2, [0], [1])

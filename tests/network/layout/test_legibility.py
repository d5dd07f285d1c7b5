"""What is counted: crossings, lines through names and shapes, overlaps, hidden lines."""

from dataclasses import replace

import numpy as np
import pytest

from tests.network.layout.networks import network
from workshop.network.layout import Arrangement, Problem, Score, score
from workshop.network.layout.geometry import CURVE_STEPS, curve


def _small(ties: list[tuple[int, int]], n: int) -> Problem:
    return replace(network(n, ties), shape=np.full((n, 2), 2.0), label=np.tile([4.0, 1.2], (n, 1)))


def _placed(problem: Problem, points: list[tuple[float, float]], side: int = 0, bend: float = 0.0) -> Score:
    n = len(points)
    arrangement = Arrangement(
        position=np.array(points),
        side=np.full(n, side, dtype=np.int8),
        bend=np.full(len(problem.ties), bend),
        frames=(),
        page=np.zeros(4),
    )
    return score(problem, arrangement)


SQUARE = [(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0)]


def test_diagonals_cross_once_also_when_doubled() -> None:
    assert _placed(_small([(0, 2), (1, 3)], 4), SQUARE).crossings == 1
    assert _placed(_small([(0, 2), (2, 0), (1, 3), (1, 3)], 4), SQUARE).crossings == 1


def test_lines_with_a_shared_end_do_not_cross() -> None:
    assert _placed(_small([(0, 2), (0, 1), (1, 2), (2, 3)], 4), SQUARE).crossings == 0


def test_a_line_through_a_shape_and_through_its_label() -> None:
    across = _small([(0, 1)], 3)
    shape = _placed(across, [(0.0, 0.0), (40.0, 0.0), (20.0, 0.5)])
    label = _placed(across, [(0.0, 0.0), (40.0, 0.0), (20.0, -1.7)])
    assert (shape.through_shapes, shape.through_labels) == (1, 0)
    assert (label.through_shapes, label.through_labels) == (0, 1)


def test_parallel_ties_are_as_wide_as_all_of_them() -> None:
    beside = [(0.0, 0.0), (40.0, 0.0), (20.0, 1.5)]
    assert _placed(_small([(0, 1)], 3), beside).through_shapes == 0
    assert _placed(_small([(0, 1)] * 6, 3), beside).through_shapes == 1


def test_a_bend_goes_round_a_shape() -> None:
    across = _small([(0, 1)], 3)
    assert _placed(across, [(0.0, 0.0), (40.0, 0.0), (20.0, 0.0)], side=1, bend=-0.1).through_shapes == 0


def test_a_line_between_neighbours_that_touch_is_hidden() -> None:
    assert _placed(_small([(0, 1)], 2), [(0.0, 0.0), (2.5, 0.0)]).hidden == 1
    assert _placed(_small([(0, 1)], 2), [(0.0, 0.0), (9.0, 0.0)]).hidden == 0
    # From below it would have to come out behind the label.
    assert _placed(_small([(0, 1)], 2), [(0.0, 0.0), (0.0, 4.5)]).hidden == 1
    assert _placed(_small([(0, 1)], 2), [(0.0, 0.0), (0.0, 4.5)], side=2).hidden == 0


def test_overlapping_labels_and_shapes() -> None:
    apart = _small([], 2)
    assert _placed(apart, [(0.0, 0.0), (3.0, 0.0)]).label_label == 1
    assert _placed(apart, [(0.0, 0.0), (0.5, 2.0)]).label_shape == 1
    assert _placed(apart, [(0.0, 0.0), (5.0, 0.0)]).label_label == 0


@pytest.mark.parametrize("bend", [0.12, -0.12])
def test_a_bend_is_the_offset_of_the_middle_to_the_left(bend: float) -> None:
    points = curve(np.array([[0.0, 0.0]]), np.array([[10.0, 0.0]]), np.array([bend]))[0]
    middle = points[CURVE_STEPS // 2]
    assert middle == pytest.approx([5.0, -10 * bend])  # y is down: left of a line to the right is up
    assert points[[0, -1]].tolist() == [[0.0, 0.0], [10.0, 0.0]]

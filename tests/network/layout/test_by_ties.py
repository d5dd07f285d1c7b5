"""Kracht: nothing overlaps, what was moved by hand stays, the same question gets the same answer."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.network.layout.networks import network, networks, overlapping, wheel
from workshop.network.layout import Arrangement, Problem, first_force, force, score
from workshop.network.layout.geometry import curve
from workshop.network.layout.page import quick_area
from workshop.network.layout.problem import drawing


def _sound(problem: Problem, found: Arrangement) -> None:
    n = len(problem.shape)
    assert found.position.shape == (n, 2)
    assert found.bend.shape == (len(problem.ties),)
    assert np.isfinite(found.position).all()
    assert np.isfinite(found.bend).all()
    assert set(found.side.tolist()) <= {0, 1, 2, 3}
    assert overlapping(problem, found) == []
    if n:
        x, y, w, h = found.page
        assert (found.position >= [x, y]).all()
        assert (found.position <= [x + w, y + h]).all()
        ends = problem.ties
        curves = curve(found.position[ends[:, 0]], found.position[ends[:, 1]], found.bend)
        assert (curves >= np.array([x, y]) - 1e-9).all()
        assert (curves <= np.array([x + w, y + h]) + 1e-9).all()


@given(networks())
def test_a_first_picture_is_sound(problem: Problem) -> None:
    _sound(problem, first_force(problem))


@settings(max_examples=4, deadline=None)
@given(networks(most=6))
def test_a_polished_picture_is_sound_and_always_the_same(problem: Problem) -> None:
    found = force(problem, budget=60)
    _sound(problem, found)
    again = force(problem, budget=60)
    assert (found.position == again.position).all()
    assert (found.side == again.side).all()
    assert (found.bend == again.bend).all()


@settings(max_examples=15, deadline=None)
@given(networks(most=10), st.integers(0, 100))
def test_what_was_moved_by_hand_stays_exactly(problem: Problem, seed: int) -> None:
    n = len(problem.shape)
    random = np.random.default_rng(seed)
    # Far enough apart that the anchored do not overlap each other.
    start = np.stack([np.arange(n) * 9.7, random.uniform(-20, 20, n)], axis=1)
    anchored = random.random(n) < 0.4
    found = force(replace(problem, start=start, anchored=anchored), budget=0.2)
    assert found.position[anchored].tolist() == start[anchored].tolist()
    _sound(problem, found)


@pytest.mark.parametrize(
    "problem",
    [
        network(0),
        network(1),
        network(2),
        network(2, [(0, 1), (1, 0)]),
        network(3, [(0, 0), (1, 1)]),
        network(60),
        network(60, [(0, i) for i in range(1, 60)]),
        network(40, [(i, i + 1) for i in range(0, 39, 2)]),
        wheel(50),
        network(900, [(i, i // 2) for i in range(1, 900)]),
    ],
    ids=["none", "one", "two", "pair", "self ties", "no ties", "star", "pairs", "wheel", "large tree"],
)
def test_odd_networks(problem: Problem) -> None:
    _sound(problem, first_force(problem))
    _sound(problem, force(problem, budget=0.3))


def test_positions_that_are_none_are_ignored() -> None:
    start = np.array([[np.nan, 1.0], [1e12, 0.0], [np.inf, np.inf], [3.0, 4.0], [3.0, 4.0]])
    problem = replace(network(5, [(0, 1), (1, 2)]), start=start, anchored=np.array([True, True, True, True, False]))
    found = force(problem, budget=0.2)
    _sound(problem, found)
    assert found.position[3].tolist() == [3.0, 4.0]


def test_anchored_actors_may_overlap_each_other_but_nobody_else() -> None:
    anchored = np.arange(12) < 2
    problem = replace(wheel(12), start=np.zeros((12, 2)), anchored=anchored)
    found = force(problem, budget=0.5)
    assert overlapping(problem, found) == [(0, 1)]


def test_labels_that_are_not_shown_take_no_room() -> None:
    problem = replace(network(30), label=np.zeros((30, 2)))
    found = first_force(problem)
    assert overlapping(problem, found) == []
    assert found.page[2:].prod() < 0.5 * first_force(network(30)).page[2:].prod()


@pytest.mark.parametrize("aspect", [0.7, 2.2])
def test_the_page_has_the_aspect_asked_for(aspect: float) -> None:
    width, height = force(replace(wheel(25), aspect=aspect), budget=1).page[2:]
    assert width / height == pytest.approx(aspect, rel=0.2)


def test_the_page_leaves_room_for_lines() -> None:
    sketch = drawing(wheel(25))
    boxes = float((4 * sketch.half.prod(axis=1)).sum())
    width, height = force(wheel(25), budget=1).page[2:]
    assert 1.2 * boxes < width * height < 1.5 * quick_area(sketch)


def test_polishing_makes_a_picture_more_legible() -> None:
    problem = wheel(25)
    before, after = score(problem, first_force(problem)), score(problem, force(problem, budget=60))
    assert after.crossings + after.through_labels + after.through_shapes < 0.7 * (
        before.crossings + before.through_labels + before.through_shapes
    )
    assert after.hidden == 0


def test_a_tier_anchor_orders_the_tiers() -> None:
    tree = [(i, (i - 1) // 3) for i in range(1, 22)]
    problem = replace(network(22, tree), tier=np.array([0] + 3 * [1] + 9 * [2] + 9 * [3]))
    free, drawn = (
        float(np.corrcoef(force(problem, tier_anchor=pull, budget=60).position[:, 1], problem.tier)[0, 1])
        for pull in (0.0, 0.05)
    )
    assert drawn > max(free, 0.6)


def test_stopping_gives_the_picture_so_far() -> None:
    problem = wheel(40)
    asked = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 20

    _sound(problem, force(problem, budget=60, should_stop=stop))
    assert len(asked) < 40


def test_progress_goes_up_to_one() -> None:
    told: list[float] = []
    force(wheel(12), budget=60, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 10


def test_ties_of_a_pair_bend_together() -> None:
    # A line that cannot but run through the actor in its middle: both ties of it go round on the same side.
    start = np.array([[0.0, 0.0], [40.0, 0.0], [20.0, 0.0]])
    problem = replace(network(3, [(0, 1), (1, 0)]), start=start, anchored=np.ones(3, dtype=np.bool_))
    found = force(problem, budget=5)
    assert found.bend[0] != 0
    assert found.bend[1] == -found.bend[0]
    assert score(problem, found).through_shapes == 0

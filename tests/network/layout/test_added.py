"""Added actors get a free spot near their neighbours; those that were there keep theirs."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.network.layout.networks import network, networks, overlapping, wheel
from workshop.network.layout import Problem, first_force, place_new


def _grown(problem: Problem, new: list[int]) -> tuple[Problem, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """The problem with all but the new actors where a first picture puts them."""
    is_new = np.zeros(len(problem.shape), dtype=np.bool_)
    is_new[new] = True
    start = first_force(problem).position
    start[is_new] = np.nan
    return replace(problem, start=start), is_new


@settings(max_examples=40, deadline=None)
@given(networks(), st.integers(0, 50))
def test_nothing_overlaps_after_adding(problem: Problem, seed: int) -> None:
    n = len(problem.shape)
    new = np.flatnonzero(np.random.default_rng(seed).random(n) < 0.4).tolist()
    grown, is_new = _grown(problem, new)
    found = place_new(grown, is_new)
    assert np.isfinite(found.position).all()
    assert overlapping(grown, found) == []
    assert (found.position == place_new(grown, is_new).position).all()


def test_five_added_to_a_large_map_move_the_others_by_less_than_a_percent() -> None:
    problem = wheel(120)
    grown, new = _grown(problem, [3, 17, 40, 77, 110])
    found = place_new(grown, new)
    assert grown.start is not None
    moved = np.sqrt(((found.position - grown.start)[~new] ** 2).sum(axis=1)).mean()
    assert moved <= 0.01 * np.hypot(*found.page[2:])
    assert overlapping(grown, found) == []


def test_a_new_actor_comes_near_its_neighbours() -> None:
    problem = replace(wheel(61), ties=np.concatenate([wheel(61).ties[wheel(61).ties.max(axis=1) < 60], [[60, 7]]]))
    grown, new = _grown(problem, [60])
    found = place_new(grown, new).position
    apart = np.hypot(*(found - found[60]).T)
    assert np.argsort(apart).tolist().index(7) <= 8


def test_anchored_actors_do_not_give_way() -> None:
    problem, new = _grown(wheel(60), [5, 6])
    anchored = ~new
    found = place_new(replace(problem, anchored=anchored), new)
    assert problem.start is not None
    assert found.position[anchored].tolist() == problem.start[anchored].tolist()
    assert overlapping(problem, found) == []


def test_labels_stay_on_their_sides() -> None:
    problem = wheel(30)
    new = np.arange(30) == 12
    start = np.stack([np.arange(30) % 6 * 24.0, np.arange(30) // 6 * 12.0], axis=1)
    start[12] = np.nan
    side = (np.arange(30) % 4).astype(np.int8)
    asked = replace(problem, start=start, side=side)
    found = place_new(asked, new)
    assert found.side.tolist() == side.tolist()
    assert overlapping(asked, found) == []
    assert found.position[~new].tolist() == start[~new].tolist()


def test_an_actor_put_somewhere_comes_to_the_nearest_free_spot() -> None:
    problem, new = _grown(network(10), [4])
    assert problem.start is not None
    start = problem.start.copy()
    start[4] = [500.0, -300.0]
    assert np.hypot(*(place_new(replace(problem, start=start), new).position[4] - start[4])) < 520
    start[4] = start[3] + [0.5, 0.0]
    found = place_new(replace(problem, start=start), new)
    assert np.hypot(*(found.position[4] - start[4])) < 15
    assert overlapping(problem, found) == []


def test_all_new_is_a_first_picture() -> None:
    problem = wheel(15)
    found = place_new(problem, np.ones(15, dtype=np.bool_))
    assert found.position.tolist() == first_force(problem).position.tolist()


def test_many_new_actors_leave_the_old_ones_alone() -> None:
    problem, new = _grown(wheel(120), list(range(20, 100)))
    found = place_new(problem, new)
    assert problem.start is not None
    assert found.position[~new] == pytest.approx(problem.start[~new])
    assert overlapping(problem, found) == []

"""The network of 2014 comes out as legible as the design study asks."""

from dataclasses import replace

import numpy as np

from benchmarks.layout import example_problem, shift, without
from tests.network.layout.networks import overlapping
from workshop.network.layout import force, groups, place_new, score


def test_the_covenants_are_legible() -> None:
    problem = example_problem("convenanten", "medium")
    found = force(problem, budget=60)
    counts = score(problem, found)
    assert len(problem.shape) == 124
    assert overlapping(problem, found) == []
    assert counts.hidden == 0
    assert counts.through_shapes <= 0.05 * counts.pairs
    assert counts.through_labels <= 0.20 * counts.pairs
    assert counts.crossings <= 330
    # On a projector of 1860 × 930 at least as large as in the study: 12 px, give or take.
    assert min(1860 / found.page[2], 930 / found.page[3]) >= 11


def test_zeeland_is_legible() -> None:
    problem = example_problem("zeeland", "full")
    found = force(problem, tier_anchor=0.05, budget=60)
    counts = score(problem, found)
    assert (counts.label_label, counts.label_shape, counts.hidden) == (0, 0, 0)
    assert counts.crossings <= 36
    assert counts.through_shapes <= 0.05 * counts.pairs
    assert counts.through_labels <= 0.20 * counts.pairs
    assert np.corrcoef(found.position[:, 1], problem.tier)[0, 1] > 0.4


def test_the_groups_of_the_covenants_are_legible() -> None:
    problem = example_problem("convenanten", "medium")
    found = groups(problem, budget=60)
    counts = score(problem, found)
    assert (counts.label_label, counts.label_shape) == (0, 0)
    assert counts.crossings <= 542
    assert len(found.frames) == 4


def test_five_more_actors_leave_the_covenants_as_they_are() -> None:
    problem = example_problem("convenanten", "medium")
    new = np.zeros(124, dtype=np.bool_)
    new[[5, 30, 60, 90, 120]] = True
    before = force(without(problem, new), budget=0.5)
    place = np.full((124, 2), np.nan)
    place[~new] = before.position
    side = np.zeros(124, dtype=np.int8)
    side[~new] = before.side
    grown = replace(problem, start=place, side=side)
    after = place_new(grown, new)
    assert shift(before, after.position[~new]) <= 1
    assert overlapping(grown, after) == []

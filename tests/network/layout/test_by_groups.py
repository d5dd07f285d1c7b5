"""Groepen: every actor inside the frame of its group, frames beside each other."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.network.layout.networks import network, networks, overlapping, wheel
from workshop.network.layout import Arrangement, Problem, groups
from workshop.network.layout.frames import TITLE
from workshop.network.layout.problem import boxes


def _sound(problem: Problem, found: Arrangement) -> None:
    assert np.isfinite(found.position).all()
    assert overlapping(problem, found) == []
    assert {frame.group for frame in found.frames} == {int(g) for g in problem.group if g >= 0}
    half, offset = boxes(problem.shape, problem.label, found.side)
    low, high = found.position + offset - half, found.position + offset + half
    for frame in found.frames:
        inside = (low >= [frame.x, frame.y + TITLE - 0.2]).all(axis=1)
        inside &= (high <= [frame.x + frame.w, frame.y + frame.h]).all(axis=1)
        assert inside.tolist() == (problem.group == frame.group).tolist()
    for i, one in enumerate(found.frames):
        for other in found.frames[i + 1 :]:
            beside = one.x + one.w <= other.x + 1e-9 or other.x + other.w <= one.x + 1e-9
            assert beside or one.y + one.h <= other.y + 1e-9 or other.y + other.h <= one.y + 1e-9


@settings(max_examples=25, deadline=None)
@given(networks(), st.integers(1, 30), st.integers(0, 50))
def test_any_groups_get_frames(problem: Problem, count: int, seed: int) -> None:
    group = np.random.default_rng(seed).integers(-1, count, len(problem.shape))
    grouped = replace(problem, group=group)
    _sound(grouped, groups(grouped, budget=0))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 30])
def test_polished_actors_stay_in_their_frames(count: int) -> None:
    problem = wheel(45)
    grouped = replace(problem, group=np.random.default_rng(count).integers(0, count, 45))
    found = groups(grouped, budget=1)
    _sound(grouped, found)
    again = groups(replace(grouped, label=grouped.label * 1.0), budget=0)
    assert (again.position == groups(grouped, budget=0).position).all()


def _tiered(count: int) -> Problem:
    """Group 0 is all of the top tier; the others are of lower tiers."""
    problem = wheel(10 * count)
    group = np.arange(10 * count) // 10
    return replace(problem, group=group, tier=np.where(group == 0, 0, 2))


def test_the_country_is_a_band_on_top_of_one_row() -> None:
    frames = {frame.group: frame for frame in groups(_tiered(4), budget=0).frames}
    assert all(frames[0].y + frames[0].h <= frames[other].y for other in (1, 2, 3))
    assert frames[0].w == pytest.approx(max(frame.x + frame.w for frame in frames.values()))


def test_the_country_is_in_the_middle_of_several_rows() -> None:
    frames = {frame.group: frame for frame in groups(_tiered(9), budget=0).frames}
    above = [other for other in range(1, 9) if frames[other].y + frames[other].h <= frames[0].y]
    below = [other for other in range(1, 9) if frames[other].y >= frames[0].y + frames[0].h]
    assert above
    assert below
    assert len(above) + len(below) == 8


def test_frames_have_room_by_what_is_in_them() -> None:
    problem = replace(network(40), group=np.where(np.arange(40) < 30, 0, 1), tier=np.full(40, -1))
    frames = {frame.group: frame for frame in groups(problem, budget=0).frames}
    assert frames[0].w * frames[0].h > 1.7 * frames[1].w * frames[1].h


def test_moved_actors_stay() -> None:
    problem = replace(wheel(20), start=np.full((20, 2), 33.3), anchored=np.arange(20) == 4)
    found = groups(problem, budget=0.5)
    assert found.position[4].tolist() == [33.3, 33.3]
    assert overlapping(problem, found) == []


def test_nothing_to_group() -> None:
    assert groups(network(0)).frames == ()
    loose = replace(network(5), group=np.full(5, -1))
    found = groups(loose, budget=0.2)
    assert found.frames == ()
    assert overlapping(loose, found) == []

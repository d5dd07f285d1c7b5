"""From an abstract picture to a page."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.network.layout.fill import filled, packed, tier_heights, turned


def test_the_top_tier_comes_up() -> None:
    tier = np.array([0, 0, 1, 1, 2, 2])
    position = np.array([[5.0, 0.0], [5.2, 1.0], [3.0, 0.2], [2.9, 1.1], [0.0, 0.0], [0.1, 1.0]])
    found = turned(position, tier, 1.0)
    assert found[:2, 1].max() < found[2:4, 1].min()
    assert found[2:4, 1].max() < found[4:, 1].min()
    apart = np.hypot(*(position[0] - position[5]))
    assert np.hypot(*(found[0] - found[5])) == pytest.approx(apart)


def test_without_tiers_a_picture_lies_along_the_page() -> None:
    upright = np.stack([np.array([0.0, 0.3, 0.1, 0.2]), np.arange(4.0)], axis=1)
    found = turned(upright, np.full(4, -1), 2.0)
    assert np.ptp(found[:, 0]) > 1.5 * np.ptp(found[:, 1])


def test_tier_heights_follow_the_numbers_of_actors() -> None:
    assert tier_heights(np.array([0, 2, 2, 2, -1])).tolist()[:4] == [0.125, 0.625, 0.625, 0.625]


@given(st.lists(st.integers(1, 20), min_size=1, max_size=12), st.integers(0, 100))
def test_separate_parts_lie_beside_each_other(sizes: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    sizes = sorted(sizes, reverse=True)
    parts = np.split(np.arange(sum(sizes)), np.cumsum(sizes)[:-1])
    laid = [random.normal(size=(len(part), 2)) for part in parts]
    found = packed(parts, laid, random.uniform(10, 30, sum(sizes)), 1.8)
    spans = [(found[part].min(axis=0), found[part].max(axis=0)) for part in parts]
    for i, (low, high) in enumerate(spans):
        for other_low, other_high in spans[i + 1 :]:
            assert (low > other_high).any() or (other_low > high).any()


@given(st.integers(1, 40), st.integers(0, 100))
def test_a_filled_page_is_filled_evenly(n: int, seed: int) -> None:
    position = np.random.default_rng(seed).lognormal(size=(n, 2))
    low, high = np.tile([10.0, 20.0], (n, 1)), np.tile([110.0, 60.0], (n, 1))
    found = filled(position, low, high, uniform=1.0)
    assert np.sort(found[:, 0]).tolist() == pytest.approx((10 + 100 * (np.arange(n) + 0.5) / n).tolist())
    order = [np.argsort(points[:, 1], kind="stable").tolist() for points in (position, found)]
    assert order[0] == order[1]

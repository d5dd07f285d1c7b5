"""Distances between actors, and positions that come near them."""

from typing import Any

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.network.layout.distances import components, ideal_lengths, shortest_paths
from workshop.network.layout.stress import Pull, majorise, majorise_sparse, scaled, stress


def _arrays(graph: Any) -> tuple[Any, Any]:
    ends = np.array(graph.edges(), dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


@given(st.integers(1, 25), st.floats(0.02, 0.4), st.integers(0, 100))
def test_shortest_paths_and_components_are_those_of_networkx(n: int, density: float, seed: int) -> None:
    graph: Any = networkx.gnp_random_graph(n, density, seed=seed)
    a, b = _arrays(graph)
    length = np.random.default_rng(seed).uniform(0.5, 2, len(a))
    for (u, v), long in zip(graph.edges(), length, strict=True):
        graph[u][v]["length"] = long
    found = shortest_paths(n, a, b, length)
    expected = dict(networkx.all_pairs_dijkstra_path_length(graph, weight="length"))
    for i in range(n):
        for j in range(n):
            assert found[i, j] == pytest.approx(expected[i].get(j, np.inf), rel=1e-5)
    assert {frozenset(part.tolist()) for part in components(n, a, b)} == {
        frozenset(part) for part in networkx.connected_components(graph)
    }


def test_actors_in_the_same_company_want_to_be_closer() -> None:
    # 0–1 share two neighbours; 4–5 share none.
    a, b = np.array([0, 0, 1, 0, 1, 4]), np.array([1, 2, 2, 3, 3, 5])
    length = ideal_lengths(6, a, b)
    assert length[0] == pytest.approx(0.45 * np.sqrt(3 + 3 - 2 * 2))
    assert length[5] == pytest.approx(0.45 * np.sqrt(2))


def test_a_chain_is_laid_out_straight_and_evenly() -> None:
    a, b = np.arange(9), np.arange(1, 10)
    distance = shortest_paths(10, a, b, np.ones(9))
    found = majorise(np.random.default_rng(1).normal(size=(10, 2)) * 0.2 + np.arange(10)[:, None], distance, 300)
    assert stress(found, distance) < 0.05
    assert np.hypot(*(found[9] - found[0])) == pytest.approx(9, rel=0.02)


def test_stress_is_as_low_as_that_of_a_converged_layout() -> None:
    graph: Any = networkx.barabasi_albert_graph(120, 2, seed=3)
    a, b = _arrays(graph)
    distance = shortest_paths(120, a, b, np.ones(len(a)))
    angle = np.arange(120) * (2 * np.pi / 120)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1) * distance.mean()
    noise = np.random.default_rng(1).normal(size=(120, 2))
    pivots = np.arange(0, 120, 4)
    found = majorise(scaled(distance[pivots], pivots, noise), distance, 100)
    assert stress(found, distance) <= 1.03 * stress(majorise(circle, distance, 3000), distance)


def test_sparse_stress_comes_near_the_dense_one() -> None:
    graph: Any = networkx.connected_watts_strogatz_graph(200, 4, 0.05, seed=2)
    a, b = _arrays(graph)
    length = np.ones(len(a))
    distance = shortest_paths(200, a, b, length)
    noise = np.random.default_rng(1).normal(size=(200, 2))
    pivots = np.sort(np.argsort(noise[:, 0])[:40])
    sparse = majorise_sparse(noise, a, b, length, pivots, 30)
    dense = majorise(scaled(distance[pivots], pivots, noise), distance, 100)
    assert stress(sparse, distance) <= 1.3 * stress(dense, distance)


def test_a_pull_draws_to_its_place() -> None:
    distance = shortest_paths(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    weight = np.zeros((3, 2))
    weight[0] = 1e6
    target = np.array([[7.0, -3.0], [0.0, 0.0], [0.0, 0.0]])
    start = np.array([[0.0, 0.0], [1.0, 0.1], [2.0, 0.0]])
    found = majorise(start, distance, 200, Pull(weight, target))
    assert found[0] == pytest.approx([7.0, -3.0], abs=1e-3)

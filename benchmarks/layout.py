"""The layouts Kracht and Groepen: how fast, how legible on the network of 2014, how steady when actors are added.

Labels are measured as 0.55 em a character and 1.2 em a line, so that no window system takes part. The yardstick of
crossings is networkx's spring layout put through the same filling of the page and separation of boxes.
"""

import importlib
import time
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.result import Result, absolute, against, milliseconds
from workshop.codes import TIER
from workshop.examples import start_edit
from workshop.network.groups import shown_groups
from workshop.network.layout import Arrangement, Problem, Score, first_force, force, groups, place_new, score
from workshop.network.layout.distances import shortest_paths
from workshop.network.layout.legibility import crossings
from workshop.network.layout.page import laid_out, quick_area
from workshop.network.layout.problem import Floats, Ints, drawing
from workshop.network.layout.stress import majorise, scaled, stress
from workshop.network.names import NameLevel, labels, wrap
from workshop.network.records import Actor, Tie
from workshop.state import State

LARGE = 499
"""From 500 nodes on networkx's spring layout needs SciPy, which Stip does without."""


def rows() -> list[Result]:
    zeeland, covenants = example_problem("zeeland", "full"), example_problem("convenanten", "medium")
    return [*_first_pictures(covenants), *_stress(), *_legible(covenants), *_zeeland(zeeland), *_steady(covenants)]


def example_problem(name: str, level: NameLevel, seed: int = 1) -> Problem:
    """A shipped example as a layout problem."""
    state = State()
    state.apply(start_edit(name))
    actors = list(state.table(Actor).values())
    place = {actor.id: index for index, actor in enumerate(actors)}
    ends = [(tie.from_actor or "", tie.to_actor or "") for tie in state.table(Tie).values()]
    ties = np.array([(place[a], place[b]) for a, b in ends], dtype=np.int64)
    lines = [wrap(text) for text in labels(actors, level).values()]
    degree = np.bincount(ties.ravel(), minlength=len(actors))
    size = 1.7 + 0.9 * np.sqrt(degree / degree.max())
    tiers, in_group = list(TIER), shown_groups(state).of
    return Problem(
        shape=np.stack([size * [1.4 if actor.kind == "region" else 1.0 for actor in actors], size], axis=1),
        label=np.array([(0.55 * max(map(len, block)), 1.2 * len(block)) for block in lines]),
        ties=ties,
        weight=np.ones(len(ties)),
        tier=np.array([tiers.index(actor.tier) if actor.tier in tiers else -1 for actor in actors], dtype=np.int64),
        group=np.array([in_group.get(actor.id, -1) for actor in actors], dtype=np.int64),
        aspect=2.0,
        anchored=np.zeros(len(actors), dtype=np.bool_),
        start=None,
        seed=seed,
    )


def random_problem(n: int, n_ties: int) -> Problem:
    """A connected network with some hubs, and labels of one to three lines."""
    random = np.random.default_rng(1)
    first = np.arange(1, n)
    trunk = np.stack([first, (first * random.random(n - 1) ** 2).astype(np.int64)], axis=1)
    ties = np.concatenate([trunk, random.integers(0, n, (n_ties - len(trunk), 2))])
    return Problem(
        shape=np.full((n, 2), 2.0),
        label=np.stack([random.uniform(3, 8, n), 1.2 * random.integers(1, 4, n)], axis=1),
        ties=ties,
        weight=np.ones(len(ties)),
        tier=random.integers(0, 6, n),
        group=random.integers(0, 5, n),
        aspect=2.0,
        anchored=np.zeros(n, dtype=np.bool_),
        start=None,
    )


def _first_pictures(covenants: Problem) -> list[Result]:
    crowd = random_problem(LARGE, 2 * LARGE)
    graph = _graph(crowd)
    quick = milliseconds(lambda: first_force(crowd), 5)
    found = [
        absolute("first picture", len(covenants.shape), milliseconds(lambda: first_force(covenants), 5), "ms", 300),
        absolute("first picture", LARGE, quick, "ms", 300),
        against("first picture", LARGE, quick, "ms", "networkx spring", milliseconds(lambda: _spring(graph), 3), 0.5),
    ]
    large = random_problem(5000, 10_000)
    found.append(absolute("first picture", 5000, milliseconds(lambda: first_force(large), 1), "ms", 500))
    return found


def _stress() -> list[Result]:
    """On hop distances, 30 rounds, as a first picture has them."""
    sketch = drawing(random_problem(LARGE, 2 * LARGE))
    distance = shortest_paths(sketch.n, sketch.a, sketch.b, np.ones(len(sketch.a)))
    noise = np.random.default_rng(1).normal(size=(sketch.n, 2))
    pivots = np.arange(0, sketch.n, 6)
    ours = stress(majorise(scaled(distance[pivots], pivots, noise), distance, 30), distance)
    reference, value = _kamada_kawai(sketch.a, sketch.b, distance)
    return [against("stress", sketch.n, ours, "", reference, value, 1.02)]


def _kamada_kawai(a: Ints, b: Ints, distance: Floats) -> tuple[str, float]:
    n = len(distance)
    try:
        importlib.import_module("scipy")
    except ImportError:
        # Its minimum by other means: from the same circle, majorised until nothing is gained.
        angle = np.arange(n) * (2 * np.pi / n)
        circle = np.stack([np.cos(angle), np.sin(angle)], axis=1) * distance.mean()
        return "circle, converged (no SciPy)", stress(majorise(circle, distance, 3000), distance)
    import networkx

    graph: Any = networkx.Graph(zip(a.tolist(), b.tolist(), strict=True))
    found = networkx.kamada_kawai_layout(graph)
    position = np.array([found[i] for i in range(n)])
    i, j = np.triu_indices(n, 1)
    apart = np.hypot(*(position[i] - position[j]).T) / distance[i, j]
    return "networkx Kamada–Kawai", stress(position * float(apart.sum() / (apart**2).sum()), distance)


def _legible(problem: Problem) -> list[Result]:
    n, sketch = len(problem.shape), drawing(problem)
    start = time.perf_counter()
    found = force(problem)
    seconds = time.perf_counter() - start
    counts = score(problem, found)
    spring = laid_out(sketch, _spring(_graph(problem)), quick_area(sketch))
    straight = crossings(sketch, spring.position, np.zeros(len(sketch.a)))
    framed = score(problem, groups(problem))
    return [
        absolute("Kracht, polished", n, seconds, "s", 5.0),
        against("Kracht, crossings", n, counts.crossings, "", "networkx spring, same page", straight, 0.85),
        *_covered("Kracht", n, counts),
        absolute("Groepen, crossings", n, framed.crossings, "", 542),
        absolute("Groepen, overlaps", n, framed.label_label + framed.label_shape, "", 0),
    ]


def _covered(name: str, n: int, counts: Score) -> list[Result]:
    return [
        absolute(f"{name}, lines through names", n, 100 * counts.through_labels / counts.pairs, "%", 20),
        absolute(f"{name}, lines through shapes", n, 100 * counts.through_shapes / counts.pairs, "%", 5),
        absolute(f"{name}, overlaps", n, counts.label_label + counts.label_shape, "", 0),
        absolute(f"{name}, hidden lines", n, counts.hidden, "", 0),
    ]


def _zeeland(problem: Problem) -> list[Result]:
    n = len(problem.shape)
    counts = score(problem, force(problem, tier_anchor=0.05))
    return [absolute("Kracht Zeeland, crossings", n, counts.crossings, "", 36), *_covered("Kracht Zeeland", n, counts)]


def _steady(problem: Problem) -> list[Result]:
    """Five of the actors taken away, the rest laid out, and the five added again."""
    n = len(problem.shape)
    new = np.zeros(n, dtype=np.bool_)
    new[np.random.default_rng(5).choice(n, 5, replace=False)] = True
    before = force(without(problem, new))
    place = np.full((n, 2), np.nan)
    place[~new] = before.position
    side = np.zeros(n, dtype=np.int8)
    side[~new] = before.side
    grown = replace(problem, start=place, side=side)
    after = place_new(grown, new)
    return [
        absolute("five added", n, milliseconds(lambda: place_new(grown, new), 5), "ms", 100),
        absolute("five added, mean shift", n, shift(before, after.position[~new]), "%", 1),
        absolute("five added, overlaps", n, sum(_overlaps(score(grown, after))), "", 0),
    ]


def without(problem: Problem, gone: Any) -> Problem:
    """The problem with fewer actors."""
    keep = np.flatnonzero(~gone)
    rank = np.full(len(gone), -1)
    rank[keep] = np.arange(len(keep))
    ties = rank[problem.ties]
    own = (ties >= 0).all(axis=1)
    return replace(
        problem,
        shape=problem.shape[keep],
        label=problem.label[keep],
        ties=ties[own],
        weight=problem.weight[own],
        tier=problem.tier[keep],
        group=problem.group[keep],
        anchored=problem.anchored[keep],
    )


def shift(before: Arrangement, after: Floats) -> float:
    """Mean move, in % of the diagonal."""
    moved = np.sqrt(((after - before.position) ** 2).sum(axis=1)).mean()
    return 100 * float(moved) / float(np.hypot(*before.page[2:]))


def _overlaps(counts: Score) -> tuple[int, int]:
    return counts.label_label, counts.label_shape


def _graph(problem: Problem) -> Any:
    import networkx

    graph: Any = networkx.Graph()
    graph.add_nodes_from(range(len(problem.shape)))
    graph.add_edges_from(map(tuple, problem.ties[problem.ties[:, 0] != problem.ties[:, 1]].tolist()))
    return graph


def _spring(graph: Any) -> Floats:
    import networkx

    found = networkx.spring_layout(graph, seed=1)
    return np.array([found[i] for i in range(len(graph))], dtype=np.float64)

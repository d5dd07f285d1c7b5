"""Stress majorisation: positions whose distances come as near as they can to the wanted ones.

Dense up to DENSE_LIMIT actors (SMACOF with weights 1/d²: Gansner, Koren, North 2004); above that only ties and
distances to pivots count (after Ortmann, Klimenta, Brandes 2017).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workshop.network.layout.distances import shortest_paths
from workshop.network.layout.problem import Floats, Ints

DENSE_LIMIT = 800
PIVOTS = 40


@dataclass(frozen=True)
class Pull:
    """Extra springs to fixed places: `weight` (n, 2) per axis, towards `target` (n, 2)."""

    weight: Floats
    target: Floats


def stress(position: Floats, distance: Floats) -> float:
    """Σ (|pᵢ − pⱼ| − dᵢⱼ)² / dᵢⱼ² over all pairs."""
    i, j = np.triu_indices(len(position), 1)
    wanted = distance[i, j]
    return float(((np.hypot(*(position[i] - position[j]).T) - wanted) ** 2 / wanted**2).sum())


def majorise(position: Floats, distance: Floats, rounds: int, pull: Pull | None = None) -> Floats:
    """Lower the stress from the given positions; stops early once a round gains less than 0.001 % a pair."""
    n = len(position)
    if n < 2:
        return position
    wanted = distance + np.eye(n)
    weight = 1 / wanted**2
    np.fill_diagonal(weight, 0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = wanted * weight
    free = _inverse(laplacian, None)
    solve = [free, free] if pull is None else [_inverse(laplacian, pull.weight[:, k]) for k in (0, 1)]
    before = np.inf
    for _ in range(rounds):
        square = (position**2).sum(axis=1)
        apart = np.sqrt(np.maximum(square[:, None] + square - 2 * position @ position.T, 1e-12))
        now = float((weight * apart**2).sum() - 2 * (inverse * apart).sum())
        ratio = inverse / apart
        moved = ratio.sum(axis=1)[:, None] * position - ratio @ position
        if pull is not None:
            moved += pull.weight * pull.target
        position = np.stack([solve[k] @ moved[:, k] for k in (0, 1)], axis=1)
        if before - now < 1e-5 * n * n:
            break
        before = now
    return position


def scaled(distance: Floats, sources: Ints, noise: Floats) -> Floats:
    """Pivot multidimensional scaling: a start that already has the right shape; `distance` (sources, n).

    `noise` (n, 2) sets apart the actors whose distances are all the same, such as the points of a star.
    """
    square = distance.T**2
    centred = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    gram = centred.T @ centred
    axes = noise[: len(sources)]
    for _ in range(30):  # the two main axes, by orthogonal iteration
        axes = np.linalg.qr(gram @ axes)[0]
    flat = centred @ axes
    size = np.sqrt((flat**2).mean())
    flat = flat / max(size, 1e-9) + 0.1 * noise
    apart = np.sqrt(((flat[:, None] - flat[sources]) ** 2).sum(axis=2))
    return np.asarray(flat * (distance.sum() / max(apart.sum(), 1e-9)), dtype=np.float64)


def majorise_sparse(noise: Floats, a: Ints, b: Ints, length: Floats, pivots: Ints, rounds: int) -> Floats:
    """The same from scratch for a large connected network: each actor heeds its ties and the pivots."""
    n = len(noise)
    distance = shortest_paths(n, a, b, length, pivots).T
    position = scaled(distance.T, pivots, noise)
    wanted = np.where(distance > 0, distance, 1.0)
    # A pivot stands for its share of all other actors, or the ties would outweigh the shape of the whole.
    block = np.where(distance > 0, n / len(pivots) / wanted**2, 0.0)
    near = 1 / length**2

    def laplacian(weight: Floats, ties: Floats, x: Floats) -> Floats:
        total = weight.sum(axis=1)[:, None] * x - weight @ x[pivots]
        total[pivots] += weight.sum(axis=0)[:, None] * x[pivots] - weight.T @ x
        flow = ties[:, None] * (x[a] - x[b])
        for k in (0, 1):
            total[:, k] += np.bincount(a, flow[:, k], n) - np.bincount(b, flow[:, k], n)
        return np.asarray(total, dtype=np.float64)

    diagonal = block.sum(axis=1) + np.bincount(a, near, n) + np.bincount(b, near, n)
    diagonal[pivots] += block.sum(axis=0)
    for _ in range(rounds):
        to_pivots = np.sqrt(((position[:, None] - position[pivots]) ** 2).sum(axis=2))
        along = np.sqrt(((position[a] - position[b]) ** 2).sum(axis=1))
        target = laplacian(
            block * wanted / np.maximum(to_pivots, 1e-6), near * length / np.maximum(along, 1e-6), position
        )
        position = _conjugate(lambda x: laplacian(block, near, x), diagonal, target, position, 8)
    return position


def _conjugate(
    apply: Callable[[Floats], Floats], diagonal: Floats, target: Floats, start: Floats, rounds: int
) -> Floats:
    x = start.copy()
    residue = target - apply(x)
    direct = residue / diagonal[:, None]
    step = direct.copy()
    energy = (residue * direct).sum(axis=0)
    for _ in range(rounds):
        applied = apply(step)
        length = energy / np.maximum((step * applied).sum(axis=0), 1e-30)
        x += length * step
        residue -= length * applied
        direct = residue / diagonal[:, None]
        before, energy = energy, (residue * direct).sum(axis=0)
        step = direct + energy / np.maximum(before, 1e-30) * step
    return x


def _inverse(laplacian: Floats, weight: Floats | None) -> Floats:
    n = len(laplacian)
    if weight is None or not weight.any():
        level = 1.0 / n
        return np.asarray(np.linalg.inv(laplacian + level) - level, dtype=np.float64)
    return np.asarray(np.linalg.inv(laplacian + np.diag(weight)), dtype=np.float64)

"""How far apart actors want to be: ideal lengths from shared neighbours, shortest paths, separate parts."""

import numpy as np

from workshop.network.layout.problem import Floats, Ints


def ideal_lengths(n: int, a: Ints, b: Ints) -> Floats:
    """(m,) 0.45 √(|N₁ ∪ N₂| − |N₁ ∩ N₂|) per tie: busy actors get room, those in the same company sit close."""
    degree = np.bincount(a, minlength=n) + np.bincount(b, minlength=n)
    if n <= 1500:
        adjacent = np.zeros((n, n), dtype=np.float32)
        adjacent[a, b] = adjacent[b, a] = 1
        common = np.einsum("ij,ij->i", adjacent[a], adjacent[b]).astype(np.float64)
    else:
        near = neighbours(n, a, b)
        common = np.array([len(near[i] & near[j]) for i, j in zip(a.tolist(), b.tolist(), strict=True)], dtype=float)
    # Each end is a neighbour of the other: the difference is at least 2, so no length is 0.
    return np.asarray(0.45 * np.sqrt(degree[a] + degree[b] - 2 * common), dtype=np.float64)


def neighbours(n: int, a: Ints, b: Ints) -> list[set[int]]:
    near: list[set[int]] = [set() for _ in range(n)]
    for i, j in zip(a.tolist(), b.tolist(), strict=True):
        near[i].add(j)
        near[j].add(i)
    return near


def shortest_paths(n: int, a: Ints, b: Ints, length: Floats, sources: Ints | None = None) -> Floats:
    """(sources, n) path lengths from each source (all nodes by default); infinite where there is no path.

    All sources at once: each sweep shortens every path by every tie, until none gets shorter (Bellman–Ford).
    """
    chosen = np.arange(n) if sources is None else sources
    path = np.full((n, len(chosen)), np.inf)
    path[chosen, np.arange(len(chosen))] = 0
    if len(a) == 0:
        return path.T
    tail, head = np.concatenate([a, b]), np.concatenate([b, a])
    order = np.argsort(head, kind="stable")
    tail, head, cost = tail[order], head[order], np.concatenate([length, length])[order, None]
    first = np.flatnonzero(np.r_[True, head[1:] != head[:-1]])
    target = head[first]
    for _ in range(n):
        shorter = np.minimum.reduceat(path[tail] + cost, first, axis=0)
        if not (shorter < path[target] - 1e-12).any():
            break
        path[target] = np.minimum(path[target], shorter)
    return path.T


def components(n: int, a: Ints, b: Ints) -> list[Ints]:
    """The separate parts of the network, largest first."""
    label = np.arange(n)
    while len(a):
        low = np.minimum(label[a], label[b])
        before = label.copy()
        np.minimum.at(label, a, low)
        np.minimum.at(label, b, low)
        label = label[label]
        if (label == before).all():
            break
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if n else []
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))

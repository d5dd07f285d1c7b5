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
    path = np.full((n, len(chosen)), np.inf, dtype=np.float32)
    path[chosen, np.arange(len(chosen))] = 0
    if len(a) == 0:
        return path.T.astype(np.float64)
    tail, head, cost = np.concatenate([a, b]), np.concatenate([b, a]), np.concatenate([length, length])
    order = np.argsort(head, kind="stable")
    place = np.empty(len(head), dtype=np.int64)
    place[order] = np.arange(len(head)) - np.searchsorted(head[order], head[order])
    # Every node's first tie, then every node's second tie, …: within one such set no node is changed twice.
    sets = [np.flatnonzero(place == k) for k in range(int(place.max()) + 1)]
    for _ in range(n):
        before = path.copy()
        for ties in sets:
            shorter = path[tail[ties]] + cost[ties, None].astype(np.float32)
            path[head[ties]] = np.minimum(path[head[ties]], shorter)
        if not (path < before * (1 - 1e-6)).any():
            break
    return path.T.astype(np.float64)


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

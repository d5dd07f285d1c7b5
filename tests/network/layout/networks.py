"""Networks to lay out in tests: given, or drawn by hypothesis."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from workshop.network.layout import Arrangement, Problem


def network(n: int, ties: Sequence[tuple[int, int]] = (), seed: int = 1) -> Problem:
    """n actors with labels of one to three lines, and these ties."""
    random = np.random.default_rng([n, 7])
    return Problem(
        shape=random.uniform(1.5, 3, (n, 2)),
        label=np.stack([random.uniform(2, 8, n), 1.2 * random.integers(1, 4, n)], axis=1),
        ties=np.array(ties, dtype=np.int64).reshape(-1, 2),
        weight=np.ones(len(ties)),
        tier=random.integers(-1, 4, n),
        group=random.integers(0, 3, n),
        aspect=1.8,
        anchored=np.zeros(n, dtype=np.bool_),
        start=None,
        seed=seed,
    )


def wheel(n: int) -> Problem:
    """A hub, a ring round it, and every fifth actor of the ring tied to the one across."""
    rim = [(i, i % (n - 1) + 1) for i in range(1, n)]
    across = [(i, (i + n // 2) % (n - 1) + 1) for i in range(1, n, 5)]
    return network(n, [(0, i) for i in range(1, n)] + rim + [tie for tie in across if tie[0] != tie[1]])


@st.composite
def networks(draw: st.DrawFn, most: int = 12) -> Problem:
    n = draw(st.integers(0, most))
    index = st.integers(0, max(n - 1, 0))
    ties = draw(st.lists(st.tuples(index, index), max_size=2 * n)) if n else []
    return network(n, ties, draw(st.integers(0, 5)))


def overlapping(problem: Problem, found: Arrangement) -> list[tuple[int, int]]:
    """Pairs of actors of which the shape or label of one lies over that of the other; looks at every pair."""
    rects = [_rects(problem, found, actor) for actor in range(len(problem.shape))]
    return [
        (i, j)
        for i in range(len(rects))
        for j in range(i + 1, len(rects))
        if any(_over(one, other) for one in rects[i] for other in rects[j])
    ]


Rect = tuple[float, float, float, float]


def _rects(problem: Problem, found: Arrangement, actor: int) -> list[Rect]:
    """Left, top, right and bottom of an actor's shape and of its label, 0.15 em away on its side."""
    x, y = found.position[actor]
    w, h = problem.shape[actor] / 2
    lw, lh = problem.label[actor]
    label = {
        0: (x - lw / 2, y + h + 0.15, x + lw / 2, y + h + 0.15 + lh),
        1: (x - lw / 2, y - h - 0.15 - lh, x + lw / 2, y - h - 0.15),
        2: (x + w + 0.15, y - lh / 2, x + w + 0.15 + lw, y + lh / 2),
        3: (x - w - 0.15 - lw, y - lh / 2, x - w - 0.15, y + lh / 2),
    }[int(found.side[actor])]
    return [(x - w, y - h, x + w, y + h), label]


def _over(one: Rect, other: Rect) -> bool:
    close = 1e-6
    across = one[0] < other[2] - close and other[0] < one[2] - close
    return across and one[1] < other[3] - close and other[1] < one[3] - close

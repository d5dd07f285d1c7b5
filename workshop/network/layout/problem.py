"""What a layout is asked (Problem) and what it answers (Arrangement); all lengths in em, y down."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Stop = Callable[[], bool]
Progress = Callable[[float], None]

BELOW, ABOVE, RIGHT, LEFT = 0, 1, 2, 3
LABEL_GAP = 0.15
"""Between a shape and its label."""
CLEARANCE = 0.3
"""Between the boxes (shape and label) of two actors."""
LARGEST = 1e6
"""A coordinate beyond this is taken for a mistake, and so for missing."""


@dataclass(frozen=True)
class Problem:
    """A network to be arranged. Positions are centres of shapes; a label counts as below its shape until placed."""

    shape: Floats
    """(n, 2) width and height of each shape, the doubling of a collective included."""
    label: Floats
    """(n, 2) width and height of each wrapped label; 0 where an actor shows no label."""
    ties: Ints
    """(m, 2) node indices, in any order; pairs may repeat."""
    weight: Floats
    """(m,) line width rank 1..3."""
    tier: Ints
    """(n,) 0 for the top (Rijk), then downward; -1 unknown."""
    group: Ints
    """(n,) index of the frame an actor belongs in, -1 none."""
    aspect: float
    """Width over height of the page."""
    anchored: Bools
    """(n,) moved by hand: stays exactly where `start` says."""
    start: Floats | None
    """(n, 2) positions now; NaN where an actor has none, None where all are to be found."""
    seed: int = 1


@dataclass(frozen=True)
class Frame:
    """The rectangle round the actors of one group, its title's room (at the top) included."""

    group: int
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class Arrangement:
    """Where everything goes."""

    position: Floats
    """(n, 2) centres of shapes."""
    side: npt.NDArray[np.int8]
    """(n,) where each label is: 0 below, 1 above, 2 right, 3 left of its shape."""
    bend: Floats
    """(m,) per tie as given: how far the middle of its curve lies off the straight line, as a fraction of the line's
    length, to the left when going from the first node to the second (on screen: from A at the left to B at the right,
    a positive bend arches upward). The control point of the quadratic curve lies twice as far off."""
    frames: tuple[Frame, ...]
    page: Floats
    """(4,) x, y, width and height of the content."""


@dataclass(frozen=True)
class Drawing:
    """A problem, cleaned, with each pair of actors joined once: what the steps of a layout work on."""

    shape: Floats
    label: Floats
    tier: Ints
    group: Ints
    aspect: float
    fixed: Bools
    start: Floats
    seed: int
    a: Ints
    b: Ints
    pair_of: Ints
    """(ties,) the pair each tie of the problem belongs to, -1 for one that joins nothing."""
    forward: Bools
    """(ties,) whether a tie runs from a to b of its pair."""
    half: Floats
    """(n, 2) half the box of shape and label below it, with half the clearance round it."""
    offset: Floats
    """(n, 2) from the centre of a shape to the centre of that box."""

    @property
    def n(self) -> int:
        return len(self.shape)


def drawing(problem: Problem) -> Drawing:
    """Clean a problem: sizes and positions that are no numbers, or absurd, are replaced or count as missing."""
    n = len(problem.shape)
    shape = np.clip(np.nan_to_num(_floats(problem.shape), nan=1.0), 0.1, 1e3)
    label = np.clip(np.nan_to_num(_floats(problem.label)), 0.0, 1e3)
    label[(label <= 0).any(axis=1)] = 0.0
    start = np.full((n, 2), np.nan)
    if problem.start is not None:
        given = _floats(problem.start)
        known = (np.abs(np.nan_to_num(given, nan=np.inf)) <= LARGEST).all(axis=1)
        start[known] = given[known]
    ties = np.asarray(problem.ties, dtype=np.int64).reshape(-1, 2)
    valid = (ties[:, 0] != ties[:, 1]) & (ties >= 0).all(axis=1) & (ties < n).all(axis=1)
    low, high = ties.min(axis=1, initial=n), ties.max(axis=1, initial=-1)
    keys, inverse = np.unique(low[valid] * n + high[valid], return_inverse=True)
    pair_of = np.full(len(ties), -1, dtype=np.int64)
    pair_of[valid] = inverse
    half, offset = _boxes(shape, label)
    aspect = problem.aspect if np.isfinite(problem.aspect) and problem.aspect > 0 else 1.0
    return Drawing(
        shape=shape,
        label=label,
        tier=np.asarray(problem.tier, dtype=np.int64),
        group=np.asarray(problem.group, dtype=np.int64),
        aspect=float(np.clip(aspect, 0.1, 10.0)),
        fixed=np.asarray(problem.anchored, dtype=np.bool_) & np.isfinite(start).all(axis=1),
        start=start,
        seed=problem.seed,
        a=keys // max(n, 1),
        b=keys % max(n, 1),
        pair_of=pair_of,
        forward=ties[:, 0] == low,
        half=half,
        offset=offset,
    )


def subset(sketch: Drawing, keep: Ints) -> Drawing:
    """The same with only these actors, in this order, and the lines among them; its ties are its pairs."""
    rank = np.full(sketch.n, -1, dtype=np.int64)
    rank[keep] = np.arange(len(keep))
    own = (rank[sketch.a] >= 0) & (rank[sketch.b] >= 0)
    return replace(
        sketch,
        **{name: getattr(sketch, name)[keep] for name in ("shape", "label", "tier", "group", "fixed", "start")},
        **{name: getattr(sketch, name)[keep] for name in ("half", "offset")},
        a=rank[sketch.a[own]],
        b=rank[sketch.b[own]],
        pair_of=np.arange(int(own.sum())),
        forward=np.ones(int(own.sum()), dtype=np.bool_),
    )


def label_offset(shape: Floats, label: Floats, side: npt.NDArray[np.integer] | int) -> Floats:
    """(n, 2) from the centre of each shape to the centre of its label on the given side."""
    away = (shape + label) / 2 + LABEL_GAP
    sides = np.broadcast_to(np.asarray(side), len(shape))
    x = np.where(sides == RIGHT, away[:, 0], np.where(sides == LEFT, -away[:, 0], 0.0))
    y = np.where(sides == BELOW, away[:, 1], np.where(sides == ABOVE, -away[:, 1], 0.0))
    return np.where(label > 0, np.stack([x, y], axis=1), 0.0)


def _boxes(shape: Floats, label: Floats) -> tuple[Floats, Floats]:
    below = np.where(label[:, 1] > 0, label[:, 1] + LABEL_GAP, 0.0)
    size = np.stack([np.maximum(shape[:, 0], label[:, 0]), shape[:, 1] + below], axis=1)
    return (size + CLEARANCE) / 2, np.stack([np.zeros(len(shape)), below / 2], axis=1)


def _floats(values: Floats) -> Floats:
    return np.array(values, dtype=np.float64).reshape(-1, 2)

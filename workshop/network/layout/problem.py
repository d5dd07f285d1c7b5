"""What a layout is asked (Problem) and what it answers (Arrangement); all lengths in em, y down."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Sides = npt.NDArray[np.int8]
Stop = Callable[[], bool]
Progress = Callable[[float], None]

BELOW, ABOVE, RIGHT, LEFT = 0, 1, 2, 3
LABEL_GAP = 0.15
"""Between a shape and its label."""
CLEARANCE = 0.3
"""Between the boxes (shape and label) of two actors."""
PARALLEL = 0.28
"""Between the ties of a pair, which run side by side."""
LARGEST = 1e6
"""A coordinate beyond this is taken for a mistake, and so for missing."""


@dataclass(frozen=True)
class Problem:
    """A network to be arranged. Positions are centres of shapes."""

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
    side: Sides | None = None
    """(n,) where labels are now, for `place_new`; None where all are below. See Arrangement."""


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
    side: Sides
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
    spread: Floats
    """(pairs,) how far the outer ties of each pair run beside the line between its centres."""
    forward: Bools
    """(ties,) whether a tie runs from a to b of its pair."""
    side: Sides
    """(n,) where the labels are: below, unless they are to stay where they were."""
    half: Floats
    """(n, 2) half the box of shape and label, with half the clearance round it."""
    offset: Floats
    """(n, 2) from the centre of a shape to the centre of that box."""

    @property
    def n(self) -> int:
        return len(self.shape)


@dataclass(frozen=True)
class Limit:
    """When to stop before all rounds are done."""

    deadline: float
    """In seconds of time.perf_counter."""
    should_stop: Stop

    def reached(self) -> bool:
        return perf_counter() > self.deadline or self.should_stop()


def drawing(problem: Problem, sides: Sides | None = None) -> Drawing:
    """Clean a problem: sizes and positions that are no numbers, or absurd, are replaced or count as missing.

    Labels are below their shapes unless `sides` says otherwise.
    """
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
    side = np.zeros(n, dtype=np.int8) if sides is None else np.asarray(sides, dtype=np.int8)
    half, offset = boxes(shape, label, side)
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
        spread=np.asarray((np.bincount(inverse, minlength=len(keys)) - 1) * (PARALLEL / 2), dtype=np.float64),
        forward=ties[:, 0] == low,
        side=side,
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
        **{name: getattr(sketch, name)[keep] for name in ("side", "half", "offset")},
        a=rank[sketch.a[own]],
        b=rank[sketch.b[own]],
        pair_of=np.arange(int(own.sum())),
        spread=sketch.spread[own],
        forward=np.ones(int(own.sum()), dtype=np.bool_),
    )


def label_offset(shape: Floats, label: Floats, side: Sides) -> Floats:
    """(n, 2) from the centre of each shape to the centre of its label on the given side."""
    away = (shape + label) / 2 + LABEL_GAP
    x = np.where(side == RIGHT, away[:, 0], np.where(side == LEFT, -away[:, 0], 0.0))
    y = np.where(side == BELOW, away[:, 1], np.where(side == ABOVE, -away[:, 1], 0.0))
    return np.where(label > 0, np.stack([x, y], axis=1), 0.0)


def boxes(shape: Floats, label: Floats, side: Sides) -> tuple[Floats, Floats]:
    """Half the size of the box of each shape and label, half the clearance round it; and where its centre is."""
    at = label_offset(shape, label, side)
    shown = label > 0
    low = np.minimum(-shape / 2, np.where(shown, at - label / 2, 0.0))
    high = np.maximum(shape / 2, np.where(shown, at + label / 2, 0.0))
    return (high - low + CLEARANCE) / 2, (high + low) / 2


def _floats(values: Floats) -> Floats:
    return np.array(values, dtype=np.float64).reshape(-1, 2)

"""How legible an arrangement is, in counts: what tests and benchmarks hold it to."""

from dataclasses import dataclass

import numpy as np

from workshop.network.layout.board import HIDDEN
from workshop.network.layout.geometry import crosses, hits, segments, visible
from workshop.network.layout.problem import (
    Arrangement,
    Bools,
    Drawing,
    Floats,
    Ints,
    Problem,
    Sides,
    drawing,
    label_offset,
)
from workshop.network.layout.separate import near_pairs


@dataclass(frozen=True)
class Score:
    """Counts over merged pairs: parallel ties are one line."""

    pairs: int
    crossings: int
    """X: lines that cross without a shared end."""
    through_labels: int
    """EL: lines through the label of an actor that is not their end."""
    through_shapes: int
    """ES: the same for shapes."""
    label_label: int
    """LL: labels that overlap."""
    label_shape: int
    """LS: labels over another actor's shape, and shapes over each other."""
    hidden: int
    """Lines that show less than 1.2 em between the boxes at their ends."""


def score(problem: Problem, arrangement: Arrangement) -> Score:
    """Count what is wrong with an arrangement (on rectangles, not on pixels)."""
    sketch = drawing(problem)
    bend = pair_bends(sketch, arrangement.bend)
    side = arrangement.side
    labels, shapes = line_hits(sketch, arrangement.position, side, bend)
    label_label, label_shape = overlaps(sketch, arrangement.position, side)
    return Score(
        pairs=len(sketch.a),
        crossings=crossings(sketch, arrangement.position, bend),
        through_labels=int(labels.sum()),
        through_shapes=int(shapes.sum()),
        label_label=label_label,
        label_shape=label_shape,
        hidden=int((visible(sketch, arrangement.position, side) < HIDDEN).sum()),
    )


def pair_bends(sketch: Drawing, bend: Floats) -> Floats:
    """(pairs,) from a to b, out of the bends per tie."""
    found = np.zeros(len(sketch.a))
    known = sketch.pair_of >= 0
    found[sketch.pair_of[known]] = np.where(sketch.forward, bend, -bend)[known]
    return found


def crossings(sketch: Drawing, position: Floats, bend: Floats) -> int:
    """Pairs of lines that cross and share no end."""
    start, end, owner = segments(sketch, position, bend)
    total = 0
    block = max(1, 4_000_000 // max(len(start), 1))
    crossed: list[Ints] = []
    for first in range(0, len(start), block):
        rows = slice(first, first + block)
        i, j = np.nonzero(crosses(start[rows, None], end[rows, None], start[None], end[None]))
        i, j = owner[rows][i], owner[j]
        foreign = (i < j) & ~shared_end(sketch, i, j)
        crossed.append(np.unique(i[foreign] * len(sketch.a) + j[foreign]))
    if crossed:
        total = len(np.unique(np.concatenate(crossed)))
    return total


def shared_end(sketch: Drawing, i: Ints, j: Ints) -> Bools:
    a, b = sketch.a, sketch.b
    return np.asarray((a[i] == a[j]) | (a[i] == b[j]) | (b[i] == a[j]) | (b[i] == b[j]), dtype=np.bool_)


def line_hits(sketch: Drawing, position: Floats, side: Sides, bend: Floats) -> tuple[Bools, Bools]:
    """(pairs, n) which lines, as wide as all ties of the pair, run through which labels, and shapes, of others."""
    start, end, owner = segments(sketch, position, bend)
    label_at = position + label_offset(sketch.shape, sketch.label, side)
    found = []
    for centre, size in ((label_at, sketch.label), (position, sketch.shape)):
        through = np.zeros((len(sketch.a), sketch.n), dtype=np.bool_)
        for first in range(0, len(start), 2000):
            rows = slice(first, first + 2000)
            spread = sketch.spread[owner[rows], None, None]
            at, which = np.nonzero(hits(start[rows, None], end[rows, None], centre[None], size[None] / 2 + spread))
            through[owner[rows][at], which] = True
        through[:, (size <= 0).any(axis=1)] = False
        line = np.arange(len(sketch.a))
        through[line, sketch.a] = through[line, sketch.b] = False
        found.append(through)
    return found[0], found[1]


def overlaps(sketch: Drawing, position: Floats, side: Sides) -> tuple[int, int]:
    """Overlapping labels, and labels or shapes over another actor's shape."""
    shown = np.flatnonzero((sketch.label > 0).all(axis=1))
    label_at = position + label_offset(sketch.shape, sketch.label, side)
    centre = np.concatenate([position, label_at[shown]])
    half = np.concatenate([sketch.shape, sketch.label[shown]]) / 2
    of = np.concatenate([np.arange(sketch.n), shown])
    i, j = near_pairs(centre, half - 1e-6)
    foreign = of[i] != of[j]
    both = (i >= sketch.n) & (j >= sketch.n)
    return int((foreign & both).sum()), int((foreign & ~both).sum())

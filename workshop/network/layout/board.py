"""The board that polishing and placing move actors on: what an actor would cost at each of many spots, at once."""

import numpy as np
import numpy.typing as npt

from workshop.network.layout.fill import tier_heights
from workshop.network.layout.geometry import exit_length
from workshop.network.layout.problem import Bools, Drawing, Floats, Ints, label_offset

Singles = npt.NDArray[np.float32]

LABEL_HIT = 1.3
SHAPE_HIT = 2.2
SHORT, TOO_SHORT = 1.8, 3.0
"""A line that shows less than SHORT between the boxes at its ends costs TOO_SHORT,"""
HIDDEN, HIDING = 1.2, 6.0
"""and one that shows less than HIDDEN costs HIDING on top of that."""
LENGTH = 5.0
TIER = 100.0
"""Cost of an actor a page height away from its tier, times the pull."""


class Board:
    """Positions that change, on a page that does not; labels stay on the side they are on.

    Costs are in crossings: a line through a label counts LABEL_HIT, one through a shape SHAPE_HIT.
    """

    def __init__(self, sketch: Drawing, position: Floats, low: Floats, high: Floats) -> None:
        n = sketch.n
        self.sketch = sketch
        self.position = position.copy()
        self.low = low + sketch.half - sketch.offset
        self.high = np.maximum(high - sketch.half - sketch.offset, self.low)
        self.diagonal = max(float(np.hypot(*(high.max(axis=0) - low.min(axis=0)))), 1.0)
        self.label_at = label_offset(sketch.shape, sketch.label, sketch.side)
        self._half = (np.concatenate([sketch.shape, sketch.label]) / 2).astype(np.float32)
        shown = (sketch.label > 0).all(axis=1)
        self._weight = np.concatenate([np.full(n, SHAPE_HIT), np.where(shown, LABEL_HIT, 0.0)]).astype(np.float32)
        self._rect = np.ones((2 * n, 3), dtype=np.float32)
        self._rect[:n, :2] = self.position
        self._rect[n:, :2] = self.position + self.label_at
        self.lines = [np.zeros(0, dtype=np.int64)] * n
        ends = np.concatenate([sketch.a, sketch.b])
        order = np.argsort(ends, kind="stable")
        line = np.tile(np.arange(len(sketch.a)), 2)[order]
        for i, own in enumerate(np.split(line, np.cumsum(np.bincount(ends, minlength=n))[:-1])):
            self.lines[i] = own
        self.tier_at: Floats | None = None
        self.tier_pull = 0.0

    def anchor(self, pull: float) -> None:
        """Draw each tier lightly to its own height; `pull` 0..0.05."""
        down = tier_heights(self.sketch.tier)
        self.tier_at = self.low[:, 1] + down * (self.high[:, 1] - self.low[:, 1])
        self.tier_pull = pull

    def neighbours(self, i: int) -> Ints:
        own = self.lines[i]
        return np.asarray(self.sketch.a[own] + self.sketch.b[own] - i, dtype=np.int64)

    def move(self, i: int, spot: Floats) -> None:
        self.position[i] = spot
        self._rect[i, :2] = spot
        self._rect[self.sketch.n + i, :2] = spot + self.label_at[i]

    def free(self, i: int, spots: Floats, but: int = -1) -> Bools:
        """(k,) at which spots the box of i overlaps no other box; that of `but` is left out."""
        centre = self.position + self.sketch.offset
        wanted = spots + self.sketch.offset[i]
        reach = self.sketch.half + self.sketch.half[i] - 1e-9
        around = ((centre + reach > wanted.min(axis=0)) & (centre - reach < wanted.max(axis=0))).all(axis=1)
        around[i] = False
        if but >= 0:
            around[but] = False
        centre, reach = centre[around], reach[around]
        near = np.abs(centre[:, 0] - wanted[:, 0, None]) < reach[:, 0]
        near &= np.abs(centre[:, 1] - wanted[:, 1, None]) < reach[:, 1]
        return np.asarray(~near.any(axis=1), dtype=np.bool_)

    def free_spots(self, i: int, target: Floats, count: int) -> Floats:
        """(k, 2) free spots for actor i, some of the nearest to the target; just outside the rest is always one."""
        centre, half = self.position + self.sketch.offset, self.sketch.half
        others = np.arange(self.sketch.n) != i
        low = (centre - half)[others].min(axis=0) - 1.01 * half[i] - self.sketch.offset[i]
        high = (centre + half)[others].max(axis=0) + 1.01 * half[i] - self.sketch.offset[i]
        near = np.clip(target, low, high)
        found = np.zeros((0, 2))
        reach = np.maximum(8 * half[i], 12.0)
        while True:
            start, end = np.maximum(near - reach, low), np.minimum(near + reach, high)
            across = [np.linspace(start[k], end[k], int(np.clip((end[k] - start[k]) / 0.7, 2, 64))) for k in (0, 1)]
            spots = np.stack([axis.ravel() for axis in np.meshgrid(*across)], axis=1)
            found = spots[self.free(i, spots)]
            if len(found) >= 4 or (len(found) and (start <= low).all() and (end >= high).all()):
                break
            reach = 2 * reach
        order = np.argsort(((found - target) ** 2).sum(axis=1), kind="stable")[: 4 * count]
        return found[order[:: max(1, len(order) // count)]]

    def costs(self, i: int, spots: Floats) -> Floats:
        """(k,) cost of actor i at each spot: its own lines, and the lines of others through its shape and label."""
        sketch, k = self.sketch, len(spots)
        near = self.neighbours(i)
        others = np.ones(len(sketch.a), dtype=np.bool_)
        others[self.lines[i]] = False
        a, b = sketch.a[others], sketch.b[others]
        total = np.zeros(k)
        if len(near):
            total += self._own_lines(i, spots, near, a, b)
        if len(a):
            total += self._covering(i, spots, a, b, sketch.spread[others].astype(np.float32))
        if self.tier_at is not None and sketch.tier[i] >= 0:
            height = self.diagonal / np.hypot(1, sketch.aspect)
            total += self.tier_pull * TIER * ((spots[:, 1] - self.tier_at[i]) / height) ** 2
        return total

    def _own_lines(self, i: int, spots: Floats, near: Ints, a: Ints, b: Ints) -> Floats:
        """Crossings, hits, length and visible part of the lines from each spot to the neighbours (k)."""
        n, k, d = self.sketch.n, len(spots), len(near)
        end = self.position[near][:, None]
        way = end - spots
        # Arrays run over neighbours and, within each, over spots.
        dx, dy = way.reshape(-1, 2).T.astype(np.float32)
        x, y = np.tile(spots.T.astype(np.float32), d)
        # On which side of each of the d·k lines every shape's and label's centre lies: bilinear, so one product.
        side = self._rect @ np.stack([-dy, dx, dy * x - dx * y])
        wide, high = np.abs(dx), np.abs(dy)
        spread = np.repeat(self.sketch.spread[self.lines[i]], k).astype(np.float32)
        reach = self._half @ np.stack([high, wide]) + spread * (wide + high)
        rect, line = np.nonzero(np.abs(side) <= reach)
        hit = np.abs(self._rect[rect, 0] - (x + dx / 2)[line]) <= wide[line] / 2 + spread[line] + self._half[rect, 0]
        hit &= np.abs(self._rect[rect, 1] - (y + dy / 2)[line]) <= high[line] / 2 + spread[line] + self._half[rect, 1]
        hit &= (rect % n != i) & (rect % n != near[line // k])
        total = np.bincount(line[hit], self._weight[rect[hit]], d * k).astype(np.float64)
        if len(a):
            above = side[:n] > 0
            apart = np.take(above, a, axis=0) ^ np.take(above, b, axis=0)
            fan = _lines(self.position, a, b)
            at_spot, at_end = fan @ _ones(spots).T > 0, fan @ _ones(end[:, 0]).T > 0
            foreign = (a[:, None] != near) & (b[:, None] != near)
            crossed = apart.reshape(-1, d, k)
            crossed &= at_spot[:, None, :] ^ at_end[:, :, None]
            crossed &= foreign[:, :, None]
            total += np.ones(len(a), dtype=np.float32) @ apart.astype(np.float32)
        length = np.sqrt((way**2).sum(axis=2))
        unit = way / np.maximum(length, 1e-9)[..., None]
        half, label = self.sketch.shape / 2, self.sketch.label / 2
        shown = length - exit_length(unit, half[i], self.label_at[i], label[i])
        shown -= exit_length(-unit, half[near, None], self.label_at[near, None], label[near, None])
        cost = total.reshape(d, k) + LENGTH * (length / self.diagonal) ** 1.3 + hiding(shown)
        return np.asarray(cost.sum(axis=0), dtype=np.float64)

    def _covering(self, i: int, spots: Floats, a: Ints, b: Ints, spread: Singles) -> Floats:
        """Lines a–b through the shape and label of actor i at each spot."""
        fan = _lines(self.position, a, b)
        wide, high = np.abs(fan[:, 1]), np.abs(fan[:, 0])
        middle = ((self.position[a] + self.position[b]) / 2).astype(np.float32)
        total = np.zeros(len(spots))
        for rect, shift in ((i, np.zeros(2)), (self.sketch.n + i, self.label_at[i])):
            if self._weight[rect] == 0:
                continue
            half = self._half[rect]
            at = _ones(spots + shift)
            line, spot = np.nonzero(
                np.abs(fan @ at.T) <= (wide * (half[1] + spread) + high * (half[0] + spread))[:, None]
            )
            hit = np.abs(at[spot, 0] - middle[line, 0]) <= wide[line] / 2 + spread[line] + half[0]
            hit &= np.abs(at[spot, 1] - middle[line, 1]) <= high[line] / 2 + spread[line] + half[1]
            total += self._weight[rect] * np.bincount(spot[hit], minlength=len(spots))
        return total


def hiding(shown: Floats) -> Floats:
    """Cost of each line for how little of it shows."""
    return np.asarray(TOO_SHORT * (shown < SHORT) + HIDING * (shown < HIDDEN), dtype=np.float64)


def _lines(position: Floats, a: Ints, b: Ints) -> Singles:
    """(m, 3) lines a–b such that the product with (x, y, 1) is positive on one side; (-dy, dx, …)."""
    start = position[a]
    along = position[b] - start
    found = np.stack([-along[:, 1], along[:, 0], along[:, 1] * start[:, 0] - along[:, 0] * start[:, 1]], axis=1)
    return found.astype(np.float32)


def _ones(points: Floats) -> Singles:
    return np.concatenate([points, np.ones((len(points), 1))], axis=1).astype(np.float32)

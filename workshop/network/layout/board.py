"""The board that polishing and placing move actors on: what an actor would cost at each of many spots, at once."""

import numpy as np

from workshop.network.layout.geometry import cross, exit_length
from workshop.network.layout.problem import Bools, Drawing, Floats, Ints, label_offset

LABEL_HIT = 1.3
SHAPE_HIT = 1.6
TOO_SHORT = 3.0
SHORT = 1.8
"""A line that shows less than this between the boxes at its ends costs TOO_SHORT."""
LENGTH = 5.0
TIER = 30.0


class Board:
    """Positions that change, on a page that does not; labels are below their shapes.

    Costs are in crossings: a line through a label counts LABEL_HIT, one through a shape SHAPE_HIT.
    """

    def __init__(self, sketch: Drawing, position: Floats, low: Floats, high: Floats) -> None:
        n = sketch.n
        self.sketch = sketch
        self.position = position.copy()
        self.low = low + sketch.half - sketch.offset
        self.high = np.maximum(high - sketch.half - sketch.offset, self.low)
        self.diagonal = max(float(np.hypot(*(high.max(axis=0) - low.min(axis=0)))), 1.0)
        self.label_at = label_offset(sketch.shape, sketch.label, 0)
        self._half = np.concatenate([sketch.shape, sketch.label]) / 2
        shown = (sketch.label > 0).all(axis=1)
        self._weight = np.concatenate([np.full(n, SHAPE_HIT), np.where(shown, LABEL_HIT, 0.0)])
        self._rect = np.ones((2 * n, 3))
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
        near = np.abs(centre[:, 0] - wanted[:, 0, None]) < reach[:, 0]
        near &= np.abs(centre[:, 1] - wanted[:, 1, None]) < reach[:, 1]
        near[:, i] = False
        if but >= 0:
            near[:, but] = False
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
            total += self._covering(i, spots, a, b)
        if self.tier_at is not None and sketch.tier[i] >= 0:
            height = self.diagonal / np.hypot(1, sketch.aspect)
            total += self.tier_pull * TIER * ((spots[:, 1] - self.tier_at[i]) / height) ** 2
        return total

    def _own_lines(self, i: int, spots: Floats, near: Ints, a: Ints, b: Ints) -> Floats:
        """Crossings, hits, length and visible part of the lines from each spot to the neighbours (k)."""
        n, k, d = self.sketch.n, len(spots), len(near)
        end = self.position[near]
        way = end[None] - spots[:, None]
        dx, dy = way[..., 0].ravel(), way[..., 1].ravel()
        x, y = np.repeat(spots[:, 0], d), np.repeat(spots[:, 1], d)
        # Side of every shape's and label's centre, seen along each of the k·d lines: a bilinear form, so one product.
        side = self._rect @ np.stack([-dy, dx, dy * x - dx * y])
        reach = self._half @ np.stack([np.abs(dy), np.abs(dx)])
        hit = np.abs(side) <= reach
        for axis, (at, along) in enumerate(((x, dx), (y, dy))):
            hit &= np.abs(self._rect[:, axis, None] - (at + along / 2)) <= np.abs(along) / 2 + self._half[:, axis, None]
        hit[[i, n + i]] = False
        hit = hit.reshape(2 * n, k, d)
        hit[near, :, np.arange(d)] = hit[n + near, :, np.arange(d)] = False
        total = (self._weight @ hit.reshape(2 * n, k * d)).reshape(k, d).sum(axis=1)
        if len(a):
            above = side[:n] > 0
            start = self.position[a]
            along = self.position[b] - start
            parts = (above[a] != above[b]).reshape(len(a), k, d)
            at_spot = cross(along[:, None], spots[None] - start[:, None]) > 0
            at_end = cross(along[:, None], end[None] - start[:, None]) > 0
            parts &= at_spot[:, :, None] != at_end[:, None, :]
            parts &= ((a[:, None] != near) & (b[:, None] != near))[:, None, :]
            total += np.count_nonzero(parts, axis=0).sum(axis=1)
        length = np.sqrt((way**2).sum(axis=2))
        unit = way / np.maximum(length, 1e-9)[..., None]
        half, label = self.sketch.shape / 2, self.sketch.label / 2
        shown = length - exit_length(unit, half[i], self.label_at[i], label[i])
        shown -= exit_length(-unit, half[near], self.label_at[near], label[near])
        total += (LENGTH * (length / self.diagonal) ** 1.3 + TOO_SHORT * (shown < SHORT)).sum(axis=1)
        return np.asarray(total, dtype=np.float64)

    def _covering(self, i: int, spots: Floats, a: Ints, b: Ints) -> Floats:
        """Lines a–b through the shape and label of actor i at each spot."""
        start = self.position[a][:, None]
        along = self.position[b][:, None] - start
        middle = start + along / 2
        total = np.zeros(len(spots))
        for half, shift, weight in (
            (self._half[i], np.zeros(2), self._weight[i]),
            (self._half[self.sketch.n + i], self.label_at[i], self._weight[self.sketch.n + i]),
        ):
            if weight == 0:
                continue
            to = (spots + shift)[None] - middle
            hit = np.abs(cross(along, to)) <= np.abs(along) @ half[::-1]
            hit &= np.abs(to[..., 0]) <= np.abs(along[..., 0]) / 2 + half[0]
            hit &= np.abs(to[..., 1]) <= np.abs(along[..., 1]) / 2 + half[1]
            total += weight * np.count_nonzero(hit, axis=0)
        return total

"""Rectangles for groups: the hub (Rijk, landelijk) as a band across the page, the others in rows round it."""

from dataclasses import dataclass

import numpy as np

from workshop.network.layout.problem import Drawing, Floats, Ints

TITLE = 2.0
"""Room for a frame's title, at its top."""
MARGIN = 0.5
"""Between a frame and the boxes in it."""
GAP = 1.0
"""Between frames."""
NARROWEST = 8.0
"""Narrowest frame, for the sake of its title."""
ROOMY = 1.25
"""Width over height that a frame would like."""


@dataclass(frozen=True)
class Cells:
    """Rectangles (groups, 4) x, y, w, h, one for each of `groups`."""

    groups: Ints
    rect: Floats

    def walls(self, group: Ints) -> tuple[Floats, Floats]:
        """(n, 2) edges that each actor's box stays within, title and margin left free."""
        own = self.rect[np.searchsorted(self.groups, group)]
        low = own[:, :2] + np.array([MARGIN, TITLE])
        return low, own[:, :2] + own[:, 2:] - MARGIN


def hub(sketch: Drawing) -> int | None:
    """The group with most of the top tier, if there is one; it gets the band."""
    top = sketch.tier == 0
    found, count = np.unique(sketch.group[top], return_counts=True)
    if len(found) == 0 or len(np.unique(sketch.group)) < 2 or count.max() * 2 <= top.sum():
        return None
    return int(found[int(np.argmax(count))])


def arranged(sketch: Drawing, flat: Floats, room: Floats) -> Cells:
    """Rectangles of the wanted area per group (in the order of their numbers), placed as `flat` has the groups.

    Above each other in rows, and within a row from left to right, by the middle of each group's actors.
    """
    groups = np.unique(sketch.group)
    box = 2 * sketch.half
    size = np.array([[box[sketch.group == g].max(axis=0)] for g in groups]).reshape(-1, 2)
    least = np.maximum(size + np.array([2 * MARGIN, TITLE + MARGIN]), [NARROWEST, 0.0])
    middle = np.array([flat[sketch.group == g].mean(axis=0) for g in groups]).reshape(-1, 2)
    band = hub(sketch)
    others = np.flatnonzero(groups != band) if band is not None else np.arange(len(groups))
    width = max(float(np.sqrt(room.sum() * sketch.aspect)), float(least[:, 0].max()))
    rows = _rows(others, middle, room, width)
    if band is not None:
        rows.insert(0 if len(rows) < 2 else len(rows) // 2, np.flatnonzero(groups == band))
    width = max([width] + [float(least[row, 0].sum() + GAP * (len(row) - 1)) for row in rows])
    rect = np.zeros((len(groups), 4))
    y = 0.0
    for row in rows:
        inner = width - GAP * (len(row) - 1)
        height = max(float(room[row].sum()) / inner, float(least[row, 1].max()))
        across = _shares(room[row], least[row, 0], inner)
        x = 0.0
        for cell, wide in zip(row.tolist(), across.tolist(), strict=True):
            rect[cell] = x, y, wide, height
            x += wide + GAP
        y += height + GAP
    return Cells(groups, rect)


def _rows(others: Ints, middle: Floats, room: Floats, width: float) -> list[Ints]:
    """The groups in as many rows as makes frames nearest to ROOMY, upper ones first, each from left to right."""
    if len(others) == 0:
        return []
    down = others[np.argsort(middle[others, 1], kind="stable")]
    best: tuple[float, list[Ints]] | None = None
    for count in range(1, len(down) + 1):
        upto = np.cumsum(room[down]) - room[down] / 2
        row_of = np.minimum((upto / room[down].sum() * count).astype(np.int64), count - 1)
        rows = [down[row_of == k] for k in range(count) if (row_of == k).any()]
        height = np.concatenate([np.full(len(row), room[row].sum() / width) for row in rows])
        wide = room[np.concatenate(rows)] / height
        cost = float((np.abs(np.log(wide / height / ROOMY)) * room[np.concatenate(rows)]).sum())
        if best is None or cost < best[0] - 1e-9:
            best = (cost, rows)
    assert best is not None
    return [row[np.argsort(middle[row, 0], kind="stable")] for row in best[1]]


def _shares(room: Floats, least: Floats, total: float) -> Floats:
    """Widths by the room wanted, none below its least, together `total`."""
    tight = np.zeros(len(room), dtype=np.bool_)
    while True:
        left = total - least[tight].sum()
        wide = np.where(tight, least, room * left / max(float(room[~tight].sum()), 1e-9))
        low = ~tight & (wide < least)
        if not low.any():
            return np.asarray(wide, dtype=np.float64)
        tight |= low

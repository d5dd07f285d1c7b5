"""From an abstract picture to a page: turn it, set separate parts beside each other, spread it over the page."""

import numpy as np

from workshop.network.layout.problem import Floats, Ints

UNIFORM = 0.7
"""How far positions are drawn to even spacing; the rest keeps the shape that stress found."""


def turned(position: Floats, tier: Ints, aspect: float) -> Floats:
    """Rotated so that the top tier is up, and otherwise lying along the page."""
    if len(position) < 2:
        return position
    angles = np.arange(72) * (np.pi / 36)
    x = np.cos(angles)[:, None] * position[:, 0] - np.sin(angles)[:, None] * position[:, 1]
    y = np.sin(angles)[:, None] * position[:, 0] + np.cos(angles)[:, None] * position[:, 1]
    spread_x, spread_y = x.std(axis=1) + 1e-9, y.std(axis=1) + 1e-9
    merit = -0.3 * np.abs(np.log(spread_x / spread_y / aspect))
    known = tier >= 0
    level = tier[known].astype(np.float64)
    if known.sum() > 2 and level.std() > 0:
        down = y[:, known] - y[:, known].mean(axis=1)[:, None]
        merit += down @ (level - level.mean()) / (level.std() * known.sum() * spread_y)
    best = int(np.argmax(merit))
    return np.stack([x[best], y[best]], axis=1)


def tier_heights(tier: Ints) -> Floats:
    """(n,) 0..1, how far down the page each tier belongs, by how many actors the tiers above it have."""
    known = tier[tier >= 0]
    if len(known) == 0:
        return np.full(len(tier), 0.5)
    above = np.searchsorted(np.sort(known), tier, side="left")
    upto = np.searchsorted(np.sort(known), tier, side="right")
    return np.asarray((above + upto) / 2 / len(known), dtype=np.float64)


def packed(parts: list[Ints], laid: list[Floats], area: Floats, aspect: float) -> Floats:
    """Positions of all actors with the separate parts set beside each other in rows, the largest first.

    `laid` holds each part's own positions, `area` (n,) the room each actor's box takes; a part gets a rectangle as
    large as its boxes need, so that the largest takes most of the page and the small ones its right edge.
    """
    n = len(area)
    position = np.zeros((n, 2))
    if not parts:
        return position
    room = np.array([area[part].sum() for part in parts])
    left, top, width, height = 0.0, 0.0, float(np.sqrt(room.sum() * aspect)), float(np.sqrt(room.sum() / aspect))
    rest = float(room.sum())
    k = 0
    while k < len(parts):
        # Cut a strip off the longer side of what is left of the page, and fill it with as many parts as make it square.
        upright = width >= height
        side = height if upright else width
        count = 1
        while k + count < len(parts) and _unevenness(room[k : k + count + 1], side) < _unevenness(
            room[k : k + count], side
        ):
            count += 1
        strip = float(room[k : k + count].sum())
        depth = (width if upright else height) * strip / rest
        along = 0.0
        for part, own in zip(parts[k : k + count], laid[k : k + count], strict=True):
            extent = side * float(area[part].sum()) / strip
            size = np.array([depth, extent] if upright else [extent, depth])
            corner = np.array([left, top + along] if upright else [left + along, top])
            position[part] = corner + (0.08 + 0.84 * _unit(own)) * size
            along += extent
        if upright:
            left, width = left + depth, width - depth
        else:
            top, height = top + depth, height - depth
        rest -= strip
        k += count
    return position


def filled(position: Floats, low: Floats, high: Floats, uniform: float = UNIFORM) -> Floats:
    """Spread over the rectangle between `low` and `high` (n, 2): each axis scaled, and drawn to even spacing."""
    n = len(position)
    if n == 0:
        return position
    spread = _unit(position)
    for k in (0, 1):
        order = np.lexsort((np.arange(n), position[:, k]))
        rank = np.empty(n)
        rank[order] = (np.arange(n) + 0.5) / n
        spread[:, k] = (1 - uniform) * spread[:, k] + uniform * rank
    return low + spread * np.maximum(high - low, 0.0)


def _unit(position: Floats) -> Floats:
    """Scaled to 0..1 on both axes; the middle where there is no extent."""
    low, high = position.min(axis=0), position.max(axis=0)
    size = np.where(high > low, high - low, 1.0)
    return np.where(high > low, (position - low) / size, 0.5)


def _unevenness(room: Floats, side: float) -> float:
    """The worst ratio of sides in a strip of rectangles with these areas (squarified treemap: Bruls et al. 2000)."""
    depth = float(room.sum()) / side
    sides = room / depth
    return float(np.maximum(sides / depth, depth / sides).max())
